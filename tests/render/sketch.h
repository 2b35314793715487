/* tests/render/sketch.h - a plain face in mm, put on white photos
 *
 * Symmetric but for the left mouth corner, 4 mm lower than the right one.
 */
#ifndef HR_TEST_SKETCH_H
#define HR_TEST_SKETCH_H

#include "tests/support/check.h"

#include "render/overlay.h"

/* mm of the right side, outwards negative; the left side is its mirror. */
typedef struct sketch_line {
    hf_contour_id id;
    size_t count;
    double mm[4][2];
} sketch_line;

static const sketch_line sketch_paired[] = {
    {HF_BROW_UPPER, 3, {{-10, 20}, {-30, 25}, {-45, 20}}},
    {HF_BROW_LOWER, 3, {{-10, 16}, {-30, 18}, {-45, 20}}},
    {HF_CANTHUS_INNER, 1, {{-16, 0}}},
    {HF_CANTHUS_OUTER, 1, {{-44, 1}}},
    {HF_LID_UPPER, 3, {{-16, 0}, {-30, 5}, {-44, 1}}},
    {HF_LID_LOWER, 3, {{-16, 0}, {-30, -5}, {-44, 1}}},
};

static const sketch_line sketch_single[] = {
    {HF_LIP_UPPER_OUTER, 3, {{-25, -62}, {0, -55}, {25, -66}}},
    {HF_LIP_LOWER_OUTER, 3, {{-25, -62}, {0, -74}, {25, -66}}},
    {HF_CHIN, 1, {{0, -105}}},
    {HF_JAW, 4, {{-68, -20}, {-30, -100}, {30, -100}, {68, -20}}},
};

/* A frame: origin at the middle of a photo of that size, turned by roll. */
static inline hf_frame sketch_frame(double mm_per_px, double roll)
{
    return (hf_frame){.x0 = 500.0,
                      .y0 = 400.0,
                      .ux = cos(roll),
                      .uy = sin(roll),
                      .mm_per_px = mm_per_px,
                      .pupil_x = {-30.0, 30.0},
                      .iris_r = {5.885, 5.885}};
}

static inline void sketch_set(hf_face *face, const hf_frame *frame,
                              const sketch_line *line, hf_side side,
                              double mirror)
{
    hf_point points[4];

    for (size_t k = 0; k < line->count; k++) {
        points[k].sd = 0.5;
        hf_frame_to_px(frame, mirror * line->mm[k][0], line->mm[k][1],
                       &points[k].x, &points[k].y);
    }
    assert_ok(
        hf_face_set_contour(face, line->id, side, points, line->count, error));
}

static inline hf_face *sketch_face(const hf_frame *frame)
{
    static const sketch_line corners[2] = {{HF_COMMISSURE, 1, {{-25, -62}}},
                                           {HF_COMMISSURE, 1, {{25, -66}}}};
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 1000, 1200, error));
    for (int side = 0; side < 2; side++) {
        hf_iris iris = {true, 0, 0, 5.885 / frame->mm_per_px, 0.5, 0.5};
        for (size_t i = 0; i < sizeof sketch_paired / sizeof *sketch_paired;
             i++)
            sketch_set(face, frame, &sketch_paired[i], (hf_side)side,
                       side ? -1.0 : 1.0);
        sketch_set(face, frame, &corners[side], (hf_side)side, 1.0);
        hf_frame_to_px(frame, side ? 30.0 : -30.0, 0.0, &iris.x, &iris.y);
        assert_ok(hf_face_set_iris(face, (hf_side)side, iris, error));
    }
    for (size_t i = 0; i < sizeof sketch_single / sizeof *sketch_single; i++)
        sketch_set(face, frame, &sketch_single[i], HF_RIGHT, 1.0);
    return face;
}

static inline hf_image *sketch_photo(void)
{
    hf_image *image = NULL;

    assert_ok(hf_image_new(&image, 1000, 1200, error));
    return image;
}

/* A value for each distance that overlays know, 12.34 in its unit. */
static inline hf_values *sketch_values(const hf_face *face,
                                       const hf_frame *frame)
{
    hr_distance list[HR_MOST_DISTANCES];
    size_t count = hr_distances(list, face, frame);
    hf_values *values = NULL;

    assert_ok(hf_values_new(&values, error));
    for (size_t i = 0; i < count; i++) {
        hf_value value = {.measure = hf_measure_by_id(list[i].measure),
                          .view = HF_VIEW_REST,
                          .side = list[i].side,
                          .value = 12.34,
                          .sd = 0.3};
        assert_non_null(value.measure);
        assert_ok(hf_values_add(values, value, error));
    }
    return values;
}

/* The colour of a dot of a PNG canvas, 0xrrggbb. */
static inline unsigned dot(hr_canvas *canvas, double x, double y)
{
    cairo_surface_t *s = cairo_get_target(hr_canvas_context(canvas));
    const unsigned char *rows;

    cairo_surface_flush(s);
    rows = cairo_image_surface_get_data(s) +
           (ptrdiff_t)y * cairo_image_surface_get_stride(s);
    return ((const uint32_t *)(const void *)rows)[(int)x] & 0xffffffu;
}

/* The sketch with its mm across stretched, and its left mouth corner that many
 * mm lower still: narrow and wide faces, mouths that hang. */
static inline hf_face *sketch_stretched(const hf_frame *frame, double wide,
                                        double drop)
{
    hf_face *face = sketch_face(frame);

    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int s = 0; s < (hf_contour_paired((hf_contour_id)id) ? 2 : 1);
             s++) {
            hf_contour c = hf_face_contour(face, (hf_contour_id)id, (hf_side)s);
            hf_point p[4];
            for (size_t i = 0; i < c.count; i++) {
                double x, y;
                hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &x, &y);
                if (x > 24.0 && y < -60.0 && id != HF_JAW)
                    y -= drop;
                p[i].sd = c.points[i].sd;
                hf_frame_to_px(frame, wide * x, y, &p[i].x, &p[i].y);
            }
            if (c.count)
                assert_ok(hf_face_set_contour(face, (hf_contour_id)id,
                                              (hf_side)s, p, c.count, error));
        }
    return face;
}

/* Labels within a rectangle and off each other. */
static inline void check_apart(const hr_label *labels, size_t n, hr_rect in)
{
    for (size_t i = 0; i < n; i++) {
        const hr_rect b = labels[i].box;
        assert_true(b.x >= in.x && b.x + b.w <= in.x + in.w);
        assert_true(b.y >= in.y && b.y + b.h <= in.y + in.h);
        for (size_t k = 0; k < i; k++)
            assert_near(hr_rect_shared(b, labels[k].box), 0.0, 0.0);
    }
}

#endif
