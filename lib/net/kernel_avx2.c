/* net/kernel_avx2.c - kernels for processors with AVX2
 *
 * The Makefile compiles this file with -mavx2 on x86-64. Without that flag
 * there (or elsewhere) no AVX2 code is made, and nothing offers it.
 */
#if defined(__x86_64__) && defined(__AVX2__)
#define VEC 8
#define TILE 6
#define NAME "avx2"
#define KERNELS hf_kernels_avx2
#include "net/kernel_template.h"
#elif defined(__x86_64__)
#include "net/kernel.h"

const struct hf_kernels *hf_kernels_avx2(void)
{
    return NULL;
}
#else
/* An empty file is not C11; kernel_base.c has the function. */
typedef int hf_kernel_avx2_unused;
#endif
