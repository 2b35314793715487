/* The nasolabial fold: drawn skin that is plain what it shows, and the sample
   patient, whose folds were drawn where data/sample/points.csv says. */
#include "tests/support/check.h"

#include <hemiface/hemiface.h>

#include "detect/fold.h"
#include "tests/support/photos.h"
#include "tests/support/same_face.h"
#include "tests/support/sample.h"

/* ------------------------------------------------------------ drawn skin */

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

/* -------------------------------------------------------- sample patient */

static hf_face *detect(const hf_image *image, bool refine)
{
    hf_detector *detector = NULL;
    hf_detect_options options;
    hf_face *face = NULL;

    hf_detect_options_init(&options);
    options.refine = refine;
    assert_ok(hf_detector_new(&detector, error));
    assert_ok(hf_detect(&face, detector, image, &options, NULL, error));
    hf_detector_free(detector);
    return face;
}

static hf_image *photo_of(const char *visit, hf_view view)
{
    hf_image *image = NULL;
    char path[200];

    snprintf(path, sizeof path, "data/sample/%s/%s.jpg", visit,
             hf_view_name(view));
    assert_ok(hf_image_read(&image, test_path(path), NULL, error));
    return image;
}

static size_t count_of(const hf_face *face, hf_side side)
{
    return hf_face_contour(face, HF_NASOLABIAL_FOLD, side).count;
}

/* mm from the drawn fold, whose 7 points are 5 mm apart. */
static double off_drawn(const hf_face *drawn, hf_side side, hf_point p)
{
    const hf_contour c = hf_face_contour(drawn, HF_NASOLABIAL_FOLD, side);
    double least = INFINITY;
    hf_frame frame;

    assert_ok(hf_frame_of(&frame, drawn, NULL, error));
    for (size_t i = 1; i < c.count; i++) {
        const double a[2] = {c.points[i - 1].x, c.points[i - 1].y};
        const double b[2] = {c.points[i].x, c.points[i].y};

        least = fmin(least, distance_to_piece(a, b, p.x, p.y));
    }
    return least * frame.mm_per_px;
}

static void check_side(const hf_face *found, const hf_face *drawn, hf_side side)
{
    const hf_contour c = hf_face_contour(found, HF_NASOLABIAL_FOLD, side);

    assert_int_equal(c.count, HF_FOLD_POINTS);
    for (size_t i = 0; i < c.count; i++) {
        assert_true(off_drawn(drawn, side, c.points[i]) < 1.5);
        assert_true(i == 0 || c.points[i].y > c.points[i - 1].y);
    }
}

/* Before surgery the left fold is gone, 0.08 deep, where the right one is 0.55;
   after it both show (0.35 the left). */
static void the_patients_folds_show_where_they_were_drawn(void **state)
{
    static const hf_view views[] = {HF_VIEW_REST, HF_VIEW_SMILE_FULL};

    (void)state;
    for (int post = 0; post < 2; post++) {
        const char *name = post ? "post" : "pre";
        hf_visit *visit = sample_visit(name);

        for (int k = 0; k < 2; k++) {
            const hf_face *drawn = hf_visit_face(visit, views[k]);
            hf_image *image = photo_of(name, views[k]);
            hf_face *found = detect(image, true);

            check_side(found, drawn, HF_RIGHT);
            if (post)
                check_side(found, drawn, HF_LEFT);
            else
                assert_int_equal(count_of(found, HF_LEFT), 0);
            hf_face_free(found);
            hf_image_free(image);
        }
        hf_visit_free(visit);
    }
}

static void a_mirrored_photo_swaps_them_exactly(void **state)
{
    hf_image *image = photo_of("pre", HF_VIEW_REST), *turned = NULL;
    hf_face *a = detect(image, true), *b, *back = NULL;

    (void)state;
    assert_ok(hf_image_mirror(&turned, image, error));
    b = detect(turned, true);
    assert_int_equal(count_of(b, HF_LEFT), HF_FOLD_POINTS);
    assert_int_equal(count_of(b, HF_RIGHT), 0);
    assert_ok(hf_face_mirror(&back, b, error));
    for (int i = 0; i < HF_FOLD_POINTS; i++)
        assert_memory_equal(
            &hf_face_contour(a, HF_NASOLABIAL_FOLD, HF_RIGHT).points[i],
            &hf_face_contour(back, HF_NASOLABIAL_FOLD, HF_RIGHT).points[i],
            sizeof(hf_point));
    hf_face_free(back);
    hf_face_free(b);
    hf_face_free(a);
    hf_image_free(turned);
    hf_image_free(image);
}

static void one_side_does_not_move_the_other(void **state)
{
    hf_image *image = photo_of("post", HF_VIEW_REST);
    hf_face *both = detect(image, true), *one;
    unsigned char *pixels = hf_image_edit(image);
    const int width = hf_image_width(image);
    const hf_point *nose = hf_face_contour(both, HF_SUBNASALE, HF_RIGHT).points;

    (void)state;
    /* A bright spot on the left cheek's fold: the mesh hardly sees it. */
    for (int y = 0; y < hf_image_height(image); y++)
        for (int x = 0; x < width; x++) {
            const hf_point p =
                hf_face_contour(both, HF_NASOLABIAL_FOLD, HF_LEFT).points[1];

            if (hypot(x - p.x, y - p.y) < 12 && x > nose->x)
                memset(pixels + 3 * ((size_t)y * (size_t)width + (size_t)x),
                       210, 3);
        }
    one = detect(image, true);
    for (int i = 0; i < HF_FOLD_POINTS; i++) {
        const hf_point *a =
            &hf_face_contour(both, HF_NASOLABIAL_FOLD, HF_RIGHT).points[i];
        const hf_point *b =
            &hf_face_contour(one, HF_NASOLABIAL_FOLD, HF_RIGHT).points[i];

        assert_near(a->x, b->x, 2);
        assert_near(a->y, b->y, 2);
    }
    hf_face_free(one);
    hf_face_free(both);
    hf_image_free(image);
}

static void the_mesh_alone_has_none(void **state)
{
    hf_image *image = photo_of("pre", HF_VIEW_REST);
    hf_face *face = detect(image, false);

    (void)state;
    assert_int_equal(count_of(face, HF_RIGHT), 0);
    assert_int_equal(count_of(face, HF_LEFT), 0);
    hf_face_free(face);
    hf_image_free(image);
}

/* Every fourth pixel of a photo with 283 px between the pupils. */
static void a_small_face_has_none(void **state)
{
    hf_image *image = photo_of("pre", HF_VIEW_REST);
    hf_image *small = test_white(400, 400);
    hf_face *face;

    (void)state;
    test_paste(small, image, 60, 30, 4, 1);
    face = detect(small, true);
    assert_int_equal(hf_face_contour(face, HF_ALA, HF_RIGHT).count, 1);
    assert_int_equal(count_of(face, HF_RIGHT), 0);
    hf_face_free(face);
    hf_image_free(small);
    hf_image_free(image);
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
        cmocka_unit_test(the_patients_folds_show_where_they_were_drawn),
        cmocka_unit_test(a_mirrored_photo_swaps_them_exactly),
        cmocka_unit_test(one_side_does_not_move_the_other),
        cmocka_unit_test(the_mesh_alone_has_none),
        cmocka_unit_test(a_small_face_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
