/* What was answered with 200 is in the face file, whatever happens next. */
#define _DEFAULT_SOURCE

#include "tests/support/reviewer.h"

#include <signal.h>
#include <unistd.h>

#include "tests/support/check.h"

static const char *const visit[] = {"visit", NULL};

static hf_face *read_face(const reviewer *r, const char *name)
{
    hf_face *face = NULL;

    assert_ok(hf_face_read(&face, reviewer_path(r, name), error));
    return face;
}

static hf_point point_of(const hf_face *face, hf_contour_id id, hf_side side)
{
    const hf_contour c = hf_face_contour(face, id, side);

    assert_true(c.count > 0);
    return c.points[0];
}

/* The whole text of a file; free() it. */
static char *text_of(const reviewer *r, const char *name)
{
    char *text = NULL;
    size_t size = 0;
    FILE *from = fopen(reviewer_path(r, name), "rb");
    FILE *to = open_memstream(&text, &size);
    int c;

    assert_non_null(from);
    while ((c = getc(from)) != EOF)
        putc(c, to);
    fclose(from);
    fclose(to);
    return text;
}

static void put(const reviewer *r, int status, int n, json_t *body)
{
    json_decref(
        reviewer_json(r, status, "PUT", reviewer_photo(n, "face"), body));
}

static void keeps_what_was_there(void **state)
{
    reviewer *r = *state;
    hf_face *before = read_face(r, "visit/smile-full.face.json"), *after;
    const hf_point was = point_of(before, HF_COMMISSURE, HF_LEFT);
    const hf_review *record;
    hf_point now, other;
    json_t *body;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "smile-full.jpg");
    body = reviewer_body(r, n, "open");
    reviewer_move(body, "commissure.left", 0, 12.5, -3.25);
    put(r, 200, n, body);
    json_decref(body);

    after = read_face(r, "visit/smile-full.face.json");
    now = point_of(after, HF_COMMISSURE, HF_LEFT);
    assert_near(now.x, was.x + 12.5, 1e-9);
    assert_near(now.y, was.y - 3.25, 1e-9);
    assert_near(now.sd, 0.5, 0);
    /* What was not touched keeps how sure it is, to the bit. */
    other = point_of(after, HF_COMMISSURE, HF_RIGHT);
    assert_memory_equal(&other,
                        hf_face_contour(before, HF_COMMISSURE, HF_RIGHT).points,
                        sizeof other);
    assert_string_equal(hf_face_source(after), "rater: AB");
    assert_string_equal(hf_face_photo(after), "smile-full.jpg");
    assert_near(hf_face_repeat(after), hf_face_repeat(before), 0);
    assert_memory_equal((hf_pose[]){hf_face_pose(after)},
                        (hf_pose[]){hf_face_pose(before)}, sizeof(hf_pose));
    assert_true(hf_face_by_hand(after, HF_COMMISSURE, HF_LEFT, 0));
    assert_false(hf_face_by_hand(after, HF_COMMISSURE, HF_RIGHT, 0));

    record = hf_face_review(after);
    assert_string_equal(record->rater, "AB");
    assert_int_equal(record->verdict, HF_REVIEW_OPEN);
    assert_int_equal(record->side, HF_AFFECTED_LEFT);
    assert_int_equal(record->edit_count, 1);
    assert_string_equal(record->edits[0].at, "2026-11-28T23:59:01.250Z");
    assert_near(record->edits[0].from[0].x, was.x, 0);
    assert_near(record->edits[0].to[0].x, was.x + 12.5, 1e-9);
    assert_near(point_of(record->automatic, HF_COMMISSURE, HF_LEFT).x, was.x,
                0);
    assert_string_equal(hf_face_source(record->automatic),
                        hf_face_source(before));
    hf_face_free(before);
    hf_face_free(after);
}

