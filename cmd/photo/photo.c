/* photo/photo.c - photos out */
#include "cmd/photo/photo.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* JPEG quality: what is measured on the photo should not drown in JPEG's own
 * error. */
static const int quality = 95;

static bool is_png(const char *path)
{
    const char *dot = strrchr(path, '.');

    return dot && !strcasecmp(dot, ".png");
}

static bool is_jpeg(const char *path)
{
    const char *dot = strrchr(path, '.');

    return dot && (!strcasecmp(dot, ".jpg") || !strcasecmp(dot, ".jpeg"));
}

hf_status cli_photo_can(const char *path, hf_error *error)
{
    if (is_png(path) || is_jpeg(path))
        return HF_OK;
    error->status = HF_E_OPTION;
    snprintf(error->text, sizeof error->text,
             "'%s': end the name of the output in .png or .jpg", path);
    return HF_E_OPTION;
}

hf_status cli_photo_write(const hf_image *image, const char *path,
                          hf_error *error)
{
    const hf_status status = cli_photo_can(path, error);

    if (status != HF_OK)
        return status;
    return is_png(path) ? hf_image_write_png(image, path, error)
                        : hf_image_write_jpeg(image, path, quality, error);
}
