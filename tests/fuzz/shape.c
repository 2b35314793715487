/* Shape predictors. What is read is run. */
#include <stdlib.h>

#include <hemiface/shape.h>

#include "tests/fuzz/fuzz.h"

bool fuzz_shape(const unsigned char *data, size_t size)
{
    const hf_shape_box box = {1, 1, 12, 14};
    hf_error error = {HF_OK, ""};
    hf_shape *shape;
    hf_image *image;
    double *xy;

    if (!fuzz_fine(hf_shape_read_memory(&shape, data, size, "fuzz", &error),
                   &error))
        return false;
    xy = calloc(2 * hf_shape_points(shape), sizeof *xy);
    if (!xy || hf_image_new(&image, 16, 16, NULL) != HF_OK)
        abort();
    (void)fuzz_fine(hf_shape_run(xy, shape, image, &box, &error), &error);
    hf_image_free(image);
    free(xy);
    hf_shape_free(shape);
    return true;
}
