/* show/grade_words.c - grades, scores, odds and steps as words */
#include "cmd/show/grades.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/show/values.h"

/* Digits after the point of a scale's scores. */
static int score_decimals(const hf_grade *grade)
{
    return hf_grade_scale(grade) == HF_EFACE ||
                   hf_grade_scale(grade) == HF_SYMMETRY
               ? 1
               : 0;
}

void cli_grade_span(char *text, size_t size, const hf_grade *grade, double low,
                    double high)
{
    const int decimals = score_decimals(grade);
    const char *first = cli_number(low, decimals);
    const char *last = cli_number(high, decimals);

    if (strcmp(first, last) != 0)
        snprintf(text, size, "%s to %s", first, last);
    else
        snprintf(text, size, "%s", first);
}

bool cli_grade_exists(const char *scale, double grade)
{
    const bool known = !strncmp(scale, "hb_", 3) || !strcmp(scale, "fngs");

    return !known || isnan(grade) ||
           (grade >= 1 && grade <= 6 && grade == floor(grade));
}

const hf_grade_total *cli_grade_own(const hf_grade *grade)
{
    return hf_grade_total_at(grade, hf_grade_total_count(grade) - 1);
}

const char *cli_grade_word(const hf_grade *grade)
{
    static char texts[4][48];
    static int next;
    char *text = texts[next++ % 4];
    const hf_grade_status state = hf_grade_state(grade);
    int best, worst;

    hf_grade_range(grade, &best, &worst);
    if (state != HF_GRADED && state != HF_GRADE_PARTIAL)
        return hf_grade_status_name(state);
    if (best && best == worst)
        return hf_roman(best);
    if (best) {
        snprintf(text, sizeof texts[0], "%s to %s", hf_roman(best),
                 hf_roman(worst));
        return text;
    }
    cli_grade_span(text, sizeof texts[0], grade, cli_grade_own(grade)->low,
                   cli_grade_own(grade)->high);
    snprintf(text + strlen(text), sizeof texts[0] - strlen(text), " of 100");
    return text;
}

/* "III 0.81, II 0.15", the likeliest first; shares that print as 0.00 not. */
static void odds_of(char *text, size_t size, const double share[7])
{
    bool told[7] = {false};

    for (int n = 0; n < 7; n++) {
        const size_t used = strlen(text);
        int top = -1;

        for (int g = 0; g < 7; g++)
            if (!told[g] && share[g] >= 0.005 &&
                (top < 0 || share[g] > share[top]))
                top = g;
        if (top < 0)
            return;
        told[top] = true;
        snprintf(text + used, size - used, "%s%s %s", n ? ", " : "",
                 top ? hf_roman(top) : "none", cli_number(share[top], 2));
    }
}

void cli_grade_odds(char *text, size_t size, const cli_grades *grades,
                    hf_scale scale)
{
    const hf_odds *odds = &grades->odds[scale];
    const hf_grade_status state = hf_grade_state(grades->by[scale]);
    const int decimals = score_decimals(grades->by[scale]);
    int best, worst;

    text[0] = 0;
    if (!odds->draws || (state != HF_GRADED && state != HF_GRADE_PARTIAL))
        return;
    hf_grade_range(grades->by[scale], &best, &worst);
    if (!best) {
        snprintf(text, size, "95 %%: %s to %s", cli_number(odds->low, decimals),
                 cli_number(odds->high, decimals));
        return;
    }
    if (best != worst)
        snprintf(text, size, "at best ");
    odds_of(text, size, odds->best);
    if (best == worst)
        return;
    snprintf(text + strlen(text), size - strlen(text), "; at worst ");
    odds_of(text + strlen(text), size - strlen(text), odds->worst);
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

static bool is_points(const char *unit)
{
    return strstr(unit, "points") != NULL;
}

void cli_grade_step(char *text, size_t size, const hf_grade_step *s)
{
    char number[64] = "";
    const int decimals = is_points(s->unit) ? 0
                         : s->unit[0]       ? cli_decimals(s->unit)
                                            : 2;

    if (isfinite(s->value) && isfinite(s->sd) && s->sd > 0)
        snprintf(number, sizeof number, " = %s ± %s%s%s",
                 cli_number(s->value, decimals), cli_number(s->sd, decimals),
                 s->unit[0] ? " " : "", s->unit);
    else if (isfinite(s->value))
        snprintf(number, sizeof number, " = %s%s%s",
                 cli_number(s->value, decimals), s->unit[0] ? " " : "",
                 s->unit);
    /* A sum is read off a table; what the table says is the result. */
    if (is_points(s->unit))
        snprintf(text, size, "%s%s -> %s", s->input, number, s->result);
    else
        snprintf(text, size, "%s: %s%s -> %s", s->rule, s->input, number,
                 s->result);
}

void cli_grade_reason(char *text, size_t size, const hf_grade *grade)
{
    const hf_grade_step *step = hf_grade_decisive(grade);

    text[0] = 0;
    if (step)
        cli_grade_step(text, size, step);
}
