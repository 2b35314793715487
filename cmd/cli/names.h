/* cli/names.h - words kept once, each with a number */
#ifndef HF_CLI_NAMES_H
#define HF_CLI_NAMES_H

#include <stddef.h>

/** Words in order of arrival. Start with all zero. Without memory the program
 *  ends. */
typedef struct cli_names {
    char **words;
    size_t count, room;
    size_t *slots; /**< by hash: number + 1, or 0 */
    size_t slot_count;
} cli_names;

#define CLI_NO_NAME ((size_t)-1)

/** The word's number, new or known. */
size_t cli_names_put(cli_names *names, const char *word);
/** The kept word itself, new or known; stays where it is. */
const char *cli_names_keep(cli_names *names, const char *word);
/** The word's number, or CLI_NO_NAME. */
size_t cli_names_find(const cli_names *names, const char *word);
void cli_names_clear(cli_names *names);

/** realloc to count elements that ends the program without memory. */
void *cli_grow(void *block, size_t count, size_t size);

#endif
