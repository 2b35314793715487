/* agree/cells.h - a row of a table for people, as words */
#ifndef HF_AGREE_CELLS_H
#define HF_AGREE_CELLS_H

#include <stddef.h>

#include <hemiface/stats.h>

/** Most cells but for the note. */
enum { CLI_WORDS = 24 };

/** A row being written; start with count 0. It keeps its cells' words: there
 *  are more of them than cli_number remembers. */
typedef struct cli_words {
    char words[CLI_WORDS][140];
    size_t count;
} cli_words;

/** The next cell: a word; a number; a count; "-0.40 to 0.62"; "0.71 (0.34 to
 *  0.95)". What does not exist is "na". */
void cli_word(cli_words *row, const char *text);
void cli_word_number(cli_words *row, double value, int decimals);
void cli_word_count(cli_words *row, size_t count);
void cli_word_span(cli_words *row, double low, double high, int decimals);
void cli_word_ci(cli_words *row, double value, const hf_interval *ci,
                 int decimals);

/** Hands the row to cli_row. note: a last cell of any length, or NULL. */
void cli_words_row(const cli_words *row, const char *note);

#endif
