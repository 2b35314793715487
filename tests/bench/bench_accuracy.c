/* Accuracy against hand-placed points, and healthy smiles.
   usage: bench_accuracy FACES [CSV]
   (a) side differences and values read from detected contours against the
       same read from hand-placed ones: n, mean, mean absolute error, 95th
       percentile, slope of measured on true;
   (b) interpupillary distance by iris scale;
   (c) rest to smile on the photo pairs of healthy people. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <hemiface/hemiface.h>

#include "tests/support/hand.h"

enum { MOST = 1024 };

/* What is compared: measure and value. */
static const struct {
    const char *id;
    hf_value_side side;
} compared[] = {
    {"brow_height", HF_VALUE_DIFF},
    {"pfh", HF_VALUE_DIFF},
    {"mrd1", HF_VALUE_DIFF},
    {"mrd2", HF_VALUE_DIFF},
    {"commissure_height", HF_VALUE_DIFF},
    {"commissure_lateral", HF_VALUE_DIFF},
    {"canthus_commissure", HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VALUE_SINGLE},
    {"nose_base_deviation", HF_VALUE_SINGLE},
    {"chin_deviation", HF_VALUE_SINGLE},
    {"brow_height", HF_VALUE_RIGHT},
    {"brow_height", HF_VALUE_LEFT},
    {"pfh", HF_VALUE_RIGHT},
    {"pfh", HF_VALUE_LEFT},
    {"eye_area", HF_VALUE_RIGHT},
    {"eye_area", HF_VALUE_LEFT},
    {"commissure_height", HF_VALUE_RIGHT},
    {"commissure_lateral", HF_VALUE_RIGHT},
    {"mouth_width", HF_VALUE_SINGLE},
    {"interpupillary", HF_VALUE_SINGLE},
    {"intercanthal", HF_VALUE_SINGLE},
    {"outercanthal", HF_VALUE_SINGLE},
};

enum { COMPARED = sizeof compared / sizeof *compared };

/* Pairs of true and measured values and the sd claimed, per compared row. */
static double truth[COMPARED][MOST], seen[COMPARED][MOST];
static double claimed[COMPARED][MOST];
static size_t pairs[COMPARED];

static hf_values *measure(const hf_face *face)
{
    hf_values *values = NULL;
    hf_frame frame;

    if (hf_frame_of(&frame, face, NULL, NULL) != HF_OK ||
        hf_measure_static(&values, face, &frame, HF_REASON_NO_FRAME,
                          HF_VIEW_NONE, HF_AFFECTED_UNKNOWN, NULL) != HF_OK)
        return NULL;
    return values;
}

static const hf_value *find(const hf_values *values, int i)
{
    return hf_values_find(values, compared[i].id, HF_VIEW_NONE,
                          compared[i].side);
}

static hf_face *detect(hf_detector *detector, const char *path)
{
    hf_face *face = NULL;
    hf_error error;

    if (hf_detect_photo(&face, NULL, detector, path, NULL, NULL, NULL,
                        &error) != HF_OK)
        fprintf(stderr, "bench_accuracy: %s\n", error.text);
    return face;
}

static void collect(const hf_face *hand_face, const hf_face *found)
{
    hf_values *a = measure(hand_face), *b = measure(found);

    for (int i = 0; a && b && i < COMPARED; i++) {
        const hf_value *t = find(a, i), *v = find(b, i);

        if (t && v && !t->reason && !v->reason) {
            truth[i][pairs[i]] = t->value;
            claimed[i][pairs[i]] = v->sd;
            seen[i][pairs[i]++] = v->value;
        }
    }
    hf_values_free(a);
    hf_values_free(b);
}

static void print_compared(int i)
{
    const size_t n = pairs[i];
    double error[MOST], size[MOST], slope, offset, a, b, c, d;
    size_t within = 0;

    if (n < 3)
        return;
    for (size_t k = 0; k < n; k++) {
        error[k] = seen[i][k] - truth[i][k];
        size[k] = fabs(error[k]);
        within += size[k] <= claimed[i][k];
    }
    gsl_sort(size, 1, n);
    gsl_fit_linear(truth[i], 1, seen[i], 1, n, &offset, &slope, &a, &b, &c, &d);
    printf("%-22s %-5s %4zu %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %6.0f\n",
           compared[i].id, hf_value_side_name(compared[i].side), n,
           gsl_stats_mean(truth[i], 1, n), gsl_stats_mean(error, 1, n),
           gsl_stats_sd(error, 1, n), gsl_stats_mean(size, 1, n),
           gsl_stats_quantile_from_sorted_data(size, 1, n, 0.95), slope,
           gsl_stats_mean(claimed[i], 1, n),
           100.0 * (double)within / (double)n);
}

