/* stats/agreement_fleiss.c - Fleiss' kappa of several raters */
#include "stats/agreement_grades.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "stats/sample.h"

/* Shares of raters that gave each grade, subject by subject. */
typedef struct shares {
    double *of;                  /* [subject * categories + grade] */
    double all[HF_KAPPA_GRADES]; /* over all subjects */
    size_t categories;
} shares;

static void count(shares *s, const hf_grades *g, const double *x, size_t n,
                  size_t k)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < k; j++) {
            const size_t q = hf_grades_number(g, x[i * k + j]);

            s->of[i * s->categories + q] += 1 / (double)k;
            s->all[q] += 1 / (double)(n * k);
        }
}

/* Pairs of a subject's raters that agree, as a share; and how far its grades
 * are those that occur most. */
static void subject(double *agree, double *chance, const shares *s, size_t i,
                    double k)
{
    double squares = 0;

    *chance = 0;
    for (size_t q = 0; q < s->categories; q++) {
        const double own = s->of[i * s->categories + q];

        squares += own * own;
        *chance += own * s->all[q];
    }
    *agree = (k * squares - 1) / (k - 1);
}

/* Error if kappa were 0: by the margins alone. */
static void test_zero(hf_fleiss *out, const shares *s)
{
    const double n = (double)out->n, k = (double)out->k;
    double pq = 0, skew = 0;

    for (size_t q = 0; q < s->categories; q++) {
        const double p = s->all[q];

        pq += p * (1 - p);
        skew += p * (1 - p) * (1 - 2 * p);
    }
    out->se_zero = sqrt(2 / (n * k * (k - 1)) * fmax(0, pq * pq - skew)) / pq;
    out->z = out->kappa / out->se_zero;
    out->p = hf_sample_z_p(out->z);
}

static void judge(hf_fleiss *out, const shares *s, double level)
{
    const double n = (double)out->n, k = (double)out->k;
    double agree = 0, chance = 0, own, own_chance, squares = 0;

    for (size_t i = 0; i < out->n; i++) {
        subject(&own, &own_chance, s, i, k);
        agree += own / n;
        chance += own_chance / n;
    }
    out->kappa = (agree - chance) / (1 - chance);
    test_zero(out, s);
    for (size_t i = 0; i < out->n; i++) {
        subject(&own, &own_chance, s, i, k);
        squares +=
            pow((own - agree - 2 * (own_chance - chance) * (1 - out->kappa)) /
                    (1 - chance),
                2);
    }
    out->se = NAN;
    out->ci = (hf_interval){NAN, NAN, level};
    /* Squares that are rounding: all agree, or all subjects are alike. */
    if (out->n < 2 || squares <= 1e-12)
        return;
    out->se = sqrt(squares / (n * (n - 1)));
    out->ci.low = fmax(-1, out->kappa - hf_sample_z(level) * out->se);
    out->ci.high = fmin(1, out->kappa + hf_sample_z(level) * out->se);
}

hf_status hf_stats_fleiss(hf_fleiss *out, const double *x, size_t n, size_t k,
                          double level, hf_error *error)
{
    hf_status status = hf_sample_check(x, n * k, level, error);
    shares s = {0};
    hf_grades grades;

    if (status != HF_OK)
        return status;
    if (k < 2)
        return hf_fail(error, HF_E_UNDEFINED,
                       "a kappa needs 2 raters, here %zu", k);
    status = hf_grades_collect(&grades, x, n * k, NULL, 0, error);
    if (status != HF_OK)
        return status;
    s.categories = grades.count;
    s.of = calloc(n * s.categories, sizeof *s.of);
    if (!s.of)
        return hf_fail_memory(error);
    *out = (hf_fleiss){.n = n, .k = k, .categories = grades.count};
    count(&s, &grades, x, n, k);
    judge(out, &s, level);
    free(s.of);
    return HF_OK;
}
