/* Refinement: its maps, its model file, and what it makes of a picture. */
#include "tests/support/check.h"

#include <hemiface/detect.h>
#include "detect/cascade.h"
#include "detect/maps_kernel.h"
#include "detect/models.h"
#include "detect/refine.h"
#include "tests/support/photos.h"

/* ---------------------------------------------------------------- maps */

/* A half that is dark above y = 0 and bright below, a ramp 2 units wide. */
static float *edge(void)
{
    float *l = malloc(sizeof *l * HF_HALF_COLUMNS * HF_HALF_ROWS);

    for (int i = 0; i < HF_HALF_COLUMNS * HF_HALF_ROWS; i++) {
        double y = HF_HALF_Y0 + (i / HF_HALF_COLUMNS + 0.5) / HF_HALF_RATE;

        l[i] = (float)(100 + 40 * fmin(fmax(y, -1), 1));
    }
    return l;
}

static void maps_show_direction_and_place(void **state)
{
    struct hf_maps *maps = hf_maps_new();
    float *l = edge(), d[HF_DESCRIPTOR];

    (void)state;
    hf_maps_make(maps, l);
    for (int cell = 0; cell < HF_CELLS; cell++) {
        hf_maps_read(d, maps, cell, -20, 0);
        /* Rows of places at -1.5 .. 1.5 cells: the middle two see the edge
         * alike, more than the outer ones. It brightens downwards, 90 deg =
         * direction 2; the opposite, 6, sees nothing. */
        for (int i = 0; i < 4; i++) {
            assert_near(d[(4 + i) * 8 + 2], d[(8 + i) * 8 + 2], 1e-4);
            assert_true(d[(4 + i) * 8 + 2] > d[i * 8 + 2]);
            assert_near(d[(4 + i) * 8 + 6], 0, 1e-3);
            assert_true(d[(4 + i) * 8 + 2] > d[(4 + i) * 8 + 1]);
        }
    }
    hf_maps_free(maps);
    free(l);
}

static void maps_ignore_even_light_and_reach_outside(void **state)
{
    struct hf_maps *maps = hf_maps_new();
    float *l = edge(), d[HF_DESCRIPTOR];

    (void)state;
    for (int i = 0; i < HF_HALF_COLUMNS * HF_HALF_ROWS; i++)
        l[i] = 77;
    hf_maps_make(maps, l);
    hf_maps_read(d, maps, HF_CELL_2, -20, 0);
    for (int i = 0; i < HF_DESCRIPTOR; i++)
        assert_near(d[i], 0, 1e-2);
    hf_maps_read(d, maps, HF_CELL_5, 1e9, -1e9);
    for (int i = 0; i < HF_DESCRIPTOR; i++)
        assert_near(d[i], 0, 1e-2);
    hf_maps_free(maps);
    free(l);
}

/* All kernels of one kind on the same noise; the results one after another. */
static hf_directions *kernels_at_work(const struct hf_map_kernels *k)
{
    enum { SAMPLES = HF_HALF_COLUMNS * HF_HALF_ROWS, HALF = SAMPLES / 4 };
    const struct hf_gaussian g = {{0.4F, 0.2F, 0.1F}, 2};
    float *l = malloc(3 * SAMPLES * sizeof *l);
    hf_directions *out = aligned_alloc(32, (2 * HALF + HALF / 4) * sizeof *out);
    hf_directions *spare = aligned_alloc(32, HALF * sizeof *spare);
    unsigned random = 1;

    for (int i = 0; i < SAMPLES; i++) {
        random = random * 1664525u + 1013904223u;
        l[i] = (float)(random >> 24);
    }
    k->smooth(l + SAMPLES, l + 2 * SAMPLES, l, &g);
    k->gradient(out, l + SAMPLES);
    k->blur(out + HALF, spare, out, HF_HALF_COLUMNS / 2, HF_HALF_ROWS / 2, &g);
    k->halve(out + 2 * HALF, out, HF_HALF_COLUMNS / 2, HF_HALF_ROWS / 2);
    free(spare);
    free(l);
    return out;
}

static void all_kernels_give_the_same_bits(void **state)
{
    const size_t bytes =
        (size_t)HF_HALF_COLUMNS * HF_HALF_ROWS / 16 * 9 * sizeof(hf_directions);
    hf_directions *base, *best;

    (void)state;
    if (hf_map_kernels_best() == hf_map_kernels_base()) {
        print_message("skip: this processor has no AVX2\n");
        skip();
    }
    base = kernels_at_work(hf_map_kernels_base());
    best = kernels_at_work(hf_map_kernels_best());
    assert_memory_equal(base, best, bytes);
    free(base);
    free(best);
}

/* ---------------------------------------------------------- model file */

static hf_status try_read(const unsigned char *bytes, size_t n)
{
    struct hf_cascade cascades[HF_REGIONS];
    hf_error error;
    const hf_status status = hf_cascades_read(cascades, bytes, n, &error);

    if (!status)
        hf_cascades_clear(cascades);
    else
        assert_true(error.text[0]);
    return status;
}

