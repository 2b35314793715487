/* bench/accuracy/thirds.c - are dark skin and faint brows measured as well? */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What people are sorted by. */
enum { SKIN, BROW, KEYS, MOST = 1024 };
static const struct {
    const char *name, *first, *second, *third;
} keys[KEYS] = {
    [SKIN] = {"skin luminance", "dark", "middle", "light"},
    [BROW] = {"brow contrast", "faint", "middle", "strong"},
};

/* A person's keys and the sizes of the errors. */
struct person {
    double key[KEYS];
    double error[8][METHODS];
};
static struct person people[MOST];
static size_t count;

/* ------------------------------------------------------------------ keys */

/* mm. */
static double at_mm(const struct photo *photo, const hf_frame *frame, double x,
                    double y)
{
    double px, py;

    hf_frame_to_px(frame, x, y, &px, &py);
    return picture_luminance(photo->image, px, py);
}

/* Mean over a disc of 4 mm halfway between outer canthus and mouth corner. */
static double cheek(const struct photo *photo, const hf_frame *frame,
                    hf_side side)
{
    struct line canthus, corner;
    double sum = 0;
    int n = 0;

    if (!line_of(&canthus, photo->truth, frame, HF_CANTHUS_OUTER, side) ||
        !line_of(&corner, photo->truth, frame, HF_COMMISSURE, side))
        return NAN;
    for (double dy = -4; dy <= 4; dy += 0.5)
        for (double dx = -4; dx <= 4; dx += 0.5)
            if (dx * dx + dy * dy <= 16) {
                sum +=
                    at_mm(photo, frame, (canthus.x[0] + corner.x[0]) / 2 + dx,
                          (canthus.y[0] + corner.y[0]) / 2 + dy);
                n++;
            }
    return sum / n;
}

/* How much darker the brow is than the skin 3 to 5 mm above it, as a share of
   the skin's luminance. The ends are left out. */
static double contrast(const struct photo *photo, const hf_frame *frame,
                       hf_side side)
{
    struct line upper, lower;
    double brow = 0, skin = 0;

    if (!line_of(&upper, photo->truth, frame, HF_BROW_UPPER, side) ||
        !line_of(&lower, photo->truth, frame, HF_BROW_LOWER, side))
        return NAN;
    for (int i = FINE / 8; i < FINE - FINE / 8; i++)
        for (int k = 1; k <= 3; k++) {
            const double t = k / 4.0;

            brow +=
                at_mm(photo, frame, upper.x[i] + t * (lower.x[i] - upper.x[i]),
                      upper.y[i] + t * (lower.y[i] - upper.y[i]));
            skin += at_mm(photo, frame, upper.x[i], upper.y[i] + 2 + k);
        }
    return 1 - brow / fmax(skin, 1);
}

/* ---------------------------------------------------------------- errors */

void thirds(const struct photo *photo)
{
    struct person *p = &people[count];
    hf_values *truth = measure(photo->truth, NULL);
    hf_frame frame;

    if (count == MOST || !truth ||
        hf_frame_of(&frame, photo->truth, NULL, NULL))
        return;
    count++;
    p->key[SKIN] =
        (cheek(photo, &frame, HF_RIGHT) + cheek(photo, &frame, HF_LEFT)) / 2;
    p->key[BROW] =
        (contrast(photo, &frame, HF_RIGHT) + contrast(photo, &frame, HF_LEFT)) /
        2;
    for (int m = 0; m < METHODS; m++) {
        hf_values *seen = measure(photo->seen->face[m], NULL);

        for (size_t i = 0; i < primary_count; i++)
            p->error[i][m] = fabs(value_of(seen, &primary[i], NULL) -
                                  value_of(truth, &primary[i], NULL));
        hf_values_free(seen);
    }
    hf_values_free(truth);
}

/* ----------------------------------------------------------------- tables */

static int sort_key;

static int by_key(const void *a, const void *b)
{
    const double x = ((const struct person *)a)->key[sort_key];
    const double y = ((const struct person *)b)->key[sort_key];

    return (x > y) - (x < y);
}

/* Mean absolute error of people [from, to). */
static double mean_error(size_t from, size_t to, size_t i, int m, size_t *n)
{
    double sum = 0;

    *n = 0;
    for (size_t k = from; k < to; k++)
        if (!isnan(people[k].error[i][m])) {
            sum += people[k].error[i][m];
            ++*n;
        }
    return sum / (double)*n;
}

static void print(int key, size_t i, int m)
{
    const char *const names[3] = {keys[key].first, keys[key].second,
                                  keys[key].third};
    double mae[3], worst, best;
    char name[64];
    struct row row;

    wanted_name(name, &primary[i]);
    printf("%-24s %-16s %-8s", name, keys[key].name, methods[m]);
    for (size_t t = 0; t < 3; t++) {
        char amount[40];

        snprintf(amount, sizeof amount, "%s: %s", keys[key].name, names[t]);
        row = row_new("thirds", name, amount, "neutral", methods[m]);
        mae[t] = row.mae =
            mean_error(t * count / 3, (t + 1) * count / 3, i, m, &row.n);
        csv_row(&row);
        printf(" %8.2f", mae[t]);
    }
    worst = fmax(fmax(mae[0], mae[1]), mae[2]);
    best = fmin(fmin(mae[0], mae[1]), mae[2]);
    row = row_new("thirds", name, keys[key].name, "neutral", methods[m]);
    row.n = count;
    row.value = worst / best;
    csv_row(&row);
    printf(" %8.2f\n", row.value);
}

void thirds_print(void)
{
    for (sort_key = 0; sort_key < KEYS; sort_key++) {
        qsort(people, count, sizeof *people, by_key);
        printf("\nMean absolute error by thirds of %s, mm (%zu people:\nup to "
               "%.2f, %.2f, %.2f), and worst to best\n%-50s %8s %8s %8s %8s\n",
               keys[sort_key].name, count,
               count ? people[(count - 1) / 3].key[sort_key] : NAN,
               count ? people[2 * (count - 1) / 3].key[sort_key] : NAN,
               count ? people[count - 1].key[sort_key] : NAN, "",
               keys[sort_key].first, keys[sort_key].second,
               keys[sort_key].third, "ratio");
        for (size_t i = 0; i < primary_count; i++)
            for (int m = 0; m < METHODS; m++)
                print(sort_key, i, m);
    }
}
