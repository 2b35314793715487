/* detect/fold_line.c - the line along which a fold is expected */
#include "detect/fold_band.h"

#include <math.h>
#include <string.h>

/* Units that the line goes on beyond the guess: folds begin at the wing's upper
 * edge, and end at the mouth corner. */
static const double above = 10, below = 5;

/* Rows that the line is smoothed over, to both sides: its bends are those of
 * three points. */
enum { SOFT = 4 };

/* The guess drawn out into points, with both ends. */
struct polyline {
    double x[HF_FOLD_POINTS + 2], y[HF_FOLD_POINTS + 2];
    double from[HF_FOLD_POINTS + 2]; /* length up to each */
};

/* A point beyond `end`, as seen from the one before it. */
static void beyond(double to[2], const double end[2], const double before[2],
                   double by)
{
    const double dx = end[0] - before[0], dy = end[1] - before[1];
    const double length = hypot(dx, dy);

    to[0] = end[0] + by * dx / length;
    to[1] = end[1] + by * dy / length;
}

static bool draw_out(struct polyline *p, const struct hf_fold_guess *g)
{
    enum { LAST = HF_FOLD_POINTS + 1 };
    double at[LAST + 1][2];

    for (int i = 0; i < HF_FOLD_POINTS; i++)
        memcpy(at[i + 1], g->line[i], sizeof at[0]);
    for (int i = 1; i < HF_FOLD_POINTS; i++)
        /* Also when one is NaN. */
        if (!(hypot(at[i + 1][0] - at[i][0], at[i + 1][1] - at[i][1]) > 1))
            return false;
    beyond(at[0], at[1], at[2], above);
    beyond(at[LAST], at[LAST - 1], at[LAST - 2], below);
    for (int i = 0; i <= LAST; i++) {
        p->x[i] = at[i][0];
        p->y[i] = at[i][1];
        p->from[i] = i ? p->from[i - 1] + hypot(at[i][0] - at[i - 1][0],
                                                at[i][1] - at[i - 1][1])
                       : 0;
    }
    return true;
}

/* The point at a length along it; beyond its ends straight on. */
static void walk_to(double to[2], const struct polyline *p, double length)
{
    int i = 0;
    double t;

    while (i + 2 < HF_FOLD_POINTS + 2 && p->from[i + 1] < length)
        i++;
    t = (length - p->from[i]) / (p->from[i + 1] - p->from[i]);
    to[0] = p->x[i] + t * (p->x[i + 1] - p->x[i]);
    to[1] = p->y[i] + t * (p->y[i + 1] - p->y[i]);
}

/* Unit vectors across the line, to the midline: x grows towards it. */
static void face_midline(struct hf_fold_band *b)
{
    for (int i = 0; i < b->rows; i++) {
        const int from = i ? i - 1 : 0, to = i + 1 < b->rows ? i + 1 : i;
        const double dx = b->x[to] - b->x[from], dy = b->y[to] - b->y[from];
        const double length = hypot(dx, dy), turn = dy < 0 ? -1 : 1;

        b->nx[i] = length > 0 ? turn * dy / length : 1;
        b->ny[i] = length > 0 ? -turn * dx / length : 0;
    }
}

bool hf_fold_band_lay(struct hf_fold_band *b, const struct hf_fold_guess *guess)
{
    struct polyline p;
    double length;

    if (!draw_out(&p, guess))
        return false;
    length = p.from[HF_FOLD_POINTS + 1];
    b->rows = length + 1 < HF_BAND_ROWS ? (int)length + 1 : HF_BAND_ROWS;
    for (int i = 0; i < b->rows; i++) {
        double at[2], x = 0, y = 0;

        for (int k = -SOFT; k <= SOFT; k++) {
            walk_to(at, &p, i + k);
            x += at[0] / (2 * SOFT + 1);
            y += at[1] / (2 * SOFT + 1);
        }
        b->x[i] = x;
        b->y[i] = y;
    }
    face_midline(b);
    return true;
}

void hf_fold_band_place(double at[2], const struct hf_fold_band *b, double row,
                        double across)
{
    const int last = b->rows - 1;
    int i = (int)floor(row);
    double t;

    i = i < 0 ? 0 : i > last - 1 ? last - 1 : i;
    t = row - i;
    at[0] = b->x[i] + t * (b->x[i + 1] - b->x[i]);
    at[1] = b->y[i] + t * (b->y[i + 1] - b->y[i]);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    at[0] += across * (b->nx[i] + t * (b->nx[i + 1] - b->nx[i]));
    at[1] += across * (b->ny[i] + t * (b->ny[i + 1] - b->ny[i]));
}
