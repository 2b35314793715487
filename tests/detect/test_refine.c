/* Refinement: its maps, its model file, and what it makes of a picture. */
#include "tests/support/check.h"

#include <hemiface/detect.h>
#include "base/cpu.h"
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
        const int row = i / HF_HALF_COLUMNS;
        const double y = HF_HALF_Y0 + (row + 0.5) / HF_HALF_RATE;

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

enum {
    SAMPLES = HF_HALF_COLUMNS * HF_HALF_ROWS,
    FINE = SAMPLES / 4,
    COARSE = SAMPLES / 16,
    FINE_COLUMNS = HF_HALF_COLUMNS / 2,
    FINE_ROWS = HF_HALF_ROWS / 2
};

static const struct hf_gaussian blur = {{0.4F, 0.2F, 0.1F}, 2};

static float *noise(size_t n)
{
    float *l = malloc(n * sizeof *l);
    unsigned random = 1;

    for (size_t i = 0; i < n; i++) {
        random = random * 1664525u + 1013904223u;
        l[i] = (float)(random >> 24);
    }
    return l;
}

/* All kernels that make maps on the same noise; the results one after another:
 * fine, coarse, fine blurred across and down. */
static hf_directions *kernels_at_work(const struct hf_map_kernels *k)
{
    float *l = noise(SAMPLES);
    hf_directions *out = aligned_alloc(32, (3 * FINE + COARSE) * sizeof *out);
    hf_directions *across = out + FINE + COARSE;

    k->gradient(out, out + FINE, l, &blur);
    for (int y = 0; y < FINE_ROWS; y++)
        k->across(across + y * FINE_COLUMNS, out + y * FINE_COLUMNS,
                  FINE_COLUMNS, &blur);
    for (int y = 0; y < FINE_ROWS; y++)
        k->down(across + FINE + y * FINE_COLUMNS, across, FINE_COLUMNS,
                FINE_ROWS, y, &blur);
    free(l);
    return out;
}

static const struct hf_map_kernels *kernels(int i)
{
    if (i == HF_CPU_BASE)
        return hf_map_kernels_base();
    if (i > (int)hf_cpu_kind())
        return NULL;
    return i == HF_CPU_AVX2 ? hf_map_kernels_avx2() : hf_map_kernels_avx512();
}

static void all_kernels_give_the_same_bits(void **state)
{
    hf_directions *base = kernels_at_work(hf_map_kernels_base());

    (void)state;
    for (int i = 1; i < 3; i++) {
        hf_directions *other;

        if (!kernels(i))
            continue;
        other = kernels_at_work(kernels(i));
        assert_memory_equal(base, other, (3 * FINE + COARSE) * sizeof *base);
        free(other);
    }
    free(base);
}

static float clamped(const float *l, int x, int y)
{
    x = x < 0 ? 0 : x >= HF_HALF_COLUMNS ? HF_HALF_COLUMNS - 1 : x;
    y = y < 0 ? 0 : y >= HF_HALF_ROWS ? HF_HALF_ROWS - 1 : y;
    return l[y * HF_HALF_COLUMNS + x];
}

static double soft(const float *l, int x, int y)
{
    double sum = 0;

    x = x < 0 ? 0 : x >= HF_HALF_COLUMNS ? HF_HALF_COLUMNS - 1 : x;
    y = y < 0 ? 0 : y >= HF_HALF_ROWS ? HF_HALF_ROWS - 1 : y;
    for (int j = -2; j <= 2; j++)
        for (int i = -2; i <= 2; i++)
            sum += (double)blur.g[abs(i)] * (double)blur.g[abs(j)] *
                   clamped(l, x + i, y + j);
    return sum;
}

/* By the definition: mean over 2 x 2 of max(0, gx cos a + gy sin a), the
 * gradient by differences over two samples, nothing at the sides. */
static void gradient_is_as_defined(void **state)
{
    static const int at[][2] = {{0, 0},   {159, 383}, {80, 0},
                                {3, 383}, {0, 200},   {77, 191}};
    float *l = noise(SAMPLES);
    hf_directions *out = kernels_at_work(hf_map_kernels_best());

    (void)state;
    for (int i = 0; i < 6; i++)
        for (int d = 0; d < 8; d++) {
            const double a = d * atan2(1, 1);
            double sum = 0;

            for (int k = 0; k < 4; k++) {
                const int x = 2 * at[i][0] + k % 2, y = 2 * at[i][1] + k / 2;
                const double gx = (soft(l, x + 1, y) - soft(l, x - 1, y)) / 2;
                const double gy = (soft(l, x, y + 1) - soft(l, x, y - 1)) / 2;

                if (x > 0 && x < HF_HALF_COLUMNS - 1)
                    sum += fmax(0, gx * cos(a) + gy * sin(a)) / 4;
            }
            assert_near(out[at[i][1] * FINE_COLUMNS + at[i][0]][d], sum, 1e-3);
        }
    free(out);
    free(l);
}

/* Descriptors and products: every kind against plain loops. */
static void reads_and_multiplies(void **state)
{
    static const struct hf_places places = {{0, 7, 8, 14},
                                            {3, 3, 4, 18},
                                            {0, 0.25F, 0.5F, 1},
                                            {0.75F, 0, 1, 0.125F}};
    float *l = noise(16 * 20 * 8);
    hf_directions *map = aligned_alloc(32, 16 * 20 * sizeof *map);

    (void)state;
    memcpy(map, l, 16 * 20 * sizeof *map);
    for (int v = 0; v < 3; v++) {
        const struct hf_map_kernels *k = kernels(v);
        float got[HF_DESCRIPTOR], sums[HF_MOST_OUTPUTS];

        if (!k)
            continue;
        k->read(got, map, 16, &places, 3);
        for (int i = 0; i < HF_DESCRIPTOR; i++) {
            const int row = i / 32, column = i / 8 % 4;
            const float *p =
                l + 8 * (16 * places.row[row] + places.column[column]) + i % 8;
            const float *q = p + 8 * 16;
            const float x = places.across[column];
            const float top = p[0] + (p[8] - p[0]) * x;
            const float low = q[0] + (q[8] - q[0]) * x;
            const float g = top + (low - top) * places.down[row];

            assert_true(got[i] == sqrtf(g / (g + 3)));
        }
        for (int outputs = 1; outputs <= HF_MOST_OUTPUTS; outputs++) {
            const size_t n = (size_t)outputs;
            const size_t count = outputs == 3 ? 1 : 16 * 20 * 8 / n - 5;
            /* Room of exactly that size, so that reading beyond it shows. */
            float *w = malloc(count * n * sizeof *w);

            memcpy(w, l, count * n * sizeof *w);
            k->product(sums, l + 3, count, w, outputs);
            for (size_t o = 0; o < n; o++) {
                float want = 0;

                for (size_t i = 0; i < count; i++)
                    want += l[3 + i] * w[i * n + o];
                assert_true(sums[o] == want);
            }
            free(w);
        }
    }
    free(map);
    free(l);
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
        cmocka_unit_test(gradient_is_as_defined),
        cmocka_unit_test(reads_and_multiplies),
        cmocka_unit_test(damaged_models_are_refused),
        cmocka_unit_test(flipped_bits_do_no_harm),
        cmocka_unit_test(turned_pictures_give_turned_faces),
        cmocka_unit_test(options_decide),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
