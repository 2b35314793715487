/* show/change_grades.c - grades before and after */
#include "cmd/show/changes.h"

#include <math.h>
#include <stdio.h>

#include "cmd/show/values.h"

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
    if (!has_items(scale))
        return NAN;
    for (size_t i = 0;
         (x = hf_grade_item_at(a, i)) && (y = hf_grade_item_at(b, i)); i++)
        if (x->scored && y->scored) {
            change += x->weight * (y->low - x->low);
            ++*items;
        }
    /* Whole sums may be cut to 0..100; what is printed has to fit. */
    if (isfinite(hf_grade_points(a)) && isfinite(hf_grade_points(b)))
        return hf_grade_points(b) - hf_grade_points(a);
    return *items ? change : (double)NAN;
}

double cli_sum_mdc95(const cli_grades *pre, const cli_grades *post,
                     hf_scale scale)
{
    if (!has_items(scale) || !pre->changing[scale].draws)
        return NAN;
    return 1.96 * hypot(pre->changing[scale].sd, post->changing[scale].sd);
}

/* Share of pairs of draws from which one visit counts as better than the other:
   that of a two-sided 95 % range. */
static const double told = 0.975;

static hf_direction by_share(double better, double worse)
{
    if (!isfinite(better) || !isfinite(worse))
        return HF_UNDETERMINED;
    return better >= told  ? HF_IMPROVED
           : worse >= told ? HF_WORSE
                           : HF_UNCHANGED;
}

/* Whether the visits have the same items scored. */
static bool same_items(const hf_grade *a, const hf_grade *b)
{
    const hf_grade_item *x, *y;

    for (size_t i = 0;
         (x = hf_grade_item_at(a, i)) && (y = hf_grade_item_at(b, i)); i++)
        if (x->scored != y->scored)
            return false;
    return true;
}

/* By the items scored both times. The draws' sums will not do here: an item
 * that is scored once moves the middle of its visit's range, and that is what
 * was photographed and no change. */
static hf_direction by_change(double change, double mdc95)
{
    if (!isfinite(change) || !isfinite(mdc95))
        return HF_UNDETERMINED;
    return fabs(change) <= mdc95 ? HF_UNCHANGED
           : change > 0          ? HF_IMPROVED
                                 : HF_WORSE;
}

hf_direction cli_grade_direction(const cli_grades *pre, const cli_grades *post,
                                 hf_scale scale)
{
    double change;
    const hf_odds *a = &pre->changing[scale], *b = &post->changing[scale];
    const double higher = hf_odds_sum_higher(a, b);
    const double lower = hf_odds_sum_higher(b, a);
    int first[2], second[2], items;

    hf_grade_range(pre->by[scale], &first[0], &first[1]);
    hf_grade_range(post->by[scale], &second[0], &second[1]);
    if (!has_items(scale))
        return first[0] && second[0] ? by_share(hf_odds_grade_better(a, b),
                                                hf_odds_grade_better(b, a))
                                     : HF_UNDETERMINED;
    change = cli_sum_change(pre, post, scale, &items);
    if (!isfinite(change))
        return HF_UNDETERMINED;
    if (!same_items(pre->by[scale], post->by[scale]))
        return by_change(is_sum(scale) ? change : -change,
                         cli_sum_mdc95(pre, post, scale));
    /* Of FNGS, less is better. */
    return is_sum(scale) ? by_share(higher, lower) : by_share(lower, higher);
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
    fprintf(to, "           %s: %s%s%s%s%s%s%s%s\n", title,
            *odds ? "how sure: " : "", odds, *odds && *text ? "; " : "",
            *text ? "because " : "", text,
            (*odds || *text) && *missing ? "; " : "",
            *missing ? "missing: " : "", missing);
}

void cli_sum_words(char *text, size_t size, const cli_grades *pre,
                   const cli_grades *post, hf_scale scale)
{
    const double mdc95 = cli_sum_mdc95(pre, post, scale);
    const size_t all = hf_grade_item_count(pre->by[scale]);
    char over[80] = "", doubt[40] = "";
    int items;
    const double change = cli_sum_change(pre, post, scale, &items);

    text[0] = 0;
    if (!isfinite(change))
        return;
    if ((size_t)items < all)
        snprintf(over, sizeof over,
                 " over the %d of %zu items scored both times", items, all);
    if (isfinite(mdc95))
        snprintf(doubt, sizeof doubt, " (mdc95 %s)", cli_number(mdc95, 1));
    snprintf(text, size, "%s%s%s%s", change > 0 ? "+" : "",
             cli_number(change, 1), over, doubt);
}

void cli_changes_grades(FILE *to, const cli_grades *pre, const cli_grades *post)
{
    char text[400];

    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        const hf_scale scale = (hf_scale)s;

        fprintf(to, "%-10s %s -> %s  %s", hf_scale_name(scale),
                cli_grade_word(pre->by[s]), cli_grade_word(post->by[s]),
                hf_direction_name(cli_grade_direction(pre, post, scale)));
        cli_sum_words(text, sizeof text, pre, post, scale);
        fprintf(to, "%s%s\n", *text ? ": " : "", text);
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
