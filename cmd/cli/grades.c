/* cli/grades.c - a visit's grades, computed and printed */
#include "cmd/cli/grades.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/cli/values.h"

/* Defaults repeat hf_grade_options_init; a negative number = not given. */
static struct {
    double noise_mm, healthy_mm, closed_mm, normal_ratio;
    bool lateral_only, lid_movement;
} set = {-1, -1, -1, -1, false, true};

static const cli_option grade_options[] = {
    {"noise-mm", 0, CLI_REAL, &set.noise_mm, "MM",
     "movement under this counts as none, 0 to 5 mm; default 1.5", 0, 5, NULL},
    {"healthy-mm", 0, CLI_REAL, &set.healthy_mm, "MM",
     "a ratio to a healthy movement under this is undefined, 0.5 to 10 mm; "
     "default 2.5",
     0.5, 10, NULL},
    {"closed-mm", 0, CLI_REAL, &set.closed_mm, "MM",
     "lids further apart than this after full effort are not closed, 0 to 5 "
     "mm; default 1",
     0, 5, NULL},
    {"normal-ratio", 0, CLI_REAL, &set.normal_ratio, "R",
     "ratio from which a region counts as normal, 0.75 to 1; default 0.90 "
     "(disputed: no paper gives it)",
     0.75, 1, NULL},
    {"lateral-only", 0, CLI_FLAG, &set.lateral_only, NULL,
     "read the mouth's movement laterally only, as in 1985, instead of as "
     "the length of the displacement",
     0, 0, NULL},
    {"no-lid-movement", 0, CLI_UNFLAG, &set.lid_movement, NULL,
     "do not count a lid that sinks as movement: a paralysed lid sinks by "
     "several mm when its levator relaxes (disputed; both are shown when "
     "they differ)",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_grade_group = {"Grading", grade_options};

hf_grade_options cli_grade_options(void)
{
    hf_grade_options options;

    hf_grade_options_init(&options);
    if (set.noise_mm >= 0)
        options.noise_mm = set.noise_mm;
    if (set.healthy_mm >= 0)
        options.healthy_mm = set.healthy_mm;
    if (set.closed_mm >= 0)
        options.closed_mm = set.closed_mm;
    if (set.normal_ratio >= 0)
        options.normal_ratio = set.normal_ratio;
    options.lateral_only = set.lateral_only;
    options.lid_movement = set.lid_movement;
    return options;
}

/* hb_desc the other way about the lid, when that changes the grade. */
static hf_status make_other(cli_grades *out, const hf_values *values,
                            hf_affected affected, hf_error *error)
{
    hf_grade_options options = cli_grade_options();
    hf_grade *other;
    hf_status status;

    options.lid_movement = !options.lid_movement;
    status =
        hf_grade_visit(&other, HF_HB_DESC, values, affected, &options, error);
    if (status == HF_OK)
        out->other_desc = hf_grade_number(other);
    if (status == HF_OK)
        hf_grade_free(other);
    if (out->other_desc == hf_grade_number(out->by[HF_HB_DESC]))
        out->other_desc = 0;
    return status;
}

hf_status cli_grades_make(cli_grades *out, const hf_values *values,
                          hf_affected affected, hf_error *error)
{
    const hf_grade_options options = cli_grade_options();
    hf_status status = HF_OK;

    memset(out, 0, sizeof *out);
    for (int s = 0; status == HF_OK && s < HF_GRADE_SCALES; s++)
        status = hf_grade_visit(&out->by[s], (hf_scale)s, values, affected,
                                &options, error);
    if (status == HF_OK)
        status = make_other(out, values, affected, error);
    if (status != HF_OK)
        cli_grades_clear(out);
    return status;
}

void cli_grade_other(char *text, size_t size, const cli_grades *grades)
{
    text[0] = 0;
    if (grades->other_desc)
        snprintf(text, size,
                 "hb_desc would be %s if a sinking lid did %scount as "
                 "movement (disputed)",
                 hf_roman(grades->other_desc), set.lid_movement ? "not " : "");
}

void cli_grades_clear(cli_grades *grades)
{
    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        hf_grade_free(grades->by[s]);
        grades->by[s] = NULL;
    }
}

const char *cli_grade_word(const hf_grade *grade)
{
    if (hf_grade_state(grade) == HF_GRADED)
        return hf_roman(hf_grade_number(grade));
    return hf_grade_status_name(hf_grade_state(grade));
}

void cli_grade_missing(char *text, size_t size, const hf_grade *grade)
{
    text[0] = 0;
    for (size_t i = 0; i < hf_grade_missing_count(grade); i++) {
        const size_t used = strlen(text);

        snprintf(text + used, size - used, "%s%s", used ? "; " : "",
                 hf_grade_missing_at(grade, i));
    }
}

static void describe(char *text, size_t size, const hf_grade_step *s)
{
    char number[64] = "";
    const int decimals = s->unit[0] ? cli_decimals(s->unit) : 2;

    if (isfinite(s->value) && isfinite(s->sd) && s->sd > 0)
        snprintf(number, sizeof number, " = %s ± %s%s%s",
                 cli_number(s->value, decimals), cli_number(s->sd, decimals),
                 s->unit[0] ? " " : "", s->unit);
    else if (isfinite(s->value))
        snprintf(number, sizeof number, " = %s%s%s",
                 cli_number(s->value, decimals), s->unit[0] ? " " : "",
                 s->unit);
    if (!strcmp(s->unit, "points"))
        snprintf(text, size, "%s: %.0f of 8 points -> %s", s->input, s->value,
                 s->result);
    else
        snprintf(text, size, "%s: %s%s -> %s", s->rule, s->input, number,
                 s->result);
}

void cli_grade_reason(char *text, size_t size, const hf_grade *grade)
{
    const hf_grade_step *step = hf_grade_decisive(grade);

    text[0] = 0;
    if (step)
        describe(text, size, step);
}

static void print_steps(FILE *to, const hf_grade *grade)
{
    char text[400];

    for (size_t i = 0; i < hf_grade_step_count(grade); i++) {
        const hf_grade_step *step = hf_grade_step_at(grade, i);

        describe(text, sizeof text, step);
        fprintf(to, "    %c %s\n", step->fired ? '*' : ' ', text);
    }
}

void cli_grade_print(FILE *to, const hf_grade *grade, bool explain)
{
    char text[400];

    fprintf(to, "  %-8s %s", hf_scale_name(hf_grade_scale(grade)),
            cli_grade_word(grade));
    if (isfinite(hf_grade_points(grade)))
        fprintf(to, "  (%s of 8 points)",
                cli_number(hf_grade_points(grade), 0));
    fputc('\n', to);
    cli_grade_reason(text, sizeof text, grade);
    if (*text && !explain)
        fprintf(to, "           because %s\n", text);
    cli_grade_missing(text, sizeof text, grade);
    if (*text)
        fprintf(to, "           missing: %s\n", text);
    if (*hf_grade_margin(grade, true))
        fprintf(to, "           better:  %s\n", hf_grade_margin(grade, true));
    if (*hf_grade_margin(grade, false))
        fprintf(to, "           worse:   %s\n", hf_grade_margin(grade, false));
    if (explain)
        print_steps(to, grade);
}

void cli_grades_agreement(char *text, size_t size, const cli_grades *grades)
{
    int low = 7, high = 0, graded = 0;
    const char *form = "";

    for (int s = 0; s < HF_GRADE_SCALES; s++) {
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
                 graded == HF_GRADE_SCALES ? "the three forms"
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
    return strcmp(r->name, "eye") && !isfinite(r->ratio) &&
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
