/* What is reviewed, in which order, under which names. */
#define _DEFAULT_SOURCE

#include "tests/support/reviewer.h"

#include <signal.h>
#include <unistd.h>

#include <hemiface/image.h>

#include "tests/support/check.h"

static json_t *queue_of(const reviewer *r)
{
    return reviewer_json(r, 200, "GET", "/api/queue", NULL);
}

/* Asks until every photo was looked at. */
static json_t *whole_queue(const reviewer *r)
{
    for (int i = 0; i < 600; i++) {
        json_t *queue = queue_of(r);

        if (json_integer_value(json_object_get(queue, "looked_at")) ==
            json_integer_value(json_object_get(queue, "count")))
            return queue;
        json_decref(queue);
        usleep(100000);
    }
    fail_msg("faces are still looked for after a minute");
    return NULL;
}

static const char *word(const json_t *photo, const char *key)
{
    return json_string_value(json_object_get(photo, key));
}

static const json_t *photo_of(const json_t *queue, const char *name)
{
    json_t *photo;
    size_t i;

    json_array_foreach(
        json_object_get(queue, "photos"), i,
        photo) if (!strcmp(word(photo, "name"), name)) return photo;
    fail_msg("no photo '%s'", name);
    return NULL;
}

static void assert_photo(const json_t *queue, const char *name,
                         const char *patient, const char *visit)
{
    const json_t *photo = photo_of(queue, name);

    assert_string_equal(word(photo, "patient"), patient);
    assert_string_equal(word(photo, "visit"), visit);
}

/* Names are bytes; JSON is UTF-8. */
static void shows_names_of_any_bytes(void **state)
{
    static const char *const options[] = {"tree", NULL};
    reviewer *r = *state;
    json_t *queue;

    assert_int_equal(
        reviewer_shell(r,
                       "mkdir -p \"tree/$(printf 'M\\374ller')\" && "
                       "cp -r visit \"tree/$(printf 'M\\374ller')/pre\"",
                       NULL),
        0);
    reviewer_run(r, options);
    queue = queue_of(r);
    assert_photo(queue, "M?ller/pre/rest.jpg", "M?ller", "pre");
    json_decref(queue);
}

static void takes_a_visit_a_patient_a_tree_or_a_manifest(void **state)
{
    static const char *const one[] = {"visit/", NULL};
    static const char *const patient[] = {"tree/P1", NULL};
    static const char *const tree[] = {"--side=left", "tree", NULL};
    static const char *const table[] = {"list.csv", NULL};
    reviewer *r = *state;
    json_t *queue;

    assert_int_equal(
        reviewer_shell(
            r,
            "mkdir -p tree/P1 tree/P2 && cp -r visit tree/P1/pre && "
            "cp -r visit tree/P1/post && cp -r visit tree/P2/pre && "
            "printf 'patient,visit,view,photo,side\\n"
            "Q/1,a,rest,visit/rest.jpg,right\\n"
            "Q/1,a,smile-full,visit/smile-full.jpg,right\\n' >list.csv",
            NULL),
        0);
    reviewer_run(r, one);
    queue = queue_of(r);
    assert_int_equal(json_array_size(json_object_get(queue, "photos")), 2);
    assert_photo(queue, "rest.jpg", "", "");
    json_decref(queue);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);

    reviewer_run(r, patient);
    queue = queue_of(r);
    assert_int_equal(json_array_size(json_object_get(queue, "photos")), 4);
    assert_photo(queue, "pre/rest.jpg", "P1", "pre");
    json_decref(queue);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);

    reviewer_run(r, tree);
    queue = queue_of(r);
    assert_int_equal(json_array_size(json_object_get(queue, "photos")), 6);
    assert_photo(queue, "P2/pre/smile-full.jpg", "P2", "pre");
    assert_string_equal(word(queue, "side"), "left");
    /* A photo's rest photo is its own visit's. */
    assert_int_equal(json_integer_value(json_object_get(
                         photo_of(queue, "P1/post/smile-full.jpg"), "rest")),
                     json_integer_value(json_object_get(
                         photo_of(queue, "P1/post/rest.jpg"), "n")));
    json_decref(queue);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);

    reviewer_run(r, table);
    queue = queue_of(r);
    assert_photo(queue, "visit/rest.jpg", "Q/1", "a");
    assert_string_equal(word(photo_of(queue, "visit/rest.jpg"), "side"),
                        "right");
    json_decref(queue);
}

