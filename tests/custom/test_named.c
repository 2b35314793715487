/* Every measure of the catalogue by its name within an expression: the same
 * values, sd and reasons. */
#include "tests/custom/like.h"
#include "tests/support/hand.h"

/* Every measure of the catalogue by its own name: "my_pfh, mm, pfh". */
static hf_custom *by_name(void)
{
    static char lines[20000];
    const hf_measure *m;

    lines[0] = 0;
    for (size_t i = 0; (m = hf_measure_at(i)); i++) {
        char *at = lines + strlen(lines);

        at += sprintf(at, "my_%s", m->id);
        for (int view = 0; view < HF_VIEW_COUNT; view++)
            if (m->views >> view & 1)
                at += sprintf(at, "@%s", hf_view_name((hf_view)view));
        sprintf(at, ", %s, %s\n", m->unit, m->id);
        assert_true(strlen(lines) < sizeof lines - 400);
    }
    return loaded(lines);
}

static void on_one_photo(void **state)
{
    hf_custom *custom = by_name();
    make_face m;

    (void)state;
    scrambled(&m, 7);
    for (int affected = 0; affected <= HF_AFFECTED_NONE; affected++)
        compare_photo(custom, &m, (hf_affected)affected);
    make_face_shift(&m, HF_LIP_LOWER_INNER, HF_RIGHT, 0, 6);
    compare_photo(custom, &m, HF_AFFECTED_LEFT);
    hf_custom_free(custom);
}

static void what_a_face_lacks(void **state)
{
    hf_custom *custom = by_name();
    make_face m;

    (void)state;
    scrambled(&m, 8);
    m.pose = (hf_pose){true, 11, 0, 0, false};
    compare_photo(custom, &m, HF_AFFECTED_LEFT);
    for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
        scrambled(&m, 10);
        make_face_drop(&m, (hf_contour_id)id);
        compare_photo(custom, &m, HF_AFFECTED_RIGHT);
    }
    hf_custom_free(custom);
}

static void movements_by_name(void **state)
{
    hf_custom *named = by_name();
    make_face rest, now;
    size_t count = 0;

    (void)state;
    scrambled(&rest, 7);
    for (int hide = 0; hide < 2; hide++) {
        scrambled(&now, 8);
        if (hide)
            make_face_hide(&now);
        for (int view = 1; view < HF_VIEW_COUNT; view++)
            count += compare_view(named, &rest, &now, (hf_view)view);
    }
    assert_true(count > 100);
    hf_custom_free(named);
}

/* closure by its name and written out with rest(), values and sd. */
static void rest_of_a_measure(void **state)
{
    hf_custom *custom = loaded("my_closure@close-gentle@close-full, %,"
                               " 100 % - percent(pfh, rest(pfh))\n"
                               "my_brow_elevation@brow, mm,"
                               " brow_height - rest(brow_height)\n");
    make_face rest, now;

    (void)state;
    scrambled(&rest, 7);
    scrambled(&now, 8);
    assert_int_equal(compare_view(custom, &rest, &now, HF_VIEW_CLOSE_FULL), 4);
    assert_int_equal(compare_view(custom, &rest, &now, HF_VIEW_BROW), 4);
    hf_custom_free(custom);
}

/* On faces of people, as hand-placed: every tenth photo. */
static void on_people(void **state)
{
    const char *faces = test_shared("faces");
    hf_custom *custom = by_name();
    hand *hands = NULL;
    size_t count, i, compared = 0;

    (void)state;
    if (!faces)
        hf_custom_free(custom);
    SKIP_WITHOUT(faces);
    count = hand_read(&hands, faces);
    for (i = 0; i < count; i += 10) {
        hf_values *theirs = NULL, *mine = NULL;
        hf_frame frame;

        assert_ok(hf_frame_of(&frame, hands[i].face, NULL, error));
        assert_ok(hf_measure_static(&theirs, hands[i].face, &frame,
                                    HF_REASON_OK, HF_VIEW_REST,
                                    HF_AFFECTED_LEFT, error));
        assert_ok(hf_custom_static(&mine, custom, hands[i].face, &frame,
                                   HF_REASON_OK, HF_VIEW_REST, HF_AFFECTED_LEFT,
                                   error));
        compared += compare(mine, theirs);
        hf_values_free(theirs);
        hf_values_free(mine);
    }
    assert_true(compared > 1000);
    hand_free(hands, count);
    hf_custom_free(custom);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_one_photo),
        cmocka_unit_test(what_a_face_lacks),
        cmocka_unit_test(movements_by_name),
        cmocka_unit_test(rest_of_a_measure),
        cmocka_unit_test(on_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
