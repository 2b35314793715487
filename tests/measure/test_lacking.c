/* Faces that lack contours, and contours that are odd. */
#include "tests/measure/measured.h"

/* Which static measures miss a contour; jaw, brow's lower border, nasion and
 * cupid's bow are in none. */
static const struct {
    hf_contour_id id;
    const char *measures;
} users[] = {
    {HF_BROW_UPPER, "brow_height brow_cant asymmetry_brow asymmetry_face"},
    {HF_BROW_LOWER, ""},
    /* without lids there is no mirror line of the face */
    {HF_LID_UPPER, "mrd1 pfh eye_area asymmetry_eye asymmetry_face "
                   "asymmetry_brow asymmetry_nose asymmetry_mouth"},
    {HF_LID_LOWER, "mrd2 scleral_show limbus_gap pfh eye_area asymmetry_eye "
                   "asymmetry_face asymmetry_brow asymmetry_nose "
                   "asymmetry_mouth"},
    {HF_CANTHUS_INNER, "canthal_tilt intercanthal canthus_commissure fai"},
    {HF_CANTHUS_OUTER, "canthal_tilt outercanthal eye_cant"},
    {HF_LIP_UPPER_OUTER,
     "upper_lip_slope upper_lip_height asymmetry_mouth asymmetry_face"},
    {HF_LIP_UPPER_INNER,
     "dental_show dental_area asymmetry_mouth asymmetry_face"},
    {HF_LIP_LOWER_INNER,
     "dental_show dental_area asymmetry_mouth asymmetry_face"},
    {HF_LIP_LOWER_OUTER,
     "commissure_position oral_commissure_distance smile_angle "
     "lower_lip_height lower_lip_deviation asymmetry_mouth asymmetry_face"},
    {HF_COMMISSURE,
     "commissure_height commissure_lateral commissure_position "
     "oral_commissure_distance smile_angle canthus_commissure fai mouth_width "
     "mouth_cant upper_lip_slope upper_lip_height lower_lip_height "
     "dental_show"},
    {HF_CUPID_BOW, ""},
    {HF_PHILTRUM, "philtrum_deviation"},
    {HF_ALA, "asymmetry_nose asymmetry_face"},
    {HF_NOSE_TIP, "nose_tip_deviation"},
    {HF_SUBNASALE, "nose_base_deviation asymmetry_nose asymmetry_face"},
    {HF_NASION, ""},
    {HF_CHIN, "chin_deviation asymmetry_face"},
    {HF_NASOLABIAL_FOLD, "nasolabial_angle nasolabial_length"},
    {HF_JAW, ""},
};

static bool word_of(const char *word, const char *list)
{
    size_t n = strlen(word);

    for (; *list; list += strcspn(list, " "), list += *list == ' ')
        if (strncmp(list, word, n) == 0 && (list[n] == ' ' || !list[n]))
            return true;
    return false;
}

static void each_contour_missing_in_turn(void **state)
{
    size_t i, k;

    (void)state;
    assert_int_equal(sizeof users / sizeof *users, HF_CONTOUR_COUNT);
    for (i = 0; i < HF_CONTOUR_COUNT; i++) {
        make_face m;
        hf_values *v;

        make_face_ideal(&m);
        make_face_sd(&m, 0.2);
        make_face_drop(&m, users[i].id);
        v = measured(&m, HF_AFFECTED_LEFT);
        for (k = 0; k < hf_values_count(v); k++) {
            const hf_value *value = hf_values_at(v, k);
            bool na = value->reason == HF_REASON_MISSING_CONTOUR;

            if (na != word_of(value->measure->id, users[i].measures))
                fail_msg("without %s: %s is %s", hf_contour_name(users[i].id),
                         value->measure->id, hf_reason_name(value->reason));
            assert_true(!na || value->contour == users[i].id);
        }
        hf_values_free(v);
    }
}

static void an_empty_face(void **state)
{
    make_face m;
    hf_values *v;
    int id;

    (void)state;
    make_face_ideal(&m);
    for (id = 0; id < HF_CONTOUR_COUNT; id++)
        make_face_drop(&m, (hf_contour_id)id);
    v = measured(&m, HF_AFFECTED_LEFT);
    assert_reason(v, "asymmetry_face", HF_VALUE_SINGLE,
                  "missing-contour:brow_upper");
    hf_values_free(v);
}

/* The corner is pulled in under the lip: the contour runs out to -29 and back
 * to the corner at -22. Half way to the corner, at -11, the lip is a straight
 * line from (-24, -68) to (4, -75), far from the fold. */
static void a_folded_lip(void **state)
{
    make_face m;
    hf_values *v;
    double y;

    (void)state;
    make_face_ideal(&m);
    make_face_sd(&m, 0.2);
    make_face_set(&m, HF_COMMISSURE, HF_RIGHT, XY(-22, -62));
    make_face_set(&m, HF_LIP_LOWER_OUTER, 0,
                  XY(-22, -62, -29, -64, -24, -68, -17, -69.75, -10, -71.5, -3,
                     -73.25, 4, -75, 12.5, -72, 25, -65));
    v = measured(&m, HF_AFFECTED_RIGHT);
    y = make_found(v, "lower_lip_height", HF_VIEW_REST, HF_VALUE_RIGHT)->value;
    assert_near(y, -71.25, 0.3);
    make_found(v, "commissure_position", HF_VIEW_REST, HF_VALUE_RIGHT);
    make_found(v, "asymmetry_mouth", HF_VIEW_REST, HF_VALUE_SINGLE);
    hf_values_free(v);
}

/* Whatever is drawn, a value is finite or na. */
static void strange_contours_do_no_harm(void **state)
{
    static const double strange[][12] = {
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {-12.5, -60, -12.5, -70, -12.5, -65, -12.5, -61, -12.5, -62, -12.5, 0},
        {-25, -65, 25, -65, -25, -65, 25, -65, -25, -65, 25, -65},
        {25, -65, 12, -60, 3, -57, -3, -57, -12, -60, -25, -65},
        {-1e300, 0, 1e300, 0, -1e300, 5, 1e300, 5, 0, 0, 1, 1},
        {-25, -65, 0, -70, 1e-9, -50, 2e-9, -70, 3e-9, -50, 25, -65},
    };
    size_t i, k;
    int id;

    (void)state;
    for (i = 0; i < sizeof strange / sizeof *strange; i++) {
        make_face m;
        hf_values *v;

        make_face_ideal(&m);
        for (id = 0; id < HF_CONTOUR_COUNT; id++) {
            if (m.count[id][HF_RIGHT] < 2)
                continue;
            make_face_set(&m, (hf_contour_id)id, HF_RIGHT, strange[i], 6);
            make_face_set(&m, (hf_contour_id)id, HF_LEFT, strange[i], 6);
        }
        make_face_sd(&m, 0.2);
        v = measured(&m, HF_AFFECTED_LEFT);
        for (k = 0; k < hf_values_count(v); k++) {
            const hf_value *value = hf_values_at(v, k);

            assert_int_equal(value->reason == HF_REASON_OK,
                             isfinite(value->value) && isfinite(value->sd));
        }
        hf_values_free(v);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_contour_missing_in_turn),
        cmocka_unit_test(an_empty_face),
        cmocka_unit_test(a_folded_lip),
        cmocka_unit_test(strange_contours_do_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
