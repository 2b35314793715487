/* photo/pose.h - heads turned a little, by option */
#ifndef HF_PHOTO_POSE_H
#define HF_PHOTO_POSE_H

#include <hemiface/face.h>

#include "cmd/cli/options.h"

/** --pose-correct: for tools that draw nothing on photos. */
extern const cli_group cli_pose_group;

/** Whether it was given. */
bool cli_pose_correct(void);

/** Warns of a face whose points are not what is asked for. detected: found on
 *  the photo `path`, not read from a face file. */
void cli_pose_tell(const char *path, const hf_face *face, bool detected);

#endif
