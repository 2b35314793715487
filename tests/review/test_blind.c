/* A blind rater sees nothing of the program's, and two can be compared. */
#define _DEFAULT_SOURCE

#include "tests/support/reviewer.h"

#include <signal.h>

#include "tests/support/check.h"

static const char *const blind[] = {"--blind", "--rater=AB", "--out=ab",
                                    "visit", NULL};

static char *queue_text(const reviewer *r)
{
    json_t *queue = reviewer_json(r, 200, "GET", "/api/queue", NULL);
    char *text = json_dumps(queue, JSON_COMPACT);

    json_decref(queue);
    return text;
}

static void shows_nothing_of_the_programs_own(void **state)
{
    static const char *const hidden[] = {"rest.jpg", "smile-full.jpg", "visit/",
                                         "unsure", "drawn"};
    reviewer *r = *state;
    char *text;
    json_t *queue, *photo, *face;
    size_t i;

    reviewer_run(r, blind);
    text = queue_text(r);
    for (size_t k = 0; k < sizeof hidden / sizeof *hidden; k++)
        assert_null(strstr(text, hidden[k]));
    free(text);
    queue = reviewer_json(r, 200, "GET", "/api/queue", NULL);
    assert_true(json_is_true(json_object_get(queue, "blind")));
    json_array_foreach(json_object_get(queue, "photos"), i, photo)
    {
        char name[40];

        /* In the order of numbers, which are the shuffled ones. */
        snprintf(name, sizeof name, "photo %zu", i + 1);
        assert_string_equal(json_string_value(json_object_get(photo, "name")),
                            name);
        assert_int_equal(json_integer_value(json_object_get(photo, "n")), i);
        assert_true(json_is_null(json_object_get(photo, "doubt")));
        assert_string_equal(json_string_value(json_object_get(photo, "cause")),
                            "");
        assert_string_equal(
            json_string_value(json_object_get(photo, "patient")), "");
        assert_string_equal(json_string_value(json_object_get(photo, "visit")),
                            "");
        assert_true(json_is_null(json_object_get(photo, "rest")));
        face =
            reviewer_json(r, 200, "GET", reviewer_photo((int)i, "face"), NULL);
        assert_true(json_is_null(json_object_get(face, "automatic")));
        assert_int_equal(json_array_size(json_object_get(face, "values")), 0);
        text = json_dumps(json_object_get(face, "face"), 0);
        assert_non_null(strstr(text, "\"contours\": {}"));
        assert_non_null(strstr(text, "\"photo\": \"\""));
        assert_null(strstr(text, "iris"));
        assert_null(strstr(text, "quality"));
        assert_null(strstr(text, "pose"));
        free(text);
        json_decref(face);
        json_decref(reviewer_json(r, 403, "POST",
                                  reviewer_photo((int)i, "measure"), NULL));
    }
    json_decref(queue);
}

/* The view of each number, as an order. */
static void order_of(reviewer *r, const char *seed, char *out)
{
    const char *const options[] = {"--blind", "--out=ab", seed, "visit", NULL};
    json_t *queue, *photo;
    size_t i;

    reviewer_run(r, options);
    queue = reviewer_json(r, 200, "GET", "/api/queue", NULL);
    *out = 0;
    json_array_foreach(json_object_get(queue, "photos"), i, photo)
    {
        strcat(out, json_string_value(json_object_get(photo, "view")));
        strcat(out, " ");
    }
    json_decref(queue);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
}

static void shuffles_by_the_seed(void **state)
{
    reviewer *r = *state;
    char first[400], again[400], other[400], command[2000];
    int differ = 0;

    snprintf(command, sizeof command, "cp '%s'/*.jpg visit",
             test_path("data/sample/pre"));
    assert_int_equal(reviewer_shell(r, command, NULL), 0);
    order_of(r, "--seed=1", first);
    order_of(r, "--seed=1", again);
    assert_string_equal(first, again);
    /* Eight photos have 40320 orders. */
    order_of(r, "--seed=2", other);
    differ += strcmp(first, other) != 0;
    order_of(r, "--seed=3", other);
    differ += strcmp(first, other) != 0;
    assert_int_equal(differ, 2);
    assert_null(
        strstr(first, "rest brow close-gentle close-full smile-gentle"));
}

static void needs_a_folder_of_its_own(void **state)
{
    static const char *const beside[] = {"--blind", "visit", NULL};
    reviewer *r = *state;
    char *said;

    assert_int_equal(reviewer_fails(r, beside, &said), 2);
    assert_non_null(strstr(said, "--blind needs --out=FOLDER"));
    free(said);
}

