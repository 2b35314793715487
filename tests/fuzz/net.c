/* Networks and the refinement's model. What is read is run. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "detect/models.h"
#include "detect/refine.h"
#include "detect/sampler.h"
#include "net/net.h"
#include "tests/fuzz/fuzz.h"

static bool load(const unsigned char *bytes, size_t count, bool run)
{
    hf_error error = {HF_OK, ""};
    struct hf_net_space *space = NULL;
    struct hf_net *net = NULL;

    if (!fuzz_fine(hf_net_load(&net, bytes, count, "fuzz", &error), &error))
        return false;
    if (run && fuzz_fine(hf_net_space_new(&space, net, &error), &error)) {
        float *input = hf_net_input(space);

        for (size_t i = 0; i < hf_net_input_size(net); i++)
            input[i] = (float)(i % 16) / 16;
        hf_net_run(space);
    }
    hf_net_space_free(space);
    hf_net_free(net);
    return true;
}

bool fuzz_net(const unsigned char *data, size_t size)
{
    return load(data, size, true);
}

/* The first byte: which model, and whether it is run, which takes long. */
bool fuzz_net_patch(const unsigned char *data, size_t size)
{
    struct hf_model_file file;
    unsigned char *bytes;
    size_t count;
    bool fine;

    if (!size)
        return false;
    file = hf_model_file((enum hf_model_id)(*data % 3));
    bytes = fuzz_patched(&count, file.bytes, file.count, data + 1, size - 1);
    fine = load(bytes, count, *data >= 240);
    free(bytes);
    return fine;
}

enum { SIDE = 64 }; /* of the picture, px */

/* Half a face of no particular kind on a picture of stripes. */
static void refine(struct hf_refiner *refiner)
{
    static unsigned char rgb[3 * SIDE * SIDE];
    static double at[478][3];
    struct hf_refined half;
    struct hf_sampler *sampler;

    for (int i = 0; i < 3 * SIDE * SIDE; i++)
        rgb[i] = (unsigned char)(i * 7);
    for (int i = 0; i < 478; i++) {
        const int column = i % 22, row = i / 22;

        at[i][0] = 8 + column * 2.25;
        at[i][1] = 8 + row * 2.25;
    }
    if (hf_sampler_new(&sampler, rgb, SIDE, SIDE, false, NULL) != HF_OK)
        abort();
    hf_refine_half(&half, refiner, sampler, (const double(*)[3])at);
    hf_sampler_free(sampler);
}

/* The first byte: whether it is run. */
bool fuzz_refine(const unsigned char *data, size_t size)
{
    const struct hf_model_file file = hf_model_file(HF_MODEL_REFINE);
    hf_error error = {HF_OK, ""};
    struct hf_refiner *refiner;
    unsigned char *bytes;
    size_t count;
    bool fine;

    if (!size)
        return false;
    bytes = fuzz_patched(&count, file.bytes, file.count, data + 1, size - 1);
    fine = fuzz_fine(hf_refiner_new(&refiner, bytes, count, &error), &error);
    free(bytes);
    if (!fine)
        return false;
    if (*data >= 128)
        refine(refiner);
    hf_refiner_free(refiner);
    return true;
}
