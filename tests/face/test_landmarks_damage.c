/* Damaged landmark files: one line that names the place, never a crash. */
#include "tests/support/layouts.h"

#include "tests/support/check.h"

#include "face/marks.h"

/* What each layout is damaged by: the first `from` becomes `to`. */
static const struct {
    hf_format format;
    const char *from, *to;
    hf_status status;
    const char *complaint; /* after "'a' " */
} damages[] = {
    {HF_FORMAT_EMOTRICS, "100,900\r", "100\r", HF_E_CORRUPT,
     "line 5: expected a point, 'x,y'"},
    {HF_FORMAT_EMOTRICS, "100,900\r", "", HF_E_CORRUPT,
     "line 72: fewer than 68 points"},
    {HF_FORMAT_EMOTRICS, "100,900\r", "100,900\r1,1\r", HF_E_CORRUPT,
     "line 73: more than 68 points"},
    {HF_FORMAT_EMOTRICS, "240\r", "nan\r", HF_E_CORRUPT,
     "line 75: expected a number of the iris"},
    {HF_FORMAT_EMOTRICS, "150\r# }", "150\r", HF_E_CORRUPT,
     "line 89: expected '# }'"},
    {HF_FORMAT_EMOTRICS, "# Right iris", "# Left iris", HF_E_CORRUPT,
     "line 79: the same section twice"},
    {HF_FORMAT_EMOTRICS, "# Right iris", "# Third iris", HF_E_CORRUPT,
     "line 79: expected the title of a section, such as '# Left iris "
     "[x,y,r] {'"},
    {HF_FORMAT_EMOTRICS, "100,900", "100,99999", HF_E_CORRUPT,
     "has a point beyond 65535 pixels"},
    {HF_FORMAT_EMOTRICS_PLUS, ",72\r", ",77\r", HF_E_CORRUPT,
     "line 5: there are points 1 to 76 only"},
    {HF_FORMAT_EMOTRICS_PLUS, ",72\r", ",71\r", HF_E_CORRUPT,
     "line 6: the same point twice"},
    {HF_FORMAT_EMOTRICS_CSV, "1,103,898,2", "1,103", HF_E_CORRUPT,
     "line 3: expected a point, 'number,x,y'"},
    {HF_FORMAT_EMOTRICS_CSV, "1,103,898", "0,103,898", HF_E_CORRUPT,
     "line 3: the same point twice"},
    {HF_FORMAT_TEM, "189", "179", HF_E_UNSUPPORTED,
     "has 179 points: only templates of 189 are read"},
    {HF_FORMAT_TEM, "100.125\t", "100,125\t", HF_E_CORRUPT,
     "line 2: expected a point, 'x y'"},
    {HF_FORMAT_OPENFACE, ", x_7,", ", q_7,", HF_E_CORRUPT,
     "line 1: point 7 of 68 has no columns"},
    {HF_FORMAT_OPENFACE, ", 100.5,", ", ,", HF_E_CORRUPT,
     "line 3: a coordinate of point 0 is no number"},
    {HF_FORMAT_OPENFACE, ", 100.5,", ",", HF_E_CORRUPT,
     "line 3: 142 cells under a header of 143"},
    {HF_FORMAT_OPENFACE, "0.98, 1,", "0.98, 0,", HF_E_NO_FACE, "holds no face"},
    {HF_FORMAT_DLIB, "name='00' x='100'", "name='68' x='100'", HF_E_CORRUPT,
     "line 9: only iBUG's parts 00 to 67 are read"},
    {HF_FORMAT_DLIB, "</box>", "", HF_E_CORRUPT,
     "line 81: a <box> that does not end"},
    {HF_FORMAT_DLIB, "width='1000'", "width='-1'", HF_E_CORRUPT,
     "line 6: width and height must be whole numbers to 65535"},
    {HF_FORMAT_DLIB, "top='760'", "top=760", HF_E_CORRUPT,
     "line 7: expected <box top='' left='' width='' height=''> with numbers"},
    {HF_FORMAT_WFLW, "0 1 0 0 1 0 ", "0 ", HF_E_CORRUPT,
     "line 1: expected 196 coordinates and an image's name, or 207 cells"},
    {HF_FORMAT_AUTO_EFACE, ",305.5,", ",x,", HF_E_CORRUPT,
     "line 2: a corner of the box is no number"},
    {HF_FORMAT_MEDIAPIPE, "\"width\": 2000, ", "", HF_E_CORRUPT,
     "top level: points are shares of the photo's sides, and these are "
     "missing: add \"width\" and \"height\" in pixels"},
    {HF_FORMAT_MEDIAPIPE, "\"x\": 0.05", "\"q\": 0.05", HF_E_CORRUPT,
     "faceLandmarks[0][0].x: is missing"},
    {HF_FORMAT_COCO, "\"image_id\": 7", "\"image_id\": 8", HF_E_CORRUPT,
     "annotations[0]: is of an image_id that is not among the images"},
    {HF_FORMAT_COCO, "[100, 900, 2, ", "[", HF_E_CORRUPT,
     "annotations[0]: must be x, y, v of 68, 98, 189 or 478 points"},
};

static void damage_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        char expected[HF_ERROR_SIZE], told[HF_ERROR_SIZE];
        hf_error error = {HF_OK, ""};
        hf_landmarks *file = NULL;

        layout_make(layout_of(damages[i].format));
        layout_damage(damages[i].from, damages[i].to);
        assert_int_equal(
            hf_landmarks_parse(&file, layout_text, layout_size, "a", &error),
            damages[i].status);
        snprintf(expected, sizeof expected, "'a' %s", damages[i].complaint);
        snprintf(told, sizeof told, "%s", error.text);
        /* JSON's keys follow a colon */
        if (!strncmp(told, "'a': ", 5))
            memmove(told + 3, told + 4, strlen(told + 4) + 1);
        assert_string_equal(told, expected);
        assert_null(file);
    }
}

/* Cut off anywhere, a file is refused or gives fewer faces: never a crash. */
static void a_cut_file_is_survived(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAYOUTS; i++) {
        layout_make(&layouts[i]);
        for (size_t n = 0; n < layout_size; n += 1 + layout_size / 300) {
            hf_landmarks *file = NULL;
            char *copy = malloc(n + 1);

            memcpy(copy, layout_text, n);
            copy[n] = 0;
            if (hf_landmarks_parse(&file, copy, n, "a", NULL) == HF_OK)
                hf_landmarks_free(file);
            else
                assert_null(file);
            free(copy);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damage_is_named),
        cmocka_unit_test(a_cut_file_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
