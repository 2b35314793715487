/* detect/fold_base.c - kernels of folds for any processor, and the choice */
#define KERNELS hf_fold_kernels_base
#include "detect/fold_template.h"

#if !defined(__x86_64__)
const struct hf_fold_kernels *hf_fold_kernels_avx2(void)
{
    return NULL;
}
#endif

const struct hf_fold_kernels *hf_fold_kernels_best(void)
{
#if defined(__x86_64__)
    if (hf_fold_kernels_avx512() && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        return hf_fold_kernels_avx512();
    if (hf_fold_kernels_avx2() && __builtin_cpu_supports("avx2"))
        return hf_fold_kernels_avx2();
#endif
    return hf_fold_kernels_base();
}
