/* bench/accuracy/hand.c - against hand-placed points */
#include "accuracy.h"

#include <math.h>

#include <gsl/gsl_math.h>

/* Everything the issue sets a target for, then what it rests on. */
static const struct wanted compared[] = {
    {"brow_height", HF_VALUE_DIFF},
    {"pfh", HF_VALUE_DIFF},
    {"commissure_height", HF_VALUE_DIFF},
    {"commissure_lateral", HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VALUE_SINGLE},
    {"canthus_commissure", HF_VALUE_DIFF},
    {"mrd1", HF_VALUE_DIFF},
    {"mrd2", HF_VALUE_DIFF},
    {"nose_base_deviation", HF_VALUE_SINGLE},
    {"nose_tip_deviation", HF_VALUE_SINGLE},
    {"chin_deviation", HF_VALUE_SINGLE},
    {"brow_height", HF_VALUE_RIGHT},
    {"brow_height", HF_VALUE_LEFT},
    {"pfh", HF_VALUE_RIGHT},
    {"pfh", HF_VALUE_LEFT},
    {"commissure_height", HF_VALUE_RIGHT},
    {"commissure_height", HF_VALUE_LEFT},
    {"commissure_lateral", HF_VALUE_RIGHT},
    {"commissure_lateral", HF_VALUE_LEFT},
    {"canthus_commissure", HF_VALUE_RIGHT},
    {"canthus_commissure", HF_VALUE_LEFT},
    {"upper_lip_height", HF_VALUE_RIGHT},
    {"upper_lip_height", HF_VALUE_LEFT},
    {"lower_lip_height", HF_VALUE_RIGHT},
    {"lower_lip_height", HF_VALUE_LEFT},
    {"mouth_width", HF_VALUE_SINGLE},
    {"interpupillary", HF_VALUE_SINGLE},
    {"intercanthal", HF_VALUE_SINGLE},
    {"outercanthal", HF_VALUE_SINGLE},
};
enum { COMPARED = sizeof compared / sizeof *compared };

static struct column columns[COMPARED][METHODS], iris[METHODS];
static struct column scale[METHODS];

/* Diameters, in percent of the hand-placed ones; the mean of both eyes is the
   scale of a photo. */
static void compare_irises(const struct photo *photo, int m)
{
    const hf_face *face = photo->seen->face[m];
    double mean[2] = {0, 0};

    for (int s = 0; s < 2; s++) {
        const hf_iris a = hf_face_iris(photo->truth, (hf_side)s);
        const hf_iris b =
            face ? hf_face_iris(face, (hf_side)s) : (hf_iris){.present = false};

        column_add(&iris[m], a.present ? 100 : NAN,
                   b.present ? 100 * b.r / a.r : NAN, 100 * b.r_sd / b.r);
        mean[0] += a.present ? a.r : NAN;
        mean[1] += b.present ? b.r : NAN;
    }
    column_add(&scale[m], 100, 100 * mean[1] / mean[0], NAN);
}

void against_hand(const struct photo *photo)
{
    hf_values *truth = measure(photo->truth, NULL);

    for (int m = 0; m < METHODS; m++) {
        hf_values *seen = measure(photo->seen->face[m], NULL);

        for (int i = 0; i < COMPARED; i++) {
            double sd;
            const double v = value_of(seen, &compared[i], &sd);

            column_add(&columns[i][m], value_of(truth, &compared[i], NULL), v,
                       sd);
        }
        compare_irises(photo, m);
        hf_values_free(seen);
    }
    hf_values_free(truth);
}

static void print(const char *name, int m, struct column *c)
{
    struct row row = row_new("hand", name, "", "neutral", methods[m]);

    row_of_column(&row, c);
    column_free(c);
    table_row(&row);
}

/* What both methods are off by in the same direction: they read the picture
   differently, so that it is at most the scatter of the hand-placed points
   (and what both flatten alike). value: its sd; mae: what a method would have
   that was off by nothing else, normally distributed. */
static void print_shared(int i)
{
    const struct column *a = &columns[i][MESH], *b = &columns[i][REFINED];
    const double n = (double)a->n;
    double x = 0, y = 0, xy = 0;
    struct row row;
    char name[64];

    if (a->n != b->n || !a->n)
        return;
    for (size_t k = 0; k < a->n; k++) {
        const double e = a->pairs[k].seen - a->pairs[k].truth;
        const double f = b->pairs[k].seen - b->pairs[k].truth;

        x += e / n;
        y += f / n;
        xy += e * f / n;
    }
    wanted_name(name, &compared[i]);
    row = row_new("shared", name, "", "neutral", "both");
    row.n = a->n;
    row.value = sqrt(fmax(xy - x * y, 0));
    row.mae = row.value * sqrt(2 / M_PI);
    table_row(&row);
}

/* Of the first measures, for which there are targets; before their columns are
   printed and freed. */
static void print_all_shared(void)
{
    table_begin("Errors that both methods share, mm: at most the scatter of "
                "the points (value: sd)",
                "mae value", "sd");
    for (size_t i = 0; i < primary_count; i++)
        print_shared((int)i);
}

void against_hand_print(void)
{
    print_all_shared();
    table_begin("(a) Against hand-placed points, mm; within: % of errors "
                "within the sd claimed\n(wanted 68)",
                "truth bias sd mae p95 slope within", NULL);
    for (int i = 0; i < COMPARED; i++)
        for (int m = 0; m < METHODS; m++) {
            char name[64];

            wanted_name(name, &compared[i]);
            print(name, m, &columns[i][m]);
        }
    for (int m = 0; m < METHODS; m++)
        print("iris diameter %", m, &iris[m]);
    for (int m = 0; m < METHODS; m++)
        print("both irises %", m, &scale[m]);
}
