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

/* Names of files may hold line ends and whatever moves a terminal's cursor:
 * a message stays one line, and what it says stays seen. */
static void print_line(const char *kind, const char *format, va_list args)
{
    char text[4096];

    /* Formats are cli_complain's and cli_warn's, checked there. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    vsnprintf(text, sizeof text, format, args);
#pragma GCC diagnostic pop
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
    fprintf(stderr, "%s: %s%s\n", name, kind, text);
}

void cli_complain(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    print_line("", format, args);
    va_end(args);
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
    va_start(args, format);
    print_line("warning: ", format, args);
    va_end(args);
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
