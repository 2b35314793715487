/* hemiface/stats.h - statistics of a cohort: paired tests, groups, visits
 *
 * Plain arrays of doubles in, plain structs out; nothing here knows of faces.
 * A change is post minus pre of one patient. Units are the caller's. Unless a
 * function says otherwise its values have to be finite: leave missing ones out
 * and count them. HF_E_OPTION: a value is not finite, or level is outside
 * ]0..1[. HF_E_UNDEFINED: the values are fine and the statistic does not exist
 * (too few, all equal); the text says why, and *out is not to be used.
 *
 * Ranks: values that differ by less than 1e-10 of the largest are equal. That
 * is rounding of decimal numbers (1.3 - 0.3 against 2.3 - 1.3), not order.
 */
#ifndef HEMIFACE_STATS_H
#define HEMIFACE_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A confidence interval; an end that the data cannot give is NaN. */
typedef struct hf_interval {
    double low, high;
    /** The level it has, [0..1]: the one asked for, or of exact ranks the
     *  nearest one above it that ranks can have, or (n of 5 at 95 %) the
     *  highest below it. */
    double level;
} hf_interval;

/* --------------------------------------------------------- description */

/** A sample in a few numbers; NaN where n is too small for them. */
typedef struct hf_summary {
    size_t n, missing; /**< finite values, and the others */
    double mean;
    double sd;             /**< n - 1 in the denominator; needs n of 2 */
    double median, q1, q3; /**< linear between ranks (type 7 of Hyndman and Fan,
                                Am Stat 1996: R's default) */
    double min, max;
} hf_summary;

/** Describes values; those that are not finite count as missing. HF_E_MEMORY.
 */
HF_API HF_CHECKED hf_status hf_stats_summary(hf_summary *out, const double *x,
                                             size_t n, hf_error *error);

/** Shapiro-Wilk test of normality: a hint, which finds nothing in few
 *  values. */
typedef struct hf_normality {
    size_t n;
    double w; /**< 1 = as a normal sample would lie */
    double p;
} hf_normality;

/** Royston's approximation (Applied Statistics 1995; 44: 547-551, algorithm
 *  AS R94), n from 3 to 5000. HF_E_UNDEFINED: other n, all equal.
 *  HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_normality(hf_normality *out,
                                               const double *x, size_t n,
                                               hf_error *error);

/* -------------------------------------------------------------- paired */

/** Student's or Welch's t. */
typedef struct hf_t_test {
    size_t n;        /**< changes, or values of both groups */
    double estimate; /**< mean change, or mean of a minus mean of b */
    double se;       /**< its standard error */
    double t, df, p; /**< two-sided */
    hf_interval ci;  /**< of the estimate */
    /** Paired: Cohen's d_z, mean over sd of the changes (Lakens, Front Psychol
     *  2013; 4: 863). Welch: Cohen's d, by the pooled sd. */
    double d;
} hf_t_test;

/** t test of changes against 0, level e.g. 0.95. HF_E_UNDEFINED: under 2
 *  changes, or all equal. */
HF_API HF_CHECKED hf_status hf_stats_paired_t(hf_t_test *out,
                                              const double *change, size_t n,
                                              double level, hf_error *error);

/** A test by ranks with its estimate. */
typedef struct hf_rank_test {
    size_t n;     /**< values that have a rank: without the zeros */
    size_t zeros; /**< changes of 0: without rank (Wilcoxon's way), yet in the
                       estimate and its interval */
    bool exact;   /**< exact; else normal with tie and continuity correction */
    double statistic; /**< V: sum of ranks of the positive changes; or W: pairs
                           in which a is greater, ties half */
    double z;         /**< NaN when exact */
    double p;         /**< two-sided */
    double estimate;  /**< Hodges-Lehmann */
    hf_interval ci;   /**< of the estimate, by the same distribution */
    /** Rank-biserial correlation, [-1..1]: favourable minus unfavourable share
     *  of the rank sum, or of the pairs (Kerby, Compr Psychol 2014; 3: 1). */
    double r;
} hf_rank_test;

/** Wilcoxon's signed ranks of changes. Exact for under 50 changes that are not
 *  0 and without ties among the sizes, else normal. Estimate: median of the
 *  means of all pairs of changes, each with itself too (Hodges and Lehmann,
 *  Ann Math Stat 1963; 34: 598). Interval: from the ordered means by the exact
 *  distribution, else the shifts that the normal test does not reject. Unlike
 *  R, changes of 0 stay in estimate and interval: patients who did not change
 *  are no reason for a larger effect. HF_E_UNDEFINED: no change that is not
 *  0. HF_E_LIMIT: over 5000. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_signed_rank(hf_rank_test *out,
                                                 const double *change, size_t n,
                                                 double level, hf_error *error);

/** A share with its exact interval. */
typedef struct hf_share {
    size_t count, of;
    double share;   /**< [0..1] */
    hf_interval ci; /**< Clopper and Pearson, Biometrika 1934; 26: 404 */
} hf_share;

