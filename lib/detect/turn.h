/* detect/turn.h - a head turned a little, turned back by the mesh's depth */
#ifndef HF_DETECT_TURN_H
#define HF_DETECT_TURN_H

#include <hemiface/face.h>
#include "detect/mesh.h"

/** Turns the contours and irises of a face back by the yaw of its pose, and
 *  marks the pose as corrected. at: the landmarks the face was made of, photo
 *  px. A pose that is unknown, corrected already or beyond 10 deg leaves it
 *  as it is. HF_E_MEMORY. */
HF_CHECKED hf_status hf_turn_back(hf_face *face, const double (*at)[3],
                                  hf_error *error);

#endif
