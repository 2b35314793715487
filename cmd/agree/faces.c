/* agree/faces.c - the same photo's faces by several raters, in one frame */
#include "cmd/agree/faces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/photo/source.h"

/* ------------------------------------------------------------- measures */

/* Place in the catalogue. */
static int place_of(const hf_measure *measure)
{
    int i = 0;

    while (hf_measure_at((size_t)i) != measure)
        i++;
    return i;
}

hf_status cli_agree_measure_face(cli_agree *agree, const cli_agree_face *face,
                                 hf_error *error)
{
    const hf_frame_options options = cli_frame_options();
    hf_frame frame;
    hf_values *values;
    const bool framed =
        hf_frame_of(&frame, face->face, &options, error) == HF_OK;
    const hf_status status = hf_measure_static(
        &values, face->face, framed ? &frame : NULL, HF_REASON_IRIS_HIDDEN,
        hf_view_by_name(face->view), HF_AFFECTED_UNKNOWN, error);

    if (status != HF_OK)
        return status;
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *v = hf_values_at(values, i);
        const cli_agree_series like = {.kind = CLI_AGREE_MEASURE,
                                       .measure = v->measure->id,
                                       .view = face->view,
                                       .side = hf_value_side_name(v->side),
                                       .unit = hf_value_unit(v),
                                       .place = place_of(v->measure)};
        char reason[64];

        /* Without a declared side there are no ratios. */
        if (v->side == HF_VALUE_RATIO)
            continue;
        hf_value_reason(reason, sizeof reason, v);
        cli_agree_add(agree, cli_agree_series_of(agree, &like), face->subject,
                      face->rater, v->value, reason);
    }
    hf_values_free(values);
    return HF_OK;
}

/* ---------------------------------------------------------- one subject */

/* The raters' faces of a subject, and the frame that they share. */
typedef struct subject {
    const cli_agree_face *face[CLI_RATERS]; /* or NULL */
    size_t number;
    const char *view;
    hf_frame frame;
    const char *lacking; /* why there is no frame, or NULL */
} subject;

/* One frame for all raters: mean direction of their pupils' lines, mean origin,
 * geometric mean of their scales. None of them is taken for the truth, and
 * changing over raters changes signs only. */
static void share_frame(subject *s, int raters)
{
    const hf_frame_options options = cli_frame_options();
    double ux = 0, uy = 0, x0 = 0, y0 = 0, scale = 0;
    int count = 0;

    for (int r = 0; r < raters; r++) {
        hf_frame own;

        if (!s->face[r] ||
            hf_frame_of(&own, s->face[r]->face, &options, NULL) != HF_OK)
            continue;
        s->frame = own;
        ux += own.ux;
        uy += own.uy;
        x0 += own.x0;
        y0 += own.y0;
        scale += log(own.mm_per_px);
        count++;
    }
    if (!count || !(hypot(ux, uy) > 0)) {
        s->lacking = "iris-hidden";
        return;
    }
    s->frame.ux = ux / hypot(ux, uy);
    s->frame.uy = uy / hypot(ux, uy);
    s->frame.x0 = x0 / count;
    s->frame.y0 = y0 / count;
    s->frame.mm_per_px = exp(scale / count);
}

/* Points on a photo of another size are places on another photo. */
static void check_sizes(subject *s, int raters)
{
    const hf_face *first = NULL;

    for (int r = 0; r < raters; r++) {
        const cli_agree_face *f = s->face[r];

        if (!f || !f->sized)
            continue;
        if (first && (hf_face_width(first) != hf_face_width(f->face) ||
                      hf_face_height(first) != hf_face_height(f->face)))
            s->lacking = "photos of different sizes";
        first = f->face;
    }
}

static void take_path(cli_path_mm *to, const subject *s, hf_contour contour)
{
    to->count = contour.count;
    for (size_t i = 0; i < contour.count; i++)
        hf_frame_to_mm(&s->frame, contour.points[i].x, contour.points[i].y,
                       &to->x[i], &to->y[i]);
}

/* ------------------------------------------------------------- contours */

/* Whether a contour runs downwards, so that across it is sideways. */
static bool runs_down(hf_contour_id id)
{
    return id == HF_PHILTRUM || id == HF_NASOLABIAL_FOLD;
}

static const char *side_letter(bool paired, int side)
{
    return !paired ? "" : side == HF_RIGHT ? "R" : "L";
}

