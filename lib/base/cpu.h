/* base/cpu.h - which kernels the processor can run */
#ifndef HF_BASE_CPU_H
#define HF_BASE_CPU_H

/** What kernels are compiled for, each with all that those before it have. */
typedef enum hf_cpu { HF_CPU_BASE, HF_CPU_AVX2, HF_CPU_AVX512 } hf_cpu;

/** The last of these that this processor has, whole: AVX-512 is its F, VL, BW
 *  and DQ, which the Makefile lets those kernels use. */
hf_cpu hf_cpu_kind(void);

#endif
