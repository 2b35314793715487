/* measure/pose.h - when a head is turned too far to compare its sides */
#ifndef HF_MEASURE_POSE_H
#define HF_MEASURE_POSE_H

#include <hemiface/face.h>

/** deg. Beyond it a midline point 20 mm in front of the eyes lies 3.5 mm off
 *  the midline for the turn alone, as much as what people notice. */
#define HF_YAW_LIMIT 10.0

/** Whether the yaw is known and beyond the limit. */
bool hf_pose_refused(const hf_face *face);

#endif
