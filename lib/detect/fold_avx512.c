/* detect/fold_avx512.c - kernels of folds for processors with AVX-512
 *
 * The Makefile compiles this file with -mavx512f on x86-64. Without that flag
 * there (or elsewhere) no such code is made, and nothing offers it.
 */
#if defined(__x86_64__) && defined(__AVX512F__)
#define KERNELS hf_fold_kernels_avx512
#include "detect/fold_template.h"
#else
#include <stddef.h>
#include "detect/fold_kernel.h"

const struct hf_fold_kernels *hf_fold_kernels_avx512(void)
{
    return NULL;
}
#endif
