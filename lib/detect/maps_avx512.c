/* detect/maps_avx512.c - map kernels for processors with AVX-512
 *
 * The Makefile compiles this file with -mavx512f on x86-64. Without that flag
 * there (or elsewhere) no such code is made, and nothing offers it.
 */
#if defined(__x86_64__) && defined(__AVX512F__)
#define KERNELS hf_map_kernels_avx512
#include "detect/maps_template.h"
#else
#include <stddef.h>
#include "detect/maps_kernel.h"

const struct hf_map_kernels *hf_map_kernels_avx512(void)
{
    return NULL;
}
#endif
