/* batch/results.h - rows of results, between the files that make them */
#ifndef HF_BATCH_RESULTS_H
#define HF_BATCH_RESULTS_H

#include "cmd/batch/write.h"

/** Has the rows that follow end with what the manifest says of the patient. */
void results_suffix(const manifest *m, const manifest_row *row);

/** A row for every photo, or for every one that failed. */
void results_photos(const work_settings *s, const work_patient *p);
void results_failures(const work_settings *s, const work_patient *p);

#endif
