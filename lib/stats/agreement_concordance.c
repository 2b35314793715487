/* stats/agreement_concordance.c - Lin's concordance correlation */
#include "stats/sample.h"

#include <hemiface/agreement.h>

#include <math.h>

#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"

/* Moments over n, as Lin has them. */
typedef struct moments {
    double shift;   /* mean of a less mean of b */
    double va, vb;  /* variances */
    double product; /* covariance */
} moments;

static moments moments_of(const double *a, const double *b, size_t n)
{
    const double ma = gsl_stats_mean(a, 1, n), mb = gsl_stats_mean(b, 1, n);
    moments m = {ma - mb, 0, 0, 0};

    for (size_t i = 0; i < n; i++) {
        m.va += (a[i] - ma) * (a[i] - ma) / (double)n;
        m.vb += (b[i] - mb) * (b[i] - mb) / (double)n;
        m.product += (a[i] - ma) * (b[i] - mb) / (double)n;
    }
    return m;
}

/* Variance of ccc as corrected in 2000. Written with the bias factor in place
 * of ccc / r, so that r = 0 divides nothing. */
static double variance(const hf_concordance *c, const moments *m)
{
    const double p2 = c->ccc * c->ccc, f = c->bias_factor;
    const double u2 = m->shift * m->shift / sqrt(m->va * m->vb);

    return ((1 - c->r * c->r) * f * f * (1 - p2) +
            2 * p2 * f * (1 - c->ccc) * u2 - p2 * f * f * u2 * u2 / 2) /
           ((double)c->n - 2);
}

hf_status hf_stats_concordance(hf_concordance *out, const double *a,
                               const double *b, size_t n, double level,
                               hf_error *error)
{
    hf_status status = hf_sample_check(a, n, level, error);
    moments m;
    double total, v;

    if (status == HF_OK)
        status = hf_sample_check(b, n, level, error);
    if (status != HF_OK)
        return status;
    if (n < 2)
        return hf_fail(error, HF_E_UNDEFINED,
                       "a concordance needs 2 pairs, here %zu", n);
    m = moments_of(a, b, n);
    total = m.va + m.vb + m.shift * m.shift;
    if (hf_sample_constant(a, n) && hf_sample_constant(b, n) &&
        fabs(m.shift) <= fmax(hf_sample_grain(a, n), hf_sample_grain(b, n)))
        return hf_fail(error, HF_E_UNDEFINED,
                       "all values are equal: no concordance");
    *out =
        (hf_concordance){n, 2 * m.product / total, NAN, NAN, {NAN, NAN, level}};
    if (hf_sample_constant(a, n) || hf_sample_constant(b, n)) {
        out->ccc = 0;
        return HF_OK;
    }
    out->r = fmax(-1, fmin(1, m.product / sqrt(m.va * m.vb)));
    out->bias_factor = 2 * sqrt(m.va * m.vb) / total;
    v = n > 2 ? variance(out, &m) : 0;
    /* At 1 or -1 (but for rounding) Fisher's z is infinite. */
    if (v > 0 && fabs(out->ccc) < 1 - 1e-12) {
        const double middle = atanh(out->ccc);
        const double reach =
            hf_sample_z(level) * sqrt(v) / (1 - out->ccc * out->ccc);

        out->ci.low = tanh(middle - reach);
        out->ci.high = tanh(middle + reach);
    }
    return HF_OK;
}
