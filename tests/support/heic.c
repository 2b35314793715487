/* tests/support/heic.c - HEIC files, made in memory, where libheif can */
#include "tests/support/profiles.h"

#ifndef HF_HAVE_HEIF

struct encoded encode_heic(const struct heic_recipe *r,
                           const unsigned char *samples)
{
    (void)r;
    (void)samples;
    printf("skip: this build has no HEIC\n");
    skip();
    return (struct encoded){NULL, 0};
}

#else

#include <libheif/heif.h>

static void check(struct heif_error e)
{
    if (e.code != heif_error_Ok)
        fail_msg("libheif: %s", e.message);
}

static struct heif_error append(struct heif_context *context, const void *bytes,
                                size_t n, void *data)
{
    struct encoded *out = data;

    (void)context;
    out->bytes = realloc(out->bytes, out->n + n);
    memcpy(out->bytes + out->n, bytes, n);
    out->n += n;
    return (struct heif_error){heif_error_Ok, heif_suberror_Unspecified, ""};
}

static struct heif_image *fill(const struct heic_recipe *r,
                               const unsigned char *samples)
{
    const size_t channels = r->alpha ? 4 : 3, bytes = r->depth > 8 ? 2 : 1;
    const size_t row = channels * bytes * (size_t)r->width;
    const enum heif_chroma chroma =
        r->depth > 8 ? r->alpha ? heif_chroma_interleaved_RRGGBBAA_BE
                                : heif_chroma_interleaved_RRGGBB_BE
        : r->alpha   ? heif_chroma_interleaved_RGBA
                     : heif_chroma_interleaved_RGB;
    struct heif_image *image;
    unsigned char *plane;
    int stride, y;

    check(heif_image_create(r->width, r->height, heif_colorspace_RGB, chroma,
                            &image));
    check(heif_image_add_plane(image, heif_channel_interleaved, r->width,
                               r->height, r->depth ? r->depth : 8));
    plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (y = 0; y < r->height; y++)
        if (samples)
            memcpy(plane + y * stride, samples + (size_t)y * row, row);
        else
            memset(plane + y * stride, 255, row);
    if (r->icc.bytes)
        check(heif_image_set_raw_color_profile(image, "prof", r->icc.bytes,
                                               r->icc.n));
    if (r->mixed)
        heif_image_set_premultiplied_alpha(image, 1);
    return image;
}

/* RGB as it is: the matrix of the identity, 4:4:4, lossless. */
static struct heif_image_handle *put(struct heif_context *context,
                                     struct heif_encoder *encoder,
                                     const struct heic_recipe *r,
                                     const unsigned char *samples)
{
    struct heif_encoding_options *options = heif_encoding_options_alloc();
    struct heif_color_profile_nclx *nclx = heif_nclx_color_profile_alloc();
    struct heif_image *image = fill(r, samples);
    struct heif_image_handle *handle;

    nclx->color_primaries =
        (enum heif_color_primaries)(r->primaries ? r->primaries : 1);
    nclx->transfer_characteristics =
        (enum heif_transfer_characteristics)(r->transfer ? r->transfer : 13);
    nclx->matrix_coefficients = heif_matrix_coefficients_RGB_GBR;
    nclx->full_range_flag = 1;
    check(heif_image_set_nclx_color_profile(image, nclx));
    options->output_nclx_profile = nclx;
    options->macOS_compatibility_workaround_no_nclx_profile = 0;
    options->save_two_colr_boxes_when_ICC_and_nclx_available = 1;
    options->image_orientation = r->turns == 1 ? heif_orientation_rotate_270_cw
                                 : r->turns == 2 ? heif_orientation_rotate_180
                                 : r->turns == 3 ? heif_orientation_rotate_90_cw
                                                 : heif_orientation_normal;
    check(heif_context_encode_image(context, image, encoder, options, &handle));
    heif_image_release(image);
    heif_nclx_color_profile_free(nclx);
    heif_encoding_options_free(options);
    return handle;
}

static void add_exif(struct heif_context *context,
                     struct heif_image_handle *handle, int orientation)
{
    unsigned char block[26];

    exif_block(block, orientation);
    check(heif_context_add_exif_metadata(context, handle, block, 26));
}

struct encoded encode_heic(const struct heic_recipe *r,
                           const unsigned char *samples)
{
    struct heif_context *context = heif_context_alloc();
    struct heif_writer writer = {.writer_api_version = 1, .write = append};
    struct encoded out = {NULL, 0};
    struct heif_encoder *encoder = NULL;
    struct heif_image_handle *handle;

    if (!hf_image_reads_heic() || heif_context_get_encoder_for_format(
                                      context, heif_compression_HEVC, &encoder)
                                          .code != heif_error_Ok) {
        heif_context_free(context);
        printf("skip: libheif has no decoder or encoder of HEVC here\n");
        skip();
    }
    check(heif_encoder_set_lossless(encoder, 1));
    check(heif_encoder_set_parameter_string(encoder, "chroma", "444"));
    if (r->second)
        heif_image_handle_release(
            put(context, encoder,
                &(struct heic_recipe){.width = 64, .height = 64}, NULL));
    handle = put(context, encoder, r, samples);
    if (r->second)
        check(heif_context_set_primary_image(context, handle));
    if (r->orientation)
        add_exif(context, handle, r->orientation);
    check(heif_context_write(context, &writer, &out));
    heif_image_handle_release(handle);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return out;
}

#endif
