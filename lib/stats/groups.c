/* stats/groups.c - two groups: Welch's t and Mann-Whitney */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"
#include "stats/shift.h"
#include "stats/tails.h"
#include "stats/ways.h"

static hf_status check_both(const double *a, size_t na, const double *b,
                            size_t nb, double level, hf_error *error)
{
    const hf_status status = hf_sample_check(a, na, level, error);

    return status == HF_OK ? hf_sample_check(b, nb, level, error) : status;
}

hf_status hf_stats_welch(hf_t_test *out, const double *a, size_t na,
                         const double *b, size_t nb, double level,
                         hf_error *error)
{
    const hf_status status = check_both(a, na, b, nb, level, error);
    const double m = (double)na, n = (double)nb;
    double va, vb;

    if (status != HF_OK)
        return status;
    if (na < 2 || nb < 2)
        return hf_fail(error, HF_E_UNDEFINED,
                       "Welch's t needs 2 values a group, here %zu and %zu", na,
                       nb);
    if (hf_sample_constant(a, na) && hf_sample_constant(b, nb))
        return hf_fail(error, HF_E_UNDEFINED,
                       "all values of a group are equal, in both: no t test");
    va = gsl_stats_variance(a, 1, na);
    vb = gsl_stats_variance(b, 1, nb);
    out->n = na + nb;
    out->estimate = gsl_stats_mean(a, 1, na) - gsl_stats_mean(b, 1, nb);
    out->se = sqrt(va / m + vb / n);
    out->df = pow(va / m + vb / n, 2) /
              (pow(va / m, 2) / (m - 1) + pow(vb / n, 2) / (n - 1));
    out->d = out->estimate / sqrt(((m - 1) * va + (n - 1) * vb) / (m + n - 2));
    hf_tails_t(out, level);
    return HF_OK;
}

/* --------------------------------------------------------- Mann-Whitney */

/* As for signed ranks: R's limit, in each group. */
enum { EXACT_BELOW = 50 };

/* Most differences between values: 100 MB. */
static const size_t most_pairs = 12000000;

/* Both groups, and room for all values and ranks. */
typedef struct groups {
    const double *a, *b;
    size_t na, nb;
    double *all, *rank;
} groups;

typedef struct verdict {
    double wins; /* pairs in which a is greater, ties half */
    double ties; /* sum of t^3 - t */
} verdict;

static hf_status judge(verdict *out, const groups *g, double shift,
                       hf_error *error)
{
    const double m = (double)g->na;
    hf_status status;

    for (size_t i = 0; i < g->na; i++)
        g->all[i] = g->a[i] - shift;
    memcpy(g->all + g->na, g->b, g->nb * sizeof *g->all);
    status = hf_sample_ranks(g->rank, &out->ties, g->all, g->na + g->nb,
                             hf_sample_grain(g->all, g->na + g->nb), error);
    out->wins = -m * (m + 1) / 2;
    for (size_t i = 0; status == HF_OK && i < g->na; i++)
        out->wins += g->rank[i];
    return status;
}

/* Normal approximation (Lehmann, Nonparametrics 1975, ch. 1). */
static double z_of(const verdict *v, const groups *g)
{
    const double m = (double)g->na, n = (double)g->nb, all = m + n;
    const double variance =
        m * n / 12 * (all + 1 - v->ties / (all * (all - 1)));

    return hf_sample_z_of(v->wins - m * n / 2, sqrt(variance));
}

static hf_status z_at(double *out, const void *data, double shift,
                      hf_error *error)
{
    verdict v;
    const hf_status status = judge(&v, data, shift, error);

    if (status == HF_OK)
        *out = z_of(&v, data);
    return status;
}

/* All differences a - b, sorted. */
static double *differences(const groups *g)
{
    double *list = malloc(g->na * g->nb * sizeof *list), *sorted;

    if (!list)
        return NULL;
    for (size_t i = 0; i < g->na; i++)
        for (size_t k = 0; k < g->nb; k++)
            list[i * g->nb + k] = g->a[i] - g->b[k];
    sorted = hf_sample_sorted(list, g->na * g->nb);
    free(list);
    return sorted;
}

static hf_status fill(hf_rank_test *out, const groups *g, double level,
                      hf_error *error)
{
    const size_t count = g->na * g->nb;
    double *list = differences(g);
    hf_ways ways = {NULL, 0};
    hf_status status = HF_OK;

    if (!list)
        return hf_fail_memory(error);
    out->estimate = hf_shift_estimate(list, count);
    if (out->exact)
        status = hf_ways_groups(&ways, g->na, g->nb, error);
    if (status == HF_OK && out->exact) {
        out->z = NAN;
        out->p = hf_ways_p(&ways, out->statistic);
        out->ci = hf_shift_exact(list, count, &ways, level);
    } else if (status == HF_OK) {
        const hf_shift_test test = {z_at, g};

        out->p = hf_sample_z_p(out->z);
        status = hf_shift_normal(&out->ci, list, count, &test, level, error);
    }
    hf_ways_clear(&ways);
    free(list);
    return status;
}

static hf_status run(hf_rank_test *out, const groups *g, double level,
                     hf_error *error)
{
    const double pairs = (double)g->na * (double)g->nb;
    const size_t n = g->na + g->nb;
    verdict v;
    const hf_status status = judge(&v, g, 0, error);

    if (status != HF_OK)
        return status;
    if (hf_sample_constant(g->all, n))
        return hf_fail(error, HF_E_UNDEFINED,
                       "all %zu values are equal: no rank test", n);
    out->n = n;
    out->zeros = 0;
    out->statistic = v.wins;
    out->exact = g->na < EXACT_BELOW && g->nb < EXACT_BELOW && v.ties == 0;
    out->z = z_of(&v, g);
    out->r = (2 * v.wins - pairs) / pairs;
    return fill(out, g, level, error);
}

hf_status hf_stats_mann_whitney(hf_rank_test *out, const double *a, size_t na,
                                const double *b, size_t nb, double level,
                                hf_error *error)
{
    groups g = {a, b, na, nb, NULL, NULL};
    hf_status status = check_both(a, na, b, nb, level, error);

    if (status != HF_OK)
        return status;
    if (na == 0 || nb == 0)
        return hf_fail(error, HF_E_UNDEFINED,
                       "a group is empty: no rank test of two");
    if (na > most_pairs / nb)
        return hf_fail(error, HF_E_LIMIT,
                       "%zu by %zu values are more than a rank test takes", na,
                       nb);
    g.all = malloc((na + nb) * sizeof *g.all);
    g.rank = malloc((na + nb) * sizeof *g.rank);
    status =
        g.all && g.rank ? run(out, &g, level, error) : hf_fail_memory(error);
    free(g.all);
    free(g.rank);
    return status;
}
