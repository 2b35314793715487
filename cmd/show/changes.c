/* show/changes.c - changes from pre to post, printed */
#include "cmd/show/changes.h"

#include <math.h>
#include <string.h>

#include "cmd/cli/output.h"
#include "cmd/show/values.h"

/* ---------------------------------------------------------- as columns */

static const cli_column columns[] = {
    {"procedure", -1}, {"affected", -1},  {"primary", -1},   {"region", -1},
    {"measure", -1},   {"view", -1},      {"side", -1},      {"pre", 2},
    {"post", 2},       {"change", 2},     {"unit", -1},      {"sd", 2},
    {"mdc95", 2},      {"noticeable", 1}, {"direction", -1}, {"status", -1},
    {"reason", -1},    {"target", -1},    {"met", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };

/* What a row says of its context. */
typedef struct context {
    const char *procedure, *affected;
} context;

/* Why a change is missing: the first value that is. */
static void reason_of(char *text, size_t size, const hf_change *c)
{
    hf_value_reason(text, size, c->pre.reason ? &c->pre : &c->post);
}

static void change_row(const context *in, const hf_change *c)
{
    char reason[64];

    reason_of(reason, sizeof reason, c);
    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(in->procedure), CLI_TEXT_CELL(in->affected),
        CLI_TEXT_CELL(c->primary ? "yes" : "no"),
        CLI_TEXT_CELL(c->pre.measure->region),
        CLI_TEXT_CELL(c->pre.measure->id),
        CLI_TEXT_CELL(hf_view_name(c->pre.view)),
        CLI_TEXT_CELL(hf_value_side_name(c->pre.side)),
        CLI_NUMBER_CELL(c->pre.value), CLI_NUMBER_CELL(c->post.value),
        CLI_NUMBER_CELL(c->change), CLI_TEXT_CELL(hf_value_unit(&c->pre)),
        CLI_NUMBER_CELL(c->sd), CLI_NUMBER_CELL(c->mdc95),
        CLI_NUMBER_CELL(c->noticeable),
        CLI_TEXT_CELL(hf_direction_name(c->direction)),
        CLI_TEXT_CELL(*reason ? "na" : "ok"), CLI_TEXT_CELL(reason),
        CLI_TEXT_CELL(""), CLI_TEXT_CELL("")});
}

static const char *grade_unit(hf_scale scale)
{
    return scale < HF_HB_FORMS ? "HB" : scale == HF_FNGS ? "FNGS" : "points";
}

/* Why a grade that changed has no direction. */
static const char not_drawn[] = "direction needs --draws";

static void grade_row(const context *in, const cli_grades *pre,
                      const cli_grades *post, hf_scale scale)
{
    const double a = cli_grade_number(pre->by[scale]);
    const double b = cli_grade_number(post->by[scale]);
    const double mdc95 = cli_sum_mdc95(pre, post, scale);
    const hf_grade *missing = isfinite(a) ? post->by[scale] : pre->by[scale];
    int items;
    const double over_items = cli_sum_change(pre, post, scale, &items);
    /* A range gives no number of the grade: only Sunnybrook and eFACE are. */
    const double change =
        isfinite(b - a) || scale == HF_FNGS ? b - a : over_items;
    char why[400];

    cli_grade_missing(why, sizeof why, missing);
    if ((isfinite(change) || isfinite(over_items)) &&
        !pre->changing[scale].draws)
        snprintf(why + strlen(why), sizeof why - strlen(why), "%s%s",
                 *why ? "; " : "", not_drawn);
    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(in->procedure), CLI_TEXT_CELL(in->affected),
        CLI_TEXT_CELL("no"), CLI_TEXT_CELL("grade"),
        CLI_TEXT_CELL(hf_scale_name(scale)), CLI_TEXT_CELL(""),
        CLI_TEXT_CELL(""), CLI_NUMBER_CELL(a), CLI_NUMBER_CELL(b),
        CLI_NUMBER_CELL(change), CLI_TEXT_CELL(grade_unit(scale)),
        CLI_NUMBER_CELL(mdc95 / 1.96), CLI_NUMBER_CELL(mdc95), CLI_NO_NUMBER,
        CLI_TEXT_CELL(hf_direction_name(cli_grade_direction(pre, post, scale))),
        CLI_TEXT_CELL(isfinite(b - a)
                          ? "ok"
                          : hf_grade_status_name(hf_grade_state(missing))),
        CLI_TEXT_CELL(why), CLI_TEXT_CELL(""), CLI_TEXT_CELL("")});
}

