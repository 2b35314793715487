/* cage/rows.c - which tool needs what */
#include "cmd/cage/rows.h"

#include <string.h>

/* Files are read by all of them. Where a tool can only print, it has no
 * CAGE_WRITE to begin with; where it has but was given no file to write,
 * cage_close takes it away. */
/* Several photos at once, and requests. */
enum { THREADED = CAGE_WRITE | CAGE_THREADS };

static const cage_row rows[] = {
    {"agree", CAGE_WRITE, 0}, /* no pictures, but whole cohorts */
    {"batch", THREADED, 2048},      {"compare", CAGE_WRITE, 4096},
    {"convert", CAGE_WRITE, 2048},  {"detect", CAGE_WRITE, 2048},
    {"draw", CAGE_WRITE, 8192}, /* several photos, and the picture of them */
    {"grade", CAGE_WRITE, 4096},    {"measure", CAGE_WRITE, 4096},
    {"report", CAGE_WRITE, 8192},   {"review", THREADED | CAGE_SERVE, 2048},
    {"simulate", CAGE_WRITE, 8192}, /* maps of movement at full size */
    {"stats", CAGE_WRITE, 0},
};

static const cage_row unknown = {"", 0, 0};

const cage_row *cage_row_of(const char *tool)
{
    const char *space = strrchr(tool, ' ');
    const char *verb = space ? space + 1 : tool;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(rows[i].tool, verb))
            return &rows[i];
    return &unknown;
}
