/* The photo's quality, kept with a face and in its file. */
#include "tests/support/same_face.h"

#include <hemiface/quality.h>

static const char name[] = "f.face.json";

static hf_quality some(void)
{
    hf_quality q = hf_quality_none();

    q.known = true;
    q.edge_px = 1.25;
    q.level = 120;
    q.bright = 0.1;
    q.side_light = 0.75;
    q.glare[HF_RIGHT] = 0.25;
    q.hair[HF_RIGHT] = 0.5;
    q.hair[HF_LEFT] = 1;
    q.others = 2;
    return q;
}

static hf_face *with(const hf_quality *q)
{
    hf_face *face = test_face();

    assert_ok(hf_face_set_quality(face, q, error));
    return face;
}

static void nobody_looked_at_a_new_face(void **state)
{
    hf_face *face = test_face();
    hf_quality q = hf_face_quality(face);

    (void)state;
    assert_false(q.known);
    assert_true(isnan(q.edge_px) && isnan(q.dark) && isnan(q.hair[HF_LEFT]));
    assert_int_equal(q.others, 0);
    hf_face_free(face);
}

/* NaN is left out of the file and comes back as NaN. */
static void a_file_keeps_it(void **state)
{
    const hf_quality q = some();
    hf_face *face = with(&q), *back = NULL;
    char *text = NULL;

    (void)state;
    assert_ok(hf_face_to_json(&text, face, false, error));
    assert_non_null(strstr(
        text, "\"quality\":{\"edge_px\":1.25,\"level\":120.0,\"bright\":0.1"));
    assert_non_null(strstr(text, "\"side_light\":0.75,\"glare\":{\"right\":"
                                 "0.25},\"hair\":{\"right\":0.5,\"left\":1.0},"
                                 "\"others\":2}"));
    assert_ok(hf_face_from_json(&back, text, strlen(text), name, error));
    assert_same_face(face, back);
    free(text);
    hf_face_free(back);
    hf_face_free(face);
}

/* Mirrored: sides swap, the light comes from the other one. Twice as large:
 * so is the blur in pixels, and nothing else. */
static void it_follows_the_face(void **state)
{
    const hf_quality q = some();
    hf_face *face = with(&q), *copy = NULL, *other = NULL, *large = NULL;
    hf_quality m;

    (void)state;
    assert_ok(hf_face_copy(&copy, face, error));
    assert_same_face(face, copy);
    assert_ok(hf_face_mirror(&other, face, error));
    m = hf_face_quality(other);
    assert_near(m.side_light, -0.75, 0);
    assert_near(m.glare[HF_LEFT], 0.25, 0);
    assert_true(isnan(m.glare[HF_RIGHT]));
    assert_near(m.hair[HF_RIGHT], 1, 0);
    assert_near(m.hair[HF_LEFT], 0.5, 0);
    assert_near(m.edge_px, 1.25, 0);
    assert_ok(hf_face_transform(&large, face, 2, 0, 0, 0, 200, 100, error));
    m = hf_face_quality(large);
    assert_near(m.edge_px, 2.5, 0);
    assert_near(m.side_light, 0.75, 0);
    hf_face_free(large);
    hf_face_free(other);
    hf_face_free(copy);
    hf_face_free(face);
}

static void values_out_of_range_are_refused(void **state)
{
    hf_face *face = test_face();
    hf_quality q = some();
    hf_error error;

    (void)state;
    q.bright = 1.5;
    assert_int_equal(hf_face_set_quality(face, &q, &error), HF_E_OPTION);
    assert_string_equal(error.text, "'bright' must be within 0 and 1");
    q = some();
    q.glare[HF_LEFT] = -0.1;
    assert_int_equal(hf_face_set_quality(face, &q, &error), HF_E_OPTION);
    assert_string_equal(error.text, "'glare.left' must be within 0 and 1");
    q = some();
    q.others = -1;
    assert_int_equal(hf_face_set_quality(face, &q, &error), HF_E_OPTION);
    assert_false(hf_face_quality(face).known);
    hf_face_free(face);
}

static void damage_is_named(void **state)
{
    static const struct {
        const char *quality, *message;
    } cases[] = {
        {"1", "quality: must be an object"},
        {"{\"dark\":\"a\"}", "quality.dark: must be a number"},
        {"{\"edge_px\":0}",
         "quality: 'edge_px' must be within 1e-09 and 1e+09"},
        {"{\"glare\":0.5}",
         "quality.glare: must be an object with right, left"},
        {"{\"hair\":{\"left\":2}}",
         "quality: 'hair.left' must be within 0 and 1"},
        {"{\"others\":1.5}", "quality.others: must be a whole number"},
        {"{\"others\":-1}", "quality: 'others' must be within 0 and 10000"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[300], want[200];
        hf_face *face = NULL;
        hf_error error;

        snprintf(text, sizeof text,
                 "{\"format\":\"hemiface-face\",\"version\":1,\"width\":9,"
                 "\"height\":9,\"quality\":%s,\"contours\":{}}",
                 cases[i].quality);
        snprintf(want, sizeof want, "'%s': %s", name, cases[i].message);
        assert_int_equal(
            hf_face_from_json(&face, text, strlen(text), name, &error),
            HF_E_CORRUPT);
        assert_string_equal(error.text, want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_looked_at_a_new_face),
        cmocka_unit_test(a_file_keeps_it),
        cmocka_unit_test(it_follows_the_face),
        cmocka_unit_test(values_out_of_range_are_refused),
        cmocka_unit_test(damage_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