/* The limit is within the error of measurement. */
static const char close_call[] = "within the error of measurement";

static void target_row(const context *in, const hf_target *target,
                       const hf_target_result *r)
{
    const double change = r->post.value - r->pre.value;

    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(in->procedure), CLI_TEXT_CELL(in->affected),
        CLI_TEXT_CELL("no"), CLI_TEXT_CELL("target"),
        CLI_TEXT_CELL(target->measure),
        CLI_TEXT_CELL(hf_view_name(target->view)),
        CLI_TEXT_CELL(hf_value_side_name(r->post.side)),
        CLI_NUMBER_CELL(r->pre.value), CLI_NUMBER_CELL(r->post.value),
        CLI_NUMBER_CELL(change), CLI_TEXT_CELL(hf_value_unit(&r->post)),
        CLI_NO_NUMBER, CLI_NO_NUMBER, CLI_NO_NUMBER, CLI_TEXT_CELL(""),
        CLI_TEXT_CELL(*r->reason ? "na" : "ok"),
        CLI_TEXT_CELL(r->close ? close_call : r->reason),
        CLI_TEXT_CELL(target->text), CLI_TEXT_CELL(hf_met_name(r->met))});
}

static void target_rows(const context *in, const hf_procedure *procedure,
                        const hf_changes *changes, hf_affected affected)
{
    for (size_t i = 0; procedure && i < procedure->target_count; i++) {
        const hf_target *target = &procedure->targets[i];
        hf_target_result r[2];
        const size_t n = hf_target_check(r, target, changes, affected);

        for (size_t k = 0; k < n; k++)
            target_row(in, target, &r[k]);
    }
}

void cli_changes_begin(void)
{
    cli_rows_begin(columns, COLUMNS);
}

void cli_changes_body(const hf_changes *changes, const cli_grades *pre,
                      const cli_grades *post, const hf_procedure *procedure,
                      hf_affected affected)
{
    const context in = {procedure ? procedure->name : "",
                        hf_affected_name(affected)};

    for (size_t i = 0; i < hf_changes_count(changes); i++)
        change_row(&in, hf_changes_at(changes, i));
    for (int s = 0; s < HF_GRADE_SCALES; s++)
        grade_row(&in, pre, post, (hf_scale)s);
    target_rows(&in, procedure, changes, affected);
}

void cli_changes_rows(const hf_changes *changes, const cli_grades *pre,
                      const cli_grades *post, const hf_procedure *procedure,
                      hf_affected affected)
{
    cli_changes_begin();
    cli_changes_body(changes, pre, post, procedure, affected);
    cli_rows_end();
}

/* ---------------------------------------------------------- for people */

const char cli_mdc95_words[] =
    "mdc95: smallest change that taking the photo again does not "
    "explain. Not in it: that\nnobody smiles twice alike (posed smile "
    "1.5 mm, Tanikawa 2018), and the detector's\nbias: look at the drawn "
    "contours (draw). There is no published smallest important\nchange in "
    "mm.\n";

static const cli_column table[] = {{"measure", -1}, {"view", -1}, {"side", -1},
                                   {"pre", 0},      {"post", 0},  {"change", 0},
                                   {"", -1},        {"mdc95", 0}, {"", -1}};

enum { TABLE = sizeof table / sizeof *table };

/* A change for people: with its sign, unless it is 0 as printed. */
static const char *signed_number(double value, int decimals)
{
    static char text[48];
    const char *number = cli_number(value, decimals);
    const bool nothing = strspn(number, "0.") == strlen(number);

    snprintf(text, sizeof text, "%s%s", value > 0 && !nothing ? "+" : "",
             number);
    return text;
}

/* Where a side difference stands to what is noticed, before and after. */
static const char *against_noticeable(const hf_change *c)
{
    const bool before = fabs(c->pre.value) >= c->noticeable;
    const bool after = fabs(c->post.value) >= c->noticeable;

    if (c->direction == HF_UNDETERMINED || !isfinite(c->noticeable))
        return "";
    if (before && after)
        return "still over";
    if (c->direction == HF_UNCHANGED || before == after)
        return "";
    return before ? "now under" : "now over";
}

