/* Who may ask the server what, and that nothing brings it down. */
#define _DEFAULT_SOURCE

#include "tests/support/reviewer.h"

#include <signal.h>
#include <unistd.h>

#include "tests/support/check.h"

static const char *const visit[] = {"visit", NULL};

/* ------------------------------------------------------------------- links */

static int status_of(const reviewer *r, const char *method, const char *path,
                     const char *headers)
{
    http_answer a;
    int status;

    http_ask(&a, r->port, method, path, headers, NULL, 0);
    status = a.status;
    if (status == 403) {
        assert_true(a.count > 0);
        /* One line that says nothing of the photos. */
        assert_ptr_equal(strchr(a.body, '\n'), a.body + a.count - 1);
        assert_null(strstr(a.body, "rest"));
    }
    http_clear(&a);
    return status;
}

static void answers_nothing_without_the_cookie(void **state)
{
    static const char *const paths[] = {
        "/",          "/review.js",         "/review.css",       "/favicon.ico",
        "/api/queue", "/api/photo/0/image", "/api/photo/0/face", "/nowhere"};
    static const char *const methods[] = {"GET",  "PUT",     "POST",
                                          "HEAD", "OPTIONS", "DELETE"};
    reviewer *r = *state;

    reviewer_start(r, visit);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        for (size_t m = 0; m < sizeof methods / sizeof *methods; m++) {
            http_answer a;

            http_ask(&a, r->port, methods[m], paths[i],
                     "X-Hemiface: review\r\n", NULL, 0);
            assert_int_equal(a.status, 403);
            http_clear(&a);
        }
}

static void refuses_wrong_and_spent_links(void **state)
{
    reviewer *r = *state;
    char path[200], first[200];

    reviewer_start(r, visit);
    assert_int_equal(status_of(r, "GET", "/?token=", ""), 403);
    assert_int_equal(status_of(r, "GET", "/?token=x", ""), 403);
    snprintf(path, sizeof path, "/?token=%s0", r->token);
    assert_int_equal(status_of(r, "GET", path, ""), 403);
    snprintf(path, sizeof path, "/?token=%.42s", r->token);
    assert_int_equal(status_of(r, "GET", path, ""), 403);
    snprintf(path, sizeof path, "/?token=%s", r->token);
    path[20] = path[20] == 'A' ? 'B' : 'A';
    assert_int_equal(status_of(r, "GET", path, ""), 403);
    /* A link is followed by GET of the page and nothing else. */
    snprintf(path, sizeof path, "/?token=%s", r->token);
    assert_int_equal(status_of(r, "POST", path, ""), 403);
    snprintf(path, sizeof path, "/api/queue?token=%s", r->token);
    assert_int_equal(status_of(r, "GET", path, "X-Hemiface: review\r\n"), 403);
    reviewer_enter(r);
    snprintf(path, sizeof path, "/?token=%s", r->token);
    assert_int_equal(status_of(r, "GET", path, ""), 403);
    assert_int_equal(status_of(r, "GET", path, r->cookie), 403);
    assert_int_equal(status_of(r, "GET", "/", r->cookie), 200);
    /* Enter prints a new one; it ends the session of the old one. */
    snprintf(first, sizeof first, "%s", r->cookie);
    assert_int_equal(write(r->input, "\n", 1), 1);
    reviewer_read_link(r);
    assert_int_equal(status_of(r, "GET", "/", first), 200);
    reviewer_enter(r);
    assert_int_equal(status_of(r, "GET", "/", r->cookie), 200);
    assert_int_equal(status_of(r, "GET", "/", first), 403);
}

