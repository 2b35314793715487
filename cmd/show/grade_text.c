/* show/grade_text.c - a visit's grades for people */
#include "cmd/show/grades.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/show/values.h"

/* The steps of an item, or those of none (-1). */
static void print_steps(FILE *to, const hf_grade *grade, int item)
{
    char text[400];

    for (size_t i = 0; i < hf_grade_step_count(grade); i++) {
        const hf_grade_step *step = hf_grade_step_at(grade, i);

        if (step->item != item)
            continue;
        cli_grade_step(text, sizeof text, step);
        fprintf(to, "    %s%c %s\n", item < 0 ? "" : "  ",
                step->fired ? '*' : ' ', text);
    }
}

static void print_item(FILE *to, const hf_grade *grade, int index, bool explain)
{
    const hf_grade_item *item = hf_grade_item_at(grade, (size_t)index);
    const char *words;
    char score[48];

    cli_grade_span(score, sizeof score, grade, item->low, item->high);
    words = item->scored || *item->words ? item->words : "not scored";
    fprintf(to, "    %-10s  %-18s  ", item->part, item->name);
    if (*words || *item->reason)
        fprintf(to, "%-10s  %s%s%s\n", score, words, *item->reason ? ": " : "",
                item->reason);
    else
        fprintf(to, "%s\n", score);
    if (explain)
        print_steps(to, grade, index);
}

/* The totals the word does not say: of a graded scale all, of the others the
   parts, and the raw sum where it was cut. */
static void print_totals(FILE *to, const hf_grade *grade)
{
    const hf_grade_total *own = cli_grade_own(grade);
    const char *before = "  (";
    char text[48];
    int best, worst;

    hf_grade_range(grade, &best, &worst);
    for (size_t i = 0; i < hf_grade_total_count(grade); i++) {
        const hf_grade_total *total = hf_grade_total_at(grade, i);

        if ((total == own && !best) ||
            (strstr(total->name, "raw") && !(total->low < own->low)))
            continue;
        cli_grade_span(text, sizeof text, grade, total->low, total->high);
        fprintf(to, "%s%s %s", before, total->name, text);
        before = ", ";
    }
    fputs(*before == ',' ? ")" : "", to);
}

/* The share of draws from which a grade is not told from I: that of a
   two-sided 95 % range beyond its end. */
static const double told_apart = 0.025;

static void print_doubt(FILE *to, const cli_grades *grades, hf_scale scale)
{
    const double normal = grades->odds[scale].best[1];
    char text[160];

    cli_grade_odds(text, sizeof text, grades, scale);
    if (*text)
        fprintf(to, "              how sure: %s%s\n", text,
                normal >= told_apart && hf_grade_number(grades->by[scale]) > 1
                    ? ": not told from a normal face"
                    : "");
}

static void print_margins(FILE *to, const hf_grade *grade)
{
    static const char *const titles[] = {"worse:  ", "better: "};

    for (int better = 1; better >= 0; better--)
        if (*hf_grade_margin(grade, better))
            fprintf(to, "              %s %s\n", titles[better],
                    hf_grade_margin(grade, better));
}

void cli_grade_print(FILE *to, const cli_grades *grades, hf_scale scale,
                     bool explain)
{
    const hf_grade *grade = grades->by[scale];
    char text[400];

    fprintf(to, "  %-10s  %s", hf_scale_name(scale), cli_grade_word(grade));
    if (hf_grade_total_count(grade))
        print_totals(to, grade);
    else if (isfinite(hf_grade_points(grade)))
        fprintf(to, "  (%s of 8 points)",
                cli_number(hf_grade_points(grade), 0));
    fputc('\n', to);
    print_doubt(to, grades, scale);
    cli_grade_reason(text, sizeof text, grade);
    if (*text && !explain)
        fprintf(to, "              because %s\n", text);
    cli_grade_missing(text, sizeof text, grade);
    if (*text)
        fprintf(to, "              missing: %s\n", text);
    print_margins(to, grade);
    if (explain)
        fprintf(to, "              rule:    %s\n", hf_scale_formula(scale));
    for (size_t i = 0; i < hf_grade_item_count(grade); i++)
        print_item(to, grade, (int)i, explain);
    if (explain)
        print_steps(to, grade, -1);
}

