/* tools/train/solve.c - the sums and the solver of a ridge regression
 *
 * Plain blocked loops in a fixed order, so that the result is the same to the
 * byte wherever IEEE arithmetic is: a tuned BLAS sums in another order on
 * each processor.
 */
#include "solve.h"

#include <math.h>
#include <string.h>

typedef double double4 __attribute__((vector_size(32)));
typedef float float8 __attribute__((vector_size(32)));

/* Rows added up before a tile is added to the sums. */
enum { DEPTH = 256 };

/* ------------------------------------------------------------- products */

/* Adds the product of two columns' blocks over DEPTH rows. */
static void tile_block(float *acc, const float **rows, size_t depth, size_t i0,
                       size_t j0)
{
    for (size_t i = 0; i < TILE; i += 4)
        for (size_t j = 0; j < TILE; j += 16) {
            float8 sum[4][2];

            memset(sum, 0, sizeof sum);
            for (size_t r = 0; r < depth; r++) {
                const float *a = rows[r] + i0 + i;
                float8 b0, b1;

                memcpy(&b0, rows[r] + j0 + j, sizeof b0);
                memcpy(&b1, rows[r] + j0 + j + 8, sizeof b1);
                for (int k = 0; k < 4; k++) {
                    sum[k][0] += b0 * a[k];
                    sum[k][1] += b1 * a[k];
                }
            }
            for (size_t k = 0; k < 4; k++)
                memcpy(acc + (i + k) * TILE + j, sum[k], sizeof sum[k]);
        }
}

static void gram_tile(size_t index, void *user)
{
    const struct gram *g = user;
    const size_t ti = index / g->tiles, tj = index % g->tiles;
    float acc[TILE * TILE];

    if (tj > ti)
        return;
    for (size_t r = 0; r < g->count; r += DEPTH) {
        const size_t depth = g->count - r < DEPTH ? g->count - r : DEPTH;

        tile_block(acc, g->rows + r, depth, ti * TILE, tj * TILE);
        for (size_t i = 0; i < TILE; i++)
            for (size_t j = 0; j < TILE; j++)
                g->g[(ti * TILE + i) * g->width + tj * TILE + j] +=
                    acc[i * TILE + j];
    }
}

void gram_add(struct gram *g)
{
    g->tiles = g->width / TILE;
    parallel(g->tiles * g->tiles, gram_tile, g);
}

/* ------------------------------------------------------------- Cholesky */

/* Lower triangle in place, blocked by columns. */
struct factor {
    double *a;
    size_t n, k, block;
};

static void panel_row(size_t index, void *user)
{
    const struct factor *f = user;
    const size_t i = f->k + index, end = f->k + f->block;
    double *row = f->a + i * f->n;

    for (size_t j = f->k; j < end && j <= i; j++) {
        const double *other = f->a + j * f->n;
        double sum = row[j];

        for (size_t p = f->k; p < j; p++)
            sum -= row[p] * other[p];
        row[j] = i == j ? sqrt(sum > 0 ? sum : 1e-300) : sum / other[j];
    }
}

static void trail_row(size_t index, void *user)
{
    const struct factor *f = user;
    const size_t i = f->k + f->block + index;
    double *row = f->a + i * f->n;

    for (size_t j = f->k + f->block; j <= i; j++) {
        const double *other = f->a + j * f->n;
        double4 sum = {0};

        for (size_t p = f->k; p < f->k + f->block; p += 4) {
            double4 a, b;

            memcpy(&a, row + p, sizeof a);
            memcpy(&b, other + p, sizeof b);
            sum += a * b;
        }
        row[j] -= (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }
}

void cholesky(double *a, size_t n)
{
    struct factor f = {a, n, 0, 64};

    for (f.k = 0; f.k < n; f.k += f.block) {
        for (size_t i = 0; i < f.block; i++)
            panel_row(i, &f);
        if (f.k + f.block >= n)
            break;
        {
            /* Rows below the diagonal block need only that block. */
            struct factor below = f;

            for (size_t i = f.block; i < n - f.k; i++)
                panel_row(i, &below);
        }
        parallel(n - f.k - f.block, trail_row, &f);
    }
}

void solve(double *x, const double *l, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t p = 0; p < i; p++)
            x[i] -= l[i * n + p] * x[p];
        x[i] /= l[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        x[i] /= l[i * n + i];
        for (size_t p = 0; p < i; p++)
            x[p] -= l[i * n + p] * x[i];
    }
}