static void damaged_models_are_refused(void **state)
{
    const struct hf_model_file file = hf_model_file(HF_MODEL_REFINE);
    unsigned char *copy = malloc(file.count + 1);

    (void)state;
    memcpy(copy, file.bytes, file.count);
    copy[file.count] = 0;
    assert_int_equal(try_read(copy, file.count), HF_OK);
    assert_int_equal(try_read(copy, file.count + 1), HF_E_CORRUPT);
    for (size_t n = 0; n < file.count; n += n < 200 ? 1 : 49999) {
        /* Room of exactly that size, so that reading beyond it shows. */
        unsigned char *part = malloc(n ? n : 1);

        memcpy(part, copy, n);
        assert_int_equal(try_read(part, n), HF_E_CORRUPT);
        free(part);
    }
    copy[0] ^= 1;
    assert_int_equal(try_read(copy, file.count), HF_E_CORRUPT);
    free(copy);
}

/* Flipped bits are refused or make another model: never a crash. */
static void flipped_bits_do_no_harm(void **state)
{
    const struct hf_model_file file = hf_model_file(HF_MODEL_REFINE);
    unsigned char *copy = malloc(file.count);
    unsigned random = 1;

    (void)state;
    memcpy(copy, file.bytes, file.count);
    for (int i = 0; i < 60; i++) {
        size_t at;

        random = random * 1664525u + 1013904223u;
        at = i < 40 ? random % 400 : random % file.count;
        copy[at] ^= (unsigned char)(1u << (random >> 29));
        (void)try_read(copy, file.count);
        copy[at] = file.bytes[at];
    }
    free(copy);
}

/* ------------------------------------------------------------- pictures */

static hf_face *found_on(hf_detector *detector, const hf_image *image,
                         bool mirror, bool refine)
{
    hf_detect_options options;
    hf_face *face = NULL;

    hf_detect_options_init(&options);
    options.mirror = mirror;
    options.refine = refine;
    assert_ok(hf_detect(&face, detector, image, &options, NULL, error));
    return face;
}

static double furthest(const hf_face *a, const hf_face *b)
{
    double most = 0;

    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++) {
            hf_contour p = hf_face_contour(a, (hf_contour_id)id, (hf_side)side);
            hf_contour q = hf_face_contour(b, (hf_contour_id)id, (hf_side)side);

            assert_int_equal(p.count, q.count);
            for (size_t i = 0; i < p.count; i++)
                most = fmax(most, hypot(p.points[i].x - q.points[i].x,
                                        p.points[i].y - q.points[i].y));
        }
    for (int side = 0; side < 2; side++) {
        hf_iris p = hf_face_iris(a, (hf_side)side);
        hf_iris q = hf_face_iris(b, (hf_side)side);

        assert_int_equal(p.present, q.present);
        most = fmax(most, hypot(p.x - q.x, p.y - q.y) + fabs(p.r - q.r));
    }
    return most;
}

static void turned_pictures_give_turned_faces(void **state)
{
    hf_detector *detector = NULL;
    hf_image *image = test_any_photo(), *turned = NULL;
    hf_face *face, *again, *other, *back = NULL;

    (void)state;
    assert_ok(hf_detector_new(&detector, error));
    assert_ok(hf_image_mirror(&turned, image, error));
    face = found_on(detector, image, true, true);
    again = found_on(detector, image, true, true);
    other = found_on(detector, turned, true, true);
    assert_ok(hf_face_mirror(&back, other, error));
    assert_string_equal(hf_face_source(face), "mediapipe-478+refined");
    assert_near(furthest(face, again), 0, 0);
    assert_near(furthest(face, back), 0, 1e-6);
    hf_face_free(face);
    hf_face_free(again);
    hf_face_free(other);
    hf_face_free(back);
    hf_image_free(image);
    hf_image_free(turned);
    hf_detector_free(detector);
}

/* Without the second view of the mesh the left half is still refined; without
 * refinement the mesh stays as it is. */
static void options_decide(void **state)
{
    hf_detector *detector = NULL;
    hf_image *image = test_any_photo();
    hf_face *single, *raw;

    (void)state;
    assert_ok(hf_detector_new(&detector, error));
    single = found_on(detector, image, false, true);
    raw = found_on(detector, image, false, false);
    assert_string_equal(hf_face_source(raw), "mediapipe-478");
    for (int side = 0; side < 2; side++) {
        assert_int_equal(
            hf_face_contour(single, HF_BROW_LOWER, (hf_side)side).count, 4);
        assert_true(hf_face_contour(raw, HF_LID_UPPER, (hf_side)side).count >
                    5);
    }
    hf_face_free(single);
    hf_face_free(raw);
    hf_image_free(image);
    hf_detector_free(detector);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_show_direction_and_place),
        cmocka_unit_test(maps_ignore_even_light_and_reach_outside),
        cmocka_unit_test(all_kernels_give_the_same_bits),
        cmocka_unit_test(damaged_models_are_refused),
        cmocka_unit_test(flipped_bits_do_no_harm),
        cmocka_unit_test(turned_pictures_give_turned_faces),
        cmocka_unit_test(options_decide),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
