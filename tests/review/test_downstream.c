/* Corrected points are what every other tool uses, and it says whose they are.
 */
#define _DEFAULT_SOURCE

#include "tests/support/reviewer.h"

#include <signal.h>

#include <hemiface/measure.h>

#include "tests/support/check.h"

static const char *const visit[] = {"visit", NULL};

/* Runs a command that must end with that status; what it said. */
static char *run(const reviewer *r, int status, const char *command)
{
    char *said;
    const int got = reviewer_shell(r, command, &said);

    if (got != status)
        fail_msg("%s: %d, not %d: %s", command, got, status, said);
    return said;
}

static void has(const reviewer *r, int status, const char *command,
                const char *wanted)
{
    char *said = run(r, status, command);

    if (!strstr(said, wanted))
        fail_msg("%s: not '%s' but: %s", command, wanted, said);
    free(said);
}

static void has_not(const reviewer *r, int status, const char *command,
                    const char *unwanted)
{
    char *said = run(r, status, command);

    if (strstr(said, unwanted))
        fail_msg("%s: '%s' in: %s", command, unwanted, said);
    free(said);
}

/* All views of the sample before surgery, as face files. */
static void whole_visit(const reviewer *r)
{
    char command[1000];

    snprintf(command, sizeof command, "cp '%s'/*.jpg '%s'/*.face.json visit",
             test_path("data/sample/pre"), test_path("tests/cases/faces/pre"));
    assert_int_equal(reviewer_shell(r, command, NULL), 0);
}

/* Moves the left mouth corner by mm along a healthy smile and saves. */
static void smile(const reviewer *r, double mm, const char *verdict)
{
    /* Of a smile that is whole: 8.1 mm outwards, 9.8 mm up. */
    const double length = hypot(8.1, 9.8);
    const int n = reviewer_find(r, "smile-full.jpg");
    hf_face *rest = NULL;
    hf_frame frame;
    json_t *body;
    double x0, y0, x1, y1;

    assert_ok(
        hf_face_read(&rest, reviewer_path(r, "visit/rest.face.json"), error));
    assert_ok(hf_frame_of(&frame, rest, NULL, error));
    hf_face_free(rest);
    hf_frame_to_px(&frame, 0, 0, &x0, &y0);
    hf_frame_to_px(&frame, mm * 8.1 / length, mm * 9.8 / length, &x1, &y1);
    body = reviewer_body(r, n, verdict);
    reviewer_move(body, "commissure.left", 0, x1 - x0, y1 - y0);
    json_decref(reviewer_json(r, 200, "PUT", reviewer_photo(n, "face"), body));
    json_decref(body);
}

/* Before, the left corner moves by 0.0 mm and hb_abs gives 0 of 4 points for
 * the mouth: VI. 6 mm in steps of 2.5 are 2 points, of 8 with the brow's none:
 * V. The mean of both ratios, 6 / 11.4 of a mouth and 0 of a brow, is over the
 * step of hb_rel as well. */
static void a_moved_point_changes_the_grade(void **state)
{
    reviewer *r = *state;

    whole_visit(r);
    has(r, 0, "hemiface grade --side=left visit | grep hb_abs | head -n 1",
        "VI  (0 of 8 points)");
    has_not(r, 0, "hemiface grade --side=left visit", "corrected by");
    reviewer_run(r, visit);
    smile(r, 6, "accepted");
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    has(r, 0, "hemiface grade --side=left visit | grep hb_abs | head -n 1",
        "V  (2 of 8 points)");
    has(r, 0, "hemiface grade --side=left visit", "# points corrected by AB\n");
    has(r, 0, "hemiface grade --json --side=left visit | head -n 1",
        "\"corrected_by\": \"AB\"");
    has(r, 0, "hemiface measure --side=left visit",
        "# points corrected by AB\n");
    has(r, 0, "hemiface measure --side=left visit/smile-full.jpg",
        "# points corrected by AB\n");
    has(r, 0, "hemiface measure --side=left visit/smile-full.face.json",
        "# points corrected by AB\n");
    has_not(r, 0, "hemiface measure --side=left visit/rest.jpg",
            "corrected by");
    has(r, 0, "hemiface compare --side=left visit visit",
        "# points corrected by AB\n");
    /* Where face files are not read, nobody's points are. */
    has_not(r, 0,
            "hemiface measure --ignore-face-files --side=left "
            "visit/smile-full.jpg",
            "corrected by");
}

static void the_page_shows_what_measure_says(void **state)
{
    reviewer *r = *state;
    char line[300], *said;
    json_t *body, *got, *values, *value;
    size_t i;
    int n, compared = 0;

    reviewer_run(r, visit);
    n = reviewer_find(r, "smile-full.jpg");
    body = reviewer_body(r, n, "open");
    reviewer_move(body, "commissure.left", 0, 10, -7);
    got = reviewer_json(r, 200, "POST", reviewer_photo(n, "measure"), body);
    values = json_object_get(got, "values");
    json_decref(reviewer_json(r, 200, "PUT", reviewer_photo(n, "face"), body));
    json_decref(body);
    said = run(r, 0, "hemiface measure --csv --side=left visit 2>err");
    json_array_foreach(values, i, value)
    {
        const json_t *left = json_object_get(value, "left");
        const json_t *number = json_object_get(left, "value");

        if (!json_is_number(number))
            continue;
        snprintf(line, sizeof line, ",%s,L,%.9g,",
                 json_string_value(json_object_get(value, "id")),
                 json_number_value(number));
        if (!strstr(said, line))
            fail_msg("no '%s' in %s", line, said);
        compared++;
    }
    assert_true(compared > 15);
    free(said);
    json_decref(got);
}

