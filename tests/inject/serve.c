/* Part of what is loaded before a program: stops it before its main, when the
   dynamic linker is done, and lets a child of it run for every request of the
   driver. Linking takes many times as long as a small run does. */
#define _GNU_SOURCE /* RTLD_NEXT, pipe2 */

#include "tests/inject/inject.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void redirect(const char *name, int flags, int fd)
{
    const int file = open(name, flags, 0666);

    if (file < 0 || dup2(file, fd) < 0)
        _exit(INJECT_BROKEN);
    if (file != fd)
        close(file);
}

/* Its number and those descriptors go to the driver. */
static bool send_child(const int fds[], int count)
{
    inject_reply reply = {.pid = getpid()};
    char room[CMSG_SPACE(2 * sizeof(int))] = {0};
    struct iovec one = {&reply, sizeof reply};
    struct msghdr message = {.msg_iov = &one,
                             .msg_iovlen = 1,
                             .msg_control = room,
                             .msg_controllen =
                                 CMSG_SPACE((size_t)count * sizeof(int))};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);

    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN((size_t)count * sizeof(int));
    memcpy(CMSG_DATA(head), fds, (size_t)count * sizeof(int));
    return sendmsg(INJECT_SERVE_FD, &message, 0) == (ssize_t)sizeof reply;
}

/* What goes on to main. */
static void become(const inject_request *wish)
{
    char number[32];
    int report[2], fds[2] = {-1, -1};

    snprintf(number, sizeof number, "%lu%s",
             wish->kind < INJECT_WRITE ? wish->n : 0,
             wish->kind == INJECT_MEMORY_ON ? "+" : "");
    redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    redirect(wish->out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(wish->err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    if (*wish->paths)
        redirect(wish->paths, O_WRONLY | O_CREAT | O_TRUNC, INJECT_PATHS_FD);
    if (chdir(wish->work) != 0 || pipe2(report, O_CLOEXEC | O_NONBLOCK) != 0 ||
        dup2(report[1], INJECT_FD) < 0 ||
        setenv("HEMIFACE_INJECT", number, 1) != 0 ||
        unsetenv("HEMIFACE_INJECT_SERVE") != 0)
        _exit(INJECT_BROKEN);
    close(report[1]);
    fds[0] = report[0];
    if (wish->kind >= INJECT_WRITE && (fds[1] = watch_ask(wish->kind)) < 0)
        _exit(INJECT_BROKEN);
    /* Until the driver has the listener nothing here may close, read or write:
       nobody would answer. */
    if (!send_child(fds, fds[1] < 0 ? 1 : 2))
        _exit(INJECT_BROKEN);
    close(report[0]);
    if (fds[1] >= 0)
        close(fds[1]);
    close(INJECT_SERVE_FD);
    inject_begin(*wish->paths);
}

/* Comes back in the children only. */
static void serve(void)
{
    inject_request wish;
    inject_reply reply = {0};
    struct rusage used = {0};

    while (recv(INJECT_SERVE_FD, &wish, sizeof wish, 0) ==
           (ssize_t)sizeof wish) {
        const pid_t child = fork();

        if (child == 0) {
            become(&wish);
            return;
        }
        reply.status = INJECT_BROKEN << 8;
        while (child > 0 && wait4(child, &reply.status, 0, &used) < 0 &&
               errno == EINTR)
            ;
        reply.cpu_ms = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
                       (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
        if (send(INJECT_SERVE_FD, &reply, sizeof reply, MSG_NOSIGNAL) < 0)
            break;
    }
    _exit(0);
}

typedef int (*main_function)(int, char **, char **);
typedef int (*start_function)(main_function, int, char **, void (*)(void),
                              void (*)(void), void (*)(void), void *);

/* The C library's own, which every program begins with. */
int __libc_start_main(main_function begin, int argc, char **argv,
                      void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void *stack_end);

__attribute__((visibility("default"))) int
__libc_start_main(main_function begin, int argc, char **argv,
                  void (*init)(void), void (*fini)(void),
                  void (*rtld_fini)(void), void *stack_end)
{
    void *found = dlsym(RTLD_NEXT, "__libc_start_main");
    start_function next;

    memcpy(&next, &found, sizeof next);
    if (getenv("HEMIFACE_INJECT_SERVE"))
        serve();
    return next(begin, argc, argv, init, fini, rtld_fini, stack_end);
}
