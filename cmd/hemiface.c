/* hemiface VERB ... runs hemiface-VERB, from beside itself or from PATH */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cli/message.h"
#include "cmd/cli/options.h"
#include "cmd/cli/path.h"

static const struct {
    const char *verb, *text;
} verbs[] = {
    {"detect", "find faces and their contours on photos"},
    {"measure", "measure photos, face files or visits in millimetres"},
    {"grade", "grade a visit by every scale, with reasons"},
    {"compare", "compare a visit before with a visit after surgery"},
    {"batch", "measure, grade and compare a cohort, one file a kind"},
    {"stats", "paired statistics of many patients' results"},
    {"agree", "agreement of raters or methods on the same photos"},
    {"report", "a visit, two visits or a cohort as an HTML or PDF document"},
    {"review", "correct points by hand on a page in the browser"},
    {"draw", "pictures of a face, of a visit, of two visits"},
    {"convert", "landmark files of other programs, read and written"},
    {"simulate", "put a known movement into a photo"},
};

enum { VERBS = sizeof verbs / sizeof *verbs };

static void print_help(FILE *to)
{
    fputs("usage: hemiface VERB [options] ...\n\n"
          "Measures facial symmetry on photographs, grades facial palsy and\n"
          "compares before with after surgery.\n\n",
          to);
    for (size_t i = 0; i < VERBS; i++)
        fprintf(to, "  %-10s%s\n", verbs[i].verb, verbs[i].text);
    fputs("\nhemiface VERB --help explains a verb.\n"
          "Research and education, not a medical device.\n",
          to);
}

/* For tests/completions: verb, tab, text. */
static void print_table(void)
{
    for (size_t i = 0; i < VERBS; i++)
        printf("%s\t%s\n", verbs[i].verb, verbs[i].text);
}

static int known(const char *verb)
{
    for (size_t i = 0; i < VERBS; i++)
        if (!strcmp(verbs[i].verb, verb))
            return 1;
    return 0;
}

/* Replaces this process; returns only when that fails. */
static void run(const char *self, const char *verb, char **argv)
{
    const size_t size = strlen(self) + strlen(verb) + 16;
    char *path = malloc(size);
    char name[32];

    snprintf(name, sizeof name, "hemiface-%s", verb);
    if (path && strchr(self, '/')) {
        cli_path_beside(path, size, self, name);
        argv[0] = path;
        execv(path, argv);
    }
    argv[0] = name;
    execvp(name, argv);
    cli_complain("cannot run '%s': %s", name, strerror(errno));
    free(path);
}

int main(int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";

    if (!strcmp(verb, "--version") || !strcmp(verb, "-V")) {
        cli_print_version("hemiface");
        return fflush(stdout) ? CLI_NOTHING : CLI_FINE;
    }
    if (!strcmp(verb, "--help") || !strcmp(verb, "-h") ||
        !strcmp(verb, "help")) {
        print_help(stdout);
        return fflush(stdout) ? CLI_NOTHING : CLI_FINE;
    }
    if (!strcmp(verb, "--help-table")) {
        print_table();
        return fflush(stdout) ? CLI_NOTHING : CLI_FINE;
    }
    if (argc < 2) {
        print_help(stderr);
        return CLI_NOTHING;
    }
    if (!known(verb)) {
        cli_complain("unknown verb '%s'; see hemiface --help", verb);
        return CLI_NOTHING;
    }
    run(argv[0], verb, argv + 1);
    return CLI_NOTHING;
}
