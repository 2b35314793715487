/* detect/turn.c - a head turned a little, turned back by the mesh's depth
 *
 * As seen from afar, a place at depth z (away from the camera) of a head with
 * yaw t goes to x cos t + z sin t across the face when the head is turned
 * back, x along the line of the eyes. Each place takes the depth of the mesh
 * around it: refinement moves places in the picture, by a millimetre or two,
 * over which a face's depth hardly changes.
 */
#include "detect/turn.h"

#include <math.h>

#include "face/each.h"

static const double radians = 3.14159265358979323846 / 180;

/* deg. Beyond it sides are not compared anyway, and the photos this was tried
 * on reached 6. */
static const double most_yaw = 10;

/* mm (by the iris) of the eye's centre of rotation behind its canthi. Eyes stay
 * on the camera while the head turns, so that an iris keeps its place in front
 * of that centre, not of the lids. With 0 mid-pupil and the middle of the inner
 * canthi part by 0.11 mm per degree over 51 people's two photos, with 5 by 0.03
 * (and the nose's base from mid-pupil scatters by 0.69 instead of 0.78 mm).
 * Anatomy says about as much: 13.5 mm behind the cornea, which stands some 8
 * in front of the canthi. */
static const double eye_depth = 5;

/* Mesh points that tell a place's depth, by 1 / distance^2: those of the
 * triangle around it and one more. */
enum { NEAREST = 4 };
/* px^2. On a mesh point, that point alone. */
static const double same_place = 1e-9;

/* The turn: about a pivot, roll taken out and put back. */
typedef struct turn {
    const double (*at)[3];
    double x, y, z;      /* pivot: between the canthi, so that eyes stay */
    double ux, uy;       /* the eyes' line in the picture */
    double cosine, sine; /* of the yaw */
} turn;

/* Puts a distance among the nearest so far, which are in order. */
static void insert(double near[NEAREST], double depth[NEAREST], double d,
                   double z)
{
    int k = NEAREST - 1;

    if (d >= near[k])
        return;
    for (; k > 0 && d < near[k - 1]; k--) {
        near[k] = near[k - 1];
        depth[k] = depth[k - 1];
    }
    near[k] = d;
    depth[k] = z;
}

static double depth_at(const double (*at)[3], double x, double y)
{
    double near[NEAREST], depth[NEAREST] = {0}, sum = 0, weights = 0;

    for (int k = 0; k < NEAREST; k++)
        near[k] = INFINITY;
    for (int i = 0; i < HF_MESH_IRIS; i++) {
        double dx = at[i][0] - x, dy = at[i][1] - y;

        insert(near, depth, dx * dx + dy * dy, at[i][2]);
    }
    for (int k = 0; k < NEAREST; k++) {
        double weight = 1 / (near[k] + same_place);

        sum += weight * depth[k];
        weights += weight;
    }
    return sum / weights;
}

static void turn_place(const turn *t, double *x, double *y, double z)
{
    double dx = *x - t->x, dy = *y - t->y;
    double across = dx * t->ux + dy * t->uy;
    double down = dy * t->ux - dx * t->uy;

    across = across * t->cosine + (z - t->z) * t->sine;
    *x = t->x + across * t->ux - down * t->uy;
    *y = t->y + across * t->uy + down * t->ux;
}

static void turn_point(hf_point *p, const hf_point_at *at, const void *data)
{
    const turn *t = data;

    (void)at;
    turn_place(t, &p->x, &p->y, depth_at(t->at, p->x, p->y));
}

/* Right inner, right outer, left inner, left outer. */
static const short canthi[2][2] = {
    [HF_RIGHT] = {133, HF_MESH_CANTHUS_RIGHT},
    [HF_LEFT] = {362, HF_MESH_CANTHUS_LEFT},
};

static double canthi_mean(const double (*at)[3], hf_side side, int axis)
{
    return (at[canthi[side][0]][axis] + at[canthi[side][1]][axis]) / 2;
}

/* An iris faces the camera, so that it is not narrowed by the yaw. */
static hf_status turn_iris(hf_face *face, hf_side side, const turn *t,
                           double mm, hf_error *error)
{
    hf_iris iris = hf_face_iris(face, side);

    if (!iris.present)
        return HF_OK;
    turn_place(t, &iris.x, &iris.y,
               canthi_mean(t->at, side, 2) + eye_depth * mm);
    return hf_face_set_iris(face, side, iris, error);
}

/* px of a millimetre, by the mesh's irises: these are there under lids too. */
static double millimetre(const double (*at)[3])
{
    /* An iris's horizontal diameter, mm, as HF_IRIS_MM, and twice. */
    static const double both_irises = 2 * 11.77;
    double px = 0;

    for (int side = 0; side < 2; side++) {
        const double(*rim)[3] = at + HF_MESH_IRIS + side * HF_IRIS_POINTS + 1;

        px += hypot(rim[0][0] - rim[2][0], rim[0][1] - rim[2][1]);
    }
    return px / both_irises;
}

hf_status hf_turn_back(hf_face *face, const double (*at)[3], hf_error *error)
{
    hf_pose pose = hf_face_pose(face);
    hf_status status = HF_OK;
    turn t = {.at = at};

    if (!pose.known || pose.corrected || fabs(pose.yaw) > most_yaw)
        return HF_OK;
    t.x = (canthi_mean(at, HF_RIGHT, 0) + canthi_mean(at, HF_LEFT, 0)) / 2;
    t.y = (canthi_mean(at, HF_RIGHT, 1) + canthi_mean(at, HF_LEFT, 1)) / 2;
    t.z = (canthi_mean(at, HF_RIGHT, 2) + canthi_mean(at, HF_LEFT, 2)) / 2;
    t.ux = cos(pose.roll * radians);
    t.uy = sin(pose.roll * radians);
    t.cosine = cos(pose.yaw * radians);
    t.sine = sin(pose.yaw * radians);
    for (int side = 0; side < 2 && !status; side++) {
        status = turn_iris(face, (hf_side)side, &t, millimetre(at), error);
        if (!status)
            status = hf_side_change(face, (hf_side)side, turn_point, &t, error);
    }
    if (status)
        return status;
    pose.corrected = true;
    hf_face_set_pose(face, pose);
    return HF_OK;
}
