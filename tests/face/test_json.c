/* Face files: what is written comes back, damage is named. */
#include "tests/support/same_face.h"

#include <locale.h>

static const char name[] = "f.face.json";

static hf_face *read_text(const char *text)
{
    hf_face *face = NULL;

    assert_ok(hf_face_from_json(&face, text, strlen(text), name, error));
    return face;
}

static char *written(const hf_face *face, bool pretty)
{
    char *text = NULL;

    assert_ok(hf_face_to_json(&text, face, pretty, error));
    return text;
}

static void assert_round_trip(const hf_face *face)
{
    bool pretty = false;

    do {
        char *text = written(face, pretty), *again;
        hf_face *back = read_text(text);

        again = written(back, pretty);
        assert_same_face(face, back);
        assert_string_equal(text, again);
        free(text);
        free(again);
        hf_face_free(back);
        pretty = !pretty;
    } while (pretty);
}

static void writes_what_the_page_says(void **state)
{
    hf_face *face = test_face();
    char *text = written(face, true), *line = written(face, false);

    (void)state;
    assert_string_equal(
        text, "{\n"
              "  \"format\": \"hemiface-face\",\n"
              "  \"version\": 1,\n"
              "  \"photo\": \"rest.jpg\",\n"
              "  \"width\": 100,\n"
              "  \"height\": 50,\n"
              "  \"source\": \"someone\",\n"
              "  \"repeat\": 0.375,\n"
              "  \"pose\": {\n"
              "    \"yaw\": 4.0,\n"
              "    \"pitch\": -2.0,\n"
              "    \"roll\": 10.0,\n"
              "    \"corrected\": true\n"
              "  },\n"
              "  \"iris\": {\n"
              "    \"right\": {\n"
              "      \"x\": 36.0,\n"
              "      \"y\": 15.0,\n"
              "      \"r\": 4.0,\n"
              "      \"sd\": 0.5,\n"
              "      \"r_sd\": 0.25\n"
              "    }\n"
              "  },\n"
              "  \"contours\": {\n"
              "    \"brow_upper\": {\n"
              "      \"right\": [[40.0, 10.0, 0.5], [30.0, 9.0, 1.0]]\n"
              "    },\n"
              "    \"lip_upper_outer\": [[35.0, 30.0, 0.0], [50.0, 28.0, 1.0], "
              "[66.0, 31.0, 2.0]],\n"
              "    \"philtrum\": [[50.5, 24.0, 0.0], [51.0, 27.0, 0.0]]\n"
              "  }\n"
              "}\n");
    assert_null(strchr(line, '\n'));
    free(text);
    free(line);
    hf_face_free(face);
}

static void every_bit_comes_back(void **state)
{
    static const hf_point points[] = {
        {0.1, 1.0 / 3, 0x1p-1074},                 /* smallest double */
        {1e308, -1e-300, 0},                       /* near the ends */
        {0x1.fffffffffffffp0, 1e15 + 0.125, 4e-9}, /* all bits set */
        {12345.678901234567, 2e22, 0.3},
    };
    static const hf_iris iris = {true, 0.7, 1e-7, 0.1, 0.2, 0.3};
    hf_face *face = test_face();

    (void)state;
    assert_ok(hf_face_set_contour(face, HF_JAW, HF_RIGHT, points, 4, error));
    assert_ok(hf_face_set_iris(face, HF_LEFT, iris, error));
    assert_round_trip(face);
    hf_face_free(face);
    assert_ok(hf_face_new(&face, 65535, 1, error));
    assert_round_trip(face); /* nothing on it */
    assert_near(hf_face_repeat(face), 1, 0);
    hf_face_free(face);
}

static void any_file_name_can_be_written(void **state)
{
    hf_face *face = test_face(), *back;
    char *text;

    (void)state;
    /* "é" in UTF-8 stays, in Latin-1 it becomes '?' */
    assert_ok(hf_face_set_photo(face, "\xc3\xa9\xe9\"\n.jpg", error));
    text = written(face, true);
    back = read_text(text);
    assert_string_equal(hf_face_photo(back), "\xc3\xa9?\"\n.jpg");
    free(text);
    hf_face_free(back);
    hf_face_free(face);
}