static void table_row(const hf_change *c)
{
    const char *unit = hf_value_unit(&c->pre);
    const int decimals = cli_decimals(unit) > 1 ? 1 : cli_decimals(unit);
    char side[24], verdict[160], reason[64], change[48];

    snprintf(side, sizeof side, "%s%s", hf_value_side_name(c->pre.side),
             c->affected ? " affected" : "");
    reason_of(reason, sizeof reason, c);
    snprintf(change, sizeof change, "%s", signed_number(c->change, decimals));
    snprintf(verdict, sizeof verdict, "%s%s%s%s",
             hf_direction_name(c->direction), *reason ? " (" : "", reason,
             *reason ? ")" : "");
    if (*against_noticeable(c))
        snprintf(verdict + strlen(verdict), sizeof verdict - strlen(verdict),
                 "; %s what is noticed (%s %s)", against_noticeable(c),
                 cli_number(c->noticeable, 1), unit);
    cli_row((cli_cell[TABLE]){
        CLI_TEXT_CELL(c->pre.measure->id),
        CLI_TEXT_CELL(hf_view_name(c->pre.view)), CLI_TEXT_CELL(side),
        CLI_TEXT_CELL(cli_number(c->pre.value, decimals)),
        CLI_TEXT_CELL(cli_number(c->post.value, decimals)),
        CLI_TEXT_CELL(change), CLI_TEXT_CELL(unit),
        CLI_TEXT_CELL(cli_number(c->mdc95, decimals)), CLI_TEXT_CELL(verdict)});
}

/* What is worth a line without --all: at rest or as a movement, because static
   values of the other views repeat the movements; what got better or worse,
   and what the user defined in any case. */
static bool telling(const hf_change *c, cli_part part)
{
    if (part == CLI_OTHER && c->direction != HF_IMPROVED &&
        c->direction != HF_WORSE)
        return false;
    return c->pre.view == HF_VIEW_REST || c->pre.measure->views;
}

static cli_part part_of(const hf_change *c)
{
    if (c->primary)
        return CLI_PRIMARY;
    return strcmp(c->pre.measure->region, "custom") == 0 ? CLI_CUSTOM
                                                         : CLI_OTHER;
}

static bool wanted(const hf_change *c, cli_part part, bool all)
{
    return part_of(c) == part &&
           (part == CLI_PRIMARY || all || telling(c, part));
}

size_t cli_changes_table(const hf_changes *changes, cli_part part, bool all)
{
    size_t rows = 0;

    for (size_t i = 0; i < hf_changes_count(changes); i++)
        rows += wanted(hf_changes_at(changes, i), part, all);
    if (!rows)
        return 0;
    cli_rows_begin(table, TABLE);
    for (size_t i = 0; i < hf_changes_count(changes); i++)
        if (wanted(hf_changes_at(changes, i), part, all))
            table_row(hf_changes_at(changes, i));
    cli_rows_end();
    return rows;
}

void cli_target_answer(char *text, size_t size, const hf_target *target,
                       const hf_target_result *r)
{
    const char *side = hf_value_side_name(r->post.side);
    const int decimals = strcmp(r->unit, "%") ? 1 : 0;
    char value[120];

    if (r->met == HF_MET_NA)
        snprintf(value, sizeof value, "%s", r->reason);
    else
        snprintf(value, sizeof value, "%s ± %s %s%s",
                 cli_number(r->value, decimals), cli_number(r->sd, decimals),
                 r->unit, target->rule == HF_TARGET_LESS ? " less" : "");
    snprintf(text, size, "%s: %s%s%s%s%s", hf_met_name(r->met), side,
             *side ? " " : "", value, r->close ? ", " : "",
             r->close ? close_call : "");
}

void cli_changes_targets(FILE *to, const hf_procedure *procedure,
                         const hf_changes *changes, hf_affected affected)
{
    for (size_t i = 0; i < procedure->target_count; i++) {
        const hf_target *target = &procedure->targets[i];
        hf_target_result r[2];
        const size_t n = hf_target_check(r, target, changes, affected);

        fprintf(to, "published: %s\n", target->text);
        for (size_t k = 0; k < n; k++) {
            char text[240];

            cli_target_answer(text, sizeof text, target, &r[k]);
            fprintf(to, "           %s\n", text);
        }
    }
}
