/* batch/plan.c - patients, and parts of a cohort */
#include "cmd/batch/plan.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

static size_t patient_end(const manifest *m, size_t first)
{
    const char *name = manifest_at(m, first)->patient;
    size_t end = first + 1;

    while (end < manifest_count(m) &&
           !strcmp(manifest_at(m, end)->patient, name))
        end++;
    return end;
}

/* The part that holds the middle of the patient's photos. */
static int part_of(size_t first, size_t end, size_t all, int n)
{
    return (int)((double)(first + end) / 2 * n / (double)all);
}

void plan_make(plan *out, const manifest *m, int k, int n)
{
    const size_t all = manifest_count(m);

    *out = (plan){malloc((all + 1) * sizeof *out->patients), 0, 0};
    if (!out->patients) {
        cli_complain("out of memory");
        exit(CLI_NOTHING);
    }
    for (size_t first = 0, end; first < all; first = end) {
        end = patient_end(m, first);
        if (part_of(first, end, all, n) != k - 1)
            continue;
        out->patients[out->count++] = (plan_patient){first, end - first};
        out->photos += end - first;
    }
}

void plan_clear(plan *p)
{
    free(p->patients);
    *p = (plan){NULL, 0, 0};
}

void plan_warn_baseline(const manifest *m, const char *baseline)
{
    const size_t all = manifest_count(m);
    size_t patients = 0, without = 0;
    const char *example = "";
    bool several = false;

    for (size_t first = 0, end; first < all; first = end) {
        const manifest_row *row = manifest_at(m, first);

        end = patient_end(m, first);
        several =
            several || strcmp(row->visit, manifest_at(m, end - 1)->visit) != 0;
        patients++;
        if (!strcmp(row->visit, baseline))
            continue;
        if (!without++)
            example = row->patient;
    }
    if (several && without == patients)
        cli_warn("no patient has a visit '%s', so there are no changes: "
                 "name the baseline visit by --baseline",
                 baseline);
    else if (several && without)
        cli_warn("visit '%s' (--baseline) is missing in %zu of %zu patients, "
                 "who have no changes: '%s'%s",
                 baseline, without, patients, example,
                 without > 1 ? " and others" : "");
}
