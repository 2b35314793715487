/* review/merge.c - what the page sent and what is known become one face */
#include "cmd/review/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/quality.h>

/* Doubles that came through the same text are the same bits or were moved. */
static bool same(double a, double b)
{
    return !(a < b) && !(a > b);
}

static hf_status no_memory(hf_error *error)
{
    error->status = HF_E_MEMORY;
    snprintf(error->text, sizeof error->text, "out of memory");
    return HF_E_MEMORY;
}

/* ------------------------------------------------------------------ places */

static hf_status merge_contour(hf_face *to, const hf_face *sent,
                               const hf_face *automatic, hf_contour_id id,
                               hf_side side, hf_error *error)
{
    const hf_contour c = hf_face_contour(sent, id, side);
    hf_contour was = {NULL, 0};
    hf_point *points;
    hf_status status;

    if (!c.count)
        return HF_OK;
    if (automatic)
        was = hf_face_contour(automatic, id, side);
    points = malloc(c.count * sizeof *points);
    if (!points)
        return no_memory(error);
    for (size_t i = 0; i < c.count; i++) {
        const bool kept = was.count == c.count &&
                          same(was.points[i].x, c.points[i].x) &&
                          same(was.points[i].y, c.points[i].y);

        points[i] = c.points[i];
        points[i].sd = kept ? was.points[i].sd : HF_HAND_SD;
    }
    status = hf_face_set_contour(to, id, side, points, c.count, error);
    free(points);
    return status;
}

static hf_status merge_iris(hf_face *to, const hf_face *sent,
                            const hf_face *automatic, hf_side side,
                            hf_error *error)
{
    hf_iris iris = hf_face_iris(sent, side);
    hf_iris was = {false, 0, 0, 0, 0, 0};

    if (automatic)
        was = hf_face_iris(automatic, side);
    iris.sd = was.present && same(was.x, iris.x) && same(was.y, iris.y)
                  ? was.sd
                  : HF_HAND_SD;
    iris.r_sd = was.present && same(was.r, iris.r) ? was.r_sd : HF_HAND_SD;
    return hf_face_set_iris(to, side, iris, error);
}

static hf_status merge_places(hf_face *to, const hf_face *sent,
                              const hf_face *automatic, hf_error *error)
{
    hf_status status = HF_OK;

    for (int side = 0; side < 2; side++) {
        if (status == HF_OK)
            status = merge_iris(to, sent, automatic, (hf_side)side, error);
        for (int id = 0; id < HF_CONTOUR_COUNT && status == HF_OK; id++)
            if (side == HF_RIGHT || hf_contour_paired((hf_contour_id)id))
                status = merge_contour(to, sent, automatic, (hf_contour_id)id,
                                       (hf_side)side, error);
    }
    return status;
}

/* ------------------------------------------------------------------ record */

/* Whether a hand placed, moved or took away anything. */
static bool by_hand(const hf_face *face, const hf_face *automatic)
{
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++) {
            const hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);

            if (automatic &&
                c.count !=
                    hf_face_contour(automatic, (hf_contour_id)id, (hf_side)side)
                        .count)
                return true;
            for (size_t i = 0; i < c.count; i++)
                if (hf_face_by_hand(face, (hf_contour_id)id, (hf_side)side, i))
                    return true;
        }
    for (int side = 0; side < 2; side++)
        if (hf_iris_by_hand(face, (hf_side)side) ||
            (automatic && hf_face_iris(automatic, (hf_side)side).present &&
             !hf_face_iris(face, (hf_side)side).present))
            return true;
    return false;
}

/* The edits so far, then the new ones. */
static hf_status merge_record(hf_face *to, const hf_review *sent,
                              const hf_review *now, const hf_face *automatic,
                              const char *at, hf_error *error)
{
    const size_t before = now ? now->edit_count : 0;
    const size_t count = before + sent->edit_count;
    hf_edit *edits = malloc((count + 1) * sizeof *edits);
    hf_review record = *sent;
    hf_status status;

    if (!edits)
        return no_memory(error);
    if (before)
        memcpy(edits, now->edits, before * sizeof *edits);
    if (sent->edit_count)
        memcpy(edits + before, sent->edits, sent->edit_count * sizeof *edits);
    record.edits = edits;
    record.edit_count = count;
    record.automatic = automatic;
    record.at = at;
    record.revision = (now ? now->revision : 0) + 1;
    status = hf_face_set_review(to, &record, error);
    free(edits);
    return status;
}

static hf_status name_source(hf_face *to, const hf_face *automatic,
                             hf_error *error)
{
    const hf_review *record = hf_face_review(to);
    char source[HF_REVIEW_NAME + 16];

    snprintf(source, sizeof source, "rater: %s", record->rater);
    if (record->verdict == HF_REVIEW_ACCEPTED || by_hand(to, automatic))
        return hf_face_set_source(to, source, error);
    return hf_face_set_source(to, automatic ? hf_face_source(automatic) : "",
                              error);
}

/* ------------------------------------------------------------------- whole */

static hf_status fill(hf_face *made, const hf_face *sent, const hf_face *now,
                      const hf_face *automatic, hf_error *error)
{
    const hf_quality quality = hf_face_quality(now);
    hf_status status = hf_face_set_photo(made, hf_face_photo(now), error);

    hf_face_set_pose(made, hf_face_pose(now));
    if (status == HF_OK)
        status = hf_face_set_quality(made, &quality, error);
    if (status == HF_OK)
        status = hf_face_set_repeat(made, hf_face_repeat(now), error);
    if (status == HF_OK)
        status = merge_places(made, sent, automatic, error);
    return status;
}

hf_status merge_points(hf_face **out, const hf_face *sent, const hf_face *now,
                       const hf_face *automatic, hf_error *error)
{
    const hf_review first = {.automatic = automatic};
    hf_status status =
        hf_face_new(out, hf_face_width(now), hf_face_height(now), error);

    if (status != HF_OK)
        return status;
    status = fill(*out, sent, now, automatic, error);
    /* What a hand placed is told by it. */
    if (status == HF_OK)
        status = hf_face_set_review(*out, &first, error);
    if (status != HF_OK) {
        hf_face_free(*out);
        *out = NULL;
    }
    return status;
}

hf_status merge_faces(hf_face **out, const hf_face *sent, const hf_face *now,
                      const hf_face *automatic, const char *at, hf_error *error)
{
    hf_face *made = NULL;
    hf_status status = merge_points(&made, sent, now, automatic, error);

    if (status == HF_OK)
        status = merge_record(made, hf_face_review(sent), hf_face_review(now),
                              automatic, at, error);
    if (status == HF_OK)
        status = name_source(made, automatic, error);
    if (status == HF_OK)
        *out = made;
    else
        hf_face_free(made);
    return status;
}

bool merge_has_points(const hf_face *face)
{
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        if (hf_face_contour(face, (hf_contour_id)id, HF_RIGHT).count ||
            hf_face_contour(face, (hf_contour_id)id, HF_LEFT).count)
            return true;
    return false;
}

const hf_face *merge_automatic(const hf_face *face)
{
    const hf_review *record = hf_face_review(face);

    if (record)
        return record->automatic;
    return merge_has_points(face) ? face : NULL;
}
