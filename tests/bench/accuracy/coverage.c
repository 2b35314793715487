/* bench/accuracy/coverage.c - whether mdc95 tells true changes from chance

   A photo as it is against the same photo after a known movement, taken again:
   head turned, camera elsewhere, other light, grain, recompressed. The interval
   change +- mdc95, as compare prints it, should hold the true change 95 times
   of 100: far less often calls chance a change, always calls changes chance. */
#include "accuracy.h"

#include <math.h>

#include <gsl/gsl_statistics_double.h>

/* How the second photo is taken; they take turns over photos and movements.
   A yaw of 3 deg is what a careful series has; 5 deg is warned of. */
static const struct again agains[] = {{1.00, 1, 1.5, 0.10, 1.00, 2, 85},
                                      {0.80, 4, -3.0, -0.20, 0.85, 3, 75},
                                      {1.20, -6, 2.0, 0.25, 1.20, 4, 70},
                                      {0.60, -3, -1.0, -0.10, 1.10, 2, 60},
                                      {0.90, 2, 3.0, 0.15, 0.90, 5, 80}};
enum { AGAINS = sizeof agains / sizeof *agains };

/* "" = nothing moved. */
static const char *const movements[] = {
    "",
    "mouth-corner:%s:down=4",
    "mouth-corner:%s:out=4",
    "brow:%s:down=4",
    "upper-lid:%s:down=2",
    "lower-lid:%s:down=2",
};
enum { MOVEMENTS = sizeof movements / sizeof *movements };

static const struct wanted read[] = {
    {"brow_height", HF_VALUE_RIGHT},
    {"brow_height", HF_VALUE_DIFF},
    {"pfh", HF_VALUE_RIGHT},
    {"pfh", HF_VALUE_DIFF},
    {"mrd1", HF_VALUE_RIGHT},
    {"commissure_height", HF_VALUE_RIGHT},
    {"commissure_height", HF_VALUE_DIFF},
    {"commissure_lateral", HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VALUE_SINGLE},
    {"canthus_commissure", HF_VALUE_DIFF},
};
enum { READ = sizeof read / sizeof *read };

/* Error of the change against the sd that is claimed for it. */
static struct column columns[READ][METHODS];

/* The true points and the picture after movement m; without one, copies. */
static bool moved(hf_face **face, hf_image **image, hf_frame *frame,
                  const struct photo *photo, const hf_face *truth, int m)
{
    char text[64];
    hf_move move;
    hf_error error;
    size_t moves = *movements[m] ? 1 : 0;

/* The formats come from the table above, with one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, movements[m],
             (photo->order + (size_t)m) % 2 ? "right" : "left");
#pragma GCC diagnostic pop
    if (hf_frame_of(frame, truth, NULL, NULL) ||
        (moves && hf_move_parse(&move, text, truth, frame, NULL)))
        return false;
    need(hf_move_image(image, photo->image, frame, &move, moves, &error),
         &error);
    need(hf_move_face(face, truth, frame, &move, moves, &error), &error);
    return true;
}

static void add(const struct photo *photo, const struct seen *seen,
                const hf_face *before, const hf_face *after)
{
    hf_values *a = measure(before, NULL), *b = measure(after, before);

    for (int m = 0; m < METHODS; m++) {
        hf_values *c = measure(photo->seen->face[m], NULL);
        hf_values *d = measure(seen->face[m], photo->seen->face[m]);

        for (int i = 0; i < READ; i++) {
            const double truth =
                value_of(b, &read[i], NULL) - value_of(a, &read[i], NULL);
            const double first = value_of(c, &read[i], NULL);
            const double second = value_of(d, &read[i], NULL);

            column_add(&columns[i][m], truth, second - first,
                       change_sd(c, d, &read[i]));
        }
        hf_values_free(c);
        hf_values_free(d);
    }
    hf_values_free(a);
    hf_values_free(b);
}

void coverage(const struct photo *photo)
{
    hf_face *truth = photo->truth ? dense(photo->truth) : NULL;

    for (int m = 0; truth && m < MOVEMENTS; m++) {
        const struct again *how = &agains[(photo->order + (size_t)m) % AGAINS];
        hf_face *after = NULL;
        hf_frame frame;
        hf_image *image = NULL, *again;
        struct seen seen;

        if (!moved(&after, &image, &frame, photo, truth, m))
            continue;
        again = picture_again(image, &frame, how, photo->order);
        seen = look(again, photo->person);
        add(photo, &seen, truth, after);
        seen_free(&seen);
        hf_image_free(again);
        hf_image_free(image);
        hf_face_free(after);
    }
    hf_face_free(truth);
}

/* Share of errors within 1.96 sd; the mean sd that was claimed. */
static void fill(struct row *row, const struct column *c)
{
    size_t within = 0;
    double claimed = 0;

    for (size_t k = 0; k < c->n; k++) {
        const struct pair *p = &c->pairs[k];

        within += fabs(p->seen - p->truth) <= 1.96 * p->claimed;
        claimed += p->claimed;
    }
    if (!c->n)
        return;
    row->percent = 100.0 * (double)within / (double)c->n;
    row->value = claimed / (double)c->n;
}

void coverage_print(void)
{
    table_begin("(g) A known change against mdc95, mm: share of true changes "
                "within the\nstated 95 % interval (percent), error of the "
                "change and the sd stated for it",
                "bias sd percent value", "stated");
    for (int i = 0; i < READ; i++)
        for (int m = 0; m < METHODS; m++) {
            char name[64];
            struct row row;

            wanted_name(name, &read[i]);
            row = row_new("coverage", name, "", "taken again", methods[m]);
            row_of_column(&row, &columns[i][m]);
            row.slope = NAN;
            fill(&row, &columns[i][m]);
            table_row(&row);
            column_free(&columns[i][m]);
        }
}
