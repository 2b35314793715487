/* support/grid.h - a face of 68 points on a grid, for hand-made sums
 *
 * Units: 5 px; the irises 20 px in radius, so that an iris of 8 mm makes one
 * unit 1 mm. x to the patient's left, y down, 0 between the pupils at -100
 * and 100. Every contour is a parabola or a line through whole units, which a
 * cubic meets exactly:
 *
 *   brow R   y = -60 + (x + 100)^2 / 100    brow L   y = -50 + (x - 100)^2 /
 * 100 lids R   -20 + (x + 100)^2 / 50         lids L   -14 + (x - 100)^2 / 50
 *            16 - (x + 100)^2 / 50                   8 - (x - 100)^2 / 225
 *   upper lip 176 + x / 4, corners (-48, 164), (32, 184); lower 200 - x^2 / 64
 *   inner lips 175 + x / 8 and (x + 40) (24 - x) / 64 below that
 */
#ifndef HF_TEST_GRID_H
#define HF_TEST_GRID_H

#include <hemiface/parity.h>

/** Points and irises in units, to be changed by a test. */
typedef struct grid {
    double at[68][2];
    double iris[2][2];
    bool seen[2];
    double radius[2]; /**< px */
    double x, y;      /**< where 0, 0 lies, px, first pixel's centre at 0 */
    bool tilted;      /**< by the angle of cosine 0.8, sine 0.6: the patient's
                           left is lower; whole units stay whole px */
    int width;
} grid;

/** The face above: untilted, 0, 0 at (1100, 1000) of 4000 x 4000 px. */
void grid_ideal(grid *g);
/** As a face. Free with hf_face_free. */
hf_face *grid_face(const grid *g);

/** Measures; fails the test if it cannot. */
hf_parity grid_measure(const hf_face *face, hf_peer peer,
                       const hf_parity_options *options);
/** A value; fails the test if there is no such row. */
const hf_parity_value *grid_find(const hf_parity *p, const char *measure,
                                 hf_parity_form form);
/** Fails unless the value is there, within 1e-9. */
void grid_is(const hf_parity *p, const char *measure, hf_parity_form form,
             double value);
/** Fails unless the value is na with that reason as printed. */
void grid_na(const hf_parity *p, const char *measure, hf_parity_form form,
             const char *reason);

#endif
