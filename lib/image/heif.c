/* image/heif.c - HEIC to pixels, by libheif, where it is
 *
 * libheif turns and mirrors as the file's own properties say. Cameras repeat
 * that in the EXIF block, which is not looked at: it would turn twice.
 */
#include "image/image_internal.h"

#include "base/fail.h"

#ifndef HF_HAVE_HEIF

bool hf_image_reads_heic(void)
{
    return false;
}

hf_status hf_heif_decode(hf_image **out, const hf_source *source)
{
    (void)out;
    return hf_fail(source->error, HF_E_UNSUPPORTED,
                   "'%s' is HEIC, which this build of hemiface does not read "
                   "(it was made without libheif): convert it to JPEG or PNG",
                   source->name);
}

#else

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libheif/heif.h>

#include "image/colours.h"
#include "image/heif_refs.h"
#include "image/hevc.h"
#include "image/sink.h"

/* Everything a decode holds. */
struct job {
    const hf_source *source;
    struct heif_context *context;
    struct heif_image_handle *handle;
    struct heif_decoding_options *options;
    struct heif_image *image;
    hf_sink sink;
    hf_colours colours;
    unsigned char *profile;
    unsigned char *rgb, *raw; /* a row as shown; as 16 bits or with its alpha */
    int depth;                /* bits a sample */
    bool alpha, mixed;        /* mixed: colours are multiplied by alpha */
    struct heif_color_profile_nclx *nclx;
};

bool hf_image_reads_heic(void)
{
    return hf_hevc_register();
}

/* ----------------------------------------------------------------- errors */

static hf_status unsupported(const hf_source *s, const char *what)
{
    return hf_fail(s->error, HF_E_UNSUPPORTED,
                   "'%s' is HEIC of a kind that is not read: %s; convert it "
                   "to JPEG or PNG",
                   s->name, what);
}

/* libheif's words are sentences of their own, some without an end. */
static hf_status translate(const hf_source *s, struct heif_error e)
{
    const char *words = e.message ? e.message : "no reason given";
    const size_t n = strcspn(words, "\n");
    char text[200];

    snprintf(text, sizeof text, "%.*s", (int)(n < 190 ? n : 190), words);
    switch (e.code) {
    case heif_error_Ok:
        return HF_OK;
    case heif_error_Memory_allocation_error:
        return e.subcode == heif_suberror_Security_limit_exceeded
                   ? hf_fail_budget(s)
                   : hf_fail_memory(s->error);
    case heif_error_Unsupported_filetype:
    case heif_error_Unsupported_feature:
    case heif_error_Plugin_loading_error:
        return unsupported(s, text);
    default:
        return hf_fail_damaged(s, text);
    }
}

/* ---------------------------------------------------------------- opening */

/* Bytes that libheif holds at most for a pixel: its planes at full resolution
   and the row-wise copy that is asked for, the decoder's own picture, and
   once more where a turn makes a new one. */
static double bytes_a_pixel(const struct job *job)
{
    const double sample = job->depth > 8 ? 2 : 1;
    const double planes = 3 + job->alpha;

    return sample * 3 * planes;
}

static hf_status open_file(struct job *job)
{
    const hf_source *s = job->source;
    hf_status status;

    if (!hf_hevc_register())
        return unsupported(s, "this libheif takes no decoder");
    status = hf_heif_check_references(s);
    if (status != HF_OK)
        return status;
    job->context = heif_context_alloc();
    if (!job->context)
        return hf_fail_memory(s->error);
    heif_context_set_maximum_image_size_limit(job->context, HF_IMAGE_SIDE);
    /* Tiles one after the other, in this thread, whose clock is looked at. */
    heif_context_set_max_decoding_threads(job->context, 0);
    status = translate(s, heif_context_read_from_memory_without_copy(
                              job->context, s->bytes, s->count, NULL));
    if (status == HF_OK)
        status = translate(s, heif_context_get_primary_image_handle(
                                  job->context, &job->handle));
    return status;
}

