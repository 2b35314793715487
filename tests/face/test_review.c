/* The record of a review: kept, moved along, damage named. */
#include "tests/support/same_face.h"

#include <hemiface/measure.h>
#include <hemiface/review.h>

#include "tests/support/make_face.h"

static const char at[] = "2026-11-28T23:59:01Z";

/* The test's face, its brow moved by hand, its iris too. */
static hf_face *reviewed(void)
{
    static const hf_point brow[] = {{40, 10, 0.5}, {33, 7, 0.5}};
    static const hf_iris iris = {true, 37, 15, 4, 0.5, 0.25};
    static const hf_edit_place from[] = {{30, 9, 0}}, to[] = {{33, 7, 0}};
    static const hf_edit_place eye[] = {{36, 15, 4}}, eye_to[] = {{37, 15, 4}};
    const hf_edit edits[] = {
        {at, "AB", "brow_upper", HF_EDIT_MOVE, true, HF_RIGHT, from, to, 1, 1,
         HF_AFFECTED_UNKNOWN, HF_AFFECTED_UNKNOWN},
        {"2026-11-28T23:59:02.125Z", "C D", "iris", HF_EDIT_IRIS, true,
         HF_RIGHT, eye, eye_to, 1, 1, HF_AFFECTED_UNKNOWN, HF_AFFECTED_UNKNOWN},
        {at, "AB", "side", HF_EDIT_SIDE, false, HF_RIGHT, NULL, NULL, 0, 0,
         HF_AFFECTED_LEFT, HF_AFFECTED_RIGHT},
        {at, "E", "chin", HF_EDIT_HIDE, false, HF_RIGHT, NULL, NULL, 0, 0,
         HF_AFFECTED_UNKNOWN, HF_AFFECTED_UNKNOWN},
    };
    hf_face *face = test_face(), *automatic = NULL;
    hf_review record = {
        "AB", HF_REVIEW_ACCEPTED, "", at, HF_AFFECTED_RIGHT, 12, NULL, edits,
        4};

    assert_ok(hf_face_copy(&automatic, face, error));
    record.automatic = automatic;
    assert_ok(
        hf_face_set_contour(face, HF_BROW_UPPER, HF_RIGHT, brow, 2, error));
    assert_ok(hf_face_set_iris(face, HF_RIGHT, iris, error));
    assert_ok(hf_face_set_review(face, &record, error));
    hf_face_free(automatic);
    return face;
}

static void assert_same_places(const hf_edit_place *a, size_t count_a,
                               const hf_edit_place *b, size_t count_b)
{
    assert_int_equal(count_a, count_b);
    for (size_t i = 0; i < count_a; i++) {
        assert_near(a[i].x, b[i].x, 0);
        assert_near(a[i].y, b[i].y, 0);
        assert_near(a[i].r, b[i].r, 0);
    }
}

static void assert_same_review(const hf_face *one, const hf_face *other)
{
    const hf_review *a = hf_face_review(one), *b = hf_face_review(other);

    assert_non_null(a);
    assert_non_null(b);
    assert_string_equal(a->rater, b->rater);
    assert_string_equal(a->reason, b->reason);
    assert_string_equal(a->at, b->at);
    assert_int_equal(a->verdict, b->verdict);
    assert_int_equal(a->side, b->side);
    assert_int_equal(a->revision, b->revision);
    assert_int_equal(a->edit_count, b->edit_count);
    for (size_t i = 0; i < a->edit_count; i++) {
        const hf_edit *e = &a->edits[i], *f = &b->edits[i];

        assert_string_equal(e->at, f->at);
        assert_string_equal(e->by, f->by);
        assert_string_equal(e->what, f->what);
        assert_int_equal(e->action, f->action);
        assert_int_equal(e->sided, f->sided);
        if (e->sided)
            assert_int_equal(e->side, f->side);
        assert_int_equal(e->was, f->was);
        assert_int_equal(e->now, f->now);
        assert_same_places(e->from, e->from_count, f->from, f->from_count);
        assert_same_places(e->to, e->to_count, f->to, f->to_count);
    }
    assert_int_equal(a->automatic != NULL, b->automatic != NULL);
    if (a->automatic)
        assert_same_face(a->automatic, b->automatic);
}

