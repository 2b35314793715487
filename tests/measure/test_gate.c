/* What is found on a photo, and the words for it. */
#include "tests/measure/gate_case.h"

/* --------------------------------------------------------------- findings */

static void good_photos_pass(void **state)
{
    hf_finding found[HF_FINDINGS];
    hf_quality q = good();
    hf_face *face;
    make_face m;
    hf_frame frame;
    size_t count;

    (void)state;
    make_face_ideal(&m);
    m.pose = (hf_pose){true, -5, 5, 15, false};
    face = ideal_with(&m, &q);
    frame = frame_of(face, 0);
    assert_int_equal(hf_gate(found, &count, face, &frame), HF_PASS);
    assert_int_equal(count, 0);
    /* Nothing is known of a face without pose and figures: no finding. */
    hf_face_free(face);
    make_face_hide(&m);
    m.pose.known = false;
    face = ideal_with(&m, NULL);
    assert_int_equal(hf_gate(found, &count, face, NULL), HF_PASS);
    hf_face_free(face);
}

/* What is found of a photo with one thing wrong, and what is advised. */
static const struct finding_case cases[] = {
    {.scale = 0.7,
     .verdict = HF_WARN,
     .name = "interpupillary",
     .text = "interpupillary distance 44.1 mm is outside 45-80 mm: check the "
             "scale",
     .advice = "give a measured interpupillary distance"},
    {.scale = 1.5,
     .verdict = HF_WARN,
     .name = "intercanthal",
     .text = "inner intercanthal distance 48.0 mm is outside 20-45 mm: check "
             "the scale",
     .advice = "give a measured interpupillary distance"},
    {.pose = {true, -6.25, 0, 0},
     .verdict = HF_WARN,
     .name = "yaw",
     .text = "yaw -6.3 deg is over 5 deg: side differences are doubtful",
     .advice = "turn the head 6 deg to the patient's left"},
    {.pose = {true, 7.2, 0, 0},
     .verdict = HF_WARN,
     .name = "yaw",
     .text = "yaw 7.2 deg is over 5 deg: side differences are doubtful",
     .advice = "turn the head 7 deg to the patient's right"},
    {.pose = {true, 10.2, 0, 0},
     .verdict = HF_REFUSE,
     .name = "yaw",
     .text = "yaw 10.2 deg is over 10 deg: side differences are not measured",
     .advice = "turn the head 10 deg to the patient's right"},
    {.pose = {true, 0, 10.1, 0},
     .verdict = HF_WARN,
     .name = "pitch",
     .text = "pitch 10.1 deg is over 10 deg: heights are doubtful",
     .advice = "lower the chin by 10 deg"},
    {.pose = {true, 0, -25, 0},
     .verdict = HF_WARN,
     .name = "pitch",
     .text = "pitch -25.0 deg is over 10 deg: heights are doubtful",
     .advice = "lift the chin by 25 deg"},
    {.pose = {true, 0, 0, 20},
     .verdict = HF_WARN,
     .name = "roll",
     .text = "roll 20.0 deg is over 15 deg: contours are doubtful",
     .advice = "tilt the head 20 deg towards the patient's right shoulder"},
    /* 3.8 px are 0.7146 nominal mm, 7.6 px 1.429, 9.8 px 1.843. */
    {.edge_px = 3.8,
     .verdict = HF_WARN,
     .name = "blur",
     .text = "blur 0.71 mm is over 0.7 mm: contours are doubtful, lids first",
     .advice = "focus on the eyes, hold still, clean the lens"},
    {.edge_px = 7.6,
     .verdict = HF_REFUSE,
     .name = "blur",
     .text = "blur 1.43 mm is over 1.4 mm: lids are not measured",
     .advice = "focus on the eyes, hold still, clean the lens"},
    {.edge_px = 9.8,
     .verdict = HF_REFUSE,
     .name = "blur",
     .text = "blur 1.84 mm is over 1.8 mm: no contour is measured",
     .advice = "focus on the eyes, hold still, clean the lens"},
    {.dark = 0.03,
     .verdict = HF_WARN,
     .name = "dark",
     .text = "black part of the face 3.0 % is over 2 %: contours are doubtful, "
             "lids first",
     .advice = "put more light on the face"},
    {.dark = 0.25,
     .verdict = HF_REFUSE,
     .name = "dark",
     .text = "black part of the face 25.0 % is over 20 %: lids are not "
             "measured",
     .advice = "put more light on the face"},
    {.bright = 0.6,
     .verdict = HF_REFUSE,
     .name = "bright",
     .text = "white part of the face 60.0 % is over 50 %: brows are not "
             "measured",
     .advice = "expose less"},
    {.side_light = 1.25,
     .verdict = HF_WARN,
     .name = "side-light",
     .text = "right cheek brighter by 1.3 stops, over 1: side differences are "
             "doubtful",
     .advice = "put more light on the patient's left side"},
    {.side_light = -2,
     .verdict = HF_WARN,
     .name = "side-light",
     .text = "left cheek brighter by 2.0 stops, over 1: side differences are "
             "doubtful",
     .advice = "put more light on the patient's right side"},
    {.glare = {0, 0.4},
     .verdict = HF_REFUSE,
     .name = "glare",
     .text = "white around the left eye 40 % is over 30 %: that eye is not "
             "measured",
     .advice = "take the glasses off, or move the lamp"},
    {.hair = {0.75, 0},
     .verdict = HF_WARN,
     .name = "hair",
     .text = "dark above the right brow 75 % is over 60 %: hair? that brow is "
             "doubtful",
     .advice = "pin the hair back over the patient's right brow"},
    {.others = 1,
     .verdict = HF_WARN,
     .name = "faces",
     .text = "other faces on the photo: 1; took the largest central one, a "
             "number chooses",
     .advice = "have one person on the photo, or choose the face by its "
               "number"},
};

