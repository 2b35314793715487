/* stats/agreement_grades.h - grades as numbers of categories */
#ifndef HF_STATS_AGREEMENT_GRADES_H
#define HF_STATS_AGREEMENT_GRADES_H

#include <stddef.h>

#include <hemiface/agreement.h>

/** The different grades that occur, in order. */
typedef struct hf_grades {
    double value[HF_KAPPA_GRADES];
    size_t count;
} hf_grades;

/** Collects the grades of both lists (the second may be empty). Fails like the
 *  kappas: only one grade, or too many. */
hf_status hf_grades_collect(hf_grades *out, const double *a, size_t na,
                            const double *b, size_t nb, hf_error *error);

/** Number of a grade. */
size_t hf_grades_number(const hf_grades *grades, double value);

#endif