static hf_face *read_text(const char *text)
{
    hf_face *face = NULL;

    assert_ok(
        hf_face_from_json(&face, text, strlen(text), "f.face.json", error));
    return face;
}

static void comes_back_from_a_file(void **state)
{
    hf_face *face = reviewed();

    (void)state;
    for (int pretty = 0; pretty < 2; pretty++) {
        char *text = NULL, *again = NULL;
        hf_face *back;

        assert_ok(hf_face_to_json(&text, face, pretty, error));
        back = read_text(text);
        assert_same_face(face, back);
        assert_same_review(face, back);
        assert_ok(hf_face_to_json(&again, back, pretty, error));
        assert_string_equal(text, again);
        free(text);
        free(again);
        hf_face_free(back);
    }
    hf_face_free(face);
}

static void is_written_as_the_page_says(void **state)
{
    hf_face *face = reviewed();
    char *text = NULL;

    (void)state;
    assert_ok(hf_face_to_json(&text, face, true, error));
    assert_non_null(strstr(text, "  \"review\": {\n"
                                 "    \"rater\": \"AB\",\n"
                                 "    \"verdict\": \"accepted\",\n"
                                 "    \"reason\": \"\",\n"
                                 "    \"at\": \"2026-11-28T23:59:01Z\",\n"
                                 "    \"side\": \"right\",\n"
                                 "    \"revision\": 12,\n"
                                 "    \"automatic\": {\n"
                                 "      \"source\": \"someone\",\n"
                                 "      \"repeat\": 0.375,\n"));
    assert_non_null(strstr(
        text,
        "    \"edits\": [\n"
        "      {\"at\": \"2026-11-28T23:59:01Z\", \"by\": \"AB\", \"what\": "
        "\"brow_upper\", \"side\": \"right\", \"action\": \"move\", \"from\": "
        "[[30.0, 9.0]], \"to\": [[33.0, 7.0]]},\n"
        "      {\"at\": \"2026-11-28T23:59:02.125Z\", \"by\": \"C D\", "
        "\"what\": \"iris\", \"side\": \"right\", \"action\": \"iris\", "
        "\"from\": [[36.0, 15.0, 4.0]], \"to\": [[37.0, 15.0, 4.0]]},\n"
        "      {\"at\": \"2026-11-28T23:59:01Z\", \"by\": \"AB\", \"what\": "
        "\"side\", \"action\": \"side\", \"from\": \"left\", \"to\": "
        "\"right\"},\n"
        "      {\"at\": \"2026-11-28T23:59:01Z\", \"by\": \"E\", \"what\": "
        "\"chin\", \"action\": \"hide\", \"from\": [], \"to\": []}\n"
        "    ]\n"
        "  }\n"
        "}\n"));
    free(text);
    hf_face_free(face);
}

static void is_copied_and_taken_away(void **state)
{
    hf_face *face = reviewed(), *copy = NULL;

    (void)state;
    assert_ok(hf_face_copy(&copy, face, error));
    assert_same_review(face, copy);
    /* Its own record, given to itself. */
    assert_ok(hf_face_set_review(copy, hf_face_review(copy), error));
    assert_same_review(face, copy);
    assert_ok(hf_face_set_review(copy, NULL, error));
    assert_null(hf_face_review(copy));
    assert_non_null(hf_face_review(face));
    hf_face_free(copy);
    hf_face_free(face);
}

