/* detect/pose.h - what the mesh says about head and eyes as a whole */
#ifndef HF_DETECT_POSE_H
#define HF_DETECT_POSE_H

#include <stdbool.h>
#include <hemiface/face.h>
#include "detect/mesh.h"

/** Pose from landmarks in photo px. known is false when they coincide. */
hf_pose hf_mesh_pose(const double (*at)[3]);

/** Whether the lids of an eye are so close that its iris is a guess. */
bool hf_mesh_eye_closed(const double (*at)[3], hf_side side);

/** Opening of the lids at the iris over the iris diameter, for tests. */
double hf_mesh_eye_opening(const double (*at)[3], hf_side side);

#endif
