/* image/resample.c - smaller pictures */
#include "image/resample.h"

#include "image/image_internal.h"

/* One row from two. An odd end counts the last column (or, by two equal
   pointers, the last row) twice: the mean of what is there. */
static void halve_rows(unsigned char *to, const unsigned char *upper,
                       const unsigned char *lower, int width)
{
    int x, c;

    for (x = 0; x < width; x += 2) {
        int next = x + 1 < width ? 3 : 0;

        for (c = 0; c < 3; c++, upper++, lower++) {
            int sum = upper[0] + upper[next] + lower[0] + lower[next];

            *to++ = (unsigned char)((sum + 2) / 4);
        }
        upper += 3;
        lower += 3;
    }
}

hf_status hf_image_halve(hf_image **out, const hf_image *image, hf_error *error)
{
    int width = (image->width + 1) / 2, height = (image->height + 1) / 2, y;
    hf_image *half;
    hf_status status = hf_image_alloc(&half, width, height, error);

    if (status != HF_OK)
        return status;
    half->full_width = image->full_width;
    half->full_height = image->full_height;
    half->reduction = 2 * image->reduction;
    half->said = image->said;
    for (y = 0; y < height; y++) {
        const unsigned char *upper =
            image->pixels + (size_t)y * 2 * 3 * (size_t)image->width;
        const unsigned char *lower = 2 * y + 1 < image->height
                                         ? upper + 3 * (size_t)image->width
                                         : upper;

        halve_rows(half->pixels + (size_t)y * 3 * (size_t)width, upper, lower,
                   image->width);
    }
    *out = half;
    return HF_OK;
}