/* 100 px wide: x becomes 100 - x, right becomes left. */
static void turns_over_with_the_face(void **state)
{
    hf_face *face = reviewed(), *over = NULL, *back = NULL;
    const hf_review *r;

    (void)state;
    assert_ok(hf_face_mirror(&over, face, error));
    r = hf_face_review(over);
    assert_int_equal(r->side, HF_AFFECTED_LEFT);
    assert_int_equal(r->edits[0].side, HF_LEFT);
    assert_near(r->edits[0].from[0].x, 70, 0);
    assert_near(r->edits[0].to[0].x, 67, 0);
    assert_near(r->edits[0].to[0].y, 7, 0);
    assert_near(r->edits[1].to[0].x, 63, 0);
    assert_near(r->edits[1].to[0].r, 4, 0);
    assert_int_equal(r->edits[2].was, HF_AFFECTED_RIGHT);
    assert_int_equal(r->edits[2].now, HF_AFFECTED_LEFT);
    assert_near(
        hf_face_contour(r->automatic, HF_BROW_UPPER, HF_LEFT).points[1].x, 70,
        0);
    assert_true(hf_face_by_hand(over, HF_BROW_UPPER, HF_LEFT, 1));
    assert_false(hf_face_by_hand(over, HF_BROW_UPPER, HF_LEFT, 0));
    assert_true(hf_iris_by_hand(over, HF_LEFT));
    assert_ok(hf_face_mirror(&back, over, error));
    assert_same_review(face, back);
    hf_face_free(over);
    hf_face_free(back);
    hf_face_free(face);
}

/* Twice as large and turned by a right angle: x' = -2 y + 200, y' = 2 x. */
static void moves_with_the_face(void **state)
{
    hf_face *face = reviewed(), *moved = NULL;
    const hf_review *r;

    (void)state;
    assert_ok(hf_face_transform(&moved, face, 0, 2, 200, 0, 300, 300, error));
    r = hf_face_review(moved);
    assert_near(r->edits[0].to[0].x, 200 - 14, 1e-12);
    assert_near(r->edits[0].to[0].y, 66, 1e-12);
    assert_near(r->edits[1].to[0].r, 8, 1e-12);
    assert_int_equal(hf_face_width(r->automatic), 300);
    assert_true(hf_face_by_hand(moved, HF_BROW_UPPER, HF_RIGHT, 1));
    assert_false(hf_face_by_hand(moved, HF_LIP_UPPER_OUTER, HF_RIGHT, 1));
    hf_face_free(moved);
    hf_face_free(face);
}

static void tells_a_hands_points(void **state)
{
    static const hf_point one = {1, 2, 0.5};
    hf_face *face = reviewed(), *none = test_face();

    (void)state;
    assert_true(hf_face_by_hand(face, HF_BROW_UPPER, HF_RIGHT, 1));
    assert_false(hf_face_by_hand(face, HF_BROW_UPPER, HF_RIGHT, 0));
    assert_false(hf_face_by_hand(face, HF_BROW_UPPER, HF_RIGHT, 2));
    assert_false(hf_face_by_hand(face, HF_PHILTRUM, HF_LEFT, 0));
    assert_true(hf_iris_by_hand(face, HF_RIGHT));
    assert_false(hf_iris_by_hand(face, HF_LEFT));
    /* Placed from nothing; another number of points. */
    assert_ok(hf_face_set_contour(face, HF_CHIN, HF_RIGHT, &one, 1, error));
    assert_true(hf_face_by_hand(face, HF_CHIN, HF_RIGHT, 0));
    assert_ok(hf_face_set_contour(face, HF_PHILTRUM, HF_RIGHT, &one, 1, error));
    assert_true(hf_face_by_hand(face, HF_PHILTRUM, HF_RIGHT, 0));
    /* Without a record nobody's hand was there. */
    assert_false(hf_face_by_hand(none, HF_BROW_UPPER, HF_RIGHT, 0));
    assert_false(hf_iris_by_hand(none, HF_RIGHT));
    hf_face_free(face);
    hf_face_free(none);
}