static void puts_files_into_the_folder_it_is_told(void **state)
{
    static const char *const options[] = {"--out=out", "list.csv", NULL};
    reviewer *r = *state;
    json_t *body;
    hf_face *face = NULL;

    assert_int_equal(reviewer_shell(r,
                                    "cp -r visit kept && "
                                    "printf 'patient,visit,view,photo\\n"
                                    "../Q,.,rest,visit/rest.jpg\\n' >list.csv",
                                    NULL),
                     0);
    reviewer_run(r, options);
    body = reviewer_body(r, 0, "accepted");
    reviewer_move(body, "chin", 0, 1, 0);
    json_decref(reviewer_json(r, 200, "PUT", reviewer_photo(0, "face"), body));
    json_decref(body);
    /* A patient's name is no path. */
    assert_ok(hf_face_read(
        &face, reviewer_path(r, "out/_.._Q/_./rest.face.json"), error));
    assert_int_equal(hf_face_review(face)->edit_count, 1);
    hf_face_free(face);
    assert_int_equal(reviewer_shell(r, "diff -r kept visit", NULL), 0);
    /* The next server goes on from there. */
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    reviewer_run(r, options);
    body = reviewer_body(r, 0, "open");
    assert_int_equal(json_integer_value(json_object_get(body, "revision")), 1);
    json_decref(body);
}

/* 0 shows no face, 1 is no photo, 2 is fine, 3 has half an iris's worth of
 * doubt more. */
static void comes_worst_first(void **state)
{
    static const char *const options[] = {"visit", NULL};
    reviewer *r = *state;
    char command[1500];
    json_t *queue, *photos, *photo;
    hf_face *face = NULL;
    hf_point lid[HF_MAX_POINTS / 64];
    hf_contour c;

    snprintf(command, sizeof command,
             "cp '%s/brow.jpg' '%s/brow.face.json' visit && "
             "echo no photo >visit/pucker.jpg",
             test_path("data/sample/pre"), test_path("tests/cases/faces/pre"));
    assert_int_equal(reviewer_shell(r, command, NULL), 0);
    assert_ok(
        hf_face_read(&face, reviewer_path(r, "visit/brow.face.json"), error));
    c = hf_face_contour(face, HF_LID_UPPER, HF_RIGHT);
    memcpy(lid, c.points, c.count * sizeof *lid);
    lid[1].sd = 20;
    assert_ok(
        hf_face_set_contour(face, HF_LID_UPPER, HF_RIGHT, lid, c.count, error));
    assert_ok(
        hf_face_write(face, reviewer_path(r, "visit/brow.face.json"), error));
    hf_face_free(face);
    reviewer_run(r, options);
    queue = whole_queue(r);
    photos = json_object_get(queue, "photos");
    assert_int_equal(json_array_size(photos), 4);
    photo = json_array_get(photos, 0);
    assert_string_equal(word(photo, "name"), "pucker.jpg");
    assert_string_equal(word(photo, "state"), "failed");
    /* Why, without the name, which stands above it. */
    assert_null(strstr(word(photo, "error"), "pucker.jpg"));
    assert_ptr_equal(strstr(word(photo, "error"), "is not a picture"),
                     word(photo, "error"));
    assert_null(strstr(word(photo, "cause"), "visit/"));
    photo = json_array_get(photos, 1);
    assert_string_equal(word(photo, "name"), "brow.jpg");
    assert_string_equal(word(photo, "state"), "open");
    assert_non_null(strstr(word(photo, "cause"), "right upper lid: "));
    /* 20 px at 0.22 mm a pixel. */
    assert_near(json_number_value(json_object_get(photo, "doubt")), 4.4, 0.3);
    for (size_t i = 2; i < 4; i++)
        assert_true(json_number_value(
                        json_object_get(json_array_get(photos, i), "doubt")) <
                    json_number_value(json_object_get(photo, "doubt")));
    json_decref(queue);
}

