/* image/png.c - PNG to pixels, by libpng */
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <png.h>

#include "base/fail.h"
#include "image/colours.h"
#include "image/exif.h"
#include "image/sink.h"

/* Most bytes libpng may take for one chunk that is not pixels: a large colour
   profile has 4 MB; larger is an attempt to fill the memory. */
enum { CHUNK_BYTES = 8 << 20 };

/* Everything a decode holds, in one place: no local variable has to survive
   a longjmp, and one function frees it all. */
struct job {
    const hf_source *source;
    size_t at; /* bytes given to libpng */
    jmp_buf out;
    hf_status status; /* of the error that jumped */
    png_structp png;
    png_infop info;
    hf_sink sink;
    hf_colours colours;
    unsigned char palette[256][3]; /* as shown */
    int palette_size;              /* 0: not a palette file */
    bool interlaced;
    bool bad_profile;   /* libpng found fault with it */
    size_t row_bytes;   /* of a row as libpng gives it */
    unsigned char *raw; /* that row; interlaced: all of them */
    unsigned char *rgb; /* a row converted */
};

static _Noreturn void stop(struct job *job, hf_status status)
{
    job->status = status;
    longjmp(job->out, 1);
}

static void check(struct job *job, hf_status status)
{
    if (status != HF_OK)
        stop(job, status);
}

/* ------------------------------------------------------------- callbacks */

static void on_error(png_structp png, png_const_charp text)
{
    struct job *job = png_get_error_ptr(png);

    if (strstr(text, "ut of memory"))
        stop(job, hf_fail_memory(job->source->error));
    stop(job, hf_fail_damaged(job->source, text));
}

/* libpng says first which chunk it is about, or that it is the profile. Names
   of chunks that pixels depend on begin with a capital: what is odd there is
   not guessed at. The other chunks are left out when libpng finds fault with
   them. */
static void on_warning(png_structp png, png_const_charp text)
{
    struct job *job = png_get_error_ptr(png);

    if (strncmp(text, "IDAT", 4) == 0 || strncmp(text, "PLTE", 4) == 0 ||
        strncmp(text, "IHDR", 4) == 0 || strncmp(text, "IEND", 4) == 0)
        stop(job, hf_fail_damaged(job->source, text));
    if (strncmp(text, "iCCP", 4) == 0)
        job->bad_profile = true;
}

static void on_read(png_structp png, png_bytep to, size_t n)
{
    struct job *job = png_get_io_ptr(png);

    if (n > job->source->count - job->at)
        stop(job, hf_fail_damaged(job->source, "it ends early"));
    memcpy(to, job->source->bytes + job->at, n);
    job->at += n;
}

/* ---------------------------------------------------------------- header */

/* The content of a chunk, n its bytes; NULL without one. libpng would give an
   EXIF chunk that follows the pixels only after them, too late to turn them,
   and older ones know no cICP; so these are looked up first. Checksums are
   libpng's business: it passes over these chunks too. */
static const unsigned char *chunk(const hf_source *s, const char *name,
                                  size_t *n)
{
    const unsigned char *p = s->bytes + 8; /* past the signature */
    size_t left = s->count - 8;

    while (left >= 12) { /* length, name, checksum */
        *n = png_get_uint_32(p);
        if (*n > left - 12 || memcmp(p + 4, "IEND", 4) == 0)
            break;
        if (memcmp(p + 4, name, 4) == 0)
            return p + 8;
        p += *n + 12;
        left -= *n + 12;
    }
    return NULL;
}

static int orientation(const hf_source *s)
{
    size_t n;
    const unsigned char *tiff = chunk(s, "eXIf", &n);

    return tiff ? hf_exif_orientation(tiff, n) : 1;
}

static void setup(struct job *job)
{
    /* Text and the like is checked and passed over, never unpacked. */
    static const png_byte unused[] = "tEXt\0zTXt\0iTXt\0sPLT\0hIST\0pCAL\0"
                                     "sCAL\0oFFs\0tIME\0bKGD\0sBIT\0eXIf\0"
                                     "cICP";

    job->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, job, on_error,
                                      on_warning);
    job->info = job->png ? png_create_info_struct(job->png) : NULL;
    if (!job->info)
        stop(job, hf_fail_memory(job->source->error));
    png_set_read_fn(job->png, job, on_read);
    png_set_user_limits(job->png, HF_IMAGE_SIDE, HF_IMAGE_SIDE);
    png_set_chunk_malloc_max(job->png, CHUNK_BYTES);
    png_set_keep_unknown_chunks(job->png, PNG_HANDLE_CHUNK_NEVER, unused,
                                (int)(sizeof unused / 5));
    /* A wrong checksum anywhere: the file is not what was written. */
    png_set_crc_action(job->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
}

