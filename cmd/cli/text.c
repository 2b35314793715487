/* cli/text.c - a text that is printed into memory
 *
 * Not by open_memstream: what that has no room for it leaves out, and goes on
 * with what comes next, without a sign. A number lost a digit so.
 */
#define _GNU_SOURCE /* fopencookie */
#include "cmd/cli/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "cmd/cli/message.h"
#include "cmd/cli/names.h"
#include "cmd/cli/output.h"

/* One that is being printed. */
typedef struct sheet {
    char **text;
    size_t *size;
    char *bytes;
    size_t used, room;
    bool lost; /* something: memory ran out */
} sheet;

static void check(bool fine)
{
    if (fine)
        return;
    cli_complain("out of memory");
    exit(CLI_NOTHING);
}

/* Room for so many more bytes and the 0 behind them. Not by cli_grow, which
 * would end the program inside a stream that ending it writes to. */
static bool make_room(sheet *s, size_t more)
{
    const size_t least = s->used + more + 1;
    size_t room = s->room ? s->room : 4096;
    char *bytes;

    if (least <= s->room)
        return true;
    while (room < least)
        room *= 2;
    bytes = realloc(s->bytes, room);
    if (!bytes)
        return false;
    s->bytes = bytes;
    s->room = room;
    return true;
}

static ssize_t take(void *cookie, const char *bytes, size_t count)
{
    sheet *s = cookie;

    s->lost = s->lost || !make_room(s, count);
    if (s->lost)
        return 0;
    memcpy(s->bytes + s->used, bytes, count);
    s->used += count;
    return (ssize_t)count;
}

static int hand_over(void *cookie)
{
    sheet *s = cookie;
    const bool whole = !s->lost && make_room(s, 0);

    if (whole) {
        s->bytes[s->used] = 0;
        *s->text = s->bytes;
        *s->size = s->used;
    } else {
        free(s->bytes);
    }
    free(s);
    return whole ? 0 : -1;
}

FILE *cli_text_open(char **text, size_t *size)
{
    sheet *s = cli_grow(NULL, 1, sizeof *s);
    FILE *to;

    *s = (sheet){.text = text, .size = size};
    *text = NULL;
    to = fopencookie(
        s, "w", (cookie_io_functions_t){.write = take, .close = hand_over});
    if (!to)
        free(s);
    check(to != NULL);
    return to;
}

void cli_text_close(FILE *to)
{
    check(fclose(to) == 0);
}