static void says_who_and_why(void **state)
{
    hf_face *face = reviewed(), *none = test_face();
    hf_review record = *hf_face_review(face);
    char text[200];

    (void)state;
    hf_review_raters(text, sizeof text, face);
    assert_string_equal(text, "AB, C D, E");
    hf_review_raters(text, sizeof text, none);
    assert_string_equal(text, "");
    assert_false(hf_review_refuses(text, sizeof text, face));
    assert_string_equal(text, "");
    assert_false(hf_review_refuses(text, sizeof text, none));
    record.verdict = HF_REVIEW_REJECTED;
    assert_ok(hf_face_set_review(face, &record, error));
    assert_true(hf_review_refuses(text, sizeof text, face));
    assert_string_equal(text, "rejected by AB");
    record = *hf_face_review(face);
    record.reason = "blurred";
    assert_ok(hf_face_set_review(face, &record, error));
    assert_true(hf_review_refuses(text, sizeof text, face));
    assert_string_equal(text, "rejected by AB: blurred");
    hf_face_free(face);
    hf_face_free(none);
}

/* The corner of a made mouth moved by hand: its own doubt is new in each photo,
 * the rest of the face's is so by its repeat. Corners are 0.5 mm unsure, in
 * both coordinates; dx alone is in how far a corner is from the midline. */
static void a_hand_is_unsure_anew_each_time(void **state)
{
    const hf_frame where = make_frame(400, 300, 0, 0.25);
    make_face m;
    hf_face *face, *automatic = NULL;
    hf_values *before = NULL, *after = NULL;
    hf_review record = {.rater = "AB"};
    hf_frame frame;
    hf_point corner;

    (void)state;
    make_face_ideal(&m);
    make_face_sd(&m, 0);
    for (int s = 0; s < 2; s++)
        m.points[HF_COMMISSURE][s][0].sd = 0.5;
    face = make_face_place(&m, &where);
    assert_ok(hf_face_set_repeat(face, 0.4, error));
    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_ok(hf_measure_static(&before, face, &frame, HF_REASON_NO_FRAME,
                                HF_VIEW_NONE, HF_AFFECTED_UNKNOWN, error));
    assert_ok(hf_face_copy(&automatic, face, error));
    record.automatic = automatic;
    corner = hf_face_contour(face, HF_COMMISSURE, HF_LEFT).points[0];
    corner.x += 1e-6;
    assert_ok(
        hf_face_set_contour(face, HF_COMMISSURE, HF_LEFT, &corner, 1, error));
    assert_ok(hf_face_set_review(face, &record, error));
    assert_ok(hf_measure_static(&after, face, &frame, HF_REASON_NO_FRAME,
                                HF_VIEW_NONE, HF_AFFECTED_UNKNOWN, error));
    for (size_t i = 0; i < hf_values_count(before); i++) {
        const hf_value *a = hf_values_at(before, i);
        const hf_value *b = hf_values_at(after, i);

        if (a->reason != HF_REASON_OK || a->sd < 0.01)
            continue;
        assert_near(a->sd, b->sd, 1e-3 * a->sd);
        /* 1 - 0.4^2 = 0.84 of the variance is shared; of a hand's, none. */
        assert_near(a->shared_sd, sqrt(0.84) * a->sd, 1e-3 * a->sd);
        if (a->side == HF_VALUE_LEFT)
            assert_near(b->shared_sd, 0, 1e-3 * a->sd);
        if (a->side == HF_VALUE_RIGHT)
            assert_near(b->shared_sd, a->shared_sd, 1e-3 * a->sd);
    }
    assert_near(hf_value_mdc95(hf_values_find(after, "commissure_height",
                                              HF_VIEW_NONE, HF_VALUE_LEFT)) /
                    hf_value_mdc95(hf_values_find(before, "commissure_height",
                                                  HF_VIEW_NONE, HF_VALUE_LEFT)),
                1 / 0.4, 1e-3);
    hf_values_free(before);
    hf_values_free(after);
    hf_face_free(automatic);
    hf_face_free(face);
}

/* ------------------------------------------------------------------ damage */

#define FACE                                                                   \
    "{\"format\":\"hemiface-face\",\"version\":1,\"width\":9,\"height\":9,"    \
    "\"contours\":{},\"review\":"
