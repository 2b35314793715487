/* detect/maps_base.c - map kernels for any processor, and the choice */
#define KERNELS hf_map_kernels_base
#include "base/cpu.h"
#include "detect/maps_template.h"

#if !defined(__x86_64__)
const struct hf_map_kernels *hf_map_kernels_avx2(void)
{
    return NULL;
}
#endif

const struct hf_map_kernels *hf_map_kernels_best(void)
{
    const hf_cpu cpu = hf_cpu_kind();

    if (cpu >= HF_CPU_AVX512 && hf_map_kernels_avx512())
        return hf_map_kernels_avx512();
    if (cpu >= HF_CPU_AVX2 && hf_map_kernels_avx2())
        return hf_map_kernels_avx2();
    return hf_map_kernels_base();
}
