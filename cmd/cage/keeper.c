/* cage/keeper.c - a process outside the cage that moves results into place
 *
 * All it can be told is which of the files that were named before the cage was
 * locked is complete. It waits on a pipe, which closes when the tool ends,
 * however that ends; then it takes the staging folders away and ends too.
 */
#define _XOPEN_SOURCE 700

#include "cmd/cage/rows.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Instead of a file's number: no more are to come. */
#define NO_MORE UINT32_MAX

static struct {
    const cage_move *moves;
    size_t count;
    int ask, answer; /* the tool's ends of two pipes; -1: no keeper */
} keeper = {NULL, 0, -1, -1};

static bool get(int from, void *number)
{
    size_t have = 0;

    while (have < sizeof(uint32_t)) {
        const ssize_t n =
            read(from, (char *)number + have, sizeof(uint32_t) - have);

        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        have += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool put(int to, uint32_t number)
{
    size_t gone = 0;

    while (gone < sizeof number) {
        const ssize_t n =
            write(to, (const char *)&number + gone, sizeof number - gone);

        if (n < 0 && errno != EINTR)
            return false;
        gone += n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* ----------------------------------------------------------- outside it */

static int move(const cage_move *m)
{
    struct stat is;

    if (lstat(m->staged, &is) != 0)
        return errno;
    if (!S_ISREG(is.st_mode))
        return EINVAL;
    /* Failing to keep a mode is no reason to fail: the content is right. */
    if (stat(m->target, &is) == 0 && S_ISREG(is.st_mode))
        (void)chmod(m->staged, is.st_mode & 0777);
    return rename(m->staged, m->target) == 0 ? 0 : errno;
}

/* A folder with the files that are left in it. */
static void remove_stage(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;

    while (dir && (entry = readdir(dir)))
        (void)unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir)
        closedir(dir);
    (void)rmdir(folder);
}

static void remove_stages(void)
{
    for (size_t i = 0; i < keeper.count; i++)
        remove_stage(keeper.moves[i].stage);
}

static _Noreturn void keep(int asked, int answer)
{
    /* Ctrl-C ends the tool; what it leaves is then taken away. */
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ};
    uint32_t index;

    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        (void)signal(ignored[i], SIG_IGN);
    /* Who reads what the tool prints must not wait for this process. */
    for (int fd = 0; fd < 3; fd++)
        if (fd != asked && fd != answer)
            close(fd);
    while (get(asked, &index) && index < keeper.count)
        if (!put(answer, (uint32_t)move(&keeper.moves[index])))
            break;
    remove_stages();
    (void)put(answer, 0);
    _exit(0);
}

/* ------------------------------------------------------------ inside it */

bool cage_keeper_start(const cage_move *moves, size_t count)
{
    int ask[2], answer[2];
    pid_t child;

    keeper.moves = moves;
    keeper.count = count;
    (void)atexit(cage_keeper_end);
    if (pipe(ask) != 0)
        return false;
    if (pipe(answer) != 0) {
        close(ask[0]);
        close(ask[1]);
        return false;
    }
    child = fork();
    if (child == 0) {
        close(ask[1]);
        close(answer[0]);
        keep(ask[0], answer[1]);
    }
    close(ask[0]);
    close(answer[1]);
    if (child < 0) {
        close(ask[1]);
        close(answer[0]);
        return false;
    }
    keeper.ask = ask[1];
    keeper.answer = answer[0];
    return true;
}

/* A keeper that is gone is an error to be told, and no end of the tool. */
static bool ask(uint32_t number, uint32_t *answer)
{
    struct sigaction ignore, before;
    bool fine;

    memset(&ignore, 0, sizeof ignore);
    ignore.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &ignore, &before);
    fine = put(keeper.ask, number) && get(keeper.answer, answer);
    (void)sigaction(SIGPIPE, &before, NULL);
    return fine;
}

int cage_keeper_move(size_t index)
{
    uint32_t failed;

    if (keeper.ask < 0)
        return move(&keeper.moves[index]);
    return ask((uint32_t)index, &failed) ? (int)failed : EPIPE;
}

void cage_keeper_end(void)
{
    uint32_t done;

    if (keeper.ask < 0) {
        remove_stages();
        return;
    }
    (void)ask(NO_MORE, &done);
    close(keeper.ask);
    close(keeper.answer);
}