/** count of of. HF_E_UNDEFINED: of is 0. HF_E_OPTION: count over of. */
HF_API HF_CHECKED hf_status hf_stats_share(hf_share *out, size_t count,
                                           size_t of, double level,
                                           hf_error *error);

/** Sign test. */
typedef struct hf_sign_test {
    size_t up, down, zeros; /**< changes over, under and at 0 */
    double p;               /**< two-sided, exact binomial without the zeros */
    hf_share share;         /**< up among up and down */
} hf_sign_test;

/** Sign test of changes: for ordinal grades, whose steps need not be equal.
 *  HF_E_UNDEFINED: no change that is not 0. */
HF_API HF_CHECKED hf_status hf_stats_sign(hf_sign_test *out,
                                          const double *change, size_t n,
                                          double level, hf_error *error);

/* -------------------------------------------------------------- groups */

/** Welch's t of two groups' values (changes, say), variances not taken as
 *  equal (Welch, Biometrika 1947; 34: 28). estimate = mean of a minus mean of
 *  b. HF_E_UNDEFINED: a group under 2 values, or both without spread. */
HF_API HF_CHECKED hf_status hf_stats_welch(hf_t_test *out, const double *a,
                                           size_t na, const double *b,
                                           size_t nb, double level,
                                           hf_error *error);

/** Mann-Whitney's test, alias Wilcoxon's rank sum. Exact for under 50 values a
 *  group without ties, else normal. Estimate: median of all differences a - b,
 *  interval as for hf_stats_signed_rank. n = na + nb, zeros = 0.
 *  HF_E_UNDEFINED: an empty group, all equal. HF_E_LIMIT: over 12 million
 *  pairs. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_mann_whitney(hf_rank_test *out,
                                                  const double *a, size_t na,
                                                  const double *b, size_t nb,
                                                  double level,
                                                  hf_error *error);

/** Analysis of covariance: post = intercept + slope pre + effect (in a). */
typedef struct hf_ancova {
    hf_t_test effect; /**< a minus b at equal pre; d is NaN */
    double slope;     /**< of post on pre */
    double slope_se;
} hf_ancova;

/** Least squares over n patients; in_a tells their group. What two surgeries
 *  differ by, with what patients had before taken out (Vickers and Altman, BMJ
 *  2001; 323: 1123). HF_E_UNDEFINED: under 4 patients, an empty group, pre
 *  without spread within the groups, or nothing left over. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_ancova(hf_ancova *out, const double *post,
                                            const double *pre, const bool *in_a,
                                            size_t n, double level,
                                            hf_error *error);

/* -------------------------------------------------------------- visits */

/** Friedman's test: several visits of the same patients. */
typedef struct hf_friedman {
    size_t n, k;    /**< patients, visits */
    double chi2, p; /**< with ties corrected for, k - 1 degrees of freedom */
    double w;       /**< Kendall's concordance, [0..1]: how alike patients
                         go */
} hf_friedman;

/** x[i * k + j]: patient i at visit j. p is the chi-squared approximation
 *  (Friedman, J Am Stat Assoc 1937; 32: 675): rough for under 6 patients.
 *  HF_E_UNDEFINED: under 2 patients or visits, or each patient's values all
 *  equal. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_friedman(hf_friedman *out, const double *x,
                                              size_t n, size_t k,
                                              hf_error *error);

/** One patient's trend: the least-squares slope of values over times, in the
 *  value's unit by the time's. Test the slopes of a cohort as changes.
 *  HF_E_UNDEFINED: under 2 different times. */
HF_API HF_CHECKED hf_status hf_stats_slope(double *slope, const double *time,
                                           const double *value, size_t n,
                                           hf_error *error);

/* ---------------------------------------------------------- resampling */

/** How to resample. Fill with hf_bootstrap_options_init. */
typedef struct hf_bootstrap_options {
    size_t size;        /**< sizeof(hf_bootstrap_options), set by _init */
    int draws;          /**< [100..1000000]; default 10000: an end of a 95 %
                             interval is then good to 1 % of its width, less
                             in a long tail */
    unsigned long seed; /**< default 1: the same data, the same interval */
} hf_bootstrap_options;

/** Sets the defaults above. */
HF_API void hf_bootstrap_options_init(hf_bootstrap_options *options);

/** Interval of the mean change by the bootstrap, bias-corrected and
 *  accelerated (Efron, J Am Stat Assoc 1987; 82: 171). Random numbers: GSL's
 *  mt19937. options NULL = defaults. HF_E_UNDEFINED: under 3 changes, all
 *  equal, or a bias that cannot be corrected. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_bootstrap_mean(
    hf_interval *out, const double *change, size_t n, double level,
    const hf_bootstrap_options *options, hf_error *error);

/* ------------------------------------------------------------ families */

/** p values of a family, adjusted so that the chance of any false one among
 *  them stays under the level (Holm, Scand J Stat 1979; 6: 65). p in [0..1];
 *  NaN is no member of the family and stays NaN. adjusted may be p.
 *  HF_E_OPTION: p outside [0..1]. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_holm(double *adjusted, const double *p,
                                          size_t n, hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
