/* net/kernel_avx512.c - kernels for processors with AVX-512
 *
 * The Makefile compiles this file with -mavx512f on x86-64. Without that flag
 * there (or elsewhere) no AVX-512 code is made, and nothing offers it.
 */
#if defined(__x86_64__) && defined(__AVX512F__)
/* A tile's 12 sums are registers enough to hide the time an addition takes. */
#define VEC 16
#define TILE 12
#define NAME "avx512"
#define KERNELS hf_kernels_avx512
#include "net/kernel_template.h"
#else
#include "net/kernel.h"

const struct hf_kernels *hf_kernels_avx512(void)
{
    return NULL;
}
#endif
