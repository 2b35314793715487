/* image/hevc.c - the decoder of HEIC's pixels that libheif is given
 *
 * By libheif's heif_plugin.h and libde265's de265.h. libheif hands over a tile
 * or a picture as units of HEVC, each behind its length in four bytes,
 * big-endian; the first call holds the file's headers.
 */
#include "image/hevc.h"

#ifdef HF_HAVE_HEIF

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libde265/de265.h>
#include <libheif/heif.h>
#include <libheif/heif_plugin.h>

/* Before libheif's own, which is 100. */
enum { PRIORITY = 200 };
/* Of the table in heif_plugin.h: what libheif 1.13 and later take. */
enum { PLUGIN_API = 2 };

static _Thread_local const hf_source *current;
static _Thread_local const char *wrong; /* with its pixels */

void hf_hevc_begin(const hf_source *source)
{
    current = source;
    wrong = NULL;
}

const char *hf_hevc_end(void)
{
    current = NULL;
    return wrong;
}

/* ----------------------------------------------------------------- errors */

static const struct heif_error fine = {heif_error_Ok, heif_suberror_Unspecified,
                                       "Success"};

static struct heif_error damaged(const char *what)
{
    wrong = what;
    return (struct heif_error){heif_error_Decoder_plugin_error,
                               heif_suberror_Unspecified, what};
}

static struct heif_error no_memory(void)
{
    return (struct heif_error){heif_error_Memory_allocation_error,
                               heif_suberror_Unspecified, "out of memory"};
}

static struct heif_error failed(de265_error e)
{
    return e == DE265_ERROR_OUT_OF_MEMORY ||
                   e == DE265_WARNING_CANNOT_APPLY_SAO_OUT_OF_MEMORY
               ? no_memory()
               : damaged(de265_get_error_text(e));
}

/* What libde265 calls a warning and paints over. The others are of videos, of
 * threads, or of messages beside the picture. */
static bool is_damage(de265_error warning)
{
    static const de265_error damages[] = {
        DE265_WARNING_PREMATURE_END_OF_SLICE_SEGMENT,
        DE265_WARNING_INCORRECT_ENTRY_POINT_OFFSET,
        DE265_WARNING_CTB_OUTSIDE_IMAGE_AREA,
        DE265_WARNING_SPS_HEADER_INVALID,
        DE265_WARNING_PPS_HEADER_INVALID,
        DE265_WARNING_SLICEHEADER_INVALID,
        DE265_WARNING_NONEXISTING_PPS_REFERENCED,
        DE265_WARNING_NONEXISTING_SPS_REFERENCED,
        DE265_WARNING_EOSS_BIT_NOT_SET,
        DE265_WARNING_SLICE_SEGMENT_ADDRESS_INVALID,
        DE265_WARNING_DEPENDENT_SLICE_WITH_ADDRESS_ZERO,
        DE265_WARNING_CANNOT_APPLY_SAO_OUT_OF_MEMORY,
    };

    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++)
        if (warning == damages[i])
            return true;
    return false;
}

/* ---------------------------------------------------------------- pixels */

static struct heif_error copy_plane(struct heif_image *to,
                                    enum heif_channel channel,
                                    const struct de265_image *from, int plane)
{
    const int width = de265_get_image_width(from, plane);
    const int height = de265_get_image_height(from, plane);
    const int bits = de265_get_bits_per_pixel(from, plane);
    const size_t bytes = (size_t)width * (bits > 8 ? 2 : 1);
    int in_stride, out_stride;
    const unsigned char *in = de265_get_image_plane(from, plane, &in_stride);
    unsigned char *out;
    struct heif_error e;

    if (!in || width < 1 || height < 1 || bits < 8 || bits > 16)
        return damaged("a plane is missing");
    e = heif_image_add_plane(to, channel, width, height, bits);
    if (e.code != heif_error_Ok)
        return e;
    out = heif_image_get_plane(to, channel, &out_stride);
    if (!out)
        return no_memory();
    for (int y = 0; y < height; y++)
        memcpy(out + (ptrdiff_t)y * out_stride, in + (ptrdiff_t)y * in_stride,
               bytes);
    return fine;
}

/* How the samples are to be read, as the stream says; a file that says it
 * itself goes before, which libheif sees to. */
static struct heif_error copy_colours(struct heif_image *to,
                                      const struct de265_image *from)
{
    struct heif_color_profile_nclx *words = heif_nclx_color_profile_alloc();
    struct heif_error e;

    if (!words)
        return no_memory();
    words->full_range_flag = de265_get_image_full_range_flag(from) != 0 ? 1 : 0;
    /* A number that it does not know leaves the field as it was: unsaid. */
    (void)heif_nclx_color_profile_set_color_primaries(
        words, (uint16_t)de265_get_image_colour_primaries(from));
    (void)heif_nclx_color_profile_set_transfer_characteristics(
        words, (uint16_t)de265_get_image_transfer_characteristics(from));
    (void)heif_nclx_color_profile_set_matrix_coefficients(
        words, (uint16_t)de265_get_image_matrix_coefficients(from));
    e = heif_image_set_nclx_color_profile(to, words);
    heif_nclx_color_profile_free(words);
    return e;
}

