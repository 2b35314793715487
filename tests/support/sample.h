/* support/sample.h - the sample patient: drawn contours and true measures */
#ifndef HF_SUPPORT_SAMPLE_H
#define HF_SUPPORT_SAMPLE_H

#include <hemiface/outcome.h>

/** One true value of data/sample/truth.csv. */
typedef struct sample_truth {
    char visit[8];
    hf_view view;
    char measure[40];
    hf_value_side side;
    double value;
} sample_truth;

/** Reads them all; free(*out). Exits on a malformed file. */
size_t sample_read_truth(sample_truth **out);

/** A visit ("pre" or "post") whose faces are the drawn contours of
 *  data/sample/points.csv; photos of 1080 x 1350 px. */
hf_visit *sample_visit(const char *visit);

#endif
