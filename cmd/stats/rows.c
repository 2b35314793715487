/* stats/rows.c - the paired table as CSV or JSON */
#include "cmd/stats/stats.h"

#include <math.h>

#include "cmd/cli/output.h"

static const cli_column columns[] = {{"group", -1},
                                     {"outcome", -1},
                                     {"measure", -1},
                                     {"view", -1},
                                     {"side", -1},
                                     {"unit", -1},
                                     {"of", -1},
                                     {"baseline", -1},
                                     {"visit", -1},
                                     {"n", 0},
                                     {"missing", 0},
                                     {"why_missing", -1},
                                     {"pre_mean", 2},
                                     {"pre_sd", 2},
                                     {"pre_median", 2},
                                     {"pre_q1", 2},
                                     {"pre_q3", 2},
                                     {"post_mean", 2},
                                     {"post_sd", 2},
                                     {"post_median", 2},
                                     {"post_q1", 2},
                                     {"post_q3", 2},
                                     {"change_mean", 2},
                                     {"change_sd", 2},
                                     {"change_median", 2},
                                     {"change_q1", 2},
                                     {"change_q3", 2},
                                     {"test", -1},
                                     {"p", 3},
                                     {"p_holm", 3},
                                     {"family", 0},
                                     {"level", 2},
                                     {"t", 2},
                                     {"t_df", 0},
                                     {"t_p", 3},
                                     {"mean_low", 2},
                                     {"mean_high", 2},
                                     {"d_z", 2},
                                     {"rank_method", -1},
                                     {"rank_v", 1},
                                     {"rank_n", 0},
                                     {"rank_z", 2},
                                     {"rank_p", 3},
                                     {"hl", 2},
                                     {"hl_low", 2},
                                     {"hl_high", 2},
                                     {"hl_level", 3},
                                     {"rank_biserial", 2},
                                     {"up", 0},
                                     {"down", 0},
                                     {"equal", 0},
                                     {"sign_p", 3},
                                     {"sign_share", 2},
                                     {"sign_low", 2},
                                     {"sign_high", 2},
                                     {"boot_low", 2},
                                     {"boot_high", 2},
                                     {"mdc_n", 0},
                                     {"beyond", 2},
                                     {"beyond_low", 2},
                                     {"beyond_high", 2},
                                     {"improved", 0},
                                     {"worse", 0},
                                     {"changed", 0},
                                     {"noticeable", 1},
                                     {"within_pre", 0},
                                     {"within_post", 0},
                                     {"normality_w", 3},
                                     {"normality_p", 3},
                                     {"note", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };
_Static_assert((int)COLUMNS <= (int)CLI_MOST_COLUMNS,
               "a row has more columns than a writer");

/* A count that means nothing where there is nothing to count. */
static void counted(cli_writer *w, size_t value, bool known)
{
    cli_put_number(w, known ? (double)value : NAN);
}

static void what(cli_writer *w, const cli_stats *stats, const cli_paired *r)
{
    const cli_cohort *c = stats->cohort;

    cli_put_word(w, r->group == CLI_NO_NAME ? "" : c->groups.words[r->group]);
    cli_put_word(w, r->primary ? "primary" : "secondary");
    cli_put_word(w, r->series->measure);
    cli_put_word(w, r->series->view);
    cli_put_word(w, r->series->side);
    cli_put_word(w, r->series->unit);
    cli_put_word(w, r->no_sign ? "magnitude" : "value");
    cli_put_word(w, c->visits.words[stats->pre]);
    cli_put_word(w, c->visits.words[stats->post]);
    counted(w, r->pairs.n, true);
    counted(w, r->pairs.missing, true);
    cli_put_word(w, r->pairs.why);
}

static void summary(cli_writer *w, const hf_summary *s)
{
    cli_put_number(w, s->mean);
    cli_put_number(w, s->sd);
    cli_put_number(w, s->median);
    cli_put_number(w, s->q1);
    cli_put_number(w, s->q3);
}

static void tests(cli_writer *w, const cli_stats *stats, const cli_paired *r)
{
    const bool by_t = stats->options->test == CLI_BY_T;

    cli_put_word(w, r->series->ordinal ? "sign" : by_t ? "t" : "signed ranks");
    cli_put_number(w, r->p);
    cli_put_number(w, r->holm);
    counted(w, r->family, true);
    cli_put_number(w, stats->options->level);
    cli_put_number(w, r->t.t);
    cli_put_number(w, r->t.df);
    cli_put_number(w, r->t.p);
    cli_put_number(w, r->t.ci.low);
    cli_put_number(w, r->t.ci.high);
    cli_put_number(w, r->t.d);
    cli_put_word(w, cli_rank_method(&r->ranks));
    cli_put_number(w, r->ranks.statistic);
    counted(w, r->ranks.n, !isnan(r->ranks.p));
    cli_put_number(w, r->ranks.z);
    cli_put_number(w, r->ranks.p);
    cli_put_number(w, r->ranks.estimate);
    cli_put_number(w, r->ranks.ci.low);
    cli_put_number(w, r->ranks.ci.high);
    cli_put_number(w, r->ranks.ci.level);
    cli_put_number(w, r->ranks.r);
}

static void counts(cli_writer *w, const cli_paired *r)
{
    const bool noticed = isfinite(r->pairs.noticeable);
    const bool known = r->beyond.of > 0;

    counted(w, r->sign.up, true);
    counted(w, r->sign.down, true);
    counted(w, r->sign.zeros, true);
    cli_put_number(w, r->sign.p);
    cli_put_number(w, r->sign.share.share);
    cli_put_number(w, r->sign.share.ci.low);
    cli_put_number(w, r->sign.share.ci.high);
    cli_put_number(w, r->boot.low);
    cli_put_number(w, r->boot.high);
    counted(w, r->beyond.of, known);
    cli_put_number(w, r->beyond.share);
    cli_put_number(w, r->beyond.ci.low);
    cli_put_number(w, r->beyond.ci.high);
    /* Without the catalogue nothing says which way is better. */
    counted(w, r->pairs.improved, known && r->series->row);
    counted(w, r->pairs.worse, known && r->series->row);
    counted(w, r->pairs.changed, known);
    cli_put_number(w, r->pairs.noticeable);
    counted(w, r->pairs.within_pre, noticed);
    counted(w, r->pairs.within_post, noticed);
    cli_put_number(w, r->normal.w);
    cli_put_number(w, r->normal.p);
    cli_put_word(w, r->note);
}

void cli_paired_rows(const cli_stats *stats, const cli_paired *rows,
                     size_t count)
{
    cli_rows_begin(columns, COLUMNS);
    for (size_t i = 0; i < count; i++) {
        cli_writer w = {.count = 0};

        what(&w, stats, &rows[i]);
        summary(&w, &rows[i].pre);
        summary(&w, &rows[i].post);
        summary(&w, &rows[i].change);
        tests(&w, stats, &rows[i]);
        counts(&w, &rows[i]);
        cli_row(w.cells);
    }
    cli_rows_end();
}
