/* detect/walk_avx2.c - samples for processors with AVX2
 *
 * The Makefile compiles this file with -mavx2 on x86-64. Without that flag
 * there (or elsewhere) no AVX2 code is made, and nothing offers it.
 */
#if defined(__x86_64__) && defined(__AVX2__)
#define WALK walk_avx2
#include "detect/walk_template.h"

hf_walk_sums *hf_walk_avx2(void)
{
    return walk_avx2;
}
#else
#include "detect/walk.h"

hf_walk_sums *hf_walk_avx2(void)
{
    return NULL;
}
#endif
