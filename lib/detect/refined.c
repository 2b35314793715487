/* detect/refined.c - refined halves into a face */
#include "detect/refine.h"

#include <math.h>
#include "detect/pose.h"

/* A contour of one half, by points of the 189, from the midline outwards. sd:
 * of one coordinate of a point between the ends, and of the two ends, units;
 * such that about two thirds of the side differences measured lie within
 * theirs of what people's points give, cross-validated on 101 faces
 * (`make bench-accuracy`). A point alone is further off as often as not: where
 * a border is put by habit is the same on both sides and at both visits, and
 * no doubt of a difference. Larger ones call fewer changes real. */
struct part {
    hf_contour_id id;
    int region, count;
    unsigned char points[5];
    double sd, ends[2];
};

static const struct part paired[] = {
    {HF_BROW_UPPER, HF_REGION_BROW, 5, {75, 74, 73, 72, 71}, 0.5, {1.3, 1.0}},
    {HF_BROW_LOWER, HF_REGION_BROW, 4, {76, 84, 83, 71}, 0.5, {1.0, 1.0}},
    {HF_LID_UPPER, HF_REGION_EYE, 5, {22, 21, 20, 19, 18}, 0.28, {0.3, 0.4}},
    {HF_LID_LOWER, HF_REGION_EYE, 5, {22, 30, 29, 28, 18}, 0.28, {0.3, 0.4}},
    {HF_CANTHUS_INNER, HF_REGION_EYE, 1, {22}, 0, {0.3}},
    {HF_CANTHUS_OUTER, HF_REGION_EYE, 1, {18}, 0, {0.4}},
    {HF_COMMISSURE, HF_REGION_MOUTH, 1, {87}, 0, {0.36}},
    {HF_CUPID_BOW, HF_REGION_MOUTH, 1, {89}, 0, {0.5}},
    {HF_ALA, HF_REGION_NOSE, 1, {62}, 0, {0.6}},
};

/* Lips: half a contour from the corner to the middle point, which both
   halves see. */
static const struct part lips[] = {
    {HF_LIP_UPPER_OUTER,
     HF_REGION_MOUTH,
     4,
     {87, 88, 89, 90},
     0.5,
     {0.36, 0.55}},
    {HF_LIP_UPPER_INNER,
     HF_REGION_MOUTH,
     4,
     {87, 94, 95, 96},
     0.35,
     {0.36, 0.4}},
    {HF_LIP_LOWER_INNER,
     HF_REGION_MOUTH,
     4,
     {87, 99, 100, 101},
     0.35,
     {0.36, 0.4}},
    {HF_LIP_LOWER_OUTER,
     HF_REGION_MOUTH,
     4,
     {87, 104, 105, 106},
     0.6,
     {0.36, 0.8}},
};

/* Midpoints of a pair of points, top to bottom; the mean of two has less
   doubt than each. The nose's tip is the middle of its two sides. */
static const struct part middle[] = {
    {HF_PHILTRUM, HF_REGION_NOSE, 2, {170, 171}, 0, {0.75, 0.75}},
    {HF_SUBNASALE, HF_REGION_NOSE, 1, {55}, 0, {0.6}},
    {HF_NOSE_TIP, HF_REGION_NOSE, 1, {54}, 0, {0.8}},
    {HF_CHIN, HF_REGION_CHIN, 1, {129}, 0, {2.0}},
};

/* The same of an iris's centre and radius. */
static const double iris_sd = 0.3, radius_sd = 0.155;

/* How much of the fine step's move is doubt: a point that the picture holds
   fast hardly moves any more. */
static const double move_doubt = 0.35;

static int index_of(int region, int name)
{
    int i = 0;

    while (hf_regions[region].points[i] != name)
        i++;
    return i;
}

static hf_point place_of(const struct hf_refined *half, int region, int name,
                         double sd)
{
    const int i = index_of(region, name);
    const double *at = half->at[region][i];

    return (hf_point){
        at[0], at[1],
        hypot(half->unit * sd, move_doubt * half->moved[region][i])};
}

/* Point i of a part. */
static hf_point point_of(const struct hf_refined *half, const struct part *p,
                         int i)
{
    const double sd = i == 0              ? p->ends[0]
                      : i == p->count - 1 ? p->ends[1]
                                          : p->sd;

    return place_of(half, p->region, p->points[i], sd);
}

static hf_point middle_of(const struct hf_refined halves[2],
                          const struct part *p, int i)
{
    const hf_point r = point_of(&halves[HF_RIGHT], p, i);
    const hf_point l = point_of(&halves[HF_LEFT], p, i);

    return (hf_point){(r.x + l.x) / 2, (r.y + l.y) / 2, hypot(r.sd, l.sd) / 2};
}

/* ----------------------------------------------------------------- eyes */

/* Lids closer than this at mid-eye hide the pupil, units: as in pose.c. */
#define HIDDEN 2.9
/* And so far apart that an eye is open though the mesh, which closes both
   alike, calls it closed. Under it the eyeball has turned up: the white shows,
   not the iris. */
#define OPEN 7.0
/* A last step, units on average over points, that says that a contour is
   lost: on clear photos it is 0.2 to 0.3 and at most 0.45, smiles included. */
#define LOST 0.5

/* What the lids say of an eye. */
struct eye {
    bool open; /* enough to see the iris */
    bool lost; /* no clear evidence: the mesh's lids stay */
};

/* The last step of a region's points from one on, units on average. */
static double last_step(const struct hf_refined *half, int region, int first)
{
    const int count = hf_regions[region].count;
    double sum = 0;

    for (int i = first; i < count; i++)
        sum += half->moved[region][i];
    return sum / half->unit / (count - first);
}

