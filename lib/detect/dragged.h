/* detect/dragged.h - what the mesh drags along with an uneven mouth */
#ifndef HF_DETECT_DRAGGED_H
#define HF_DETECT_DRAGGED_H

#include <stdbool.h>

#include <hemiface/face.h>

/** Adds to the doubt (sd) of the chin what the mesh moves it aside with a mouth
 *  whose corners differ in height or in distance from the midline; of a refined
 *  chin what is left of that. Its place stays. A face without canthi, corners
 *  or chin keeps what it has. HF_E_MEMORY. */
HF_CHECKED hf_status hf_dragged_doubt(hf_face *face, bool refined,
                                      hf_error *error);

#endif
