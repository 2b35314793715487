/* detect/maps.h - gradient maps of half a face and descriptors read from them
 *
 * Half a face is a luminance picture in the face's own frame: x from the
 * midline to the patient's side (negative), y down, unit = 1/62 of the
 * distance between the mesh's pupils (about 1 mm), 4 samples a unit. The left
 * half is turned over, so that one model serves both and neither half's
 * evidence can move the other.
 */
#ifndef HF_DETECT_MAPS_H
#define HF_DETECT_MAPS_H

#include <stdbool.h>

/** Extent of half a face, units: what palsy can reach (brow 12, mouth corner
 *  15 from the mesh's guess) plus the coarsest descriptor's support; down to
 *  under the chin (136: two sd of people's chins and that support). */
#define HF_HALF_X0 (-60)
#define HF_HALF_Y0 (-56)
#define HF_HALF_WIDTH 80
#define HF_HALF_HEIGHT 192
/** Samples a unit: 0.25 mm, finer than any photo's detail. */
#define HF_HALF_RATE 4
#define HF_HALF_COLUMNS (HF_HALF_WIDTH * HF_HALF_RATE)
#define HF_HALF_ROWS (HF_HALF_HEIGHT * HF_HALF_RATE)

/** Descriptor scales, coarse to fine: spacing of the grid in units. */
enum { HF_CELL_5, HF_CELL_3, HF_CELL_2, HF_CELL_1, HF_CELLS };

/** Numbers of one point's descriptor: 4 x 4 places, 8 directions. */
#define HF_DESCRIPTOR 128

/** Eight half-rectified directions of the gradient at each scale. */
struct hf_maps;

/** Room for one half face. NULL: out of memory. */
struct hf_maps *hf_maps_new(void);
/** Frees it. NULL is fine. */
void hf_maps_free(struct hf_maps *maps);

/** Computes all scales from HF_HALF_ROWS rows of HF_HALF_COLUMNS luminances
 *  [0..255]. */
void hf_maps_make(struct hf_maps *maps, const float *luminance);

/** The descriptor around (x, y), units, at a scale: HF_DESCRIPTOR numbers in
 *  [0..1). Outside the half the edge is repeated. */
void hf_maps_read(float *out, const struct hf_maps *maps, int cell, double x,
                  double y);

#endif