/* Back where it was, nothing is by hand, and the sd is the old one. */
static void forgets_what_was_taken_back(void **state)
{
    reviewer *r = *state;
    hf_face *before = read_face(r, "visit/rest.face.json"), *after;
    const hf_point was = point_of(before, HF_CHIN, HF_RIGHT);
    hf_point now;
    json_t *body, *first;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    first = reviewer_body(r, n, "open");
    body = json_deep_copy(first);
    reviewer_move(body, "chin", 0, 5, 0);
    put(r, 200, n, body);
    json_decref(body);
    json_object_set_new(first, "revision", json_integer(1));
    put(r, 200, n, first);
    json_decref(first);
    after = read_face(r, "visit/rest.face.json");
    now = point_of(after, HF_CHIN, HF_RIGHT);
    assert_memory_equal(&now, &was, sizeof now);
    assert_string_equal(hf_face_source(after), hf_face_source(before));
    /* That it was moved once is still known. */
    assert_int_equal(hf_face_review(after)->edit_count, 1);
    assert_int_equal(hf_face_review(after)->revision, 2);
    hf_face_free(before);
    hf_face_free(after);
}

static void accepts_points_as_they_are(void **state)
{
    reviewer *r = *state;
    hf_face *before = read_face(r, "visit/rest.face.json"), *after;
    json_t *body;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    body = reviewer_body(r, n, "accepted");
    put(r, 200, n, body);
    json_decref(body);
    after = read_face(r, "visit/rest.face.json");
    assert_int_equal(hf_face_review(after)->verdict, HF_REVIEW_ACCEPTED);
    assert_int_equal(hf_face_review(after)->edit_count, 0);
    assert_string_equal(hf_face_source(after), "rater: AB");
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int s = 0; s < 2; s++) {
            const hf_contour a =
                hf_face_contour(before, (hf_contour_id)id, (hf_side)s);
            const hf_contour b =
                hf_face_contour(after, (hf_contour_id)id, (hf_side)s);

            assert_int_equal(a.count, b.count);
            if (a.count)
                assert_memory_equal(a.points, b.points,
                                    a.count * sizeof *a.points);
        }
    hf_face_free(before);
    hf_face_free(after);
}

/* kill -9 at once after each answer: every edit is there, and the next server
 * goes on from it. */
static void loses_nothing_in_a_crash(void **state)
{
    reviewer *r = *state;
    hf_face *before = read_face(r, "visit/rest.face.json");
    const double x = point_of(before, HF_NOSE_TIP, HF_RIGHT).x;

    for (int i = 1; i <= 8; i++) {
        hf_face *after;
        json_t *body;
        int n;

        reviewer_run(r, visit);
        n = reviewer_find(r, "rest.jpg");
        body = reviewer_body(r, n, "open");
        assert_int_equal(json_integer_value(json_object_get(body, "revision")),
                         i - 1);
        reviewer_move(body, "nose_tip", 0, 1, 0);
        put(r, 200, n, body);
        assert_int_equal(reviewer_end(r, SIGKILL), -1);
        json_decref(body);
        after = read_face(r, "visit/rest.face.json");
        assert_int_equal(hf_face_review(after)->edit_count, i);
        assert_near(point_of(after, HF_NOSE_TIP, HF_RIGHT).x, x + i, 1e-9);
        assert_near(
            point_of(hf_face_review(after)->automatic, HF_NOSE_TIP, HF_RIGHT).x,
            x, 0);
        hf_face_free(after);
    }
    hf_face_free(before);
    assert_int_equal(reviewer_shell(r, "! ls visit | grep tmp", NULL), 0);
}

static void says_what_was_saved(void **state)
{
    reviewer *r = *state;
    char *said;

    for (int i = 0; i < 2; i++) {
        json_t *body;

        reviewer_run(r, visit);
        body = reviewer_body(r, reviewer_find(r, "rest.jpg"), "accepted");
        put(r, 200, reviewer_find(r, "rest.jpg"), body);
        json_decref(body);
        assert_int_equal(reviewer_end(r, i ? SIGTERM : SIGINT), 0);
        said = reviewer_said(r);
        assert_string_equal(said, "hemiface review: ended: saved 1 times; of 2 "
                                  "photos 1 accepted, 0 rejected, 0 begun\n");
        free(said);
    }
}

/* --------------------------------------------------------------- conflicts */

