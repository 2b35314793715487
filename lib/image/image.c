/* image/image.c - the picture itself */
#include "image/image_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "image/reuse.h"

/* A picture of that size on pixels it has. */
static void lay_out(hf_image *image, int width, int height)
{
    *image = (hf_image){.pixels = image->pixels,
                        .room = image->room,
                        .width = width,
                        .height = height,
                        .full_width = width,
                        .full_height = height,
                        .reduction = 1};
}

hf_status hf_image_alloc(hf_image **out, int width, int height, hf_error *error)
{
    hf_image *image = malloc(sizeof *image);

    if (!image)
        return hf_fail_memory(error);
    image->room = 3 * (size_t)width * (size_t)height;
    image->pixels = malloc(image->room);
    if (!image->pixels) {
        free(image);
        return hf_fail_memory(error);
    }
    lay_out(image, width, height);
    *out = image;
    return HF_OK;
}

hf_status hf_image_realloc(hf_image **out, hf_image **spare, int width,
                           int height, hf_error *error)
{
    if (!spare || !*spare ||
        (*spare)->room < 3 * (size_t)width * (size_t)height)
        return hf_image_alloc(out, width, height, error);
    *out = *spare;
    *spare = NULL;
    lay_out(*out, width, height);
    return HF_OK;
}

hf_image *hf_image_keep(hf_image *image, size_t most)
{
    if (image && image->room <= most)
        return image;
    hf_image_free(image);
    return NULL;
}

hf_status hf_image_new(hf_image **out, int width, int height, hf_error *error)
{
    hf_status status;

    if (width < 1 || width > HF_IMAGE_SIDE || height < 1 ||
        height > HF_IMAGE_SIDE)
        return hf_fail(error, HF_E_OPTION,
                       "a picture of %d x %d pixels is not possible: sides "
                       "are 1 to %d",
                       width, height, HF_IMAGE_SIDE);
    status = hf_image_alloc(out, width, height, error);
    if (status == HF_OK)
        memset((*out)->pixels, 255, 3 * (size_t)width * (size_t)height);
    return status;
}

hf_status hf_image_mirror(hf_image **out, const hf_image *image,
                          hf_error *error)
{
    size_t width = (size_t)image->width, x;
    const unsigned char *from = image->pixels;
    hf_image *mirror;
    unsigned char *to;
    hf_status status;
    int y;

    status = hf_image_alloc(&mirror, image->width, image->height, error);
    if (status != HF_OK)
        return status;
    mirror->full_width = image->full_width;
    mirror->full_height = image->full_height;
    mirror->reduction = image->reduction;
    mirror->said = image->said;
    to = mirror->pixels;
    for (y = 0; y < image->height; y++, from += 3 * width, to += 3 * width)
        for (x = 0; x < width; x++)
            memcpy(to + 3 * x, from + 3 * (width - 1 - x), 3);
    *out = mirror;
    return HF_OK;
}

void hf_image_free(hf_image *image)
{
    if (!image)
        return;
    free(image->pixels);
    free(image);
}

int hf_image_width(const hf_image *image)
{
    return image->width;
}

int hf_image_height(const hf_image *image)
{
    return image->height;
}

int hf_image_full_width(const hf_image *image)
{
    return image->full_width;
}

int hf_image_full_height(const hf_image *image)
{
    return image->full_height;
}

int hf_image_reduction(const hf_image *image)
{
    return image->reduction;
}

hf_colour_said hf_image_colour_said(const hf_image *image)
{
    return image->said;
}

const unsigned char *hf_image_pixels(const hf_image *image)
{
    return image->pixels;
}

unsigned char *hf_image_edit(hf_image *image)
{
    return image->pixels;
}
