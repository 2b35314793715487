/* agree/gather.c - the subjects that all raters of a row have values of */
#include "cmd/agree/gather.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the cells that a row reads. */
static int columns_of(int column[CLI_RATERS], const cli_agree *agree,
                      const cli_agreement *r)
{
    if (r->series->direction == CLI_APART) {
        column[0] = cli_agree_pair(r->a, r->b);
        return 1;
    }
    if (r->b >= 0) {
        column[0] = r->a;
        column[1] = r->b;
        return 2;
    }
    for (int i = 0; i < agree->raters; i++)
        column[i] = i;
    return agree->raters;
}

/* Angles the short way round: within 180 degrees of the first rater's. */
static double near_first(const cli_agree_series *s, double value, double first)
{
    if (strcmp(s->measure, "excursion_angle") != 0 ||
        strcmp(s->unit, "deg") != 0)
        return value;
    return first + remainder(value - first, 360);
}

/* Whether a cell is complete; counts what is missing, by reason. */
static bool complete(cli_agreement *r, size_t *why, const cli_agree *agree,
                     size_t cell, const int *column, int k)
{
    const double *value = agree->values + cell * agree->stride;
    const size_t *reason = agree->reasons_of + cell * agree->stride;
    size_t lacking = CLI_NO_NAME;
    int there = 0, fine = 0;

    for (int i = 0; i < k; i++) {
        const bool known = reason[column[i]] != CLI_NO_NAME;

        fine += isfinite(value[column[i]]) != 0;
        there += known || isfinite(value[column[i]]);
        if (known && lacking == CLI_NO_NAME)
            lacking = reason[column[i]];
    }
    if (fine == k || !there)
        return fine == k;
    r->missing++;
    why[lacking == CLI_NO_NAME ? agree->reasons.count : lacking]++;
    return false;
}

static void name_reason(cli_agreement *r, const size_t *why,
                        const cli_agree *agree)
{
    size_t most = agree->reasons.count;

    for (size_t i = 0; i < agree->reasons.count; i++)
        if (why[i] > why[most])
            most = i;
    if (why[most])
        r->why = most < agree->reasons.count ? agree->reasons.words[most]
                                             : "no partner";
}

/* Different patients among the subjects that were used; 0 if one of them is
 * not known. */
static void count_patient(cli_agreement *r, bool *seen, bool *unknown,
                          const cli_agree *agree, size_t cell)
{
    const size_t patient = agree->patient_of[agree->subject_of[cell]];

    if (patient == CLI_NO_NAME) {
        *unknown = true;
        return;
    }
    r->patients += !seen[patient];
    seen[patient] = true;
}

void cli_agree_gather(cli_ratings *out, cli_agreement *r,
                      const cli_agree *agree)
{
    const cli_agree_series *s = r->series;
    int column[CLI_RATERS] = {0};
    const int k = columns_of(column, agree, r);
    size_t *why = cli_grow(NULL, agree->reasons.count + 1, sizeof *why);
    bool *seen = cli_grow(NULL, agree->patients.count, sizeof *seen);
    bool unknown = false;

    memset(why, 0, (agree->reasons.count + 1) * sizeof *why);
    memset(seen, 0, agree->patients.count * sizeof *seen);
    out->k = (size_t)k;
    out->n = 0;
    out->x = cli_grow(NULL, s->count * ((size_t)k + 2), sizeof *out->x);
    out->a = out->x + s->count * (size_t)k;
    out->b = out->a + s->count;
    for (size_t cell = s->first; cell < s->first + s->count; cell++) {
        const double *value = agree->values + cell * agree->stride;
        double *x = out->x + out->n * out->k;

        if (!complete(r, why, agree, cell, column, k))
            continue;
        for (int i = 0; i < k; i++)
            x[i] = near_first(s, value[column[i]], value[column[0]]);
        out->a[out->n] = x[0];
        out->b[out->n] = x[k > 1];
        out->n++;
        count_patient(r, seen, &unknown, agree, cell);
    }
    r->n = out->n;
    r->patients = unknown ? 0 : r->patients;
    name_reason(r, why, agree);
    free(why);
    free(seen);
}
