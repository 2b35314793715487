/* detect/walk_avx2.c - samples for processors with AVX2
 *
 * The Makefile compiles this file with -mavx2 on x86-64. Without that flag
 * there (or elsewhere) no AVX2 code is made, and nothing offers it.
 */
#if defined(__x86_64__) && defined(__AVX2__)
#define KERNELS hf_walk_avx2
#include "detect/walk_template.h"
#else
#include "detect/walk.h"

const struct hf_walk_kernels *hf_walk_avx2(void)
{
    return NULL;
}
#endif
