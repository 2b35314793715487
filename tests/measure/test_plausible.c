/* Doubts about scale and pose. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

static hf_frame_options options_of(double mm_per_px, double pupil, double iris)
{
    hf_frame_options o;

    hf_frame_options_init(&o);
    o.mm_per_px = mm_per_px;
    o.pupil_mm = pupil;
    o.iris_mm = iris;
    return o;
}

static void plausible_faces_raise_no_doubt(void **state)
{
    hf_frame where = make_frame(1500, 1300, 0, 0.2), frame;
    hf_face *face;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    m.pose.known = true;
    m.pose.yaw = -5;
    m.pose.pitch = 5;
    face = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_int_equal(hf_frame_check(&frame, face), 0);
    hf_face_free(face);
}

static void doubts_are_named_with_their_number(void **state)
{
    static const struct {
        double scale; /* times the true one */
        double yaw, pitch;
        hf_frame_warning warning;
        const char *text;
    } cases[] = {
        {0.7, 0, 0, HF_WARN_INTERPUPILLARY,
         "interpupillary distance 44.1 mm is outside 45-80 mm: check the "
         "scale"},
        {1.5, 0, 0, HF_WARN_INTERCANTHAL,
         "inner intercanthal distance 48.0 mm is outside 20-45 mm: check the "
         "scale"},
        {1, -6.25, 0, HF_WARN_YAW,
         "yaw -6.3 deg is over 5 deg: side differences are doubtful"},
        {1, 0, 10.1, HF_WARN_PITCH,
         "pitch 10.1 deg is over 10 deg: heights are doubtful"},
        {1, 10.2, 0, HF_WARN_YAW_REFUSED,
         "yaw 10.2 deg is over 10 deg: side differences are not measured"},
    };
    hf_frame where = make_frame(1500, 1300, 0, 0.2), frame;
    char text[128];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_frame_options o = options_of(0.2 * cases[i].scale, 0, HF_IRIS_MM);
        hf_face *face;
        make_face m;

        make_face_ideal(&m);
        m.pose.known = true;
        m.pose.yaw = cases[i].yaw;
        m.pose.pitch = cases[i].pitch;
        face = make_face_place(&m, &where);
        assert_ok(hf_frame_of(&frame, face, &o, error));
        assert_true(hf_frame_check(&frame, face) & cases[i].warning);
        hf_frame_warning_text(text, sizeof text, cases[i].warning, &frame,
                              face);
        assert_string_equal(text, cases[i].text);
        hf_face_free(face);
    }
}

/* Outer canthi 92 mm apart: 16 % are 14.72 mm. */
static void wide_irises_are_doubted(void **state)
{
    hf_frame where = make_frame(1500, 1300, 0, 0.2), frame;
    hf_face *face;
    make_face m;
    char text[128], tiny[8];

    (void)state;
    make_face_ideal(&m);
    m.iris[HF_RIGHT].r = m.iris[HF_LEFT].r = 7.4;
    face = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_true(hf_frame_check(&frame, face) & HF_WARN_IRIS);
    hf_frame_warning_text(text, sizeof text, HF_WARN_IRIS, &frame, face);
    assert_string_equal(text, "iris 16.1 % of the outer canthal width is "
                              "outside 11-16 %: check the irises");
    hf_frame_warning_text(tiny, sizeof tiny, HF_WARN_IRIS, &frame, face);
    assert_string_equal(tiny, "iris 16");
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plausible_faces_raise_no_doubt),
        cmocka_unit_test(doubts_are_named_with_their_number),
        cmocka_unit_test(wide_irises_are_doubted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
