/* batch/plan.h - which patients this run does */
#ifndef HF_BATCH_PLAN_H
#define HF_BATCH_PLAN_H

#include "cmd/manifest/manifest.h"

/** A patient: rows of the sorted manifest. */
typedef struct plan_patient {
    size_t first, count;
} plan_patient;

typedef struct plan {
    plan_patient *patients;
    size_t count, photos;
} plan;

/** The K-th of N parts of a sorted manifest: neighbouring patients, with as
 *  equal numbers of photos as whole patients allow; 1 of 1 is all. The parts
 *  in their order are the whole. plan_clear. */
void plan_make(plan *out, const manifest *m, int k, int n);
void plan_clear(plan *p);

/** Warns of patients without a baseline visit, who have no changes, where a
 *  patient has several visits. Of a sorted manifest. */
void plan_warn_baseline(const manifest *m, const char *baseline);

#endif