static void sets_a_cookie_for_this_browser_only(void **state)
{
    static const char *const parts[] = {"HttpOnly", "SameSite=Strict", "Path=/",
                                        "Max-Age=86400"};
    reviewer *r = *state;
    http_answer a;
    char path[100], want[32];

    reviewer_start(r, visit);
    snprintf(path, sizeof path, "/?token=%s", r->token);
    http_ask(&a, r->port, "GET", path, "", NULL, 0);
    assert_int_equal(a.status, 303);
    assert_string_equal(http_header(&a, "Location"), "/");
    snprintf(want, sizeof want, "hemiface_%d=", r->port);
    assert_ptr_equal(strstr(http_header(&a, "Set-Cookie"), want),
                     http_header(&a, "Set-Cookie"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_non_null(strstr(http_header(&a, "Set-Cookie"), parts[i]));
    http_clear(&a);
}

static void refuses_wrong_cookies(void **state)
{
    reviewer *r = *state;
    char name[40], value[64], line[300];

    reviewer_run(r, visit);
    sscanf(r->cookie, "Cookie: %39[^=]=%63[^\r]", name, value);
    snprintf(line, sizeof line, "Cookie: %s=\r\n", name);
    assert_int_equal(status_of(r, "GET", "/", line), 403);
    snprintf(line, sizeof line, "Cookie: %s=%.42s\r\n", name, value);
    assert_int_equal(status_of(r, "GET", "/", line), 403);
    snprintf(line, sizeof line, "Cookie: %s=%sA\r\n", name, value);
    assert_int_equal(status_of(r, "GET", "/", line), 403);
    snprintf(line, sizeof line, "Cookie: hemiface_1=%s\r\n", value);
    assert_int_equal(status_of(r, "GET", "/", line), 403);
    /* The link's secret is not the cookie's. */
    snprintf(line, sizeof line, "Cookie: %s=%s\r\n", name, r->token);
    assert_int_equal(status_of(r, "GET", "/", line), 403);
}

/* ------------------------------------------------------------------- hosts */

static int with_host(const reviewer *r, const char *host)
{
    char text[600];
    http_answer a;
    int status;

    snprintf(text, sizeof text,
             "GET / HTTP/1.1\r\n%s%sConnection: close\r\n\r\n", host,
             r->cookie);
    http_raw(&a, r->port, text, strlen(text));
    status = a.status;
    http_clear(&a);
    return status;
}

static void answers_to_its_own_name_only(void **state)
{
    static const char *const wrong[] = {
        "Host: evil.example\r\n",
        "Host: evil.example:%d\r\n",
        "Host: 127.0.0.1\r\n",
        "Host: 127.0.0.1:1\r\n",
        "Host: 127.0.0.1:%d.evil.example\r\n",
        "Host: 127.0.0.1.evil.example:%d\r\n",
        "Host: 0.0.0.0:%d\r\n",
        "Host: [::1]:%d\r\n",
        "Host: \r\n",
        "Host: 127.0.0.1:%d\r\nHost: evil.example\r\n",
        "Host: evil.example\r\nHost: 127.0.0.1:%d\r\n"};
    reviewer *r = *state;
    char host[200];

    reviewer_run(r, visit);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int status;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
        snprintf(host, sizeof host, wrong[i], r->port);
#pragma GCC diagnostic pop
        status = with_host(r, host);
        if (status != 403 && status != 400)
            fail_msg("%s: %d", host, status);
    }
    assert_true(with_host(r, "") >= 400);
    snprintf(host, sizeof host, "Host: localhost:%d\r\n", r->port);
    assert_int_equal(with_host(r, host), 200);
    snprintf(host, sizeof host, "Host: 127.0.0.1:%d\r\n", r->port);
    assert_int_equal(with_host(r, host), 200);
}

static void refuses_pages_of_elsewhere(void **state)
{
    static const char *const wrong[] = {"http://evil.example",
                                        "null",
                                        "",
                                        "https://127.0.0.1:%d",
                                        "http://127.0.0.1:1",
                                        "http://127.0.0.1:%d.evil.example",
                                        "http://127.0.0.1:%d/"};
    reviewer *r = *state;
    char line[600], origin[100];

    reviewer_run(r, visit);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
        snprintf(origin, sizeof origin, wrong[i], r->port);
#pragma GCC diagnostic pop
        snprintf(line, sizeof line, "%sX-Hemiface: review\r\nOrigin: %s\r\n",
                 r->cookie, origin);
        assert_int_equal(status_of(r, "GET", "/api/queue", line), 403);
        assert_int_equal(status_of(r, "PUT", "/api/photo/0/face", line), 403);
    }
    snprintf(line, sizeof line,
             "%sX-Hemiface: review\r\nOrigin: http://127.0.0.1:%d\r\n",
             r->cookie, r->port);
    assert_int_equal(status_of(r, "GET", "/api/queue", line), 200);
    /* A form or a picture of elsewhere cannot add the header. */
    assert_int_equal(status_of(r, "GET", "/api/queue", r->cookie), 403);
    assert_int_equal(status_of(r, "GET", "/api/photo/0/image", r->cookie), 403);
    assert_int_equal(status_of(r, "PUT", "/api/photo/0/face", r->cookie), 403);
    assert_int_equal(status_of(r, "POST", "/api/photo/0/measure", r->cookie),
                     403);
    snprintf(line, sizeof line, "%sX-Hemiface: other\r\n", r->cookie);
    assert_int_equal(status_of(r, "GET", "/api/queue", line), 403);
}

