/* show/grade_rows.c - grades as columns */
#include "cmd/show/grades.h"

#include <math.h>

#include "cmd/cli/output.h"

static const cli_column columns[] = {
    {"visit", -1},     {"scale", -1},         {"status", -1},
    {"grade", 0},      {"grade_best", 0},     {"grade_worst", 0},
    {"points", 1},     {"points_low", 1},     {"points_high", 1},
    {"affected", -1},  {"odds", -1},          {"sd", 2},
    {"reason", -1},    {"margin_better", -1}, {"margin_worse", -1},
    {"missing", -1},   {"ratio_brow", 2},     {"ratio_eye", 2},
    {"ratio_mouth", 2}};

enum { COLUMNS = sizeof columns / sizeof *columns };

void cli_grade_rows_begin(void)
{
    cli_rows_begin(columns, COLUMNS);
}

static double or_na(int number)
{
    return number ? (double)number : (double)NAN;
}

void cli_grade_row(const char *visit, hf_affected affected,
                   const cli_grades *grades, hf_scale s)
{
    const hf_grade *grade = grades->by[s];
    const hf_grade_region *regions = hf_grade_regions(grade);
    const hf_grade_total *total =
        hf_grade_total_at(grade, hf_grade_total_count(grade) - 1);
    const double points = hf_grade_points(grade);
    char reason[400], missing[400], odds[160];
    int best, worst;

    hf_grade_range(grade, &best, &worst);
    cli_grade_reason(reason, sizeof reason, grade);
    cli_grade_missing(missing, sizeof missing, grade);
    cli_grade_odds(odds, sizeof odds, grades, s);
    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(visit), CLI_TEXT_CELL(hf_scale_name(s)),
        CLI_TEXT_CELL(hf_grade_status_name(hf_grade_state(grade))),
        CLI_NUMBER_CELL(or_na(hf_grade_number(grade))),
        CLI_NUMBER_CELL(or_na(best)), CLI_NUMBER_CELL(or_na(worst)),
        CLI_NUMBER_CELL(points), CLI_NUMBER_CELL(total ? total->low : points),
        CLI_NUMBER_CELL(total ? total->high : points),
        CLI_TEXT_CELL(hf_affected_name(affected)), CLI_TEXT_CELL(odds),
        CLI_NUMBER_CELL(grades->odds[s].draws ? grades->odds[s].sd : NAN),
        CLI_TEXT_CELL(reason), CLI_TEXT_CELL(hf_grade_margin(grade, true)),
        CLI_TEXT_CELL(hf_grade_margin(grade, false)), CLI_TEXT_CELL(missing),
        CLI_NUMBER_CELL(regions[0].ratio), CLI_NUMBER_CELL(regions[1].ratio),
        CLI_NUMBER_CELL(regions[2].ratio)});
}
