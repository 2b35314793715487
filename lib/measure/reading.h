/* measure/reading.h - a row's values, one disturbance or none */
#ifndef HF_MEASURE_READING_H
#define HF_MEASURE_READING_H

#include "measure/gate.h"
#include "measure/row.h"

/** A row's numbers, by hf_value_side; a single one at HF_VALUE_SINGLE. */
enum { HF_FORMS = HF_VALUE_RATIO + 1 };

/** A form without a lack is a number. */
typedef struct hf_reading {
    double form[HF_FORMS];
    hf_lack lack[HF_FORMS];
} hf_reading;

/** What is read. */
typedef struct hf_reading_of {
    hf_scene *view, *rest; /**< rest NULL: static measures */
    hf_affected affected;
    bool raw;         /**< values not cut off at 0: see hf_job */
    hf_spoilt spoilt; /**< by the photo, or the rest photo */
} hf_reading_of;

/** All forms of a row. */
void hf_read_row(const hf_reading_of *of, const hf_row *row, hf_reading *out);
/** One side of a paired row anew, with diff and ratio. */
void hf_read_side(const hf_reading_of *of, const hf_row *row, hf_side side,
                  hf_reading *out);
/** One side's value of a row, or the single one: NaN with lack set when there
 *  is none. */
double hf_read_value(const hf_reading_of *of, const hf_row *row, hf_side side,
                     hf_lack *lack);
/** a - b of a form; of angles, the short way round. */
double hf_form_gap(const hf_measure *measure, int form, double a, double b);
/** A ratio to a healthy value, or to one at rest, under this is undefined; by
 *  unit, "mm", "mm2", "deg" or "%". */
double hf_least_base(const char *unit);

#endif
