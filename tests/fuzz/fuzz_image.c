/* Fuzzes the JPEG, PNG and EXIF readers. */
#include <stddef.h>
#include <stdint.h>

#include <hemiface/image.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hf_image_options options;
    hf_image *image;

    hf_image_options_init(&options);
    /* Small limits keep one input fast; the limits themselves are tested. */
    options.max_pixels = 1 << 20;
    options.max_bytes = 64 << 20;
    options.enough = size % 2 ? 64 : 0;
    if (hf_image_read_memory(&image, data, size, "fuzz", &options, NULL) ==
        HF_OK)
        hf_image_free(image);
    return 0;
}
