/* detect/fold_avx2.c - kernels of folds for processors with AVX2
 *
 * The Makefile compiles this file with -mavx2 on x86-64. Without that flag
 * there (or elsewhere) no AVX2 code is made, and nothing offers it.
 */
#if defined(__x86_64__) && defined(__AVX2__)
#define KERNELS hf_fold_kernels_avx2
#include "detect/fold_template.h"
#elif defined(__x86_64__)
#include <stddef.h>
#include "detect/fold_kernel.h"

const struct hf_fold_kernels *hf_fold_kernels_avx2(void)
{
    return NULL;
}
#else
/* An empty file is not C11; fold_base.c has the function. */
typedef int hf_fold_avx2_unused;
#endif