static void a_comma_locale_changes_nothing(void **state)
{
    static const char *const commas[] = {"de_DE.UTF-8", "de_DE.utf8",
                                         "fr_FR.UTF-8", "fr_FR.utf8"};
    hf_face *face = test_face();
    char *plain = written(face, true), *text;
    size_t i = 0;

    (void)state;
    while (i < 4 && !setlocale(LC_ALL, commas[i]))
        i++;
    text = written(face, true);
    assert_round_trip(face);
    setlocale(LC_ALL, "C");
    assert_string_equal(text, plain);
    free(text);
    free(plain);
    hf_face_free(face);
    if (i == 4) {
        printf("skip: no locale with a decimal comma is here\n");
        skip();
    }
}

static void defaults_and_unknown_keys(void **state)
{
    hf_face *face = read_text(
        "{\"format\":\"hemiface-face\",\"version\":1,\"width\":10,"
        "\"height\":20.0,\"x-mine\":{\"a\":[]},\"later\":1,"
        "\"photo\":\"../a/b.jpg\","
        "\"iris\":{\"left\":{\"x\":1,\"y\":2,\"r\":3}},"
        "\"contours\":{\"chin\":[[4,5.5]],\"jaw\":[],\"lid_upper\":{}}}");
    hf_contour chin = hf_face_contour(face, HF_CHIN, HF_RIGHT);

    (void)state;
    assert_int_equal(hf_face_height(face), 20);
    assert_string_equal(hf_face_photo(face), "b.jpg");
    assert_string_equal(hf_face_source(face), "");
    assert_false(hf_face_pose(face).known);
    assert_int_equal(chin.count, 1);
    assert_near(chin.points[0].x, 4, 0);
    assert_near(chin.points[0].y, 5.5, 0);
    assert_near(chin.points[0].sd, 0.5, 0);
    assert_near(hf_face_iris(face, HF_LEFT).sd, 0.5, 0);
    assert_near(hf_face_iris(face, HF_LEFT).r_sd, 0.5, 0);
    assert_false(hf_face_iris(face, HF_RIGHT).present);
    assert_int_equal(hf_face_contour(face, HF_JAW, HF_RIGHT).count, 0);
    hf_face_free(face);
}

#define HEAD "{\"format\":\"hemiface-face\",\"version\":1,"
#define SIZE HEAD "\"width\":9,\"height\":9,"

