/* detect/faces.h - the faces of a photo and of the photo turned over
 *
 * Everything downstream of the networks is exact under turning over: positions
 * are multiples of 2^-19 px, so width - x loses nothing.
 */
#ifndef HF_DETECT_FACES_H
#define HF_DETECT_FACES_H

#include "detect/finder.h"
#include "detect/mesh.h"

/** A face as found on the photo [0] and on the photo turned over [1], and
 *  their mean in the photo's coordinates. */
struct hf_face_pair {
    struct hf_found seen[2], mean;
    double rank; /**< size times centrality: the largest central one leads */
};

/** Rounds to a multiple of 2^-19 px, so that width - x is exact. */
double hf_snap(double v);

/** A found face as it would be on the picture turned over. */
struct hf_found hf_found_mirror(const struct hf_found *found, double width);

/** A mesh likewise: twins swap. */
void hf_mesh_mirror(struct hf_mesh *out, const struct hf_mesh *mesh,
                    double width);

/** Matches the faces of both pictures and orders them. A face found on one
 *  only is taken over to the other (so turned_count 0 = the photo alone).
 *  pairs has room for 2 * HF_MOST_FOUND. Returns how many. */
size_t hf_faces_pair(struct hf_face_pair *pairs, struct hf_found *found,
                     size_t count, struct hf_found *turned, size_t turned_count,
                     double width, double height);

#endif
