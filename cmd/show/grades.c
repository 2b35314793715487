/* show/grades.c - a visit's grades: options, computed */
#include "cmd/show/grades.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

/* Defaults repeat hf_grade_options_init; a negative number = not given. */
static struct {
    double noise_mm, healthy_mm, closed_mm, normal_ratio;
    bool lateral_only, lid_movement;
    const char *cutoffs;
    cli_list given;
    int draws, seed;
} set = {-1, -1, -1, -1, false, true, NULL, {{NULL}, 0}, 500, 1};

static int default_draws = 500;

static const cli_option grade_options[] = {
    {"noise-mm", 0, CLI_REAL, &set.noise_mm, "MM",
     "movement under this counts as none, 0 to 5 mm; default 1.5", 0, 5, NULL},
    {"healthy-mm", 0, CLI_REAL, &set.healthy_mm, "MM",
     "a ratio to a healthy movement under this is undefined, 0.1 to 10 mm; "
     "default 2.5",
     0.1, 10, NULL},
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
    {"cutoffs", 0, CLI_TEXT, &set.cutoffs, "FILE",
     "read cut-offs from a file, one 'name number' a line; grade "
     "--list-cutoffs shows them all with their reasons",
     0, 0, NULL},
    {"given", 0, CLI_LIST, &set.given, "SCALE.PART.ITEM=SCORE",
     "an item as an examiner scored it, as in sunnybrook.rest.cheek=1, in "
     "place of what is measured; may be repeated",
     0, 0, NULL},
    {"draws", 0, CLI_INT, &set.draws, "N",
     "draw the points that often by their sd, to say how sure a grade is; 0 "
     "(none) to 100000; default 500, of batch 0",
     0, 100000, NULL},
    {"seed", 0, CLI_INT, &set.seed, "N",
     "seed of the draws, 0 to 2000000000; default 1", 0, 2000000000, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_grade_group = {"Grading", grade_options};

/* Ends the program with one line. */
static void refuse(const char *option, const char *why)
{
    cli_complain("--%s: %s", option, why);
    exit(CLI_NOTHING);
}

hf_grade_options cli_grade_options(void)
{
    const struct {
        hf_cutoff_id id;
        double value;
    } single[] = {{HF_CUT_NOISE_MM, set.noise_mm},
                  {HF_CUT_HEALTHY_MM, set.healthy_mm},
                  {HF_CUT_CLOSED_MM, set.closed_mm},
                  {HF_CUT_NORMAL_RATIO, set.normal_ratio}};
    static hf_grade_options options;
    static bool read; /* the file, once */
    hf_error error;

    if (read)
        return options;
    hf_grade_options_init(&options);
    if (set.cutoffs &&
        hf_grade_options_read(&options, set.cutoffs, &error) != HF_OK)
        refuse("cutoffs", error.text);
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        if (single[i].value >= 0)
            options.cutoff[single[i].id] = single[i].value;
    options.lateral_only = set.lateral_only;
    options.lid_movement = set.lid_movement;
    read = true;
    return options;
}

/* ---------------------------------------------------------- given by hand */

static hf_given_item given[CLI_LIST_MAX];
static char words[CLI_LIST_MAX][128];

/* "sunnybrook.rest.cheek=1" */
static bool read_given(hf_given_item *item, char *word)
{
    char *part = strchr(word, '.');
    char *name = part ? strchr(part + 1, '.') : NULL;
    char *score = name ? strchr(name, '=') : NULL, *end;

    if (!score)
        return false;
    *part = *name = *score = 0;
    item->scale = hf_scale_by_name(word);
    item->part = part + 1;
    item->item = name + 1;
    item->score = strtod(score + 1, &end);
    return item->scale != HF_GRADE_SCALES && end != score + 1 && !*end &&
           isfinite(item->score);
}

static size_t read_all_given(void)
{
    hf_error error;

    for (int i = 0; i < set.given.count; i++) {
        snprintf(words[i], sizeof words[i], "%s", set.given.items[i]);
        if (!read_given(&given[i], words[i])) {
            char why[256];

            snprintf(why, sizeof why,
                     "'%.100s' is not SCALE.PART.ITEM=SCORE, as in "
                     "sunnybrook.rest.cheek=1",
                     set.given.items[i]);
            refuse("given", why);
        }
    }
    if (hf_given_items_check(given, (size_t)set.given.count, &error) != HF_OK)
        refuse("given", error.text);
    return (size_t)set.given.count;
}

int cli_given_count(void)
{
    return set.given.count;
}

void cli_grades_draw_by_default(int draws)
{
    set.draws = default_draws = draws;
}

static void append(char *text, size_t size, const char *format, ...)
    HF_PRINTF(3, 4);

static void append(char *text, size_t size, const char *format, ...)
{
    const size_t used = strlen(text);
    va_list list;

    va_start(list, format);
    vsnprintf(text + used, size - used, format, list);
    va_end(list);
}

const char *cli_grade_settings(void)
{
    static char text[1024];
    const hf_grade_options options = cli_grade_options();
    const hf_cutoff *c;

    text[0] = 0;
    for (size_t i = 0; (c = hf_cutoff_at(i)); i++)
        if (options.cutoff[i] < c->value || options.cutoff[i] > c->value)
            append(text, sizeof text, " %s=%.6g", c->id, options.cutoff[i]);
    if (set.lateral_only)
        append(text, sizeof text, " lateral_only=yes");
    if (!set.lid_movement)
        append(text, sizeof text, " lid_movement=no");
    for (int i = 0; i < set.given.count; i++)
        append(text, sizeof text, " given=%s", set.given.items[i]);
    if (set.draws != default_draws || set.seed != 1)
        append(text, sizeof text, " draws=%d seed=%d", set.draws, set.seed);
    return text;
}

cli_grading cli_grading_set(void)
{
    return (cli_grading){.options = cli_grade_options(),
                         .given_count = read_all_given(),
                         .given = given,
                         .draws = set.draws,
                         .seed = (unsigned long)set.seed};
}

/* hb_desc the other way about the lid, when that changes the grade. */
static hf_status make_other(cli_grades *out, const cli_grading *g,
                            const hf_values *values, hf_affected affected,
                            hf_error *error)
{
    hf_grade_options options = g->options;
    hf_grade *other;
    hf_status status;

    options.lid_movement = !options.lid_movement;
    status =
        hf_grade_visit(&other, HF_HB_DESC, values, affected, &options, error);
    if (status == HF_OK)
        out->other_desc = hf_grade_number(other);
    if (status == HF_OK)
        hf_grade_free(other);
    if (!hf_grade_number(out->by[HF_HB_DESC]) ||
        out->other_desc == hf_grade_number(out->by[HF_HB_DESC]))
        out->other_desc = 0;
    return status;
}

static hf_status draw(hf_odds odds[HF_GRADE_SCALES], const cli_grading *g,
                      const hf_visit *visit, const hf_frame_options *frame,
                      hf_affected affected, bool of_change, hf_error *error)
{
    hf_odds_options options;

    if (!g->draws)
        return HF_OK;
    hf_odds_options_init(&options);
    options.draws = g->draws;
    options.seed = g->seed;
    options.frame = *frame;
    options.grade = g->options;
    options.given = g->given;
    options.given_count = g->given_count;
    options.of_change = of_change;
    return hf_grade_odds(odds, visit, affected, &options, error);
}

hf_status cli_grades_by(cli_grades *out, const cli_grading *g,
                        const hf_visit *visit, const hf_values *values,
                        const hf_frame_options *frame, hf_affected affected,
                        hf_error *error)
{
    hf_status status = HF_OK;

    memset(out, 0, sizeof *out);
    for (int s = 0; status == HF_OK && s < HF_GRADE_SCALES; s++)
        status =
            hf_grade_visit_given(&out->by[s], (hf_scale)s, values, affected,
                                 &g->options, g->given, g->given_count, error);
    if (status == HF_OK)
        status = make_other(out, g, values, affected, error);
    if (status == HF_OK)
        status = draw(out->odds, g, visit, frame, affected, false, error);
    if (status == HF_OK && g->of_change)
        status = draw(out->changing, g, visit, frame, affected, true, error);
    if (status != HF_OK)
        cli_grades_clear(out);
    return status;
}

hf_status cli_grades_make(cli_grades *out, const cli_visit *visit,
                          hf_affected affected, bool of_change, hf_error *error)
{
    cli_grading grading = cli_grading_set();

    grading.of_change = of_change;
    return cli_grades_by(out, &grading, visit->visit, visit->values,
                         &visit->frame, affected, error);
}

void cli_grade_other(char *text, size_t size, const cli_grades *grades)
{
    text[0] = 0;
    if (grades && grades->other_desc)
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
