/* image/image_internal.h - what a picture is, and what decoders are given */
#ifndef HF_IMAGE_INTERNAL_H
#define HF_IMAGE_INTERNAL_H

#include <stdbool.h>
#include <hemiface/image.h>

/** Longest side of a picture in px: what 16-bit file formats can say. */
#define HF_IMAGE_SIDE 65535

struct hf_image {
    unsigned char *pixels; /* 3 * width * height */
    size_t room;           /* bytes that pixels may hold */
    int width, height;     /* held */
    int full_width, full_height;
    int reduction;
    hf_colour_said said;
};

/** A picture with pixels not yet set, full size as held, reduction 1.
 *  HF_E_MEMORY. */
HF_CHECKED hf_status hf_image_alloc(hf_image **out, int width, int height,
                                    hf_error *error);

/** The same in the memory of *spare if that suffices (then *spare is NULL). */
HF_CHECKED hf_status hf_image_realloc(hf_image **out, hf_image **spare,
                                      int width, int height, hf_error *error);

/** An encoded picture in memory and the terms of its decoding. */
typedef struct hf_source {
    const unsigned char *bytes;
    size_t count;
    const char *name; /* for error texts */
    hf_image_options options;
    size_t budget;    /* bytes the decode may hold, encoded bytes not counted */
    hf_image **spare; /* a picture whose memory may be used, or NULL */
    hf_error *error;
    double late;    /* clock of the thread at which it is, seconds; 0: never */
    unsigned *rows; /* counted by hf_source_late */
} hf_source;

HF_CHECKED hf_status hf_jpeg_decode(hf_image **out, const hf_source *source);
HF_CHECKED hf_status hf_png_decode(hf_image **out, const hf_source *source);
HF_CHECKED hf_status hf_heif_decode(hf_image **out, const hf_source *source);

/** The one way to say that a file is damaged; what: "it ends early". */
hf_status hf_fail_damaged(const hf_source *source, const char *what);
#ifdef HF_ANALYSIS /* see base/fail.h */
#define hf_fail_damaged(source, what)                                          \
    ((void)hf_fail_damaged(source, what), (hf_status)HF_E_CORRUPT)
#endif
/** Call now and then, at least for every row: whether options.max_seconds are
 *  over. Decoders then fail with hf_fail_late. */
bool hf_source_late(const hf_source *source);
/** The same, looking at the clock each time: for what takes milliseconds. */
bool hf_source_is_late(const hf_source *source);
hf_status hf_fail_late(const hf_source *source);
/** The one way to say that max_bytes does not suffice. */
hf_status hf_fail_budget(const hf_source *source);
#ifdef HF_ANALYSIS /* see base/fail.h */
#define hf_fail_budget(source)                                                 \
    ((void)hf_fail_budget(source), (hf_status)HF_E_LIMIT)
#endif

#endif
