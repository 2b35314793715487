/* What the gate refuses is na with its reason, and nothing else is. */
#include "tests/measure/gate_case.h"

static hf_values *measured(const hf_face *face, const hf_frame *frame)
{
    hf_values *values = NULL;

    assert_ok(hf_measure_static(&values, face, frame, HF_REASON_NO_FRAME,
                                HF_VIEW_NONE, HF_AFFECTED_LEFT, error));
    return values;
}

static const char *reason(const hf_values *values, const char *id,
                          hf_value_side side)
{
    const hf_value *v = hf_values_find(values, id, HF_VIEW_NONE, side);

    assert_non_null(v);
    assert_int_equal(isnan(v->value), v->reason != HF_REASON_OK);
    return hf_reason_name(v->reason);
}

/* What is na of a photo, and what stays. */
static void refusing_stops_only_what_is_spoilt(void **state)
{
    static const struct {
        struct finding_case photo;
        const char *why;
        struct {
            const char *id;
            hf_value_side side;
        } na[6], fine[6]; /* ended by NULL */
    } table[] = {
        {{.pose = {true, -12, 0, 0}},
         "yaw",
         {{"pfh", HF_VALUE_DIFF}, {"pfh", HF_VALUE_RATIO}, {"fai", 0}},
         {{"pfh", HF_VALUE_RIGHT}, {"mouth_width", 0}}},
        {{.edge_px = 7.6},
         "blur",
         {{"pfh", HF_VALUE_RIGHT},
          {"pfh", HF_VALUE_DIFF},
          {"mrd1", HF_VALUE_LEFT},
          {"asymmetry_eye", 0},
          {"asymmetry_face", 0}},
         {{"brow_height", HF_VALUE_DIFF},
          {"commissure_height", HF_VALUE_LEFT},
          {"canthal_tilt", HF_VALUE_DIFF}}},
        {{.edge_px = 9.8},
         "blur",
         {{"brow_height", HF_VALUE_RIGHT},
          {"commissure_height", HF_VALUE_LEFT},
          {"chin_deviation", 0}},
         {{"interpupillary", 0}}},
        {{.dark = 0.25},
         "dark",
         {{"pfh", HF_VALUE_RIGHT}},
         {{"brow_height", HF_VALUE_LEFT}}},
        {{.bright = 0.6},
         "bright",
         {{"brow_height", HF_VALUE_RIGHT}, {"brow_cant", 0}},
         {{"pfh", HF_VALUE_LEFT}, {"fai", 0}}},
        {{.glare = {0, 0.4}},
         "glare",
         {{"pfh", HF_VALUE_LEFT},
          {"pfh", HF_VALUE_RATIO},
          {"canthal_tilt", HF_VALUE_LEFT},
          {"fai", 0},
          {"interpupillary", 0}},
         {{"pfh", HF_VALUE_RIGHT},
          {"brow_height", HF_VALUE_DIFF},
          {"mouth_width", 0}}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        hf_face *face = case_face(&table[i].photo);
        hf_frame frame = frame_of(face, 0);
        hf_values *values = measured(face, &frame), *all;

        for (size_t k = 0; k < 6 && table[i].na[k].id; k++)
            assert_string_equal(
                reason(values, table[i].na[k].id, table[i].na[k].side),
                table[i].why);
        for (size_t k = 0; k < 6 && table[i].fine[k].id; k++)
            assert_string_equal(
                reason(values, table[i].fine[k].id, table[i].fine[k].side), "");
        /* Ungated, nothing is na that is there at all. */
        frame.ungated = true;
        all = measured(face, &frame);
        for (size_t k = 0; k < 6 && table[i].na[k].id; k++)
            assert_string_equal(
                reason(all, table[i].na[k].id, table[i].na[k].side), "");
        hf_values_free(all);
        hf_values_free(values);
        hf_face_free(face);
    }
}

/* At 1.2 mm a pixel irises are 9.8 px wide: no mm, but shares and angles; and
 * with a ruler of its own, mm too. */
static void small_irises_are_no_ruler(void **state)
{
    hf_frame where = make_frame(1500, 1300, 0, 1.2), frame;
    hf_finding found[HF_FINDINGS];
    hf_values *values;
    hf_face *face;
    make_face m;
    char text[160];
    size_t count;

    (void)state;
    make_face_ideal(&m);
    face = make_face_place(&m, &where);
    frame = frame_of(face, 0);
    assert_near(frame.ruler_px, 11.77 / 1.2, 1e-9);
    assert_int_equal(hf_gate(found, &count, face, &frame), HF_REFUSE);
    hf_finding_text(text, sizeof text, &found[0]);
    assert_string_equal(text, "iris 9.8 px across is under 10 px: nothing in "
                              "mm is measured");
    values = measured(face, &frame);
    assert_string_equal(reason(values, "pfh", HF_VALUE_RIGHT), "iris-small");
    assert_string_equal(reason(values, "eye_area", HF_VALUE_LEFT),
                        "iris-small");
    assert_string_equal(reason(values, "pfh", HF_VALUE_DIFF), "iris-small");
    assert_string_equal(reason(values, "pfh", HF_VALUE_RATIO), "");
    assert_string_equal(reason(values, "smile_angle", HF_VALUE_LEFT), "");
    hf_values_free(values);
    frame = frame_of(face, 1.2);
    assert_near(frame.ruler_px, 0, 0);
    values = measured(face, &frame);
    assert_string_equal(reason(values, "pfh", HF_VALUE_RIGHT), "");
    hf_values_free(values);
    hf_face_free(face);
}

/* A movement stands on two photos: a spoilt rest photo spoils it too. */
static void a_spoilt_rest_photo_spoils_movement(void **state)
{
    hf_quality q = good();
    hf_face *rest, *smile = ideal_with(NULL, NULL);
    hf_frame rest_frame, frame;
    hf_values *values = NULL;
    const hf_value *v;

    (void)state;
    q.edge_px = 9.8;
    rest = ideal_with(NULL, &q);
    rest_frame = frame_of(rest, 0);
    assert_ok(hf_frame_by_rest(&frame, smile, rest, &rest_frame, error));
    assert_near(frame.ruler_px, 58.85, 1e-9);
    assert_ok(hf_measure_dynamic(&values, rest, &rest_frame, smile, &frame,
                                 HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT, error));
    v = hf_values_find(values, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT);
    assert_int_equal(v->reason, HF_REASON_BLUR);
    hf_values_free(values);
    rest_frame.ungated = true;
    assert_ok(hf_frame_by_rest(&frame, smile, rest, &rest_frame, error));
    assert_true(frame.ungated);
    hf_face_free(rest);
    hf_face_free(smile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusing_stops_only_what_is_spoilt),
        cmocka_unit_test(small_irises_are_no_ruler),
        cmocka_unit_test(a_spoilt_rest_photo_spoils_movement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
