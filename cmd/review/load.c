/* review/load.c - what there is of a photo: face file, detection, nothing */
#include "cmd/review/load.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/photo/source.h"
#include "cmd/review/place.h"

void load_stamp(review_photo *photo)
{
    photo->stamped = stat(photo->target, &photo->stamp) == 0;
}

bool load_is_same(const review_photo *photo)
{
    const struct stat *was = &photo->stamp;
    struct stat now;

    if (stat(photo->target, &now) != 0)
        return !photo->stamped;
    return photo->stamped && now.st_ino == was->st_ino &&
           now.st_size == was->st_size &&
           now.st_mtim.tv_sec == was->st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

/* Points of another photo, or that are no places on this one. */
static hf_status check_face(const review_photo *photo, const hf_face *face,
                            int width, int height, hf_error *error)
{
    error->status = HF_E_CORRUPT;
    if (hf_face_width(face) != width || hf_face_height(face) != height) {
        snprintf(error->text, sizeof error->text,
                 "'%.200s': its face file is of a photo of %d x %d pixels, and "
                 "it has %d x %d",
                 photo->row->path, hf_face_width(face), hf_face_height(face),
                 width, height);
        return HF_E_CORRUPT;
    }
    if (hf_face_pose(face).corrected) {
        snprintf(error->text, sizeof error->text,
                 "'%.200s': its points were turned back (--pose-correct), so "
                 "that they are no places on the photo",
                 photo->row->path);
        return HF_E_CORRUPT;
    }
    return HF_OK;
}

/* Whoever is blind must not see, and not overwrite, another rater's work. */
static hf_status check_rater(const review_options *options, const hf_face *face,
                             const char *path, hf_error *error)
{
    const hf_review *record = hf_face_review(face);

    if (!options->blind || (record && !record->automatic &&
                            (!*options->rater || !*record->rater ||
                             !strcmp(record->rater, options->rater))))
        return HF_OK;
    error->status = HF_E_CORRUPT;
    snprintf(error->text, sizeof error->text,
             "'%.200s' is not of this blind review: give another --out", path);
    return HF_E_CORRUPT;
}

/* As it lies in the folder, turned round for a mirrored photo. */
static hf_status read_target(hf_face **out, const review_photo *photo,
                             hf_error *error)
{
    hf_face *face = NULL;
    hf_status status = hf_face_read(&face, photo->target, error);

    if (status != HF_OK || !photo->mirrored) {
        *out = face;
        return status;
    }
    status = hf_face_mirror(out, face, error);
    hf_face_free(face);
    return status;
}

hf_status load_target(hf_face **out, const review_photo *photo,
                      const review_options *options, int width, int height,
                      hf_error *error)
{
    hf_status status =
        place_check_target(options, photo->row, photo->target, error);

    *out = NULL;
    if (status == HF_OK)
        status = read_target(out, photo, error);
    if (status == HF_OK)
        status = check_face(photo, *out, width, height, error);
    if (status == HF_OK)
        status = check_rater(options, *out, photo->target, error);
    if (status == HF_OK)
        return HF_OK;
    hf_face_free(*out);
    *out = NULL;
    return status;
}

/* The upright photo's size, px. */
static hf_status size_of(int *width, int *height, const char *path,
                         hf_error *error)
{
    hf_image_options options = cli_image_options();
    hf_image *image = NULL;
    hf_status status;

    options.enough = 1; /* its size alone is wanted */
    status = hf_image_read(&image, path, &options, error);
    if (status == HF_OK) {
        *width = hf_image_full_width(image);
        *height = hf_image_full_height(image);
    }
    hf_image_free(image);
    return status;
}

/* A face file of the review's own; false: there is none. */
static bool from_target(review_photo *photo, const review_options *options,
                        int width, int height, hf_status *status,
                        hf_error *error)
{
    struct stat info;

    if (lstat(photo->target, &info) != 0)
        return false;
    *status = load_target(&photo->face, photo, options, width, height, error);
    return true;
}

static hf_status from_photo(review_photo *photo, hf_detector *networks,
                            int width, int height, hf_error *error)
{
    cli_source source;
    hf_status status = cli_load_rejected(&source, networks, photo->row->path,
                                         photo->mirrored, error);

    if (status != HF_OK)
        return status;
    photo->face = source.face;
    return check_face(photo, source.face, width, height, error);
}

/* To be placed from nothing. */
static hf_status empty(review_photo *photo, int width, int height,
                       hf_error *error)
{
    photo->stage = REVIEW_EMPTY;
    return hf_face_new(&photo->face, width, height, error);
}

static hf_status load(review_photo *photo, const review_options *options,
                      hf_detector *networks, hf_error *error)
{
    int width = 0, height = 0;
    hf_status status = place_check_photo(options, photo->row, error);

    if (status == HF_OK)
        status = place_check_target(options, photo->row, photo->target, error);
    if (status == HF_OK)
        status = size_of(&width, &height, photo->row->path, error);
    if (status != HF_OK)
        return status;
    photo->stage = REVIEW_FOUND;
    if (from_target(photo, options, width, height, &status, error))
        return status;
    if (options->blind) {
        status = empty(photo, width, height, error);
        photo->stage = REVIEW_FOUND;
        return status;
    }
    status = from_photo(photo, networks, width, height, error);
    if (status != HF_E_NO_FACE)
        return status;
    snprintf(photo->error, sizeof photo->error, "%s", error->text);
    return empty(photo, width, height, error);
}

void load_photo(review_photo *photo, const review_options *options,
                hf_detector *networks)
{
    hf_error error;
    hf_status status;

    photo->error[0] = 0;
    load_stamp(photo);
    if (!options->blind && !networks)
        snprintf(error.text, sizeof error.text, "out of memory");
    status = !options->blind && !networks
                 ? HF_E_MEMORY
                 : load(photo, options, networks, &error);
    if (status == HF_OK &&
        hf_face_set_photo(photo->face, photo->row->path, &error) == HF_OK)
        return;
    hf_face_free(photo->face);
    photo->face = NULL;
    photo->stage = REVIEW_CLOSED;
    snprintf(photo->error, sizeof photo->error, "%s", error.text);
}
