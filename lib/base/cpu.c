/* base/cpu.c - which kernels the processor can run */
#include "base/cpu.h"

hf_cpu hf_cpu_kind(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        return HF_CPU_AVX512;
    if (__builtin_cpu_supports("avx2"))
        return HF_CPU_AVX2;
#endif
    return HF_CPU_BASE;
}
