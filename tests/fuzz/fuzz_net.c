/* Fuzzes the .tflite reader; the seeds are the real models. */
#include <stddef.h>
#include <stdint.h>

#include "net/net.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hf_net *net;

    if (hf_net_load(&net, data, size, "fuzz", NULL) == HF_OK)
        hf_net_free(net);
    return 0;
}