static struct heif_error fill(struct heif_image *to,
                              const struct de265_image *from, int planes)
{
    static const enum heif_channel channels[] = {
        heif_channel_Y, heif_channel_Cb, heif_channel_Cr};
    struct heif_error e = fine;

    for (int p = 0; p < planes && e.code == heif_error_Ok; p++)
        e = copy_plane(to, channels[p], from, p);
    return e.code == heif_error_Ok ? copy_colours(to, from) : e;
}

static struct heif_error copy_picture(struct heif_image **out,
                                      const struct de265_image *from)
{
    /* By enum de265_chroma. */
    static const enum heif_chroma layouts[] = {heif_chroma_monochrome,
                                               heif_chroma_420, heif_chroma_422,
                                               heif_chroma_444};
    const unsigned chroma = (unsigned)de265_get_chroma_format(from);
    struct heif_image *image;
    struct heif_error e;

    if (chroma >= sizeof layouts / sizeof *layouts)
        return damaged("its colours are stored in no known way");
    e = heif_image_create(
        de265_get_image_width(from, 0), de265_get_image_height(from, 0),
        chroma ? heif_colorspace_YCbCr : heif_colorspace_monochrome,
        layouts[chroma], &image);
    if (e.code != heif_error_Ok)
        return e;
    e = fill(image, from, chroma ? 3 : 1);
    if (e.code == heif_error_Ok)
        *out = image;
    else
        heif_image_release(image);
    return e;
}

/* --------------------------------------------------------------- decoding */

static const char *name(void)
{
    return "libde265 without threads";
}

static int supports(enum heif_compression_format format)
{
    return format == heif_compression_HEVC ? PRIORITY : 0;
}

static struct heif_error new_decoder(void **out)
{
    *out = de265_new_decoder();
    if (!*out)
        return no_memory();
    de265_set_parameter_bool(*out, DE265_DECODER_PARAM_SUPPRESS_FAULTY_PICTURES,
                             1);
    de265_set_parameter_bool(*out, DE265_DECODER_PARAM_BOOL_SEI_CHECK_HASH, 1);
    return fine;
}

static void free_decoder(void *decoder)
{
    de265_free_decoder(decoder);
}

static struct heif_error push(void *decoder, const void *data, size_t size)
{
    const unsigned char *p = data;

    while (size >= 4) {
        const size_t length = (size_t)p[0] << 24 | (size_t)p[1] << 16 |
                              (size_t)p[2] << 8 | (size_t)p[3];
        de265_error e;

        if (length > size - 4)
            break;
        e = de265_push_NAL(decoder, p + 4, (int)length, 0, NULL);
        if (e != DE265_OK)
            return failed(e);
        p += 4 + length;
        size -= 4 + length;
    }
    return size ? damaged("a unit of its pixels is cut off") : fine;
}

static struct heif_error warned(void *decoder)
{
    de265_error warning;

    while ((warning = de265_get_warning(decoder)) != DE265_OK)
        if (is_damage(warning))
            return failed(warning);
    return fine;
}

/* One step; *out once its picture is whole. A picture has to be taken for the
 * decoder to go on. */
static struct heif_error step(void *decoder, struct heif_image **out, int *more)
{
    const de265_error how = de265_decode(decoder, more);
    const struct de265_image *picture;

    /* Not OK and yet more: it waits for what does not come. */
    if (how != DE265_OK && (*more || !de265_isOK(how)))
        return failed(how);
    if (current && hf_source_is_late(current))
        return damaged("it takes too long");
    picture = de265_get_next_picture(decoder);
    if (picture && *out)
        return damaged("there are several pictures in one");
    return picture ? copy_picture(out, picture) : fine;
}

static struct heif_error decode(void *decoder, struct heif_image **out)
{
    struct heif_error e = fine;
    int more = 1;

    *out = NULL;
    de265_flush_data(decoder);
    while (more && e.code == heif_error_Ok)
        e = step(decoder, out, &more);
    if (e.code == heif_error_Ok)
        e = warned(decoder);
    if (e.code == heif_error_Ok && !*out)
        e = damaged("there is no picture in it");
    if (e.code != heif_error_Ok && *out) {
        heif_image_release(*out);
        *out = NULL;
    }
    return e;
}

/* It is always strict. */
static void set_strict(void *decoder, int flag)
{
    (void)decoder;
    (void)flag;
}

static const struct heif_decoder_plugin plugin = {
    .plugin_api_version = PLUGIN_API,
    .get_plugin_name = name,
    .does_support_format = supports,
    .new_decoder = new_decoder,
    .free_decoder = free_decoder,
    .push_data = push,
    .decode_image = decode,
    .set_strict_decoding = set_strict,
};

static bool registered;

static void do_register(void)
{
    registered = heif_register_decoder_plugin(&plugin).code == heif_error_Ok;
}

bool hf_hevc_register(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, do_register);
    return registered;
}

#endif
