/* cage/seccomp.c - which system calls there still are, by libseccomp
 *
 * What is not listed does not exist any more (ENOSYS), so that a libc newer
 * than this list falls back to what is; what a hostile program would try first
 * is listed to fail as not permitted. Names are looked up when the program
 * runs: those that a library does not know are passed over.
 */
#define _GNU_SOURCE /* O_..., CLONE_THREAD */

#include "cmd/cage/rows.h"

/* The sanitizers look around in the process by means of these very calls. */
#if defined(HF_HAVE_SECCOMP) && !CAGE_SANITIZED

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Files, memory, time, one's own process. */
static const char *const always[] = {
    "access",
    "brk",
    "clock_getres",
    "clock_gettime",
    "clock_gettime64",
    "clock_nanosleep",
    "clock_nanosleep_time64",
    "close",
    "dup",
    "dup2",
    "dup3",
    "exit",
    "exit_group",
    "faccessat",
    "faccessat2",
    "fadvise64",
    "fadvise64_64",
    "fdatasync",
    "fstat",
    "fstat64",
    "fstatat64",
    "fstatfs",
    "fstatfs64",
    "fsync",
    "ftruncate",
    "ftruncate64",
    "futex",
    "futex_time64",
    "getcpu",
    "getcwd",
    "getdents",
    "getdents64",
    "getegid",
    "getegid32",
    "geteuid",
    "geteuid32",
    "getgid",
    "getgid32",
    "getpid",
    "getppid",
    "getrandom",
    "getrlimit",
    "getrusage",
    "gettid",
    "gettimeofday",
    "getuid",
    "getuid32",
    "_llseek",
    "lseek",
    "lstat",
    "lstat64",
    "madvise",
    "membarrier",
    "mincore",
    "mmap",
    "mmap2",
    "mprotect",
    "mremap",
    "munmap",
    "nanosleep",
    "newfstatat",
    "poll",
    "ppoll",
    "ppoll_time64",
    "pread64",
    "preadv",
    "pselect6",
    "pwrite64",
    "pwritev",
    "read",
    "readlink",
    "readlinkat",
    "readv",
    "restart_syscall",
    "rseq",
    "rt_sigaction",
    "rt_sigpending",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sched_getaffinity",
    "sched_yield",
    "select",
    "set_robust_list",
    "set_tid_address",
    "sigaltstack",
    "sigreturn",
    "stat",
    "stat64",
    "statfs",
    "statfs64",
    "statx",
    "sysinfo",
    "time",
    "times",
    "ugetrlimit",
    "uname",
    "write",
    "writev",
};

/* Changing what folders hold: where, Landlock says. */
static const char *const writing[] = {
    "fchmod",    "mkdir", "mkdirat", "rename",   "renameat",
    "renameat2", "rmdir", "unlink",  "unlinkat",
};

/* A server listens before it is locked up: it makes no other socket. */
static const char *const serving[] = {
    "accept",     "accept4",  "epoll_create1", "epoll_ctl",   "epoll_pwait",
    "epoll_wait", "eventfd2", "getpeername",   "getsockname", "getsockopt",
    "pipe2",      "recvfrom", "recvmsg",       "sendfile",    "sendfile64",
    "sendmsg",    "sendto",   "setsockopt",    "shutdown",
};

static const char *const running[] = {
    "clone", "clone3", "execve", "execveat", "fork",
    "pipe",  "pipe2",  "vfork",  "wait4",    "waitid",
};

/* Told plainly that they are not permitted, unless they are. */
static const char *const refused[] = {
    "accept",
    "accept4",
    "bind",
    "bpf",
    "chmod",
    "chown",
    "connect",
    "execve",
    "execveat",
    "fchmodat",
    "fchown",
    "fchownat",
    "fork",
    "fsetxattr",
    "io_uring_setup",
    "kcmp",
    "keyctl",
    "lchown",
    "link",
    "linkat",
    "listen",
    "mknod",
    "mknodat",
    "mount",
    "perf_event_open",
    "pidfd_getfd",
    "pidfd_open",
    "process_vm_readv",
    "process_vm_writev",
    "ptrace",
    "sendmsg",
    "sendto",
    "setns",
    "setxattr",
    "socket",
    "socketpair",
    "symlink",
    "symlinkat",
    "truncate",
    "unshare",
    "userfaultfd",
    "utimensat",
    "vfork",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Which lists hold for which needs; the first that has a call wins. */
static const struct list {
    unsigned needs; /* one of them; 0: always */
    unsigned lacks; /* none of them */
    unsigned action;
    const char *const *names;
    size_t count;
} lists[] = {
    {0, 0, SCMP_ACT_ALLOW, always, COUNT(always)},
    {CAGE_WRITE, 0, SCMP_ACT_ALLOW, writing, COUNT(writing)},
    {0, CAGE_WRITE, SCMP_ACT_ERRNO(EACCES), writing, COUNT(writing)},
    {CAGE_SERVE, 0, SCMP_ACT_ALLOW, serving, COUNT(serving)},
    {CAGE_EXEC, 0, SCMP_ACT_ALLOW, running, COUNT(running)},
    {0, 0, SCMP_ACT_ERRNO(EPERM), refused, COUNT(refused)},
};

static bool add_list(scmp_filter_ctx filter, const struct list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const int call = seccomp_syscall_resolve_name(list->names[i]);
        int status;

        if (call == __NR_SCMP_ERROR)
            continue;
        status = seccomp_rule_add(filter, list->action, call, 0);
        /* A second rule for one call is refused; calls of other processors
         * are passed over by the library. */
        if (status != 0 && status != -EEXIST && status != -EDOM)
            return false;
    }
    return true;
}