static void says_what_browsers_are_to_allow(void **state)
{
    static const char *const wanted[][2] = {
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"},
        {"X-Frame-Options", "DENY"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; "
         "img-src 'self' blob:; connect-src 'self'; base-uri 'none'; "
         "form-action 'none'; frame-ancestors 'none'"},
    };
    static const char *const paths[] = {"/", "/api/queue", "/nowhere",
                                        "/api/photo/0/image"};
    reviewer *r = *state;

    reviewer_run(r, visit);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        http_answer a;

        reviewer_ask(&a, r, "GET", paths[i], NULL);
        for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++)
            assert_string_equal(http_header(&a, wanted[k][0]), wanted[k][1]);
        assert_null(http_header(&a, "Access-Control-Allow-Origin"));
        http_clear(&a);
    }
}

static void listens_on_this_computer_only(void **state)
{
    reviewer *r = *state;
    char command[200], *said = NULL;

    reviewer_start(r, visit);
    /* 0100007F: 127.0.0.1; state 0A: listening. */
    snprintf(command, sizeof command,
             "test -r /proc/net/tcp || exit 77; "
             "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | "
             "awk '$4 == \"0A\" && $2 ~ /:%04X$/ {print $2}'",
             (unsigned)r->port);
    if (reviewer_shell(r, command, &said) == 77) {
        free(said);
        skip();
        return;
    }
    snprintf(command, sizeof command, "0100007F:%04X\n", (unsigned)r->port);
    assert_string_equal(said, command);
    free(said);
}

/* ------------------------------------------------------------------- paths */

static void knows_its_methods(void **state)
{
    static const char *const methods[] = {
        "HEAD", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO", "get"};
    static const struct {
        const char *path, *allow;
    } known[] = {{"/", "GET"},
                 {"/api/queue", "GET"},
                 {"/api/photo/0/image", "GET"},
                 {"/api/photo/0/face", "GET, PUT"},
                 {"/api/photo/0/measure", "POST"}};
    reviewer *r = *state;

    reviewer_run(r, visit);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (size_t m = 0; m < sizeof methods / sizeof *methods; m++) {
            http_answer a;

            reviewer_ask(&a, r, methods[m], known[i].path, NULL);
            if (a.status != 405)
                fail_msg("%s %s: %d", methods[m], known[i].path, a.status);
            assert_string_equal(http_header(&a, "Allow"), known[i].allow);
            http_clear(&a);
        }
}

static void takes_no_path_from_the_page(void **state)
{
    static const char *const paths[] = {
        "/../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%252e%252e/etc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/visit/rest.jpg",
        "/rest.jpg",
        "/api/photo/../../etc/passwd",
        "/api/photo/0/../../../etc/passwd",
        "/api/photo/0/image/../../../etc/passwd",
        "/api/photo//image",
        "/api/photo/-1/image",
        "/api/photo/+0/image",
        "/api/photo/00/image",
        "/api/photo/0x0/image",
        "/api/photo/0.0/image",
        "/api/photo/2/image",
        "/api/photo/4294967296/image",
        "/api/photo/18446744073709551616/image",
        "/api/photo/0/image/",
        "/api/photo/0/imag",
        "/api/photo/0",
        "/api/photo/",
        "/api/",
        "/api/queue/",
        "/index.html%00.js",
        "/%00",
        "/api/queue%00",
    };
    reviewer *r = *state;

    reviewer_run(r, visit);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        http_answer a;

        reviewer_ask(&a, r, "GET", paths[i], NULL);
        if (a.status != 404 && a.status != 400 &&
            strcmp(paths[i], "/%00") != 0 &&
            strcmp(paths[i], "/api/queue%00") != 0)
            fail_msg("%s: %d", paths[i], a.status);
        assert_null(a.text ? strstr(a.text, "root:") : NULL);
        http_clear(&a);
    }
}

