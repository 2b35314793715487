/* image/jpeg.c - JPEG to pixels, by libjpeg */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "image/exif.h"
#include "image/jpeg_policy.h"
#include "image/sink.h"

/* Everything a decode holds, in one place: no local variable has to survive
   a longjmp, and one function frees it all. */
struct job {
    struct jpeg_decompress_struct jpeg;
    hf_jpeg_watch watch;
    hf_sink sink;
    unsigned char *cmyk; /* a row of CMYK, or NULL */
};

static int orientation(const struct jpeg_decompress_struct *c)
{
    static const char head[6] = "Exif\0";
    jpeg_saved_marker_ptr m;

    for (m = c->marker_list; m; m = m->next)
        if (m->data_length > sizeof head &&
            memcmp(m->data, head, sizeof head) == 0)
            return hf_exif_orientation(m->data + sizeof head,
                                       m->data_length - sizeof head);
    return 1;
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

/* Adobe's programs store CMYK turned over, 255 meaning no ink, and mark the
   file; without their marker 255 is full ink. Printing inks are taken as
   ideal: profiles are not used. */
static void cmyk_to_rgb(unsigned char *rgb, const unsigned char *cmyk,
                        int width, bool adobe)
{
    int x, i;

    for (x = 0; x < width; x++, cmyk += 4)
        for (i = 0; i < 3; i++) {
            int light = adobe ? cmyk[i] : 255 - cmyk[i];
            int paper = adobe ? cmyk[3] : 255 - cmyk[3];

            *rgb++ = (unsigned char)((light * paper + 127) / 255);
        }
}

static void read_rows(struct job *job)
{
    struct jpeg_decompress_struct *c = &job->jpeg;
    bool cmyk = c->out_color_space == JCS_CMYK;

    if (cmyk) {
        job->cmyk = malloc(4 * (size_t)c->output_width);
        if (!job->cmyk)
            hf_jpeg_stop(c, hf_fail_memory(job->watch.source->error));
    }
    while (c->output_scanline < c->output_height) {
        unsigned char *to = hf_sink_row(&job->sink);
        JSAMPROW row = cmyk ? job->cmyk : to;

        jpeg_read_scanlines(c, &row, 1);
        if (cmyk)
            cmyk_to_rgb(to, row, job->sink.width, c->saw_Adobe_marker);
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
    (void)jpeg_read_header(c, TRUE);
    choose_colours(c);
    prepare(job);
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
    free(job->cmyk);
    free(job);
    return status;
}
