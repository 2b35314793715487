/* System calls of a program that fail because the driver says so: seccomp's
   user notifications, which every kind of output goes through, the C library's
   own too. */
#define _GNU_SOURCE /* syscall */

#include "tests/inject/inject.h"

#include <errno.h>
#include <poll.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* The calls of each kind, plus 1, for read() is number 0 on some processors; 0
   ends a row. Some exist on some processors only. */
#define CALL(name) (__NR_##name + 1)
#ifdef __NR_open
#define OLD_OPEN CALL(open),
#define OLD_FILE CALL(rename), CALL(mkdir), CALL(unlink),
#else
#define OLD_OPEN
#define OLD_FILE
#endif

enum { MOST_CALLS = 16 };

static const int calls[INJECT_KINDS][MOST_CALLS] = {
    [INJECT_WRITE] = {CALL(write), CALL(pwrite64), CALL(writev)},
    [INJECT_WRITE_ON] = {CALL(write), CALL(pwrite64), CALL(writev)},
    [INJECT_READ] = {CALL(read), CALL(pread64)},
    [INJECT_OPEN] = {OLD_OPEN CALL(openat)},
    [INJECT_FILE] = {OLD_FILE CALL(renameat), CALL(renameat2), CALL(mkdirat),
                     CALL(unlinkat), CALL(fsync), CALL(fdatasync),
                     CALL(ftruncate), CALL(fchmod), CALL(close)},
    [INJECT_INTERRUPT] = {CALL(read), CALL(write)},
    [INJECT_SHORT_WRITE] = {CALL(write)},
    [INJECT_SHORT_READ] = {CALL(read)},
};

static const int errors[INJECT_KINDS] = {
    [INJECT_WRITE] = ENOSPC, [INJECT_WRITE_ON] = ENOSPC,
    [INJECT_READ] = EIO,     [INJECT_OPEN] = EMFILE,
    [INJECT_FILE] = EIO,     [INJECT_INTERRUPT] = EINTR,
};

/* ------------------------------------------------------------ the child */

static bool send_fd(int socket, int fd)
{
    char byte = 0, room[CMSG_SPACE(sizeof fd)] = {0};
    struct iovec one = {&byte, 1};
    struct msghdr message = {.msg_iov = &one,
                             .msg_iovlen = 1,
                             .msg_control = room,
                             .msg_controllen = sizeof room};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);

    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(head), &fd, sizeof fd);
    return sendmsg(socket, &message, 0) == 1;
}

bool watch_ask(inject_kind kind, int socket)
{
    struct sock_filter filter[2 * MOST_CALLS + 8];
    struct sock_fprog program = {.filter = filter};
    unsigned short n = 0;
    int fd;

    filter[n++] = (struct sock_filter)BPF_STMT(
        BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int i = -1; i < MOST_CALLS && (i < 0 || calls[kind][i]); i++) {
        const int call = i < 0 ? __NR_getpgid : calls[kind][i] - 1;

        filter[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
                                                   (unsigned)call, 0, 1);
        filter[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
                                                   SECCOMP_RET_USER_NOTIF);
    }
    filter[n++] =
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    program.len = n;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    fd = (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER,
                      SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
    /* Nothing here may close, read or write: nobody answers yet. */
    return fd >= 0 && send_fd(socket, fd);
}

/* ----------------------------------------------------------- the driver */

int watch_take(int socket)
{
    int fd = -1;
    char byte, room[CMSG_SPACE(sizeof fd)];
    struct iovec one = {&byte, 1};
    struct msghdr message = {.msg_iov = &one,
                             .msg_iovlen = 1,
                             .msg_control = room,
                             .msg_controllen = sizeof room};

    if (recvmsg(socket, &message, 0) != 1 || !CMSG_FIRSTHDR(&message))
        return -1;
    memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof fd);
    return fd;
}

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
            answer.flags = 0;
            answer.error = -errors[kind];
        }
    }
    return ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer) == 0 ||
           errno == ENOENT;
}
