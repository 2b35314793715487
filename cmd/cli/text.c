/* cli/text.c - a text that is printed into memory */
#include "cmd/cli/text.h"

#include <stdbool.h>
#include <stdlib.h>

#include "cmd/cli/message.h"
#include "cmd/cli/output.h"

static void check(bool fine)
{
    if (fine)
        return;
    cli_complain("out of memory");
    exit(CLI_NOTHING);
}

FILE *cli_text_open(char **text, size_t *size)
{
    FILE *to = open_memstream(text, size);

    check(to != NULL);
    return to;
}

void cli_text_close(FILE *to, char *const *text)
{
    const bool lost = ferror(to) != 0;

    check(fclose(to) == 0 && !lost && *text);
}
