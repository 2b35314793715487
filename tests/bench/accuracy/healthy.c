/* bench/accuracy/healthy.c - what the scales make of healthy people

   Rest and smile of a person as a visit, with the right and with the left side
   declared affected. Of every scale, what those two views can score: how often
   an item gets which score, and of those called weak how many the photos do
   not tell from normal. No limit is set by these figures. */
#include "accuracy.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

/* Most items of all scales, and gradings: twice the pairs. */
enum { MOST_ITEMS = 64, MOST = 512 };

static struct item {
    hf_scale scale;
    char part[24], name[24];
    double scores[MOST];
    size_t n;
} items[MOST_ITEMS];
static size_t item_count;

static double ratios[MOST], doubts[MOST];
static size_t ratio_count, weak, doubtful, people;

static struct item *item_of(hf_scale scale, const hf_grade_item *item)
{
    for (size_t i = 0; i < item_count; i++)
        if (items[i].scale == scale && !strcmp(items[i].part, item->part) &&
            !strcmp(items[i].name, item->name))
            return &items[i];
    if (item_count == MOST_ITEMS)
        return NULL;
    items[item_count].scale = scale;
    snprintf(items[item_count].part, sizeof items->part, "%s", item->part);
    snprintf(items[item_count].name, sizeof items->name, "%s", item->name);
    return &items[item_count++];
}

static void note_items(hf_scale scale, const hf_grade *grade)
{
    for (size_t i = 0; i < hf_grade_item_count(grade); i++) {
        const hf_grade_item *item = hf_grade_item_at(grade, i);
        struct item *to = item->scored ? item_of(scale, item) : NULL;

        if (to && to->n < MOST)
            to->scores[to->n++] = item->low;
    }
}

static void note_mouth(const hf_grade *grade)
{
    const hf_grade_region *mouth = &hf_grade_regions(grade)[2];

    if (!isfinite(mouth->ratio) || ratio_count == MOST)
        return;
    ratios[ratio_count] = mouth->ratio;
    doubts[ratio_count++] = mouth->sd;
    weak += strcmp(mouth->severity, "normal") != 0;
    doubtful += mouth->doubtful;
}

static void grade_as(const hf_visit *visit, hf_affected affected)
{
    hf_visit *copy = NULL;
    hf_values *values = NULL;
    hf_error error;

    need(hf_visit_new(&copy, &error), &error);
    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        const hf_face *face = hf_visit_face(visit, (hf_view)v);
        hf_face *own = NULL;

        if (!face)
            continue;
        need(hf_face_copy(&own, face, &error), &error);
        need(hf_visit_set(copy, (hf_view)v, own, &error), &error);
    }
    need(hf_visit_measure(&values, copy, NULL, affected, &error), &error);
    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        hf_grade *grade = NULL;

        need(
            hf_grade_visit(&grade, (hf_scale)s, values, affected, NULL, &error),
            &error);
        note_items((hf_scale)s, grade);
        if (s == HF_HB_REL)
            note_mouth(grade);
        hf_grade_free(grade);
    }
    hf_values_free(values);
    hf_visit_free(copy);
}

void healthy(const struct seen *rest, const struct seen *smile)
{
    hf_visit *visit = NULL;
    hf_face *a = NULL, *b = NULL;
    hf_error error;

    if (!rest->face[REFINED] || !smile->face[REFINED])
        return;
    need(hf_face_copy(&a, rest->face[REFINED], &error), &error);
    need(hf_face_copy(&b, smile->face[REFINED], &error), &error);
    need(hf_visit_new(&visit, &error), &error);
    need(hf_visit_set(visit, HF_VIEW_REST, a, &error), &error);
    need(hf_visit_set(visit, HF_VIEW_SMILE_FULL, b, &error), &error);
    grade_as(visit, HF_AFFECTED_RIGHT);
    grade_as(visit, HF_AFFECTED_LEFT);
    hf_visit_free(visit);
    people++;
}

/* ---------------------------------------------------------------- figures */

static double quantile(double *values, size_t n, double share)
{
    gsl_sort(values, 1, n);
    return gsl_stats_quantile_from_sorted_data(values, 1, n, share);
}

static void save(const char *what, const char *amount, double value, size_t n)
{
    struct row row = row_new("healthy", what, amount, "pairs", "refined");

    row.n = n;
    row.value = value;
    csv_row(&row);
}

/* Shares of whole scores, or quantiles of others. */
static void print_item(struct item *item)
{
    const bool whole = item->scale == HF_FNGS || item->scale == HF_SUNNYBROOK;
    char name[80], amount[24];

    snprintf(name, sizeof name, "%s %s, %s", hf_scale_name(item->scale),
             item->part, item->name);
    printf("  %-44s", name);
    for (int score = 0; whole && score <= 6; score++) {
        size_t n = 0;

        for (size_t i = 0; i < item->n; i++)
            n += item->scores[i] > score - 0.5 && item->scores[i] < score + 0.5;
        if (!n)
            continue;
        printf("  %d: %.0f %%", score, 100.0 * (double)n / (double)item->n);
        snprintf(amount, sizeof amount, "score %d", score);
        save(name, amount, 100.0 * (double)n / (double)item->n, item->n);
    }
    if (!whole) {
        const double low = quantile(item->scores, item->n, 0.05);
        const double middle = quantile(item->scores, item->n, 0.5);

        printf("  median %.1f, 5th percentile %.1f", middle, low);
        save(name, "median", middle, item->n);
        save(name, "p5", low, item->n);
    }
    putchar('\n');
}

/* The weaker over the stronger side: of two gradings of a person the lower. */
static void print_ratio(void)
{
    double lower[MOST];
    size_t n = 0;

    for (size_t i = 0; i + 1 < ratio_count; i += 2)
        lower[n++] = fmin(ratios[i], ratios[i + 1]);
    if (!n)
        return;
    printf("  smile, weaker over stronger side: mean %.2f, median %.2f, 5th "
           "percentile %.2f;\n  sd of a ratio, as stated: median %.2f\n",
           gsl_stats_mean(lower, 1, n), quantile(lower, n, 0.5),
           quantile(lower, n, 0.05), quantile(doubts, ratio_count, 0.5));
    printf("  called weak (under 0.90): %zu of %zu gradings; of these not told "
           "from normal: %zu\n",
           weak, ratio_count, doubtful);
    save("smile ratio", "mean", gsl_stats_mean(lower, 1, n), n);
    save("smile ratio", "p5", quantile(lower, n, 0.05), n);
    save("called weak", "%", 100.0 * (double)weak / (double)ratio_count,
         ratio_count);
    save("weak, not told from normal", "%",
         weak ? 100.0 * (double)doubtful / (double)weak : NAN, weak);
}

void healthy_print(void)
{
    if (!people)
        return;
    printf("\n(h) The scales on %zu healthy people, rest and a mild smile, "
           "either side\ndeclared affected: what these two views can score\n",
           people);
    print_ratio();
    for (size_t i = 0; i < item_count; i++)
        print_item(&items[i]);
}
