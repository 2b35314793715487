/* detect/walk_base.c - samples for any processor, and the choice */
#define KERNELS hf_walk_base
#include "detect/walk_template.h"

const struct hf_walk_kernels *hf_walk_best(void)
{
#if defined(__x86_64__)
    if (hf_walk_avx512() && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        return hf_walk_avx512();
    if (hf_walk_avx2() && __builtin_cpu_supports("avx2"))
        return hf_walk_avx2();
#endif
    return hf_walk_base();
}
