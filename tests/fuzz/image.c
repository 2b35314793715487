/* Pictures by format, and the EXIF block by itself. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include <hemiface/image.h>

#include "image/exif.h"
#include "tests/fuzz/fuzz.h"

/* A picture is read whole and, by an odd number of bytes, at a reduced size;
   every pixel of it is looked at. */
static bool read_picture(const unsigned char *data, size_t size)
{
    hf_image_options options;
    hf_error error = {HF_OK, ""};
    hf_image *image = NULL;
    const unsigned char *pixels;
    unsigned sum = 0;

    hf_image_options_init(&options);
    /* Small limits keep one input fast; the limits themselves are tested. */
    options.max_pixels = 1 << 20;
    options.max_bytes = 64 << 20;
    options.enough = size % 2 ? 64 : 0;
    if (!fuzz_fine(
            hf_image_read_memory(&image, data, size, "fuzz", &options, &error),
            &error))
        return false;
    if (hf_image_width(image) < 1 || hf_image_height(image) < 1)
        abort();
    pixels = hf_image_pixels(image);
    for (size_t i = 0;
         i < 3 * (size_t)hf_image_width(image) * (size_t)hf_image_height(image);
         i++)
        sum += pixels[i];
    hf_image_free(image);
    return sum < UINT_MAX;
}

bool fuzz_jpeg(const unsigned char *data, size_t size)
{
    return size > 1 && data[0] == 0xff && data[1] == 0xd8 &&
           read_picture(data, size);
}

/* The box in front names the kind; libheif reads it as it likes. */
bool fuzz_heic(const unsigned char *data, size_t size)
{
    return size > 12 && !memcmp(data + 4, "ftyp", 4) &&
           read_picture(data, size);
}

static unsigned long big_endian(const unsigned char *p)
{
    return (unsigned long)p[0] << 24 | (unsigned long)p[1] << 16 |
           (unsigned long)p[2] << 8 | (unsigned long)p[3];
}

/* Mends the checksums, behind which no change would get otherwise. */
static void mend(unsigned char *data, size_t size)
{
    for (size_t at = 8; at + 12 <= size;) {
        const unsigned long n = big_endian(data + at);
        unsigned long sum;

        if (n > size - at - 12)
            return;
        sum = crc32(0, data + at + 4, (unsigned)n + 4);
        for (int i = 0; i < 4; i++)
            data[at + 8 + n + (size_t)i] =
                (unsigned char)(sum >> (24 - 8 * i) & 255);
        at += n + 12;
    }
}

/* One input in four keeps its checksums as they are. */
bool fuzz_png(const unsigned char *data, size_t size)
{
    static const unsigned char magic[] = {0x89, 'P', 'N', 'G'};
    unsigned char *copy;
    bool fine;

    if (size < 8 || memcmp(data, magic, sizeof magic) != 0)
        return false;
    copy = malloc(size);
    if (!copy)
        abort();
    memcpy(copy, data, size);
    if (size % 4)
        mend(copy, size);
    fine = read_picture(copy, size);
    free(copy);
    return fine;
}

/* Taken: it says something else than upright. */
bool fuzz_exif(const unsigned char *data, size_t size)
{
    const int orientation = hf_exif_orientation(data, size);

    if (orientation < 1 || orientation > 8)
        abort();
    return orientation > 1;
}
