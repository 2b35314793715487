/* cli/options.c - option tables: parsing, usage and help from one source */
#include "cmd/cli/options.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cage/cage.h"
#include "cmd/cli/memory.h"
#include "cmd/cli/message.h"

static bool help_wanted, mdoc_wanted, table_wanted, version_wanted;
static bool quiet_wanted;

static const cli_option common_options[] = {
    {"quiet", 'q', CLI_FLAG, &quiet_wanted, NULL, "print no warnings", 0, 0,
     NULL},
    {"no-sandbox", 0, CLI_UNFLAG, &cage_wanted, NULL,
     "keep the rights to use the network, to start programs and to write "
     "anywhere, which a tool gives up before it reads a photo",
     0, 0, NULL},
    {"help", 'h', CLI_FLAG, &help_wanted, NULL, "print this help", 0, 0, NULL},
    {"version", 'V', CLI_FLAG, &version_wanted, NULL,
     "print version, licence, libraries, models and what there is of the "
     "sandbox",
     0, 0, NULL},
    {"help-mdoc", 0, CLI_FLAG, &mdoc_wanted, NULL, NULL, 0, 0, NULL},
    {"help-table", 0, CLI_FLAG, &table_wanted, NULL, NULL, 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group common_group = {"Common", common_options};

/* -------------------------------------------------------------- errors */

static void usage_error(const char *format, const char *a, const char *b)
{
    char text[256];

    /* Formats come from this file only, with two %s at most. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, format, a, b);
#pragma GCC diagnostic pop
    cli_complain("%s; see --help", text);
    exit(CLI_NOTHING);
}

/* -------------------------------------------------------------- lookup */

const cli_group *cli_group_at(const cli_tool *tool, size_t index)
{
    size_t i = 0;

    while (tool->groups && tool->groups[i]) {
        if (i == index)
            return tool->groups[i];
        i++;
    }
    return index == i ? &common_group : NULL;
}

static const cli_option *find(const cli_tool *tool, const char *name,
                              size_t length, char letter)
{
    const cli_group *group;

    for (size_t g = 0; (group = cli_group_at(tool, g)); g++)
        for (const cli_option *o = group->options; o->name; o++)
            if (letter ? o->letter == letter
                       : strlen(o->name) == length &&
                             !strncmp(o->name, name, length))
                return o;
    return NULL;
}

/* -------------------------------------------------------------- values */

static double number(const cli_option *option, const char *text)
{
    char *end;
    double value;

    errno = 0;
    value = strtod(text, &end);
    if (end == text || *end || errno || !isfinite(value))
        usage_error("--%s: '%s' is not a number", option->name, text);
    if (value < option->min || value > option->max) {
        char range[64];

        snprintf(range, sizeof range, "%g to %g", option->min, option->max);
        usage_error("--%s: out of range, expected %s", option->name, range);
    }
    return value;
}

static int word(const cli_option *option, const char *text)
{
    char known[200] = "";

    for (int i = 0; option->words[i]; i++) {
        size_t used = strlen(known);

        if (!strcmp(option->words[i], text))
            return i;
        snprintf(known + used, sizeof known - used, "%s%s", i ? ", " : "",
                 option->words[i]);
    }
    cli_complain("--%s: '%s' is not one of %s; see --help", option->name, text,
                 known);
    exit(CLI_NOTHING);
}

static void add(const cli_option *option, const char *text)
{
    cli_list *list = option->to;

    if (list->count == CLI_LIST_MAX)
        usage_error("--%s: given too often%s", option->name, "");
    list->items[list->count++] = text;
}

static void store(const cli_option *option, const char *text)
{
    double value;

    switch (option->kind) {
    case CLI_FLAG:
        *(bool *)option->to = true;
        break;
    case CLI_UNFLAG:
        *(bool *)option->to = false;
        break;
    case CLI_TEXT:
        *(const char **)option->to = text;
        break;
    case CLI_INT:
        value = number(option, text);
        if (value != floor(value))
            usage_error("--%s: '%s' is not a whole number", option->name, text);
        *(int *)option->to = (int)value;
        break;
    case CLI_REAL:
        *(double *)option->to = number(option, text);
        break;
    case CLI_WORD:
        *(int *)option->to = word(option, text);
        break;
    case CLI_LIST:
        add(option, text);
        break;
    }
}

static bool takes_value(const cli_option *option)
{
    return option->kind != CLI_FLAG && option->kind != CLI_UNFLAG;
}

/* ------------------------------------------------------------- parsing */

/* The command line while it is read: arguments are moved to the front. */
typedef struct reader {
    const cli_tool *tool;
    int argc, next, kept;
    char **argv;
} reader;

static const char *value_of(reader *r, const cli_option *option,
                            const char *attached)
{
    if (attached)
        return attached;
    if (r->next == r->argc)
        usage_error("--%s needs a value%s", option->name, "");
    return r->argv[r->next++];
}

static void read_long(reader *r, const char *word_)
{
    const char *name = word_ + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const cli_option *option = find(r->tool, name, length, 0);

    if (!option)
        usage_error("unknown option '%s'%s", word_, "");
    if (takes_value(option))
        store(option, value_of(r, option, equals ? equals + 1 : NULL));
    else if (equals)
        usage_error("--%s takes no value%s", option->name, "");
    else
        store(option, "");
}

static void read_short(reader *r, const char *word_)
{
    for (const char *c = word_ + 1; *c; c++) {
        const cli_option *option = find(r->tool, "", 0, *c);

        if (!option)
            usage_error("unknown option '%s'%s", word_, "");
        if (takes_value(option)) {
            store(option, value_of(r, option, c[1] ? c + 1 : NULL));
            return;
        }
        store(option, "");
    }
}

static void read_all(reader *r)
{
    bool options_end = false;

    while (r->next < r->argc) {
        char *word_ = r->argv[r->next++];

        if (options_end || word_[0] != '-' || !word_[1])
            r->argv[r->kept++] = word_;
        else if (!strcmp(word_, "--"))
            options_end = true;
        else if (word_[1] == '-')
            read_long(r, word_);
        else
            read_short(r, word_);
    }
}

void cli_parse(const cli_tool *tool, int *argc, char ***argv)
{
    reader r = {tool, *argc, 1, 0, *argv};

    cli_name(tool->name);
    cli_memory_start();
    read_all(&r);
    if (help_wanted || mdoc_wanted || table_wanted || version_wanted) {
        if (help_wanted)
            cli_print_help(tool);
        else if (mdoc_wanted)
            cli_print_mdoc(tool);
        else if (table_wanted)
            cli_print_table(tool);
        else
            cli_print_version(tool->name);
        exit(fflush(stdout) ? CLI_NOTHING : CLI_FINE);
    }
    cli_set_quiet(quiet_wanted);
    if (r.kept < tool->min_args)
        usage_error("usage: %s %s", tool->name, tool->synopsis);
    if (tool->max_args >= 0 && r.kept > tool->max_args)
        usage_error("too many arguments: '%s'%s", r.argv[tool->max_args], "");
    *argc = r.kept;
}
