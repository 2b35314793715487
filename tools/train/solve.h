/* tools/train/solve.h - the sums and the solver of a ridge regression */
#ifndef HF_TRAIN_SOLVE_H
#define HF_TRAIN_SOLVE_H

#include "train.h"

/** Rows and columns of one tile; widths are multiples of it. */
enum { TILE = 64 };

/** g += F'F over some rows; g is width x width. */
struct gram {
    double *g;
    const float **rows;
    size_t count, width, tiles; /**< tiles: set by gram_add */
};

/** Adds the products of the lower triangle's tiles, on all processors. */
void gram_add(struct gram *g);

/** Lower triangle of the positive definite a (n x n, a multiple of TILE) into
 *  its Cholesky factor, in place. */
void cholesky(double *a, size_t n);
/** x = (l l')^-1 x. */
void solve(double *x, const double *l, size_t n);

#endif
