/* detect/pose.c - what the mesh says about head and eyes as a whole */
#include "detect/pose.h"

#include <math.h>

#define DEGREES (180 / 3.14159265358979323846)

/* Midline ends of the face: top of the forehead, menton. */
enum { FOREHEAD = 10, CHIN = 152 };

/* Pitch that the line from forehead to chin shows on a level face, degrees:
 * the mean over 51 resting studio photos taken at eye height, whose pitch is
 * taken as 0 (they scatter by 4.8 degrees, foreheads differ). It moves every
 * pitch alike. */
#define LEVEL_PITCH (-2.3)

/* Lids closer than this, in iris diameters, count as closed: 2.9 mm where the
 * iris spans 11.7 mm, less than a pupil to see, so that its centre is a guess.
 * It lies between what the mesh makes of closed eyes (up to 0.18 on the sample
 * patient, lagophthalmos included: the mesh closes gaps of some mm) and of
 * narrow open ones (from 0.36 on 102 smiling eyes, 0.49 on 182 at rest). */
#define CLOSED 0.25

static void subtract(double *out, const double *a, const double *b)
{
    for (int c = 0; c < 3; c++)
        out[c] = a[c] - b[c];
}

static double dot(const double *a, const double *b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* Sum of all vectors from a right point to its left twin: far pairs count
 * more, depth noise of single points averages out. */
static void across(double *out, const double (*at)[3])
{
    out[0] = out[1] = out[2] = 0;
    for (int i = 0; i < HF_MESH_IRIS; i++) {
        int twin = hf_mesh_twin[i];
        double d[3];

        if (twin <= i)
            continue; /* midline, or the pair was counted */
        subtract(d, at[twin], at[i]);
        /* Of a pair either may have the lower number; on any face the mesh
         * accepts, the left one is further along the eye line. */
        if (d[0] * (at[HF_MESH_CANTHUS_LEFT][0] -
                    at[HF_MESH_CANTHUS_RIGHT][0]) +
                d[1] * (at[HF_MESH_CANTHUS_LEFT][1] -
                        at[HF_MESH_CANTHUS_RIGHT][1]) <
            0)
            subtract(d, at[i], at[twin]);
        for (int c = 0; c < 3; c++)
            out[c] += d[c];
    }
}

/* x to the right of the picture, y down, z away from the camera. */
hf_pose hf_mesh_pose(const double (*at)[3])
{
    hf_pose pose = {false, 0, 0, 0, false};
    double x[3], down[3], length, along;

    across(x, at);
    length = sqrt(dot(x, x));
    if (!(length > 0))
        return pose;
    subtract(down, at[CHIN], at[FOREHEAD]);
    along = dot(down, x) / (length * length);
    for (int c = 0; c < 3; c++)
        down[c] -= along * x[c];
    if (!(dot(down, down) > 0))
        return pose;
    pose.known = true;
    /* Turned to the patient's left, that side moves away. */
    pose.yaw = atan2(x[2], hypot(x[0], x[1])) * DEGREES;
    pose.roll = atan2(x[1], x[0]) * DEGREES;
    /* With the chin lifted it comes nearer than the forehead. */
    pose.pitch =
        atan2(-down[2], hypot(down[0], down[1])) * DEGREES - LEVEL_PITCH;
    return pose;
}

/* Points of upper and lower lid above each other, around the iris. */
static const struct {
    short upper[3], lower[3];
} lids[2] = {
    [HF_RIGHT] = {{160, 159, 158}, {144, 145, 153}},
    [HF_LEFT] = {{387, 386, 385}, {373, 374, 380}},
};

static double distance(const double *a, const double *b)
{
    return hypot(a[0] - b[0], a[1] - b[1]);
}

double hf_mesh_eye_opening(const double (*at)[3], hf_side side)
{
    const double(*rim)[3] =
        at + HF_MESH_IRIS + (side == HF_LEFT ? HF_IRIS_POINTS : 0) + 1;
    double width = distance(rim[0], rim[2]), gap = 0;

    for (int i = 0; i < 3; i++)
        gap += distance(at[lids[side].upper[i]], at[lids[side].lower[i]]) / 3;
    return width > 0 ? gap / width : 0;
}

bool hf_mesh_eye_closed(const double (*at)[3], hf_side side)
{
    return hf_mesh_eye_opening(at, side) < CLOSED;
}
