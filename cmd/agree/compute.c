/* agree/compute.c - one series by two raters, or by all of them */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/agree/agree.h"
#include "cmd/agree/gather.h"
#include "cmd/cli/message.h"
#include "cmd/stats/stats.h"

/* Below this, limits and intervals are so wide that they tell little: of 5
 * pairs the exact interval of a limit is 5.1 sd wide, wider than the limits are
 * apart (3.9 sd). */
enum { FEW = 6 };

/* Level of the hint that differences change with size. A hint, no test of an
 * outcome, so that nothing is adjusted. */
static const double hint_p = 0.05;

/* ------------------------------------------------------------ statistics */

static bool exists(cli_agreement *r, hf_status status, const hf_error *error)
{
    return cli_stats_exists(r->note, sizeof r->note, status, error);
}

static void note(cli_agreement *r, const char *words)
{
    cli_note_add(r->note, sizeof r->note, words);
}

/* Places relative to the raters' own mean say nothing of how subjects differ:
 * no correlation, no slope. */
static bool is_relative(const cli_agree_series *s)
{
    return s->direction == CLI_ALONG || s->direction == CLI_ACROSS ||
           s->direction == CLI_RADIUS;
}

static void compare_two(cli_agreement *r, const cli_ratings *x, double level)
{
    const bool relative = is_relative(r->series);
    hf_error error;

    r->apart = 0;
    for (size_t i = 0; i < x->n; i++) {
        r->mean_a += x->a[i] / (double)x->n;
        r->mean_b += x->b[i] / (double)x->n;
        r->apart += fabs(x->b[i] - x->a[i]) / (double)x->n;
    }
    if (relative)
        r->mean_a = r->mean_b = NAN;
    /* One pair is a difference and nothing else. */
    r->limits.bias = x->b[0] - x->a[0];
    if (x->n < 2 ||
        !exists(r, hf_stats_limits(&r->limits, x->a, x->b, x->n, level, &error),
                &error))
        return;
    if (isnan(r->limits.low))
        note(r, "all differences are equal: no limits");
    if (relative)
        r->limits.slope = r->limits.slope_se = r->limits.slope_p = NAN;
    else
        exists(r,
               hf_stats_concordance(&r->concordance, x->a, x->b, x->n, level,
                                    &error),
               &error);
}

static void compare_all(cli_agreement *r, const cli_ratings *x, double level)
{
    const hf_icc none = {NAN, {NAN, NAN, level}};
    hf_error error;

    /* Where two raters always give the same there is no error to speak of. */
    if (!exists(r,
                hf_stats_reliability(&r->reliability, x->x, x->n, x->k, level,
                                     &error),
                &error))
        return;
    if (is_relative(r->series))
        r->reliability.agreement = r->reliability.consistency =
            r->reliability.average = none;
    else if (!(r->reliability.ms_within > 0))
        note(r, "raters never differ: no intervals, no mdc95");
}

/* Equal, and at most one grade apart: all raters of the row. */
static void count_equal(cli_agreement *r, const cli_ratings *x, double level)
{
    size_t same = 0, within = 0;
    hf_error error;

    for (size_t i = 0; i < x->n; i++) {
        double low = x->x[i * x->k], high = low;

        for (size_t j = 1; j < x->k; j++) {
            low = fmin(low, x->x[i * x->k + j]);
            high = fmax(high, x->x[i * x->k + j]);
        }
        same += high - low <= 0;
        within += high - low <= 1;
        r->higher += x->b[i] > x->a[i];
        r->lower += x->b[i] < x->a[i];
    }
    if (!exists(r, hf_stats_share(&r->same, same, x->n, level, &error),
                &error) ||
        !exists(r, hf_stats_share(&r->within, within, x->n, level, &error),
                &error))
        return;
    if (same == x->n)
        note(r, "raters never differ: no intervals of kappa");
}

static void compare_grades(cli_agreement *r, const cli_ratings *x, double level)
{
    hf_error error;

    count_equal(r, x, level);
    for (int w = HF_KAPPA_PLAIN; r->b >= 0 && w <= HF_KAPPA_QUADRATIC; w++)
        exists(r,
               hf_stats_kappa(&r->kappa[w], x->a, x->b, x->n,
                              (hf_kappa_weights)w, level, &error),
               &error);
    if (r->b < 0)
        exists(r, hf_stats_fleiss(&r->fleiss, x->x, x->n, x->k, level, &error),
               &error);
}

/* How far two raters' points lie apart: a size, without bias or limits. */
static void compare_apart(cli_agreement *r, const cli_ratings *x)
{
    r->apart = 0;
    for (size_t i = 0; i < x->n; i++)
        r->apart += x->x[i] / (double)x->n;
}

/* ----------------------------------------------------------------- hints */

bool cli_agreement_is_few(const cli_agreement *r)
{
    return r->n && r->n < FEW;
}

