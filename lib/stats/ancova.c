/* stats/ancova.c - post on pre and group
 *
 * With one covariate and two groups least squares have a closed form: the
 * slope is that within the groups, the effect is the difference of the groups'
 * means, less the slope times that of their means before.
 */
#include "stats/sample.h"

#include <math.h>

#include "base/fail.h"
#include "stats/tails.h"

/* Sums over the patients of one group. */
typedef struct group {
    double n, pre, post; /* size and means */
    double xx, xy, yy;   /* sums of products of deviations from the means */
} group;

static group gather(const double *post, const double *pre, const bool *in_a,
                    size_t n, bool a)
{
    group g = {0};

    for (size_t i = 0; i < n; i++)
        if (in_a[i] == a) {
            g.n++;
            g.pre += pre[i];
            g.post += post[i];
        }
    g.pre /= g.n;
    g.post /= g.n;
    for (size_t i = 0; i < n; i++)
        if (in_a[i] == a) {
            g.xx += (pre[i] - g.pre) * (pre[i] - g.pre);
            g.xy += (pre[i] - g.pre) * (post[i] - g.post);
            g.yy += (post[i] - g.post) * (post[i] - g.post);
        }
    return g;
}

/* Share of a sum of squares under which it is rounding: the square of what
 * sample.c takes as equal, with room. */
static const double nothing = 1e-18;

static hf_status fit(hf_ancova *out, const group *a, const group *b,
                     double level, hf_error *error)
{
    const double xx = a->xx + b->xx, xy = a->xy + b->xy, yy = a->yy + b->yy;
    const double df = a->n + b->n - 3, apart = a->pre - b->pre;
    double left;

    if (xx <= nothing * (a->n * a->pre * a->pre + b->n * b->pre * b->pre))
        return hf_fail(error, HF_E_UNDEFINED,
                       "all patients of a group have the same value before, in "
                       "both: no analysis of covariance");
    out->slope = xy / xx;
    left = yy - out->slope * xy;
    if (left <=
        nothing * (yy + a->n * a->post * a->post + b->n * b->post * b->post))
        return hf_fail(error, HF_E_UNDEFINED,
                       "pre and group explain every value: no error to hold "
                       "the effect against");
    out->slope_se = sqrt(left / df / xx);
    out->effect.n = (size_t)(a->n + b->n);
    out->effect.estimate = a->post - b->post - out->slope * apart;
    out->effect.se =
        sqrt(left / df * (1 / a->n + 1 / b->n + apart * apart / xx));
    out->effect.df = df;
    out->effect.d = NAN;
    hf_tails_t(&out->effect, level);
    return HF_OK;
}

hf_status hf_stats_ancova(hf_ancova *out, const double *post, const double *pre,
                          const bool *in_a, size_t n, double level,
                          hf_error *error)
{
    hf_status status = hf_sample_check(post, n, level, error);
    group a, b;

    if (status == HF_OK)
        status = hf_sample_check(pre, n, level, error);
    if (status != HF_OK)
        return status;
    a = gather(post, pre, in_a, n, true);
    b = gather(post, pre, in_a, n, false);
    if (n < 4 || a.n < 1 || b.n < 1)
        return hf_fail(error, HF_E_UNDEFINED,
                       "analysis of covariance needs 4 patients in two groups, "
                       "here %g and %g",
                       a.n, b.n);
    return fit(out, &a, &b, level, error);
}
