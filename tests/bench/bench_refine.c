/* What the refinement sees that the mesh does not, cross-validated.
   usage: bench_refine FACES FOLDS
   Every person is measured with the model FOLDS/fold-K.bin that was made
   without that person (`make train`).
   (a) against hand-placed points: side differences and sizes;
   (b) known movements put into photos: percent of the true change seen. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <hemiface/hemiface.h>

#include "base/file.h"
#include "detect/detector.h"
#include "tests/support/hand.h"

enum { MOST = 256, FOLDS = 5, MOVED_EVERY = 6 };

/* Mesh, and refined. */
enum { METHODS = 2 };
static const char *const methods[METHODS] = {"mesh", "refined"};

static const struct {
    const char *id;
    hf_value_side side;
} compared[] = {
    {"brow_height", HF_VALUE_DIFF},
    {"pfh", HF_VALUE_DIFF},
    {"commissure_height", HF_VALUE_DIFF},
    {"commissure_lateral", HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VALUE_SINGLE},
    {"canthus_commissure", HF_VALUE_DIFF},
    {"nose_base_deviation", HF_VALUE_SINGLE},
    {"brow_height", HF_VALUE_RIGHT},
    {"pfh", HF_VALUE_RIGHT},
    {"upper_lip_height", HF_VALUE_RIGHT},
    {"upper_lip_slope", HF_VALUE_RIGHT},
    {"lower_lip_height", HF_VALUE_RIGHT},
    {"mouth_width", HF_VALUE_SINGLE},
    {"interpupillary", HF_VALUE_SINGLE},
};
enum { COMPARED = sizeof compared / sizeof *compared };

static const struct {
    const char *what, *direction, *measure;
    double amounts[4];
    const char *fade;
} moves[] = {
    {"mouth-corner", "down", "commissure_height", {2, 4, 8}, NULL},
    {"mouth-corner", "up", "commissure_height", {2, 4, 8}, NULL},
    {"mouth-corner", "out", "commissure_lateral", {4}, NULL},
    {"brow", "down", "brow_height", {2, 4, 8}, NULL},
    {"brow", "up", "brow_height", {2, 4, 8}, NULL},
    {"upper-lid", "down", "pfh", {1, 2, 4}, NULL},
    {"lower-lid", "down", "pfh", {1, 2, 4}, NULL},
    /* Another kind of warp than any that the training saw. */
    {"mouth-corner", "down", "commissure_height", {4}, ",fade=flat"},
    {"brow", "down", "brow_height", {4}, ",fade=flat"},
    {"upper-lid", "down", "pfh", {2}, ",fade=flat"},
    {"lower-lid", "down", "pfh", {2}, ",fade=flat"},
};
enum { MOVES = sizeof moves / sizeof *moves };

static hf_detector *detector;
static struct hf_refiner *folds[FOLDS];
static double refine_ms[MOST * 32];
static size_t refined_count;

static void need(hf_status status, const hf_error *error)
{
    if (!status)
        return;
    fprintf(stderr, "bench_refine: %s\n", error->text);
    exit(2);
}

static void load_folds(const char *folder)
{
    for (int f = 0; f < FOLDS; f++) {
        char path[4096], *bytes = NULL;
        hf_error error;
        size_t n;

        snprintf(path, sizeof path, "%s/fold-%d.bin", folder, f);
        need(hf_file_read(&bytes, &n, path, 1 << 23, &error), &error);
        need(hf_refiner_new(&folds[f], (unsigned char *)bytes, n, &error),
             &error);
        free(bytes);
    }
}

/* Both faces of a picture, the refined one by a model without the person. */
static void detect(hf_face *faces[METHODS], const hf_image *image,
                   size_t person)
{
    struct hf_refiner *own = detector->refiner;
    struct hf_landmarks marks;
    hf_detect_report report;
    hf_error error;

    detector->refiner = folds[person % FOLDS];
    need(hf_landmarks_find(&marks, detector, image, NULL, &report, &error),
         &error);
    detector->refiner = own;
    if (refined_count < sizeof refine_ms / sizeof *refine_ms)
        refine_ms[refined_count++] = report.refine_ms;
    for (int m = METHODS; m-- > 0; marks.refined = false)
        need(hf_landmarks_face(&faces[m], &marks, hf_image_full_width(image),
                               hf_image_full_height(image), &error),
             &error);
}