/* The exponent the samples were encoded with, 0 for sRGB or none. */
static double file_gamma(struct job *job)
{
    /* What is written for sRGB (45455) and its roundings are taken as sRGB
       itself: closer than 5 % the difference is not visible. */
    const double srgb = 0.45455, same = 0.05 * srgb;
    double gamma;

    if (!png_get_gAMA(job->png, job->info, &gamma) || !(gamma > 0) ||
        (gamma > srgb - same && gamma < srgb + same))
        return 0;
    return gamma;
}

/* Code points: primaries, curve, 0 for RGB, 1 for the full range. What is not
   full range is said, but not known here. */
static bool read_cicp(struct job *job, hf_colour_words *words)
{
    size_t n;
    const unsigned char *at = chunk(job->source, "cICP", &n);

    if (!at)
        return false;
    words->broken = n != 4 || at[2] != 0 || at[3] != 1;
    if (!words->broken) {
        words->primaries = at[0];
        words->transfer = at[1];
    }
    return true;
}

static bool read_profile(struct job *job, hf_colour_words *words)
{
    png_charp name;
    png_bytep bytes;
    png_uint_32 n;
    int compression;

    if (!png_get_iCCP(job->png, job->info, &name, &compression, &bytes, &n)) {
        words->broken = job->bad_profile;
        return words->broken;
    }
    words->icc = bytes;
    words->icc_count = n;
    return true;
}

/* Primaries tell nothing without the curve that goes with them. */
static void read_gamma(struct job *job, hf_colour_words *words)
{
    hf_primaries *at = &words->at;

    words->gamma = file_gamma(job);
    words->chromaticities =
        png_get_valid(job->png, job->info, PNG_INFO_gAMA) &&
        png_get_valid(job->png, job->info, PNG_INFO_cHRM) &&
        png_get_cHRM(job->png, job->info, &at->white[0], &at->white[1],
                     &at->red[0], &at->red[1], &at->green[0], &at->green[1],
                     &at->blue[0], &at->blue[1]);
}

/* In the order of the PNG specification, third edition, 13.13. */
static hf_colour_words read_words(struct job *job)
{
    hf_colour_words words = {.icc = NULL};

    if (read_cicp(job, &words) || read_profile(job, &words))
        return words;
    words.srgb = png_get_valid(job->png, job->info, PNG_INFO_sRGB);
    if (!words.srgb)
        read_gamma(job, &words);
    return words;
}

/* Palette entries as they will be shown, alpha over white. */
static void read_palette(struct job *job, const hf_colour_words *words)
{
    static const hf_layout rgba = {.depth = 8, .channels = 4, .alpha = true};
    png_colorp entries = NULL;
    png_bytep alpha = NULL;
    int n = 0, alphas = 0, i;

    if (!png_get_PLTE(job->png, job->info, &entries, &n) || n < 1)
        stop(job, hf_fail_damaged(job->source, "its palette is missing"));
    if (png_get_valid(job->png, job->info, PNG_INFO_tRNS))
        png_get_tRNS(job->png, job->info, &alpha, &alphas, NULL);
    check(job,
          hf_colours_open(&job->colours, words, &rgba, 1, job->source->error));
    for (i = 0; i < n && i < 256; i++) {
        const unsigned char entry[4] = {entries[i].red, entries[i].green,
                                        entries[i].blue,
                                        i < alphas ? alpha[i] : 255};

        hf_colours_row(&job->colours, job->palette[i], entry, 1);
    }
    job->palette_size = i;
}

/* Fixes the layout of rows: palette numbers a byte each, or samples of 8 or
   16 bits with alpha where the file has transparency of any kind. */
