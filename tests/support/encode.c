/* tests/support/encode.c - small encoded pictures, made in memory */
#include "tests/support/encode.h"

void exif_block(unsigned char block[26], int orientation)
{
    static const unsigned char empty[26] = {
        'I',  'I',  42, 0, 8, 0, 0, 0, /* header, first directory at 8 */
        1,    0,                       /* one entry: */
        0x12, 0x01, 3,  0, 1, 0, 0, 0, /* orientation, one short */
    };

    memcpy(block, empty, 26);
    block[18] = (unsigned char)orientation;
}

static int channels(J_COLOR_SPACE space)
{
    return space == JCS_GRAYSCALE ? 1 : space == JCS_CMYK ? 4 : 3;
}

static void write_exif(struct jpeg_compress_struct *c, int orientation)
{
    unsigned char marker[32] = "Exif\0";

    exif_block(marker + 6, orientation);
    jpeg_write_marker(c, JPEG_APP0 + 1, marker, sizeof marker);
}

/* ColorSpace 65535 in the EXIF directory, "R03" in the interoperability one:
   directories at 8, 26 and 56. */
static void write_adobe_rgb(struct jpeg_compress_struct *c)
{
    static const unsigned char
        block[] = {'E',  'x',  'i',  'f',  0,   0,   'I',  'I', 42,   0,    8,
                   0,    0,    0, /* header */
                   1,    0,    0x69, 0x87, 4,   0,   1,    0,   0,    0,    26,
                   0,    0,    0,                  /* EXIF at 26 */
                   0,    0,    0,    0,    2,   0, /* two entries */
                   0x01, 0xa0, 3,    0,    1,   0,   0,    0,   0xff, 0xff, 0,
                   0, /* uncalibrated */
                   0x05, 0xa0, 4,    0,    1,   0,   0,    0,   56,   0,    0,
                   0, /* the other at 56 */
                   0,    0,    0,    0,    1,   0,   0x01, 0,   2,    0,    4,
                   0,    0,    0,    'R',  '0', '3', 0,    0,   0,    0,    0};

    jpeg_write_marker(c, JPEG_APP0 + 1, block, sizeof block);
}

struct encoded encode_jpeg(const struct jpeg_recipe *r,
                           const unsigned char *samples)
{
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr errors;
    struct encoded out = {NULL, 0};
    unsigned long n = 0;
    const size_t row = (size_t)r->width * (size_t)channels(r->in);

    c.err = jpeg_std_error(&errors);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &out.bytes, &n);
    c.image_width = (JDIMENSION)r->width;
    c.image_height = (JDIMENSION)r->height;
    c.input_components = channels(r->in);
    c.in_color_space = r->in;
    jpeg_set_defaults(&c);
    jpeg_set_colorspace(&c, r->stored);
    jpeg_set_quality(&c, 100, TRUE);
    c.comp_info[0].h_samp_factor = c.comp_info[0].v_samp_factor = 1;
    if (r->stored == JCS_YCCK)
        c.comp_info[3].h_samp_factor = c.comp_info[3].v_samp_factor = 1;
    c.arith_code = r->arithmetic;
    if (r->progressive)
        jpeg_simple_progression(&c);
    if (r->scans) {
        c.scan_info = r->scans;
        c.num_scans = r->scan_count;
    }
    jpeg_start_compress(&c, TRUE);
    if (r->orientation)
        write_exif(&c, r->orientation);
    if (r->adobe_rgb)
        write_adobe_rgb(&c);
    if (r->icc.bytes)
        jpeg_write_icc_profile(&c, r->icc.bytes, (unsigned)r->icc.n);
    while (c.next_scanline < c.image_height) {
        JSAMPROW at = (JSAMPROW)(samples + c.next_scanline * row);

        jpeg_write_scanlines(&c, &at, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    out.n = n;
    return out;
}

static void append(png_structp png, png_bytep bytes, size_t n)
{
    struct encoded *out = png_get_io_ptr(png);

    out->bytes = realloc(out->bytes, out->n + n);
    assert_non_null(out->bytes);
    memcpy(out->bytes + out->n, bytes, n);
    out->n += n;
}

static void no_flush(png_structp png)
{
    (void)png;
}

static void write_header(png_structp png, png_infop info,
                         const struct png_recipe *r)
{
    png_set_IHDR(png, info, (png_uint_32)r->width, (png_uint_32)r->height,
                 r->depth, r->type,
                 r->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (r->gamma > 0)
        png_set_gAMA(png, info, r->gamma);
    if (r->icc.bytes)
        png_set_iCCP(png, info, "test", PNG_COMPRESSION_TYPE_BASE, r->icc.bytes,
                     (png_uint_32)r->icc.n);
    if (r->primaries)
        png_set_cHRM(png, info, r->primaries[0], r->primaries[1],
                     r->primaries[2], r->primaries[3], r->primaries[4],
                     r->primaries[5], r->primaries[6], r->primaries[7]);
    if (r->srgb)
        png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (r->palette)
        png_set_PLTE(png, info, r->palette, r->colours);
    if (r->alpha || r->transparent)
        png_set_tRNS(png, info, r->alpha, r->alphas, r->transparent);
    png_write_info_before_PLTE(png, info);
    if (r->before.name)
        png_write_chunk(png, (png_const_bytep)r->before.name, r->before.bytes,
                        r->before.n);
    png_write_info(png, info);
}

struct encoded encode_png(const struct png_recipe *r,
                          const unsigned char *samples)
{
    struct encoded out = {NULL, 0};
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    int passes, y;
    size_t row;

    png_set_write_fn(png, &out, append, no_flush);
    png_set_check_for_invalid_index(png, 0); /* tests write those */
    write_header(png, info, r);
    row = png_get_rowbytes(png, info);
    for (passes = png_set_interlace_handling(png); passes > 0; passes--)
        for (y = 0; y < r->height; y++)
            png_write_row(png, samples + (size_t)y * row);
    if (r->orientation) {
        unsigned char block[26];

        exif_block(block, r->orientation);
        png_write_chunk(png, (png_const_bytep) "eXIf", block, 26);
    }
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return out;
}

hf_status read_encoded(hf_image **image, struct encoded e,
                       const hf_image_options *options, hf_error *why)
{
    hf_status status =
        hf_image_read_memory(image, e.bytes, e.n, "x", options, why);

    free(e.bytes);
    return status;
}

void assert_pixel(const hf_image *image, int x, int y, int r, int g, int b,
                  int tolerance)
{
    const unsigned char *p =
        hf_image_pixels(image) + 3 * (y * hf_image_width(image) + x);

    if (abs(p[0] - r) > tolerance || abs(p[1] - g) > tolerance ||
        abs(p[2] - b) > tolerance)
        fail_msg("(%d, %d) is %d %d %d, expected %d %d %d", x, y, p[0], p[1],
                 p[2], r, g, b);
}
