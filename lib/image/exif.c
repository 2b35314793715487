/* image/exif.c - which way up */
#include "image/exif.h"

#include <libexif/exif-data.h>
#include <stdlib.h>
#include <string.h>

/* Most bytes of EXIF looked at: a JPEG marker holds no more, and orientation
   is at the start of a larger PNG chunk. */
enum { EXIF_BYTES = 0xffff - 2 };

static int first_short(const ExifEntry *entry, ExifByteOrder order)
{
    if (!entry || entry->format != EXIF_FORMAT_SHORT || entry->components < 1 ||
        entry->size < 2)
        return 1;
    return exif_get_short(entry->data, order);
}

int hf_exif_orientation(const unsigned char *tiff, size_t count)
{
    static const char head[6] = "Exif\0";
    unsigned char *block;
    ExifData *data;
    int orientation = 1;

    if (count > EXIF_BYTES - sizeof head)
        count = EXIF_BYTES - sizeof head;
    block = malloc(sizeof head + count);
    data = exif_data_new();
    if (block && data) {
        memcpy(block, head, sizeof head);
        memcpy(block + sizeof head, tiff, count);
        /* As found: by default libexif adds tags the standard demands. */
        exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
        exif_data_set_option(data, EXIF_DATA_OPTION_DONT_CHANGE_MAKER_NOTE);
        exif_data_load_data(data, block, (unsigned)(sizeof head + count));
        orientation = first_short(
            exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION),
            exif_data_get_byte_order(data));
    }
    if (data)
        exif_data_unref(data);
    free(block);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}
