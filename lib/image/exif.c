/* image/exif.c - which way up, and which colours */
#include "image/exif.h"

#include <libexif/exif-data.h>
#include <stdlib.h>
#include <string.h>

/* Most bytes of EXIF looked at: a JPEG marker holds no more, and orientation
   is at the start of a larger PNG chunk. */
enum { EXIF_BYTES = 0xffff - 2 };

/* The first number of a tag, 0 without it. */
static int first_short(ExifData *data, ExifIfd where, ExifTag tag)
{
    const ExifEntry *entry = exif_content_get_entry(data->ifd[where], tag);

    if (!entry || entry->format != EXIF_FORMAT_SHORT || entry->components < 1 ||
        entry->size < 2)
        return 0;
    return exif_get_short(entry->data, exif_data_get_byte_order(data));
}

/* NULL without memory: then nothing is said. */
static ExifData *load(const unsigned char *tiff, size_t count)
{
    static const char head[6] = "Exif\0";
    unsigned char *block;
    ExifData *data;

    if (count > EXIF_BYTES - sizeof head)
        count = EXIF_BYTES - sizeof head;
    block = malloc(sizeof head + count);
    data = block ? exif_data_new() : NULL;
    if (data) {
        memcpy(block, head, sizeof head);
        memcpy(block + sizeof head, tiff, count);
        /* As found: by default libexif adds tags the standard demands. */
        exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
        exif_data_set_option(data, EXIF_DATA_OPTION_DONT_CHANGE_MAKER_NOTE);
        exif_data_load_data(data, block, (unsigned)(sizeof head + count));
    }
    free(block);
    return data;
}

int hf_exif_orientation(const unsigned char *tiff, size_t count)
{
    ExifData *data = load(tiff, count);
    int orientation = 1;

    if (!data)
        return 1;
    orientation = first_short(data, EXIF_IFD_0, EXIF_TAG_ORIENTATION);
    exif_data_unref(data);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

bool hf_exif_adobe_rgb(const unsigned char *tiff, size_t count)
{
    enum { ADOBE = 2, UNCALIBRATED = 0xffff };
    ExifData *data = load(tiff, count);
    const ExifEntry *index;
    bool adobe = false;
    int space;

    if (!data)
        return false;
    space = first_short(data, EXIF_IFD_EXIF, EXIF_TAG_COLOR_SPACE);
    index = exif_content_get_entry(data->ifd[EXIF_IFD_INTEROPERABILITY],
                                   EXIF_TAG_INTEROPERABILITY_INDEX);
    adobe =
        space == ADOBE || (space == UNCALIBRATED && index && index->size >= 3 &&
                           memcmp(index->data, "R03", 3) == 0);
    exif_data_unref(data);
    return adobe;
}