#define OPEN FACE "{\"rater\":\"A\",\"verdict\":\"open\","
#define EDIT                                                                   \
    OPEN "\"edits\":[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"A\","           \
         "\"what\":\"chin\",\"action\":\"move\","

static const struct {
    const char *text, *complaint; /* after "'f.face.json': review" */
} damaged[] = {
    {FACE "1}", ": must be an object"},
    {FACE "[]}", ": must be an object"},
    {FACE "{}}", ".verdict: is missing"},
    {FACE "{\"verdict\":\"maybe\"}}",
     ".verdict: must be open, accepted or rejected"},
    {FACE "{\"verdict\":1}}", ".verdict: must be a string"},
    {FACE "{\"verdict\":\"accepted\"}}", ".rater: a verdict needs a name"},
    {FACE "{\"rater\":1,\"verdict\":\"open\"}}", ".rater: must be a string"},
    {FACE "{\"rater\":\"a\\tb\",\"verdict\":\"open\"}}",
     ".rater: must be a name of up to 80 bytes on one line"},
    {OPEN "\"reason\":1}}", ".reason: must be a string"},
    {OPEN "\"reason\":\"a\\nb\"}}",
     ".reason: must be up to 500 bytes on one line"},
    {OPEN "\"at\":\"yesterday\"}}",
     ".at: must be a time like 2026-11-28T23:59:01Z"},
    {OPEN "\"at\":\"2026-11-28T23:59:01\"}}",
     ".at: must be a time like 2026-11-28T23:59:01Z"},
    {OPEN "\"at\":\"2026-11-28T23:59:01.Z\"}}",
     ".at: must be a time like 2026-11-28T23:59:01Z"},
    {OPEN "\"side\":\"up\"}}",
     ".side: 'up' is not a side: use right, left, both, none or unknown"},
    {OPEN "\"revision\":-1}}",
     ".revision: must be a whole number that is not negative"},
    {OPEN "\"revision\":0.5}}",
     ".revision: must be a whole number that is not negative"},
    {OPEN "\"revision\":1e300}}",
     ".revision: must be a whole number that is not negative"},
    {OPEN "\"revision\":\"1\"}}", ".revision: must be a number"},
    {OPEN "\"automatic\":1}}", ".automatic: must be an object"},
    {OPEN "\"automatic\":{}}}", ".automatic.contours: is missing"},
    {OPEN "\"automatic\":{\"contours\":{\"chin\":[[1]]}}}}",
     ".automatic.contours.chin[0]: must be [x, y] or [x, y, sd]"},
    {OPEN "\"edits\":1}}", ".edits: must be a list"},
    {OPEN "\"edits\":[1]}}", ".edits[0]: must be an object"},
    {OPEN "\"edits\":[{}]}}", ".edits[0].at: is missing"},
    {OPEN "\"edits\":[{\"at\":\"x\",\"by\":\"A\",\"what\":\"chin\","
          "\"action\":\"move\"}]}}",
     ".edits[0].at: must be a time like 2026-11-28T23:59:01Z"},
    {OPEN "\"edits\":[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"\","
          "\"what\":\"chin\",\"action\":\"move\"}]}}",
     ".edits[0].by: must be a name of 1 to 80 bytes on one line"},
    {OPEN "\"edits\":[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"A\","
          "\"what\":\"ear\",\"action\":\"move\"}]}}",
     ".edits[0].what: must be a contour, iris, side or face"},
    {OPEN "\"edits\":[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"A\","
          "\"what\":\"chin\"}]}}",
     ".edits[0].action: is missing"},
    {OPEN "\"edits\":[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"A\","
          "\"what\":\"chin\",\"action\":\"fly\"}]}}",
     ".edits[0].action: must be move, shift, place, hide, show, iris, copy, "
     "side, undo or redo"},
    {EDIT "\"side\":\"up\"}]}}", ".edits[0].side: must be right or left"},
    {EDIT "\"side\":1}]}}", ".edits[0].side: must be right or left"},
    {EDIT "\"from\":1}]}}",
     ".edits[0].from: must be a list of [x, y] or [x, y, r]"},
    {EDIT "\"to\":[1]}]}}",
     ".edits[0].to: must be a list of [x, y] or [x, y, r]"},
    {EDIT "\"to\":[[1,2,3,4]]}]}}",
     ".edits[0].to: must be a list of [x, y] or [x, y, r]"},
    {EDIT "\"to\":[[1,\"2\"]]}]}}",
     ".edits[0].to: must be a list of [x, y] or [x, y, r]"},
    {EDIT "\"to\":[[1,2,-3]]}]}}",
     ".edits[0].to: has too many places, or numbers that are not finite"},
};

