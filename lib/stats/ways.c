/* stats/ways.c - exact distributions of rank sums
 *
 * Counted by dynamic programming, one rank after the other: every way to reach
 * a sum is the way without the rank, or the way with it. Only sums of positive
 * numbers, so that nothing cancels.
 */
#include "stats/ways.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"

hf_status hf_ways_signs(hf_ways *out, size_t n, hf_error *error)
{
    out->top = n * (n + 1) / 2;
    out->p = calloc(out->top + 1, sizeof *out->p);
    if (!out->p)
        return hf_fail_memory(error);
    out->p[0] = 1;
    /* Downwards, so that a rank is used once. */
    for (size_t rank = 1; rank <= n; rank++) {
        for (size_t s = out->top; s >= rank; s--)
            out->p[s] = (out->p[s] + out->p[s - rank]) / 2;
        for (size_t s = 0; s < rank; s++)
            out->p[s] /= 2;
    }
    return HF_OK;
}

/* ways[k][s]: choices of k ranks with the sum s, as shares of all choices in
 * the end; k up to m, s up to the sum of the m highest ranks. */
static void choose_ranks(double *ways, size_t m, size_t ranks, size_t width)
{
    ways[0] = 1;
    for (size_t rank = 1; rank <= ranks; rank++)
        for (size_t k = rank < m ? rank : m; k > 0; k--) {
            double *row = ways + k * width;
            const double *before = row - width;

            for (size_t s = width - 1; s >= rank; s--)
                row[s] += before[s - rank];
        }
}

hf_status hf_ways_groups(hf_ways *out, size_t m, size_t n, hf_error *error)
{
    const size_t least = m * (m + 1) / 2, width = m * n + least + 1;
    double *ways = calloc((m + 1) * width, sizeof *ways), all = 0;

    out->top = m * n;
    out->p = calloc(out->top + 1, sizeof *out->p);
    if (!ways || !out->p) {
        free(ways);
        hf_ways_clear(out);
        return hf_fail_memory(error);
    }
    choose_ranks(ways, m, m + n, width);
    for (size_t u = 0; u <= out->top; u++)
        all += ways[m * width + least + u];
    for (size_t u = 0; u <= out->top; u++)
        out->p[u] = ways[m * width + least + u] / all;
    free(ways);
    return HF_OK;
}

void hf_ways_clear(hf_ways *ways)
{
    free(ways->p);
    ways->p = NULL;
}

double hf_ways_below(const hf_ways *ways, long k)
{
    double sum = 0;

    for (long i = 0; i <= k && i <= (long)ways->top; i++)
        sum += ways->p[i];
    return sum;
}

double hf_ways_p(const hf_ways *ways, double value)
{
    const double mirrored = (double)ways->top - value;

    return fmin(1, 2 * hf_ways_below(ways, lround(fmin(value, mirrored))));
}

size_t hf_ways_quantile(const hf_ways *ways, double q)
{
    double sum = 0;

    for (size_t k = 0; k < ways->top; k++) {
        sum += ways->p[k];
        if (sum >= q)
            return k;
    }
    return ways->top;
}
