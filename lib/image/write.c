/* image/write.c - pictures to files, whole or not at all */
#include "image/image_internal.h"

#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>
#include <png.h>

#include "base/fail.h"
#include "base/file.h"

/* zlib's effort [0..9]: on two photographs 3 took 40 % of the time of the
   default 6 for files within 10 % of its size. */
enum { PNG_EFFORT = 3 };

/* What a writer's callbacks need. Kept apart from the function that calls
   setjmp, so that no local of it changes between setjmp and longjmp. */
struct writer {
    const hf_image *image;
    FILE *stream;
    jmp_buf out;
    hf_status status; /* of the error that jumped */
    png_structp png;
    png_infop info;
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr jpeg_errors;
    int quality;
};

static JSAMPROW row(const struct writer *w, size_t y)
{
    return w->image->pixels + y * 3 * (size_t)w->image->width;
}

/* ------------------------------------------------------------------- PNG */

static void png_failed(png_structp png, png_const_charp text)
{
    struct writer *w = png_get_error_ptr(png);

    w->status = strstr(text, "memory") ? HF_E_MEMORY : HF_E_WRITE;
    longjmp(w->out, 1);
}

static void png_remark(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static void encode_png(struct writer *w)
{
    size_t y;

    w->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, w, png_failed,
                                     png_remark);
    w->info = w->png ? png_create_info_struct(w->png) : NULL;
    if (!w->info) {
        w->status = HF_E_MEMORY;
        return;
    }
    png_init_io(w->png, w->stream);
    png_set_compression_level(w->png, PNG_EFFORT);
    png_set_IHDR(w->png, w->info, (png_uint_32)w->image->width,
                 (png_uint_32)w->image->height, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(w->png, w->info);
    for (y = 0; y < (size_t)w->image->height; y++)
        png_write_row(w->png, row(w, y));
    png_write_end(w->png, NULL);
}

static void end_png(struct writer *w)
{
    if (w->png)
        png_destroy_write_struct(&w->png, &w->info);
}

/* ------------------------------------------------------------------ JPEG */

static void jpeg_failed(j_common_ptr jpeg)
{
    struct writer *w = jpeg->client_data;

    w->status =
        jpeg->err->msg_code == JERR_OUT_OF_MEMORY ? HF_E_MEMORY : HF_E_WRITE;
    longjmp(w->out, 1);
}

static void jpeg_remark(j_common_ptr jpeg, int level)
{
    (void)jpeg;
    (void)level;
}

static void encode_jpeg(struct writer *w)
{
    struct jpeg_compress_struct *c = &w->jpeg;

    w->jpeg.err = jpeg_std_error(&w->jpeg_errors);
    w->jpeg_errors.error_exit = jpeg_failed;
    w->jpeg_errors.emit_message = jpeg_remark;
    jpeg_create_compress(c);
    c->client_data = w;
    c->image_width = (JDIMENSION)w->image->width;
    c->image_height = (JDIMENSION)w->image->height;
    c->input_components = 3;
    c->in_color_space = JCS_RGB;
    jpeg_stdio_dest(c, w->stream);
    jpeg_set_defaults(c);
    jpeg_set_quality(c, w->quality, TRUE);
    /* Colour at full resolution: lips and lids are told apart by it. */
    c->comp_info[0].h_samp_factor = 1;
    c->comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(c, TRUE);
    while (c->next_scanline < c->image_height) {
        JSAMPROW rows = row(w, c->next_scanline);

        jpeg_write_scanlines(c, &rows, 1);
    }
    jpeg_finish_compress(c);
}

static void end_jpeg(struct writer *w)
{
    jpeg_destroy_compress(&w->jpeg); /* harmless when never created */
}

/* ------------------------------------------------------------------ both */

/* name: what is written, for errors. */
static hf_status run(struct writer *w, const char *name,
                     void (*encode)(struct writer *),
                     void (*end)(struct writer *), hf_error *error)
{
    errno = 0;
    if (setjmp(w->out) == 0)
        encode(w);
    end(w);
    if (w->status == HF_E_MEMORY)
        return hf_fail_memory(error);
    if (w->status != HF_OK)
        return hf_fail(error, w->status, "cannot write '%s': %s", name,
                       errno ? strerror(errno) : "the encoder failed");
    return HF_OK;
}

static hf_status write_file(struct writer *w, const char *path,
                            void (*encode)(struct writer *),
                            void (*end)(struct writer *), hf_error *error)
{
    hf_file *file;
    hf_status status = hf_file_create(&file, path, error);

    if (status != HF_OK)
        return status;
    w->stream = hf_file_stream(file);
    status = run(w, path, encode, end, error);
    if (status == HF_OK)
        return hf_file_close(file, error);
    hf_file_abandon(file);
    return status;
}

hf_status hf_image_write_png(const hf_image *image, const char *path,
                             hf_error *error)
{
    struct writer w = {.image = image};

    return write_file(&w, path, encode_png, end_png, error);
}

static hf_status check_jpeg(const hf_image *image, int quality, hf_error *error)
{
    if (quality < 1 || quality > 100)
        return hf_fail(error, HF_E_OPTION,
                       "JPEG quality is %d: it must be 1 to 100", quality);
    if (image->width > JPEG_MAX_DIMENSION || image->height > JPEG_MAX_DIMENSION)
        return hf_fail(error, HF_E_OPTION,
                       "a JPEG of %d x %d pixels is not possible: write PNG",
                       image->width, image->height);
    return HF_OK;
}

hf_status hf_image_write_jpeg(const hf_image *image, const char *path,
                              int quality, hf_error *error)
{
    struct writer w = {.image = image, .quality = quality};
    hf_status status = check_jpeg(image, quality, error);

    if (status != HF_OK)
        return status;
    return write_file(&w, path, encode_jpeg, end_jpeg, error);
}

hf_status hf_image_encode_jpeg(unsigned char **bytes, size_t *count,
                               const hf_image *image, int quality,
                               hf_error *error)
{
    struct writer w = {.image = image, .quality = quality};
    hf_status status = check_jpeg(image, quality, error);
    char *made = NULL;

    if (status != HF_OK)
        return status;
    w.stream = open_memstream(&made, count);
    if (!w.stream)
        return hf_fail_memory(error);
    status = run(&w, "a picture", encode_jpeg, end_jpeg, error);
    if (fclose(w.stream) != 0 && status == HF_OK)
        status = hf_fail_memory(error);
    if (status == HF_OK)
        *bytes = (unsigned char *)made;
    else
        free(made);
    return status;
}
