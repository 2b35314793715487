/* image/sink.h - decoded rows become an upright picture
 *
 * A decoder gives rows in the order and direction the file stores them; the
 * sink checks the limits, chooses the reduction, turns the pixels upright and
 * averages where the decoder cannot reduce.
 */
#ifndef HF_IMAGE_SINK_H
#define HF_IMAGE_SINK_H

#include "image/image_internal.h"

typedef struct hf_sink {
    hf_image *image;             /* what is being made */
    int orientation;             /* EXIF, 1..8 */
    int reduction;               /* 1, 2, 4 or 8 */
    int width, height;           /* of the stored picture after reduction, px */
    int full_width, full_height; /* before it */
    unsigned char *strip; /* rows not yet turned; NULL when rows stay rows */
    int first, filled;    /* number of the strip's first row, rows in it */
    unsigned *sums;       /* per sample of a row being averaged, or NULL */
    int summed, taken;    /* full rows in sums; full rows so far */
} hf_sink;

/** Checks the stored size in px against the options, chooses the reduction
 *  and takes memory. Decoders call hf_sink_close whatever this returns.
 *  HF_E_LIMIT, HF_E_MEMORY. */
HF_CHECKED hf_status hf_sink_open(hf_sink *sink, const hf_source *source,
                                  unsigned width, unsigned height,
                                  int orientation);
/** Only the check of the size against limits. HF_E_LIMIT. */
HF_CHECKED hf_status hf_sink_check(const hf_source *source, unsigned width,
                                   unsigned height);
/** Bytes of source->budget that the sink does not need. */
size_t hf_sink_left(const hf_sink *sink, const hf_source *source);

/** Where the next row goes: 3 * width bytes. Only while rows are missing. */
unsigned char *hf_sink_row(hf_sink *sink);
/** That row is complete. */
void hf_sink_next(hf_sink *sink);

/** Instead of those two: the next row of the unreduced picture. The sink
 *  averages boxes of reduction x reduction. */
void hf_sink_full_row(hf_sink *sink, const unsigned char *row);

/** Hands the picture over (NULL: gives it up) and frees the rest. */
void hf_sink_close(hf_sink *sink, hf_image **out);

#endif
