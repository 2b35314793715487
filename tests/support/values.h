/* tests/support/values.h - lists of values made by hand */
#ifndef HF_TEST_VALUES_H
#define HF_TEST_VALUES_H

#include <hemiface/measure.h>

/** An empty list; hf_values_free it. */
hf_values *test_values(void);
/** Adds a value that is there. The id must be in the catalogue. */
void test_put(hf_values *values, const char *id, hf_view view,
              hf_value_side side, double value, double sd);
/** Adds one that is not. */
void test_put_na(hf_values *values, const char *id, hf_view view,
                 hf_value_side side, hf_reason reason);
/** Right, left and diff of a declared side: affected - healthy. */
void test_put_pair(hf_values *values, const char *id, hf_view view,
                   hf_side affected, double own, double healthy, double sd);

#endif
