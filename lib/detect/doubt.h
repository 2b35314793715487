/* detect/doubt.h - how far off a landmark may be */
#ifndef HF_DETECT_DOUBT_H
#define HF_DETECT_DOUBT_H

/** Standard deviation of one coordinate of a landmark, px. eyes: distance of
 *  the iris centres, px; dx, dy: what the photo's and the mirrored photo's
 *  estimates differ by, px (0 when only one was made). */
double hf_doubt(int landmark, double eyes, double dx, double dy);

#endif
