/* Movements in words: where they are centred, and what is refused. */
#include "tests/simulate/sketch.h"

static hf_move parsed(const char *text)
{
    hf_face *face = sketch_face();
    hf_move move = {0};

    assert_ok(hf_move_parse(&move, text, face, &sketch_frame, error));
    hf_face_free(face);
    return move;
}

static void centred(const char *text, double x, double y, double radius)
{
    hf_move m = parsed(text);

    assert_near(m.x, x, 1e-9);
    assert_near(m.y, y, 1e-9);
    assert_near(m.radius, radius, 0.0);
    assert_int_equal(m.fade, HF_FADE_GAUSSIAN);
}

/* Brow at x = -31: a fifteenth of the way from (-30, 25) to (-45, 20).
 * Lids at mid-eye, x = (-16 - 44) / 2 = -30. Half face: between the outer
 * canthus (-44, 2) and the corner (-25, -60). */
static void test_centres(void **state)
{
    (void)state;
    centred("mouth-corner:right:down=4mm", -25.0, -60.0, 14.0);
    centred("mouth-corner:left:down=4mm", 25.0, -60.0, 14.0);
    centred("brow:right:down=4", -31.0, 25.0 - 5.0 / 15.0, 12.0);
    centred("upper-lid:right:down=2mm", -30.0, 5.0, 5.0);
    centred("lower-lid:right:down=2mm", -30.0, -5.0, 5.0);
    centred("half-face:right:down=9.5", -34.5, -29.0, 30.0);
}

static void moves(const char *text, double dx, double dy)
{
    hf_move m = parsed(text);

    assert_near(m.dx, dx, 0.0);
    assert_near(m.dy, dy, 0.0);
}

static void test_directions(void **state)
{
    (void)state;
    moves("mouth-corner:right:up=2.5mm", 0.0, 2.5);
    moves("mouth-corner:right:down=0.1", 0.0, -0.1);
    moves("mouth-corner:right:in=3mm", 3.0, 0.0);
    moves("mouth-corner:right:out=3mm", -3.0, 0.0);
    moves("mouth-corner:left:in=3mm", -3.0, 0.0);
    moves("mouth-corner:left:out=3mm", 3.0, 0.0);
    moves("mouth-corner:left:out=0", 0.0, 0.0);
}

static void test_options(void **state)
{
    hf_move m = parsed("mouth-corner:right:up=2mm,radius=20.5mm,fade=flat");

    (void)state;
    assert_near(m.radius, 20.5, 0.0);
    assert_int_equal(m.fade, HF_FADE_FLAT);
    m = parsed("mouth-corner:right:up=2mm,fade=gaussian,radius=9");
    assert_near(m.radius, 9.0, 0.0);
    assert_int_equal(m.fade, HF_FADE_GAUSSIAN);
}

static void refused(const char *text, hf_status status, const char *part)
{
    hf_face *face = sketch_face();
    hf_error error = {HF_OK, ""};
    hf_move move;

    assert_int_equal(hf_move_parse(&move, text, face, &sketch_frame, &error),
                     status);
    hf_face_free(face);
    if (!strstr(error.text, part))
        fail_msg("'%s' does not say '%s'", error.text, part);
}

static void test_words(void **state)
{
    (void)state;
    refused("moth:right:up=1", HF_E_OPTION,
            "unknown kind 'moth' (known: mouth-corner, brow, upper-lid, "
            "lower-lid, half-face, eye)");
    refused("", HF_E_OPTION, "the kind is missing");
    refused("brow", HF_E_OPTION, "the side is missing");
    refused("brow:both:up=1", HF_E_OPTION,
            "unknown side 'both' (known: right, left)");
    refused("brow:right", HF_E_OPTION, "the direction is missing");
    refused("brow:right:sideways=1", HF_E_OPTION,
            "unknown direction 'sideways' (known: up, down, in, out)");
    refused("brow:right:up=1,radios=3", HF_E_OPTION,
            "unknown option 'radios' (known: radius, fade)");
    refused("brow:right:up=1,fade=soft", HF_E_OPTION,
            "unknown fade 'soft' (known: gaussian, flat)");
    refused("brow:right:up=1,fade", HF_E_OPTION, "the fade is missing");
    refused("brow:right:up=1,radius=9,radius=8", HF_E_OPTION,
            "'radius' is given twice");
}

static void test_lengths(void **state)
{
    (void)state;
    refused("brow:right:up", HF_E_OPTION, "amount '' is not a length");
    refused("brow:right:up=", HF_E_OPTION, "amount '' is not a length");
    refused("brow:right:up=-4", HF_E_OPTION, "amount '-4' is not a length");
    refused("brow:right:up=4cm", HF_E_OPTION, "amount '4cm'");
    refused("brow:right:up=1,5", HF_E_OPTION, "unknown option '5'");
    refused("brow:right:up=1.2.3", HF_E_OPTION, "amount '1.2.3'");
    refused("brow:right:up=nan", HF_E_OPTION, "amount 'nan'");
    refused("brow:right:up=4 mm", HF_E_OPTION, "amount '4 mm'");
    refused("brow:right:up=1e3", HF_E_OPTION, "a movement of 1000 mm");
    refused("brow:right:up=1,radius=0", HF_E_OPTION, "it must be above 0");
    /* 1.6 * 12 = 19.2 mm; 0.62 * 12 = 7.44 mm */
    refused("brow:right:up=19.3", HF_E_OPTION, "stay under 19.2 mm");
    refused("brow:right:up=8,fade=flat", HF_E_OPTION, "stay under 7.44 mm");
}

static void test_missing_contours(void **state)
{
    (void)state;
    refused("upper-lid:left:down=1", HF_E_UNDEFINED,
            "lacks contour 'canthus_inner' on the left");
    refused("half-face:left:down=1", HF_E_UNDEFINED,
            "lacks contour 'canthus_outer' on the left");
    refused("brow:left:down=1", HF_E_UNDEFINED,
            "does not reach far enough along contour 'brow_upper'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_centres), cmocka_unit_test(test_directions),
        cmocka_unit_test(test_options), cmocka_unit_test(test_words),
        cmocka_unit_test(test_lengths), cmocka_unit_test(test_missing_contours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