/* A measure of a face, NAN when it has none. */
static double read_value(const hf_values *values, const char *id,
                         hf_value_side side, double *sd)
{
    const hf_value *v =
        values ? hf_values_find(values, id, HF_VIEW_NONE, side) : NULL;

    if (sd)
        *sd = v ? v->sd : NAN;
    return v && !v->reason ? v->value : NAN;
}

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

/* -------------------------------------------------------- against hand */

struct column {
    double truth[MOST], seen[MOST], claimed[MOST];
    size_t n;
};
static struct column table[METHODS][COMPARED], iris[METHODS];

static void add(struct column *c, double truth, double seen, double claimed)
{
    if (isnan(truth) || isnan(seen) || c->n == MOST)
        return;
    c->truth[c->n] = truth;
    c->claimed[c->n] = claimed;
    c->seen[c->n++] = seen;
}

static void compare(const hf_face *hand_face, hf_face *const faces[METHODS])
{
    hf_values *truth = measure(hand_face);

    for (int m = 0; m < METHODS; m++) {
        hf_values *seen = measure(faces[m]);

        for (int i = 0; i < COMPARED; i++) {
            double sd;
            double v = read_value(seen, compared[i].id, compared[i].side, &sd);

            add(&table[m][i],
                read_value(truth, compared[i].id, compared[i].side, NULL), v,
                sd);
        }
        for (int s = 0; s < 2; s++) {
            const hf_iris a = hf_face_iris(hand_face, (hf_side)s);
            const hf_iris b = hf_face_iris(faces[m], (hf_side)s);

            /* In percent of the hand-placed one. */
            if (a.present && b.present)
                add(&iris[m], 100, 100 * b.r / a.r, 100 * b.r_sd / b.r);
        }
        hf_values_free(seen);
    }
    hf_values_free(truth);
}

static void print_column(const char *name, const char *side, const char *method,
                         const struct column *c)
{
    double error[MOST], size[MOST], slope = NAN, offset, a, b, d, sum;
    size_t within = 0;

    if (c->n < 3)
        return;
    for (size_t k = 0; k < c->n; k++) {
        error[k] = c->seen[k] - c->truth[k];
        size[k] = fabs(error[k]);
        within += size[k] <= c->claimed[k];
    }
    gsl_sort(size, 1, c->n);
    gsl_fit_linear(c->truth, 1, c->seen, 1, c->n, &offset, &slope, &a, &b, &d,
                   &sum);
    printf("%-20s %-6s %-8s %4zu %7.2f %7.2f %7.2f %7.2f %7.2f %5.0f\n", name,
           side, method, c->n, gsl_stats_mean(error, 1, c->n),
           gsl_stats_sd(error, 1, c->n), gsl_stats_mean(size, 1, c->n),
           gsl_stats_quantile_from_sorted_data(size, 1, c->n, 0.95), slope,
           100.0 * (double)within / (double)c->n);
}

static void print_table(void)
{
    printf("Against hand-placed points, cross-validated, mm\n"
           "%-20s %-6s %-8s %4s %7s %7s %7s %7s %7s %5s\n",
           "measure", "side", "", "n", "bias", "sd", "mae", "p95", "slope",
           "% in");
    for (int i = 0; i < COMPARED; i++)
        for (int m = 0; m < METHODS; m++)
            print_column(compared[i].id, hf_value_side_name(compared[i].side),
                         methods[m], &table[m][i]);
    for (int m = 0; m < METHODS; m++)
        print_column("iris diameter, %", "both", methods[m], &iris[m]);
}

/* ----------------------------------------------------- known movements */

/* Sums over people of one movement. */
struct recovery {
    double truth, seen[METHODS], square[METHODS];
    size_t n;
};
static struct recovery recovered[MOVES][4];

