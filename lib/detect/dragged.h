/* detect/dragged.h - what the mesh drags along with an uneven mouth */
#ifndef HF_DETECT_DRAGGED_H
#define HF_DETECT_DRAGGED_H

#include <hemiface/face.h>

/** Adds to the doubt (sd) of the chin, which is the mesh's own, what the mesh
 *  moves it aside with a mouth whose corners differ in height or in distance
 *  from the midline. Its place stays. A face without canthi, corners or chin
 *  keeps what it has. HF_E_MEMORY. */
HF_CHECKED hf_status hf_dragged_doubt(hf_face *face, hf_error *error);

#endif