/* What is in the text of the other side. */
static void swapped(char *to, size_t size, const char *from)
{
    const char *r = strstr(from, "right"), *l = strstr(from, "left");

    if (r)
        snprintf(to, size, "%.*sleft%s", (int)(r - from), from, r + 5);
    else if (l)
        snprintf(to, size, "%.*sright%s", (int)(l - from), from, l + 4);
    else
        snprintf(to, size, "%s", from);
}

static void each_cause_is_named_with_its_number(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_finding found[HF_FINDINGS];
        hf_face *face = case_face(&cases[i]), *mirror = NULL;
        hf_frame frame = frame_of(face, 0.2 * cases[i].scale), other;
        char text[160], want[160], tiny[8];
        size_t count, at;

        assert_int_equal(hf_gate(found, &count, face, &frame),
                         cases[i].verdict);
        /* A wrong scale may show twice. */
        at = count - 1;
        assert_true(count == 1 || cases[i].scale > 0);
        assert_int_equal(found[at].verdict, cases[i].verdict);
        assert_string_equal(hf_cause_name(found[at].cause), cases[i].name);
        hf_finding_text(text, sizeof text, &found[at]);
        assert_string_equal(text, cases[i].text);
        hf_finding_text(tiny, sizeof tiny, &found[at]);
        assert_int_equal(strlen(tiny), 7);
        hf_finding_advice(text, sizeof text, &found[at]);
        assert_string_equal(text, cases[i].advice);
        /* In the mirror the advice is the other side's. */
        assert_ok(hf_face_mirror(&mirror, face, error));
        other = frame_of(mirror, 0.2 * cases[i].scale);
        assert_int_equal(hf_gate(found, &count, mirror, &other),
                         cases[i].verdict);
        hf_finding_advice(text, sizeof text, &found[at]);
        swapped(want, sizeof want, cases[i].advice);
        assert_string_equal(text, want);
        hf_face_free(mirror);
        hf_face_free(face);
    }
}

/* Outer canthi 92 mm apart: irises of 14.8 mm are 16.1 %. */
static void wide_irises_are_doubted(void **state)
{
    hf_finding found[HF_FINDINGS];
    hf_frame frame;
    hf_face *face;
    make_face m;
    char text[160];
    size_t count;

    (void)state;
    make_face_ideal(&m);
    m.iris[HF_RIGHT].r = m.iris[HF_LEFT].r = 7.4;
    face = ideal_with(&m, NULL);
    frame = frame_of(face, 0);
    assert_int_equal(hf_gate(found, &count, face, &frame), HF_WARN);
    assert_int_equal(found[0].cause, HF_CAUSE_IRIS);
    hf_finding_text(text, sizeof text, &found[0]);
    assert_string_equal(text, "iris 16.1 % of the outer canthal width is "
                              "outside 11-16 %: check the irises");
    hf_face_free(face);
}

/* Without irises the size of the photo has to tell: 900 x 1000 px. */
static void a_small_photo_of_closed_eyes_is_doubted(void **state)
{
    hf_finding found[HF_FINDINGS];
    hf_quality q = good();
    hf_face *face = NULL;
    char text[160];
    size_t count;

    (void)state;
    assert_ok(hf_face_new(&face, 900, 1000, error));
    assert_int_equal(hf_gate(found, &count, face, NULL), HF_PASS);
    assert_ok(hf_face_set_quality(face, &q, error));
    assert_int_equal(hf_gate(found, &count, face, NULL), HF_WARN);
    hf_finding_text(text, sizeof text, &found[0]);
    assert_string_equal(text, "photo of 0.90 megapixels is under 1 megapixel: "
                              "everything is doubtful");
    hf_face_free(face);
}

/* Ungated, doubts are still told, as warnings. */
static void ungated_photos_are_warned_of(void **state)
{
    const struct finding_case turned = {.pose = {true, 12, 0, 0}};
    hf_finding found[HF_FINDINGS];
    hf_face *face = case_face(&turned);
    hf_frame frame = frame_of(face, 0);
    char text[160];
    size_t count;

    (void)state;
    frame.ungated = true;
    assert_int_equal(hf_gate(found, &count, face, &frame), HF_WARN);
    hf_finding_text(text, sizeof text, &found[0]);
    assert_string_equal(
        text, "yaw 12.0 deg is over 5 deg: side differences are doubtful");
    hf_face_free(face);
}

static void names_are_told(void **state)
{
    (void)state;
    assert_string_equal(hf_verdict_name(HF_REFUSE), "refuse");
    assert_string_equal(hf_cause_name(HF_CAUSE_COUNT), "");
    for (int c = 0; c < HF_CAUSE_COUNT; c++)
        assert_true(*hf_cause_name((hf_cause)c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_photos_pass),
        cmocka_unit_test(each_cause_is_named_with_its_number),
        cmocka_unit_test(wide_irises_are_doubted),
        cmocka_unit_test(a_small_photo_of_closed_eyes_is_doubted),
        cmocka_unit_test(ungated_photos_are_warned_of),
        cmocka_unit_test(names_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