/* Side differences are read: the side that does not move must stay. */
static void move_once(const hand *h, const hf_image *image,
                      hf_face *const rest[METHODS], size_t person, int i, int k)
{
    struct recovery *r = &recovered[i][k];
    double change[1 + METHODS];
    hf_face *faces[1 + METHODS];
    hf_values *before, *after;
    hf_image *moved;
    hf_frame frame;
    hf_move move;
    hf_error error;
    char text[80];

    snprintf(text, sizeof text, "%s:%s:%s=%g%s", moves[i].what,
             person % 2 ? "right" : "left", moves[i].direction,
             moves[i].amounts[k], moves[i].fade ? moves[i].fade : "");
    need(hf_frame_of(&frame, h->face, NULL, &error), &error);
    need(hf_move_parse(&move, text, h->face, &frame, &error), &error);
    need(hf_move_image(&moved, image, &frame, &move, 1, &error), &error);
    need(hf_move_face(&faces[METHODS], h->face, &frame, &move, 1, &error),
         &error);
    detect(faces, moved, person);
    for (int m = 0; m <= METHODS; m++) {
        before = measure(m < METHODS ? rest[m] : h->face);
        after = measure(faces[m]);
        change[m] = read_value(after, moves[i].measure, HF_VALUE_DIFF, NULL) -
                    read_value(before, moves[i].measure, HF_VALUE_DIFF, NULL);
        hf_values_free(before);
        hf_values_free(after);
        hf_face_free(faces[m]);
    }
    hf_image_free(moved);
    if (isnan(change[0]) || isnan(change[1]) || isnan(change[METHODS]))
        return;
    r->n++;
    r->truth += fabs(change[METHODS]);
    for (int m = 0; m < METHODS; m++) {
        const double signed_change =
            change[METHODS] > 0 ? change[m] : -change[m];
        const double off = change[m] - change[METHODS];

        r->seen[m] += signed_change;
        r->square[m] += off * off;
    }
}

static void print_moves(void)
{
    printf("\nKnown movements, read as side differences\n"
           "%-14s %-5s %4s %4s %8s %22s %22s\n",
           "movement", "", "mm", "n", "true mm", "mesh %, rms error",
           "refined %, rms error");
    for (int i = 0; i < MOVES; i++)
        for (int k = 0; k < 4 && moves[i].amounts[k] > 0; k++) {
            const struct recovery *r = &recovered[i][k];
            const double n = (double)r->n;

            if (r->n)
                printf("%-14s %-5s %4.0f %4zu %8.2f %14.0f %7.2f %14.0f "
                       "%7.2f%s\n",
                       moves[i].what, moves[i].direction, moves[i].amounts[k],
                       r->n, r->truth / n, 100 * r->seen[0] / r->truth,
                       sqrt(r->square[0] / n), 100 * r->seen[1] / r->truth,
                       sqrt(r->square[1] / n),
                       moves[i].fade ? moves[i].fade : "");
        }
}

/* ----------------------------------------------------------------- main */

static void one_person(const hand *h, const char *faces_folder, size_t person,
                       bool move)
{
    hf_face *faces[METHODS];
    hf_image *image;
    hf_error error;
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", faces_folder, h->photo);
    need(hf_image_read(&image, path, NULL, &error), &error);
    detect(faces, image, person);
    compare(h->face, faces);
    for (int i = 0; move && i < MOVES; i++)
        for (int k = 0; k < 4 && moves[i].amounts[k] > 0; k++)
            move_once(h, image, faces, person, i, k);
    for (int m = 0; m < METHODS; m++)
        hf_face_free(faces[m]);
    hf_image_free(image);
}

int main(int argc, char **argv)
{
    hand *hands;
    hf_error error;
    size_t count;

    gsl_set_error_handler_off();
    if (argc != 3) {
        fprintf(stderr, "usage: bench_refine FACES FOLDS\n");
        return 2;
    }
    need(hf_detector_new(&detector, &error), &error);
    load_folds(argv[2]);
    count = hand_read(&hands, argv[1]);
    /* Every sixth person is moved: one, two, ... of each five, so that all
       folds take part. */
    for (size_t i = 0; i < count; i++)
        one_person(&hands[i], argv[1], i, i % MOVED_EVERY == 0);
    print_table();
    print_moves();
    gsl_sort(refine_ms, 1, refined_count);
    printf("\nrefinement: median %.1f ms a photo\n",
           gsl_stats_median_from_sorted_data(refine_ms, 1, refined_count));
    hand_free(hands, count);
    for (int f = 0; f < FOLDS; f++)
        hf_refiner_free(folds[f]);
    hf_detector_free(detector);
    return 0;
}
