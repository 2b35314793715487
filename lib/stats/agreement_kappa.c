/* stats/agreement_kappa.c - Cohen's kappa of two raters, plain and weighted */
#include "stats/agreement_grades.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "stats/sample.h"

/* ---------------------------------------------------------------- grades */

/* Puts a grade into its place; false if there is no room. */
static bool keep(hf_grades *g, double value)
{
    size_t at = 0;

    while (at < g->count && g->value[at] < value)
        at++;
    if (at < g->count && g->value[at] == value)
        return true;
    if (g->count == HF_KAPPA_GRADES)
        return false;
    for (size_t i = g->count++; i > at; i--)
        g->value[i] = g->value[i - 1];
    g->value[at] = value;
    return true;
}

hf_status hf_grades_collect(hf_grades *out, const double *a, size_t na,
                            const double *b, size_t nb, hf_error *error)
{
    bool room = true;

    out->count = 0;
    for (size_t i = 0; i < na; i++)
        room = room && keep(out, a[i]);
    for (size_t i = 0; i < nb; i++)
        room = room && keep(out, b[i]);
    if (!room)
        return hf_fail(error, HF_E_LIMIT,
                       "over %d different grades: these are measures",
                       HF_KAPPA_GRADES);
    if (!out->count)
        return hf_fail(error, HF_E_UNDEFINED, "no grades: no kappa");
    if (out->count == 1)
        return hf_fail(error, HF_E_UNDEFINED, "all grades are %g: no kappa",
                       out->value[0]);
    return HF_OK;
}

size_t hf_grades_number(const hf_grades *grades, double value)
{
    size_t at = 0;

    while (at + 1 < grades->count && grades->value[at] != value)
        at++;
    return at;
}

/* ----------------------------------------------------------------- kappa */

/* The table of pairs as shares, its margins, and what a cell is worth. */
typedef struct table {
    size_t n;
    double p[HF_KAPPA_GRADES][HF_KAPPA_GRADES];
    double w[HF_KAPPA_GRADES][HF_KAPPA_GRADES];
    double row[HF_KAPPA_GRADES], column[HF_KAPPA_GRADES];
} table;

/* 1 for the same grade, 0 for the two that are farthest apart. */
static double worth(const hf_grades *g, size_t i, size_t j,
                    hf_kappa_weights weights)
{
    const double apart = fabs(g->value[i] - g->value[j]) /
                         (g->value[g->count - 1] - g->value[0]);

    switch (weights) {
    case HF_KAPPA_LINEAR:
        return 1 - apart;
    case HF_KAPPA_QUADRATIC:
        return 1 - apart * apart;
    case HF_KAPPA_PLAIN:
        break;
    }
    return i == j;
}

static void fill(table *t, const hf_grades *g, const double *a, const double *b,
                 size_t n, hf_kappa_weights weights)
{
    t->n = g->count;
    for (size_t i = 0; i < n; i++) {
        const size_t r = hf_grades_number(g, a[i]);
        const size_t c = hf_grades_number(g, b[i]);

        t->p[r][c] += 1 / (double)n;
        t->row[r] += 1 / (double)n;
        t->column[c] += 1 / (double)n;
    }
    for (size_t i = 0; i < t->n; i++)
        for (size_t j = 0; j < t->n; j++)
            t->w[i][j] = worth(g, i, j, weights);
}

/* Mean worth of a row's (and of a column's) cells by the other margin. */
static void mean_worth(double *row, double *column, const table *t)
{
    for (size_t i = 0; i < t->n; i++) {
        row[i] = column[i] = 0;
        for (size_t j = 0; j < t->n; j++) {
            row[i] += t->column[j] * t->w[i][j];
            column[i] += t->row[j] * t->w[j][i];
        }
    }
}

static void judge(hf_kappa *out, const table *t, double level)
{
    double row[HF_KAPPA_GRADES], column[HF_KAPPA_GRADES];
    double seen = 0, chance = 0, square = 0;

    mean_worth(row, column, t);
    for (size_t i = 0; i < t->n; i++)
        for (size_t j = 0; j < t->n; j++) {
            seen += t->p[i][j] * t->w[i][j];
            chance += t->row[i] * t->column[j] * t->w[i][j];
        }
    out->kappa = (seen - chance) / (1 - chance);
    for (size_t i = 0; i < t->n; i++)
        for (size_t j = 0; j < t->n; j++)
            square +=
                t->p[i][j] *
                pow(t->w[i][j] - (row[i] + column[j]) * (1 - out->kappa), 2);
    square -= pow(out->kappa - chance * (1 - out->kappa), 2);
    out->ci = (hf_interval){NAN, NAN, level};
    out->se = NAN;
    /* Squares that are rounding: all agree, or all differ alike. */
    if (square <= 1e-12)
        return;
    out->se = sqrt(square / (double)out->n) / (1 - chance);
    out->ci.low = fmax(-1, out->kappa - hf_sample_z(level) * out->se);
    out->ci.high = fmin(1, out->kappa + hf_sample_z(level) * out->se);
}

hf_status hf_stats_kappa(hf_kappa *out, const double *a, const double *b,
                         size_t n, hf_kappa_weights weights, double level,
                         hf_error *error)
{
    hf_status status = hf_sample_check(a, n, level, error);
    hf_grades grades;
    table *t;

    if (status == HF_OK)
        status = hf_sample_check(b, n, level, error);
    if (status == HF_OK && (unsigned)weights > HF_KAPPA_QUADRATIC)
        status = hf_fail(error, HF_E_OPTION, "no weights %d", (int)weights);
    if (status == HF_OK)
        status = hf_grades_collect(&grades, a, n, b, n, error);
    if (status != HF_OK)
        return status;
    t = calloc(1, sizeof *t);
    if (!t)
        return hf_fail_memory(error);
    fill(t, &grades, a, b, n, weights);
    out->n = n;
    out->categories = grades.count;
    judge(out, t, level);
    free(t);
    return HF_OK;
}
