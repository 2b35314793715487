/* agree/rows.c - agreement as CSV or JSON, and what inputs lack */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/agree/agree.h"
#include "cmd/cli/output.h"
#include "cmd/stats/stats.h"

static const cli_column columns[] = {{"raters", -1},
                                     {"kind", -1},
                                     {"measure", -1},
                                     {"view", -1},
                                     {"side", -1},
                                     {"point", -1},
                                     {"direction", -1},
                                     {"unit", -1},
                                     {"n", 0},
                                     {"missing", 0},
                                     {"why_missing", -1},
                                     {"patients", 0},
                                     {"level", 2},
                                     {"mean_a", 2},
                                     {"mean_b", 2},
                                     {"apart", 2},
                                     {"bias", 2},
                                     {"bias_low", 2},
                                     {"bias_high", 2},
                                     {"sd", 2},
                                     {"limit_low", 2},
                                     {"limit_low_low", 2},
                                     {"limit_low_high", 2},
                                     {"limit_high", 2},
                                     {"limit_high_low", 2},
                                     {"limit_high_high", 2},
                                     {"limit_se", 2},
                                     {"slope", 2},
                                     {"slope_se", 2},
                                     {"slope_p", 3},
                                     {"icc_2_1", 2},
                                     {"icc_2_1_low", 2},
                                     {"icc_2_1_high", 2},
                                     {"icc_3_1", 2},
                                     {"icc_3_1_low", 2},
                                     {"icc_3_1_high", 2},
                                     {"icc_2_k", 2},
                                     {"icc_2_k_low", 2},
                                     {"icc_2_k_high", 2},
                                     {"sem", 2},
                                     {"mdc95", 2},
                                     {"ms_subjects", 2},
                                     {"ms_raters", 2},
                                     {"ms_error", 2},
                                     {"ms_within", 2},
                                     {"ccc", 2},
                                     {"ccc_low", 2},
                                     {"ccc_high", 2},
                                     {"pearson", 2},
                                     {"bias_factor", 2},
                                     {"same", 2},
                                     {"same_low", 2},
                                     {"same_high", 2},
                                     {"within_one", 2},
                                     {"within_one_low", 2},
                                     {"within_one_high", 2},
                                     {"higher", 0},
                                     {"lower", 0},
                                     {"kappa", 2},
                                     {"kappa_se", 2},
                                     {"kappa_low", 2},
                                     {"kappa_high", 2},
                                     {"linear", 2},
                                     {"linear_se", 2},
                                     {"linear_low", 2},
                                     {"linear_high", 2},
                                     {"quadratic", 2},
                                     {"quadratic_se", 2},
                                     {"quadratic_low", 2},
                                     {"quadratic_high", 2},
                                     {"fleiss", 2},
                                     {"fleiss_se", 2},
                                     {"fleiss_low", 2},
                                     {"fleiss_high", 2},
                                     {"fleiss_se_zero", 2},
                                     {"fleiss_z", 2},
                                     {"fleiss_p", 3},
                                     {"note", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };
_Static_assert((int)COLUMNS <= (int)CLI_MOST_COLUMNS,
               "a row has more columns than a writer");

static void with_ends(cli_writer *w, double value, const hf_interval *ci)
{
    cli_put_number(w, value);
    cli_put_number(w, ci->low);
    cli_put_number(w, ci->high);
}

static void what(cli_writer *w, const cli_agree *agree, const cli_agreement *r,
                 double level)
{
    static const char *const kinds[] = {"grade", "measure", "landmark"};
    static char point[16];
    const cli_agree_series *s = r->series;

    point[0] = 0;
    if (s->point)
        snprintf(point, sizeof point, "%d", s->point);
    cli_put_word(w, cli_agreement_raters(agree, r));
    cli_put_word(w, kinds[s->kind]);
    cli_put_word(w, s->measure);
    cli_put_word(w, s->view);
    cli_put_word(w, s->side);
    cli_put_word(w, point);
    cli_put_word(w, cli_direction_name(s->direction));
    cli_put_word(w, s->unit);
    cli_put_number(w, (double)r->n);
    cli_put_number(w, (double)r->missing);
    cli_put_word(w, r->why);
    cli_put_number(w, r->patients ? (double)r->patients : (double)NAN);
    cli_put_number(w, level);
}

static void differences(cli_writer *w, const cli_agreement *r)
{
    const hf_limits *l = &r->limits;

    cli_put_number(w, r->mean_a);
    cli_put_number(w, r->mean_b);
    cli_put_number(w, r->apart);
    with_ends(w, l->bias, &l->bias_ci);
    cli_put_number(w, l->sd);
    with_ends(w, l->low, &l->low_ci);
    with_ends(w, l->high, &l->high_ci);
    cli_put_number(w, l->limit_se);
    cli_put_number(w, l->slope);
    cli_put_number(w, l->slope_se);
    cli_put_number(w, l->slope_p);
}

static void reliability(cli_writer *w, const cli_agreement *r)
{
    const hf_reliability *x = &r->reliability;

    with_ends(w, x->agreement.value, &x->agreement.ci);
    with_ends(w, x->consistency.value, &x->consistency.ci);
    with_ends(w, x->average.value, &x->average.ci);
    cli_put_number(w, x->sem);
    cli_put_number(w, x->mdc95);
    cli_put_number(w, x->ms_subjects);
    cli_put_number(w, x->ms_raters);
    cli_put_number(w, x->ms_error);
    cli_put_number(w, x->ms_within);
    with_ends(w, r->concordance.ccc, &r->concordance.ci);
    cli_put_number(w, r->concordance.r);
    cli_put_number(w, r->concordance.bias_factor);
}

static void grades(cli_writer *w, const cli_agreement *r)
{
    /* Which of more than two raters is over which is in the rows of pairs. */
    const bool counted = r->series->kind == CLI_AGREE_GRADE && r->b >= 0;

    with_ends(w, r->same.share, &r->same.ci);
    with_ends(w, r->within.share, &r->within.ci);
    cli_put_number(w, counted ? (double)r->higher : (double)NAN);
    cli_put_number(w, counted ? (double)r->lower : (double)NAN);
    for (int i = 0; i < 3; i++) {
        cli_put_number(w, r->kappa[i].kappa);
        cli_put_number(w, r->kappa[i].se);
        cli_put_number(w, r->kappa[i].ci.low);
        cli_put_number(w, r->kappa[i].ci.high);
    }
    cli_put_number(w, r->fleiss.kappa);
    cli_put_number(w, r->fleiss.se);
    cli_put_number(w, r->fleiss.ci.low);
    cli_put_number(w, r->fleiss.ci.high);
    cli_put_number(w, r->fleiss.se_zero);
    cli_put_number(w, r->fleiss.z);
    cli_put_number(w, r->fleiss.p);
}

/* Who the letters are. */
static void name_raters(FILE *to, const cli_agree *agree)
{
    const bool json = cli_format_chosen() == CLI_AS_JSON;

    for (int i = 0; i < agree->raters; i++) {
        if (!json) {
            fprintf(to, "# rater %c: %s\n", 'A' + i, agree->name[i]);
            continue;
        }
        fprintf(to, "%s\"%c\": ", i ? ", " : "{\"raters\": {", 'A' + i);
        cli_json_string(to, agree->name[i]);
    }
    if (json)
        fputs("}}\n", to);
}

/* What could not be computed and why, and hints. */
static const char *note_of(const cli_agreement *r)
{
    static char note[600];

    snprintf(note, sizeof note, "%s", r->note);
    if (cli_agreement_is_few(r))
        cli_note_add(note, sizeof note, "few: limits and intervals say little");
    if (cli_agreement_is_crowded(r))
        cli_note_add(note, sizeof note,
                     "several of a patient: intervals are too narrow");
    return note;
}

void cli_agreement_rows(FILE *to, const cli_agree *agree,
                        const cli_agreement *rows, size_t count, double level)
{
    name_raters(to, agree);
    cli_rows_begin(columns, COLUMNS);
    for (size_t i = 0; i < count; i++) {
        cli_writer w = {.count = 0};

        what(&w, agree, &rows[i], level);
        differences(&w, &rows[i]);
        reliability(&w, &rows[i]);
        grades(&w, &rows[i]);
        cli_put_word(&w, note_of(&rows[i]));
        cli_row(w.cells);
    }
    cli_rows_end();
}
