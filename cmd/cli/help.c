/* cli/help.c - an option table as help, manual page source, plain table */
#include "cmd/cli/options.h"

#include <stdio.h>
#include <string.h>

/* Column where help texts begin and the last column they may fill. */
enum { HELP_COLUMN = 26, HELP_WIDTH = 79 };

/* Prints text wrapped between HELP_COLUMN and HELP_WIDTH, the cursor being
   at column. */
static void wrap(const char *text, int column)
{
    while (*text) {
        int length = (int)strcspn(text, " ");

        if (column > HELP_COLUMN && column + 1 + length > HELP_WIDTH) {
            printf("\n%*s", HELP_COLUMN, "");
            column = HELP_COLUMN;
        }
        column +=
            printf("%s%.*s", column > HELP_COLUMN ? " " : "", length, text);
        text += length;
        text += strspn(text, " ");
    }
    putchar('\n');
}

static void print_option(const cli_option *o)
{
    char left[64], letter[8] = "    ";
    int width;

    if (o->letter)
        snprintf(letter, sizeof letter, "-%c, ", o->letter);
    snprintf(left, sizeof left, "  %s--%s%s%s", letter, o->name,
             o->value ? "=" : "", o->value ? o->value : "");
    width = printf("%s", left);
    if (width >= HELP_COLUMN) {
        putchar('\n');
        width = 0;
    }
    printf("%*s", HELP_COLUMN - width, "");
    wrap(o->help, HELP_COLUMN);
}

void cli_print_help(const cli_tool *tool)
{
    const cli_group *group;

    printf("usage: %s %s\n\n%s\n", tool->name, tool->synopsis, tool->purpose);
    for (size_t g = 0; (group = cli_group_at(tool, g)); g++) {
        printf("\n%s:\n", group->title);
        for (const cli_option *o = group->options; o->name; o++)
            if (o->help)
                print_option(o);
    }
}

/* ---------------------------------------------------------------- mdoc */

/* Manual page source: a backslash or a leading dot would be a command. */
static void mdoc_text(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++)
        fputs(*text == '\\' ? "\\e" : (char[2]){*text, 0}, stdout);
    fputs(".\n", stdout);
}

static void mdoc_option(const cli_option *o)
{
    fputs(".It ", stdout);
    if (o->letter)
        printf("Fl %c , ", o->letter);
    printf("Fl -%s", o->name);
    if (o->value)
        printf(" Ns = Ns Ar %s", o->value);
    putchar('\n');
    mdoc_text(o->help);
}

void cli_print_mdoc(const cli_tool *tool)
{
    const cli_group *group;

    for (size_t g = 0; (group = cli_group_at(tool, g)); g++) {
        printf(".Ss %s\n.Bl -tag -width Ds\n", group->title);
        for (const cli_option *o = group->options; o->name; o++)
            if (o->help)
                mdoc_option(o);
        puts(".El");
    }
}

/* --------------------------------------------------------------- table */

void cli_print_table(const cli_tool *tool)
{
    const cli_group *group;

    for (size_t g = 0; (group = cli_group_at(tool, g)); g++)
        for (const cli_option *o = group->options; o->name; o++) {
            if (!o->help)
                continue;
            printf("%s\t%.1s\t%s\t", o->name, &o->letter,
                   o->value ? o->value : "");
            for (int i = 0; o->words && o->words[i]; i++)
                printf("%s%s", i ? " " : "", o->words[i]);
            printf("\t%s\n", o->help);
        }
}
