/* face/face.c - the face object: what is on it */
#include "face/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/review.h"

hf_status hf_face_new(hf_face **out, int width, int height, hf_error *error)
{
    hf_face *face;

    if (width < 1 || width > HF_MAX_SIDE || height < 1 || height > HF_MAX_SIDE)
        return hf_fail(error, HF_E_OPTION,
                       "a photo of %d x %d pixels: each side must be within "
                       "1 and %d",
                       width, height, HF_MAX_SIDE);
    face = calloc(1, sizeof *face);
    if (!face)
        return hf_fail_memory(error);
    face->width = width;
    face->height = height;
    face->repeat = 1;
    *out = face;
    return HF_OK;
}

void hf_face_free(hf_face *face)
{
    int id;

    if (!face)
        return;
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        free(face->contours[id][HF_RIGHT].points);
        free(face->contours[id][HF_LEFT].points);
    }
    free(face->source);
    free(face->photo);
    hf_review_free(face->review);
    free(face);
}

int hf_face_width(const hf_face *face)
{
    return face->width;
}

int hf_face_height(const hf_face *face)
{
    return face->height;
}

/* Where a contour is kept. */
static int slot(hf_contour_id id, hf_side side)
{
    return hf_contour_paired(id) && side == HF_LEFT ? HF_LEFT : HF_RIGHT;
}

hf_contour hf_face_contour(const hf_face *face, hf_contour_id id, hf_side side)
{
    hf_contour contour = {NULL, 0};

    if ((unsigned)id < HF_CONTOUR_COUNT) {
        contour.points = face->contours[id][slot(id, side)].points;
        contour.count = face->contours[id][slot(id, side)].count;
    }
    return contour;
}

/* 'brow_upper, right' in errors; unpaired contours have no side. */
static const char *comma(hf_contour_id id)
{
    return hf_contour_paired(id) ? ", " : "";
}

static const char *side_word(hf_contour_id id, hf_side side)
{
    return hf_contour_paired(id) ? hf_side_name(side) : "";
}

static hf_status check_points(hf_contour_id id, hf_side side,
                              const hf_point *points, size_t count,
                              hf_error *error)
{
    size_t most = hf_contour_single(id) ? 1 : HF_MAX_POINTS, i;

    if ((unsigned)id >= HF_CONTOUR_COUNT)
        return hf_fail(error, HF_E_OPTION, "there is no contour number %d",
                       (int)id);
    if (count > most)
        return hf_fail(error, HF_E_OPTION,
                       "'%s%s%s' has %zu points: at most %zu are allowed",
                       hf_contour_name(id), comma(id), side_word(id, side),
                       count, most);
    for (i = 0; i < count; i++)
        if (!isfinite(points[i].x) || !isfinite(points[i].y) ||
            !isfinite(points[i].sd) || points[i].sd < 0)
            return hf_fail(error, HF_E_OPTION,
                           "point %zu of '%s%s%s' is not finite or has a "
                           "negative sd",
                           i, hf_contour_name(id), comma(id),
                           side_word(id, side));
    return HF_OK;
}

hf_status hf_face_set_contour(hf_face *face, hf_contour_id id, hf_side side,
                              const hf_point *points, size_t count,
                              hf_error *error)
{
    hf_status status = check_points(id, side, points, count, error);
    hf_point *copy = NULL;
    int at = slot(id, side);

    if (status != HF_OK)
        return status;
    if (count > 0) {
        copy = malloc(count * sizeof *copy);
        if (!copy)
            return hf_fail_memory(error);
        memcpy(copy, points, count * sizeof *copy);
    }
    free(face->contours[id][at].points);
    face->contours[id][at].points = copy;
    face->contours[id][at].count = count;
    return HF_OK;
}

hf_iris hf_face_iris(const hf_face *face, hf_side side)
{
    return face->iris[side == HF_LEFT];
}

hf_status hf_face_set_iris(hf_face *face, hf_side side, hf_iris iris,
                           hf_error *error)
{
    static const hf_iris absent = {false, 0, 0, 0, 0, 0};

    if (!iris.present)
        iris = absent;
    else if (!isfinite(iris.x) || !isfinite(iris.y) || !isfinite(iris.r) ||
             !isfinite(iris.sd) || !isfinite(iris.r_sd) || iris.r <= 0 ||
             iris.sd < 0 || iris.r_sd < 0)
        return hf_fail(error, HF_E_OPTION,
                       "the %s iris needs finite values, a radius above 0 "
                       "and no negative sd",
                       hf_side_name(side));
    face->iris[side == HF_LEFT] = iris;
    return HF_OK;
}

hf_pose hf_face_pose(const hf_face *face)
{
    return face->pose;
}

void hf_face_set_pose(hf_face *face, hf_pose pose)
{
    static const hf_pose unknown = {false, 0, 0, 0, false};

    /* A pose that is not a number is not known. */
    if (!pose.known || !isfinite(pose.yaw) || !isfinite(pose.pitch) ||
        !isfinite(pose.roll))
        pose = unknown;
    face->pose = pose;
}

double hf_face_repeat(const hf_face *face)
{
    return face->repeat;
}

hf_status hf_face_set_repeat(hf_face *face, double repeat, hf_error *error)
{
    if (!(repeat >= 0 && repeat <= 1))
        return hf_fail(error, HF_E_OPTION,
                       "'repeat' must be within 0 and 1: it is the share of "
                       "the sd that is new in every photo");
    face->repeat = repeat;
    return HF_OK;
}

/* Replaces an owned text by a copy of another. */
static hf_status set_text(char **text, const char *value, hf_error *error)
{
    char *copy = strdup(value);

    if (!copy)
        return hf_fail_memory(error);
    free(*text);
    *text = copy;
    return HF_OK;
}

const char *hf_face_source(const hf_face *face)
{
    return face->source ? face->source : "";
}

hf_status hf_face_set_source(hf_face *face, const char *source, hf_error *error)
{
    return set_text(&face->source, source, error);
}

const char *hf_face_photo(const hf_face *face)
{
    return face->photo ? face->photo : "";
}

hf_status hf_face_set_photo(hf_face *face, const char *name, hf_error *error)
{
    const char *slash = strrchr(name, '/');

    return set_text(&face->photo, slash ? slash + 1 : name, error);
}
