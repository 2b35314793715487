/* hemiface review: points corrected by hand, on a page in the browser */
#define _XOPEN_SOURCE 700 /* realpath */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gsl/gsl_errno.h>

#include "cmd/cage/cage.h"
#include "cmd/cli/message.h"
#include "cmd/cli/options.h"
#include "cmd/cli/path.h"
#include "cmd/photo/gate.h"
#include "cmd/photo/map.h"
#include "cmd/photo/midline.h"
#include "cmd/photo/source.h"
#include "cmd/review/queue.h"
#include "cmd/review/serve.h"

static review_options options = {NULL, "", false, 1, NULL};
static int port;
static double seed = 1;
static bool unopened;

static const cli_option review_table[] = {
    {"rater", 0, CLI_TEXT, &options.rater, "NAME",
     "who corrects, up to 80 bytes; without it the page asks", 0, 0, NULL},
    {"out", 'o', CLI_TEXT, &options.out, "FOLDER",
     "folder for the face files, under the names of patient and visit; made if "
     "it is not there; default: beside the photos",
     0, 0, NULL},
    {"blind", 0, CLI_FLAG, &options.blind, NULL,
     "for studies of agreement: photos in an order by chance and without their "
     "names, no points of the program's own, no values; needs --out",
     0, 0, NULL},
    {"seed", 0, CLI_REAL, &seed, "N",
     "of that order, a whole number from 0 to 4294967295; default 1", 0,
     4294967295.0, NULL},
    {"port", 0, CLI_INT, &port, "N",
     "port of 127.0.0.1 to listen on, 1024 to 65535; default: any that is free",
     1024, 65535, NULL},
    {"no-open", 0, CLI_FLAG, &unopened, NULL,
     "only print the link, do not open the browser", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Review", review_table};
static const cli_group *const groups[] = {&group,
                                          &cli_side_group,
                                          &cli_map_group,
                                          &cli_scale_group,
                                          &cli_midline_group,
                                          &cli_gate_group,
                                          &cli_detect_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface review",
    "[options] FOLDER|MANIFEST.csv",
    "Shows photos and their contours on a page in the browser, worst first, "
    "to\n"
    "be corrected by hand. What is moved is kept at once in face files, which\n"
    "all other tools use. The folder is a visit, a patient's visits, or a "
    "tree\n"
    "patient/visit/photos. Nothing leaves this computer.",
    groups,
    1,
    1};

/* ---------------------------------------------------------------- starting */

static int usage(const char *text)
{
    cli_complain("%s; see --help", text);
    return CLI_NOTHING;
}

/* What is wrong with the options, or NULL. */
static const char *fault(void)
{
    if (strlen(options.rater) > HF_REVIEW_NAME)
        return "--rater: at most 80 bytes";
    for (const char *c = options.rater; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            return "--rater: a name on one line";
    if (options.blind && !options.out)
        return "--blind needs --out=FOLDER: what a blind rater places must not "
               "be used by chance";
    if ((double)(unsigned long)seed < seed)
        return "--seed must be a whole number";
    return NULL;
}

static bool read_photos(manifest **out, const char *path)
{
    if (!cli_path_is_folder(path))
        return manifest_read(out, path, cli_affected());
    options.folder = path;
    return manifest_folder(out, path, cli_affected());
}

/* A desktop has the browser opened; the link is printed all the same. In a
 * process of its own, which nobody waits for. */
static void open_browser(const char *link, const sigset_t *mask)
{
    const pid_t child = fork();
    int null;

    if (child > 0)
        waitpid(child, NULL, 0);
    if (child != 0)
        return;
    if (fork() != 0)
        _exit(0);
    setsid();
    pthread_sigmask(SIG_SETMASK, mask, NULL);
    null = open("/dev/null", O_RDWR);
    for (int fd = 0; null >= 0 && fd < 3; fd++)
        dup2(null, fd);
    execlp("xdg-open", "xdg-open", link, (char *)NULL);
    _exit(0);
}

static bool on_desktop(void)
{
    const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");

    return (x && *x) || (wayland && *wayland);
}

/* ----------------------------------------------------------------- running */

static volatile sig_atomic_t caught;

static void on_signal(int number)
{
    caught = number;
}

/* Signals come to the main thread, and only while it waits. */
static void block_signals(sigset_t *waiting)
{
    struct sigaction action;
    sigset_t blocked;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigaddset(&blocked, SIGTERM);
    sigaddset(&blocked, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &blocked, waiting);
}

/* NULL: complained of. */
static const char *print_link(serve *s)
{
    const char *link = serve_link(s);

    if (link)
        printf("%s\n", link);
    fflush(stdout);
    return link;
}

/* Reads what was typed. *lines: whether Enter was pressed. False: the end. */
static bool read_input(bool *line)
{
    char typed[256];
    const ssize_t n = read(STDIN_FILENO, typed, sizeof typed);

    *line = n > 0 && memchr(typed, '\n', (size_t)n);
    return n > 0 || (n < 0 && errno == EINTR);
}

/* Until a signal comes; Enter prints a new link. */
static void wait_for_end(serve *s, const sigset_t *waiting)
{
    const struct timespec tick = {1, 0};
    bool input = true;

    while (!caught) {
        fd_set set;
        bool line = false;

        FD_ZERO(&set);
        if (input)
            FD_SET(STDIN_FILENO, &set);
        if (pselect(input ? STDIN_FILENO + 1 : 0, &set, NULL, NULL, &tick,
                    waiting) > 0)
            input = read_input(&line);
        if (line)
            print_link(s);
        serve_tick(s);
    }
}

static void say_goodbye(const review *r)
{
    size_t edited = 0, accepted = 0, rejected = 0;

    for (size_t n = 0; n < r->count; n++) {
        const char *state = review_state(&r->photos[n]);

        edited += !strcmp(state, "edited");
        accepted += !strcmp(state, "accepted");
        rejected += !strcmp(state, "rejected");
    }
    cli_complain("ended: saved %zu times; of %zu photos %zu accepted, %zu "
                 "rejected, %zu begun",
                 r->saves, r->count, accepted, rejected, edited);
}

/* From here on a hostile photo can make this program write nowhere but where
 * face files go, and talk to nobody but who connects. */
static void lock_up(const review *r)
{
    if (options.out)
        cage_folder(options.out);
    for (size_t n = 0; n < r->count && !options.out; n++)
        cage_beside(r->photos[n].target);
    cage_close(cli_get_name(), SERVE_THREADS + 1);
}

static int run(review *r)
{
    serve *s = serve_listen(r, port);
    const char *link;
    sigset_t waiting;
    bool fine;

    if (!s)
        return CLI_NOTHING;
    /* Before the link: who has it may end the program at once. */
    block_signals(&waiting);
    link = print_link(s);
    /* The browser waits until it is answered. */
    if (link && !unopened && on_desktop())
        open_browser(link, &waiting);
    lock_up(r);
    fine = link && serve_start(s) && review_start(r);
    if (fine)
        wait_for_end(s, &waiting);
    review_stop(r);
    serve_stop(s);
    if (fine)
        say_goodbye(r);
    return fine ? CLI_FINE : CLI_NOTHING;
}

int main(int argc, char **argv)
{
    manifest *rows;
    review *r;
    int status;

    gsl_set_error_handler_off();
    signal(SIGPIPE, SIG_IGN);
    /* A file that may not grow is found by the write. */
    signal(SIGXFSZ, SIG_IGN);
    cli_parse(&tool, &argc, &argv);
    cli_affected();
    cli_frame_options();
    if (fault())
        return usage(fault());
    options.seed = (unsigned long)seed;
    if (!read_photos(&rows, argv[0]))
        return CLI_NOTHING;
    r = review_new(rows, &options);
    if (!r)
        return CLI_NOTHING;
    status = run(r);
    review_free(r);
    return status;
}
