/* stats/sample.c - checks, sorting, ranks */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "base/fail.h"

/* Relative to the largest value. Numbers of 9 printed digits leave rounding of
 * some 1e-16 in their differences, and differ by 1e-9 when they differ: in
 * between. Larger would make ties of different values, smaller would rank
 * rounding. */
static const double relative_grain = 1e-10;

hf_status hf_sample_check(const double *x, size_t n, double level,
                          hf_error *error)
{
    if (!(level > 0 && level < 1))
        return hf_fail(error, HF_E_OPTION,
                       "confidence level %g is not between 0 and 1", level);
    for (size_t i = 0; i < n; i++)
        if (!isfinite(x[i]))
            return hf_fail(error, HF_E_OPTION,
                           "value %zu is not finite: leave missing values out",
                           i + 1);
    return HF_OK;
}

double hf_sample_grain(const double *x, size_t n)
{
    double largest = 0;

    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, fabs(x[i]));
    return relative_grain * largest;
}

bool hf_sample_constant(const double *x, size_t n)
{
    const double grain = hf_sample_grain(x, n);

    for (size_t i = 1; i < n; i++)
        if (fabs(x[i] - x[0]) > grain)
            return false;
    return true;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double *hf_sample_sorted(const double *x, size_t n)
{
    double *copy = malloc((n ? n : 1) * sizeof *copy);

    if (!copy)
        return NULL;
    if (n) {
        memcpy(copy, x, n * sizeof *copy);
        qsort(copy, n, sizeof *copy, by_value);
    }
    return copy;
}

/* ---------------------------------------------------------------- ranks */

typedef struct place {
    double value;
    size_t index;
} place;

static int by_place(const void *a, const void *b)
{
    const place *p = a, *q = b;

    if (p->value != q->value)
        return p->value < q->value ? -1 : 1;
    return (p->index > q->index) - (p->index < q->index);
}

hf_status hf_sample_ranks(double *ranks, double *ties, const double *x,
                          size_t n, double grain, hf_error *error)
{
    place *places = malloc((n ? n : 1) * sizeof *places);

    if (!places)
        return hf_fail_memory(error);
    for (size_t i = 0; i < n; i++)
        places[i] = (place){x[i], i};
    qsort(places, n, sizeof *places, by_place);
    *ties = 0;
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n; next++)
            if (places[next].value - places[next - 1].value > grain)
                break;
        const double t = (double)(next - i);

        *ties += t * t * t - t;
        /* Ranks i + 1 to next have the mean of the first and the last. */
        for (size_t k = i; k < next; k++)
            ranks[places[k].index] = ((double)(i + next) + 1) / 2;
    }
    free(places);
    return HF_OK;
}

/* --------------------------------------------------------------- normal */

double hf_sample_z(double level)
{
    return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}

double hf_sample_z_p(double z)
{
    return fmin(1, 2 * gsl_cdf_ugaussian_Q(fabs(z)));
}

double hf_sample_z_of(double difference, double sd)
{
    const double half = difference > 0 ? 0.5 : difference < 0 ? -0.5 : 0;

    return (difference - half) / sd;
}
