/* simulate/lid.h - an eye that closes: its lid, forwards and backwards */
#ifndef HF_SIMULATE_LID_H
#define HF_SIMULATE_LID_H

#include <hemiface/simulate.h>

/** Draws the lid of a side down until pfh is gap mm. HF_E_UNDEFINED: a lid is
 *  missing or does not reach mid-eye; HF_E_OPTION: the eye is not open that
 *  far; HF_E_MEMORY. */
HF_CHECKED hf_status hf_lid_close(hf_lid *lid, hf_side side, double gap,
                                  const hf_face *face, const hf_frame *frame,
                                  hf_error *error);

/** The middle of what the lids of a movement move, mm in the frame. */
void hf_lid_centre(hf_move *move);

/** Where a movement's lids take a point, mm: skin comes down, what the lid
 *  covers stays. */
void hf_lid_point(const hf_move *move, double x, double *y);

/** What is seen at a point afterwards: where its skin was, or the point
 *  itself. */
void hf_lid_source(const hf_move *move, double x, double *y);

/** Distance from the movement's centre beyond which nothing moves, mm. */
double hf_lid_reach(const hf_move *move);

/** Whether the movement hides an iris of that diameter, mm. */
bool hf_lid_hides(const hf_move *move, hf_side side, double diameter);

#endif