/* Places every contour of a photo where the known face has it, off by dx. */
static void place(const reviewer *r, int n, const char *rater, double dx)
{
    json_t *body = reviewer_body(r, n, "open"), *known, *edit;
    const json_t *sent = json_object_get(body, "face");
    char path[600];
    const char *view = NULL;
    json_t *queue = reviewer_json(r, 200, "GET", "/api/queue", NULL), *photo;
    json_t *contours, *chin;
    size_t i;

    json_array_foreach(
        json_object_get(queue, "photos"), i,
        photo) if (json_integer_value(json_object_get(photo, "n")) == n) view =
        json_string_value(json_object_get(photo, "view"));
    snprintf(path, sizeof path, "%s/%s.face.json",
             test_path("tests/cases/faces/pre"), view);
    known = json_load_file(path, 0, NULL);
    assert_non_null(known);
    contours = json_object_get(known, "contours");
    chin = json_array_get(json_object_get(contours, "chin"), 0);
    json_array_set_new(
        chin, 0, json_real(json_number_value(json_array_get(chin, 0)) + dx));
    json_object_set((json_t *)sent, "contours", contours);
    json_object_set((json_t *)sent, "iris", json_object_get(known, "iris"));
    edit = json_pack("{ss ss ss ss s[] s[[ff]]}", "at", "2026-11-28T23:59:01Z",
                     "by", rater, "what", "chin", "action", "place", "from",
                     "to", 1.0, 2.0);
    json_array_append_new(json_object_get(body, "edits"), edit);
    json_object_set_new(body, "rater", json_string(rater));
    json_object_set_new(body, "verdict", json_string("accepted"));
    json_decref(reviewer_json(r, 200, "PUT", reviewer_photo(n, "face"), body));
    json_decref(body);
    json_decref(known);
    json_decref(queue);
}

static void two_raters_can_be_compared(void **state)
{
    static const char *const second[] = {"--blind",  "--rater=CD", "--out=cd",
                                         "--seed=7", "visit",      NULL};
    reviewer *r = *state;
    hf_face *face = NULL;
    char *said;

    reviewer_run(r, blind);
    place(r, 0, "AB", 0);
    place(r, 1, "AB", 0);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    reviewer_run(r, second);
    place(r, 0, "CD", 4);
    place(r, 1, "CD", 4);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);

    assert_ok(
        hf_face_read(&face, reviewer_path(r, "ab/rest.face.json"), error));
    assert_string_equal(hf_face_source(face), "rater: AB");
    assert_string_equal(hf_face_photo(face), "rest.jpg");
    assert_null(hf_face_review(face)->automatic);
    assert_near(hf_face_contour(face, HF_CHIN, HF_RIGHT).points[0].sd, 0.5, 0);
    assert_true(hf_face_by_hand(face, HF_CHIN, HF_RIGHT, 0));
    assert_near(hf_face_repeat(face), 1, 0);
    hf_face_free(face);
    /* Nothing was put beside the photos. */
    assert_int_equal(
        reviewer_shell(r, "! grep -l review visit/*.face.json", NULL), 0);

    assert_int_equal(reviewer_shell(r, "hemiface agree ab cd", &said), 0);
    assert_non_null(strstr(said, "chin"));
    free(said);
    assert_int_equal(
        reviewer_shell(r, "hemiface agree --csv ab cd | grep -c chin", NULL),
        0);
}

/* Whoever comes second to a folder does not see, nor overwrite, the first. */
static void keeps_raters_apart(void **state)
{
    static const char *const second[] = {"--blind", "--rater=CD", "--out=ab",
                                         "visit", NULL};
    reviewer *r = *state;

    reviewer_run(r, blind);
    place(r, 0, "AB", 0);
    place(r, 1, "AB", 0);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    reviewer_run(r, second);
    json_decref(reviewer_json(r, 403, "GET", reviewer_photo(0, "face"), NULL));
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    /* The first goes on. */
    reviewer_run(r, blind);
    json_decref(reviewer_json(r, 200, "GET", reviewer_photo(0, "face"), NULL));
}

/* Nor while the review runs: a face file that another program put there is
   neither shown nor written over. */
static void takes_no_face_from_elsewhere(void **state)
{
    reviewer *r = *state;
    json_t *body, *answer;
    char command[100];
    const char *name;

    reviewer_run(r, blind);
    place(r, 0, "AB", 0);
    body = reviewer_json(r, 200, "GET", "/api/queue", NULL);
    name = json_string_value(json_object_get(
        json_array_get(json_object_get(body, "photos"), 0), "view"));
    snprintf(command, sizeof command, "cp visit/%s.face.json ab/", name);
    json_decref(body);
    assert_int_equal(reviewer_shell(r, command, NULL), 0);
    body = reviewer_body(r, 0, "open");
    for (int i = 0; i < 2; i++)
        json_decref(
            reviewer_json(r, 409, "PUT", reviewer_photo(0, "face"), body));
    json_decref(body);
    answer = reviewer_json(r, 200, "GET", reviewer_photo(0, "face"), NULL);
    assert_true(json_is_null(json_object_get(answer, "automatic")));
    body = json_object_get(json_object_get(answer, "review"), "rater");
    assert_string_equal(json_string_value(body), "AB");
    json_decref(answer);
    assert_int_equal(reviewer_shell(r, "grep -q review ab/*", NULL), 1);
}

#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reviewer_setup, reviewer_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shows_nothing_of_the_programs_own),
        TEST(shuffles_by_the_seed),
        TEST(needs_a_folder_of_its_own),
        TEST(two_raters_can_be_compared),
        TEST(keeps_raters_apart),
        TEST(takes_no_face_from_elsewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