static struct eye look_at_eye(const struct hf_refined *half, bool closed)
{
    const hf_point upper = place_of(half, HF_REGION_EYE, 20, 0);
    const hf_point lower = place_of(half, HF_REGION_EYE, 29, 0);
    const double gap = hypot(upper.x - lower.x, upper.y - lower.y) / half->unit;
    struct eye eye;

    eye.lost = closed && last_step(half, HF_REGION_EYE, HF_EYE_LIDS) > LOST;
    eye.open = !eye.lost && gap > (closed ? OPEN : HIDDEN);
    return eye;
}

/* Irises are found this much too wide on average, cross-validated on 101 faces
   (1.1 %, sd of a photo's scale 2.9); without it every millimetre that rests
   on the iris would be too short by as much. */
static const double iris_excess = 1.011;

/* The pupil is a point of the region; the radius is the mean of the mesh's and
   of half the distance of the iris outline's left and right points: their
   errors differ, and the sd of a photo's scale is 2.3 % instead of 2.7 and
   2.8. */
static hf_status set_iris(hf_face *face, const struct hf_refined *half,
                          hf_side side, bool open, hf_error *error)
{
    const hf_point c = place_of(half, HF_REGION_EYE, 0, iris_sd);
    const hf_point outer = place_of(half, HF_REGION_EYE, 4, 0);
    const hf_point inner = place_of(half, HF_REGION_EYE, 8, 0);
    const hf_iris mesh = hf_face_iris(face, side);
    const double found =
        hypot(inner.x - outer.x, inner.y - outer.y) / 2 / iris_excess;
    const hf_iris iris = {
        .present = open,
        .x = c.x,
        .y = c.y,
        .r = mesh.present ? (found + mesh.r) / 2 : found,
        .sd = c.sd,
        .r_sd = half->unit * radius_sd,
    };

    return hf_face_set_iris(face, side, iris, error);
}

/* --------------------------------------------------------------- contours */

static hf_status set_paired(hf_face *face, const struct hf_refined *halves,
                            const struct eye *eyes, hf_error *error)
{
    hf_status status = HF_OK;

    for (size_t k = 0; k < sizeof paired / sizeof *paired; k++)
        for (int side = 0; side < 2 && !status; side++) {
            const struct part *p = &paired[k];
            hf_point points[5];

            if (p->region == HF_REGION_EYE && eyes[side].lost)
                continue;
            for (int i = 0; i < p->count; i++)
                points[i] = point_of(&halves[side], p, i);
            status = hf_face_set_contour(face, p->id, (hf_side)side, points,
                                         (size_t)p->count, error);
        }
    return status;
}

/* The upper lip's outer border is the faintest edge of the mouth. */
static bool lip_lost(const struct hf_refined halves[2])
{
    return (last_step(&halves[HF_RIGHT], HF_REGION_MOUTH, 0) +
            last_step(&halves[HF_LEFT], HF_REGION_MOUTH, 0)) /
               2 >
           LOST;
}

static hf_status set_lips(hf_face *face, const struct hf_refined *halves,
                          hf_error *error)
{
    hf_status status = HF_OK;

    for (size_t k = 0; k < sizeof lips / sizeof *lips && !status; k++) {
        const struct part *p = &lips[k];
        const int half = p->count - 1;
        hf_point points[9];

        if (p->id == HF_LIP_UPPER_OUTER && lip_lost(halves))
            continue;
        for (int i = 0; i < half; i++) {
            points[i] = point_of(&halves[HF_RIGHT], p, i);
            points[2 * half - i] = point_of(&halves[HF_LEFT], p, i);
        }
        points[half] = middle_of(halves, p, half);
        status = hf_face_set_contour(face, p->id, HF_RIGHT, points,
                                     2 * (size_t)half + 1, error);
    }
    return status;
}

static hf_status set_middle(hf_face *face, const struct hf_refined *halves,
                            hf_error *error)
{
    hf_status status = HF_OK;

    for (size_t k = 0; k < sizeof middle / sizeof *middle && !status; k++) {
        const struct part *p = &middle[k];
        hf_point points[5];

        for (int i = 0; i < p->count; i++)
            points[i] = middle_of(halves, p, i);
        status = hf_face_set_contour(face, p->id, HF_RIGHT, points,
                                     (size_t)p->count, error);
    }
    return status;
}

/* Absent where it does not show: the mesh has none to stay. */
static hf_status set_folds(hf_face *face, const struct hf_refined halves[2],
                           hf_error *error)
{
    hf_status status = HF_OK;

    for (int side = 0; side < 2 && !status; side++) {
        const struct hf_fold *fold = &halves[side].fold;
        hf_point points[HF_FOLD_POINTS];

        for (int i = 0; i < HF_FOLD_POINTS; i++)
            points[i] = (hf_point){fold->at[i][0], fold->at[i][1], fold->sd[i]};
        if (fold->shows)
            status =
                hf_face_set_contour(face, HF_NASOLABIAL_FOLD, (hf_side)side,
                                    points, HF_FOLD_POINTS, error);
    }
    return status;
}

hf_status hf_refined_face(hf_face *face, const struct hf_refined halves[2],
                          const double (*at)[3], hf_error *error)
{
    struct eye eyes[2];
    hf_status status;

    for (int side = 0; side < 2; side++)
        eyes[side] =
            look_at_eye(&halves[side], hf_mesh_eye_closed(at, (hf_side)side));
    status = set_paired(face, halves, eyes, error);
    if (!status)
        status = set_lips(face, halves, error);
    if (!status)
        status = set_middle(face, halves, error);
    if (!status)
        status = set_folds(face, halves, error);
    for (int side = 0; side < 2 && !status; side++)
        status = set_iris(face, &halves[side], (hf_side)side, eyes[side].open,
                          error);
    return status;
}
