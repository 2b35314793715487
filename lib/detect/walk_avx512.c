/* detect/walk_avx512.c - samples for processors with AVX-512
 *
 * The Makefile compiles this file with -mavx512f and what it needs besides on
 * x86-64. Without that (or elsewhere) no such code is made, and nothing offers
 * it.
 */
#if defined(__x86_64__) && defined(__AVX512F__)
#define KERNELS hf_walk_avx512
#include "detect/walk_template.h"
#else
#include "detect/walk.h"

const struct hf_walk_kernels *hf_walk_avx512(void)
{
    return NULL;
}
#endif
