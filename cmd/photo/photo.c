/* photo/photo.c - photos out */
#include "cmd/photo/photo.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* JPEG quality: what is measured on the photo should not drown in JPEG's own
 * error. */
static const int quality = 95;

hf_status cli_photo_write(const hf_image *image, const char *path,
                          hf_error *error)
{
    const char *dot = strrchr(path, '.');

    if (dot && !strcasecmp(dot, ".png"))
        return hf_image_write_png(image, path, error);
    if (dot && (!strcasecmp(dot, ".jpg") || !strcasecmp(dot, ".jpeg")))
        return hf_image_write_jpeg(image, path, quality, error);
    error->status = HF_E_OPTION;
    snprintf(error->text, sizeof error->text,
             "'%s': end the name of the output in .png or .jpg", path);
    return HF_E_OPTION;
}
