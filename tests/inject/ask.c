/* In the program, before it begins: has the kernel ask the driver before every
   call of a kind, by seccomp's user notifications, which every kind of output
   goes through, the C library's own too. */
#define _GNU_SOURCE /* syscall */

#include "tests/inject/inject.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
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

int watch_ask(inject_kind kind)
{
    struct sock_filter filter[2 * MOST_CALLS + 8];
    struct sock_fprog program = {.filter = filter};
    unsigned short n = 0;

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
        return -1;
    return (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER,
                        SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}
