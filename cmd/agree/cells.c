/* agree/cells.c - a row of a table for people, as words */
#include "cmd/agree/cells.h"

#include <math.h>
#include <stdio.h>

#include "cmd/cli/output.h"
#include "cmd/show/values.h"

void cli_word(cli_words *row, const char *text)
{
    snprintf(row->words[row->count++], sizeof row->words[0], "%s", text);
}

void cli_word_number(cli_words *row, double value, int decimals)
{
    cli_word(row, cli_number(value, decimals));
}

void cli_word_count(cli_words *row, size_t count)
{
    snprintf(row->words[row->count++], sizeof row->words[0], "%zu", count);
}

void cli_word_span(cli_words *row, double low, double high, int decimals)
{
    if (isnan(low) && isnan(high))
        cli_word(row, "na");
    else
        snprintf(row->words[row->count++], sizeof row->words[0], "%s to %s",
                 cli_number(low, decimals), cli_number(high, decimals));
}

void cli_word_ci(cli_words *row, double value, const hf_interval *ci,
                 int decimals)
{
    if (isnan(value))
        cli_word(row, "na");
    else if (isnan(ci->low) && isnan(ci->high))
        snprintf(row->words[row->count++], sizeof row->words[0], "%s (na)",
                 cli_number(value, decimals));
    else
        snprintf(row->words[row->count++], sizeof row->words[0],
                 "%s (%s to %s)", cli_number(value, decimals),
                 cli_number(ci->low, decimals), cli_number(ci->high, decimals));
}

void cli_words_row(const cli_words *row, const char *note)
{
    cli_cell cells[CLI_WORDS + 1];

    for (size_t i = 0; i < row->count; i++)
        cells[i] = CLI_TEXT_CELL(row->words[i]);
    if (note)
        cells[row->count] = CLI_TEXT_CELL(note);
    cli_row(cells);
}
