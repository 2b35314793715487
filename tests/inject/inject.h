/* tests/inject/inject.h - what driver and preloaded library agree on, and the
 * parts of the driver */
#ifndef HF_TEST_INJECT_H
#define HF_TEST_INJECT_H

#include <stdbool.h>
#include <stddef.h>

enum {
    INJECT_FD = 198,         /**< where the library talks to the driver */
    INJECT_MARK = 0x68666d6b /**< getpgid() of it: the program begins */
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

/** How a program ended. */
typedef struct inject_end {
    int status; /**< exit status; -1: by a signal; -2: too slow */
    int signal;
    unsigned long count; /**< times that what fails was done */
    bool injected;       /**< it came to the failure */
    char who[400];       /**< objects that asked for the memory */
} inject_end;

/** Runs argv in the working folder with the failure of number n (from 1; kinds
 *  that change every call take no number). stdout and stderr go to files of
 *  these names. False: this system cannot inject that. */
bool inject_run(inject_end *out, char *const *argv, inject_kind kind,
                unsigned long n, const char *preload, const char *to_stdout,
                const char *to_stderr);

/* ------------------------------------------------- system calls (watch.c) */

/** In the child, before exec: asks the driver before every call of that kind;
 *  the descriptor goes through the socket. False: not possible here. */
bool watch_ask(inject_kind kind, int socket);
/** In the driver: takes the descriptor; -1: none came. */
int watch_take(int socket);
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
/** Empties a folder; it may be missing. */
void tree_clear(const char *folder);
/** Copies the files of one folder into another, empty one. */
void tree_copy(const char *to, const char *from);

#endif
