/* One run of a program in which something fails, by a server that is the
   program just before its main (serve.c). */
#define _GNU_SOURCE /* MSG_CMSG_CLOEXEC */

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

enum {
    /* ms of the processor that a run may take, and how many times what the run
       without failure took, before it is said to run for ever. Sums of lines
       repeated, inputs tried twice come to a few times that. */
    CPU_MS = 1000,
    CPU_TIMES = 10,
    /* s that a run goes on, without taking any of it, before it is said to
       wait for ever: other work on the machine may keep it waiting so long. */
    MOST_IDLE = 30
};

const char *const inject_names[INJECT_KINDS] = {
    "nothing", "memory", "memory-on", "write",       "write-on",  "read",
    "open",    "file",   "interrupt", "short-write", "short-read"};

bool inject_start(inject_server *out, char *const *argv, const char *preload)
{
    int sockets[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
        return false;
    out->pid = fork();
    if (out->pid == 0) {
        if (dup2(sockets[1], INJECT_SERVE_FD) < 0 ||
            setenv("HEMIFACE_INJECT_SERVE", "1", 1) != 0 ||
            setenv("LD_BIND_NOW", "1", 1) != 0 ||
            setenv("LD_PRELOAD", preload, 1) != 0)
            _exit(INJECT_BROKEN);
        execvp(argv[0], argv);
        _exit(INJECT_BROKEN);
    }
    close(sockets[1]);
    out->socket = sockets[0];
    return out->pid > 0;
}

void inject_stop(inject_server *server)
{
    close(server->socket);
    while (waitpid(server->pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

/* A reply and the descriptors that came with it; -1: none. */
static bool hear_reply(int socket, inject_reply *reply, int fds[2])
{
    char room[CMSG_SPACE(2 * sizeof(int))];
    struct iovec one = {reply, sizeof *reply};
    struct msghdr message = {.msg_iov = &one,
                             .msg_iovlen = 1,
                             .msg_control = room,
                             .msg_controllen = sizeof room};
    struct cmsghdr *head;

    fds[0] = fds[1] = -1;
    if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != (ssize_t)sizeof *reply)
        return false;
    head = CMSG_FIRSTHDR(&message);
    if (head && head->cmsg_type == SCM_RIGHTS)
        memcpy(fds, CMSG_DATA(head), head->cmsg_len - CMSG_LEN(0));
    return true;
}

/* What the library said: "failed OBJECTS", "count N". */
static void hear_report(int report, inject_end *end, bool counted)
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

/* Processor time a process has taken, ms; -1: it is gone. */
static long cpu_ms_of(pid_t pid)
{
    char path[64], text[512] = "";
    const char *end;
    unsigned long user = 0, system = 0;
    int fd;

    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    if (read(fd, text, sizeof text - 1) < 0)
        text[0] = 0;
    close(fd);
    end = strrchr(text, ')');
    if (!end || sscanf(end + 1,
                       " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u "
                       "%lu %lu", /* fields 14 and 15 */
                       &user, &system) != 2)
        return -1;
    return (long)((user + system) * 1000 / (unsigned long)sysconf(_SC_CLK_TCK));
}

/* Answers calls until the program and what it started are gone, which closes
   their ends of the report. Returns why it had to be stopped, or NULL. */
static const char *attend(inject_end *end, pid_t child, const int fds[2],
                          const inject_request *wish)
{
    const long most_ms = CPU_MS + CPU_TIMES * wish->usual_ms;
    struct pollfd both[] = {{fds[0], 0, 0}, {fds[1], POLLIN, 0}};
    time_t moved = time(NULL), looked = moved;
    long ms = 0;
    bool begun = false;

    for (;;) {
        time_t now;

        (void)poll(both, 2, 1000);
        if (both[1].revents & POLLIN)
            (void)watch_answer(fds[1], wish->kind, wish->n, end, &begun);
        if (both[0].revents & (POLLHUP | POLLERR))
            return NULL;
        now = time(NULL);
        if (now == looked)
            continue;
        looked = now;
        if (cpu_ms_of(child) != ms) {
            ms = cpu_ms_of(child);
            moved = now;
        }
        if (ms > most_ms)
            return "it runs for ever";
        if (now - moved > MOST_IDLE)
            return "it waits for ever";
    }
}

bool inject_run(inject_end *out, const inject_server *server,
                const inject_request *wish)
{
    inject_reply reply;
    int fds[2];
    bool fine;

    *out = (inject_end){0};
    if (send(server->socket, wish, sizeof *wish, MSG_NOSIGNAL) < 0 ||
        !hear_reply(server->socket, &reply, fds) || fds[0] < 0)
        return false;
    out->stopped = attend(out, reply.pid, fds, wish);
    if (out->stopped)
        (void)kill(reply.pid, SIGKILL);
    hear_report(fds[0], out, wish->kind < INJECT_WRITE);
    /* What still waits for an answer gets one by this. */
    if (fds[1] >= 0)
        close(fds[1]);
    close(fds[0]);
    fine = hear_reply(server->socket, &reply, fds);
    out->status = WIFEXITED(reply.status) ? WEXITSTATUS(reply.status) : -1;
    out->cpu_ms = reply.cpu_ms;
    out->signal = WIFSIGNALED(reply.status) ? WTERMSIG(reply.status) : 0;
    return fine && out->status != INJECT_BROKEN;
}