static void shows_each_photo(void **state)
{
    reviewer *r = *state;
    http_answer a;

    reviewer_run(r, visit);
    reviewer_ask(&a, r, "GET", reviewer_photo(0, "image"), NULL);
    assert_int_equal(a.status, 200);
    assert_string_equal(http_header(&a, "Content-Type"), "image/jpeg");
    assert_memory_equal(a.body, "\xff\xd8\xff", 3);
    http_clear(&a);
}

/* ------------------------------------------------------------------ bodies */

enum { MEGA = 1024 * 1024 };

/* The head of a request to save. */
static int head(char *out, size_t size, const reviewer *r, const char *more)
{
    return snprintf(out, size,
                    "PUT /api/photo/0/face HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                    "%sX-Hemiface: review\r\nConnection: close\r\n%s\r\n",
                    r->port, r->cookie, more);
}

static int send_large(const reviewer *r, size_t count, bool chunked)
{
    char *text = malloc(2 * count + 4096), more[80];
    http_answer a;
    int status, used;

    if (chunked)
        snprintf(more, sizeof more, "Transfer-Encoding: chunked\r\n");
    else
        snprintf(more, sizeof more, "Content-Length: %zu\r\n", count);
    used = head(text, 4096, r, more);
    for (size_t sent = 0; chunked && sent < count; sent += 4096) {
        used += sprintf(text + used, "1000\r\n");
        memset(text + used, ' ', 4096);
        used += 4096;
        used += sprintf(text + used, "\r\n");
    }
    if (chunked)
        used += sprintf(text + used, "0\r\n\r\n");
    else
        memset(text + used, ' ', count);
    http_raw(&a, r->port, text, (size_t)used + (chunked ? 0 : count));
    status = a.status;
    http_clear(&a);
    free(text);
    return status;
}

static void refuses_large_bodies(void **state)
{
    reviewer *r = *state;
    char text[1000];
    http_answer a;

    reviewer_run(r, visit);
    assert_int_equal(send_large(r, MEGA, false), 400);
    assert_int_equal(send_large(r, MEGA, true), 400);
    assert_int_equal(send_large(r, MEGA + 1, false), 413);
    assert_int_equal(send_large(r, MEGA + 4096, true), 413);
    assert_int_equal(send_large(r, 10 * MEGA, true), 413);
    assert_int_equal(send_large(r, 10 * MEGA, false), 413);
    /* Announced and never sent: answered at once. */
    head(text, sizeof text, r, "Content-Length: 10485760\r\n");
    http_raw(&a, r->port, text, strlen(text));
    assert_int_equal(a.status, 413);
    http_clear(&a);
    /* Nobody without the cookie has a body read. */
    r->cookie[0] = 0;
    assert_int_equal(send_large(r, 10 * MEGA, false), 403);
}

static void refuses_odd_lengths(void **state)
{
    static const char *const lengths[] = {"Content-Length: -1\r\n",
                                          "Content-Length: x\r\n",
                                          "Content-Length: 5\r\n"
                                          "Transfer-Encoding: chunked\r\n",
                                          "Content-Length: "
                                          "99999999999999999999999999\r\n",
                                          "Transfer-Encoding: gzip\r\n"};
    reviewer *r = *state;
    char text[1000];

    reviewer_run(r, visit);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        http_answer a;
        const int used = head(text, sizeof text, r, lengths[i]);

        memcpy(text + used, "ZZZ\r\n", 6);
        http_raw(&a, r->port, text, strlen(text));
        /* Said to be wrong, or hung up on; never taken. */
        assert_true(a.status == 0 || a.status >= 400);
        http_clear(&a);
    }
    http_clear(&(http_answer){0});
    assert_int_equal(status_of(r, "GET", "/", r->cookie), 200);
}

/* ----------------------------------------------------------------- trouble */

static void a_slow_client_stops_nobody(void **state)
{
    reviewer *r = *state;
    int slow[100];
    char text[1000];
    http_answer a;

    reviewer_run(r, visit);
    for (size_t i = 0; i < 100; i++) {
        slow[i] = http_connect(r->port);
        assert_true(slow[i] >= 0);
        /* Half a request line, half a head, half a body. */
        head(text, sizeof text, r, "Content-Length: 100\r\n");
        assert_int_equal(http_write(slow[i], text,
                                    i % 3 == 0   ? 5
                                    : i % 3 == 1 ? 60
                                                 : strlen(text)),
                         0);
    }
    assert_int_equal(status_of(r, "GET", "/", r->cookie), 200);
    if (getenv("HEMIFACE_QUICK")) {
        for (size_t i = 0; i < 100; i++)
            close(slow[i]);
        return;
    }
    /* Ten seconds without a byte: hung up on. */
    http_read(&a, slow[0], 30);
    assert_true(a.status == 0 || a.status == 408);
    http_clear(&a);
    for (size_t i = 1; i < 100; i++)
        close(slow[i]);
}

