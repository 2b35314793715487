/* photo/beside.c - the landmark file beside a photo, of whatever program */
#include "cmd/photo/beside.h"

#include <stdio.h>
#include <strings.h>

#include <hemiface/landmarks.h>

#include "cmd/cli/path.h"
#include "cmd/photo/source.h"

static const char *const endings[] = {".pts", ".tem", ".txt",
                                      ".xml", ".csv", ".json"};

/* Whether the file is of a format whose files end so: a face file is one by
   its name, and any other .json would be a damaged one. */
static bool is_landmarks(const char *path, const char *ending)
{
    const hf_format format = hf_landmarks_tell(path);

    return format != HF_FORMAT_COUNT &&
           strcasecmp(hf_format_ending(format), ending) == 0;
}

bool cli_face_beside(char *out, size_t size, const char *photo)
{
    char stem[1024], name[1100];

    if (cli_path_face_beside(out, size, photo))
        return true;
    cli_path_stem(stem, sizeof stem, photo);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", stem, endings[i]);
        cli_path_beside(out, size, photo, name);
        if (cli_path_is_file(out) && is_landmarks(out, endings[i]))
            return true;
    }
    return false;
}

static hf_status other_size(hf_error *error, const char *beside,
                            const hf_face *face, const char *photo,
                            const hf_image *image)
{
    error->status = HF_E_CORRUPT;
    snprintf(error->text, sizeof error->text,
             "'%.180s' is of a photo of %d x %d pixels, and '%.180s' has %d x "
             "%d: convert it from the photo that it is of",
             beside, hf_face_width(face), hf_face_height(face), photo,
             hf_image_full_width(image), hf_image_full_height(image));
    return error->status;
}

/* Gives the face the photo's size, or refuses. */
static hf_status fit(hf_face **face, bool sized, const char *beside,
                     const char *photo, hf_error *error)
{
    hf_image_options options = cli_image_options();
    hf_image *image = NULL;
    hf_face *whole = NULL;
    hf_status status;
    int width, height;

    options.enough = 1; /* its size alone is wanted */
    status = hf_image_read(&image, photo, &options, error);
    if (status != HF_OK)
        return status;
    width = hf_image_full_width(image);
    height = hf_image_full_height(image);
    if (sized &&
        (hf_face_width(*face) != width || hf_face_height(*face) != height))
        status = other_size(error, beside, *face, photo, image);
    else
        status =
            hf_face_transform(&whole, *face, 1, 0, 0, 0, width, height, error);
    hf_image_free(image);
    if (status != HF_OK)
        return status;
    hf_face_free(*face);
    *face = whole;
    return HF_OK;
}

hf_status cli_face_read_beside(hf_face **out, const char *beside,
                               const char *photo, hf_error *error)
{
    hf_landmarks *file = NULL;
    hf_face *face = NULL;
    hf_status status = hf_face_read(&face, beside, error);

    if (status == HF_OK)
        status = hf_landmarks_read(&file, beside, error);
    if (status == HF_OK && hf_landmarks_format(file) != HF_FORMAT_FACE)
        status = fit(&face, hf_landmarks_sized(file, 0), beside, photo, error);
    hf_landmarks_free(file);
    if (status == HF_OK)
        *out = face;
    else
        hf_face_free(face);
    return status;
}
