/* agree/text.c - agreement for people: a table for each kind */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/agree/agree.h"
#include "cmd/agree/cells.h"
#include "cmd/cli/output.h"
#include "cmd/stats/stats.h"
#include "cmd/show/values.h"

/* Which series and raters, and how many subjects. */
static void begin(cli_words *w, const cli_agree *agree, const cli_agreement *r)
{
    w->count = 0;
    cli_word(w, r->series->measure);
    cli_word(w, r->series->view);
    cli_word(w, r->series->side);
    cli_word(w, cli_agreement_raters(agree, r));
    cli_word_count(w, r->n);
    cli_word_count(w, r->missing);
}

/* A row that has something to say in a table of that kind. */
static bool shown(const cli_agreement *r, cli_agree_kind kind)
{
    return r->series->kind == kind && r->n;
}

static size_t count_shown(const cli_agreement *rows, size_t count,
                          cli_agree_kind kind)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        found += shown(&rows[i], kind);
    return found;
}

/* -------------------------------------------------------------- measures */

static const cli_column difference_columns[] = {
    {"measure", -1}, {"view", -1},   {"side", -1},   {"raters", -1},
    {"n", 0},        {"missing", 0}, {"unit", -1},   {"bias (CI)", 0},
    {"limits", 0},   {"low CI", 0},  {"high CI", 0}, {"note", -1}};

