/* One run of a program in which something fails. */
#define _GNU_SOURCE /* pipe2 */

#include "tests/inject/inject.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* s after which a run has come to a stop: the slowest takes some seconds. */
enum { TOO_LONG = 60 };

const char *const inject_names[INJECT_KINDS] = {
    "nothing", "memory", "memory-on", "write",       "write-on",  "read",
    "open",    "file",   "interrupt", "short-write", "short-read"};

static bool watched(inject_kind kind)
{
    return kind >= INJECT_WRITE;
}

static void redirect(const char *name, int fd)
{
    const int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);

    if (file < 0 || dup2(file, fd) < 0)
        _exit(125);
    if (file != fd)
        close(file);
}

static void be_child(char *const *argv, inject_kind kind, unsigned long n,
                     const char *preload, int report, int socket)
{
    char number[32];

    snprintf(number, sizeof number, "%lu%s",
             kind == INJECT_MEMORY || kind == INJECT_MEMORY_ON ? n : 0,
             kind == INJECT_MEMORY_ON ? "+" : "");
    if (dup2(report, INJECT_FD) < 0 ||
        setenv("HEMIFACE_INJECT", number, 1) != 0 ||
        setenv("LD_PRELOAD", preload, 1) != 0)
        _exit(125);
    if (watched(kind) && !watch_ask(kind, socket))
        _exit(124);
    execvp(argv[0], argv);
    _exit(125);
}

/* What the library said: "failed OBJECTS", "count N". */
static void hear(int report, inject_end *end, bool counted)
{
    char text[2048];
    const ssize_t n = read(report, text, sizeof text - 1);
    char *line, *rest = text;

    text[n > 0 ? n : 0] = 0;
    while ((line = strsep(&rest, "\n"))) {
        if (counted && !strncmp(line, "count ", 6))
            end->count = strtoul(line + 6, NULL, 10);
        if (!strncmp(line, "failed ", 7)) {
            end->injected = true;
            snprintf(end->who, sizeof end->who, "%s", line + 7);
        }
    }
}

/* Answers calls until the program is gone, which closes its end of the
   report. */
static void finish(inject_end *end, pid_t child, int report, int listener,
                   inject_kind kind, unsigned long n)
{
    const time_t start = time(NULL);
    struct pollfd both[] = {{report, 0, 0}, {listener, POLLIN, 0}};
    bool begun = false, slow = false;
    int status;

    while (!slow && !(both[0].revents & (POLLHUP | POLLERR))) {
        (void)poll(both, 2, 1000);
        if (both[1].revents & POLLIN)
            (void)watch_answer(listener, kind, n, end, &begun);
        slow = time(NULL) - start > TOO_LONG;
    }
    if (slow)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    end->status = slow ? -2 : WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

bool inject_run(inject_end *out, char *const *argv, inject_kind kind,
                unsigned long n, const char *preload, const char *to_stdout,
                const char *to_stderr)
{
    int report[2], sockets[2], listener = -1;
    pid_t child;

    *out = (inject_end){0};
    if (pipe2(report, O_CLOEXEC | O_NONBLOCK) != 0 ||
        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
        return false;
    child = fork();
    if (child == 0) {
        const int nothing = open("/dev/null", O_RDONLY);

        redirect(to_stdout, STDOUT_FILENO);
        redirect(to_stderr, STDERR_FILENO);
        if (dup2(nothing, STDIN_FILENO) < 0 || (nothing && close(nothing) != 0))
            _exit(125);
        be_child(argv, kind, n, preload, report[1], sockets[1]);
    }
    close(sockets[1]);
    close(report[1]);
    if (watched(kind))
        listener = watch_take(sockets[0]);
    finish(out, child, report[0], listener, kind, n);
    hear(report[0], out, !watched(kind));
    if (listener >= 0)
        close(listener);
    close(sockets[0]);
    close(report[0]);
    return out->status != 124 && out->status != 125;
}
