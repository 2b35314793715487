/* parity/smooth_factor.c - jumps against residuals */
#include "parity/smooth_fit.h"

#include <math.h>
#include <string.h>

/* Most steps of the search for p: FITPACK's. */
enum { STEPS = 20 };

/* Jump of the third derivative at inner knot number k, as an equation of the
   coefficients; the scale is FITPACK's. */
static void jump_at(const hf_smooth *s, size_t k, double row[HF_SMOOTH_MAX])
{
    const size_t l = HF_ORDER + k, pieces = s->knots - 2 * HF_ORDER + 1;
    const double scale =
        (double)pieces / (s->t[s->knots - HF_ORDER] - s->t[HF_ORDER - 1]);

    memset(row, 0, HF_SMOOTH_MAX * sizeof *row);
    for (size_t j = 0; j <= HF_ORDER; j++) {
        const size_t from = l - HF_ORDER + j;
        double product = 1;

        for (size_t i = from; i <= from + HF_ORDER; i++)
            if (i != l)
                product *= s->t[l] - s->t[i];
        row[k + j] = (s->t[from + HF_ORDER] - s->t[from]) /
                     (product * scale * scale * scale);
    }
}

/* Coefficients for a factor p; what the residuals exceed the HF_SMOOTH_SUM sum
 * by. */
static double smooth_with(hf_fitting *f, double p)
{
    const size_t inner = f->s->knots - 2 * HF_ORDER;
    hf_triangle t = f->data;

    for (size_t k = 0; k < inner; k++) {
        double row[HF_SMOOTH_MAX];

        jump_at(f->s, k, row);
        for (size_t i = 0; i < HF_SMOOTH_MAX; i++)
            row[i] /= p;
        hf_triangle_add(&t, row, 0);
    }
    hf_triangle_solve(&t, f->s->c);
    return hf_smooth_residuals(f) - HF_SMOOTH_SUM;
}

/* The search for p: excess f over p at its lower end, at its upper end (p < 0:
   infinity). */
typedef struct bracket {
    double p1, f1, p3, f3;
    bool low, high; /* whether that end has been tried */
} bracket;

/* Zero of the rational function (u p + v) / (p + w) through three pairs; the
   bracket closes round it. */
static double between(bracket *b, double p2, double f2)
{
    double p;

    if (b->p3 > 0) {
        const double h1 = b->f1 * (f2 - b->f3), h2 = f2 * (b->f3 - b->f1),
                     h3 = b->f3 * (b->f1 - f2);

        p = -(b->p1 * p2 * h3 + p2 * b->p3 * h1 + b->p3 * b->p1 * h2) /
            (b->p1 * h1 + p2 * h2 + b->p3 * h3);
    } else {
        p = (b->p1 * (b->f1 - b->f3) * f2 - p2 * (f2 - b->f3) * b->f1) /
            ((b->f1 - f2) * b->f3);
    }
    if (f2 < 0) {
        b->p3 = p2;
        b->f3 = f2;
    } else {
        b->p1 = p2;
        b->f1 = f2;
    }
    return p;
}

/* The next p to try after p2 left an excess f2; 0 to stop. The factors are
   FITPACK's. */
static double next_factor(bracket *b, double p2, double f2)
{
    const double tiny = HF_SMOOTH_NEAR;
    double p;

    if (!b->high) {
        if (f2 - b->f3 <= tiny) { /* p2 is too large */
            b->p3 = p2;
            b->f3 = f2;
            p = p2 * 0.04;
            return p > b->p1 ? p : 0.9 * b->p1 + 0.1 * p2;
        }
        b->high = f2 < 0;
    }
    if (!b->low) {
        if (b->f1 - f2 <= tiny) { /* p2 is too small */
            b->p1 = p2;
            b->f1 = f2;
            p = p2 / 0.04;
            return b->p3 < 0 || p < b->p3 ? p : 0.1 * p2 + 0.9 * b->p3;
        }
        b->low = f2 > 0;
    }
    if (f2 >= b->f1 || f2 <= b->f3)
        return 0;
    return between(b, p2, f2);
}

void hf_smooth_find_factor(hf_fitting *f, double first, double last)
{
    bracket b = {0, first, -1, last, false, false};
    double trace = 0, p;

    for (size_t i = 0; i < f->data.size; i++)
        trace += f->data.r[i][i];
    p = (double)f->data.size / trace;
    for (int i = 0; i < STEPS && p > 0; i++) {
        const double excess = smooth_with(f, p);

        if (fabs(excess) < HF_SMOOTH_NEAR)
            return;
        p = next_factor(&b, p, excess);
    }
}