static void take_contour(cli_agree *agree, const subject *s, cli_drawn *drawn,
                         hf_contour_id id, hf_side side)
{
    const cli_agree_series like = {
        .kind = CLI_AGREE_LANDMARK,
        .measure = hf_contour_name(id),
        .view = s->view,
        .side = side_letter(hf_contour_paired(id), (int)side),
        .place = (int)id};
    size_t count = 0;
    bool even = false;

    for (int r = 0; r < agree->raters; r++) {
        const hf_contour contour =
            s->face[r] ? hf_face_contour(s->face[r]->face, id, side)
                       : (hf_contour){NULL, 0};

        drawn->has[r] = contour.count > 0;
        if (!drawn->has[r])
            continue;
        take_path(drawn->path[r], s, contour);
        even = even || (count && count != contour.count);
        count = contour.count;
    }
    for (int r = 0; r < agree->raters && even; r++)
        if (drawn->has[r])
            cli_path_even(drawn->path[r], CLI_EVEN_POINTS);
    drawn->uneven = even;
    if (even && !agree->uneven++)
        agree->first_uneven = cli_names_keep(&agree->words, like.measure);
    drawn->sideways = runs_down(id);
    if (count)
        cli_agree_drawn(agree, drawn, s->number, &like);
}

/* An iris as a contour of one point, and its radius, which is about the raters'
 * own mean since the scale rests on it. */
static void take_iris(cli_agree *agree, const subject *s, cli_drawn *drawn,
                      hf_side side)
{
    cli_agree_series like = {.kind = CLI_AGREE_LANDMARK,
                             .measure = "iris",
                             .view = s->view,
                             .side = side_letter(true, (int)side),
                             .place = (int)HF_CONTOUR_COUNT};
    const int raters = agree->raters;
    double radius[CLI_RATERS];
    size_t series;
    bool any = false;

    for (int r = 0; r < raters; r++) {
        const hf_iris iris = s->face[r] ? hf_face_iris(s->face[r]->face, side)
                                        : (hf_iris){.present = false};
        const hf_point centre = {iris.x, iris.y, iris.sd};

        drawn->has[r] = iris.present;
        any = any || iris.present;
        radius[r] = iris.present && !s->lacking ? iris.r * s->frame.mm_per_px
                                                : (double)NAN;
        take_path(drawn->path[r], s, (hf_contour){&centre, 1});
    }
    drawn->uneven = false;
    drawn->sideways = false;
    if (!any)
        return;
    cli_agree_drawn(agree, drawn, s->number, &like);
    like.unit = "mm";
    like.direction = CLI_RADIUS;
    series = cli_agree_series_of(agree, &like);
    for (int r = 0; r < raters; r++)
        if (s->face[r])
            cli_agree_add(agree, series, s->number, r, radius[r],
                          s->lacking ? s->lacking : "iris-hidden");
}

static void take_subject(cli_agree *agree, subject *s, cli_drawn *drawn)
{
    check_sizes(s, agree->raters);
    if (!s->lacking)
        share_frame(s, agree->raters);
    if (s->lacking)
        s->frame = (hf_frame){.ux = 1, .mm_per_px = 1};
    drawn->raters = agree->raters;
    drawn->lacking = s->lacking;
    for (int r = 0; r < agree->raters; r++)
        drawn->looked[r] = s->face[r] != NULL;
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0;
             side < (hf_contour_paired((hf_contour_id)id) ? 2 : 1); side++)
            take_contour(agree, s, drawn, (hf_contour_id)id, (hf_side)side);
    for (int side = 0; side < 2; side++)
        take_iris(agree, s, drawn, (hf_side)side);
}

/* ----------------------------------------------------------- all of them */

static int by_subject(const void *left, const void *right)
{
    const cli_agree_face *a = left, *b = right;

    if (a->subject != b->subject)
        return a->subject < b->subject ? -1 : 1;
    return (a->rater > b->rater) - (a->rater < b->rater);
}

/* Two faces of a photo by one rater are none, like a value given twice: which
 * of them is right? Faces lie sorted, from that of the subject's first on. */
static void take_face(cli_agree *agree, subject *s, size_t first, size_t at)
{
    const cli_agree_face *f = agree->faces;
    const int r = f[at].rater;
    const bool before = at > first && f[at - 1].rater == r;
    const bool after = at + 1 < agree->face_count &&
                       f[at + 1].subject == s->number && f[at + 1].rater == r;

    s->face[r] = before || after ? NULL : &f[at];
}

void cli_agree_landmarks(cli_agree *agree)
{
    cli_drawn drawn;

    if (!agree->face_count)
        return;
    qsort(agree->faces, agree->face_count, sizeof *agree->faces, by_subject);
    for (int r = 0; r < CLI_RATERS; r++)
        drawn.path[r] = cli_grow(NULL, 1, sizeof *drawn.path[r]);
    for (size_t i = 0, next; i < agree->face_count; i = next) {
        subject s = {.number = agree->faces[i].subject,
                     .view = agree->by_view ? agree->faces[i].view : ""};

        for (next = i;
             next < agree->face_count && agree->faces[next].subject == s.number;
             next++)
            take_face(agree, &s, i, next);
        take_subject(agree, &s, &drawn);
    }
    for (int r = 0; r < CLI_RATERS; r++)
        free(drawn.path[r]);
}
