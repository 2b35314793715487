/* review/doubt.c - which photo to look at first, and why */
#include "cmd/review/doubt.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <hemiface/gate.h>

#include "cmd/review/values.h"

/* Contours in words, and the largest sd, mm, that one of them usually has: the
 * median over 101 frontal photographs of as many faces; of folds, which few of
 * them showed, over five. A brow is always the least certain and an iris the
 * most: what counts is how much less certain than usual one is. NULL: not
 * judged. The jaw is for drawing only. The chin has few measures and, where a
 * mouth is uneven, much the largest sd of all (1.4 to 3.5 mm on the sample): it
 * would be every photo's worst, and the queue's order that of chins. */
static const struct {
    const char *text;
    double usual;
} words[HF_CONTOUR_COUNT] = {
    [HF_BROW_UPPER] = {"upper border of the brow", 1.31},
    [HF_BROW_LOWER] = {"lower border of the brow", 1.01},
    [HF_LID_UPPER] = {"upper lid", 0.40},
    [HF_LID_LOWER] = {"lower lid", 0.40},
    [HF_CANTHUS_INNER] = {"inner corner of the eye", 0.31},
    [HF_CANTHUS_OUTER] = {"outer corner of the eye", 0.40},
    [HF_LIP_UPPER_OUTER] = {"border of the upper lip", 0.51},
    [HF_LIP_UPPER_INNER] = {"inside of the upper lip", 0.36},
    [HF_LIP_LOWER_INNER] = {"inside of the lower lip", 0.36},
    [HF_LIP_LOWER_OUTER] = {"border of the lower lip", 0.61},
    [HF_COMMISSURE] = {"corner of the mouth", 0.36},
    [HF_CUPID_BOW] = {"peak of the upper lip", 0.50},
    [HF_PHILTRUM] = {"philtrum", 0.55},
    [HF_ALA] = {"wing of the nose", 0.61},
    [HF_NOSE_TIP] = {"tip of the nose", 0.58},
    [HF_SUBNASALE] = {"base of the nose", 0.44},
    [HF_NASION] = {"root of the nose", 0.51},
    [HF_NASOLABIAL_FOLD] = {"nasolabial fold", 2.64},
};

static const double usual_iris = 0.31; /* mm, as above */

/* Degrees of turn and tilt together that double the doubt. On those 101
 * photographs, with points placed by hand to compare with, the rank correlation
 * of this order with a photo's worst error is 0.34, and the first quarter's
 * worst errors are 2.0 mm on average, the rest's 1.4; by the largest sd alone
 * it was 0.06, and 1.6 to 1.5. Larger values weigh the pose less; from 2 to 10
 * it makes little difference. */
static const double pose_deg = 5;
/* Turn and tilt that are worth a word, degrees: one in eight of those
 * photographs had as much. */
static const double pose_said = 4;
/* What the gate warns of doubts a photo so many times more: the seven it warned
 * of had on average 1.4 times the worst error of the others. */
static const double warned = 1.4;

/* The place that is the least certain for what it is. */
typedef struct worst {
    double px;  /* its sd */
    double per; /* the same for each mm that is usual */
    const char *what;
    bool sided;
    hf_side side;
} worst;

static void look(worst *w, double sd, double usual, const char *what,
                 bool sided, hf_side side)
{
    if (sd / usual > w->per)
        *w = (worst){sd, sd / usual, what, sided, side};
}

static worst find_worst(const hf_face *face)
{
    worst w = {0, 0, NULL, false, HF_RIGHT};

    for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
        const bool paired = hf_contour_paired((hf_contour_id)id);

        for (int side = 0; words[id].text && side < 1 + paired; side++) {
            const hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);

            for (size_t i = 0; i < c.count; i++)
                look(&w, c.points[i].sd, words[id].usual, words[id].text,
                     paired, (hf_side)side);
        }
    }
    for (int side = 0; side < 2; side++) {
        const hf_iris iris = hf_face_iris(face, (hf_side)side);

        if (iris.present)
            look(&w, fmax(iris.sd, iris.r_sd), usual_iris, "iris", true,
                 (hf_side)side);
    }
    return w;
}

/* Turned and tilted, degrees; a chin up or down moved points less. */
static double pose_of(const hf_face *face)
{
    const hf_pose pose = hf_face_pose(face);

    return pose.known ? hypot(pose.yaw, pose.roll) : 0;
}

/* The face that was found, whatever was made of it since. */
static const hf_face *found(const review_photo *photo)
{
    const hf_review *record = photo->face ? hf_face_review(photo->face) : NULL;

    return record ? record->automatic : photo->face;
}

/* The worst that the gate says of it; the words of the first such. */
static hf_verdict judge(doubt *d, const hf_face *face, const hf_frame *frame)
{
    hf_finding list[HF_FINDINGS];
    size_t count;
    const hf_verdict verdict = hf_gate(list, &count, face, frame);

    for (size_t i = 0; verdict != HF_PASS && i < count; i++)
        if (list[i].verdict == verdict) {
            hf_finding_text(d->cause, sizeof d->cause, &list[i]);
            break;
        }
    return verdict;
}

/* By its points: how unsure the worst is, and for what reason. */
static void by_points(doubt *d, const worst *w, const hf_face *face,
                      hf_verdict verdict)
{
    const double pose = pose_of(face);
    const size_t used = strlen(d->cause);
    char aside[48] = "";

    d->score *= (1 + pose / pose_deg) * (verdict == HF_WARN ? warned : 1);
    if (pose >= pose_said && !used)
        snprintf(aside, sizeof aside, "; head turned or tilted %.0f deg", pose);
    snprintf(d->cause + used, sizeof d->cause - used,
             "%s%s%s%s: %.1f mm unsure%s", used ? "; " : "",
             w->sided ? hf_side_name(w->side) : "", w->sided ? " " : "",
             w->what, d->mm, aside);
}

void doubt_of(doubt *out, const review_photo *photo, const hf_face *rest)
{
    const hf_face *face = found(photo);
    hf_frame frame;
    hf_error error;
    hf_verdict verdict;
    bool framed;
    worst w;

    *out = (doubt){.mm = NAN, .score = NAN};
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
    if (framed) {
        out->mm = w.px * frame.mm_per_px;
        out->score = w.per * frame.mm_per_px;
    }
    verdict = judge(out, face, framed ? &frame : NULL);
    if (verdict == HF_REFUSE) {
        out->rank = 1;
    } else if (!framed) {
        out->rank = 1;
        snprintf(out->cause, sizeof out->cause, "no scale: %.200s", error.text);
    } else if (w.what) {
        by_points(out, &w, face, verdict);
    }
}

bool doubt_before(const doubt *a, const doubt *b)
{
    if (a->rank != b->rank)
        return a->rank > b->rank;
    if (isnan(a->score) != isnan(b->score))
        return isnan(b->score);
    return a->score > b->score;
}
