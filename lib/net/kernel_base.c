/* net/kernel_base.c - kernels for any processor, and the choice */

/* Four floats are one register of SSE2 and NEON. A tile of 3 x 16 fits into
 * SSE2's 16 registers; NEON has 32, enough for 6 x 16. */
#define VEC 4
#if defined(__aarch64__)
#define TILE 6
#else
#define TILE 3
#endif
#define NAME "base"
#define KERNELS hf_kernels_base
#include "base/cpu.h"
#include "net/kernel_template.h"

const struct hf_kernels *hf_kernels_best(void)
{
    const hf_cpu cpu = hf_cpu_kind();

    if (cpu >= HF_CPU_AVX512 && hf_kernels_avx512())
        return hf_kernels_avx512();
    if (cpu >= HF_CPU_AVX2 && hf_kernels_avx2())
        return hf_kernels_avx2();
    return hf_kernels_base();
}

#if !defined(__x86_64__)
const struct hf_kernels *hf_kernels_avx2(void)
{
    return NULL;
}
#endif
