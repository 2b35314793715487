/* tests/detect/shape_bytes.h - small shape predictors written by hand */
#ifndef HF_TEST_SHAPE_BYTES_H
#define HF_TEST_SHAPE_BYTES_H

#include <hemiface/shape.h>

#include "tests/support/check.h"

/** A file being written. */
typedef struct shape_bytes {
    unsigned char at[8192];
    size_t count;
} shape_bytes;

static inline void put_int(shape_bytes *to, int64_t value)
{
    uint64_t left = (uint64_t)(value < 0 ? -value : value);
    const size_t control = to->count++;
    unsigned size = 0;

    do {
        to->at[to->count++] = (unsigned char)(left & 255);
        left >>= 8;
        size++;
    } while (left);
    to->at[control] = (unsigned char)(size | (value < 0 ? 0x80 : 0));
}

/** A multiple of 1/128. */
static inline void put_real(shape_bytes *to, double value)
{
    put_int(to, (int64_t)(value * 128));
    put_int(to, -7);
}

static inline void put_reals(shape_bytes *to, const double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_real(to, values[i]);
}

static inline void put_column(shape_bytes *to, const double *values, size_t n)
{
    put_int(to, -(int64_t)n);
    put_int(to, -1);
    put_reals(to, values, n);
}

static inline void put_split(shape_bytes *to, int first, int second,
                             double limit)
{
    put_int(to, first);
    put_int(to, second);
    put_real(to, limit);
}

/** What one byte of the file may be exchanged for, to make it wrong. */
typedef struct shape_variant {
    int split_second; /**< of the first split */
    int anchor;       /**< of the last pixel */
    int leaves;       /**< that the last tree claims */
    int stages;       /**< that the lists of offsets claim */
    int rows;         /**< of the mean shape */
} shape_variant;

static const shape_variant shape_right = {1, 1, 4, 2, 4};

/** Two points, two stages, three trees: see test_shape.c. */
static inline void put_small(shape_bytes *to, shape_variant v)
{
    static const double start[] = {0.25, 0.5, 0.75, 0.5};
    static const double wrong[] = {8, 8, 8, 8}, twist[] = {0, 0.25, 0, -0.25};
    static const double right[] = {0.125, 0, 0.125, 0};
    static const double last[] = {0, 0, 0, -0.125};
    static const double ahead[] = {0.25, 0, 0.5, 0}, none[] = {0, 0, 0, 0};

    to->count = 0;
    put_int(to, 1);
    put_column(to, start, 4);
    to->at[3] = (unsigned char)v.rows;
    put_int(to, 2); /* stages */
    put_int(to, 2); /* trees */
    put_int(to, 1);
    put_split(to, 0, v.split_second, 10);
    put_int(to, 2);
    put_column(to, wrong, 4), put_column(to, twist, 4);
    put_int(to, 3);
    put_split(to, 0, 1, 9.5), put_split(to, 1, 0, 0), put_split(to, 0, 0, 0);
    put_int(to, 4);
    put_column(to, wrong, 4), put_column(to, right, 4);
    put_column(to, wrong, 4), put_column(to, wrong, 4);
    put_int(to, 1); /* trees */
    put_int(to, 3);
    put_split(to, 0, 1, 6.5), put_split(to, 0, 1, 7.5), put_split(to, 0, 0, 0);
    put_int(to, v.leaves);
    put_column(to, wrong, 4), put_column(to, last, 4);
    put_column(to, wrong, 4), put_column(to, wrong, 4);
    put_int(to, 2); /* pixels' points */
    put_int(to, 2), put_int(to, 0), put_int(to, 1);
    put_int(to, 2), put_int(to, 0), put_int(to, v.anchor);
    put_int(to, v.stages); /* pixels' offsets */
    put_int(to, 2), put_reals(to, none, 4);
    put_int(to, 2), put_reals(to, ahead, 4);
}

#endif
