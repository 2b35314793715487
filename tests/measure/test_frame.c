/* Frames: axes and scales; names of views. */
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

/* Irises at (100, 200) and (160, 280) px: 100 px apart, x axis (0.6, 0.8),
 * middle (130, 240); radii 9 and 11 px. */
static hf_face *tilted(void)
{
    const hf_iris r = {true, 100, 200, 9, 0, 0}, l = {true, 160, 280, 11, 0, 0};
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 400, 400, error));
    assert_ok(hf_face_set_iris(face, HF_RIGHT, r, error));
    assert_ok(hf_face_set_iris(face, HF_LEFT, l, error));
    return face;
}

static void axes_run_through_the_pupils(void **state)
{
    hf_frame_options o = options_of(0.5, 0, HF_IRIS_MM);
    hf_face *face = tilted();
    hf_frame f;
    double x, y;

    (void)state;
    assert_ok(hf_frame_of(&f, face, &o, error));
    assert_near(f.x0, 130, 1e-12);
    assert_near(f.y0, 240, 1e-12);
    assert_near(f.ux, 0.6, 1e-12);
    assert_near(f.uy, 0.8, 1e-12);
    assert_near(f.pupil_x[HF_RIGHT], -25, 1e-12);
    assert_near(f.pupil_x[HF_LEFT], 25, 1e-12);
    assert_near(f.pupil_y[HF_LEFT], 0, 1e-12);
    assert_near(f.iris_r[HF_RIGHT], 4.5, 1e-12);
    assert_false(f.borrowed_axes || f.borrowed_scale);
    /* 10 px along the axis and 20 px up: (6, 8) + 20 (0.8, -0.6) */
    hf_frame_to_mm(&f, 130 + 22, 240 - 4, &x, &y);
    assert_near(x, 5, 1e-12);
    assert_near(y, 10, 1e-12);
    hf_frame_to_px(&f, 5, 10, &x, &y);
    assert_near(x, 152, 1e-12);
    assert_near(y, 236, 1e-12);
    hf_face_free(face);
}

static void scale_by_each_source(void **state)
{
    static const struct {
        double mm_per_px, pupil, iris, scale, rsd;
        hf_scale_source source;
    } cases[] = {
        /* mean diameter 20 px; pupils 100 px apart */
        {0, 0, HF_IRIS_MM, 0.5885, HF_IRIS_RSD, HF_SCALE_IRIS},
        {0, 0, 12.4, 0.62, HF_IRIS_RSD, HF_SCALE_IRIS},
        {0, 64.7, 12.4, 0.647, 0, HF_SCALE_PUPILS},
        {0.31, 64.7, 12.4, 0.31, 0, HF_SCALE_GIVEN},
    };
    hf_face *face = tilted();
    hf_frame f;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_frame_options o =
            options_of(cases[i].mm_per_px, cases[i].pupil, cases[i].iris);

        assert_ok(hf_frame_of(&f, face, &o, error));
        assert_near(f.mm_per_px, cases[i].scale, 1e-12);
        assert_near(f.scale_rsd, cases[i].rsd, 0);
        assert_int_equal(f.source, cases[i].source);
    }
    assert_ok(hf_frame_of(&f, face, NULL, error));
    assert_near(f.mm_per_px, 0.5885, 1e-12);
    assert_string_equal(hf_scale_source_name(HF_SCALE_IRIS), "iris");
    assert_string_equal(hf_scale_source_name(HF_SCALE_PUPILS), "pupils");
    assert_string_equal(hf_scale_source_name(HF_SCALE_GIVEN), "given");
    hf_face_free(face);
}

static void options_have_ranges(void **state)
{
    static const double bad[][3] = {
        {-0.1, 0, 11.77}, {NAN, 0, 11.77},  {INFINITY, 0, 11.77},
        {0, 29.9, 11.77}, {0, 90.1, 11.77}, {0, NAN, 11.77},
        {0, -63, 11.77},  {0, 0, 7.9},      {0, 0, 16.1},
        {0, 0, NAN},
    };
    static const double good[][3] = {
        {0, 30, 11.77}, {0, 90, 11.77}, {0, 0, 8}, {0, 0, 16}};
    hf_face *face = tilted();
    hf_frame_options o;
    hf_frame f;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        o = options_of(bad[i][0], bad[i][1], bad[i][2]);
        assert_int_equal(hf_frame_of(&f, face, &o, NULL), HF_E_OPTION);
    }
    for (i = 0; i < sizeof good / sizeof *good; i++) {
        o = options_of(good[i][0], good[i][1], good[i][2]);
        assert_ok(hf_frame_of(&f, face, &o, error));
    }
    o.size--;
    assert_int_equal(hf_frame_of(&f, face, &o, NULL), HF_E_OPTION);
    hf_face_free(face);
}

static void a_frame_needs_two_irises(void **state)
{
    const hf_iris hidden = {false, 0, 0, 0, 0, 0};
    hf_face *face = tilted();
    hf_iris r = hf_face_iris(face, HF_RIGHT);
    hf_error why;
    hf_frame f;

    (void)state;
    assert_ok(hf_face_set_iris(face, HF_LEFT, r, error));
    assert_int_equal(hf_frame_of(&f, face, NULL, &why), HF_E_UNDEFINED);
    assert_string_equal(why.text, "the pupils coincide: place the irises anew");
    assert_ok(hf_face_set_iris(face, HF_LEFT, hidden, error));
    assert_int_equal(hf_frame_of(&f, face, NULL, &why), HF_E_UNDEFINED);
    assert_string_equal(why.text,
                        "the left iris does not show (eyes closed?): measure "
                        "it with the rest photo of its visit");
    hf_face_free(face);
}

static void views_have_names_and_numbers(void **state)
{
    int view;

    (void)state;
    for (view = 0; view < HF_VIEW_COUNT; view++) {
        char number[2] = {(char)('1' + view), 0};

        assert_int_equal(hf_view_by_name(hf_view_name((hf_view)view)), view);
        assert_int_equal(hf_view_by_name(number), view);
    }
    assert_string_equal(hf_view_name(HF_VIEW_SMILE_FULL), "smile-full");
    assert_string_equal(hf_view_name(HF_VIEW_NONE), "");
    assert_int_equal(hf_view_by_name("0"), HF_VIEW_NONE);
    assert_int_equal(hf_view_by_name("10"), HF_VIEW_NONE);
    assert_int_equal(hf_view_by_name(""), HF_VIEW_NONE);
    assert_int_equal(hf_view_by_name("grin"), HF_VIEW_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_run_through_the_pupils),
        cmocka_unit_test(scale_by_each_source),
        cmocka_unit_test(options_have_ranges),
        cmocka_unit_test(a_frame_needs_two_irises),
        cmocka_unit_test(views_have_names_and_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
