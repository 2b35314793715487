/* cage/landlock.c - where may be written, by the kernel's Landlock
 *
 * The kernel's interface is written down here: headers of a system are often
 * older than the kernel that a program later runs on. Landlock came with Linux
 * 5.13; each version knows more, and refuses what it does not know.
 */
#define _GNU_SOURCE /* syscall, O_PATH */

#include "cmd/cage/rows.h"

#if defined(__linux__)

#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The same on every processor (include/uapi/asm-generic/unistd.h). */
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { ASK_VERSION = 1, RULE_PATH_BENEATH = 1 };

/* Rights over files, bits of the kernel's ABI. Reading is none of them: what
 * is not listed here stays free. */
enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_CHAR = 1 << 6,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    MAKE_SOCK = 1 << 9,
    MAKE_FIFO = 1 << 10,
    MAKE_BLOCK = 1 << 11,
    MAKE_SYM = 1 << 12,
    REFER = 1 << 13,    /* version 2 */
    TRUNCATE = 1 << 14, /* version 3 */
    IOCTL_DEV = 1 << 15 /* version 5 */
};
enum { BIND_TCP = 1, CONNECT_TCP = 2 };  /* version 4 */
enum { ABSTRACT_UNIX = 1, SIGNALS = 2 }; /* version 6 */

struct ruleset {
    uint64_t files, net, scoped;
};
struct beneath {
    uint64_t allowed;
    int32_t fd;
} __attribute__((packed));

/* What is forbidden everywhere, from which version on. */
static const struct {
    int version;
    unsigned rights;
} files[] = {
    {1, EXECUTE | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_CHAR | MAKE_DIR |
            MAKE_REG | MAKE_SOCK | MAKE_FIFO | MAKE_BLOCK | MAKE_SYM},
    {2, REFER},
    {3, TRUNCATE},
    {5, IOCTL_DEV},
};

/* What a place may do again, so far as it is forbidden. */
enum {
    ON_FILE = WRITE_FILE | TRUNCATE,
    IN_FOLDER = ON_FILE | MAKE_REG | REMOVE_FILE,
    IN_GROWING = IN_FOLDER | MAKE_DIR | REMOVE_DIR
};

static struct ruleset forbidden(const cage_row *row, int version)
{
    struct ruleset r = {0, 0, 0};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (version >= files[i].version)
            r.files |= files[i].rights;
    if (row->needs & CAGE_EXEC)
        r.files &= ~(uint64_t)EXECUTE;
    if (version >= 4)
        r.net = BIND_TCP | CONNECT_TCP;
    if (version >= 6)
        r.scoped = ABSTRACT_UNIX | SIGNALS;
    return r;
}

/* The part of the structure that a version knows. */
static size_t size_for(int version)
{
    return version >= 6   ? sizeof(struct ruleset)
           : version >= 4 ? 2 * sizeof(uint64_t)
                          : sizeof(uint64_t);
}

static void allow(int rules, const cage_place *place, uint64_t known)
{
    struct beneath at = {.fd = open(place->path, O_PATH | O_CLOEXEC)};

    if (at.fd < 0)
        return; /* writing there will say why */
    at.allowed = known & (unsigned)(!place->folder ? ON_FILE
                                    : place->grows ? IN_GROWING
                                                   : IN_FOLDER);
    /* A pipe that a name of /proc leads to cannot be ruled, and need not. */
    (void)syscall(ADD_RULE, rules, RULE_PATH_BENEATH, &at, 0);
    close(at.fd);
}

int cage_landlock_version(void)
{
    const long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);

    return version > 0 ? (int)version : 0;
}

bool cage_landlock(const cage_row *row, const cage_place *places, size_t count)
{
    const int version = cage_landlock_version();
    const struct ruleset r = forbidden(row, version);
    bool done;
    int rules;

    if (!version)
        return false;
    rules = (int)syscall(CREATE_RULESET, &r, size_for(version), 0);
    if (rules < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        allow(rules, &places[i], r.files);
    done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(RESTRICT_SELF, rules, 0) == 0;
    close(rules);
    return done;
}

#else

int cage_landlock_version(void)
{
    return 0;
}

bool cage_landlock(const cage_row *row, const cage_place *places, size_t count)
{
    (void)row;
    (void)places;
    (void)count;
    return false;
}

#endif