static void two_tabs_do_not_overwrite_each_other(void **state)
{
    reviewer *r = *state;
    json_t *one, *two;
    hf_face *face;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    one = reviewer_body(r, n, "open");
    two = reviewer_body(r, n, "open");
    reviewer_move(one, "chin", 0, 1, 0);
    reviewer_move(two, "chin", 0, 100, 0);
    put(r, 200, n, one);
    put(r, 409, n, two);
    put(r, 409, n, two);
    face = read_face(r, "visit/rest.face.json");
    assert_int_equal(hf_face_review(face)->edit_count, 1);
    hf_face_free(face);
    json_decref(one);
    json_decref(two);
    /* Loaded anew, it goes on. */
    two = reviewer_body(r, n, "open");
    reviewer_move(two, "chin", 0, 100, 0);
    put(r, 200, n, two);
    json_decref(two);
}

static void two_servers_do_not_overwrite_each_other(void **state)
{
    reviewer *r = *state, other = *r;
    json_t *one, *two;
    hf_face *face;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    one = reviewer_body(r, n, "open");
    reviewer_run(&other, visit);
    two = reviewer_body(&other, n, "open");
    reviewer_move(one, "chin", 0, 1, 0);
    reviewer_move(two, "nose_tip", 0, 1, 0);
    put(r, 200, n, one);
    put(&other, 409, n, two);
    json_decref(two);
    two = reviewer_body(&other, n, "open");
    reviewer_move(two, "nose_tip", 0, 1, 0);
    put(&other, 200, n, two);
    json_decref(one);
    json_decref(two);
    face = read_face(r, "visit/rest.face.json");
    assert_int_equal(hf_face_review(face)->edit_count, 2);
    hf_face_free(face);
    assert_int_equal(reviewer_end(&other, SIGTERM), 0);
}

/* ------------------------------------------------------------------ damage */

static const char *key_of(char text[64], const char *path)
{
    snprintf(text, 64, "%s",
             strrchr(path, '.') ? strrchr(path, '.') + 1 : path);
    return text;
}

/* A request with one thing changed: path is "face.contours.chin", value JSON
 * or NULL to take it away. */
static json_t *spoilt(const json_t *good, const char *path, const char *value)
{
    json_t *body = json_deep_copy(good), *at = body;
    char rest[100], *part = rest, *dot, key[64];

    snprintf(rest, sizeof rest, "%s", path);
    while ((dot = strchr(part, '.'))) {
        *dot = 0;
        at = json_object_get(at, part);
        part = dot + 1;
    }
    if (value)
        json_object_set_new(at, key_of(key, path),
                            json_loads(value, JSON_DECODE_ANY, NULL));
    else
        json_object_del(at, key_of(key, path));
    return body;
}

static const struct {
    const char *path, *value, *said;
} damage[] = {
    {"revision", NULL, "revision: is missing"},
    {"revision", "-1", "revision: must be"},
    {"revision", "0.5", "revision: must be"},
    {"revision", "\"0\"", "revision: must be"},
    {"rater", NULL, "rater: a name is needed"},
    {"rater", "\"\"", "rater: a name is needed"},
    {"rater", "7", "rater: a name is needed"},
    {"rater", "\"A\\nB\"", "review.rater: must be a name"},
    {"rater",
     "\"0123456789012345678901234567890123456789"
     "01234567890123456789012345678901234567890\"",
     "review.rater: must be a name of up to 80 bytes"},
    {"side", "\"up\"", "review.side: 'up' is not a side"},
    {"side", "1", "review.side: must be a string"},
    {"verdict", NULL, "review.verdict: is missing"},
    {"verdict", "\"fine\"", "review.verdict: must be open"},
    {"reason", "[]", "review.reason: must be a string"},
    {"reason", "\"a\\u0007b\"", "review.reason: must be"},
    {"edits", "{}", "review.edits: must be a list"},
    {"edits", "[1]", "review.edits[0]: must be an object"},
    {"edits", "[{}]", "review.edits[0].at: is missing"},
    {"edits",
     "[{\"at\":\"now\",\"by\":\"AB\",\"what\":\"chin\",\"action\":\"move\"}]",
     "review.edits[0].at: must be a time"},
    {"edits",
     "[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"\",\"what\":\"chin\","
     "\"action\":\"move\"}]",
     "review.edits[0].by: must be a name"},
    {"edits",
     "[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"AB\",\"what\":\"ear\","
     "\"action\":\"move\"}]",
     "review.edits[0].what: must be a contour"},
    {"edits",
     "[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"AB\",\"what\":\"chin\","
     "\"action\":\"fly\"}]",
     "review.edits[0].action: must be move"},
    {"edits",
     "[{\"at\":\"2026-11-28T23:59:01Z\",\"by\":\"AB\",\"what\":\"chin\","
     "\"action\":\"move\",\"from\":[[1]]}]",
     "review.edits[0].from: must be a list of [x, y]"},
    {"face", NULL, "face: is missing"},
    {"face", "[]", "face: must be an object"},
    {"face", "{}", "format: is missing"},
    {"face.width", "1", "face: is of a photo of another size"},
    {"face.width", "1e9", "width: must be a whole number"},
    {"face.contours", NULL, "contours: is missing"},
    {"face.contours.ear", "[[1,2]]", "contours.ear: is not a contour"},
    {"face.contours.chin", "[[1,2],[3,4]]", "at most 1"},
    {"face.contours.chin", "[[1e308,2]]", "far outside the photo"},
    {"face.contours.chin", "[[1,-1e5]]", "far outside the photo"},
    {"face.contours.chin", "[[\"1\",2]]", "contours.chin[0]: must be"},
    {"face.contours.chin", "[[null,2]]", "contours.chin[0]: must be"},
    {"face.contours.commissure", "{\"middle\":[[1,2]]}", "is not a side"},
    {"face.iris", "{\"right\":{\"x\":1,\"y\":1,\"r\":0}}", "iris.right"},
    {"face.iris", "{\"right\":{\"x\":1,\"y\":1,\"r\":1e300}}",
     "far outside the photo"},
};

