/* The nasolabial fold on drawn skin, of which it is plain what it shows. */
#include "tests/support/check.h"

#include "detect/fold.h"

/* Where people put these points on average, units. */
static const struct hf_fold_guess usual = {
    {{-23.4, 44}, {-29.5, 52.1}, {-33.9, 62.5}}, {-17.8, 35}, {-24.5, 68.4}};
/* As fine as a photo of 1350 px. */
static const double sharp = 3.3;

struct skin {
    float at[HF_HALF_ROWS][HF_HALF_COLUMNS];
    unsigned long seed;
    struct hf_fold found;
    struct hf_fold_band *band;
};

/* Uniform in [0, 1), the same everywhere. */
static double chance(struct skin *s)
{
    s->seed = (s->seed * 1103515245UL + 12345UL) & 0x7fffffffUL;
    return (double)s->seed / 2147483648.0;
}

static double x_of(int column)
{
    return HF_HALF_X0 + (column + 0.5) / HF_HALF_RATE;
}

static double y_of(int row)
{
    return HF_HALF_Y0 + (row + 0.5) / HF_HALF_RATE;
}

/* Evenly lit skin that gets darker outwards, with pores of about 1 %. */
static struct skin *smooth_skin(void)
{
    struct skin *s = calloc(1, sizeof *s);

    s->seed = 7;
    s->band = hf_fold_band_new();
    for (int j = 0; j < HF_HALF_ROWS; j++)
        for (int i = 0; i < HF_HALF_COLUMNS; i++)
            s->at[j][i] = (float)(180 + 0.5 * x_of(i) + 6 * (chance(s) - 0.5));
    return s;
}

static void skin_free(struct skin *s)
{
    hf_fold_band_free(s->band);
    free(s);
}

static double distance_to_piece(const double a[2], const double b[2], double x,
                                double y)
{
    const double dx = b[0] - a[0], dy = b[1] - a[1];
    double t = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy);

    t = fmin(fmax(t, 0), 1);
    return hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

/* The usual line, moved to the midline by that much, from x, y. */
static double distance_to_line(double x, double y, double aside)
{
    const double(*p)[2] = usual.line;

    return fmin(distance_to_piece(p[0], p[1], x - aside, y),
                distance_to_piece(p[1], p[2], x - aside, y));
}

/* A groove along it: darker by that share in the middle, 2.4 units wide. */
static void draw_fold(struct skin *s, double aside, double depth)
{
    for (int j = 0; j < HF_HALF_ROWS; j++)
        for (int i = 0; i < HF_HALF_COLUMNS; i++) {
            const double d = distance_to_line(x_of(i), y_of(j), aside);

            s->at[j][i] *= (float)(1 - depth * exp(-d * d / 2));
        }
}

/* Everything on the midline's side of the line is darker, with a border as
   wide as a shadow's. */
static void draw_shadow(struct skin *s, double depth)
{
    for (int j = 0; j < HF_HALF_ROWS; j++)
        for (int i = 0; i < HF_HALF_COLUMNS; i++) {
            const double line = -29.5 - 0.6 * (y_of(j) - 52);

            s->at[j][i] *=
                (float)(1 - depth / (1 + exp(-(x_of(i) - line) / 0.8)));
        }
}

/* A hair: a thin dark stroke, downwards and outwards, more or less. */
static void draw_hair(struct skin *s, double x, double y)
{
    const double angle = 0.6 + 0.9 * (chance(s) - 0.5);
    const double length = 1.5 + 2.5 * chance(s);
    const double a[2] = {x, y};
    const double b[2] = {x - length * sin(angle), y + length * cos(angle)};

    for (int j = 0; j < HF_HALF_ROWS; j++) {
        if (y_of(j) < y - 1 || y_of(j) > b[1] + 1)
            continue;
        for (int i = 0; i < HF_HALF_COLUMNS; i++) {
            const double d = fabs(x_of(i) - x) > 6
                                 ? 6
                                 : distance_to_piece(a, b, x_of(i), y_of(j));

            s->at[j][i] *= (float)(1 - 0.5 * exp(-d * d / (2 * 0.2 * 0.2)));
        }
    }
}

/* Hairs beside the mouth up to the usual line, `many` a square unit. */
static void draw_beard(struct skin *s, double many)
{
    for (int k = 0; k < (int)(many * 50 * 40); k++) {
        const double x = -50 + 50 * chance(s), y = 42 + 40 * chance(s);

        if (x > -26 - 0.5 * (y - 45))
            draw_hair(s, x, y);
    }
}

static const struct hf_fold *look(struct skin *s, double unit)
{
    hf_fold_find(&s->found, s->band, s->at[0], &usual, unit);
    return &s->found;
}

