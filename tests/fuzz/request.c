/* Requests to hemiface review: a server with two photos is asked, by whatever
   bytes there are, over a socket of its own as a browser would.
   An input is what is sent. $PORT, $COOKIE (of the session, as a header's line)
   and $LENGTH (bytes behind the empty line) stand for what no fuzzer could
   guess: so that it can change what matters, and corpora can be read. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gsl/gsl_errno.h>

#include <hemiface/hemiface.h>
#include <hemiface/image.h>

#include "base/file.h"
#include "cmd/review/serve.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/http.h"

/* Sides of the photos, px, and of fuzz_small_face's. */
enum { SIDE = 40, SMALL_FACE_SIDE = 2000 };

static const char *const names[] = {
    "photos.csv", "rest.jpg",        "rest.face.json",
    "smile.jpg",  "smile.face.json", NULL,
};

static char folder[] = "/tmp/hemiface-fuzz-XXXXXX";
static const review_options options = {.rater = ""};
static review *photos;
static serve *server;
static int port;
static char cookie[256];
/* Sent behind each input: a head that is cut off, or a body shorter than was
 * announced, comes to an end where the server would wait for the rest. */
static char pad[4096];

static void fine(bool what)
{
    if (!what)
        abort();
}

static const char *inside(const char *name)
{
    static char path[sizeof folder + 32];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put(const char *name, const void *bytes, size_t count)
{
    hf_error error;

    fine(hf_file_write(inside(name), bytes, count, &error) == HF_OK);
}

/* ------------------------------------------------------------------ photos */

/* The contours and irises of fuzz_small_face on a photo of SIDE. */
static hf_face *tiny_face(void)
{
    const hf_face *large = fuzz_small_face();
    const double k = (double)SIDE / SMALL_FACE_SIDE;
    hf_face *face;

    fine(hf_face_new(&face, SIDE, SIDE, NULL) == HF_OK);
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++) {
            const hf_contour c =
                hf_face_contour(large, (hf_contour_id)id, (hf_side)side);
            hf_point points[3];

            fine(c.count <= 3);
            for (size_t i = 0; i < c.count; i++)
                points[i] = (hf_point){c.points[i].x * k, c.points[i].y * k, 1};
            fine(hf_face_set_contour(face, (hf_contour_id)id, (hf_side)side,
                                     points, c.count, NULL) == HF_OK);
        }
    for (int side = 0; side < 2; side++) {
        hf_iris iris = hf_face_iris(large, (hf_side)side);

        iris.x *= k, iris.y *= k, iris.r *= k;
        fine(hf_face_set_iris(face, (hf_side)side, iris, NULL) == HF_OK);
    }
    return face;
}

static void write_photos(void)
{
    static const char rows[] = "patient,visit,view,photo,side\n"
                               "P,pre,rest,rest.jpg,left\n"
                               "P,pre,smile-full,smile.jpg,left\n";
    hf_image *image;
    unsigned char *jpeg;
    hf_face *face = tiny_face();
    char *text;
    size_t count;

    fine(hf_image_new(&image, SIDE, SIDE, NULL) == HF_OK);
    fine(hf_image_encode_jpeg(&jpeg, &count, image, 90, NULL) == HF_OK);
    fine(hf_face_to_json(&text, face, false, NULL) == HF_OK);
    put("photos.csv", rows, sizeof rows - 1);
    put("rest.jpg", jpeg, count);
    put("smile.jpg", jpeg, count);
    put("rest.face.json", text, strlen(text));
    put("smile.face.json", text, strlen(text));
    free(text);
    free(jpeg);
    hf_face_free(face);
    hf_image_free(image);
}

/* ------------------------------------------------------------------ server */

/* Its link is followed: from now on the cookie counts. */
static void enter(void)
{
    const char *link = serve_link(server);
    char *path;
    const char *given;
    http_answer a;

    fine(link && sscanf(link, "http://127.0.0.1:%d/", &port) == 1);
    path = strdup(strrchr(link, '/'));
    http_ask(&a, port, "GET", path, "", NULL, 0);
    given = http_header(&a, "Set-Cookie");
    fine(a.status == 303 && given);
    snprintf(cookie, sizeof cookie, "Cookie: %.*s", (int)strcspn(given, ";\r"),
             given);
    http_clear(&a);
    free(path);
}

