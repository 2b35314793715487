/* review/doubt.c - which photo to look at first, and why */
#include "cmd/review/doubt.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <hemiface/gate.h>

#include "cmd/review/values.h"

/* Contours in words; NULL: not judged. The jaw is for drawing only. The chin
 * has few measures and, where a mouth is uneven, much the largest sd of all
 * (1.4 to 3.5 mm on the sample): it would be every photo's worst, and the
 * queue's order that of chins. */
static const char *const words[HF_CONTOUR_COUNT] = {
    [HF_BROW_UPPER] = "upper border of the brow",
    [HF_BROW_LOWER] = "lower border of the brow",
    [HF_LID_UPPER] = "upper lid",
    [HF_LID_LOWER] = "lower lid",
    [HF_CANTHUS_INNER] = "inner corner of the eye",
    [HF_CANTHUS_OUTER] = "outer corner of the eye",
    [HF_LIP_UPPER_OUTER] = "border of the upper lip",
    [HF_LIP_UPPER_INNER] = "inside of the upper lip",
    [HF_LIP_LOWER_INNER] = "inside of the lower lip",
    [HF_LIP_LOWER_OUTER] = "border of the lower lip",
    [HF_COMMISSURE] = "corner of the mouth",
    [HF_CUPID_BOW] = "peak of the upper lip",
    [HF_PHILTRUM] = "philtrum",
    [HF_ALA] = "wing of the nose",
    [HF_NOSE_TIP] = "tip of the nose",
    [HF_SUBNASALE] = "base of the nose",
    [HF_NASION] = "root of the nose",
    [HF_NASOLABIAL_FOLD] = "nasolabial fold",
};

/* The least certain place. */
typedef struct worst {
    double px;
    const char *what;
    bool sided;
    hf_side side;
} worst;

static void look(worst *w, double sd, const char *what, bool sided,
                 hf_side side)
{
    if (sd > w->px)
        *w = (worst){sd, what, sided, side};
}

static worst find_worst(const hf_face *face)
{
    worst w = {0, NULL, false, HF_RIGHT};

    for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
        const bool paired = hf_contour_paired((hf_contour_id)id);

        for (int side = 0; words[id] && side < 1 + paired; side++) {
            const hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);

            for (size_t i = 0; i < c.count; i++)
                look(&w, c.points[i].sd, words[id], paired, (hf_side)side);
        }
    }
    for (int side = 0; side < 2; side++) {
        const hf_iris iris = hf_face_iris(face, (hf_side)side);

        if (iris.present)
            look(&w, fmax(iris.sd, iris.r_sd), "iris", true, (hf_side)side);
    }
    return w;
}

/* The face that was found, whatever was made of it since. */
static const hf_face *found(const review_photo *photo)
{
    const hf_review *record = photo->face ? hf_face_review(photo->face) : NULL;

    return record ? record->automatic : photo->face;
}

static bool is_refused(doubt *d, const hf_face *face, const hf_frame *frame)
{
    hf_finding list[HF_FINDINGS];
    size_t count;

    if (hf_gate(list, &count, face, frame) != HF_REFUSE)
        return false;
    for (size_t i = 0; i < count; i++)
        if (list[i].verdict == HF_REFUSE) {
            hf_finding_text(d->cause, sizeof d->cause, &list[i]);
            break;
        }
    return true;
}

void doubt_of(doubt *out, const review_photo *photo, const hf_face *rest)
{
    const hf_face *face = found(photo);
    hf_frame frame;
    hf_error error;
    bool framed;
    worst w;

    *out = (doubt){.mm = NAN};
    if (photo->stage == REVIEW_WAITING) {
        snprintf(out->cause, sizeof out->cause, "waiting to be looked at");
        return;
    }
    if (photo->stage == REVIEW_CLOSED || !face ||
        photo->stage == REVIEW_EMPTY) {
        out->rank = 2;
        snprintf(out->cause, sizeof out->cause, "%.230s",
                 *photo->error ? photo->error : "no face was found");
        return;
    }
    framed = values_frame(&frame, photo->row, face, rest, &error) == HF_OK;
    w = find_worst(face);
    if (framed)
        out->mm = w.px * frame.mm_per_px;
    if (is_refused(out, face, framed ? &frame : NULL)) {
        out->rank = 1;
    } else if (!framed) {
        out->rank = 1;
        snprintf(out->cause, sizeof out->cause, "no scale: %.200s", error.text);
    } else if (w.what) {
        snprintf(out->cause, sizeof out->cause, "%s%s%s: %.1f mm unsure",
                 w.sided ? hf_side_name(w.side) : "", w.sided ? " " : "",
                 w.what, out->mm);
    }
}

bool doubt_before(const doubt *a, const doubt *b)
{
    if (a->rank != b->rank)
        return a->rank > b->rank;
    if (isnan(a->mm) != isnan(b->mm))
        return isnan(b->mm);
    return a->mm > b->mm;
}
