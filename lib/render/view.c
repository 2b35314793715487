/* render/view.c - a face upright in a picture */
#include "render/view.h"

#include <math.h>

/* Shares of the distance from the lowest to the highest contour: a forehead
 * and hair above the brows are about as high as the nose below them. */
static const double forehead_share = 0.42;
static const double chin_share = 0.10;
static const double side_share = 0.13;

/* Breadth of a face between the ears, mm: only for pictures without a
 * frame, where nothing is measured. */
static const double face_breadth = 140.0;

/* Left, top, right, bottom of all contours, photo px; the photo without. */
static void bounds_of(const hf_face *face, double box[4])
{
    box[0] = box[1] = INFINITY;
    box[2] = box[3] = -INFINITY;
    for (int side = 0; side < 2; side++)
        for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
            hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);
            for (size_t i = 0; i < c.count; i++) {
                box[0] = fmin(box[0], c.points[i].x);
                box[1] = fmin(box[1], c.points[i].y);
                box[2] = fmax(box[2], c.points[i].x);
                box[3] = fmax(box[3], c.points[i].y);
            }
        }
    if (box[0] > box[2]) {
        box[0] = box[1] = 0.0;
        box[2] = hf_face_width(face);
        box[3] = hf_face_height(face);
    }
}

/* Sets the direction of the x axis, to the patient's left. */
static void level(hf_frame *frame, const hf_face *face)
{
    hf_contour right = hf_face_contour(face, HF_CANTHUS_OUTER, HF_RIGHT);
    hf_contour left = hf_face_contour(face, HF_CANTHUS_OUTER, HF_LEFT);
    double dx = 1.0, dy = 0.0, length;

    if (right.count && left.count) {
        dx = left.points->x - right.points->x;
        dy = left.points->y - right.points->y;
    }
    length = hypot(dx, dy);
    frame->ux = length > 0.0 ? dx / length : 1.0;
    frame->uy = length > 0.0 ? dy / length : 0.0;
}

hf_frame hr_view_frame(const hf_face *face, const hf_frame *frame)
{
    hf_frame makeshift = {0};
    double box[4];

    if (frame)
        return *frame;
    bounds_of(face, box);
    makeshift.x0 = 0.5 * (box[0] + box[2]);
    makeshift.y0 = 0.5 * (box[1] + box[3]);
    level(&makeshift, face);
    makeshift.mm_per_px = face_breadth / fmax(box[2] - box[0], 1.0);
    return makeshift;
}

hr_extent hr_extent_join(hr_extent a, hr_extent b)
{
    return (hr_extent){fmin(a.left, b.left), fmax(a.right, b.right),
                       fmin(a.bottom, b.bottom), fmax(a.top, b.top)};
}

hr_extent hr_extent_of(const hf_face *face, const hf_frame *frame)
{
    hr_extent e = {0};
    double height, half;

    for (int side = 0; side < 2; side++)
        for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
            hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);
            for (size_t i = 0; i < c.count; i++) {
                double x, y;
                hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &x, &y);
                e = hr_extent_join(e, (hr_extent){x, x, y, y});
            }
        }
    height = fmax(e.top - e.bottom, 1.0);
    half = fmax(-e.left, e.right) + side_share * height;
    return (hr_extent){-half, half, e.bottom - chin_share * height,
                       e.top + forehead_share * height};
}

hr_view hr_view_of(hr_extent e, hr_rect cell, const hf_frame *frame,
                   bool measured)
{
    double width = e.right - e.left, height = e.top - e.bottom;
    hr_view view = {
        .cell = cell, .frame = *frame, .measured = measured, .ruled = measured};

    view.scale = fmin(cell.w / width, cell.h / height);
    view.x = cell.x + 0.5 * cell.w - 0.5 * (e.left + e.right) * view.scale;
    view.y = cell.y + 0.5 * cell.h + 0.5 * (e.bottom + e.top) * view.scale;
    view.unit = cell.w / 1000.0;
    return view;
}

void hr_view_rule(hr_view *view, const hf_face *face, const hf_frame *frame)
{
    hf_finding found[HF_FINDINGS];
    size_t count = 0;

    if (frame)
        hf_gate(found, &count, face, frame);
    for (size_t i = 0; i < count; i++)
        if (found[i].cause == HF_CAUSE_IRIS_PX && found[i].verdict == HF_REFUSE)
            view->ruled = false;
}

void hr_view_mm(const hr_view *view, double x, double y, double *cx, double *cy)
{
    *cx = view->x + x * view->scale;
    *cy = view->y - y * view->scale;
}

void hr_view_px(const hr_view *view, double px, double py, double *cx,
                double *cy)
{
    double x, y;

    hf_frame_to_mm(&view->frame, px, py, &x, &y);
    hr_view_mm(view, x, y, cx, cy);
}

bool hr_view_midline(hf_frame *out, const hf_frame *frame)
{
    const double c = cos(frame->mid_turn), s = sin(frame->mid_turn);

    if (!isfinite(frame->mid_x) || !isfinite(frame->mid_turn))
        return false;
    *out = *frame;
    hf_frame_to_px(frame, frame->mid_x, 0.0, &out->x0, &out->y0);
    /* In the photo y runs down: up the face is (uy, -ux). */
    out->ux = c * frame->ux + s * frame->uy;
    out->uy = c * frame->uy - s * frame->ux;
    for (int side = 0; side < 2; side++) {
        double x = frame->pupil_x[side] - frame->mid_x;
        double y = frame->pupil_y[side];
        out->pupil_x[side] = c * x + s * y;
        out->pupil_y[side] = c * y - s * x;
    }
    out->mid_x = out->mid_turn = 0.0;
    return true;
}
