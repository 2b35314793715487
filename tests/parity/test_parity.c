/* Names, options, and which points of a contour stand for a system's. */
#include "tests/support/check.h"
#include "tests/support/grid.h"

#include "parity/points.h"

static void names(void **state)
{
    hf_parity p;
    char text[64];

    (void)state;
    assert_string_equal(hf_peer_name(HF_PEER_EMOTRICS), "emotrics");
    assert_string_equal(hf_peer_name(HF_PEER_DYNAFACE), "dynaface");
    assert_string_equal(hf_peer_name(HF_PEER_COUNT), "");
    assert_string_equal(hf_parity_form_name(HF_PARITY_FORM_COUNT), "");
    assert_string_equal(hf_parity_reason_name(HF_PARITY_REASON_COUNT), "");
    for (int r = 1; r < HF_PARITY_REASON_COUNT; r++)
        assert_true(*hf_parity_reason_name((hf_parity_reason)r));
    p = grid_measure(NULL, HF_PEER_EMOTRICS, NULL);
    hf_parity_column(text, sizeof text, &p.values[0]);
    assert_string_equal(text, "Brow Height Right");
    hf_parity_column(text, sizeof text, &p.values[3]);
    assert_string_equal(text, "Brow Height Deviation (percent)");
    p = grid_measure(NULL, HF_PEER_DYNAFACE, NULL);
    hf_parity_column(text, sizeof text, &p.values[1]);
    assert_string_equal(text, "oce.l");
}

static void refused(hf_peer peer, double iris, double mm_per_px, double pupils)
{
    hf_parity_options options;
    hf_parity p;
    hf_error error;

    hf_parity_options_init(&options);
    options.iris_mm = iris;
    options.mm_per_px = mm_per_px;
    options.pupil_mm = pupils;
    assert_int_equal(hf_parity_measure(&p, peer, NULL, &options, &error),
                     HF_E_OPTION);
    assert_true(*error.text);
}

static void options_are_checked(void **state)
{
    (void)state;
    refused(HF_PEER_EMOTRICS, 7.9, 0, 0);
    refused(HF_PEER_EMOTRICS, 16.1, 0, 0);
    refused(HF_PEER_EMOTRICS, NAN, 0, 0);
    refused(HF_PEER_EMOTRICS, 11.77, -1, 0);
    refused(HF_PEER_EMOTRICS, 11.77, INFINITY, 0);
    refused(HF_PEER_EMOTRICS, 11.77, 0, 60);
    refused(HF_PEER_DYNAFACE, 11.77, 0, 29);
    refused(HF_PEER_DYNAFACE, 11.77, 0, 91);
    refused(HF_PEER_DYNAFACE, 12, 0, 0);
    refused(HF_PEER_DYNAFACE, 11.77, 0.1, 0);
    refused(HF_PEER_COUNT, 11.77, 0, 0);
}

/* A contour whose points are numbered by their x, taken as that system takes
 * it; the numbers of the points taken, in the system's order. */
static void takes(hf_peer peer, hf_contour_id id, size_t count,
                  const int *numbers, const double *places, size_t n)
{
    hf_point points[32];
    hf_marks marks;
    hf_face *face;

    assert_ok(hf_face_new(&face, 100, 100, error));
    for (size_t i = 0; i < count; i++)
        points[i] = (hf_point){(double)i + 0.5, 0.5, 0};
    assert_ok(hf_face_set_contour(face, id, HF_RIGHT, points, count, error));
    hf_marks_read(&marks, face, peer);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(marks.at[numbers[i]].why, HF_PARITY_OK);
        assert_near(marks.at[numbers[i]].x, places[i], 0);
    }
    hf_face_free(face);
}

/* Rows: the schemes' own counts, then those of drawn faces. */
static void points_are_chosen_by_place(void **state)
{
    static const int lid[] = {39, 38, 37, 36}, eye[] = {64, 63, 62, 61, 60};
    static const int lip[] = {48, 49, 50, 51, 52, 53, 54};
    static const int teeth[] = {60, 67, 66, 65, 64};
    static const int brow[] = {37, 36, 35, 34, 33}, low[] = {85};
    const hf_peer e = HF_PEER_EMOTRICS, d = HF_PEER_DYNAFACE;

    (void)state;
    takes(e, HF_LID_UPPER, 4, lid, (double[]){0, 1, 2, 3}, 4);
    takes(e, HF_LID_UPPER, 5, lid, (double[]){0, 1, 3, 4}, 4);
    takes(e, HF_LID_UPPER, 9, lid, (double[]){0, 3, 5, 8}, 4);
    takes(e, HF_LID_UPPER, 11, lid, (double[]){0, 4, 6, 10}, 4);
    takes(d, HF_LID_UPPER, 5, eye, (double[]){0, 1, 2, 3, 4}, 5);
    takes(d, HF_LID_UPPER, 9, eye, (double[]){0, 2, 4, 6, 8}, 5);
    takes(d, HF_LID_UPPER, 11, eye, (double[]){0, 3, 5, 7, 10}, 5);
    takes(d, HF_BROW_UPPER, 5, brow, (double[]){0, 1, 2, 3, 4}, 5);
    takes(d, HF_BROW_UPPER, 9, brow, (double[]){0, 2, 4, 6, 8}, 5);
    takes(e, HF_LIP_UPPER_OUTER, 7, lip, (double[]){0, 1, 2, 3, 4, 5, 6}, 7);
    takes(e, HF_LIP_UPPER_OUTER, 11, lip, (double[]){0, 2, 4, 5, 6, 8, 10}, 7);
    takes(e, HF_LIP_UPPER_OUTER, 17, lip, (double[]){0, 3, 6, 8, 10, 13, 16},
          7);
    takes(e, HF_LIP_LOWER_INNER, 5, teeth, (double[]){0, 1, 2, 3, 4}, 5);
    takes(e, HF_LIP_LOWER_INNER, 7, teeth, (double[]){0, 2, 3, 4, 6}, 5);
    takes(e, HF_LIP_LOWER_INNER, 11, teeth, (double[]){0, 4, 5, 6, 10}, 5);
    takes(d, HF_LIP_LOWER_OUTER, 7, low, (double[]){3}, 1);
    /* of eight points the middle lies between two */
    takes(d, HF_LIP_LOWER_OUTER, 8, low, (double[]){3.5}, 1);
}

/* Of a lid of four points the middles 62 and 66 stay out. */
static void four_points_of_a_lid(void **state)
{
    static const int eye[] = {64, 63, 61, 60};
    hf_marks marks;
    hf_face *face;
    grid g;

    (void)state;
    takes(HF_PEER_DYNAFACE, HF_LID_UPPER, 4, eye, (double[]){0, 1, 2, 3}, 4);
    grid_ideal(&g);
    face = grid_face(&g);
    hf_marks_read(&marks, face, HF_PEER_DYNAFACE);
    assert_int_not_equal(marks.at[62].why, HF_PARITY_OK);
    assert_int_not_equal(marks.at[66].why, HF_PARITY_OK);
    /* the first pixel's centre is 0 there, so 1100 - 5 * 130 */
    assert_near(marks.at[60].x, 450, 0);
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(options_are_checked),
        cmocka_unit_test(points_are_chosen_by_place),
        cmocka_unit_test(four_points_of_a_lid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
