/* In the driver: system calls of a program that fail because it says so. */
#define _GNU_SOURCE /* syscall */

#include "tests/inject/inject.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const int errors[INJECT_KINDS] = {
    [INJECT_WRITE] = ENOSPC, [INJECT_WRITE_ON] = ENOSPC,
    [INJECT_READ] = EIO,     [INJECT_OPEN] = EMFILE,
    [INJECT_FILE] = EIO,     [INJECT_INTERRUPT] = EINTR,
};

/* Does half of a read or write of the program by its own descriptor, so that
   the rest is still to be done. False: leave it to the kernel. */
static bool halve(const struct seccomp_notif *call, bool reading,
                  long long *done)
{
    const size_t size = (size_t)call->data.args[2], half = (size + 1) / 2;
    void *bytes = size > 1 ? malloc(half) : NULL;
    struct iovec here = {bytes, half};
    /* An address of that process. NOLINTNEXTLINE(*no-int-to-ptr) */
    struct iovec there = {(void *)(uintptr_t)call->data.args[1], half};
    const pid_t pid = (pid_t)call->pid;
    int process = -1, fd = -1;
    ssize_t n = -1;

    if (bytes)
        process = (int)syscall(__NR_pidfd_open, pid, 0);
    if (process >= 0)
        fd =
            (int)syscall(__NR_pidfd_getfd, process, (int)call->data.args[0], 0);
    /* What is not there yet, another process that is watched may have to write
       first: waited for here, both would wait for ever. */
    if (fd >= 0 && reading) {
        struct pollfd ready = {fd, POLLIN, 0};

        n = poll(&ready, 1, 0) == 1 ? read(fd, bytes, half) : -1;
        here.iov_len = there.iov_len = n > 0 ? (size_t)n : 0;
        if (n > 0 && process_vm_writev(pid, &here, 1, &there, 1, 0) != n)
            abort();
    } else if (fd >= 0 &&
               process_vm_readv(pid, &here, 1, &there, 1, 0) == (ssize_t)half) {
        n = write(fd, bytes, half);
    }
    if (fd >= 0)
        close(fd);
    if (process >= 0)
        close(process);
    free(bytes);
    *done = n;
    return n >= 0;
}

/* Which argument of a call is a path; -1: none, its first is a descriptor. */
static int path_of(int call)
{
#ifdef __NR_open
    if (call == __NR_open)
        return 0;
#endif
    return call == __NR_openat ? 1 : -1;
}

/* Which file a call that fails is of: the descriptor's, or that of an opening.
   Some are only read by libraries (judge.c). */
static void name_file(inject_end *end, const struct seccomp_notif *call)
{
    const int path = path_of(call->data.nr);
    struct iovec here = {end->who, sizeof end->who - 1};
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): another process's address */
    struct iovec there = {(void *)(uintptr_t)call->data.args[path == 1],
                          here.iov_len};
    char link[64];

    snprintf(link, sizeof link, "/proc/%d/fd/%d", (int)call->pid,
             (int)call->data.args[0]);
    memset(end->who, 0, sizeof end->who);
    /* A path may end just before memory that is not there. */
    if (path >= 0)
        for (; here.iov_len > 0; here.iov_len /= 2) {
            there.iov_len = here.iov_len;
            if (process_vm_readv((pid_t)call->pid, &here, 1, &there, 1, 0) > 0)
                break;
        }
    else if (readlink(link, end->who, sizeof end->who - 1) < 0)
        end->who[0] = 0;
}

/* Messages to stderr, and the library's to us, always get through. */
static bool counts(const struct seccomp_notif *call)
{
    const int fd = (int)call->data.args[0];
    const int nr = call->data.nr;

    return (nr != __NR_write && nr != __NR_writev) ||
           (fd != STDERR_FILENO && fd != INJECT_FD);
}

static bool fails(inject_kind kind, unsigned long n, unsigned long count)
{
    return kind == INJECT_WRITE_ON ? n && count >= n : count == n;
}

bool watch_answer(int listener, inject_kind kind, unsigned long n,
                  inject_end *end, bool *begun)
{
    struct seccomp_notif call = {0};
    struct seccomp_notif_resp answer = {0};

    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call) != 0)
        return errno == EINTR || errno == ENOENT;
    answer.id = call.id;
    answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    if (call.data.nr == __NR_getpgid) {
        *begun = *begun || call.data.args[0] == INJECT_MARK;
    } else if (*begun && counts(&call)) {
        long long done;

        end->count++;
        if (kind == INJECT_SHORT_WRITE || kind == INJECT_SHORT_READ) {
            if (halve(&call, kind == INJECT_SHORT_READ, &done)) {
                end->injected = true;
                answer.flags = 0;
                answer.val = done;
            }
        } else if (fails(kind, n, end->count)) {
            end->injected = true;
            name_file(end, &call);
            answer.flags = 0;
            answer.error = -errors[kind];
        }
    }
    return ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer) == 0 ||
           errno == ENOENT;
}
