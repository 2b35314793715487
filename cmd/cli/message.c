/* cli/message.c - what a tool says on stderr, and its exit status */
#include "cmd/cli/message.h"

#include <stdarg.h>
#include <stdio.h>

/* One process, one tool: its name and tally live here. */
static const char *name = "hemiface";
static int quiet, done, failed, false_tests;

void cli_name(const char *new_name)
{
    name = new_name;
}

const char *cli_get_name(void)
{
    return name;
}

void cli_complain(const char *format, ...)
{
    va_list args;

    fprintf(stderr, "%s: ", name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void cli_set_quiet(int new_quiet)
{
    quiet = new_quiet;
}

void cli_warn(const char *format, ...)
{
    va_list args;

    if (quiet)
        return;
    fprintf(stderr, "%s: warning: ", name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void cli_input_done(void)
{
    done++;
}

void cli_input_failed(const hf_error *error)
{
    failed++;
    cli_complain("%s", error->text);
}

void cli_test_false(void)
{
    false_tests++;
}

int cli_status(void)
{
    if (failed)
        return done ? CLI_SOME : CLI_NOTHING;
    return false_tests ? CLI_FALSE : CLI_FINE;
}
