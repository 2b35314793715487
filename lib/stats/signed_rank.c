/* stats/signed_rank.c - Wilcoxon's signed ranks with Hodges-Lehmann */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "stats/shift.h"
#include "stats/ways.h"

/* Under so many ranks the exact distribution is counted. R's limit, so that
 * the two agree; at 50 the normal approximation is good to 0.001 of p. */
enum { EXACT_BELOW = 50 };

/* Most changes: their means of pairs take 100 MB then. */
enum { MOST = 5000 };

/* Changes and room for their sizes and ranks. */
typedef struct signs {
    const double *change;
    size_t n;
    double *size, *rank;
} signs;

/* What the ranks say once a shift is taken off. */
typedef struct verdict {
    double plus;  /* sum of ranks of what is above 0 */
    double ties;  /* sum of t^3 - t */
    size_t count; /* what is not 0 */
} verdict;

static hf_status judge(verdict *out, const signs *s, double shift,
                       hf_error *error)
{
    const double grain = hf_sample_grain(s->change, s->n);
    size_t count = 0;
    hf_status status;

    for (size_t i = 0; i < s->n; i++)
        if (fabs(s->change[i] - shift) > grain)
            s->size[count++] = fabs(s->change[i] - shift);
    status = hf_sample_ranks(s->rank, &out->ties, s->size, count, grain, error);
    if (status != HF_OK)
        return status;
    out->plus = 0;
    out->count = 0;
    for (size_t i = 0; i < s->n; i++) {
        if (fabs(s->change[i] - shift) <= grain)
            continue;
        if (s->change[i] > shift)
            out->plus += s->rank[out->count];
        out->count++;
    }
    return HF_OK;
}

/* Normal approximation (Lehmann, Nonparametrics 1975, ch. 3): variance less
 * the ties' share, statistic half a step nearer. */
static double z_of(const verdict *v)
{
    const double n = (double)v->count;
    const double variance = n * (n + 1) * (2 * n + 1) / 24 - v->ties / 48;

    return hf_sample_z_of(v->plus - n * (n + 1) / 4, sqrt(variance));
}

static hf_status z_at(double *out, const void *data, double shift,
                      hf_error *error)
{
    verdict v;
    const hf_status status = judge(&v, data, shift, error);

    if (status == HF_OK)
        *out = z_of(&v);
    return status;
}

/* The means of all pairs of changes, each with itself too, sorted. */
static double *walsh(const double *x, size_t n)
{
    const size_t count = n * (n + 1) / 2;
    double *means = malloc(count * sizeof *means), *sorted;
    size_t next = 0;

    if (!means)
        return NULL;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i; k < n; k++)
            means[next++] = (x[i] + x[k]) / 2;
    sorted = hf_sample_sorted(means, count);
    free(means);
    return sorted;
}

static hf_status fill(hf_rank_test *out, const signs *s, double level,
                      hf_error *error)
{
    const size_t count = s->n * (s->n + 1) / 2;
    double *means = walsh(s->change, s->n);
    hf_ways ways = {NULL, 0};
    hf_status status = HF_OK;

    if (!means)
        return hf_fail_memory(error);
    out->estimate = hf_shift_estimate(means, count);
    if (out->exact)
        status = hf_ways_signs(&ways, s->n, error);
    if (status == HF_OK && out->exact) {
        out->z = NAN;
        out->p = hf_ways_p(&ways, out->statistic);
        out->ci = hf_shift_exact(means, count, &ways, level);
    } else if (status == HF_OK) {
        const hf_shift_test test = {z_at, s};

        out->p = hf_sample_z_p(out->z);
        status = hf_shift_normal(&out->ci, means, count, &test, level, error);
    }
    hf_ways_clear(&ways);
    free(means);
    return status;
}

static hf_status run(hf_rank_test *out, const signs *s, double level,
                     hf_error *error)
{
    verdict v;
    const hf_status status = judge(&v, s, 0, error);
    double all;

    if (status != HF_OK)
        return status;
    if (v.count == 0)
        return hf_fail(error, HF_E_UNDEFINED,
                       "none of %zu values changed: no signed-rank test", s->n);
    all = (double)v.count * ((double)v.count + 1) / 2;
    out->n = v.count;
    out->zeros = s->n - v.count;
    out->statistic = v.plus;
    out->exact = v.count < EXACT_BELOW && v.ties == 0 && out->zeros == 0;
    out->z = z_of(&v);
    out->r = (2 * v.plus - all) / all;
    return fill(out, s, level, error);
}

hf_status hf_stats_signed_rank(hf_rank_test *out, const double *change,
                               size_t n, double level, hf_error *error)
{
    signs s = {change, n, NULL, NULL};
    hf_status status = hf_sample_check(change, n, level, error);

    if (status != HF_OK)
        return status;
    if (n > MOST)
        return hf_fail(error, HF_E_LIMIT,
                       "%zu changes are more than the %d of a rank test", n,
                       MOST);
    s.size = malloc((n ? n : 1) * sizeof *s.size);
    s.rank = malloc((n ? n : 1) * sizeof *s.rank);
    status =
        s.size && s.rank ? run(out, &s, level, error) : hf_fail_memory(error);
    free(s.size);
    free(s.rank);
    return status;
}
