/* cli/names.c - words kept once, each with a number */
#include "cmd/cli/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

void *cli_grow(void *block, size_t count, size_t size)
{
    void *larger = count && size > SIZE_MAX / count
                       ? NULL
                       : realloc(block, count * size + 1);

    if (!larger) {
        cli_complain("out of memory");
        exit(CLI_NOTHING);
    }
    return larger;
}

/* FNV-1a, 64 bit. */
static uint64_t hash(const char *word)
{
    uint64_t h = 14695981039346656037u;

    for (; *word; word++)
        h = (h ^ (unsigned char)*word) * 1099511628211u;
    return h;
}

/* The slot that holds the word, or the free one that would. */
static size_t slot_of(const cli_names *names, const char *word)
{
    size_t slot = (size_t)hash(word) & (names->slot_count - 1);

    while (names->slots[slot] &&
           strcmp(names->words[names->slots[slot] - 1], word) != 0)
        slot = (slot + 1) & (names->slot_count - 1);
    return slot;
}

/* Twice the room; slots stay at most half full, so that searches are short. */
static void enlarge(cli_names *names)
{
    names->room = names->room ? 2 * names->room : 64;
    names->words = cli_grow(names->words, names->room, sizeof *names->words);
    names->slot_count = 2 * names->room;
    names->slots =
        cli_grow(names->slots, names->slot_count, sizeof *names->slots);
    memset(names->slots, 0, names->slot_count * sizeof *names->slots);
    for (size_t i = 0; i < names->count; i++)
        names->slots[slot_of(names, names->words[i])] = i + 1;
}

size_t cli_names_find(const cli_names *names, const char *word)
{
    /* An empty slot holds 0, which becomes CLI_NO_NAME. */
    return names->count ? names->slots[slot_of(names, word)] - 1 : CLI_NO_NAME;
}

size_t cli_names_put(cli_names *names, const char *word)
{
    size_t slot, size = strlen(word) + 1;

    if (names->count == names->room)
        enlarge(names);
    slot = slot_of(names, word);
    if (!names->slots[slot]) {
        names->words[names->count] = cli_grow(NULL, size, 1);
        memcpy(names->words[names->count], word, size);
        names->slots[slot] = ++names->count;
    }
    return names->slots[slot] - 1;
}

const char *cli_names_keep(cli_names *names, const char *word)
{
    const size_t number = cli_names_put(names, word);

    return names->words[number];
}

void cli_names_clear(cli_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->words[i]);
    free(names->words);
    free(names->slots);
    *names = (cli_names){0};
}