static void says_what_is_wrong(void **state)
{
    reviewer *r = *state;
    char *before = text_of(r, "visit/rest.face.json"), *after;
    json_t *good;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    good = reviewer_body(r, n, "open");
    for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
        json_t *body = spoilt(good, damage[i].path, damage[i].value);
        char *text = json_dumps(body, JSON_REAL_PRECISION(17));
        http_answer a;

        reviewer_ask(&a, r, "PUT", reviewer_photo(n, "face"), text);
        if (a.status != 400 || !strstr(a.body, damage[i].said))
            fail_msg("%s %s: %d %s", damage[i].path,
                     damage[i].value ? damage[i].value : "(none)", a.status,
                     a.body);
        assert_ptr_equal(strchr(a.body, '\n'), a.body + a.count - 1);
        http_clear(&a);
        free(text);
        json_decref(body);
    }
    json_decref(good);
    after = text_of(r, "visit/rest.face.json");
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* Bodies that are no JSON, or far too much of it. */
static void refuses_what_is_no_json(void **state)
{
    static const char *const bodies[] = {
        "",
        "x",
        "{",
        "[",
        "[]",
        "1",
        "null",
        "\"\"",
        "{\"a\":1,\"a\":2}",
        "{\"revision\":NaN}",
        "{\"revision\":Infinity}",
        "{\"revision\":1e999}",
        "{\"revision\":99999999999999999999999}",
        "{'revision':0}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\xff\xfe\"}",
        "{\"a\":1}}",
        "\xef\xbb\xbf{",
        "<xml/>",
        "{\"a\":\"\\ud800\"}"};
    reviewer *r = *state;
    char *deep = malloc(600001), *many = malloc(600001), *edits;
    const char *large[3];
    size_t used;

    reviewer_run(r, visit);
    memset(deep, '[', 600000);
    deep[600000] = 0;
    used = (size_t)sprintf(many, "{\"revision\":0,\"rater\":\"AB\",\"face\":{"
                                 "\"format\":\"hemiface-face\",\"version\":1,"
                                 "\"width\":1080,\"height\":1350,\"contours\":{"
                                 "\"jaw\":[");
    for (int i = 0; i < 5000; i++)
        used += (size_t)sprintf(many + used, "%s[1,2]", i ? "," : "");
    sprintf(many + used, "]}},\"verdict\":\"open\",\"edits\":[]}");
    edits = malloc(600001);
    used =
        (size_t)sprintf(edits, "{\"revision\":0,\"rater\":\"AB\",\"edits\":[");
    for (int i = 0; i < 90000; i++)
        used += (size_t)sprintf(edits + used, "%s{}", i ? "," : "");
    sprintf(edits + used, "]}");
    large[0] = deep;
    large[1] = many;
    large[2] = edits;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies + 3; i++) {
        const size_t count = sizeof bodies / sizeof *bodies;
        const char *body = i < count ? bodies[i] : large[i - count];
        static const char *const ways[][2] = {{"PUT", "face"},
                                              {"POST", "measure"}};

        for (int w = 0; w < 2; w++) {
            http_answer a;

            reviewer_ask(&a, r, ways[w][0], reviewer_photo(0, ways[w][1]),
                         body);
            if (a.status != 400)
                fail_msg("%.60s: %d %s", body, a.status, a.body);
            assert_ptr_equal(strchr(a.body, '\n'), a.body + a.count - 1);
            http_clear(&a);
        }
    }
    free(deep);
    free(many);
    free(edits);
}

