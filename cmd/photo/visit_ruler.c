/* photo/visit_ruler.c - one ruler for all visits of a patient */
#include "cmd/photo/visit.h"

#include <math.h>
#include <stdlib.h>

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

/* Interpupillary distances of visits, mm. */
typedef struct distances {
    double low, high, mean;
} distances;

/* False where not all are scaled by irises that are large enough. */
static bool read_distances(distances *d, const cli_visit *visits, size_t count)
{
    *d = (distances){INFINITY, 0, 0};
    for (size_t i = 0; i < count; i++) {
        const double mm = cli_visit_pupils_mm(visits[i].visit);

        if (!(mm > 0))
            return false;
        d->low = fmin(d->low, mm);
        d->high = fmax(d->high, mm);
        d->mean += mm;
    }
    d->mean /= (double)count;
    return true;
}

bool cli_ruler_doubt(char *text, size_t size, const cli_visit *visits,
                     size_t count)
{
    distances d;

    if (!read_distances(&d, visits, count) ||
        d.high - d.low <= cli_ruler_limit * (d.low + d.high) / 2)
        return false;
    snprintf(text, size,
             "interpupillary distances %.1f and %.1f mm differ too much for "
             "one ruler: give --pupil-mm",
             d.low, d.high);
    return true;
}

/* Their mean pupils' distance, mm; 0: it does not apply. */
static double common_ruler(const cli_visit *visits, size_t count)
{
    distances d;
    char text[160];

    if (!read_distances(&d, visits, count))
        return 0;
    if (!cli_ruler_doubt(text, sizeof text, visits, count))
        return d.mean;
    cli_warn("%s", text);
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
    for (size_t i = 0; i < count; i++) {
        hf_error error;
        const hf_status status = hf_visit_measure(
            &values[i], visits[i].visit, &options, cli_affected(), &error);

        fine = fine && status == HF_OK;
        /* Two rulers in place of one are other numbers: not unsaid. */
        if (status == HF_E_MEMORY) {
            cli_complain("%s", error.text);
            exit(CLI_NOTHING);
        }
    }
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
