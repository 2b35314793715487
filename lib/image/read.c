/* image/read.c - files to pictures: limits, formats, dispatch */
#include "image/image_internal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/fail.h"
#include "base/file.h"
#include "image/reuse.h"

#undef hf_fail_budget  /* what analysers are told */
#undef hf_fail_damaged /* what analysers are told */

void hf_image_options_init(hf_image_options *options)
{
    *options = (hf_image_options){
        .size = sizeof *options,
        /* Above every camera (150 MP backs), below what exhausts a machine:
           600 MB of pixels. */
        .max_pixels = 200000000,
        /* The pixels above and the work around them. */
        .max_bytes = (size_t)1 << 30,
        .enough = 0,
    };
}

static hf_status check_options(hf_image_options *out,
                               const hf_image_options *options, hf_error *error)
{
    hf_image_options_init(out);
    if (!options)
        return HF_OK;
    if (options->size < sizeof options->size || options->size > sizeof *out)
        return hf_fail(error, HF_E_OPTION,
                       "image options of %zu bytes: call "
                       "hf_image_options_init first",
                       options->size);
    memcpy(out, options, options->size);
    if (out->max_pixels < 1 || out->max_pixels > 0x7fffffff)
        return hf_fail(error, HF_E_OPTION,
                       "max_pixels is %zu: it must be 1 to 2147483647",
                       out->max_pixels);
    if (out->max_bytes < 1 || out->max_bytes == SIZE_MAX)
        return hf_fail(error, HF_E_OPTION,
                       "max_bytes is %zu: it must be 1 to %zu", out->max_bytes,
                       (size_t)SIZE_MAX - 1);
    if (!(out->max_seconds >= 0))
        return hf_fail(error, HF_E_OPTION,
                       "max_seconds is %g: it must be 0 or more",
                       out->max_seconds);
    if (out->enough < 0)
        return hf_fail(error, HF_E_OPTION, "enough is %d: it must be 0 or more",
                       out->enough);
    return HF_OK;
}

hf_status hf_fail_damaged(const hf_source *source, const char *what)
{
    return hf_fail(source->error, HF_E_CORRUPT,
                   "'%s' is damaged: %s; copy it again from its source",
                   source->name, what);
}

hf_status hf_fail_budget(const hf_source *source)
{
    return hf_fail(source->error, HF_E_LIMIT,
                   "'%s' needs more memory to decode than the %zu bytes "
                   "allowed",
                   source->name, source->options.max_bytes);
}

/* ------------------------------------------------------------------ time */

/* Seconds of processor time of this thread. */
static double clock_of_thread(void)
{
    struct timespec t;

    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t) != 0)
        return 0;
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Rows between two looks at the clock, which takes a system call: together
   they take microseconds a photo, and no 16 rows take a second. */
enum { ROWS_A_LOOK = 16 };

bool hf_source_is_late(const hf_source *source)
{
    return source->late > 0 && clock_of_thread() > source->late;
}

bool hf_source_late(const hf_source *source)
{
    return source->late > 0 && ++*source->rows % ROWS_A_LOOK == 0 &&
           hf_source_is_late(source);
}

hf_status hf_fail_late(const hf_source *source)
{
    return hf_fail(source->error, HF_E_LIMIT,
                   "'%s' takes longer to decode than the %g seconds allowed",
                   source->name, source->options.max_seconds);
}

/* The formats people have by their first bytes; `.` in magic is any byte.
   Order matters: the ISO base media brands come before the general box. */