static void damage_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        hf_face *face = NULL;
        hf_error error;
        char want[200];

        assert_int_equal(hf_face_from_json(&face, damaged[i].text,
                                           strlen(damaged[i].text),
                                           "f.face.json", &error),
                         HF_E_CORRUPT);
        assert_null(face);
        snprintf(want, sizeof want, "'f.face.json': review%s",
                 damaged[i].complaint);
        assert_string_equal(error.text, want);
    }
}

static void defaults_and_unknown_keys(void **state)
{
    hf_face *face = read_text(FACE "{\"verdict\":\"open\",\"later\":1,"
                                   "\"automatic\":null,\"edits\":[{\"at\":"
                                   "\"2026-11-28T23:59:01Z\",\"by\":\"A\","
                                   "\"what\":\"face\",\"side\":null,"
                                   "\"action\":\"undo\",\"x-mine\":[]}]}}");
    const hf_review *r = hf_face_review(face);

    (void)state;
    assert_string_equal(r->rater, "");
    assert_string_equal(r->at, "");
    assert_int_equal(r->side, HF_AFFECTED_UNKNOWN);
    assert_int_equal(r->revision, 0);
    assert_null(r->automatic);
    assert_int_equal(r->edit_count, 1);
    assert_false(r->edits[0].sided);
    assert_int_equal(r->edits[0].from_count, 0);
    hf_face_free(face);
    face = read_text(FACE "null}");
    assert_null(hf_face_review(face));
    hf_face_free(face);
}

static void wrong_records_are_refused(void **state)
{
    static const hf_edit_place nowhere = {NAN, 0, 0};
    hf_edit edit = {.at = at, .by = "A", .what = "chin"};
    hf_review record = {.rater = "A", .edits = &edit, .edit_count = 1};
    hf_face *face = test_face(), *other = NULL;
    hf_error why;

    (void)state;
    edit.from = &nowhere;
    edit.from_count = 1;
    assert_int_equal(hf_face_set_review(face, &record, &why), HF_E_OPTION);
    assert_null(hf_face_review(face));
    edit.from_count = 0;
    edit.to = &nowhere;
    edit.to_count = HF_MAX_POINTS + 1;
    assert_int_equal(hf_face_set_review(face, &record, &why), HF_E_OPTION);
    edit.to_count = 0;
    assert_ok(hf_face_new(&other, 99, 50, error));
    record.automatic = other;
    assert_int_equal(hf_face_set_review(face, &record, &why), HF_E_OPTION);
    record.automatic = NULL;
    assert_ok(hf_face_set_review(face, &record, error));
    /* A refusal leaves what was there. */
    record.rater = "\n";
    assert_int_equal(hf_face_set_review(face, &record, &why), HF_E_OPTION);
    assert_string_equal(hf_face_review(face)->rater, "A");
    hf_face_free(other);
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_from_a_file),
        cmocka_unit_test(is_written_as_the_page_says),
        cmocka_unit_test(is_copied_and_taken_away),
        cmocka_unit_test(turns_over_with_the_face),
        cmocka_unit_test(moves_with_the_face),
        cmocka_unit_test(tells_a_hands_points),
        cmocka_unit_test(says_who_and_why),
        cmocka_unit_test(a_hand_is_unsure_anew_each_time),
        cmocka_unit_test(damage_is_named),
        cmocka_unit_test(defaults_and_unknown_keys),
        cmocka_unit_test(wrong_records_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