/* ----------------------------------------------------------------- trouble */

static void a_full_disk_loses_no_edit(void **state)
{
    reviewer *r = *state;
    char *before = text_of(r, "visit/rest.face.json"), *after, *said;
    json_t *body;
    int n;

    reviewer_limit(4096);
    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    body = reviewer_body(r, n, "open");
    reviewer_move(body, "chin", 0, 1, 0);
    put(r, 500, n, body);
    put(r, 500, n, body);
    after = text_of(r, "visit/rest.face.json");
    assert_string_equal(before, after);
    free(after);
    free(before);
    assert_int_equal(reviewer_shell(r, "! ls visit | grep tmp", NULL), 0);
    said = reviewer_said(r);
    assert_non_null(strstr(said, "not saved: cannot write"));
    free(said);
    assert_int_equal(reviewer_end(r, SIGTERM), 0);
    json_decref(body);
}

/* The same request is taken once there is room again. */
static void goes_on_when_the_folder_is_back(void **state)
{
    reviewer *r = *state;
    json_t *body;
    hf_face *face;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    body = reviewer_body(r, n, "open");
    reviewer_move(body, "chin", 0, 1, 0);
    assert_int_equal(reviewer_shell(r, "mv visit gone", NULL), 0);
    put(r, 500, n, body);
    assert_int_equal(reviewer_shell(r, "mv gone visit", NULL), 0);
    put(r, 200, n, body);
    json_decref(body);
    face = read_face(r, "visit/rest.face.json");
    assert_int_equal(hf_face_review(face)->edit_count, 1);
    hf_face_free(face);
}

static void says_once_that_it_may_not_write(void **state)
{
    reviewer *r = *state;
    char *said;

    if (geteuid() == 0) {
        printf("skip: root may write everywhere\n");
        skip();
    }
    assert_int_equal(reviewer_shell(r, "chmod 555 visit", NULL), 0);
    assert_int_equal(reviewer_fails(r, visit, &said), 2);
    assert_non_null(strstr(said, "cannot write face files in 'visit'"));
    assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
    free(said);
    assert_int_equal(reviewer_shell(r, "chmod 755 visit", NULL), 0);
}

static void follows_no_link_out_of_the_folder(void **state)
{
    reviewer *r = *state;
    http_answer a;
    json_t *body;
    int n;

    /* A photo, and the face file of another, that lie elsewhere. */
    assert_int_equal(
        reviewer_shell(r,
                       "mkdir other && mv visit/smile-full.jpg other && "
                       "ln -s ../other/smile-full.jpg visit && "
                       "mv visit/rest.face.json other && "
                       "ln -s ../other/rest.face.json visit && "
                       "cp other/rest.face.json kept",
                       NULL),
        0);
    reviewer_run(r, visit);
    n = reviewer_find(r, "smile-full.jpg");
    reviewer_ask(&a, r, "GET", reviewer_photo(n, "image"), NULL);
    assert_int_equal(a.status, 403);
    assert_non_null(strstr(a.body, "leads out of the folder"));
    http_clear(&a);
    json_decref(reviewer_json(r, 403, "GET", reviewer_photo(n, "face"), NULL));
    n = reviewer_find(r, "rest.jpg");
    json_decref(reviewer_json(r, 403, "GET", reviewer_photo(n, "face"), NULL));
    body = json_loads(
        "{\"revision\":0,\"rater\":\"AB\",\"verdict\":\"rejected\",\"edits\":[]"
        ",\"face\":{\"format\":\"hemiface-face\",\"version\":1,"
        "\"width\":1080,\"height\":1350,\"contours\":{}}}",
        0, NULL);
    put(r, 403, n, body);
    json_decref(body);
    assert_int_equal(reviewer_shell(r, "cmp kept other/rest.face.json", NULL),
                     0);
}

