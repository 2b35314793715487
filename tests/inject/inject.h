/* tests/inject/inject.h - what driver and preloaded library agree on, and the
 * parts of both
 *
 * The driver starts a program with the library loaded before it. The library
 * stops it before its main and forks a child for every request: that child is
 * the run. It sends its number and the descriptors to follow it by, and goes
 * on; when it has ended, its status follows.
 */
#ifndef HF_TEST_INJECT_H
#define HF_TEST_INJECT_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum {
    INJECT_FD = 198,          /**< where the library talks to the driver */
    INJECT_SERVE_FD = 197,    /**< where requests come from */
    INJECT_PATHS_FD = 196,    /**< where paths of calls are written to */
    INJECT_MARK = 0x68666d6b, /**< getpgid() of it: the program begins */
    INJECT_BROKEN = 124       /**< exit status: this system cannot do that */
};

/** What fails. */
typedef enum inject_kind {
    INJECT_NOTHING = 0,
    INJECT_MEMORY,      /**< one allocation */
    INJECT_MEMORY_ON,   /**< that and all that follow */
    INJECT_WRITE,       /**< one write: no space left */
    INJECT_WRITE_ON,    /**< that and all that follow: the disk stays full */
    INJECT_READ,        /**< one read: input/output error */
    INJECT_OPEN,        /**< one opening of a file: too many open */
    INJECT_FILE,        /**< one rename, sync, mkdir, close...: error */
    INJECT_INTERRUPT,   /**< one read or write: interrupted by a signal */
    INJECT_SHORT_WRITE, /**< every write takes half of what it is given */
    INJECT_SHORT_READ,  /**< every read gives half of what it could */
    INJECT_KINDS
} inject_kind;

/** The kind's word, e.g. "write-on". */
extern const char *const inject_names[INJECT_KINDS];

/** One run. */
typedef struct inject_request {
    inject_kind kind;
    unsigned long n;     /**< which one fails, from 1; 0: none. Kinds that
                              change every call take no number */
    long usual_ms;       /**< processor time the run without failure took */
    char work[PATH_MAX]; /**< folder it runs in */
    char out[PATH_MAX], err[PATH_MAX]; /**< files of stdout and stderr */
    char paths[PATH_MAX]; /**< gets an inject_path for each allocation; "":
                               not asked for */
} inject_request;

/** Libraries that do whatever when an allocation of theirs fails. */
#define INJECT_HOPELESS "libseccomp.so", "libfontconfig.so"

/** Where an allocation came from. */
typedef struct inject_path {
    unsigned id;       /**< of the path of calls, from 1; 0: no room for it */
    unsigned hopeless; /**< 1: through one of those libraries */
} inject_path;

/** From the run's child, then from the server when it has ended. */
typedef struct inject_reply {
    pid_t pid;
    int status;  /**< as of waitpid() */
    long cpu_ms; /**< processor time it took */
} inject_reply;

/** How a program ended. */
typedef struct inject_end {
    int status;          /**< exit status; -1: by a signal */
    int signal;          /**< that, or 0 */
    long cpu_ms;         /**< processor time */
    const char *stopped; /**< why it had to be; NULL: it ended by itself */
    unsigned long count; /**< times that what fails was done */
    bool injected;       /**< it came to the failure */
    char who[400];       /**< objects that asked for the memory, or
                              the file of the call that failed */
} inject_end;

/* ------------------------------------------------------- driver (run.c) */

typedef struct inject_server {
    int socket;
    pid_t pid;
} inject_server;

/** Has a program ready, from the folder the driver is in. False: it cannot be
 *  started. */
bool inject_start(inject_server *out, char *const *argv, const char *preload);
void inject_stop(inject_server *server);

/** One run of it. False: this system cannot inject that. */
bool inject_run(inject_end *out, const inject_server *server,
                const inject_request *wish);

/* ------------------------------------------------- library (serve.c,
 * preload.c, ask.c, paths.c) */

/** The program begins: counts from 0, and by HEMIFACE_INJECT from now on. */
void inject_begin(bool paths);

/** The path of the calls that led here (paths.c). Until the program's end. */
const inject_path *path_here(void);
/** Notes it for the next allocation. */
void path_note(void);
/** Writes what was noted and not yet written to INJECT_PATHS_FD. */
void path_write(void);

/** Has the kernel ask before every call of that kind. Returns the descriptor
 *  to be answered by, or -1: not possible here. */
int watch_ask(inject_kind kind);

/* ------------------------------------------------- system calls (watch.c) */

/** Answers one call; false when the program is gone. */
bool watch_answer(int listener, inject_kind kind, unsigned long n,
                  inject_end *end, bool *begun);

/* -------------------------------------------------- folders (tree.c) */

/** A file below a folder. */
typedef struct tree_file {
    char path[256]; /**< within the folder */
    char sum[65];   /**< of its bytes */
    bool whole;     /**< it is empty or ends with the end of a line */
} tree_file;

enum { TREE_FILES = 256 };

typedef struct tree {
    tree_file files[TREE_FILES];
    size_t count;
} tree;

/** Reads all of a folder. */
void tree_read(tree *out, const char *folder);
const tree_file *tree_find(const tree *t, const char *path);
/** Empties a folder, or makes it. */
void tree_clear(const char *folder);
/** Copies the files of one folder into another, empty one. */
void tree_copy(const char *to, const char *from);

#endif
