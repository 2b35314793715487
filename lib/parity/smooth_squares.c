/* parity/smooth_squares.c - B-splines and least squares */
#include "parity/smooth_fit.h"

#include <math.h>
#include <string.h>

/* ------------------------------------------------------------- B-splines */

/* Index of the knot at the left of x's piece, HF_ORDER - 1 or more. */
static size_t piece_of(const hf_smooth *s, double x)
{
    size_t l = HF_ORDER - 1;

    while (l + 1 < s->knots - HF_ORDER && x >= s->t[l + 1])
        l++;
    return l;
}

/* The four B-splines that are not 0 on piece l (de Boor's recurrence). */
static void bsplines(const hf_smooth *s, size_t l, double x, double h[HF_ORDER])
{
    memset(h, 0, HF_ORDER * sizeof *h);
    h[0] = 1;
    for (size_t j = 1; j < HF_ORDER; j++) {
        double before[HF_ORDER];

        memcpy(before, h, sizeof before);
        h[0] = 0;
        for (size_t i = 1; i <= j; i++) {
            const double right = s->t[l + i], left = s->t[l + i - j];
            const double f = before[i - 1] / (right - left);

            h[i - 1] += f * (right - x);
            h[i] = f * (x - left);
        }
    }
}

double hf_smooth_at(const hf_smooth *spline, double x)
{
    const size_t l = piece_of(spline, x);
    double h[HF_ORDER], sum = 0;

    bsplines(spline, l, x, h);
    for (size_t i = 0; i < HF_ORDER; i++)
        sum += h[i] * spline->c[l + 1 + i - HF_ORDER];
    return sum;
}

/* -------------------------------------------------------- least squares */

void hf_triangle_add(hf_triangle *t, double row[HF_SMOOTH_MAX], double value)
{
    for (size_t i = 0; i < t->size; i++) {
        const double length = hypot(t->r[i][i], row[i]);
        double cosine, sine, z;

        if (row[i] == 0)
            continue;
        cosine = t->r[i][i] / length;
        sine = row[i] / length;
        for (size_t j = i; j < t->size; j++) {
            const double up = t->r[i][j];

            t->r[i][j] = cosine * up + sine * row[j];
            row[j] = cosine * row[j] - sine * up;
        }
        z = t->z[i];
        t->z[i] = cosine * z + sine * value;
        value = cosine * value - sine * z;
    }
}

void hf_triangle_solve(const hf_triangle *t, double *c)
{
    for (size_t i = t->size; i-- > 0;) {
        double sum = t->z[i];

        for (size_t j = i + 1; j < t->size; j++)
            sum -= t->r[i][j] * c[j];
        c[i] = sum / t->r[i][i];
    }
}

double hf_smooth_residual(const hf_fitting *f, size_t i)
{
    double sum = 0;

    for (size_t j = 0; j < f->data.size; j++)
        sum += f->basis[i][j] * f->s->c[j];
    return sum - f->y[i];
}

/* Sum of squared residuals. */
double hf_smooth_residuals(const hf_fitting *f)
{
    double sum = 0;

    for (size_t i = 0; i < f->n; i++)
        sum += hf_smooth_residual(f, i) * hf_smooth_residual(f, i);
    return sum;
}

/* Least squares on the knots there are; the sum of squared residuals. */
double hf_smooth_least_squares(hf_fitting *f)
{
    memset(f->basis, 0, sizeof f->basis);
    memset(&f->data, 0, sizeof f->data);
    f->data.size = f->s->knots - HF_ORDER;
    for (size_t i = 0; i < f->n; i++) {
        const size_t l = piece_of(f->s, f->x[i]);
        double row[HF_SMOOTH_MAX];

        bsplines(f->s, l, f->x[i], &f->basis[i][l + 1 - HF_ORDER]);
        memcpy(row, f->basis[i], sizeof row);
        hf_triangle_add(&f->data, row, f->y[i]);
    }
    hf_triangle_solve(&f->data, f->s->c);
    return hf_smooth_residuals(f);
}
