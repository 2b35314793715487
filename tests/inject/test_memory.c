/* Every allocation of the library fails once, in small uses of all its rooms:
   the call says HF_E_MEMORY or does without, and nothing is left allocated.
   Only what this program and the library ask for is counted (wrap.h), under the
   sanitizers too. */
#include "tests/support/check.h"

#include <errno.h>
#include <unistd.h>

#include <gsl/gsl_errno.h>

#include <hemiface/detect.h>
#include <hemiface/hemiface.h>
#include <hemiface/shape.h>
#include <hemiface/stats.h>
#include <hemiface/words.h>

#include "base/file.h"
#include "detect/models.h"
#include "net/net.h"
#include "tests/fuzz/seed_net.h"
#include "tests/inject/wrap.h"
#include "tests/support/encode.h"

/* ------------------------------------------------------------------ uses */

static const char *const paths[] = {"pre/rest", "pre/smile-full", "post/rest",
                                    "post/smile-full"};
static char *texts[4];
static size_t lengths[4];
static struct encoded jpeg, png;
static char scratch[] = "/tmp/hemiface-memory-XXXXXX";
static char *measures;
static size_t measures_length;

static hf_status read_pictures(hf_error *error)
{
    const struct encoded files[] = {jpeg, png};
    hf_status status = HF_OK;

    for (int i = 0; i < 2 && status == HF_OK; i++) {
        hf_image *image = NULL;

        status = hf_image_read_memory(&image, files[i].bytes, files[i].n, "x",
                                      NULL, error);
        if (status == HF_OK)
            hf_image_free(image);
    }
    return status;
}

static hf_status face_of(hf_face **out, int i, hf_error *error)
{
    return hf_face_from_json(out, texts[i], lengths[i], "x", error);
}

static hf_status write_face(hf_error *error)
{
    hf_face *face = NULL;
    hf_status status = face_of(&face, 0, error);

    if (status == HF_OK)
        status = hf_face_write(face, scratch, error);
    hf_face_free(face);
    return status;
}

static hf_status convert(hf_error *error)
{
    hf_landmarks *file = NULL;
    hf_lost lost;
    hf_status status = hf_landmarks_read(
        &file, test_path("tests/fuzz/corpus/face/close-full.face.json"), error);

    if (status == HF_OK)
        status =
            hf_landmarks_write(file, 0, HF_FORMAT_COCO, scratch, &lost, error);
    hf_landmarks_free(file);
    return status;
}

/* A visit of the faces i and i + 1. */
static hf_status visit_of(hf_visit **out, int i, hf_error *error)
{
    hf_status status = hf_visit_new(out, error);

    for (int k = 0; k < 2 && status == HF_OK; k++) {
        hf_face *face = NULL;

        status = face_of(&face, i + k, error);
        if (status == HF_OK)
            status = hf_visit_set(*out, k ? HF_VIEW_SMILE_FULL : HF_VIEW_REST,
                                  face, error);
    }
    return status;
}

static hf_status measured(hf_values **out, int i, hf_error *error)
{
    hf_visit *visit = NULL;
    hf_status status = visit_of(&visit, i, error);

    if (status == HF_OK)
        status = hf_visit_measure(out, visit, NULL, HF_AFFECTED_LEFT, error);
    hf_visit_free(visit);
    return status;
}

static hf_status grade(hf_error *error)
{
    hf_values *values = NULL;
    hf_status status = measured(&values, 0, error);

    for (int scale = 0; scale < HF_GRADE_SCALES && status == HF_OK; scale++) {
        hf_grade *graded = NULL;

        status = hf_grade_visit(&graded, (hf_scale)scale, values,
                                HF_AFFECTED_LEFT, NULL, error);
        hf_grade_free(graded);
    }
    hf_values_free(values);
    return status;
}

static hf_status compare(hf_error *error)
{
    hf_values *pre = NULL, *post = NULL;
    hf_changes *changes = NULL;
    hf_status status = measured(&pre, 0, error);

    if (status == HF_OK)
        status = measured(&post, 2, error);
    if (status == HF_OK)
        status = hf_compare(&changes, pre, post, NULL, HF_AFFECTED_LEFT, error);
    hf_changes_free(changes);
    hf_values_free(pre);
    hf_values_free(post);
    return status;
}