static void choose_rows(struct job *job)
{
    const hf_colour_words words = read_words(job);
    hf_layout layout;

    job->interlaced =
        png_get_interlace_type(job->png, job->info) != PNG_INTERLACE_NONE;
    if (png_get_color_type(job->png, job->info) == PNG_COLOR_TYPE_PALETTE) {
        read_palette(job, &words);
        png_set_packing(job->png);
    } else {
        png_set_expand(job->png);
    }
    (void)png_set_interlace_handling(job->png);
    png_read_update_info(job->png, job->info);
    job->row_bytes = png_get_rowbytes(job->png, job->info);
    layout = (hf_layout){.depth = png_get_bit_depth(job->png, job->info),
                         .channels = png_get_channels(job->png, job->info)};
    layout.alpha = layout.channels % 2 == 0;
    if (!job->palette_size)
        check(job, hf_colours_open(&job->colours, &words, &layout,
                                   job->sink.full_width, job->source->error));
    job->sink.image->said = job->colours.said;
}

static void take_memory(struct job *job)
{
    size_t rgb = 3 * (size_t)job->sink.full_width, raw = job->row_bytes;
    size_t left = hf_sink_left(&job->sink, job->source);

    if (job->interlaced)
        raw *= (size_t)job->sink.full_height;
    if (rgb > left || raw > left - rgb)
        stop(job, hf_fail_budget(job->source));
    job->raw = malloc(raw);
    job->rgb = malloc(rgb);
    if (!job->raw || !job->rgb)
        stop(job, hf_fail_memory(job->source->error));
}

/* ---------------------------------------------------------------- pixels */

static void palette_row(struct job *job, const unsigned char *raw)
{
    int x;

    for (x = 0; x < job->sink.full_width; x++) {
        if (raw[x] >= job->palette_size)
            stop(job, hf_fail_damaged(job->source,
                                      "a colour is not in its palette"));
        memcpy(job->rgb + 3 * x, job->palette[raw[x]], 3);
    }
}

static void give_row(struct job *job, const unsigned char *raw)
{
    if (job->palette_size)
        palette_row(job, raw);
    else
        hf_colours_row(&job->colours, job->rgb, raw, job->sink.full_width);
    hf_sink_full_row(&job->sink, job->rgb);
}

/* One row as libpng gives it, if there is time. */
static void read_row(struct job *job, unsigned char *row)
{
    if (hf_source_late(job->source))
        stop(job, hf_fail_late(job->source));
    png_read_row(job->png, row, NULL);
}

static void read_rows(struct job *job)
{
    int y, pass;

    if (!job->interlaced) {
        for (y = 0; y < job->sink.full_height; y++) {
            read_row(job, job->raw);
            give_row(job, job->raw);
        }
        return;
    }
    for (pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
        for (y = 0; y < job->sink.full_height; y++)
            read_row(job, job->raw + (size_t)y * job->row_bytes);
    for (y = 0; y < job->sink.full_height; y++)
        give_row(job, job->raw + (size_t)y * job->row_bytes);
}

static void decode(struct job *job)
{
    const hf_source *s = job->source;

    /* Signature, length and name, width, height: read here so that a size
       over the limit is told in the same words as a JPEG's. */
    if (s->count >= 24 && memcmp(s->bytes + 12, "IHDR", 4) == 0)
        check(job, hf_sink_check(s, png_get_uint_32(s->bytes + 16),
                                 png_get_uint_32(s->bytes + 20)));
    setup(job);
    png_read_info(job->png, job->info);
    check(job, hf_sink_open(
                   &job->sink, s, png_get_image_width(job->png, job->info),
                   png_get_image_height(job->png, job->info), orientation(s)));
    choose_rows(job);
    take_memory(job);
    read_rows(job);
    png_read_end(job->png, NULL); /* checksums of pixels and the rest */
}

hf_status hf_png_decode(hf_image **out, const hf_source *source)
{
    struct job *job = calloc(1, sizeof *job);
    hf_status status;

    if (!job)
        return hf_fail_memory(source->error);
    job->source = source;
    if (setjmp(job->out) == 0)
        decode(job);
    status = job->status;
    hf_sink_close(&job->sink, status == HF_OK ? out : NULL);
    hf_colours_close(&job->colours);
    if (job->png)
        png_destroy_read_struct(&job->png, &job->info, NULL);
    free(job->raw);
    free(job->rgb);
    free(job);
    return status;
}