static void the_report_names_the_rater(void **state)
{
    reviewer *r = *state;

    whole_visit(r);
    has_not(r, 0,
            "hemiface report --side=left --output=a.html visit 2>err; "
            "cat a.html",
            "corrected by");
    reviewer_run(r, visit);
    smile(r, 6, "accepted");
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    assert_int_equal(
        reviewer_shell(
            r, "hemiface report --side=left --output=b.html visit 2>err", NULL),
        0);
    has(r, 0, "cat b.html",
        "smile-full: points looked at and corrected by hand: AB");
    has(r, 0, "cat b.html", "points corrected by AB");
}

/* Of a cohort too: two visits of one patient, of which one smile was moved. */
static void a_cohorts_report_names_the_raters(void **state)
{
    reviewer *r = *state;

    reviewer_run(r, visit);
    smile(r, 3, "accepted");
    assert_int_equal(
        reviewer_shell(r,
                       "mkdir -p tree/P1 && cp -r visit tree/P1/pre && "
                       "cp -r visit tree/P1/post && "
                       "hemiface batch --tree --side=left --out=res tree && "
                       "hemiface report --output=c.html res",
                       NULL),
        0);
    has(r, 0, "cat c.html",
        "points of 2 of 4 photos looked at and corrected by hand: AB");
}

static void reject(const reviewer *r, const char *name)
{
    const int n = reviewer_find(r, name);
    json_t *body = reviewer_body(r, n, "rejected");

    json_object_set_new(body, "reason", json_string("eyes half shut"));
    json_decref(reviewer_json(r, 200, "PUT", reviewer_photo(n, "face"), body));
    json_decref(body);
}

static void what_was_rejected_is_not_measured(void **state)
{
    static const char why[] = "rejected by AB: eyes half shut";
    reviewer *r = *state;

    whole_visit(r);
    reviewer_run(r, visit);
    reject(r, "smile-full.jpg");
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    has(r, 2, "hemiface measure visit/smile-full.jpg", why);
    has(r, 2, "hemiface measure visit/smile-full.face.json", why);
    has(r, 3, "hemiface measure visit", why);
    has(r, 0,
        "hemiface measure --csv --side=left visit | "
        "grep smile-full,.*,excursion,L",
        ",missing-view,");
    has(r, 3, "hemiface grade --side=left visit", why);
    has(r, 3, "hemiface compare --side=left visit visit", why);
    has(r, 3, "hemiface report --side=left --output=a.html visit", why);
    assert_int_equal(
        reviewer_shell(r,
                       "mkdir -p tree/P1 && cp -r visit tree/P1/pre && "
                       "cp -r visit tree/P1/post",
                       NULL),
        0);
    has(r, 3, "hemiface batch --tree --side=left --out=res tree", "failed");
    has(r, 0, "grep -c 'rejected by AB: eyes half shut' res/failures.csv", "2");
    has(r, 3, "hemiface agree visit tree/P1/pre", why);
    has(r, 2,
        "hemiface agree visit/smile-full.face.json "
        "tree/P1/pre/smile-full.face.json",
        why);
    /* It can still be looked at again, and taken back. */
    reviewer_run(r, visit);
    smile(r, 0, "accepted");
    has_not(r, 0, "hemiface measure visit/smile-full.jpg", "rejected");
}

static void what_is_not_finished_is_warned_of(void **state)
{
    static const char open[] = "the review by AB is not finished";
    reviewer *r = *state;

    reviewer_run(r, visit);
    smile(r, 3, "open");
    has(r, 0, "hemiface measure --side=left visit/smile-full.jpg", open);
    has(r, 0, "hemiface measure --side=left visit", open);
    has_not(r, 0, "hemiface measure --side=left visit/rest.jpg",
            "not finished");
    /* What the rater declared, and nobody else. */
    has(r, 0, "hemiface measure visit/smile-full.jpg",
        "AB declared the affected side left, and --side is unknown");
    has_not(r, 0, "hemiface measure --side=left visit/smile-full.jpg",
            "declared");
    assert_int_equal(
        reviewer_shell(r, "mkdir -p tree/P1 && cp -r visit tree/P1/pre", NULL),
        0);
    has(r, 0, "hemiface batch --tree --side=left --out=res tree",
        "patient 'P1': the review of 1 photos is not finished, first "
        "'P1/pre/smile-full.jpg'");
    smile(r, 3, "accepted");
    has_not(r, 0, "hemiface measure --side=left visit", "not finished");
}

static void nothing_else_loses_the_record(void **state)
{
    reviewer *r = *state;

    reviewer_run(r, visit);
    smile(r, 3, "accepted");
    has(r, 2, "hemiface detect --save visit/smile-full.jpg",
        "was reviewed by AB: not overwritten");
    assert_int_equal(reviewer_shell(r,
                                    "hemiface convert --to=face --out=conv "
                                    "visit/smile-full.face.json && "
                                    "cmp conv/smile-full.face.json "
                                    "visit/smile-full.face.json",
                                    NULL),
                     0);
    has(r, 0,
        "hemiface convert --to=coco --out=conv visit/smile-full.face.json",
        "who corrected what");
}

#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reviewer_setup, reviewer_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_moved_point_changes_the_grade),
        TEST(the_page_shows_what_measure_says),
        TEST(the_report_names_the_rater),
        TEST(a_cohorts_report_names_the_raters),
        TEST(what_was_rejected_is_not_measured),
        TEST(what_is_not_finished_is_warned_of),
        TEST(nothing_else_loses_the_record),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