static void ignore(void *context, const char *text)
{
    (void)context, (void)text;
}

static hf_status custom(hf_error *error)
{
    hf_custom *set = NULL;
    hf_status status = hf_custom_parse(&set, measures, measures_length, "x",
                                       ignore, NULL, error);

    if (status == HF_OK)
        hf_custom_free(set);
    return status;
}

/* Words of every kind, and names that they fit. One that fails must not leave
   a set with half of a word. */
static hf_status words(hf_error *error)
{
    static const char text[] = "Ruhe | IMG_{n} Augen* = rest\n[visits]\n"
                               "vor OP = pre\n[sides]\nlinks = left\n";
    hf_words *set = NULL;
    hf_view view = HF_VIEW_NONE;
    const char *visit = NULL;
    hf_affected side = HF_AFFECTED_UNKNOWN;
    bool said = false;
    hf_status status =
        hf_words_parse(&set, text, sizeof text - 1, "x", ignore, NULL, error);

    if (status == HF_OK)
        status = hf_words_view_of_file(&view, NULL, set, "IMG_7 Augen zu.jpg",
                                       error);
    if (status == HF_OK)
        status = hf_words_visit(&visit, set, "1 vor OP", error);
    if (status == HF_OK)
        status = hf_words_side(&side, &said, set, "4711 links", error);
    if (status == HF_OK) {
        assert_int_equal(view, HF_VIEW_REST);
        assert_string_equal(visit, "pre");
        assert_int_equal(side, HF_AFFECTED_LEFT);
    }
    hf_words_free(set);
    return status;
}

/* With ties, so that the intervals are searched for by the normal test, a rank
   test at each step: one that fails must not look like one that rejects. */
static const double tied[] = {-1, -1, -2, 0, -1.5, -3, -1, 0.5, -2};
static const double other[] = {-1, 0.5, 1, 2, 0, 1, 1.5};
static hf_rank_test right_signs, right_groups; /* what they are with memory */

static hf_status signs(hf_rank_test *out, hf_error *error)
{
    return hf_stats_signed_rank(out, tied, sizeof tied / sizeof *tied, 0.95,
                                error);
}

static hf_status groups(hf_rank_test *out, hf_error *error)
{
    return hf_stats_mann_whitney(out, tied, sizeof tied / sizeof *tied, other,
                                 sizeof other / sizeof *other, 0.95, error);
}

static void same_interval(const hf_rank_test *a, const hf_rank_test *b)
{
    assert_false(a->exact);
    assert_true(a->ci.low == b->ci.low && a->ci.high == b->ci.high);
}

static hf_status ranks(hf_error *error)
{
    hf_rank_test test;
    hf_status status = signs(&test, error);

    if (status == HF_OK) {
        same_interval(&test, &right_signs);
        status = groups(&test, error);
    }
    if (status == HF_OK)
        same_interval(&test, &right_groups);
    return status;
}

static hf_status net(hf_error *error)
{
    hf_status status = HF_OK;

    for (int i = 0; i < SEED_NETS && status == HF_OK; i++) {
        const seed_net *seed = seed_net_make(i);
        struct hf_net *loaded = NULL;
        struct hf_net_space *space = NULL;

        status = hf_net_load(&loaded, seed->bytes, seed->count, "x", error);
        if (status == HF_OK)
            status = hf_net_space_new(&space, loaded, error);
        hf_net_space_free(space);
        hf_net_free(loaded);
    }
    return status;
}

static hf_status shape(hf_error *error)
{
    hf_shape *read = NULL;
    hf_status status = hf_shape_read(
        &read, test_path("tests/fuzz/corpus/shape/small.dat"), error);

    hf_shape_free(read);
    return status;
}

/* Nothing is on it: the whole of a detector's making, and a look. */
static hf_status detect(hf_error *error)
{
    hf_detector *detector = NULL;
    hf_image *image = NULL;
    hf_face *face = NULL;
    hf_status status = hf_detector_new(&detector, error);

    if (status == HF_OK)
        status =
            hf_image_read_memory(&image, jpeg.bytes, jpeg.n, "x", NULL, error);
    if (status == HF_OK)
        status = hf_detect(&face, detector, image, NULL, NULL, error);
    hf_face_free(face);
    hf_image_free(image);
    hf_detector_free(detector);
    return status == HF_E_NO_FACE ? HF_OK : status;
}