static const struct format {
    const char *name;
    size_t offset;
    const char *magic;
    size_t length;
    hf_status (*decode)(hf_image **, const hf_source *); /* NULL: not read */
} formats[] = {
#define MAGIC(text) text, sizeof(text) - 1
    {"JPEG", 0, MAGIC("\xff\xd8"), hf_jpeg_decode},
    {"PNG", 0, MAGIC("\x89PNG"), hf_png_decode},
    {"HEIC", 4, MAGIC("ftyphe"), hf_heif_decode}, /* heic, heix, hevc, heim */
    {"HEIC", 4, MAGIC("ftypmif1"), hf_heif_decode},
    {"HEIC", 4, MAGIC("ftypmsf1"), hf_heif_decode},
    {"AVIF", 4, MAGIC("ftypavi"), NULL},
    {"a Canon raw photo", 4, MAGIC("ftypcrx "), NULL},
    {"a video", 4, MAGIC("ftyp"), NULL},
    {"a video", 4, MAGIC("moov"), NULL},
    {"a video", 0, MAGIC("\x1a\x45\xdf\xa3"), NULL},
    {"WebP", 8, MAGIC("WEBP"), NULL},
    {"a video", 8, MAGIC("AVI "), NULL},
    {"GIF", 0, MAGIC("GIF8"), NULL},
    {"a Canon raw photo", 0, MAGIC("II*\0....CR"), NULL},
    {"TIFF or a raw photo", 0, MAGIC("II*\0"), NULL},
    {"TIFF or a raw photo", 0, MAGIC("MM\0*"), NULL},
    {"a Fujifilm raw photo", 0, MAGIC("FUJIFILMCCD-RAW"), NULL},
    {"an Olympus raw photo", 0, MAGIC("IIR"), NULL},
    {"a Panasonic raw photo", 0, MAGIC("IIU\0"), NULL},
    {"JPEG 2000", 4, MAGIC("jP  \r\n\x87\n"), NULL},
    {"JPEG 2000", 0, MAGIC("\xff\x4f\xff\x51"), NULL},
    {"JPEG XL", 4, MAGIC("JXL \r\n\x87\n"), NULL},
    {"JPEG XL", 0, MAGIC("\xff\x0a"), NULL},
    {"BMP", 0, MAGIC("BM....\0\0\0\0"), NULL},
    {"DICOM", 128, MAGIC("DICM"), NULL},
    {"PDF", 0, MAGIC("%PDF"), NULL},
    {"a Photoshop file", 0, MAGIC("8BPS"), NULL},
#undef MAGIC
};

static const struct format *recognise(const unsigned char *bytes, size_t n)
{
    size_t i, k;

    for (i = 0; i < sizeof formats / sizeof *formats; i++) {
        const struct format *f = &formats[i];

        if (f->offset + f->length > n)
            continue;
        for (k = 0; k < f->length; k++)
            if (f->magic[k] != '.' &&
                (unsigned char)f->magic[k] != bytes[f->offset + k])
                break;
        if (k == f->length)
            return f;
    }
    return NULL;
}

/* Decodes while there is time. */
static hf_status in_time(const struct format *f, hf_image **out,
                         const hf_source *source)
{
    hf_source timed = *source;
    unsigned rows = 0;

    timed.rows = &rows;
    if (source->options.max_seconds > 0)
        timed.late = clock_of_thread() + source->options.max_seconds;
    return f->decode(out, &timed);
}

static hf_status decode(hf_image **out, const hf_source *source)
{
    const struct format *f = recognise(source->bytes, source->count);

    if (source->count == 0)
        return hf_fail(source->error, HF_E_FORMAT, "'%s' is empty",
                       source->name);
    if (!f)
        return hf_fail(source->error, HF_E_FORMAT,
                       "'%s' is not a picture that is known: give JPEG or "
                       "PNG",
                       source->name);
    if (!f->decode)
        return hf_fail(source->error, HF_E_FORMAT,
                       "'%s' is %s: convert it to JPEG or PNG", source->name,
                       f->name);
    return in_time(f, out, source);
}

hf_status hf_image_reread_memory(hf_image **image, const void *bytes,
                                 size_t count, const char *name,
                                 const hf_image_options *options,
                                 hf_error *error)
{
    hf_image *spare = *image;
    hf_source source = {.bytes = bytes,
                        .count = count,
                        .name = name ? name : "(memory)",
                        .error = error,
                        .spare = &spare};
    hf_status status = check_options(&source.options, options, error);

    *image = NULL;
    source.budget = source.options.max_bytes;
    if (status == HF_OK)
        status = decode(image, &source);
    hf_image_free(spare);
    return status;
}

hf_status hf_image_read_memory(hf_image **out, const void *bytes, size_t count,
                               const char *name,
                               const hf_image_options *options, hf_error *error)
{
    hf_image *image = NULL;
    hf_status status =
        hf_image_reread_memory(&image, bytes, count, name, options, error);

    if (status == HF_OK)
        *out = image;
    return status;
}

hf_status hf_image_reread(hf_image **image, const char *path,
                          const hf_image_options *options, hf_error *error)
{
    hf_image *spare = *image;
    hf_source source = {.name = path, .error = error, .spare = &spare};
    hf_status status = check_options(&source.options, options, error);
    char *bytes = NULL;

    *image = NULL;
    if (status == HF_OK)
        status = hf_file_read(&bytes, &source.count, path,
                              source.options.max_bytes, error);
    if (status == HF_OK) {
        source.bytes = (const unsigned char *)bytes;
        source.budget = source.options.max_bytes - source.count;
        status = decode(image, &source);
        free(bytes);
    }
    hf_image_free(spare);
    return status;
}

hf_status hf_image_read(hf_image **out, const char *path,
                        const hf_image_options *options, hf_error *error)
{
    hf_image *image = NULL;
    hf_status status = hf_image_reread(&image, path, options, error);

    if (status == HF_OK)
        *out = image;
    return status;
}