bool cli_agreement_is_crowded(const cli_agreement *r)
{
    return r->patients && r->patients < r->n;
}

static void add_slope(cli_agreement *r)
{
    char words[120];

    if (!(r->limits.slope_p < hint_p))
        return;
    snprintf(words, sizeof words,
             "the difference changes with size: slope %.2f, p %s",
             r->limits.slope, cli_p_word(r->limits.slope_p));
    note(r, words);
}

/* ------------------------------------------------------------------ rows */

/* A row in which nothing exists yet. */
static cli_agreement empty_row(const cli_agree_series *s, int a, int b,
                               double level)
{
    const hf_interval none = {NAN, NAN, level};
    const hf_icc no_icc = {NAN, none};
    const hf_kappa no_kappa = {0, 0, NAN, NAN, none};
    const hf_share no_share = {0, 0, NAN, none};

    return (cli_agreement){
        .series = s,
        .a = a,
        .b = b,
        .why = "",
        .apart = NAN,
        .limits = {0, NAN, NAN, none, NAN, NAN, none, none, NAN, NAN, NAN, NAN},
        .concordance = {0, NAN, NAN, NAN, none},
        .reliability = {0, 0, NAN, NAN, NAN, NAN, no_icc, no_icc, no_icc, NAN,
                        NAN},
        .same = no_share,
        .within = no_share,
        .kappa = {no_kappa, no_kappa, no_kappa},
        .fleiss = {0, 0, 0, NAN, NAN, NAN, NAN, NAN, none}};
}

static cli_agreement row_of(const cli_agree *agree, const cli_agree_series *s,
                            int a, int b, double level)
{
    cli_agreement r = empty_row(s, a, b, level);
    cli_ratings x;

    cli_agree_gather(&x, &r, agree);
    if (r.n && s->kind == CLI_AGREE_GRADE) {
        compare_grades(&r, &x, level);
    } else if (r.n && s->direction == CLI_APART) {
        compare_apart(&r, &x);
    } else if (r.n) {
        if (b >= 0)
            compare_two(&r, &x, level);
        if (r.n > 1)
            compare_all(&r, &x, level);
    }
    if (b < 0 || s->kind == CLI_AGREE_GRADE || s->direction == CLI_APART ||
        is_relative(s) || !r.n)
        r.mean_a = r.mean_b = NAN;
    if (!r.n)
        note(&r, "no subject has values of these raters");
    add_slope(&r);
    free(x.x);
    return r;
}

static bool is_chosen(const cli_list *wanted, const cli_agree_series *s)
{
    for (int i = 0; i < wanted->count; i++)
        if (cli_is_wanted(wanted->items[i], s->measure, s->view, s->side))
            return true;
    return !wanted->count;
}

static void check_wanted(const cli_agree *agree, const cli_list *wanted)
{
    for (int i = 0; i < wanted->count; i++) {
        bool found = false;

        for (size_t s = 0; s < agree->series_count && !found; s++)
            found = agree->series[s].count &&
                    cli_is_wanted(wanted->items[i], agree->series[s].measure,
                                  agree->series[s].view, agree->series[s].side);
        if (!found) {
            cli_complain("--measure: nothing in the inputs is '%s'; write "
                         "MEASURE, MEASURE:VIEW or MEASURE:VIEW:SIDE",
                         wanted->items[i]);
            exit(CLI_NOTHING);
        }
    }
}

size_t cli_agreement_make(cli_agreement **out, const cli_agree *agree,
                          const cli_list *wanted, double level)
{
    const size_t raters = (size_t)agree->raters;
    const size_t most = raters * (raters - 1) / 2 + 1;
    size_t count = 0;

    check_wanted(agree, wanted);
    *out = cli_grow(NULL, agree->series_count * most, sizeof **out);
    for (size_t i = 0; i < agree->series_count; i++) {
        const cli_agree_series *s = &agree->series[i];

        if (!s->count || !is_chosen(wanted, s))
            continue;
        for (int b = 1; b < agree->raters; b++)
            for (int a = 0; a < b; a++) {
                (*out)[count] = row_of(agree, s, a, b, level);
                /* Neither of the two has anything of it. */
                count += (*out)[count].n || (*out)[count].missing;
            }
        if (agree->raters > 2 && s->direction != CLI_APART)
            (*out)[count++] = row_of(agree, s, 0, -1, level);
    }
    return count;
}

const char *cli_agreement_raters(const cli_agree *agree, const cli_agreement *r)
{
    static char texts[4][2 * CLI_RATERS + 1];
    static int next;
    char *text = texts[next++ % 4];
    size_t used = 0;

    for (int i = 0; i < agree->raters; i++)
        if (r->b < 0 || i == r->a || i == r->b)
            used += (size_t)snprintf(text + used, sizeof texts[0] - used,
                                     "%s%c", used ? " " : "", 'A' + i);
    return text;
}