/* Action where argument number `which` compares like that. */
static bool given(scmp_filter_ctx filter, unsigned action, const char *name,
                  unsigned which, enum scmp_compare how, scmp_datum_t a,
                  scmp_datum_t b)
{
    const int call = seccomp_syscall_resolve_name(name);
    const struct scmp_arg_cmp value = {which, how, a, b};

    int status = 0;

    if (call != __NR_SCMP_ERROR)
        status = seccomp_rule_add_array(filter, action, call, 1, &value);
    return status == 0 || status == -EDOM; /* another processor's call */
}

/* Opening for reading, and for writing where that is needed. */
static bool add_opening(scmp_filter_ctx filter, unsigned needs)
{
    static const struct {
        const char *name;
        unsigned argument; /* that holds the flags */
    } calls[] = {{"open", 1}, {"openat", 2}};
    static const scmp_datum_t any[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
    bool fine = true;

    for (size_t i = 0; i < COUNT(calls); i++) {
        const int call = seccomp_syscall_resolve_name(calls[i].name);

        if (call == __NR_SCMP_ERROR)
            continue;
        if (needs & CAGE_WRITE) {
            fine = fine && !seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
            continue;
        }
        fine = fine &&
               given(filter, SCMP_ACT_ALLOW, calls[i].name, calls[i].argument,
                     SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, 0);
        for (size_t k = 0; k < COUNT(any); k++)
            fine = fine &&
                   given(filter, SCMP_ACT_ERRNO(EACCES), calls[i].name,
                         calls[i].argument, SCMP_CMP_MASKED_EQ, any[k], any[k]);
    }
    return fine;
}

/* Calls that are harmless with some arguments. */
static bool add_partly(scmp_filter_ctx filter, unsigned needs)
{
    static const scmp_datum_t of_fcntl[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,
                                            F_SETFD, F_GETFL,         F_SETFL};
    static const scmp_datum_t of_ioctl[] = {TCGETS, TIOCGWINSZ};
    const scmp_datum_t self = (scmp_datum_t)getpid();
    bool fine = true;

    for (size_t i = 0; i < COUNT(of_fcntl); i++)
        fine = fine && given(filter, SCMP_ACT_ALLOW, "fcntl", 1, SCMP_CMP_EQ,
                             of_fcntl[i], 0);
    /* Whether this is a terminal, and how wide; never typing on it. */
    for (size_t i = 0; i < COUNT(of_ioctl); i++)
        fine = fine && given(filter, SCMP_ACT_ALLOW, "ioctl", 1, SCMP_CMP_EQ,
                             of_ioctl[i], 0);
    fine = fine &&
           given(filter, SCMP_ACT_ALLOW, "kill", 0, SCMP_CMP_EQ, self, 0) &&
           given(filter, SCMP_ACT_ALLOW, "tgkill", 0, SCMP_CMP_EQ, self, 0);
    fine = fine && given(filter, SCMP_ACT_ERRNO(EPERM), "kill", 0, SCMP_CMP_NE,
                         self, 0);
    /* Reading limits, not setting them. */
    fine = fine &&
           given(filter, SCMP_ACT_ALLOW, "prlimit64", 2, SCMP_CMP_EQ, 0, 0);
    if (needs & CAGE_THREADS && !(needs & CAGE_EXEC))
        fine = fine &&
               given(filter, SCMP_ACT_ALLOW, "clone", 0, SCMP_CMP_MASKED_EQ,
                     CLONE_THREAD, CLONE_THREAD) &&
               given(filter, SCMP_ACT_ERRNO(EPERM), "clone", 0,
                     SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0);
    return fine;
}

static bool fill(scmp_filter_ctx filter, unsigned needs)
{
    for (size_t i = 0; i < COUNT(lists); i++) {
        const struct list *l = &lists[i];

        if ((l->needs && !(l->needs & needs)) || (l->lacks & needs))
            continue;
        if (!add_list(filter, l))
            return false;
    }
    return add_opening(filter, needs) && add_partly(filter, needs);
}

bool cage_seccomp_known(void)
{
    return seccomp_api_get() > 0;
}

bool cage_seccomp(const cage_row *row)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    bool done;

    if (!filter)
        return false;
    /* Without it kernels before 5.16 slow the whole program down against
     * attacks on scripts it does not run; older libraries do not know it. */
    (void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_SSB, 1);
    /* Looked up in a tree instead of one after the other. */
    (void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    /* Threads that a preloaded library has started are in it too. */
    (void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
    done = fill(filter, row->needs) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

#else

bool cage_seccomp_known(void)
{
    return false;
}

bool cage_seccomp(const cage_row *row)
{
    (void)row;
    return false;
}

#endif
