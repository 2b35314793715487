/* photo/map.c - a clinic's own names of photos and folders: --map FILE */
#include "cmd/photo/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/cli/names.h"

static const char *path;

static const cli_option options[] = {
    {"map", 0, CLI_TEXT, &path, "FILE",
     "know photos and folders by this file's words as well, one line for a "
     "view: Ruhe | neutral = rest; see hemiface-map(5)",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_map_group = {"Names", options};

static void tell(void *context, const char *text)
{
    (void)context;
    cli_complain("--map: %s", text);
}

const hf_words *cli_map(void)
{
    static hf_words *words; /* kept to the end: names point into it */
    hf_error error;

    if (!path || words)
        return words;
    if (hf_words_read(&words, path, tell, NULL, &error) == HF_OK)
        return words;
    /* What is wrong with its lines has been told. */
    if (error.status != HF_E_CORRUPT)
        cli_complain("--map: %s", error.text);
    exit(CLI_NOTHING);
}

const char *cli_map_setting(void)
{
    static char text[160];
    const hf_words *words = cli_map();

    if (!words)
        return "";
    snprintf(text, sizeof text, "%.100s:sha256:%.16s", hf_words_name(words),
             hf_words_sha256(words));
    /* A file name may hold line ends; settings are one line. */
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = '?';
    return text;
}

/* Names in one message; more would hide the first. */
enum { MOST_NAMES = 10 };

void cli_map_tell(const hf_visit_files *files)
{
    static cli_names told;
    char text[1200] = "";
    size_t count = 0, used = 0;

    if (!cli_map())
        return;
    for (size_t i = 0; i < files->unknown_count; i++) {
        const char *name = files->unknown[i];

        if (cli_names_find(&told, name) != CLI_NO_NAME)
            continue;
        cli_names_put(&told, name);
        if (count++ < MOST_NAMES)
            used += (size_t)snprintf(text + used, sizeof text - used,
                                     "%s'%.100s'", count > 1 ? ", " : "", name);
    }
    if (count > MOST_NAMES)
        snprintf(text + used, sizeof text - used, " and %zu more",
                 count - MOST_NAMES);
    if (count)
        cli_warn("photos left out, since neither '%.100s' nor our own names "
                 "know them: %s",
                 hf_words_name(cli_map()), text);
}
