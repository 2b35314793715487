/* support/grid.c - a face of 68 points on a grid, for hand-made sums */
#include "tests/support/grid.h"

#include "tests/support/check.h"

enum { POINTS = 68 };

static const struct {
    int first;
    size_t count;
    double xy[14];
} contours[] = {
    {17, 5, {-150, -35, -120, -56, -100, -60, -80, -56, -50, -35}},
    {22, 5, {50, -25, 80, -46, 100, -50, 120, -46, 150, -25}},
    {31, 1, {-30, 100}},
    {33, 1, {0, 110}},
    {35, 1, {34, 103}},
    {36, 6, {-130, -2, -110, -18, -80, -12, -70, -2, -80, 8, -120, 8}},
    {42, 6, {70, 4, 90, -12, 120, -6, 130, 4, 115, 7, 85, 7}},
    {48, 7, {-48, 164, -32, 168, -16, 172, -8, 174, 0, 176, 16, 180, 32, 184}},
    {55, 5, {24, 191, 8, 199, -8, 199, -16, 196, -32, 184}},
    {60, 5, {-40, 170, -24, 172, -8, 174, 8, 176, 24, 178}},
    {65, 3, {8, 188, -8, 190, -24, 184}},
};

void grid_ideal(grid *g)
{
    memset(g, 0, sizeof *g);
    for (size_t i = 0; i < sizeof contours / sizeof *contours; i++)
        for (size_t k = 0; k < contours[i].count; k++)
            memcpy(g->at[contours[i].first + (int)k], &contours[i].xy[2 * k],
                   sizeof *g->at);
    g->iris[HF_RIGHT][0] = -100;
    g->iris[HF_LEFT][0] = 100;
    g->radius[0] = g->radius[1] = 20;
    g->seen[0] = g->seen[1] = true;
    g->x = 1100;
    g->y = 1000;
    g->width = 4000;
}

/* Units to px of the photo, where the first pixel's centre is at 0.5. */
static void place(const grid *g, const double unit[2], double *x, double *y)
{
    const double a = unit[0], b = unit[1];

    *x = g->x + 0.5 + (g->tilted ? 4 * a - 3 * b : 5 * a);
    *y = g->y + 0.5 + (g->tilted ? 3 * a + 4 * b : 5 * b);
}

hf_face *grid_face(const grid *g)
{
    hf_point points[POINTS];
    hf_face *face = NULL;

    for (int i = 0; i < POINTS; i++) {
        place(g, g->at[i], &points[i].x, &points[i].y);
        points[i].sd = 0;
    }
    assert_ok(hf_face_from_scheme(&face, HF_SCHEME_IBUG68, points, POINTS,
                                  g->width, 4000, error));
    for (int side = 0; side < 2; side++) {
        hf_iris iris = {g->seen[side], 0, 0, g->radius[side], 0, 0};

        place(g, g->iris[side], &iris.x, &iris.y);
        assert_ok(hf_face_set_iris(face, (hf_side)side, iris, error));
    }
    return face;
}

hf_parity grid_measure(const hf_face *face, hf_peer peer,
                       const hf_parity_options *options)
{
    hf_parity p;

    assert_ok(hf_parity_measure(&p, peer, face, options, error));
    return p;
}

const hf_parity_value *grid_find(const hf_parity *p, const char *measure,
                                 hf_parity_form form)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->values[i].form == form &&
            strcmp(p->values[i].measure, measure) == 0)
            return &p->values[i];
    fail_msg("no row '%s' %s", measure, hf_parity_form_name(form));
    return NULL;
}

void grid_is(const hf_parity *p, const char *measure, hf_parity_form form,
             double value)
{
    const hf_parity_value *v = grid_find(p, measure, form);
    char reason[64];

    hf_parity_reason_text(reason, sizeof reason, v);
    if (!(fabs(v->value - value) <= 1e-9 * fmax(1, fabs(value))))
        fail_msg("'%s' %s is %.15g (%s), expected %.15g", measure,
                 hf_parity_form_name(form), v->value, reason, value);
    assert_int_equal(v->reason, HF_PARITY_OK);
}

void grid_na(const hf_parity *p, const char *measure, hf_parity_form form,
             const char *reason)
{
    const hf_parity_value *v = grid_find(p, measure, form);
    char text[64];

    hf_parity_reason_text(text, sizeof text, v);
    if (strcmp(text, reason) != 0 || !isnan(v->value))
        fail_msg("'%s' %s is %.15g (%s), expected na for %s", measure,
                 hf_parity_form_name(form), v->value, text, reason);
}