void cli_cutoffs_print(FILE *to)
{
    const hf_grade_options options = cli_grade_options();
    const hf_cutoff *c;

    fputs("\nCut-offs the literature leaves open (* = not the default; "
          "--cutoffs replaces them)\n",
          to);
    for (size_t i = 0; (c = hf_cutoff_at(i)); i++) {
        const double now = options.cutoff[i];

        fprintf(to, "  %c %s = %.6g%s%s: %s\n      used by %s; %s\n",
                now == c->value ? ' ' : '*', c->id, now, *c->unit ? " " : "",
                c->unit, c->text, c->scales, c->reason);
    }
}

void cli_grades_agreement(char *text, size_t size, const cli_grades *grades)
{
    int low = 7, high = 0, graded = 0;
    const char *form = "";

    for (int s = 0; s < HF_HB_FORMS; s++) {
        const int number = hf_grade_number(grades->by[s]);

        if (number) {
            graded++;
            form = hf_scale_name((hf_scale)s);
        }
        if (number && number < low)
            low = number;
        if (number > high)
            high = number;
    }
    if (!high)
        snprintf(text, size, "no form could be graded");
    else if (graded == 1)
        snprintf(text, size, "only %s could be graded: %s", form,
                 hf_roman(low));
    else if (low == high)
        snprintf(text, size, "%s agree: %s",
                 graded == HF_HB_FORMS ? "the three forms"
                                       : "the two forms graded",
                 hf_roman(low));
    else
        snprintf(text, size, "the forms disagree by %d: %s to %s", high - low,
                 hf_roman(low), hf_roman(high));
}

void cli_regions_print(FILE *to, const hf_grade *grade, hf_affected affected)
{
    const hf_grade_region *regions = hf_grade_regions(grade);
    const bool one =
        affected == HF_AFFECTED_RIGHT || affected == HF_AFFECTED_LEFT;

    /* In the order of hf_grade_regions. */
    static const char *const what[] = {"brow raise", "eye closure, full effort",
                                       "mouth, full smile"};

    fprintf(to, "  %-24s  %9s  %8s  ratio\n", "", one ? "affected" : "right",
            one ? "healthy" : "left");
    for (int i = 0; i < HF_GRADE_REGIONS; i++) {
        const hf_grade_region *r = &regions[i];
        const bool eye = !strcmp(r->name, "eye");
        const char *unit = eye ? "%" : "mm";

        fprintf(to, "  %-24s  %6s %-2s  %5s %-2s  %5s", what[i],
                cli_number(one ? r->affected : r->side[HF_RIGHT], eye ? 0 : 1),
                unit,
                cli_number(one ? r->healthy : r->side[HF_LEFT], eye ? 0 : 1),
                unit, cli_number(r->ratio, 2));
        if (isfinite(r->sd))
            fprintf(to, " ± %s", cli_number(r->sd, 2));
        fprintf(to, "%s%s%s", *r->severity ? "  " : "", r->severity,
                r->doubtful ? ", not told from normal" : "");
        if (!strcmp(r->severity, "stays open"))
            fprintf(to, " by %s mm", cli_number(r->gap, 1));
        fprintf(to, "%s%s\n", *r->reason ? "  " : "", r->reason);
    }
}

/* Ratios from which the declared side is doubted: well beyond the 1.1 that a
   healthy person's uneven brows and mouths reach. */
static const double reversed = 1.3;

/* mm. Where the side declared healthy is still there is no ratio; movement of
   the other from here on is doubted as much: 1.3 of the 2.5 mm from which a
   ratio exists. */
static const double reversed_mm = 3.25;

/* The declared side moves, the other one does not. */
static bool other_still(const hf_grade_region *r)
{
    return strcmp(r->name, "eye") != 0 && !isfinite(r->ratio) &&
           r->affected >= reversed_mm && r->affected > reversed * r->healthy;
}

void cli_grades_doubt_side(const cli_grades *grades, const char *visit)
{
    const hf_grade_region *regions = hf_grade_regions(grades->by[HF_HB_REL]);

    for (int i = 0; i < HF_GRADE_REGIONS; i++) {
        const hf_grade_region *r = &regions[i];

        if (r->ratio > reversed)
            cli_warn("visit '%s': the %s of the affected side moves %.1f times "
                     "as far as the healthy one's: is --side right?",
                     visit, r->name, r->ratio);
        else if (other_still(r))
            cli_warn("visit '%s': the %s of the affected side moves %.1f mm, "
                     "the healthy one's %.1f: is --side right?",
                     visit, r->name, r->affected, r->healthy);
        else
            continue;
        return;
    }
}
