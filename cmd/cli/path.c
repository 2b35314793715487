/* cli/path.c - paths: folders, names, files beside files, lists on stdin */
#include "cmd/cli/path.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/cli/message.h"

bool cli_path_is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool cli_path_is_file(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool cli_path_same(const char *a, const char *b)
{
    struct stat first, second;

    return stat(a, &first) == 0 && stat(b, &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool cli_path_replaces(const char *out, char *const *inputs, int count)
{
    for (int i = 0; i < count; i++)
        if (cli_path_same(out, inputs[i])) {
            cli_complain("'%s' is an input and would be replaced: give the "
                         "output another name",
                         out);
            return true;
        }
    return false;
}

static bool ends_with(const char *text, const char *end)
{
    const size_t n = strlen(text), m = strlen(end);

    return n > m && !strcasecmp(text + n - m, end);
}

bool cli_path_is_landmarks(const char *path)
{
    return ends_with(path, ".face.json") || ends_with(path, ".pts") ||
           ends_with(path, ".tem");
}

bool cli_path_may_be_landmarks(const char *path)
{
    static const char *const ends[] = {".txt", ".csv", ".xml", ".json"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(path, ends[i]))
            return true;
    return cli_path_is_landmarks(path);
}

const char *cli_path_base(const char *path)
{
    const char *base = path;

    for (const char *c = path; *c; c++)
        if (*c == '/' && c[1])
            base = c + 1;
    return base;
}

void cli_path_stem(char *stem, size_t size, const char *path)
{
    char *dot;

    snprintf(stem, size, "%s", cli_path_base(path));
    if (ends_with(stem, ".face.json"))
        stem[strlen(stem) - strlen(".face.json")] = 0;
    dot = strrchr(stem, '.');
    if (dot && dot != stem)
        *dot = 0;
}

void cli_path_beside(char *out, size_t size, const char *path, const char *name)
{
    const int folder = (int)(cli_path_base(path) - path);

    snprintf(out, size, "%.*s%s", folder, path, name);
}

bool cli_path_face_beside(char *out, size_t size, const char *photo)
{
    char stem[1024], name[1100];

    cli_path_stem(stem, sizeof stem, photo);
    snprintf(name, sizeof name, "%s.face.json", stem);
    cli_path_beside(out, size, photo, name);
    if (access(out, F_OK) == 0)
        return true;
    snprintf(out, size, "%s.face.json", photo);
    return access(out, F_OK) == 0;
}

/* Longer than any path the system takes: then it is something else. */
enum { MOST_PATH = 8192 };

/* A growing list of paths. */
typedef struct list {
    char **items;
    int count, room;
} list;

static void push(list *paths, char *item)
{
    if (paths->count == paths->room) {
        const int room = paths->room ? 2 * paths->room : 64;
        char **larger =
            realloc(paths->items, (size_t)room * sizeof *paths->items);

        if (!larger) {
            cli_complain("out of memory");
            exit(CLI_NOTHING);
        }
        paths->items = larger;
        paths->room = room;
    }
    paths->items[paths->count++] = item;
}

static void push_lines(list *paths)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;

    while ((length = getline(&line, &room, stdin)) >= 0) {
        if (length > MOST_PATH || memchr(line, 0, (size_t)length)) {
            cli_complain("standard input is not a list of file names, one a "
                         "line; see --help");
            exit(CLI_NOTHING);
        }
        while (length && (line[length - 1] == '\n' || line[length - 1] == '\r'))
            line[--length] = 0;
        if (length) {
            push(paths, line);
            line = NULL;
            room = 0;
        }
    }
    free(line);
    /* A list that is cut short would be taken for a shorter one. */
    if (!feof(stdin)) {
        cli_complain("cannot read standard input: %s", strerror(errno));
        exit(CLI_NOTHING);
    }
}

int cli_path_inputs(char ***out, int argc, char **argv)
{
    static list paths; /* lives until exit */

    if (argc == 0 && !isatty(STDIN_FILENO))
        push_lines(&paths);
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "-") != 0)
            push(&paths, argv[i]);
        else
            push_lines(&paths);
    }
    if (!paths.count) {
        cli_complain("no input: name photos, face files or folders, or list "
                     "them on standard input; see --help");
        exit(CLI_NOTHING);
    }
    *out = paths.items;
    return paths.count;
}
