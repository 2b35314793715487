/* cage/rows.h - which tool needs what, and the parts that see to it */
#ifndef HF_CAGE_ROWS_H
#define HF_CAGE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

/** Whether this is a build with sanitizers. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CAGE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CAGE_SANITIZED 1
#endif
#endif
#ifndef CAGE_SANITIZED
#define CAGE_SANITIZED 0
#endif

/** What a tool goes on doing besides reading files, writing to what is open
 *  and computing. */
enum {
    CAGE_WRITE = 1,   /**< files where cage_file and cage_folder say */
    CAGE_THREADS = 2, /**< more threads of its own */
    CAGE_SERVE = 4,   /**< answers on a socket that listens already */
    CAGE_EXEC = 8     /**< starts programs, which are in the cage too */
};

typedef struct cage_row {
    const char *tool; /**< its verb */
    unsigned needs;   /**< CAGE_... */
    /** Memory a thread may take, MiB; 0: no limit. A decode takes at most 1
     *  GiB by itself (max_bytes in hemiface/image.h); the rest is for what is
     *  made of pictures. More makes room for more pictures at once, and for
     *  more damage to a machine that others work on. */
    unsigned mib;
} cage_row;

/** The row of a tool ("hemiface measure" too); of an unknown one, nothing but
 *  reading. */
const cage_row *cage_row_of(const char *tool);

/** A place that may be written to. */
typedef struct cage_place {
    char *path;
    bool folder; /**< else one file, device or pipe */
    bool grows;  /**< folders may be made and removed in it too */
} cage_place;

/** A file that is made in one place and moved to another. */
typedef struct cage_move {
    char *path;   /**< as the tool calls it */
    char *target; /**< where it goes, links followed */
    char *stage;  /**< folder that it is made in */
    char *staged; /**< its name there */
} cage_move;

/** Starts the process that moves files, to be told by their numbers. It lives
 *  outside the cage, for as long as the tool does. moves: unchanged until the
 *  tool ends. */
bool cage_keeper_start(const cage_move *moves, size_t count);
/** Has a file moved; 0 or the error's number. */
int cage_keeper_move(size_t index);
/** Removes the folders, and waits until that is done. Without a keeper it is
 *  done here. */
void cage_keeper_end(void);

/** Landlock's version here, 0: none. */
int cage_landlock_version(void);
/** Nothing may be written, removed or run but in places; false: not here. */
bool cage_landlock(const cage_row *row, const cage_place *places, size_t count);

/** Whether seccomp filters can be had. */
bool cage_seccomp_known(void);
/** System calls the row does not need fail; false: not here. */
bool cage_seccomp(const cage_row *row);

/** Memory and core files. */
void cage_limit(const cage_row *row, int threads);

#endif
