/* cli/output.c - where output goes: options, a file that appears whole */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cmd/cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/cage/cage.h"
#include "cmd/cli/message.h"
#include "cmd/cli/stream.h"

cli_output cli_out = {.provenance = true, .settings = "", .raters = ""};

static const cli_option output_options[] = {
    {"csv", 0, CLI_FLAG, &cli_out.csv, NULL,
     "comma-separated values, one row a value, names in the first row", 0, 0,
     NULL},
    {"json", 0, CLI_FLAG, &cli_out.json, NULL,
     "one JSON object a line, with the CSV's column names as keys", 0, 0, NULL},
    {"output", 'o', CLI_TEXT, &cli_out.path, "FILE",
     "write there instead of to standard output; the file appears whole or "
     "not at all",
     0, 0, NULL},
    {"no-provenance", 0, CLI_UNFLAG, &cli_out.provenance, NULL,
     "leave out the lines on version, models and settings", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_output_group = {"Output", output_options};

FILE *cli_stream;
static bool own; /* cli_stream is a file that was opened here */
/* What is written to until it is whole, and then called: NULL where it is
 * written directly. */
static char *temporary, *target;

static void out_of_memory(void)
{
    cli_complain("out of memory");
    exit(CLI_NOTHING);
}

cli_format cli_format_chosen(void)
{
    return cli_out.json ? CLI_AS_JSON : cli_out.csv ? CLI_AS_CSV : CLI_AS_TEXT;
}

/* What is not whole goes, however the tool ends. */
static void forget_file(void)
{
    if (temporary)
        unlink(temporary);
    free(temporary);
    free(target);
    temporary = target = NULL;
}

/* A file appears whole; behind a link it is the link's file that does. What is
 * no plain file, as a pipe or device, cannot be replaced: directly. */
static FILE *open_file(const char *path)
{
    const size_t room = 16;
    struct stat is;
    const bool there = stat(path, &is) == 0;
    FILE *file;

    if (there && S_ISDIR(is.st_mode)) {
        errno = EISDIR; /* in the cage it would be a matter of permission */
        return NULL;
    }
    if (there && !S_ISREG(is.st_mode))
        return fopen(path, "w");
    target = there ? realpath(path, NULL) : strdup(path);
    temporary = target ? malloc(strlen(target) + room) : NULL;
    if (!temporary)
        out_of_memory();
    snprintf(temporary, strlen(target) + room, "%s.%ld", target,
             (long)getpid());
    /* Before there is a file, so that there is none that stays. */
    if (atexit(forget_file) != 0)
        out_of_memory();
    file = fopen(temporary, "wx");
    if (!file) {
        const int why = errno;

        free(temporary);
        temporary = NULL;
        errno = why;
    }
    return file;
}

void cli_lock_up(void)
{
    cage_file(cli_out.path);
    cage_close(cli_get_name(), 1);
}

FILE *cli_output_open(void)
{
    cli_stream = stdout;
    if (cli_out.csv && cli_out.json) {
        cli_complain("--csv and --json exclude each other; see --help");
        exit(CLI_NOTHING);
    }
    if (cli_out.path) {
        cli_stream = open_file(cage_at(cli_out.path));
        own = true;
        if (!cli_stream) {
            cli_complain("cannot write '%s': %s", cli_out.path,
                         strerror(errno));
            exit(CLI_NOTHING);
        }
    }
    cli_provenance_to(cli_stream);
    return cli_stream;
}

void cli_provenance_to(FILE *to)
{
    cli_stream = to;
    if (cli_out.provenance && cli_format_chosen() == CLI_AS_JSON)
        cli_provenance_json(to);
    else if (cli_out.provenance)
        cli_provenance_text(to);
}

void cli_rows_to(FILE *to)
{
    cli_stream = to;
}

int cli_output_close(int status)
{
    int bad = ferror(cli_stream);

    errno = 0;
    bad |= fflush(cli_stream);
    if (own)
        bad |= fclose(cli_stream);
    /* Without a result, an older file stays as it is. */
    if (!bad && temporary && status != CLI_NOTHING)
        bad |= rename(temporary, target) || !cage_done(cli_out.path);
    if (bad) {
        cli_complain("cannot write '%s': %s",
                     cli_out.path ? cli_out.path : "standard output",
                     errno ? strerror(errno) : "write failed");
        status = CLI_NOTHING;
    }
    if (status != CLI_NOTHING) {
        free(temporary);
        temporary = NULL;
    }
    forget_file();
    own = false;
    return status;
}