/* The size first, before anything large is allocated. */
static hf_status open_sink(struct job *job)
{
    const hf_source *s = job->source;
    const int width = heif_image_handle_get_width(job->handle);
    const int height = heif_image_handle_get_height(job->handle);
    hf_status status;

    if (width < 1 || height < 1)
        return hf_fail_damaged(s, "it has no size");
    status = hf_sink_check(s, (unsigned)width, (unsigned)height);
    if (status != HF_OK)
        return status;
    job->depth = heif_image_handle_get_luma_bits_per_pixel(job->handle);
    job->alpha = heif_image_handle_has_alpha_channel(job->handle) != 0;
    job->mixed = job->alpha &&
                 heif_image_handle_is_premultiplied_alpha(job->handle) != 0;
    if (job->depth < 1 || job->depth > 16)
        return unsupported(s, "its bits a sample are not 8 to 16");
    status = hf_sink_open(&job->sink, s, (unsigned)width, (unsigned)height, 1);
    if (status == HF_OK && bytes_a_pixel(job) * width * height >
                               (double)hf_sink_left(&job->sink, s))
        status = hf_fail_budget(s);
    return status;
}

/* ---------------------------------------------------------------- colours */

/* A profile counts before code points: the latter are there for the matrix of
   YCbCr, which libheif has undone. */
static hf_colour_words read_words(struct job *job)
{
    const size_t n = heif_image_handle_get_raw_color_profile_size(job->handle);
    hf_colour_words words = {.icc = NULL};

    if (n > 0) {
        job->profile = n <= HF_PROFILE_BYTES ? malloc(n) : NULL;
        if (job->profile &&
            heif_image_handle_get_raw_color_profile(job->handle, job->profile)
                    .code == heif_error_Ok)
            words.icc = job->profile;
        words.icc_count = n;
        words.broken = !words.icc;
    } else if (heif_image_handle_get_nclx_color_profile(job->handle, &job->nclx)
                       .code == heif_error_Ok &&
               job->nclx) {
        words.primaries = (int)job->nclx->color_primaries;
        words.transfer = (int)job->nclx->transfer_characteristics;
        /* Both unsaid is nothing said. */
        if (words.primaries == HF_H273_UNSAID &&
            words.transfer == HF_H273_UNSAID)
            words.primaries = words.transfer = 0;
    }
    return words;
}

static hf_status open_colours(struct job *job)
{
    const hf_layout layout = {.depth = job->depth > 8 ? 16 : 8,
                              .channels = 3 + job->alpha,
                              .alpha = job->alpha};
    const hf_colour_words words = read_words(job);
    const size_t width = (size_t)job->sink.full_width;
    hf_status status =
        hf_colours_open(&job->colours, &words, &layout, job->sink.full_width,
                        job->source->error);

    if (status != HF_OK)
        return status;
    job->sink.image->said = job->colours.said;
    job->rgb = malloc(3 * width);
    job->raw = malloc(8 * width);
    return job->rgb && job->raw ? HF_OK : hf_fail_memory(job->source->error);
}

/* ----------------------------------------------------------------- pixels */

static enum heif_chroma wanted(const struct job *job)
{
    if (job->depth > 8)
        return job->alpha ? heif_chroma_interleaved_RRGGBBAA_BE
                          : heif_chroma_interleaved_RRGGBB_BE;
    return job->alpha ? heif_chroma_interleaved_RGBA
                      : heif_chroma_interleaved_RGB;
}

static hf_status fail_pixels(const hf_source *s, const char *said)
{
    char text[200];

    if (hf_source_is_late(s))
        return hf_fail_late(s);
    snprintf(text, sizeof text, "its pixels are broken (%.150s)", said);
    return hf_fail_damaged(s, text);
}

