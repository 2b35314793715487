/* detect/walk_base.c - samples for any processor, and the choice */
#define KERNELS hf_walk_base
#include "base/cpu.h"
#include "detect/walk_template.h"

const struct hf_walk_kernels *hf_walk_best(void)
{
    const hf_cpu cpu = hf_cpu_kind();

    if (cpu >= HF_CPU_AVX512 && hf_walk_avx512())
        return hf_walk_avx512();
    if (cpu >= HF_CPU_AVX2 && hf_walk_avx2())
        return hf_walk_avx2();
    return hf_walk_base();
}