static const struct {
    const char *text, *complaint; /* after "'f.face.json'" */
} damaged[] = {
    {"", " line 1, column 0: '[' or '{' expected near end of file"},
    {"{\n \"a\": }", " line 2, column 7: unexpected token near '}'"},
    {"{\"a\":1,\"a\":2}",
     " line 1, column 10: duplicate object key near '\"a\"'"},
    {"{\"a\":1e999}", " line 1, column 10: real number overflow near '1e999'"},
    {SIZE "\"contours\":{\"chin\":[[NaN,1]]}}",
     " line 1, column 83: invalid token near 'NaN'"},
    {"[]", ": top level: must be an object"},
    {"{}", ": format: is missing"},
    {"{\"format\":\"other\"}", ": format: must be \"hemiface-face\""},
    {"{\"format\":1}", ": format: must be \"hemiface-face\""},
    {"{\"format\":\"hemiface-face\"}", ": version: is missing"},
    {"{\"format\":\"hemiface-face\",\"version\":\"1\"}",
     ": version: must be a number"},
    {"{\"format\":\"hemiface-face\",\"version\":2}",
     ": version: only version 1 is known: a newer hemiface may read it"},
    {HEAD "\"height\":9}", ": width: is missing"},
    {HEAD "\"width\":9}", ": height: is missing"},
    {HEAD "\"width\":0,\"height\":9}",
     ": width: must be a whole number from 1 to 65535"},
    {HEAD "\"width\":9,\"height\":65536}",
     ": height: must be a whole number from 1 to 65535"},
    {HEAD "\"width\":9.5,\"height\":9}",
     ": width: must be a whole number from 1 to 65535"},
    {SIZE "\"photo\":1}", ": photo: must be a string"},
    {SIZE "\"source\":null}", ": source: must be a string"},
    {SIZE "\"repeat\":2}", ": repeat: 'repeat' must be within 0 and 1: it is "
                           "the share of the sd that is new in every photo"},
    {SIZE "\"repeat\":[]}", ": repeat: must be a number"},
    {SIZE "\"pose\":[]}", ": pose: must be an object"},
    {SIZE "\"pose\":{\"yaw\":1,\"roll\":2}}", ": pose.pitch: is missing"},
    {SIZE "\"pose\":{\"yaw\":\"1\"}}", ": pose.yaw: must be a number"},
    {SIZE "\"pose\":{\"yaw\":1,\"pitch\":2,\"roll\":3,\"corrected\":1}}",
     ": pose.corrected: must be true or false"},
    {SIZE "\"iris\":1}", ": iris: must be an object with right, left"},
    {SIZE "\"iris\":{\"Right\":{}}}",
     ": iris.Right: is not a side: use right or left"},
    {SIZE "\"iris\":{\"right\":[]}}", ": iris.right: must be an object"},
    {SIZE "\"iris\":{\"right\":{\"x\":1,\"y\":1}}}",
     ": iris.right.r: is missing"},
    {SIZE "\"iris\":{\"left\":{\"x\":1,\"y\":1,\"r\":0}}}",
     ": iris.left: the left iris needs finite values, a radius above 0 and "
     "no negative sd"},
    {SIZE "\"later\":1}", ": contours: is missing"},
    {SIZE "\"contours\":[]}", ": contours: must be an object"},
    {SIZE "\"contours\":{\"ear\":[]}}",
     ": contours.ear: is not a contour: see hemiface-face(5)"},
    {SIZE "\"contours\":{\"brow_upper\":[[1,2]]}}",
     ": contours.brow_upper: must be an object with right, left"},
    {SIZE "\"contours\":{\"chin\":{\"right\":[[1,2]]}}}",
     ": contours.chin: must be a list of points"},
    {SIZE "\"contours\":{\"ala\":{\"both\":[]}}}",
     ": contours.ala.both: is not a side: use right or left"},
    {SIZE "\"contours\":{\"ala\":{\"left\":[[1,2],[3,4]]}}}",
     ": contours.ala.left: 'ala, left' has 2 points: at most 1 are allowed"},
    {SIZE "\"contours\":{\"jaw\":[[1,2],[3]]}}",
     ": contours.jaw[1]: must be [x, y] or [x, y, sd]"},
    {SIZE "\"contours\":{\"jaw\":[[1,2,3,4]]}}",
     ": contours.jaw[0]: must be [x, y] or [x, y, sd]"},
    {SIZE "\"contours\":{\"jaw\":[[1,\"2\"]]}}",
     ": contours.jaw[0]: must be [x, y] or [x, y, sd]"},
    {SIZE "\"contours\":{\"jaw\":[[1,2,-1]]}}",
     ": contours.jaw: point 0 of 'jaw' is not finite or has a negative sd"},
};

static void damage_is_named(void **state)
{
    char expected[HF_ERROR_SIZE];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        hf_error error = {HF_OK, ""};
        hf_face *face = NULL;

        assert_int_equal(hf_face_from_json(&face, damaged[i].text,
                                           strlen(damaged[i].text), name,
                                           &error),
                         HF_E_CORRUPT);
        snprintf(expected, sizeof expected, "'%s'%s", name,
                 damaged[i].complaint);
        assert_string_equal(error.text, expected);
        assert_null(face);
        assert_int_equal(hf_face_from_json(&face, damaged[i].text,
                                           strlen(damaged[i].text), name, NULL),
                         HF_E_CORRUPT);
    }
}

static void too_many_points_are_refused(void **state)
{
    static char text[1 << 16];
    hf_error error;
    hf_face *face = NULL;
    size_t at = (size_t)sprintf(text, SIZE "\"contours\":{\"jaw\":[[1,2]");
    int i;

    (void)state;
    for (i = 0; i < HF_MAX_POINTS; i++)
        at += (size_t)sprintf(text + at, ",[1,2]");
    strcpy(text + at, "]}}");
    assert_int_equal(hf_face_from_json(&face, text, strlen(text), name, &error),
                     HF_E_CORRUPT);
    assert_string_equal(error.text,
                        "'f.face.json': contours.jaw: has too many points: "
                        "at most 4096 are allowed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_what_the_page_says),
        cmocka_unit_test(every_bit_comes_back),
        cmocka_unit_test(any_file_name_can_be_written),
        cmocka_unit_test(a_comma_locale_changes_nothing),
        cmocka_unit_test(defaults_and_unknown_keys),
        cmocka_unit_test(damage_is_named),
        cmocka_unit_test(too_many_points_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
