/* hemiface/agreement.h - how well raters or methods agree
 *
 * The same subjects seen by two or more raters. Plain arrays of doubles in,
 * plain structs out, as in stats.h: values have to be finite (leave subjects
 * out that lack one), units are the caller's. HF_E_OPTION: a value is not
 * finite, or level is outside ]0..1[. HF_E_UNDEFINED: the values are fine and
 * the statistic does not exist; the text says why, and *out is not to be used.
 * A field that does not exist while the rest does is NaN; each says when.
 * Correlations under 0 are what the formulas give: no agreement.
 *
 * Intervals take subjects as independent: several photos of one patient are
 * not, and make them too narrow.
 */
#ifndef HEMIFACE_AGREEMENT_H
#define HEMIFACE_AGREEMENT_H

#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/stats.h>

#ifdef __cplusplus
extern "C" {
#endif

/* -------------------------------------------------- two raters, measures */

/** Bias and limits of agreement (Bland and Altman, Lancet 1986; 327: 307).
 *  Differences are b - a. */
typedef struct hf_limits {
    size_t n;
    double bias;         /**< mean difference */
    double sd;           /**< of the differences, n - 1 */
    hf_interval bias_ci; /**< by t; NaN if all differences are equal */
    /** bias -+ 1.96 sd: 95 % of differences, whatever the level of the
     *  intervals; NaN if all differences are equal. */
    double low, high;
    /** Exact intervals of the limits if differences are normal, by the
     *  noncentral t distribution (Carkeet, Optom Vis Sci 2015; 92: e71). NaN
     *  at a level over 0.9999. */
    hf_interval low_ci, high_ci;
    /** Approximate standard error of a limit, sd sqrt(1/n + 1.96^2 / (2 (n -
     *  1))) (Bland and Altman, Stat Methods Med Res 1999; 8: 135): limit -+ t
     *  of n - 1 times it is the interval that other programs print. */
    double limit_se;
    /** Proportional bias: slope of the differences on the means of a and b, by
     *  least squares, its standard error and two-sided p by t; NaN under 3
     *  pairs, if the means are all equal, or (p) if nothing is left over. */
    double slope, slope_se, slope_p;
} hf_limits;

/** n pairs. HF_E_UNDEFINED: under 2 pairs. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_limits(hf_limits *out, const double *a,
                                            const double *b, size_t n,
                                            double level, hf_error *error);

/** Concordance correlation coefficient. */
typedef struct hf_concordance {
    size_t n;
    double ccc; /**< [-1..1]: how near pairs lie to the line of equality */
    double r;   /**< Pearson's; NaN if a or b does not vary */
    /** ccc over r, [0..1]: 1 = no shift, equal spread. NaN if a or b does not
     *  vary. */
    double bias_factor;
    hf_interval ci; /**< NaN under 3 pairs, if r is, or if ccc is -1 or 1 */
} hf_concordance;

/** Lin, Biometrics 1989; 45: 255, moments over n; interval by Fisher's z with
 *  the variance as corrected in Biometrics 2000; 56: 324. HF_E_UNDEFINED:
 *  under 2 pairs, all values equal. */
HF_API HF_CHECKED hf_status hf_stats_concordance(hf_concordance *out,
                                                 const double *a,
                                                 const double *b, size_t n,
                                                 double level, hf_error *error);

/* ---------------------------------------------- two or more, measures */

/** An intraclass correlation. */
typedef struct hf_icc {
    double value;   /**< NaN: see hf_reliability */
    hf_interval ci; /**< ends that do not exist are NaN */
} hf_icc;

/** Reliability of k raters over n subjects, from a two-way analysis of
 *  variance. */
typedef struct hf_reliability {
    size_t n, k;
    /** Mean squares: between subjects, between raters, error, and within
     *  subjects (raters and error together). */
    double ms_subjects, ms_raters, ms_error, ms_within;
    /** ICC(2,1): agreement of single ratings, raters a sample of many. NaN for
     *  2 subjects by 2 raters who have them the other way round. */
    hf_icc agreement;
    /** ICC(3,1): consistency of single ratings of just these raters, their
     *  bias taken out. NaN if subjects do not differ and no error is left. */
    hf_icc consistency;
    /** ICC(2,k): agreement of the mean of k raters. NaN if subjects differ so
     *  much less than error alone would have it that the variance of their
     *  means comes out negative. */
    hf_icc average;
    /** Standard error of measurement: the root of ms_within, so that a rater's
     *  bias is part of it, in the values' unit. */
    double sem;
    double mdc95; /**< 1.96 sqrt(2) sem: what two ratings of one subject by
                       different raters differ by, in 19 of 20; NaN if raters
                       never differ: no error seen is not one of 0 */
} hf_reliability;

/** x[i * k + j]: subject i by rater j. Estimates: Shrout and Fleiss, Psychol
 *  Bull 1979; 86: 420. Intervals: McGraw and Wong, Psychol Methods 1996; 1: 30,
 *  for agreement with Satterthwaite's degrees of freedom. Without error (raters
 *  differ by a constant at most) the consistency has no interval, and if they
 *  do not differ at all neither have the others. HF_E_UNDEFINED: under 2
 *  subjects or raters, all values equal. */
HF_API HF_CHECKED hf_status hf_stats_reliability(hf_reliability *out,
                                                 const double *x, size_t n,
                                                 size_t k, double level,
                                                 hf_error *error);

/* ---------------------------------------------------------------- grades */

/** How a disagreement counts. */
typedef enum hf_kappa_weights {
    HF_KAPPA_PLAIN = 0, /**< any one like any other */
    HF_KAPPA_LINEAR,    /**< by the number of grades between */
    HF_KAPPA_QUADRATIC  /**< by its square */
} hf_kappa_weights;

/** Cohen's kappa. */
typedef struct hf_kappa {
    size_t n, categories; /**< pairs; different grades that occur */
    double kappa;         /**< 1: all agree, 0: as by chance */
    double se;            /**< asymptotic, not under kappa = 0; NaN with ci */
    hf_interval ci;       /**< normal, cut at -1 and 1; NaN if all agree or the
                               standard error is 0 */
} hf_kappa;

/** Most different grades of the two kappas. */
#define HF_KAPPA_GRADES 64

/** Grades a and b of n subjects (Cohen, Psychol Bull 1968; 70: 213), standard
 *  error of Fleiss, Cohen and Everitt (Psychol Bull 1969; 72: 323). The number
 *  of grades that the scale has does not matter: only what is between those
 *  that occur. HF_E_UNDEFINED: no pair, or only one grade. HF_E_LIMIT: over
 *  HF_KAPPA_GRADES different grades. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_kappa(hf_kappa *out, const double *a,
                                           const double *b, size_t n,
                                           hf_kappa_weights weights,
                                           double level, hf_error *error);

/** Fleiss' kappa: several raters, grades taken as mere names. */
typedef struct hf_fleiss {
    size_t n, k, categories;
    double kappa;
    /** Standard error if kappa were 0 (Fleiss, Nee and Landis, Psychol Bull
     *  1979; 86: 974), z and two-sided p by it. */
    double se_zero, z, p;
    /** Standard error whatever kappa is, from every subject's influence (Gwet,
     *  Educ Psychol Meas 2021; 81: 781), and the normal interval, cut at -1 and
     *  1. NaN under 2 subjects or if all agree. */
    double se;
    hf_interval ci;
} hf_fleiss;

/** x[i * k + j]: subject i by rater j, each by all k (Fleiss, Psychol Bull
 *  1971; 76: 378). HF_E_UNDEFINED: no subject, under 2 raters, or only one
 *  grade. HF_E_LIMIT: over HF_KAPPA_GRADES different grades. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_stats_fleiss(hf_fleiss *out, const double *x,
                                            size_t n, size_t k, double level,
                                            hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
