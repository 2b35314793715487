/* tools/train/solve.c - the sums and the solver of a ridge regression
 *
 * Plain blocked loops in a fixed order, so that the result is the same to the
 * byte wherever IEEE arithmetic is: a tuned BLAS sums in another order on
 * each processor.
 */
#include "solve.h"

#include <math.h>
#include <string.h>

typedef double double8 __attribute__((vector_size(64)));
typedef float float16 __attribute__((vector_size(64)));

/* The same sums in the same order on wider registers where there are any:
   products and sums stay apart (no fused multiply-add), so the bits do not
   depend on the processor. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

/* Rows added up before a tile is added to the sums. */
enum { DEPTH = 256 };

/* ------------------------------------------------------------- products */

/* Products of two blocks of columns summed over some rows. */
WIDE static void tile_block(float *acc, const float **rows, size_t depth,
                            size_t i0, size_t j0)
{
    for (size_t i = 0; i < TILE; i += 4)
        for (size_t j = 0; j < TILE; j += 32) {
            float16 sum[4][2];

            memset(sum, 0, sizeof sum);
            for (size_t r = 0; r < depth; r++) {
                const float *a = rows[r] + i0 + i;
                float16 b0, b1;

                memcpy(&b0, rows[r] + j0 + j, sizeof b0);
                memcpy(&b1, rows[r] + j0 + j + 16, sizeof b1);
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

/* Columns eliminated at once. */
enum { BLOCK = 64 };

/* Lower triangle in place, blocked by columns. */
struct factor {
    double *a;
    size_t n, k;
};

static void panel_row(size_t index, void *user)
{
    const struct factor *f = user;
    const size_t i = f->k + index, end = f->k + BLOCK;
    double *row = f->a + i * f->n;

    for (size_t j = f->k; j < end && j <= i; j++) {
        const double *other = f->a + j * f->n;
        double sum = row[j];

        for (size_t p = f->k; p < j; p++)
            sum -= row[p] * other[p];
        row[j] = i == j ? sqrt(sum > 0 ? sum : 1e-300) : sum / other[j];
    }
}

/* Sum of products over one block of columns. */
static inline __attribute__((always_inline)) double
block_product(const double *a, const double *b)
{
    double8 sum = {0};

    for (size_t p = 0; p < BLOCK; p += 8) {
        double8 u, v;

        memcpy(&u, a + p, sizeof u);
        memcpy(&v, b + p, sizeof v);
        sum += u * v;
    }
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) +
           ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

WIDE static void trail_row(size_t index, void *user)
{
    const struct factor *f = user;
    const size_t i = f->k + BLOCK + index;
    double *row = f->a + i * f->n;

    for (size_t j = f->k + BLOCK; j <= i; j++)
        row[j] -= block_product(row + f->k, f->a + j * f->n + f->k);
}

void cholesky(double *a, size_t n)
{
    struct factor f = {a, n, 0};

    for (f.k = 0; f.k < n; f.k += BLOCK) {
        for (size_t i = 0; i < BLOCK; i++)
            panel_row(i, &f);
        if (f.k + BLOCK >= n)
            break;
        {
            /* Rows below the diagonal block need only that block. */
            struct factor below = f;

            for (size_t i = BLOCK; i < n - f.k; i++)
                panel_row(i, &below);
        }
        parallel(n - f.k - BLOCK, trail_row, &f);
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