static const cli_column reliability_columns[] = {{"measure", -1},
                                                 {"view", -1},
                                                 {"side", -1},
                                                 {"raters", -1},
                                                 {"n", 0},
                                                 {"missing", 0},
                                                 {"ICC(2,1) (CI)", 0},
                                                 {"ICC(3,1) (CI)", 0},
                                                 {"ICC(2,k) (CI)", 0},
                                                 {"SEM", 0},
                                                 {"mdc95", 0},
                                                 {"concordance (CI)", 0}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* One digit more than a value has: differences are smaller. */
static int digits(const cli_agree_series *s)
{
    return cli_decimals(s->unit) < 2 ? cli_decimals(s->unit) + 1 : 2;
}

static void difference_row(const cli_agree *agree, const cli_agreement *r)
{
    const hf_limits *l = &r->limits;
    const int d = digits(r->series);
    cli_words w;

    begin(&w, agree, r);
    cli_word(&w, r->series->unit);
    cli_word_ci(&w, l->bias, &l->bias_ci, d);
    cli_word_span(&w, l->low, l->high, d);
    cli_word_span(&w, l->low_ci.low, l->low_ci.high, d);
    cli_word_span(&w, l->high_ci.low, l->high_ci.high, d);
    cli_words_row(&w, r->note);
}

static void reliability_row(const cli_agree *agree, const cli_agreement *r)
{
    const hf_reliability *x = &r->reliability;
    const int d = digits(r->series);
    cli_words w;

    begin(&w, agree, r);
    cli_word_ci(&w, x->agreement.value, &x->agreement.ci, 2);
    cli_word_ci(&w, x->consistency.value, &x->consistency.ci, 2);
    cli_word_ci(&w, x->average.value, &x->average.ci, 2);
    cli_word_number(&w, x->sem, d);
    cli_word_number(&w, x->mdc95, d);
    if (r->b >= 0)
        cli_word_ci(&w, r->concordance.ccc, &r->concordance.ci, 2);
    else
        cli_word(&w, "");
    cli_words_row(&w, NULL);
}

static void print_measures(FILE *to, const cli_agree *agree,
                           const cli_agreement *rows, size_t count,
                           double level)
{
    if (!count_shown(rows, count, CLI_AGREE_MEASURE))
        return;
    fprintf(to,
            "\nDifferences, %s: bias with its %g %% CI, limits of agreement\n"
            "(bias -+ 1.96 sd), and the exact %g %% CI of each limit.\n\n",
            agree->raters == 2 ? "B - A"
                               : "the later letter less the earlier one",
            100 * level, 100 * level);
    cli_rows_begin(difference_columns, COUNT(difference_columns));
    for (size_t i = 0; i < count; i++)
        if (shown(&rows[i], CLI_AGREE_MEASURE) && rows[i].b >= 0)
            difference_row(agree, &rows[i]);
    cli_rows_end();
    fputs("\nReliability. ICC(2,1): agreement of single ratings; ICC(3,1): "
          "consistency, bias taken\nout; ICC(2,k): of the raters' mean. SEM: "
          "root of the mean square within subjects, bias\nincluded; mdc95 = "
          "1.96 sqrt(2) SEM. Concordance: Lin's.\n\n",
          to);
    cli_rows_begin(reliability_columns, COUNT(reliability_columns));
    for (size_t i = 0; i < count; i++)
        if (shown(&rows[i], CLI_AGREE_MEASURE))
            reliability_row(agree, &rows[i]);
    cli_rows_end();
}

/* ---------------------------------------------------------------- grades */

static const cli_column grade_columns[] = {
    {"scale", -1},      {"raters", -1},        {"n", 0},
    {"missing", 0},     {"same % (CI)", 0},    {"within 1 % (CI)", 0},
    {"higher", 0},      {"lower", 0},          {"kappa (CI)", 0},
    {"linear (CI)", 0}, {"quadratic (CI)", 0}, {"Fleiss (CI)", 0},
    {"note", -1}};

/* A share in percent. */
static void percent(cli_words *w, const hf_share *s)
{
    const hf_interval ci = {100 * s->ci.low, 100 * s->ci.high, s->ci.level};

    cli_word_ci(w, 100 * s->share, &ci, 0);
}

/* What is of a pair of raters only. */
static void pair_cells(cli_words *w, const cli_agreement *r)
{
    cli_word_count(w, r->higher);
    cli_word_count(w, r->lower);
    for (int k = 0; k < 3; k++)
        cli_word_ci(w, r->kappa[k].kappa, &r->kappa[k].ci, 2);
    cli_word(w, "");
}

static void grade_row(const cli_agree *agree, const cli_agreement *r)
{
    cli_words w = {.count = 0};

    cli_word(&w, r->series->measure);
    cli_word(&w, cli_agreement_raters(agree, r));
    cli_word_count(&w, r->n);
    cli_word_count(&w, r->missing);
    percent(&w, &r->same);
    percent(&w, &r->within);
    if (r->b >= 0) {
        pair_cells(&w, r);
    } else {
        for (int i = 0; i < 5; i++)
            cli_word(&w, "");
        cli_word_ci(&w, r->fleiss.kappa, &r->fleiss.ci, 2);
    }
    cli_words_row(&w, r->note);
}

static void print_grades(FILE *to, const cli_agree *agree,
                         const cli_agreement *rows, size_t count, double level)
{
    if (!count_shown(rows, count, CLI_AGREE_GRADE))
        return;
    fprintf(
        to,
        "\nGrades: the same, and at most one apart, in percent; higher and "
        "lower: how often\n%s is. Kappa plain and with linear and quadratic "
        "weights;\nof several raters Fleiss', which takes grades as names. "
        "%g %% CI.\n\n",
        agree->raters == 2 ? "B's grade" : "the later letter's grade",
        100 * level);
    cli_rows_begin(grade_columns, COUNT(grade_columns));
    for (size_t i = 0; i < count; i++)
        if (shown(&rows[i], CLI_AGREE_GRADE))
            grade_row(agree, &rows[i]);
    cli_rows_end();
}

/* ------------------------------------------------------------------- all */

/* Hints that hold for many rows are said once. */
static void print_hints(FILE *to, const cli_agreement *rows, size_t count)
{
    size_t empty = 0, few = 0, crowded = 0;

    for (size_t i = 0; i < count; i++) {
        empty += !rows[i].n;
        few += cli_agreement_is_few(&rows[i]);
        crowded += cli_agreement_is_crowded(&rows[i]);
    }
    if (few || crowded || empty)
        fputc('\n', to);
    if (few)
        fprintf(to,
                "Under 6 subjects, so that limits and intervals say little: "
                "%zu of %zu rows.\n",
                few, count);
    if (crowded)
        fprintf(to,
                "Several subjects of one patient, so that intervals are too "
                "narrow: %zu rows.\n",
                crowded);
    if (empty)
        fprintf(to,
                "No subject with values of all raters, not shown: %zu rows "
                "(--csv has them, with reasons).\n",
                empty);
}

void cli_agreement_text(FILE *to, const cli_agree *agree,
                        const cli_agreement *rows, size_t count, double level)
{
    for (int i = 0; i < agree->raters; i++)
        fprintf(to, "%c  %s\n", 'A' + i, agree->name[i]);
    print_grades(to, agree, rows, count, level);
    print_measures(to, agree, rows, count, level);
    cli_agreement_landmarks(to, agree, rows, count);
    print_hints(to, rows, count);
}
