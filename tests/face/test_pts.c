/* iBUG .pts files: line ends, pixel convention, damage by line. */
#include "tests/support/check.h"

#include "face/files.h"

/* A file with the given head, point n at (n + 1, 2 n + 1.25), and tail. */
static char *pts(const char *head, int points, const char *tail,
                 const char *end)
{
    static char text[4096];
    size_t at = 0;
    const char *s;
    int n;

    for (s = head; *s; s++)
        if (*s == '\n')
            at += (size_t)sprintf(text + at, "%s", end);
        else
            text[at++] = *s;
    for (n = 0; n < points; n++)
        at +=
            (size_t)sprintf(text + at, "%d.000 %d.25%s", n + 1, 2 * n + 1, end);
    sprintf(text + at, "%s", tail);
    return text;
}

static const char head[] = "version: 1\nn_points:  68\n{\n";

static void every_line_end_reads_alike(void **state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r", " \t\n\n"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *text = pts(head, 68, "}", ends[i]);
        hf_face *face = NULL;
        hf_contour c;

        assert_ok(hf_face_from_pts(&face, text, strlen(text), "a.pts", error));
        assert_string_equal(hf_face_source(face), "ibug-68");
        /* point 36: (37, 73.25) counted from 1, so (36.5, 72.75) */
        c = hf_face_contour(face, HF_CANTHUS_OUTER, HF_RIGHT);
        assert_int_equal(c.count, 1);
        assert_near(c.points[0].x, 36.5, 0);
        assert_near(c.points[0].y, 72.75, 0);
        assert_near(c.points[0].sd, 0.5, 0);
        /* point 67: (67.5, 134.75), so a photo of 68 x 135 */
        assert_int_equal(hf_face_width(face), 68);
        assert_int_equal(hf_face_height(face), 135);
        hf_face_free(face);
    }
}

static const struct {
    const char *head;
    int points;
    const char *tail;
    hf_status status;
    const char *complaint; /* after "'a.pts' " */
} damaged[] = {
    {"", 0, "", HF_E_CORRUPT, "line 1: expected 'version: 1'"},
    {"version 1\n", 0, "", HF_E_CORRUPT, "line 1: expected 'version: 1'"},
    {"version: 1 2\n", 0, "", HF_E_CORRUPT, "line 1: expected 'version: 1'"},
    {"version: 2\n", 0, "", HF_E_UNSUPPORTED,
     "has .pts version 2: only 1 is read"},
    {"version: 1\n\n", 0, "", HF_E_CORRUPT, "line 2: expected 'n_points: 68'"},
    {"version: 1\nn_points: 29\n", 0, "", HF_E_UNSUPPORTED,
     "has 29 points: only iBUG's 68 are read"},
    {"version: 1\nn_points: 68\n", 1, "", HF_E_CORRUPT, "line 3: expected '{'"},
    {head, 67, "}", HF_E_CORRUPT, "line 71: fewer than 68 points"},
    {head, 67, "", HF_E_CORRUPT, "line 71: expected a point, 'x y'"},
    {head, 67, "1,5 2,5\n", HF_E_CORRUPT, "line 71: expected a point, 'x y'"},
    {head, 67, "1 2 3\n", HF_E_CORRUPT, "line 71: expected a point, 'x y'"},
    {head, 67, "1 nan\n", HF_E_CORRUPT, "line 71: expected a point, 'x y'"},
    {head, 67, "1 1e999\n", HF_E_CORRUPT, "line 71: expected a point, 'x y'"},
    {head, 67, "7e4 1\n}\n", HF_E_CORRUPT, "has a point beyond 65535 pixels"},
    {head, 69, "}", HF_E_CORRUPT, "line 72: expected '}' after 68 points"},
    {head, 68, "", HF_E_CORRUPT, "line 72: expected '}' after 68 points"},
    {head, 68, "}\n\nmore\n", HF_E_CORRUPT,
     "line 74: expected nothing after '}'"},
};

static void damage_is_named_by_line(void **state)
{
    char expected[HF_ERROR_SIZE];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        const char *text =
            pts(damaged[i].head, damaged[i].points, damaged[i].tail, "\n");
        hf_error error = {HF_OK, ""};
        hf_face *face = NULL;

        assert_int_equal(
            hf_face_from_pts(&face, text, strlen(text), "a.pts", &error),
            damaged[i].status);
        snprintf(expected, sizeof expected, "'a.pts' %s", damaged[i].complaint);
        assert_string_equal(error.text, expected);
        assert_null(face);
    }
}

static void a_zero_byte_hides_nothing(void **state)
{
    char *text = pts(head, 68, "}", "\n");
    size_t length = strlen(text);
    hf_face *face = NULL;
    char *blank = strchr(text, '{');
    hf_error error;

    (void)state;
    /* the blank of "1.000 1.25", line 4 */
    blank = blank ? strchr(blank, ' ') : NULL;
    assert_non_null(blank);
    *blank = 0;
    assert_int_equal(hf_face_from_pts(&face, text, length, "a.pts", &error),
                     HF_E_CORRUPT);
    assert_string_equal(error.text, "'a.pts' line 4: expected a point, 'x y'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_end_reads_alike),
        cmocka_unit_test(damage_is_named_by_line),
        cmocka_unit_test(a_zero_byte_hides_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
