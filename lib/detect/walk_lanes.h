/* detect/walk_lanes.h - the vectors of walk_template.h */
#include "detect/walk.h"

#include <string.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

/* Inlined always: kinds of level are constants then, and no vector wider than
 * the processor's is ever passed to a function. */
#define ALWAYS_INLINE inline __attribute__((always_inline))

/* Samples at once, and positions, which are doubles. */
#if defined(__AVX512F__)
#define LANES 16
#define POSITIONS 8
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3, 4, 5, 6, 7                                                 \
    }
#elif defined(__AVX2__)
#define LANES 8
#define POSITIONS 4
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3                                                             \
    }
#else
#define LANES 4
#define POSITIONS 4
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3                                                             \
    }
#endif
typedef float floats __attribute__((vector_size(4 * LANES)));
typedef int32_t ints __attribute__((vector_size(4 * LANES)));
typedef double position __attribute__((vector_size(8 * POSITIONS)));
typedef int64_t position_mask __attribute__((vector_size(8 * POSITIONS)));
typedef int32_t position_int __attribute__((vector_size(4 * POSITIONS)));
typedef float position_float __attribute__((vector_size(4 * POSITIONS)));

static ALWAYS_INLINE floats load(const float *p)
{
    floats v;

    memcpy(&v, p, sizeof v);
    return v;
}

static ALWAYS_INLINE void store(float *p, floats v)
{
    memcpy(p, &v, sizeof v);
}
