/* photo/pose.c - heads turned a little, by option */
#include "cmd/photo/pose.h"

#include "cmd/cli/message.h"

static bool wanted;

static const cli_option options[] = {
    {"pose-correct", 0, CLI_FLAG, &wanted, NULL,
     "turn contours found on photos back by the head's yaw, up to 10 deg: nose "
     "and philtrum then scatter half as much from photo to photo, but points "
     "are no longer where the photo shows them",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_pose_group = {"Pose", options};

bool cli_pose_correct(void)
{
    return wanted;
}

void cli_pose_tell(const char *path, const hf_face *face, bool detected)
{
    const hf_pose pose = hf_face_pose(face);

    if (pose.corrected && !wanted)
        cli_warn("'%s': its points were turned back by %.1f deg of yaw: they "
                 "are not where the photo shows them",
                 path, pose.yaw);
    if (pose.corrected || !wanted)
        return;
    if (detected)
        cli_warn("'%s': its yaw is unknown or over 10 deg and was not "
                 "corrected",
                 path);
    else
        cli_warn("'%s': points of a file are taken as they are, "
                 "--pose-correct acts on photos",
                 path);
}
