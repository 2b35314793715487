/* bench/accuracy/calibration.c - is the sd that a point claims its error's? */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points of a contour that are told apart. */
enum { POINTS = 16 };

static struct column claims[HF_CONTOUR_COUNT][POINTS][METHODS];

/* A contour's point can only be off across it; a single point in both
   coordinates, of which each has that sd. */
static void add_contour(const struct line *truth, const hf_contour c,
                        const hf_frame *frame, int id, int m)
{
    for (size_t i = 0; i < c.count; i++) {
        struct column *column = &claims[id][i < POINTS ? i : POINTS - 1][m];
        const double sd = c.points[i].sd * frame->mm_per_px;
        double x, y;

        hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &x, &y);
        if (c.count > 1) {
            column_add(column, 0, line_distance(truth, x, y), sd);
        } else {
            column_add(column, 0, x - truth->x[0], sd);
            column_add(column, 0, y - truth->y[0], sd);
        }
    }
}

void calibration(const struct photo *photo)
{
    hf_frame frame;

    if (hf_frame_of(&frame, photo->truth, NULL, NULL))
        return;
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 1 + hf_contour_paired((hf_contour_id)id);
             side++) {
            struct line truth;

            if (!line_of(&truth, photo->truth, &frame, (hf_contour_id)id,
                         (hf_side)side))
                continue;
            for (int m = 0; m < METHODS; m++)
                if (photo->seen->face[m])
                    add_contour(&truth,
                                hf_face_contour(photo->seen->face[m],
                                                (hf_contour_id)id,
                                                (hf_side)side),
                                &frame, id, m);
        }
}

static double mean_claim(const struct column *c)
{
    double sum = 0;

    for (size_t k = 0; k < c->n; k++)
        sum += c->pairs[k].claimed;
    return sum / (double)c->n;
}

/* Each point in the CSV file, the contour in the table. */
static void print_contour(int id, int m)
{
    const char *name = hf_contour_name((hf_contour_id)id);
    struct column all = {NULL, 0, 0, 0};
    struct row row;

    for (int i = 0; i < POINTS; i++) {
        struct column *c = &claims[id][i][m];
        char point[24];

        if (!c->n)
            continue;
        snprintf(point, sizeof point, "point %d", i);
        row = row_new("calibration", name, point, "neutral", methods[m]);
        row_of_column(&row, c);
        row.value = mean_claim(c);
        csv_row(&row);
        for (size_t k = 0; k < c->n; k++)
            column_add(&all, 0, c->pairs[k].seen, c->pairs[k].claimed);
        column_free(c);
    }
    if (!all.n)
        return;
    row = row_new("calibration", name, "", "neutral", methods[m]);
    row_of_column(&row, &all);
    row.value = mean_claim(&all);
    table_row(&row);
    column_free(&all);
}

void calibration_print(void)
{
    table_begin("Points from their hand-placed contour, mm; within: % within "
                "the sd claimed\n(wanted 68); each point is in the CSV file",
                "mae p95 within value", "claimed");
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int m = 0; m < METHODS; m++)
            print_contour(id, m);
}
