/* image/jpeg.c - JPEG to pixels, by libjpeg */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "image/colours.h"
#include "image/exif.h"
#include "image/jpeg_policy.h"
#include "image/sink.h"

/* Everything a decode holds, in one place: no local variable has to survive
   a longjmp, and one function frees it all. */
struct job {
    struct jpeg_decompress_struct jpeg;
    hf_jpeg_watch watch;
    hf_sink sink;
    hf_colours colours;
    unsigned char *profile; /* ICC, or NULL */
    unsigned char *cmyk;    /* a row of CMYK, or NULL */
};

/* The first marker that begins with head; NULL without one. */
static jpeg_saved_marker_ptr marker(const struct jpeg_decompress_struct *c,
                                    int which, const char *head, size_t n)
{
    jpeg_saved_marker_ptr m = c->marker_list;

    while (m && (m->marker != which || m->data_length <= n ||
                 memcmp(m->data, head, n) != 0))
        m = m->next;
    return m;
}

/* Length of "Exif\0\0" before the block. */
enum { EXIF_HEAD = 6 };

static jpeg_saved_marker_ptr exif(const struct jpeg_decompress_struct *c)
{
    return marker(c, JPEG_APP0 + 1, "Exif\0", EXIF_HEAD);
}

static int orientation(const struct jpeg_decompress_struct *c)
{
    jpeg_saved_marker_ptr m = exif(c);

    return m ? hf_exif_orientation(m->data + EXIF_HEAD,
                                   m->data_length - EXIF_HEAD)
             : 1;
}

static void choose_colours(struct jpeg_decompress_struct *c)
{
    switch (c->jpeg_color_space) {
    case JCS_GRAYSCALE:
    case JCS_YCbCr:
    case JCS_RGB:
        c->out_color_space = JCS_RGB;
        break;
    case JCS_CMYK:
    case JCS_YCCK:
        c->out_color_space = JCS_CMYK;
        break;
    default:
        /* ends as "Unsupported color conversion request" */
        c->out_color_space = JCS_RGB;
        break;
    }
}

/* Bytes libjpeg keeps when a file has several scans: every coefficient. */
static double coefficient_bytes(struct jpeg_decompress_struct *c)
{
    double bytes = 0;
    int i;

    if (!jpeg_has_multiple_scans(c))
        return 0;
    for (i = 0; i < c->num_components; i++)
        bytes += (double)c->comp_info[i].width_in_blocks *
                 c->comp_info[i].height_in_blocks * sizeof(JBLOCK);
    return bytes;
}

/* Limits, before anything large is allocated. */
static void prepare(struct job *job)
{
    struct jpeg_decompress_struct *c = &job->jpeg;
    const hf_source *source = job->watch.source;
    hf_status status;
    size_t left;

    status = hf_sink_open(&job->sink, source, c->image_width, c->image_height,
                          orientation(c));
    if (status != HF_OK)
        hf_jpeg_stop(c, status);
    left = hf_sink_left(&job->sink, source);
    if (coefficient_bytes(c) > (double)left)
        hf_jpeg_stop(c, hf_fail_budget(source));
    /* libjpeg counts the rest of its memory itself; 0 would mean no limit. */
    c->mem->max_memory_to_use = left >= LONG_MAX ? LONG_MAX : (long)left + 1;
    c->scale_num = 1;
    c->scale_denom = (unsigned)job->sink.reduction;
    /* Smoothing guesses coefficients of scans that have not come. */
    c->do_block_smoothing = FALSE;
}

/* Adobe RGB (1998), 4.3. */
static const hf_primaries adobe_rgb = {
    {0.3127, 0.3290}, {0.64, 0.33}, {0.21, 0.71}, {0.15, 0.06}};
static const double adobe_gamma = 256 / 563.0;

