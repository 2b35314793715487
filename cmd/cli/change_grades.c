/* cli/change_grades.c - grades before and after */
#include "cmd/cli/changes.h"

#include <math.h>
#include <stdio.h>

#include "cmd/cli/values.h"

/* Whether a scale's result is points, not a grade. */
static bool is_sum(hf_scale scale)
{
    return scale == HF_SUNNYBROOK || scale == HF_EFACE || scale == HF_SYMMETRY;
}

/* Whether its items add up. */
static bool has_items(hf_scale scale)
{
    return is_sum(scale) || scale == HF_FNGS;
}

double cli_grade_number(const hf_grade *grade)
{
    const int number = hf_grade_number(grade);

    return number                          ? (double)number
           : is_sum(hf_grade_scale(grade)) ? hf_grade_points(grade)
                                           : (double)NAN;
}

double cli_sum_change(const cli_grades *pre, const cli_grades *post,
                      hf_scale scale, int *items)
{
    const hf_grade *a = pre->by[scale], *b = post->by[scale];
    const hf_grade_item *x, *y;
    double change = 0;

    *items = 0;
    for (size_t i = 0; has_items(scale) && (x = hf_grade_item_at(a, i)) &&
                       (y = hf_grade_item_at(b, i));
         i++)
        if (x->scored && y->scored) {
            change += x->weight * (y->low - x->low);
            ++*items;
        }
    return *items ? change : (double)NAN;
}

double cli_sum_mdc95(const cli_grades *pre, const cli_grades *post,
                     hf_scale scale)
{
    if (!has_items(scale) || !pre->odds[scale].draws)
        return NAN;
    return 1.96 * hypot(pre->repeat * pre->odds[scale].sd,
                        post->repeat * post->odds[scale].sd);
}

static hf_direction sum_direction(const cli_grades *pre, const cli_grades *post,
                                  hf_scale scale)
{
    const double mdc95 = cli_sum_mdc95(pre, post, scale);
    int items;
    const double change = cli_sum_change(pre, post, scale, &items);

    if (!isfinite(change))
        return HF_UNDETERMINED;
    if (!(fabs(change) > (isfinite(mdc95) ? mdc95 : 0)))
        return HF_UNCHANGED;
    /* Of FNGS, less is better. */
    return (change > 0) == is_sum(scale) ? HF_IMPROVED : HF_WORSE;
}

hf_direction cli_grade_direction(const cli_grades *pre, const cli_grades *post,
                                 hf_scale scale)
{
    int a[2], b[2];

    if (is_sum(scale))
        return sum_direction(pre, post, scale);
    hf_grade_range(pre->by[scale], &a[0], &a[1]);
    hf_grade_range(post->by[scale], &b[0], &b[1]);
    if (!a[0] || !b[0])
        return HF_UNDETERMINED;
    if (b[1] < a[0])
        return HF_IMPROVED;
    if (b[0] > a[1])
        return HF_WORSE;
    return a[0] < a[1] || b[0] < b[1] ? sum_direction(pre, post, scale)
                                      : HF_UNCHANGED;
}

static void grade_side(FILE *to, const cli_grades *grades, hf_scale scale,
                       const char *title)
{
    char text[400], missing[400], odds[160];

    cli_grade_reason(text, sizeof text, grades->by[scale]);
    cli_grade_missing(missing, sizeof missing, grades->by[scale]);
    cli_grade_odds(odds, sizeof odds, grades, scale);
    if (!*text && !*missing && !*odds)
        return;
    fprintf(to, "           %s: %s%s%s%s%s%s%s\n", title, odds,
            *odds && *text ? "; " : "", *text ? "because " : "", text,
            (*odds || *text) && *missing ? "; " : "",
            *missing ? "missing: " : "", missing);
}

/* How much a sum changed, over what was scored both times, and its doubt. */
static void sum_line(FILE *to, const cli_grades *pre, const cli_grades *post,
                     hf_scale scale)
{
    const double mdc95 = cli_sum_mdc95(pre, post, scale);
    const size_t all = hf_grade_item_count(pre->by[scale]);
    int items;
    const double change = cli_sum_change(pre, post, scale, &items);

    if (!isfinite(change))
        return;
    fprintf(to, ": %s%s", change > 0 ? "+" : "", cli_number(change, 1));
    if ((size_t)items < all)
        fprintf(to, " over the %d of %zu items scored both times", items, all);
    if (isfinite(mdc95))
        fprintf(to, " (mdc95 %s)", cli_number(mdc95, 1));
}

void cli_changes_grades(FILE *to, const cli_grades *pre, const cli_grades *post)
{
    char text[400];

    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        const hf_scale scale = (hf_scale)s;

        fprintf(to, "%-10s %s -> %s  %s", hf_scale_name(scale),
                cli_grade_word(pre->by[s]), cli_grade_word(post->by[s]),
                hf_direction_name(cli_grade_direction(pre, post, scale)));
        sum_line(to, pre, post, scale);
        fputc('\n', to);
        grade_side(to, pre, scale, "pre ");
        grade_side(to, post, scale, "post");
        cli_grade_other(text, sizeof text, s == HF_HB_DESC ? pre : NULL);
        if (*text)
            fprintf(to, "           pre : %s\n", text);
        cli_grade_other(text, sizeof text, s == HF_HB_DESC ? post : NULL);
        if (*text)
            fprintf(to, "           post: %s\n", text);
    }
}