static void against_hand(hf_detector *detector, const char *faces)
{
    char path[4096];
    hand *hands;
    const size_t count = hand_read(&hands, faces);

    for (size_t i = 0; i < count; i++) {
        hf_face *found;

        snprintf(path, sizeof path, "%s/%s", faces, hands[i].photo);
        found = detect(detector, path);
        if (found)
            collect(hands[i].face, found);
        hf_face_free(found);
    }
    hand_free(hands, count);
    printf("Against hand-placed points (%zu resting faces), mm or mm2\n"
           "%-22s %-5s %4s %8s %8s %8s %8s %8s %8s %8s %6s\n",
           count, "measure", "side", "n", "true", "bias", "sd", "mae", "p95",
           "slope", "claimed", "% in");
    for (int i = 0; i < COMPARED; i++)
        print_compared(i);
}

/* -------------------------------------------------------- healthy smiles */

static double excursion[2][MOST], difference[MOST], pupils[MOST];
static size_t smiles;

static void smile(hf_detector *detector, const char *faces, int id)
{
    char path[4096];
    hf_visit *visit;
    hf_values *values = NULL;
    hf_face *rest, *view;

    snprintf(path, sizeof path, "%s/london/%03d_neutral.jpg", faces, id);
    rest = detect(detector, path);
    snprintf(path, sizeof path, "%s/london/%03d_smiling.jpg", faces, id);
    view = detect(detector, path);
    if (!rest || !view || hf_visit_new(&visit, NULL) != HF_OK ||
        hf_visit_set(visit, HF_VIEW_REST, rest, NULL) != HF_OK ||
        hf_visit_set(visit, HF_VIEW_SMILE_FULL, view, NULL) != HF_OK ||
        hf_visit_measure(&values, visit, NULL, HF_AFFECTED_UNKNOWN, NULL) !=
            HF_OK)
        exit(2);
    for (int s = 0; s < 2; s++)
        excursion[s][smiles] =
            hf_values_find(values, "excursion", HF_VIEW_SMILE_FULL,
                           s ? HF_VALUE_LEFT : HF_VALUE_RIGHT)
                ->value;
    difference[smiles] = excursion[0][smiles] - excursion[1][smiles];
    pupils[smiles] =
        hf_values_find(values, "interpupillary", HF_VIEW_REST, HF_VALUE_SINGLE)
            ->value;
    smiles++;
    hf_values_free(values);
    hf_visit_free(visit);
}

static void print_distribution(const char *name, double *x, size_t n)
{
    gsl_sort(x, 1, n);
    printf("%-34s %4zu %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f\n", name, n,
           gsl_stats_mean(x, 1, n), gsl_stats_sd(x, 1, n), x[0],
           gsl_stats_quantile_from_sorted_data(x, 1, n, 0.25),
           gsl_stats_median_from_sorted_data(x, 1, n),
           gsl_stats_quantile_from_sorted_data(x, 1, n, 0.75), x[n - 1]);
}

static void healthy_smiles(hf_detector *detector, const char *faces)
{
    char path[4096];

    for (int id = 1; id < 200 && smiles < MOST; id++) {
        FILE *file;

        snprintf(path, sizeof path, "%s/london/%03d_smiling.jpg", faces, id);
        file = fopen(path, "rb");
        if (file) {
            fclose(file);
            smile(detector, faces, id);
        }
    }
    if (!smiles)
        return;
    printf("\nHealthy smiles, rest to smile, mm\n%-34s %4s %6s %6s %6s %6s "
           "%6s %6s %6s\n",
           "", "n", "mean", "sd", "min", "q1", "median", "q3", "max");
    print_distribution("excursion, right", excursion[0], smiles);
    print_distribution("excursion, left", excursion[1], smiles);
    print_distribution("right minus left", difference, smiles);
    print_distribution("interpupillary by iris scale", pupils, smiles);
}

int main(int argc, char **argv)
{
    hf_detector *detector;

    gsl_set_error_handler_off();
    if (argc != 2 || hf_detector_new(&detector, NULL) != HF_OK) {
        fprintf(stderr, "usage: bench_accuracy FACES\n");
        return 2;
    }
    against_hand(detector, argv[1]);
    healthy_smiles(detector, argv[1]);
    hf_detector_free(detector);
    return 0;
}
