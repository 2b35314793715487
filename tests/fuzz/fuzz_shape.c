/* Fuzzes the reader of shape predictors; what is read is run. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <hemiface/shape.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const hf_shape_box box = {1, 1, 12, 14};
    hf_shape *shape;
    hf_image *image;
    double *xy;

    if (hf_shape_read_memory(&shape, data, size, "fuzz", NULL) != HF_OK)
        return 0;
    xy = calloc(2 * hf_shape_points(shape), sizeof *xy);
    if (xy && hf_image_new(&image, 16, 16, NULL) == HF_OK) {
        hf_status status = hf_shape_run(xy, shape, image, &box, NULL);

        (void)status;
        hf_image_free(image);
    }
    free(xy);
    hf_shape_free(shape);
    return 0;
}