/* A byte a second is never silent, and never whole: in the head, or in the
 * body. */
static void hangs_up_on_who_drips(void **state)
{
    reviewer *r = *state;
    bool there[2] = {true, true};
    int slow[2], seconds = 0;
    char text[1000];
    int used;

    if (getenv("HEMIFACE_QUICK"))
        return;
    reviewer_run(r, visit);
    used = head(text, sizeof text, r, "Content-Length: 1000\r\n");
    for (int i = 0; i < 2; i++) {
        slow[i] = http_connect(r->port);
        assert_true(slow[i] >= 0);
    }
    assert_int_equal(http_write(slow[1], text, (size_t)used), 0);
    for (; (there[0] || there[1]) && seconds < 40; seconds++) {
        for (int i = 0; i < 2; i++)
            there[i] = there[i] && http_write(slow[i], "G", 1) == 0;
        sleep(1);
    }
    assert_in_range(seconds, 15, 30);
    for (int i = 0; i < 2; i++)
        close(slow[i]);
    assert_int_equal(status_of(r, "GET", "/", r->cookie), 200);
}

static void answers_a_thousand_at_once(void **state)
{
    enum { AT_ONCE = 500, ROUNDS = 2 };
    static int sockets[AT_ONCE];
    reviewer *r = *state;
    char text[1000];

    reviewer_run(r, visit);
    snprintf(text, sizeof text,
             "GET /api/queue HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s"
             "X-Hemiface: review\r\nConnection: close\r\n\r\n",
             r->port, r->cookie);
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < AT_ONCE; i++) {
            sockets[i] = http_connect(r->port);
            assert_true(sockets[i] >= 0);
            assert_int_equal(http_write(sockets[i], text, strlen(text)), 0);
        }
        for (int i = 0; i < AT_ONCE; i++) {
            http_answer a;

            http_read(&a, sockets[i], 60);
            assert_int_equal(a.status, 200);
            http_clear(&a);
        }
    }
}

static void survives_what_is_no_http(void **state)
{
    static const char *const said[] = {
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "\x16\x03\x01\x02\x01\xfc\x03\x03",
        "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "GET /\x01\xff HTTP/1.1\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"};
    reviewer *r = *state;
    char *large = malloc(MEGA);
    http_answer a;

    reviewer_run(r, visit);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        const int s = http_connect(r->port);

        assert_true(s >= 0);
        http_write(s, said[i], strlen(said[i]));
        http_read(&a, s, 1);
        assert_true(a.status == 0 || a.status >= 400);
        http_clear(&a);
    }
    /* A head without end. */
    memset(large, 'a', MEGA);
    large[snprintf(large, MEGA, "GET / HTTP/1.1\r\nX: ")] = 'a';
    http_raw(&a, r->port, large, MEGA);
    assert_true(a.status == 0 || a.status >= 400);
    http_clear(&a);
    free(large);
    assert_int_equal(status_of(r, "GET", "/", r->cookie), 200);
}

#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reviewer_setup, reviewer_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_nothing_without_the_cookie),
        TEST(refuses_wrong_and_spent_links),
        TEST(sets_a_cookie_for_this_browser_only),
        TEST(refuses_wrong_cookies),
        TEST(answers_to_its_own_name_only),
        TEST(refuses_pages_of_elsewhere),
        TEST(says_what_browsers_are_to_allow),
        TEST(listens_on_this_computer_only),
        TEST(knows_its_methods),
        TEST(takes_no_path_from_the_page),
        TEST(shows_each_photo),
        TEST(refuses_large_bodies),
        TEST(refuses_odd_lengths),
        TEST(a_slow_client_stops_nobody),
        TEST(hangs_up_on_who_drips),
        TEST(answers_a_thousand_at_once),
        TEST(survives_what_is_no_http),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