/* ----------------------------------------------------------------- tests */

/* One allocation of the use fails, the n-th. Whether it came to that. */
static bool try_one(hf_status (*use)(hf_error *), unsigned long n)
{
    hf_error why = {HF_OK, ""};
    const size_t before = wrap_alive();
    hf_status status;
    bool failed;

    wrap_fail(n);
    status = use(&why);
    failed = wrap_failed();
    wrap_fail(0);
    if (wrap_alive() != before)
        fail_msg("allocation %lu failed: %zu left behind", n,
                 wrap_alive() - before);
    if (!failed)
        assert_int_equal(status, HF_OK);
    /* HF_E_WRITE: of a name, by its errno. */
    if (status != HF_OK && status != HF_E_MEMORY &&
        !(status == HF_E_WRITE && strstr(why.text, strerror(ENOMEM))))
        fail_msg("allocation %lu failed: status %d: %s", n, (int)status,
                 why.text);
    assert_true(status == HF_OK || why.text[0]);
    return failed;
}

/* Every allocation, until none fails. */
static void try_all(hf_status (*use)(hf_error *))
{
    unsigned long n = 1;

    while (try_one(use, n))
        n++;
    assert_true(n > 1);
}

/* The first and the last by each path of calls, for uses of many allocations
   or long ones; behind them nothing fails. */
static void try_paths(hf_status (*use)(hf_error *))
{
    hf_error why;
    unsigned long n = 0;

    wrap_note();
    assert_int_equal(use(&why), HF_OK);
    wrap_fail(0);
    while ((n = wrap_next(n)))
        assert_true(try_one(use, n));
}

#define TRY(use, how)                                                          \
    static void use##_without_memory(void **state)                             \
    {                                                                          \
        (void)state;                                                           \
        how(use);                                                              \
    }
TRY(read_pictures, try_all)
TRY(write_face, try_all)
TRY(convert, try_all)
TRY(grade, try_paths)
TRY(compare, try_paths)
TRY(custom, try_all)
TRY(words, try_all)
TRY(ranks, try_all)
TRY(net, try_all)
TRY(shape, try_all)
TRY(detect, try_paths)

/* Texts by hand, pictures by the helpers: nothing of that is tried. */
static int begin(void **state)
{
    static unsigned char samples[3 * 64 * 64];
    const struct jpeg_recipe a = {.width = 64,
                                  .height = 64,
                                  .in = JCS_RGB,
                                  .stored = JCS_YCbCr,
                                  .progressive = true,
                                  .orientation = 6};
    const struct png_recipe b = {.width = 16,
                                 .height = 16,
                                 .depth = 8,
                                 .type = PNG_COLOR_TYPE_RGB,
                                 .interlaced = true,
                                 .orientation = 3};
    const int fd = mkstemp(scratch);

    (void)state;
    gsl_set_error_handler_off();
    if (fd < 0 || close(fd) != 0)
        return -1;
    for (int i = 0; i < 4; i++) {
        char path[128];

        snprintf(path, sizeof path, "tests/cases/faces/%s.face.json", paths[i]);
        if (hf_file_read(&texts[i], &lengths[i], test_path(path), 1 << 20,
                         NULL) != HF_OK)
            return -1;
    }
    if (hf_file_read(&measures, &measures_length,
                     test_path("data/example.measures"), 1 << 20,
                     NULL) != HF_OK)
        return -1;
    if (signs(&right_signs, NULL) != HF_OK ||
        groups(&right_groups, NULL) != HF_OK)
        return -1;
    jpeg = encode_jpeg(&a, samples);
    png = encode_png(&b, samples);
    return 0;
}

static int end(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++)
        free(texts[i]);
    free(measures);
    free(jpeg.bytes);
    free(png.bytes);
    return unlink(scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(read_pictures_without_memory),
        cmocka_unit_test(write_face_without_memory),
        cmocka_unit_test(convert_without_memory),
        cmocka_unit_test(grade_without_memory),
        cmocka_unit_test(compare_without_memory),
        cmocka_unit_test(custom_without_memory),
        cmocka_unit_test(words_without_memory),
        cmocka_unit_test(ranks_without_memory),
        cmocka_unit_test(net_without_memory),
        cmocka_unit_test(shape_without_memory),
        cmocka_unit_test(detect_without_memory),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
