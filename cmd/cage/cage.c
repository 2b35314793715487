/* cage/cage.c - collects where a tool writes, then locks it up */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cmd/cage/cage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/cage/rows.h"

bool cage_wanted = true;

static struct {
    cage_place *list;
    size_t count, room;
    bool closed;
} cage;

/* Kept until the tool ends. */
static struct {
    cage_move *list;
    size_t count, room;
} moves;

static void add(const char *path, bool folder, bool grows)
{
    for (size_t i = 0; i < cage.count; i++)
        if (!strcmp(cage.list[i].path, path)) {
            cage.list[i].grows |= grows;
            return;
        }
    if (cage.count == cage.room) {
        const size_t room = 2 * cage.room + 8;
        cage_place *list = realloc(cage.list, room * sizeof *list);

        if (!list)
            return; /* writing there will say that it failed */
        cage.list = list;
        cage.room = room;
    }
    cage.list[cage.count] = (cage_place){strdup(path), folder, grows};
    cage.count += cage.list[cage.count].path != NULL;
}

/* Cuts the last part off a path: "a/b/" to "a", "a" to ".", "/a" to "/". */
static void cut(char *path)
{
    size_t n = strlen(path);

    while (n > 1 && path[n - 1] == '/')
        n--;
    while (n > 0 && path[n - 1] != '/')
        n--;
    while (n > 1 && path[n - 1] == '/')
        n--;
    if (n == 0)
        path[n++] = '.';
    path[n] = 0;
}

/* A folder, or if it is not there the nearest one above it that is; then
 * folders will have to be made. */
static void add_folder(char *path, bool grows)
{
    struct stat is;

    while (stat(path, &is) != 0 && errno == ENOENT && strcmp(path, ".") != 0 &&
           strcmp(path, "/") != 0) {
        cut(path);
        grows = true;
    }
    add(path, true, grows);
}

/* Room for the path, and for "." in place of an empty one. */
static char *copy(const char *path)
{
    const size_t n = strlen(path);
    char *own = malloc(n + 2);

    if (own)
        memcpy(own, path, n + 1);
    return own;
}

/* ---------------------------------------------------------------- staging */

/* The staging folder of a folder: one for all its files. NULL: none. */
static char *stage_in(const char *folder)
{
    const size_t n = strlen(folder), room = n + 32;
    char *stage;

    for (size_t i = 0; i < moves.count; i++) {
        const cage_move *m = &moves.list[i];

        if (!strncmp(m->stage, folder, n) && m->stage[n] == '/' &&
            !strchr(m->stage + n + 1, '/'))
            return strdup(m->stage);
    }
    stage = malloc(room);
    if (!stage)
        return NULL;
    snprintf(stage, room, "%s/.hemiface-XXXXXX", folder);
    if (mkdtemp(stage))
        return stage;
    free(stage);
    return NULL;
}

static char *join(const char *folder, const char *name)
{
    const size_t room = strlen(folder) + strlen(name) + 2;
    char *path = malloc(room);

    if (path)
        snprintf(path, room, "%s/%s", folder, name);
    return path;
}

static void clear(cage_move *m)
{
    free(m->path);
    free(m->target);
    free(m->stage);
    free(m->staged);
}

static bool keep(const cage_move *move)
{
    if (moves.count == moves.room) {
        const size_t room = 2 * moves.room + 8;
        cage_move *list = realloc(moves.list, room * sizeof *list);

        if (!list)
            return false;
        moves.list = list;
        moves.room = room;
    }
    moves.list[moves.count++] = *move;
    return true;
}

/* Has the file made in a staging folder; false: it cannot be. */
static bool stage(const char *path, const char *folder)
{
    char *real = realpath(path, NULL);
    const char *slash = strrchr(real ? real : path, '/');
    const char *name = slash ? slash + 1 : path;
    cage_move move = {strdup(path), real ? real : strdup(path), NULL, NULL};
    bool fine = *name && move.path && move.target;

    if (fine)
        move.stage = stage_in(folder);
    if (move.stage)
        move.staged = join(move.stage, name);
    fine = move.staged && keep(&move);
    if (fine) {
        add(move.stage, true, false);
    } else {
        if (move.stage)
            (void)rmdir(move.stage);
        clear(&move);
    }
    return fine;
}

static cage_move *find(const char *path)
{
    for (size_t i = 0; path && i < moves.count; i++)
        if (!strcmp(moves.list[i].path, path))
            return &moves.list[i];
    return NULL;
}

void cage_file(const char *path)
{
    struct stat is;
    char *folder;

    if (!cage_wanted || !path || find(path))
        return;
    if (stat(path, &is) == 0 && !S_ISREG(is.st_mode)) {
        if (!S_ISDIR(is.st_mode)) /* which is an error to come */
            add(path, false, false);
        return;
    }
    folder = realpath(path, NULL);
    if (!folder)
        folder = copy(path);
    if (!folder)
        return;
    cut(folder);
    /* Without Landlock nothing would be gained by it. */
    if (!cage_landlock_version() || !stage(path, folder))
        add_folder(folder, false);
    free(folder);
}

const char *cage_at(const char *path)
{
    const cage_move *m = find(path);

    return m ? m->staged : path;
}

bool cage_done(const char *path)
{
    const cage_move *m = find(path);

    errno = m ? cage_keeper_move((size_t)(m - moves.list)) : 0;
    return !errno;
}

void cage_beside(const char *path)
{
    char *folder = cage_wanted ? copy(path) : NULL;

    if (!folder)
        return;
    cut(folder);
    add_folder(folder, false);
    free(folder);
}

void cage_folder(const char *path)
{
    char *own = path && cage_wanted ? copy(path) : NULL;

    if (own)
        add_folder(own, true);
    free(own);
}

void cage_close(const char *tool, int threads)
{
    cage_row row = *cage_row_of(tool);

    if (cage.closed || !cage_wanted)
        return;
    cage.closed = true;
    if (!cage.count)
        row.needs &= ~(unsigned)CAGE_WRITE;
    if (moves.count && !cage_keeper_start(moves.list, moves.count))
        return; /* better no cage than no results */
    cage_limit(&row, threads);
    cage_landlock(&row, cage.list, cage.count);
    cage_seccomp(&row);
    for (size_t i = 0; i < cage.count; i++)
        free(cage.list[i].path);
    free(cage.list);
    cage.list = NULL;
    cage.count = cage.room = 0;
}

const char *cage_text(void)
{
    static char text[64];
    const int version = cage_landlock_version();
    const char *filter = cage_seccomp_known() ? "seccomp" : "";

    if (version > 0)
        snprintf(text, sizeof text, "Landlock %d%s%s", version,
                 *filter ? ", " : "", filter);
    else
        snprintf(text, sizeof text, "%s", *filter ? filter : "none");
    return text;
}