/* A face file of the test's visit with other sds and pose. */
static void doubt_face(const reviewer *r, const char *view, hf_contour_id id,
                       double sd, double yaw)
{
    char name[100];
    hf_face *face = NULL;
    hf_point points[HF_MAX_POINTS / 64];
    hf_contour c;

    snprintf(name, sizeof name, "visit/%s.face.json", view);
    assert_ok(hf_face_read(&face, reviewer_path(r, name), error));
    c = hf_face_contour(face, id, HF_RIGHT);
    memcpy(points, c.points, c.count * sizeof *points);
    points[0].sd = sd;
    assert_ok(hf_face_set_contour(face, id, HF_RIGHT, points, c.count, error));
    hf_face_set_pose(face, (hf_pose){true, yaw, 0, 0, false});
    assert_ok(hf_face_write(face, reviewer_path(r, name), error));
    hf_face_free(face);
}

static void assert_first(const reviewer *r, const char *name, const char *cause)
{
    json_t *queue = whole_queue(r);
    const json_t *first = json_array_get(json_object_get(queue, "photos"), 0);

    assert_string_equal(word(first, "name"), name);
    assert_non_null(strstr(word(first, "cause"), cause));
    json_decref(queue);
}

/* At 0.22 mm a pixel: a brow of 1.76 mm has 1.3 times its usual sd, a lid of
 * 1.1 mm 2.7 times. */
static void a_lid_is_not_as_unsure_as_a_brow(void **state)
{
    static const char *const options[] = {"visit", NULL};
    reviewer *r = *state;

    doubt_face(r, "rest", HF_BROW_UPPER, 8, 0);
    doubt_face(r, "smile-full", HF_LID_UPPER, 5, 0);
    reviewer_run(r, options);
    assert_first(r, "smile-full.jpg", "right upper lid: 1.1 mm unsure");
}

/* The same doubt, and 4.6 deg of yaw: 1.9 times; 6 deg is warned of. */
static void who_looks_aside_comes_first(void **state)
{
    static const char *const options[] = {"visit", NULL};
    reviewer *r = *state;

    doubt_face(r, "rest", HF_LID_UPPER, 8, 0);
    doubt_face(r, "smile-full", HF_LID_UPPER, 8, 4.6);
    reviewer_run(r, options);
    assert_first(r, "smile-full.jpg", "; head turned or tilted 5 deg");
    reviewer_end(r, SIGTERM);
    doubt_face(r, "rest", HF_LID_UPPER, 8, 6);
    reviewer_run(r, options);
    assert_first(r, "rest.jpg", "yaw 6.0 deg is over 5 deg");
}

/* Without face files: found while the page is open, and asked for at once. */
static void finds_faces_and_places_what_has_none(void **state)
{
    static const char *const options[] = {"--rater=AB", "visit", NULL};
    reviewer *r = *state;
    json_t *queue, *got, *body;
    hf_image *blank = NULL;
    hf_face *face = NULL;
    const json_t *photo;
    int n;

    assert_int_equal(reviewer_shell(r, "rm visit/*.face.json", NULL), 0);
    assert_ok(hf_image_new(&blank, 400, 300, error));
    assert_ok(
        hf_image_write_png(blank, reviewer_path(r, "visit/snarl.png"), error));
    hf_image_free(blank);
    reviewer_run(r, options);
    n = reviewer_find(r, "smile-full.jpg");
    got = reviewer_json(r, 200, "GET", reviewer_photo(n, "face"), NULL);
    assert_true(json_is_object(json_object_get(got, "automatic")));
    assert_true(json_is_null(json_object_get(got, "review")));
    assert_true(json_array_size(json_object_get(got, "values")) > 20);
    json_decref(got);
    queue = whole_queue(r);
    photo = photo_of(queue, "snarl.png");
    assert_string_equal(word(photo, "state"), "failed");
    assert_ptr_equal(photo,
                     json_array_get(json_object_get(queue, "photos"), 0));
    json_decref(queue);
    n = reviewer_find(r, "snarl.png");
    got = reviewer_json(r, 200, "GET", reviewer_photo(n, "face"), NULL);
    assert_true(json_is_null(json_object_get(got, "automatic")));
    json_decref(got);
    /* Nothing is placed: nothing to accept. */
    body = reviewer_body(r, n, "accepted");
    json_decref(reviewer_json(r, 400, "PUT", reviewer_photo(n, "face"), body));
    json_decref(body);
    body = reviewer_body(r, n, "open");
    json_object_set_new(
        json_object_get(json_object_get(body, "face"), "contours"), "chin",
        json_pack("[[f,f]]", 200.0, 250.0));
    json_decref(reviewer_json(r, 200, "PUT", reviewer_photo(n, "face"), body));
    json_decref(body);
    assert_ok(
        hf_face_read(&face, reviewer_path(r, "visit/snarl.face.json"), error));
    assert_null(hf_face_review(face)->automatic);
    assert_string_equal(hf_face_source(face), "rater: AB");
    hf_face_free(face);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    /* Looked at only: no file is made. */
    assert_int_equal(reviewer_shell(r, "test ! -e visit/rest.face.json", NULL),
                     0);
}

