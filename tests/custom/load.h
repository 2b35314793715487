/* tests/custom/load.h - custom measures from text, on made faces */
#ifndef HF_TEST_CUSTOM_LOAD_H
#define HF_TEST_CUSTOM_LOAD_H

#include <hemiface/custom.h>

#include "tests/support/check.h"
#include "tests/support/make_face.h"

#define DEG (180 / 3.14159265358979323846)

static inline void told(void *context, const char *text)
{
    (void)context;
    printf("%s\n", text);
}

/* A file that must be right. */
static inline hf_custom *loaded(const char *text)
{
    hf_custom *custom = NULL;

    assert_ok(
        hf_custom_parse(&custom, text, strlen(text), "f", told, NULL, error));
    return custom;
}

/* Values on one photo, placed askew; by the iris, which is 11.77 mm. */
static inline hf_values *on_photo(const hf_custom *custom, const make_face *m,
                                  hf_affected affected)
{
    hf_frame where = make_frame(1900, 1200, 11.3, 0.2137), frame;
    hf_face *face = make_face_place(m, &where);
    hf_values *values = NULL;

    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_ok(hf_custom_static(&values, custom, face, &frame, HF_REASON_OK,
                               HF_VIEW_REST, affected, error));
    hf_face_free(face);
    return values;
}

static inline double got(const hf_values *values, const char *id,
                         hf_value_side side)
{
    return make_found(values, id, HF_VIEW_REST, side)->value;
}

static inline void assert_sides(const hf_values *values, const char *id,
                                double r, double l)
{
    assert_near(got(values, id, HF_VALUE_RIGHT), r, 1e-6);
    assert_near(got(values, id, HF_VALUE_LEFT), l, 1e-6);
    assert_near(got(values, id, HF_VALUE_DIFF), r - l, 1e-6);
}

static inline void assert_one(const hf_values *values, const char *id, double v)
{
    assert_near(got(values, id, HF_VALUE_SINGLE), v, 1e-6);
}

/* Nothing is symmetric and nothing certain: each coordinate moves by up to
 * 1.5 mm by a fixed scramble. */
static inline void scrambled(make_face *m, unsigned seed)
{
    make_face_ideal(m);
    make_face_sd(m, 0.2);
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++)
            for (size_t i = 0; i < m->count[id][side]; i++) {
                hf_point *p = &m->points[id][side][i];

                seed = seed * 1664525u + 1013904223u;
                p->x += (seed >> 8) / 5592405.0 - 1.5;
                seed = seed * 1664525u + 1013904223u;
                p->y += (seed >> 8) / 5592405.0 - 1.5;
                p->sd = 0.1 + (seed >> 24) / 1000.0;
            }
    m->iris[HF_LEFT].sd = 0.17;
    m->iris[HF_RIGHT].r_sd = 0.11;
    m->iris[HF_RIGHT].r = 6.03;
}

#endif
