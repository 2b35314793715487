/* The nasolabial folds of the sample patient, which were drawn where
   data/sample/points.csv says: before surgery the left one is hardly there. */
#include "tests/support/check.h"

#include <hemiface/hemiface.h>

#include "detect/fold.h"
#include "tests/support/photos.h"
#include "tests/support/sample.h"

static double distance_to_piece(const double a[2], const double b[2], double x,
                                double y)
{
    const double dx = b[0] - a[0], dy = b[1] - a[1];
    double t = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy);

    t = fmin(fmax(t, 0), 1);
    return hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

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
        cmocka_unit_test(the_patients_folds_show_where_they_were_drawn),
        cmocka_unit_test(a_mirrored_photo_swaps_them_exactly),
        cmocka_unit_test(one_side_does_not_move_the_other),
        cmocka_unit_test(the_mesh_alone_has_none),
        cmocka_unit_test(a_small_face_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