static hf_status decode_image(struct job *job)
{
    const hf_source *s = job->source;
    struct heif_error e;
    const char *said;

    job->options = heif_decoding_options_alloc();
    if (!job->options)
        return hf_fail_memory(s->error);
    /* A tile or a property that is missing is an error, not a guess. */
    job->options->strict_decoding = 1;
    hf_hevc_begin(s);
    e = heif_decode_image(job->handle, &job->image, heif_colorspace_RGB,
                          wanted(job), job->options);
    said = hf_hevc_end();
    if (e.code != heif_error_Ok)
        return said ? fail_pixels(s, said) : translate(s, e);
    if (heif_image_get_primary_width(job->image) != job->sink.full_width ||
        heif_image_get_primary_height(job->image) != job->sink.full_height)
        return hf_fail_damaged(s, "its pixels are not of the declared size");
    return heif_image_get_decoding_warnings(job->image, 0, NULL, 0) > 0
               ? hf_fail_damaged(s, "its decoder found fault with it")
               : HF_OK;
}

/* A sample of that many bits as one of 16, big-endian. */
static void widen(unsigned char *to, const unsigned char *from, int count,
                  unsigned most)
{
    for (int i = 0; i < count; i++, to += 2, from += 2) {
        unsigned v = (unsigned)from[0] << 8 | from[1];

        v = v > most ? most : v;
        v = (v * 65535u + most / 2) / most;
        to[0] = (unsigned char)(v >> 8);
        to[1] = (unsigned char)v;
    }
}

/* Colours of 8 or 16 bits that are multiplied by their alpha as they were. */
static void unmix(unsigned char *row, int width, bool wide)
{
    const int size = wide ? 2 : 1;

    for (int x = 0; x < width; x++, row += 4 * size) {
        const unsigned a =
            wide ? (unsigned)row[6] << 8 | row[7] : (unsigned)row[3];
        const unsigned most = wide ? 65535 : 255;

        for (int c = 0; c < 3 && a > 0; c++) {
            unsigned char *p = row + c * size;
            const unsigned v = wide ? (unsigned)p[0] << 8 | p[1] : p[0];
            const unsigned long long full =
                ((unsigned long long)v * most + a / 2) / a;
            const unsigned whole = full > most ? most : (unsigned)full;

            if (wide)
                *p++ = (unsigned char)(whole >> 8);
            *p = (unsigned char)whole;
        }
    }
}

static hf_status give_rows(struct job *job)
{
    const int width = job->sink.full_width, channels = 3 + job->alpha;
    const int bits = heif_image_get_bits_per_pixel_range(
        job->image, heif_channel_interleaved);
    const bool same = hf_colours_same(&job->colours);
    int stride;
    const unsigned char *row = heif_image_get_plane_readonly(
        job->image, heif_channel_interleaved, &stride);

    if (!row || (bits > 8) != (job->depth > 8) || bits > 16)
        return hf_fail_damaged(job->source, "its pixels are missing");
    for (int y = 0; y < job->sink.full_height; y++, row += stride) {
        const unsigned char *in = row;

        if (same) {
            hf_sink_full_row(&job->sink, row);
            continue;
        }
        if (job->depth > 8) {
            widen(job->raw, row, channels * width, (1u << bits) - 1);
            in = job->raw;
        }
        if (job->mixed) {
            if (in == row)
                in = memcpy(job->raw, row, 4 * (size_t)width);
            unmix(job->raw, width, job->depth > 8);
        }
        hf_colours_row(&job->colours, job->rgb, in, width);
        hf_sink_full_row(&job->sink, job->rgb);
    }
    return HF_OK;
}

hf_status hf_heif_decode(hf_image **out, const hf_source *source)
{
    struct job job = {.source = source};
    hf_status status = open_file(&job);

    if (status == HF_OK)
        status = open_sink(&job);
    if (status == HF_OK)
        status = open_colours(&job);
    if (status == HF_OK)
        status = decode_image(&job);
    if (status == HF_OK)
        status = give_rows(&job);
    hf_sink_close(&job.sink, status == HF_OK ? out : NULL);
    hf_colours_close(&job.colours);
    if (job.nclx)
        heif_nclx_color_profile_free(job.nclx);
    if (job.image)
        heif_image_release(job.image);
    if (job.options)
        heif_decoding_options_free(job.options);
    if (job.handle)
        heif_image_handle_release(job.handle);
    if (job.context)
        heif_context_free(job.context);
    free(job.profile);
    free(job.rgb);
    free(job.raw);
    return status;
}

#endif
