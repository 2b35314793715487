/* What a hostile photo might do to the decoder: when it is loaded in front of
   a tool (LD_PRELOAD), the first photo that is decompressed tries whatever a
   tool must not do, and says on standard error what came of it, one line each:
   "hostile: NAME refused" or "hostile: NAME done". In the folder HOSTILE_DIR
   there is a file "victim". With HOSTILE_HANG in the environment nothing is
   tried, but a photo of 77 pixels' width is never done. Never part of what is
   installed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <jpeglib.h>

static const char *in_folder(const char *name)
{
    static char path[2][4096];
    static int turn;
    const char *folder = getenv("HOSTILE_DIR");

    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder ? folder : ".",
             name);
    return path[turn];
}

/* -------------------------------------------------------------- attacks
   Each returns what its call did: negative is refused if errno says so. */

static long try_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}

static long try_udp(void)
{
    return socket(AF_INET6, SOCK_DGRAM, 0);
}

static long try_unix(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long try_pair(void)
{
    int pair[2];

    return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}

/* On no descriptor: whether the call is there at all. */
static long try_connect(void)
{
    const struct sockaddr_in to = {.sin_family = AF_INET};

    return connect(-1, (const struct sockaddr *)&to, sizeof to);
}

static long try_send(void)
{
    return sendto(-1, "x", 1, 0, NULL, 0);
}

static long try_io_uring(void)
{
    return syscall(SYS_io_uring_setup, 0, NULL);
}

static long try_exec(void)
{
    char *const none[] = {NULL};

    return execve("/nowhere/at/all", none, none);
}

static long try_fork(void)
{
    const pid_t child = fork();

    if (child == 0)
        _exit(0);
    if (child > 0)
        waitpid(child, NULL, 0);
    return child;
}

static long try_create(void)
{
    return open(in_folder("made"), O_WRONLY | O_CREAT, 0666);
}

static long try_overwrite(void)
{
    return open(in_folder("victim"), O_WRONLY | O_TRUNC);
}

static long try_append(void)
{
    return open(in_folder("victim"), O_RDWR | O_APPEND);
}

static long try_temporary(void)
{
    return open(in_folder(""), O_TMPFILE | O_WRONLY, 0600);
}

static long try_openat2(void)
{
    const struct {
        unsigned long long flags, mode, resolve;
    } how = {O_WRONLY, 0, 0};

    return syscall(437, AT_FDCWD, in_folder("victim"), &how, sizeof how);
}

static long try_truncate(void)
{
    return truncate(in_folder("victim"), 0);
}

static long try_rename(void)
{
    return rename(in_folder("victim"), in_folder("moved"));
}

static long try_link(void)
{
    return link(in_folder("victim"), in_folder("linked"));
}

static long try_symlink(void)
{
    return symlink("/etc/passwd", in_folder("symlink"));
}

static long try_mkdir(void)
{
    return mkdir(in_folder("folder"), 0777);
}

static long try_mkfifo(void)
{
    return mkfifo(in_folder("fifo"), 0666);
}

static long try_chmod(void)
{
    return chmod(in_folder("victim"), 0777);
}

static long try_times(void)
{
    return utimensat(AT_FDCWD, in_folder("victim"), NULL, 0);
}

static long try_attribute(void)
{
    return syscall(SYS_setxattr, in_folder("victim"), "user.x", "x", 1, 0);
}

static long try_ptrace(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static long try_peek(void)
{
    return syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0);
}

static long try_signal(void)
{
    return kill(getppid(), 0);
}

static long try_namespace(void)
{
    return unshare(CLONE_NEWUSER);
}

static long try_unlimit(void)
{
    const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};

    return setrlimit(RLIMIT_DATA, &none);
}

/* To put another filter on is to have the call that could. */
static long try_filter(void)
{
    return prctl(PR_SET_SECCOMP, 2, NULL) == -1 && errno == EFAULT ? 0 : -1;
}

/* Last: it takes the victim away. */
static long try_unlink(void)
{
    return unlink(in_folder("victim"));
}

static const struct {
    const char *name;
    long (*attack)(void);
} attacks[] = {
    {"socket", try_socket},       {"udp", try_udp},
    {"unix", try_unix},           {"pair", try_pair},
    {"connect", try_connect},     {"send", try_send},
    {"io-uring", try_io_uring},   {"exec", try_exec},
    {"fork", try_fork},           {"create", try_create},
    {"overwrite", try_overwrite}, {"append", try_append},
    {"temporary", try_temporary}, {"openat2", try_openat2},
    {"truncate", try_truncate},   {"rename", try_rename},
    {"link", try_link},           {"symlink", try_symlink},
    {"mkdir", try_mkdir},         {"mkfifo", try_mkfifo},
    {"chmod", try_chmod},         {"times", try_times},
    {"attribute", try_attribute}, {"ptrace", try_ptrace},
    {"peek", try_peek},           {"signal", try_signal},
    {"namespace", try_namespace}, {"unlimit", try_unlimit},
    {"filter", try_filter},       {"unlink", try_unlink},
};

static void attack_all(void)
{
    static int begun;

    if (__sync_fetch_and_add(&begun, 1))
        return;
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) {
        long result;
        bool refused;

        errno = 0;
        result = attacks[i].attack();
        refused = result < 0 &&
                  (errno == EPERM || errno == EACCES || errno == ENOSYS);
        fprintf(stderr, "hostile: %s %s (%s)\n", attacks[i].name,
                refused ? "refused" : "done",
                result < 0 ? strerror(errno) : "fine");
    }
}

/* libjpeg's, found first by the tool. */
boolean jpeg_start_decompress(j_decompress_ptr jpeg)
{
    boolean (*own)(j_decompress_ptr);

    *(void **)&own = dlsym(RTLD_NEXT, "jpeg_start_decompress");
    if (!getenv("HOSTILE_HANG"))
        attack_all();
    else
        for (volatile unsigned n = 0; jpeg->image_width == 77; n++)
            ;
    return own(jpeg);
}
