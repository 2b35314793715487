/* photo/visit_ruler.c - one ruler for all visits of a patient */
#include "cmd/photo/visit.h"

#include <math.h>

#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"

/* Share by which two visits' interpupillary distances may differ and still be
   two readings of one person: two readings of the iris scatter by 2.5 % each,
   three sds of their difference. */
const double cli_ruler_limit = 0.10;

double cli_visit_pupils_mm(const hf_visit *visit)
{
    const hf_frame *rest = hf_visit_frame(visit, HF_VIEW_REST);

    if (!rest || rest->source != HF_SCALE_IRIS ||
        cli_no_ruler(hf_visit_face(visit, HF_VIEW_REST), rest))
        return 0;
    return hypot(rest->pupil_x[HF_LEFT] - rest->pupil_x[HF_RIGHT],
                 rest->pupil_y[HF_LEFT] - rest->pupil_y[HF_RIGHT]);
}

/* Their mean pupils' distance, mm; 0: it does not apply. */
static double common_ruler(const cli_visit *visits, size_t count)
{
    double low = INFINITY, high = 0, sum = 0;

    for (size_t i = 0; i < count; i++) {
        const double mm = cli_visit_pupils_mm(visits[i].visit);

        if (!(mm > 0))
            return 0;
        low = fmin(low, mm);
        high = fmax(high, mm);
        sum += mm;
    }
    if (high - low <= cli_ruler_limit * (low + high) / 2)
        return sum / (double)count;
    cli_warn("interpupillary distances %.1f and %.1f mm differ too much "
             "for one ruler: give --pupil-mm",
             low, high);
    return 0;
}

double cli_visits_ruler(cli_visit *visits, size_t count)
{
    hf_frame_options options = cli_frame_options();
    hf_values *values[CLI_RULER_VISITS] = {NULL};
    const double mm = common_ruler(visits, count);
    bool fine = true;

    if (!(mm > 0))
        return 0;
    options.pupil_mm = mm;
    for (size_t i = 0; i < count; i++)
        fine &= hf_visit_measure(&values[i], visits[i].visit, &options,
                                 cli_affected(), NULL) == HF_OK;
    for (size_t i = 0; i < count; i++) {
        hf_values **old = &visits[i].values;

        hf_values_free(fine ? *old : values[i]);
        if (!fine)
            continue;
        *old = values[i];
        visits[i].frame = options;
    }
    return fine ? mm : 0;
}

double cli_visits_one_ruler(cli_visit visits[2])
{
    return cli_visits_ruler(visits, 2);
}
