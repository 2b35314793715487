/* simulate/map.h - the map of one movement, forwards and backwards */
#ifndef HF_SIMULATE_MAP_H
#define HF_SIMULATE_MAP_H

#include <stdbool.h>
#include <hemiface/simulate.h>

/** Largest movement, in radii, that a fade bears without folding. */
double hf_fade_limit(hf_fade fade);

/** Finite numbers, a radius above 0, a known fade, and |a| below the limit:
 *  else HF_E_OPTION, saying what would be allowed. */
HF_CHECKED hf_status hf_move_check(const hf_move *move, hf_error *error);

/** Takes a point (mm) to where the movements, one after the other, found it:
 *  the inverse of hf_move_point, to rounding; under a lid, what is seen. */
void hf_move_source(const hf_move *moves, size_t count, double *x, double *y);

/** Distance from the centre, mm, beyond which the movement shifts a point by
 *  less than shift mm. */
double hf_move_reach(const hf_move *move, double shift);

/** Whether a kind is an eye that closes to a gap: it has no direction. */
bool hf_move_closes(const hf_move_kind *kind);

/** Where another kind of hf_move_kind_at is centred on a face, mm in the frame.
 *  HF_E_UNDEFINED: the face lacks the contour, or it ends too early. */
HF_CHECKED hf_status hf_move_centre(double *x, double *y,
                                    const hf_move_kind *kind, hf_side side,
                                    const hf_face *face, const hf_frame *frame,
                                    hf_error *error);

#endif