static void start(void)
{
    manifest *rows;

    write_photos();
    fine(manifest_read(&rows, inside("photos.csv"), HF_AFFECTED_UNKNOWN));
    photos = review_new(rows, &options);
    fine(photos != NULL);
    server = serve_listen(photos, 0);
    fine(server && serve_start(server) && review_start(photos));
    for (size_t n = 0; n < photos->count; n++)
        fine(review_wait(photos, n));
    enter();
}

static void stop(void)
{
    review_stop(photos);
    serve_stop(server);
    review_free(photos);
}

static void finish(void)
{
    stop();
    for (const char *const *name = names; *name; name++)
        unlink(inside(*name));
    rmdir(folder);
}

static void start_once(void)
{
    static bool started;

    if (started)
        return;
    started = true;
    gsl_set_error_handler_off();
    fine(mkdtemp(folder) != NULL);
    snprintf(pad, sizeof pad, "%*s\r\n\r\n", (int)sizeof pad - 5, "");
    start();
    atexit(finish);
}

/* ---------------------------------------------------------------- requests */

typedef struct sent {
    char *bytes;
    size_t count;
    bool has_cookie;
} sent;

static void append(sent *s, const void *bytes, size_t count)
{
    memcpy(s->bytes + s->count, bytes, count);
    s->count += count;
}

static bool is_word(const unsigned char *data, size_t left, const char *word)
{
    return left >= strlen(word) && !memcmp(data, word, strlen(word));
}

/* Bytes behind the first empty line. */
static size_t body_of(const unsigned char *data, size_t size)
{
    for (size_t i = 0; i + 4 <= size; i++)
        if (is_word(data + i, size - i, "\r\n\r\n"))
            return size - i - 4;
    return 0;
}

static sent with_words(const unsigned char *data, size_t size)
{
    enum { LONGEST = 256 };
    const size_t body = body_of(data, size);
    sent s = {malloc(size * LONGEST + 1), 0, false};
    char digits[2][24];
    const struct word {
        const char *word, *value;
    } words[] = {
        {"$PORT", digits[0]}, {"$LENGTH", digits[1]}, {"$COOKIE", cookie}};

    fine(s.bytes != NULL);
    snprintf(digits[0], sizeof digits[0], "%d", port);
    snprintf(digits[1], sizeof digits[1], "%zu", body);
    for (size_t i = 0; i < size;) {
        size_t w = 0;

        /* Of the head alone: a body is what the page sends. */
        while (w < 3 && (i >= size - body ||
                         !is_word(data + i, size - i, words[w].word)))
            w++;
        append(&s, w < 3 ? words[w].value : (const char *)data + i,
               w < 3 ? strlen(words[w].value) : 1);
        s.has_cookie |= w == 2;
        i += w < 3 ? strlen(words[w].word) : 1;
    }
    return s;
}

/* Whether a file was written: the next input finds the server as this one did.
 */
static bool is_changed(void)
{
    for (size_t n = 0; n < photos->count; n++)
        if (photos->photos[n].face && hf_face_review(photos->photos[n].face))
            return true;
    return false;
}

/* Seconds that an answer is waited for: it takes some milliseconds. */
enum { PATIENCE = 3 };

bool fuzz_request(const unsigned char *data, size_t size)
{
    http_answer a;
    sent s;
    int status, to;

    start_once();
    s = with_words(data, size);
    to = http_connect(port);
    fine(to >= 0);
    /* Who refuses early may stop reading. */
    if (http_write(to, s.bytes, s.count) == 0)
        (void)http_write(to, pad, sizeof pad - 1);
    (void)shutdown(to, SHUT_WR);
    http_read(&a, to, PATIENCE);
    status = a.status;
    /* A server that says nothing hung up on what was no request. One that found
     * memory and disk has no excuse, and without the cookie none gets in. */
    if (status >= 500 && status != 501 && status != 505)
        abort();
    if (!s.has_cookie && status >= 200 && status < 400)
        abort();
    http_clear(&a);
    free(s.bytes);
    if (is_changed()) {
        stop();
        start();
    }
    return status >= 200 && status < 300;
}