/* The profile of all its segments; without one, what EXIF says. */
static hf_colour_words read_words(struct job *job)
{
    struct jpeg_decompress_struct *c = &job->jpeg;
    hf_colour_words words = {.icc = NULL};
    jpeg_saved_marker_ptr m = exif(c);
    unsigned n = 0;

    if (marker(c, JPEG_APP0 + 2, "ICC_PROFILE", sizeof "ICC_PROFILE")) {
        if (jpeg_read_icc_profile(c, &job->profile, &n) &&
            n <= HF_PROFILE_BYTES)
            words.icc = job->profile;
        words.icc_count = n;
        words.broken = !words.icc;
    } else if (m && hf_exif_adobe_rgb(m->data + EXIF_HEAD,
                                      m->data_length - EXIF_HEAD)) {
        words.chromaticities = true;
        words.at = adobe_rgb;
        words.gamma = adobe_gamma;
    }
    return words;
}

/* Adobe's programs store CMYK turned over, 255 meaning no ink, and mark the
   file; without their marker 255 is full ink. */
static void prepare_colours(struct job *job)
{
    const struct jpeg_decompress_struct *c = &job->jpeg;
    const bool cmyk = c->out_color_space == JCS_CMYK;
    const hf_layout layout = {.depth = 8,
                              .channels = cmyk ? 4 : 3,
                              .grey = c->jpeg_color_space == JCS_GRAYSCALE,
                              .turned = cmyk && c->saw_Adobe_marker};
    const hf_colour_words words = read_words(job);
    const hf_status status =
        hf_colours_open(&job->colours, &words, &layout, job->sink.width,
                        job->watch.source->error);

    if (status != HF_OK)
        hf_jpeg_stop(&job->jpeg, status);
    job->sink.image->said = job->colours.said;
}

static void read_rows(struct job *job)
{
    struct jpeg_decompress_struct *c = &job->jpeg;
    const bool cmyk = c->out_color_space == JCS_CMYK;
    const bool same = hf_colours_same(&job->colours);

    if (cmyk) {
        job->cmyk = malloc(4 * (size_t)c->output_width);
        if (!job->cmyk)
            hf_jpeg_stop(c, hf_fail_memory(job->watch.source->error));
    }
    while (c->output_scanline < c->output_height) {
        unsigned char *to = hf_sink_row(&job->sink);
        JSAMPROW row = cmyk ? job->cmyk : to;

        jpeg_read_scanlines(c, &row, 1);
        if (!same)
            hf_colours_row(&job->colours, to, row, job->sink.width);
        hf_sink_next(&job->sink);
    }
}

static void decode(struct job *job)
{
    struct jpeg_decompress_struct *c = &job->jpeg;
    const hf_source *source = job->watch.source;

    jpeg_create_decompress(c);
    hf_jpeg_watch_scans(&job->watch, c);
    jpeg_mem_src(c, source->bytes, (unsigned long)source->count);
    jpeg_save_markers(c, JPEG_APP0 + 1, 0xffff);
    jpeg_save_markers(c, JPEG_APP0 + 2, 0xffff);
    (void)jpeg_read_header(c, TRUE);
    choose_colours(c);
    prepare(job);
    prepare_colours(job);
    jpeg_start_decompress(c);
    if (jpeg_has_multiple_scans(c)) /* then all scans have been read */
        hf_jpeg_check_scans(c);
    read_rows(job);
    jpeg_finish_decompress(c);
}

hf_status hf_jpeg_decode(hf_image **out, const hf_source *source)
{
    struct job *job = calloc(1, sizeof *job);
    hf_status status;

    if (!job)
        return hf_fail_memory(source->error);
    hf_jpeg_watch_errors(&job->watch, &job->jpeg, source);
    if (setjmp(job->watch.out) == 0)
        decode(job);
    status = job->watch.status;
    hf_sink_close(&job->sink, status == HF_OK ? out : NULL);
    jpeg_destroy_decompress(&job->jpeg); /* harmless when not created */
    hf_colours_close(&job->colours);
    free(job->profile);
    free(job->cmyk);
    free(job);
    return status;
}