/* Ctrl-C while faces are looked for is not waited out. */
static void ends_at_once(void **state)
{
    static const char *const options[] = {"visit", NULL};
    reviewer *r = *state;

    assert_int_equal(reviewer_shell(r, "rm visit/*.face.json", NULL), 0);
    reviewer_start(r, options);
    assert_int_equal(reviewer_end(r, SIGINT), 0);
}

static void fails(reviewer *r, const char *first, const char *second,
                  const char *wanted)
{
    const char *const options[] = {first, second, NULL};
    char *said;

    assert_int_equal(reviewer_fails(r, options, &said), 2);
    if (!strstr(said, wanted))
        fail_msg("not '%s' but: %s", wanted, said);
    free(said);
}

static void says_why_it_does_not_begin(void **state)
{
    static const char *const options[] = {"visit", NULL};
    reviewer *r = *state, other = *r;
    char port[32];

    assert_int_equal(
        reviewer_shell(r,
                       "mkdir empty flat twice other && echo a >a.csv && "
                       "cp visit/rest.jpg flat/IMG_0001.jpg && "
                       "cp visit/rest.jpg twice/a-rest.jpg && "
                       "printf 'patient,visit,view,photo\\n"
                       "P,a,rest,visit/rest.jpg\\n"
                       "P,b,rest,visit/rest.png\\n' >same.csv && "
                       "cp visit/rest.jpg visit/rest.png && "
                       "cp visit/rest.face.json other",
                       NULL),
        0);
    fails(r, "empty", NULL, "'empty' has no patient/visit/photo below it\n");
    fails(r, "flat", NULL, "below it that says its view: name photos rest.jpg");
    fails(r, "nowhere", NULL, "nowhere");
    fails(r, "a.csv", NULL, "column 'patient' is missing");
    fails(r, "same.csv", NULL,
          "would have the same face file 'visit/rest.face.json'");
    fails(r, "other", NULL, "there is no photo to review");
    fails(r, "--rater=a\nb", "visit", "--rater: a name on one line");
    fails(r, "--seed=0.5", "visit", "--seed must be a whole number");
    fails(r, "--port=80", "visit", "--port: out of range");
    fails(r, "--side=up", "visit", "--side");
    reviewer_shell(r, "rm visit/rest.png", NULL);
    fails(r, "--out=a.csv", "visit", "cannot make the folder 'a.csv'");
    reviewer_start(r, options);
    snprintf(port, sizeof port, "--port=%d", r->port);
    fails(&other, port, "visit", "cannot listen on port");
}

#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reviewer_setup, reviewer_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(takes_a_visit_a_patient_a_tree_or_a_manifest),
        TEST(shows_names_of_any_bytes),
        TEST(puts_files_into_the_folder_it_is_told),
        TEST(comes_worst_first),
        TEST(a_lid_is_not_as_unsure_as_a_brow),
        TEST(who_looks_aside_comes_first),
        TEST(finds_faces_and_places_what_has_none),
        TEST(ends_at_once),
        TEST(says_why_it_does_not_begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
