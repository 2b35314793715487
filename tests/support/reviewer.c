#define _DEFAULT_SOURCE

#include "tests/support/reviewer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/check.h"

/* ------------------------------------------------------------------ folder */

static const char *bin(void)
{
    const char *path = getenv("HEMIFACE_BIN");

    return path ? path : test_path("build/bin");
}

const char *reviewer_path(const reviewer *r, const char *name)
{
    static char paths[8][512];
    static int turn;
    char *path = paths[turn++ % 8];

    snprintf(path, sizeof paths[0], "%s/%s", r->folder, name);
    return path;
}

int reviewer_shell(const reviewer *r, const char *command, char **said)
{
    char line[4000], *text = NULL;
    size_t size = 0, n;
    FILE *to, *from;
    int status;

    snprintf(line, sizeof line,
             "{ cd '%s' && PATH='%s':\"$PATH\" && %s ; } 2>&1", r->folder,
             bin(), command);
    from = popen(line, "r");
    to = open_memstream(&text, &size);
    assert_non_null(from);
    while ((n = fread(line, 1, sizeof line, from)) > 0)
        fwrite(line, 1, n, to);
    fclose(to);
    status = pclose(from);
    if (said)
        *said = text;
    else
        free(text);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int reviewer_setup(void **state)
{
    reviewer *r = calloc(1, sizeof *r);
    char command[2000];

    signal(SIGPIPE, SIG_IGN);
    strcpy(r->folder, "/tmp/hemiface-review-XXXXXX");
    if (!mkdtemp(r->folder))
        return -1;
    snprintf(command, sizeof command,
             "mkdir visit && cp '%s/rest.jpg' '%s/smile-full.jpg' "
             "'%s/rest.face.json' '%s/smile-full.face.json' visit",
             test_path("data/sample/pre"), test_path("data/sample/pre"),
             test_path("tests/cases/faces/pre"),
             test_path("tests/cases/faces/pre"));
    r->input = r->output = -1;
    *state = r;
    reviewer_limit(0);
    return reviewer_shell(r, command, NULL);
}

int reviewer_teardown(void **state)
{
    reviewer *r = *state;
    const bool runs = r->pid > 0;
    const int status = runs ? reviewer_end(r, SIGTERM) : 0;

    if (status) {
        char *said = reviewer_said(r);

        printf("the server ended with %d: %s\n", status, said);
        free(said);
    }
    reviewer_shell(r, "rm -rf ./*", NULL);
    rmdir(r->folder);
    free(r);
    return status;
}

/* ----------------------------------------------------------------- running */

static long file_limit;

void reviewer_limit(long bytes)
{
    file_limit = bytes;
}

static void become(const reviewer *r, const char *const *options, int input,
                   int output)
{
    const char *args[32] = {"hemiface-review", "--no-open"};
    char tool[600];
    const int said =
        open(reviewer_path(r, "said"), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    int n = 2;

    while (*options && n < 31)
        args[n++] = *options++;
    if (file_limit) {
        const struct rlimit limit = {(rlim_t)file_limit, (rlim_t)file_limit};

        setrlimit(RLIMIT_FSIZE, &limit);
    }
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(said, STDERR_FILENO);
    for (int fd = 3; fd < 64; fd++)
        close(fd);
    snprintf(tool, sizeof tool, "%s/hemiface-review", bin());
    if (chdir(r->folder) == 0)
        execv(tool, (char *const *)args);
    _exit(127);
}

static void launch(reviewer *r, const char *const *options)
{
    int in[2], out[2];

    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    r->pid = fork();
    assert_true(r->pid >= 0);
    if (r->pid == 0)
        become(r, options, in[0], out[1]);
    close(in[0]);
    close(out[1]);
    r->input = in[1];
    r->output = out[0];
}

char *reviewer_said(const reviewer *r)
{
    FILE *from = fopen(reviewer_path(r, "said"), "rb");
    char *text = calloc(1, 65536);

    if (from) {
        text[fread(text, 1, 65535, from)] = 0;
        fclose(from);
    }
    return text;
}

void reviewer_read_link(reviewer *r)
{
    char line[256];
    size_t used = 0;

    /* A minute: under the sanitizers on a busy machine. */
    for (int i = 0; i < 600 && (!used || line[used - 1] != '\n'); i++) {
        struct pollfd ready = {.fd = r->output, .events = POLLIN};

        if (poll(&ready, 1, 100) > 0 && used + 1 < sizeof line &&
            read(r->output, line + used, 1) == 1)
            used++;
    }
    line[used] = 0;
    if (sscanf(line, "http://127.0.0.1:%d/?token=%43s", &r->port, r->token) !=
        2) {
        char *said = reviewer_said(r);

        fail_msg("no link but '%s'; it said: %s", line, said);
    }
}

void reviewer_start(reviewer *r, const char *const *options)
{
    launch(r, options);
    reviewer_read_link(r);
}

static int reap(reviewer *r)
{
    int status = 0;

    while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
        ;
    close(r->input);
    close(r->output);
    r->pid = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Left to be reaped. */
static bool has_ended(const reviewer *r)
{
    siginfo_t info = {.si_pid = 0};

    return waitid(P_PID, (id_t)r->pid, &info, WEXITED | WNOHANG | WNOWAIT) ==
               0 &&
           info.si_pid == r->pid;
}

int reviewer_fails(reviewer *r, const char *const *options, char **said)
{
    int status;

    launch(r, options);
    /* One that goes on in spite of it would be waited for without end. */
    for (int i = 0; i < 600 && !has_ended(r); i++)
        usleep(100000);
    if (!has_ended(r))
        kill(r->pid, SIGKILL);
    status = reap(r);
    *said = reviewer_said(r);
    return status;
}

void reviewer_enter(reviewer *r)
{
    http_answer a;
    char path[100], name[64], value[64];

    snprintf(path, sizeof path, "/?token=%s", r->token);
    http_ask(&a, r->port, "GET", path, "", NULL, 0);
    assert_int_equal(a.status, 303);
    assert_int_equal(
        sscanf(http_header(&a, "Set-Cookie"), "%63[^=]=%63[^;]", name, value),
        2);
    snprintf(r->cookie, sizeof r->cookie, "Cookie: %s=%s\r\n", name, value);
    http_clear(&a);
}

void reviewer_run(reviewer *r, const char *const *options)
{
    reviewer_start(r, options);
    reviewer_enter(r);
}

int reviewer_end(reviewer *r, int number)
{
    kill(r->pid, number);
    return reap(r);
}

/* ------------------------------------------------------------------ asking */

void reviewer_ask(http_answer *out, const reviewer *r, const char *method,
                  const char *path, const char *body)
{
    char headers[300];

    snprintf(headers, sizeof headers, "%sX-Hemiface: review\r\n", r->cookie);
    http_ask(out, r->port, method, path, headers, body,
             body ? strlen(body) : 0);
}

json_t *reviewer_json(const reviewer *r, int status, const char *method,
                      const char *path, const json_t *body)
{
    char *text =
        body ? json_dumps(body, JSON_COMPACT | JSON_REAL_PRECISION(17)) : NULL;
    json_t *json;
    http_answer a;

    reviewer_ask(&a, r, method, path, text);
    if (a.status != status)
        fail_msg("%s %s: %d, not %d: %s", method, path, a.status, status,
                 a.body ? a.body : "");
    json = json_loadb(a.body, a.count, 0, NULL);
    http_clear(&a);
    free(text);
    return json;
}

int reviewer_find(const reviewer *r, const char *name)
{
    json_t *queue = reviewer_json(r, 200, "GET", "/api/queue", NULL), *photo;
    int n = -1;
    size_t i;

    json_array_foreach(json_object_get(queue, "photos"), i, photo)
    {
        const char *is = json_string_value(json_object_get(photo, "name"));
        const size_t length = strlen(is), end = strlen(name);

        if (length >= end && !strcmp(is + length - end, name))
            n = (int)json_integer_value(json_object_get(photo, "n"));
    }
    json_decref(queue);
    assert_true(n >= 0);
    return n;
}

const char *reviewer_photo(int n, const char *what)
{
    static char path[64];

    snprintf(path, sizeof path, "/api/photo/%d/%s", n, what);
    return path;
}

json_t *reviewer_body(const reviewer *r, int n, const char *verdict)
{
    json_t *got = reviewer_json(r, 200, "GET", reviewer_photo(n, "face"), NULL);
    json_t *body = json_pack("{sO ss ss ss ss sO s[]}", "revision",
                             json_object_get(got, "revision"), "rater", "AB",
                             "side", "left", "verdict", verdict, "reason", "",
                             "face", json_object_get(got, "face"), "edits");

    json_decref(got);
    assert_non_null(body);
    return body;
}

void reviewer_move(json_t *body, const char *contour, size_t index, double dx,
                   double dy)
{
    json_t *contours =
        json_object_get(json_object_get(body, "face"), "contours");
    char name[40];
    const char *dot = strchr(contour, '.');
    json_t *points, *point, *edit;
    double x, y;

    snprintf(name, sizeof name, "%.*s", (int)strcspn(contour, "."), contour);
    points = json_object_get(contours, name);
    if (dot)
        points = json_object_get(points, dot + 1);
    point = json_array_get(points, index);
    assert_non_null(point);
    x = json_number_value(json_array_get(point, 0));
    y = json_number_value(json_array_get(point, 1));
    json_array_set_new(point, 0, json_real(x + dx));
    json_array_set_new(point, 1, json_real(y + dy));
    edit = json_pack("{ss ss ss ss s[[ff]] s[[ff]]}", "at",
                     "2026-11-28T23:59:01.250Z", "by", "AB", "what", name,
                     "action", "move", "from", x, y, "to", x + dx, y + dy);
    if (dot)
        json_object_set_new(edit, "side", json_string(dot + 1));
    json_array_append_new(json_object_get(body, "edits"), edit);
}
