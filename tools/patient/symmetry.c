/* symmetry.c - how unlike its mirror image a region of the face is
 *
 * By the definition: contours as 17 even points, a side's against the other
 * side's, a lip's against itself reversed. The line is searched for instead of
 * solved: for a direction the best place is the mean of the pairs' middles
 * across it, and the direction is found by golden section.
 */
#include "symmetry.h"

#include <math.h>

enum { EVEN = 17, MOST = 12 * EVEN };

typedef struct pair {
    hf_xy a, b;
    double points; /* 2; 1 where a point is its own partner */
} pair;

typedef struct pairs {
    pair list[MOST];
    int n;
} pairs;

static void add(pairs *p, hf_xy a, hf_xy b, double points)
{
    p->list[p->n++] = (pair){a, b, points};
}

static void sides(pairs *p, const hf_curve c[2])
{
    for (int i = 0; i < EVEN; i++) {
        double t = (double)i / (EVEN - 1);

        add(p, hf_curve_at(&c[0], t), hf_curve_at(&c[1], t), 2);
    }
}

static void across(pairs *p, const hf_curve *c)
{
    for (int i = 0; i <= EVEN / 2; i++) {
        double t = (double)i / (EVEN - 1);

        add(p, hf_curve_at(c, t), hf_curve_at(c, 1 - t), i < EVEN / 2 ? 2 : 1);
    }
}

static void gather(pairs *p, const hf_shape *s, hf_part part)
{
    bool all = part == HF_PART_FACE;

    p->n = 0;
    if (all || part == HF_PART_BROW)
        sides(p, s->brow_upper);
    if (all || part == HF_PART_EYE) {
        sides(p, s->lid_upper);
        sides(p, s->lid_lower);
    }
    if (all || part == HF_PART_NOSE) {
        add(p, s->ala[0], s->ala[1], 2);
        add(p, s->subnasale, s->subnasale, 1);
    }
    if (all || part == HF_PART_MOUTH) {
        across(p, &s->lip_upper_outer);
        across(p, &s->lip_upper_inner);
        across(p, &s->lip_lower_inner);
        across(p, &s->lip_lower_outer);
    }
    if (all)
        add(p, s->chin, s->chin, 1);
}

/* The best place of a line that leans by turn: its distance from the origin
   along its normal (cos, -sin). */
static double place(const pairs *p, double turn)
{
    double sum = 0, points = 0;

    for (int i = 0; i < p->n; i++) {
        const pair *q = &p->list[i];

        sum += q->points / 2 *
               (cos(turn) * (q->a.x + q->b.x) - sin(turn) * (q->a.y + q->b.y));
        points += q->points;
    }
    return sum / points;
}

static double mean_square(const pairs *p, double turn, double at)
{
    double sum = 0, points = 0, nx = cos(turn), ny = -sin(turn);

    for (int i = 0; i < p->n; i++) {
        const pair *q = &p->list[i];
        double off = 2 * (nx * q->b.x + ny * q->b.y - at);

        sum += q->points * (pow(q->a.x - q->b.x + off * nx, 2) +
                            pow(q->a.y - q->b.y + off * ny, 2));
        points += q->points;
    }
    return sum / points;
}

static double best_turn(const pairs *p)
{
    const double golden = (sqrt(5) - 1) / 2;
    double low = -0.5, high = 0.5;

    while (high - low > 1e-9) {
        double a = high - golden * (high - low);
        double b = low + golden * (high - low);

        if (mean_square(p, a, place(p, a)) < mean_square(p, b, place(p, b)))
            high = b;
        else
            low = a;
    }
    return (low + high) / 2;
}

double hf_part_asymmetry(const hf_shape *s, hf_part part)
{
    pairs p;
    double turn, at;

    gather(&p, s, HF_PART_FACE);
    turn = best_turn(&p);
    at = place(&p, turn);
    gather(&p, s, part);
    return sqrt(mean_square(&p, turn, at));
}
