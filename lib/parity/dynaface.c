/* parity/dynaface.c - dynaface's frontal measures; definitions in parity.h */
#include "parity/dynaface.h"

#include <math.h>

#define DEGREES (180 / 3.14159265358979323846)

/* dynaface's picture: the patient's right pupil lies there, px, the left one
   so far from it. */
static const hf_place right_pupil = {380, 480};
static const double pupil_px = 260;
/* Yaw, deg, from which the pupils' distance is put right for the picture, and
   the factor that goes with it. */
static const double yaw_limit = 5, yaw_factor = 1.3;

/* ---------------------------------------------------------------- frame */

hf_place hf_dynaface_pupil(const hf_dynaface *j, hf_side side)
{
    return (hf_place){j->marks.iris[side].x, j->marks.iris[side].y};
}

static double pupil_distance(const hf_dynaface *j)
{
    const hf_place r = hf_dynaface_pupil(j, HF_RIGHT),
                   l = hf_dynaface_pupil(j, HF_LEFT);

    return hypot(r.x - l.x, r.y - l.y);
}

static void crop_point(double *x, double *y, double scale, double left,
                       double top)
{
    *x = trunc(*x * scale - left);
    *y = trunc(*y * scale - top);
}

/* The defect: points move into the scaled picture, the scale stays behind. */
static void crop(hf_dynaface *j)
{
    const hf_pose pose = hf_face_pose(j->face);
    const double width = hf_face_width(j->face);
    double distance = pupil_distance(j), scale, left, top;

    if (pose.known && pose.yaw > yaw_limit)
        distance *= yaw_factor / fmax(cos(pose.yaw / DEGREES), 1e-6);
    scale = trunc(width * (pupil_px / distance)) / width;
    left = trunc(j->marks.iris[HF_RIGHT].x * scale - right_pupil.x);
    top = trunc(j->marks.iris[HF_RIGHT].y * scale - right_pupil.y);
    for (int n = 0; n < HF_MARKS; n++)
        crop_point(&j->marks.at[n].x, &j->marks.at[n].y, scale, left, top);
    for (int side = 0; side < 2; side++)
        crop_point(&j->marks.iris[side].x, &j->marks.iris[side].y, scale, left,
                   top);
}

hf_result hf_dynaface_frame(hf_dynaface *j)
{
    const double between =
        j->options->pupil_mm > 0 ? j->options->pupil_mm : HF_DYNAFACE_PUPIL_MM;

    if (!j->marks.iris[0].present || !j->marks.iris[1].present)
        return hf_result_lacks(HF_PARITY_IRIS_HIDDEN, HF_CONTOUR_COUNT);
    if (j->options->defects)
        hf_marks_round(&j->marks);
    j->mm = between / pupil_distance(j);
    if (!isfinite(j->mm))
        return hf_result_lacks(HF_PARITY_NO_FRAME, HF_CONTOUR_COUNT);
    if (j->options->defects)
        crop(j);
    j->pupils = pupil_distance(j);
    j->mm_as_told = between / j->pupils;
    return hf_result_of(0);
}

/* The lack of two points, if any. */
hf_result hf_dynaface_lack(const hf_dynaface *j, int a, int b)
{
    return hf_mark_lack(&j->marks, j->marks.at[a].why == HF_PARITY_OK ? b : a);
}

/* ---------------------------------------------------------------- lengths */

static hf_result distance(const hf_dynaface *j, int a, int b)
{
    const hf_result lack = hf_dynaface_lack(j, a, b);

    if (lack.reason != HF_PARITY_OK)
        return lack;
    return hf_result_of(j->mm * hypot(j->marks.at[a].x - j->marks.at[b].x,
                                      j->marks.at[a].y - j->marks.at[b].y));
}

static hf_result fai(const hf_dynaface *j)
{
    return hf_result_gap(distance(j, 64, 76), distance(j, 68, 82));
}

static hf_result oce_l(const hf_dynaface *j)
{
    return distance(j, 82, 85);
}

static hf_result oce_r(const hf_dynaface *j)
{
    return distance(j, 76, 85);
}

static hf_result intercanthal(const hf_dynaface *j)
{
    return distance(j, 64, 68);
}

static hf_result mouth_length(const hf_dynaface *j)
{
    return distance(j, 88, 92);
}

static hf_result outer_corners(const hf_dynaface *j)
{
    return distance(j, 60, 72);
}

/* x59 - x55, px. */
static hf_result nose_px(const hf_dynaface *j)
{
    const hf_result lack = hf_dynaface_lack(j, 55, 59);

    if (lack.reason != HF_PARITY_OK)
        return lack;
    return hf_result_of(j->marks.at[59].x - j->marks.at[55].x);
}

