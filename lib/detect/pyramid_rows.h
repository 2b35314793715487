/* detect/pyramid_rows.h - rows of a picture at half its size
 *
 * Exact sums, on every processor. Where the width is odd, the last column
 * counts twice, or the first one when the picture is turned over.
 */
#ifndef HF_DETECT_PYRAMID_ROWS_H
#define HF_DETECT_PYRAMID_ROWS_H

#include "detect/pyramid.h"

/** Row y of level 1 from the picture, `from`. */
void hf_halve_bytes(hf_sums *to, const struct hf_level *from, int y,
                    bool turned);
/** A row of the next level from rows a and b, `width` wide. */
void hf_halve_sums(hf_sums *to, const hf_sums *a, const hf_sums *b, int width,
                   bool turned);

#endif