static void a_fold_is_found_where_it_was_drawn(void **state)
{
    static const double asides[] = {-3, -1, 0, 2};

    (void)state;
    for (size_t k = 0; k < sizeof asides / sizeof *asides; k++) {
        struct skin *s = smooth_skin();
        const struct hf_fold *fold;

        draw_fold(s, asides[k], 0.15);
        fold = look(s, sharp);
        assert_true(fold->shows);
        for (int i = 0; i < HF_FOLD_POINTS; i++) {
            assert_true(distance_to_line(fold->at[i][0], fold->at[i][1],
                                         asides[k]) < 0.6);
            assert_near(fold->sd[i], 1, 1e-9);
        }
        /* 0.27, 0.51 and 0.82 of the way from 35 to 68.4. */
        assert_near(fold->at[0][1], 44.018, 1e-6);
        assert_near(fold->at[1][1], 52.034, 1e-6);
        assert_near(fold->at[2][1], 62.388, 1e-6);
        skin_free(s);
    }
}

static void where_a_fold_ends_there_is_more_doubt(void **state)
{
    struct skin *s = smooth_skin(), *bare = smooth_skin();
    const struct hf_fold *fold;

    (void)state;
    draw_fold(s, 1, 0.2);
    for (int j = 0; y_of(j) < 49; j++)
        memcpy(s->at[j], bare->at[j], sizeof s->at[j]);
    fold = look(s, sharp);
    assert_true(fold->shows);
    assert_near(fold->sd[0], 2.5, 1e-9);
    assert_near(fold->sd[2], 1, 1e-9);
    skin_free(bare);
    skin_free(s);
}

static void smooth_skin_has_none(void **state)
{
    struct skin *s = smooth_skin();

    (void)state;
    assert_false(look(s, sharp)->shows);
    skin_free(s);
}

static void the_border_of_a_shadow_is_none(void **state)
{
    (void)state;
    for (double depth = 0.1; depth < 0.7; depth += 0.1) {
        struct skin *s = smooth_skin();

        draw_shadow(s, depth);
        assert_false(look(s, sharp)->shows);
        skin_free(s);
    }
}

static void a_beard_is_none(void **state)
{
    static const double density[] = {0.1, 0.3, 1, 2};

    (void)state;
    for (size_t k = 0; k < sizeof density / sizeof *density; k++)
        for (unsigned long seed = 1; seed <= 3; seed++) {
            struct skin *s = smooth_skin();

            s->seed = seed;
            draw_beard(s, density[k]);
            assert_false(look(s, sharp)->shows);
            skin_free(s);
        }
}

static void a_coarse_picture_has_none(void **state)
{
    struct skin *s = smooth_skin();

    (void)state;
    draw_fold(s, 0, 0.2);
    assert_true(look(s, 1.6)->shows);
    assert_false(look(s, 1.59)->shows);
    assert_false(look(s, NAN)->shows);
    skin_free(s);
}

/* Guesses that lead nowhere, and out of the half. */
static void a_senseless_guess_has_none(void **state)
{
    struct skin *s = smooth_skin();
    struct hf_fold_guess g = usual;

    (void)state;
    draw_fold(s, 0, 0.2);
    memcpy(g.line[1], g.line[0], sizeof g.line[0]);
    hf_fold_find(&s->found, s->band, s->at[0], &g, sharp);
    assert_false(s->found.shows);
    g = usual;
    g.line[2][0] = NAN;
    hf_fold_find(&s->found, s->band, s->at[0], &g, sharp);
    assert_false(s->found.shows);
    g = usual;
    g.corner[1] = g.ala[1];
    hf_fold_find(&s->found, s->band, s->at[0], &g, sharp);
    assert_false(s->found.shows);
    g = usual;
    for (int i = 0; i < HF_FOLD_POINTS; i++)
        g.line[i][0] -= 1e6;
    hf_fold_find(&s->found, s->band, s->at[0], &g, sharp);
    assert_false(s->found.shows);
    g = usual;
    /* So long a line is cut off; the fold is still at its beginning. */
    g.line[2][1] += 1e6;
    hf_fold_find(&s->found, s->band, s->at[0], &g, sharp);
    for (int i = 0; i < HF_FOLD_POINTS; i++)
        assert_true(isfinite(s->found.at[i][0]) && isfinite(s->found.at[i][1]));
    skin_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fold_is_found_where_it_was_drawn),
        cmocka_unit_test(where_a_fold_ends_there_is_more_doubt),
        cmocka_unit_test(smooth_skin_has_none),
        cmocka_unit_test(the_border_of_a_shadow_is_none),
        cmocka_unit_test(a_beard_is_none),
        cmocka_unit_test(a_coarse_picture_has_none),
        cmocka_unit_test(a_senseless_guess_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
