/* stats/words.c - what the tables share: p in words, notes, Holm */
#include "cmd/stats/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/show/values.h"

const hf_t_test cli_no_t = {0, NAN, NAN, NAN, NAN, NAN, {NAN, NAN, NAN}, NAN};
const hf_rank_test cli_no_ranks = {0,   0,   false,           NAN, NAN,
                                   NAN, NAN, {NAN, NAN, NAN}, NAN};

const char *cli_p_word(double p)
{
    static char words[8][16];
    static int next;
    char *word = words[next++ % 8];

    if (!isfinite(p))
        return "na";
    if (p < 0.001)
        return "<0.001";
    snprintf(word, sizeof words[0], "%.3f", p);
    return word;
}

const char *cli_span(const hf_interval *i, int decimals)
{
    static char spans[8][80];
    static int next;
    char *text = spans[next++ % 8];

    if (isnan(i->low) && isnan(i->high))
        return "na";
    snprintf(text, sizeof spans[0], "%s to %s", cli_number(i->low, decimals),
             cli_number(i->high, decimals));
    return text;
}

const char *cli_span_at(const hf_interval *i, int decimals, double level)
{
    static char spans[4][96];
    static int next;
    char *text = spans[next++ % 4];

    if (isnan(i->low) || i->level >= level - 1e-9)
        return cli_span(i, decimals);
    snprintf(text, sizeof spans[0], "%s (%.0f %%)", cli_span(i, decimals),
             100 * i->level);
    return text;
}

void cli_note_add(char *note, size_t size, const char *words)
{
    const size_t used = strlen(note);

    if (!strstr(note, words))
        snprintf(note + used, size - used, "%s%s", used ? "; " : "", words);
}

const char *cli_rank_method(const hf_rank_test *test)
{
    return isnan(test->p) ? "" : test->exact ? "exact" : "normal";
}

const char *cli_series_name(const cli_series *series)
{
    static char names[4][160];
    static int next;
    char *name = names[next++ % 4];

    snprintf(name, sizeof names[0], "%s%s%s%s%s", series->measure,
             *series->view ? " " : "", series->view, *series->side ? " " : "",
             series->side);
    return name;
}

bool cli_stats_holds(hf_status status, const hf_error *error)
{
    if (status != HF_OK && HF_FAMILY(status) != HF_FAMILY(HF_E_UNDEFINED) &&
        status != HF_E_LIMIT) {
        cli_complain("%s", error->text);
        exit(CLI_NOTHING);
    }
    return status == HF_OK;
}

bool cli_stats_exists(char *note, size_t size, hf_status status,
                      const hf_error *error)
{
    const bool holds = cli_stats_holds(status, error);

    if (!holds)
        cli_note_add(note, size, error->text);
    return holds;
}

size_t cli_stats_holm(cli_family_member *members, size_t count, bool primary)
{
    double *p = cli_grow(NULL, count, sizeof *p);
    size_t family = 0;
    hf_error error;

    for (size_t i = 0; i < count; i++) {
        p[i] = members[i].primary == primary ? members[i].p : NAN;
        family += isnan(p[i]) ? 0u : 1u;
    }
    if (hf_stats_holm(p, p, count, &error) != HF_OK) {
        cli_complain("%s", error.text);
        exit(CLI_NOTHING);
    }
    for (size_t i = 0; i < count; i++)
        if (members[i].primary == primary)
            members[i].holm = p[i];
    free(p);
    return family;
}
