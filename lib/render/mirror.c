/* render/mirror.c - a face, its right half twice, its left half twice */
#include "render/mirror.h"
#include "render/cells.h"
#include "render/fail.h"
#include "render/marks.h"
#include "render/photo.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

/* Dots. An even width: the midline is between two pixels, so that a half and
 * its image meet without a seam. */
enum {
    margin = 64,
    gutter = 36,
    cell_w = 642, /* (HR_MIRROR_WIDTH - 2 * margin - 2 * gutter) / 3 */
    cell_h = 802, /* 4 to 5, as a picture of its own */
    title_h = 50
};

/* A style unit, dots: text of pictures that stand in a row. */
static const double unit = 1.15;

/* Yaw, deg, that is worth a word: at 5 deg the middle of a face, some 60 mm
 * before the axis, is 60 sin 5 = 5 mm off. Less may be the movement itself: a
 * mouth drawn to one side by 8 mm is read as up to 1 deg, a full smile of one
 * side as up to 4. */
static const double turned = 5.0;

hr_rect hr_mirror_cell(hr_half half)
{
    return (hr_rect){(double)(margin + (int)half * (cell_w + gutter)),
                     margin + title_h, cell_w, cell_h};
}

void hr_midline_words(char *text, size_t size, const hf_face *face,
                      const hf_frame *frame)
{
    static const char *const words[] = {
        [HF_MIDLINE_PUPILS] = ("through mid-pupil, at right angles to the "
                               "line of the pupils"),
        [HF_MIDLINE_CANTHI] = "that fits the canthi best",
        [HF_MIDLINE_NOSE] = "through nasion and subnasale",
        [HF_MIDLINE_FIT] = "that fits the whole face best",
        [HF_MIDLINE_GIVEN] = "given by hand"};
    hf_pose pose = hf_face_pose(face);
    int used = snprintf(text, size, "The midline is the one %s.",
                        words[frame->midline]);

    if (pose.known && fabs(pose.yaw) >= turned && used > 0 &&
        (size_t)used < size)
        snprintf(text + used, size - (size_t)used,
                 " The head reads as turned to the patient's %s by %ld°: part "
                 "of what differs is that.",
                 pose.yaw > 0.0 ? "left" : "right", lround(fabs(pose.yaw)));
}

/* Lays the mirror image of one half over the other, pixel by pixel. The
 * patient's right is on the left. */
static void double_half(cairo_surface_t *s, hr_half half)
{
    int width = cairo_image_surface_get_width(s);
    int height = cairo_image_surface_get_height(s);
    int stride = cairo_image_surface_get_stride(s);
    unsigned char *rows = cairo_image_surface_get_data(s);

    cairo_surface_flush(s);
    for (int y = 0; rows && y < height; y++) {
        uint32_t *row = (uint32_t *)(void *)(rows + (ptrdiff_t)y * stride);
        for (int x = 0; x < width / 2; x++) {
            if (half == HR_RIGHT_TWICE)
                row[width - 1 - x] = row[x];
            else
                row[x] = row[width - 1 - x];
        }
    }
    cairo_surface_mark_dirty(s);
}

static void draw_half(cairo_t *cr, const hf_image *image, const hr_view *view,
                      hr_half half, const char *name, hf_affected affected)
{
    static const char *const titles[] = {"face", "right half twice",
                                         "left half twice"};
    cairo_surface_t *photo = hr_photo_upright(view, image);

    if (half != HR_BOTH)
        double_half(photo, half);
    hr_photo_put(cr, photo, view->cell);
    hr_cell_title(cr, titles[half], half == HR_BOTH ? name : NULL, view->cell,
                  unit);
    if (half == HR_BOTH) {
        hr_mark_midline(cr, view);
        hr_mark_sides(cr, view, affected);
        hr_mark_scale(cr, view);
        return;
    }
    for (int corner = 0; corner < 2; corner++) {
        hf_side side = half == HR_RIGHT_TWICE ? HF_RIGHT : HF_LEFT;
        hr_mark_side(cr, view, (hf_side)corner, side,
                     corner == (int)side && hr_side_hurt(affected, side));
    }
}

hf_status hr_mirror_draw(hr_canvas *canvas, const hf_image *image,
                         const hf_face *face, const hf_frame *frame,
                         const char *name, hf_affected affected,
                         hf_error *error)
{
    cairo_t *cr = hr_canvas_context(canvas);
    const double line = 1.5 * hr_style_type(HR_TYPE_CAPTION) * unit;
    char words[256];
    hf_frame upright;

    if (!frame || !hr_view_midline(&upright, frame))
        return hr_fail_midline(error, frame != NULL);
    for (int half = 0; half < 3; half++) {
        hr_view view =
            hr_view_of(hr_extent_of(face, &upright),
                       hr_mirror_cell((hr_half)half), &upright, true);
        hr_view_rule(&view, face, frame);
        view.unit = unit;
        draw_half(cr, image, &view, (hr_half)half, name, affected);
    }
    hr_midline_words(words, sizeof words, face, frame);
    hr_font(cr, hr_style_type(HR_TYPE_CAPTION) * unit, 0);
    hr_set_colour(cr, hr_style_colour(HR_INK_SOFT));
    hr_paragraph(cr, words,
                 (hr_rect){margin, margin + title_h + cell_h + 0.5 * line,
                           HR_MIRROR_WIDTH - 2 * margin, 0.0},
                 line, true);
    return HF_OK;
}
