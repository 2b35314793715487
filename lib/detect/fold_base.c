/* detect/fold_base.c - kernels of folds for any processor, and the choice */
#define KERNELS hf_fold_kernels_base
#include "base/cpu.h"
#include "detect/fold_template.h"

#if !defined(__x86_64__)
const struct hf_fold_kernels *hf_fold_kernels_avx2(void)
{
    return NULL;
}
#endif

const struct hf_fold_kernels *hf_fold_kernels_best(void)
{
    const hf_cpu cpu = hf_cpu_kind();

    if (cpu >= HF_CPU_AVX512 && hf_fold_kernels_avx512())
        return hf_fold_kernels_avx512();
    if (cpu >= HF_CPU_AVX2 && hf_fold_kernels_avx2())
        return hf_fold_kernels_avx2();
    return hf_fold_kernels_base();
}
