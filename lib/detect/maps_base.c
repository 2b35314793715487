/* detect/maps_base.c - map kernels for any processor, and the choice */
#define KERNELS hf_map_kernels_base
#include "detect/maps_template.h"

#if !defined(__x86_64__)
const struct hf_map_kernels *hf_map_kernels_avx2(void)
{
    return NULL;
}
#endif

const struct hf_map_kernels *hf_map_kernels_best(void)
{
#if defined(__x86_64__)
    if (hf_map_kernels_avx512() && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        return hf_map_kernels_avx512();
    if (hf_map_kernels_avx2() && __builtin_cpu_supports("avx2"))
        return hf_map_kernels_avx2();
#endif
    return hf_map_kernels_base();
}