static hf_result nostril(const hf_dynaface *j)
{
    const hf_result dx = nose_px(j);
    double wider;

    if (dx.reason != HF_PARITY_OK)
        return dx;
    wider = 0.1 * fabs(dx.value);
    if (j->options->defects)
        wider = trunc(wider);
    return hf_result_of(j->mm * hypot(dx.value + 2 * wider,
                                      j->marks.at[59].y - j->marks.at[55].y));
}

static hf_result dorsal_base(const hf_dynaface *j)
{
    const hf_result dx = nose_px(j);

    return dx.reason == HF_PARITY_OK ? hf_result_of(j->mm * fabs(dx.value))
                                     : dx;
}

/* -------------------------------------------------------------- position */

static hf_result tilt(const hf_dynaface *j)
{
    const hf_place r = hf_dynaface_pupil(j, HF_RIGHT),
                   l = hf_dynaface_pupil(j, HF_LEFT);

    return hf_result_of(atan((l.y - r.y) / (l.x - r.x)) * DEGREES);
}

static hf_result px2mm(const hf_dynaface *j)
{
    return hf_result_of(j->mm_as_told);
}

static hf_result pd(const hf_dynaface *j)
{
    return hf_result_of(j->pupils);
}

static hf_result no_point(const hf_dynaface *j)
{
    (void)j;
    return hf_result_lacks(HF_PARITY_NO_SUCH_POINT, HF_CONTOUR_COUNT);
}

static hf_result network(const hf_dynaface *j)
{
    (void)j;
    return hf_result_lacks(HF_PARITY_OTHER_NETWORK, HF_CONTOUR_COUNT);
}

static hf_result picture(const hf_dynaface *j)
{
    (void)j;
    return hf_result_lacks(HF_PARITY_NEEDS_PICTURE, HF_CONTOUR_COUNT);
}

static const struct {
    const char *name, *region, *unit;
    hf_result (*read)(const hf_dynaface *);
} measures[] = {
    {"fai", "mouth", "mm", fai},
    {"oce.l", "mouth", "mm", oce_l},
    {"oce.r", "mouth", "mm", oce_r},
    {"brow.d", "brow", "mm", hf_dynaface_brows},
    {"dental_area", "mouth", "mm2", hf_dynaface_dental_area},
    {"dental_left", "mouth", "mm2", hf_dynaface_dental_left},
    {"dental_right", "mouth", "mm2", hf_dynaface_dental_right},
    {"dental_ratio", "mouth", "", hf_dynaface_dental_ratio},
    {"dental_diff", "mouth", "mm2", hf_dynaface_dental_diff},
    {"eye.left", "eye", "mm2", hf_dynaface_eye_left},
    {"eye.right", "eye", "mm2", hf_dynaface_eye_right},
    {"eye.diff", "eye", "mm2", hf_dynaface_eye_diff},
    {"eye.ratio", "eye", "", hf_dynaface_eye_ratio},
    {"tilt", "face", "deg", tilt},
    {"px2mm", "face", "mm/px", px2mm},
    {"pd", "face", "px", pd},
    {"pitch", "face", "deg", network},
    {"roll", "face", "deg", network},
    {"yaw", "face", "deg", network},
    {"id", "face", "mm", intercanthal},
    {"ml", "mouth", "mm", mouth_length},
    {"nostril", "nose", "mm", nostril},
    {"nose.tip", "nose", "mm", no_point},
    {"dorsal.base", "nose", "mm", dorsal_base},
    {"dorsal.bridge", "nose", "mm", no_point},
    {"oe", "face", "mm", outer_corners},
    {"hue", "face", "", picture},
    {"sat", "face", "", picture},
    {"brightness", "face", "", picture},
};

void hf_parity_dynaface(hf_parity *out, const hf_face *face,
                        const hf_parity_options *options)
{
    hf_dynaface j = {.options = options, .face = face};

    j.frame = hf_result_lacks(HF_PARITY_NO_FACE, HF_CONTOUR_COUNT);
    if (face) {
        hf_marks_read(&j.marks, face, HF_PEER_DYNAFACE);
        j.frame = hf_dynaface_frame(&j);
    }
    if (j.frame.reason == HF_PARITY_OK) {
        out->mm_per_px = j.mm;
        out->scale = options->pupil_mm > 0 ? "pupils" : "pupils-assumed";
        hf_dynaface_dental(&j);
    }
    for (size_t m = 0; m < sizeof measures / sizeof *measures; m++)
        hf_parity_add(out, measures[m].name, HF_PARITY_SINGLE,
                      measures[m].region, measures[m].unit,
                      j.frame.reason == HF_PARITY_OK ? measures[m].read(&j)
                                                     : j.frame);
}
