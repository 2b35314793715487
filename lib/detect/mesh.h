/* detect/mesh.h - 478 landmarks in a square around a face */
#ifndef HF_DETECT_MESH_H
#define HF_DETECT_MESH_H

#include <hemiface/error.h>
#include "detect/sampler.h"

/** Landmarks: 468 of the mesh, 5 of each iris (centre, then four points of
 *  the edge), the patient's right iris first. */
#define HF_MESH_POINTS 478
#define HF_MESH_IRIS 468
#define HF_IRIS_POINTS 5

/** Outer canthi, patient's right and left: the line the mesh is levelled by
 *  when it starts from its own result. */
#define HF_MESH_CANTHUS_RIGHT 33
#define HF_MESH_CANTHUS_LEFT 263

struct hf_mesh {
    double at[HF_MESH_POINTS][3]; /**< x, y, z in px of the picture */
    double presence;              /**< "this is a face" [0..1] */
};

struct hf_mesh_net;

/** Loads the attention mesh. HF_E_MEMORY. */
HF_CHECKED hf_status hf_mesh_new(struct hf_mesh_net **out, hf_error *error);
/** Frees it. NULL is fine. */
void hf_mesh_free(struct hf_mesh_net *net);

/** Landmarks of the face in the square. */
void hf_mesh_run(struct hf_mesh_net *net, struct hf_mesh *mesh,
                 const struct hf_sampler *sampler,
                 const struct hf_square *square);

/** The square to run the mesh on again: around all landmarks, 1.5 times the
 *  longer side of their box, outer canthi level. */
struct hf_square hf_mesh_square(const struct hf_mesh *mesh);

/** Landmark on the other side of the face, for each of the 478; itself on
 *  the midline. */
extern const short hf_mesh_twin[HF_MESH_POINTS];

#endif
