/* Frames borrowed from the rest photo. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

/* Every point of a face placed anew reads the same mm by the rest photo's
 * ruler, whatever turn, scale and shift lies between the photos. */
static void assert_same_mm(const make_face *m, const hf_frame *frame,
                           const hf_frame *where)
{
    int id;

    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        const hf_point *p = &m->points[id][HF_RIGHT][0];
        double px, py, x, y;

        hf_frame_to_px(where, p->x, p->y, &px, &py);
        hf_frame_to_mm(frame, px, py, &x, &y);
        assert_near(x, p->x, 1e-9);
        assert_near(y, p->y, 1e-9);
    }
}

static void the_rest_photo_lends_its_frame(void **state)
{
    hf_frame at_rest = make_frame(1500, 1300, -7.7, 0.1931);
    hf_frame turned = make_frame(1711.3, 1490.9, 23.9, 0.2719);
    hf_face *rest, *face;
    hf_frame frame, lent;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    rest = make_face_place(&m, &at_rest);
    assert_ok(hf_frame_of(&frame, rest, NULL, error));
    make_face_hide(&m);
    face = make_face_place(&m, &turned);
    assert_ok(hf_frame_by_rest(&lent, face, rest, &frame, error));
    assert_true(lent.borrowed_axes && lent.borrowed_scale);
    assert_int_equal(lent.source, HF_SCALE_IRIS);
    assert_near(lent.scale_rsd, HF_IRIS_RSD, 0);
    assert_near(lent.mm_per_px, 0.2719, 1e-9);
    assert_near(lent.pupil_x[HF_LEFT], 31.5, 1e-9);
    assert_near(lent.iris_r[HF_LEFT], 5.885, 1e-9);
    assert_same_mm(&m, &lent, &turned);
    /* No noise in the points, none in the alignment. */
    assert_near(lent.align_shift_sd, 0, 0);
    assert_near(lent.align_turn_sd, 0, 0);
    hf_face_free(rest);
    hf_face_free(face);
}

/* Both irises show but read 5 % wider: the axes are the photo's own, the
 * scale stays that of rest. */
static void own_axes_with_the_rest_scale(void **state)
{
    hf_frame at_rest = make_frame(1500, 1300, 0, 0.2);
    hf_frame other = make_frame(1600, 1400, 5, 0.25);
    hf_face *rest, *face;
    hf_frame frame, lent;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    rest = make_face_place(&m, &at_rest);
    assert_ok(hf_frame_of(&frame, rest, NULL, error));
    m.iris[HF_RIGHT].r *= 1.05;
    m.iris[HF_LEFT].r *= 1.05;
    face = make_face_place(&m, &other);
    assert_ok(hf_frame_by_rest(&lent, face, rest, &frame, error));
    assert_false(lent.borrowed_axes);
    assert_true(lent.borrowed_scale);
    assert_near(lent.mm_per_px, 0.25, 1e-12);
    assert_near(lent.iris_r[HF_RIGHT], 5.885 * 1.05, 1e-9);
    assert_same_mm(&m, &lent, &other);
    hf_face_free(rest);
    hf_face_free(face);
}

/* Four points on a square of 2 a by 2 a with sd s in both photos, same scale:
 * sd of a coordinate's difference s sqrt 2; of the mean of 4 half of that;
 * turn: s sqrt 2 / sqrt(sum of squared distances 4 * 2 a^2). */
static void alignment_knows_its_doubt(void **state)
{
    static const double at[4][2] = {{-20, 0}, {20, 0}, {-20, -40}, {20, -40}};
    static const hf_contour_id id[2] = {HF_CANTHUS_INNER, HF_ALA};
    hf_frame where = make_frame(1500, 1300, 0, 0.2), frame, lent;
    hf_face *rest, *face;
    make_face m;
    int i;

    (void)state;
    make_face_ideal(&m);
    for (i = 0; i < HF_CONTOUR_COUNT; i++)
        make_face_drop(&m, (hf_contour_id)i);
    for (i = 0; i < 4; i++)
        make_face_set(&m, id[i / 2], (hf_side)(i % 2), at[i], 1);
    make_face_sd(&m, 0.3);
    rest = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&frame, rest, NULL, error));
    make_face_hide(&m);
    face = make_face_place(&m, &where);
    assert_ok(hf_frame_by_rest(&lent, face, rest, &frame, error));
    assert_near(lent.align_x, 0, 1e-9);
    assert_near(lent.align_y, -20, 1e-9);
    assert_near(lent.align_shift_sd, 0.3 * sqrt(2) / 2, 1e-9);
    assert_near(lent.align_turn_sd, 0.3 * sqrt(2) / sqrt(8 * 400), 1e-9);
    hf_face_free(rest);
    hf_face_free(face);
}

static void alignment_needs_three_points(void **state)
{
    hf_frame where = make_frame(1500, 1300, 0, 0.2), frame, lent;
    hf_face *rest, *face;
    hf_error why;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    rest = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&frame, rest, NULL, error));
    make_face_hide(&m);
    make_face_drop(&m, HF_CANTHUS_OUTER);
    make_face_drop(&m, HF_NASION);
    make_face_drop(&m, HF_NOSE_TIP);
    make_face_drop(&m, HF_SUBNASALE);
    make_face_drop(&m, HF_ALA);
    face = make_face_place(&m, &where);
    assert_int_equal(hf_frame_by_rest(&lent, face, rest, &frame, &why),
                     HF_E_UNDEFINED);
    assert_string_equal(
        why.text, "only 2 points of eyes and nose are on this photo and "
                  "on the rest photo: 3 apart from each other are needed");
    hf_face_free(face);
    hf_face_free(rest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rest_photo_lends_its_frame),
        cmocka_unit_test(own_axes_with_the_rest_scale),
        cmocka_unit_test(alignment_knows_its_doubt),
        cmocka_unit_test(alignment_needs_three_points),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