/* A link that turns up between loading and saving. */
static void follows_no_link_that_came_later(void **state)
{
    reviewer *r = *state;
    json_t *body;
    int n;

    reviewer_run(r, visit);
    n = reviewer_find(r, "rest.jpg");
    body = reviewer_body(r, n, "accepted");
    assert_int_equal(reviewer_shell(r,
                                    "mkdir other && "
                                    "mv visit/rest.face.json other && "
                                    "ln -s ../other/rest.face.json visit && "
                                    "cp other/rest.face.json kept",
                                    NULL),
                     0);
    put(r, 500, n, body);
    json_decref(body);
    assert_int_equal(reviewer_shell(r, "cmp kept other/rest.face.json", NULL),
                     0);
}

static void leaves_damaged_face_files_alone(void **state)
{
    reviewer *r = *state;
    json_t *queue;
    char *text;

    assert_int_equal(reviewer_shell(r, "echo '{' >visit/rest.face.json", NULL),
                     0);
    reviewer_run(r, visit);
    json_decref(reviewer_json(
        r, 403, "GET", reviewer_photo(reviewer_find(r, "rest.jpg"), "face"),
        NULL));
    queue = reviewer_json(r, 200, "GET", "/api/queue", NULL);
    text = json_dumps(queue, 0);
    assert_non_null(strstr(text, "\"failed\""));
    free(text);
    json_decref(queue);
    text = text_of(r, "visit/rest.face.json");
    assert_string_equal(text, "{\n");
    free(text);
}

/* What the file shows is what the photo shows; the page sees life. */
static void turns_mirror_images(void **state)
{
    static const char *const mirrored[] = {"--mirrored", "visit", NULL};
    reviewer *r = *state;
    hf_face *before = read_face(r, "visit/rest.face.json"), *after;
    json_t *body;
    int n;

    reviewer_run(r, mirrored);
    n = reviewer_find(r, "rest.jpg");
    body = reviewer_body(r, n, "open");
    /* Life's left is the file's right, and outwards is the other way. */
    reviewer_move(body, "commissure.left", 0, 8, 2);
    put(r, 200, n, body);
    json_decref(body);
    after = read_face(r, "visit/rest.face.json");
    assert_near(point_of(after, HF_COMMISSURE, HF_RIGHT).x,
                point_of(before, HF_COMMISSURE, HF_RIGHT).x - 8, 1e-9);
    assert_near(point_of(after, HF_COMMISSURE, HF_RIGHT).y,
                point_of(before, HF_COMMISSURE, HF_RIGHT).y + 2, 1e-9);
    assert_int_equal(hf_face_review(after)->side, HF_AFFECTED_RIGHT);
    assert_int_equal(hf_face_review(after)->edits[0].side, HF_RIGHT);
    hf_face_free(before);
    hf_face_free(after);
}

#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reviewer_setup, reviewer_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(keeps_what_was_there),
        TEST(forgets_what_was_taken_back),
        TEST(accepts_points_as_they_are),
        TEST(loses_nothing_in_a_crash),
        TEST(says_what_was_saved),
        TEST(two_tabs_do_not_overwrite_each_other),
        TEST(two_servers_do_not_overwrite_each_other),
        TEST(says_what_is_wrong),
        TEST(refuses_what_is_no_json),
        TEST(a_full_disk_loses_no_edit),
        TEST(goes_on_when_the_folder_is_back),
        TEST(says_once_that_it_may_not_write),
        TEST(follows_no_link_out_of_the_folder),
        TEST(follows_no_link_that_came_later),
        TEST(leaves_damaged_face_files_alone),
        TEST(turns_mirror_images),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
