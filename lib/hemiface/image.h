/* hemiface/image.h - photographs as 8-bit sRGB pixels
 *
 * Pixels are RGB, 8 bits each, rows from top to bottom without padding
 * (stride = 3 * width), EXIF orientation already applied. Coordinates
 * everywhere in hemiface are pixels of the full-size, upright photo: x right,
 * y down, doubles, the centre of the top left pixel is (0.5, 0.5).
 */
#ifndef HEMIFACE_IMAGE_H
#define HEMIFACE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hf_image hf_image;

/** What a file said of its colours, and so what was done to become sRGB. */
typedef enum hf_colour_said {
    HF_COLOUR_UNSAID = 0, /**< nothing: samples are taken as sRGB */
    HF_COLOUR_SRGB,       /**< sRGB, or what differs by one level at most:
                               samples are as they were */
    HF_COLOUR_CONVERTED,  /**< other colours: they were converted */
    HF_COLOUR_IGNORED     /**< what it says is damaged, not known, or of another
                               kind than its samples: taken as sRGB */
} hf_colour_said;

/** How to read. Fill with hf_image_options_init, then change. */
typedef struct hf_image_options {
    size_t size; /**< sizeof(hf_image_options), set by _init */
    /** Most pixels (width * height) a file may declare. [1..2^31-1],
     *  default 200e6: above every camera, below what exhausts a machine. */
    size_t max_pixels;
    /** Most bytes one decode may hold at once, the file's included. Default
     *  1 GiB. */
    size_t max_bytes;
    /** The picture is reduced by the largest of 2, 4, 8 that leaves its long
     *  side at least this many pixels and divides its upright width; 0
     *  (default) = never. JPEG is reduced inside the decoder, PNG and HEIC by
     *  box averaging. See hf_image_reduction. */
    int enough;
    /** Most seconds of its thread's processor time that one decode may take;
     *  0 (default) = no limit. Time in which the thread waits does not count,
     *  so that a busy machine refuses no photo. */
    double max_seconds;
} hf_image_options;

/** Sets the defaults above. */
HF_API void hf_image_options_init(hf_image_options *options);

/** Reads a JPEG, PNG or HEIC file; the format is told by its first bytes,
 *  never by its name.
 *
 *  JPEG: 8-bit grey, YCbCr, RGB, CMYK, YCCK; baseline, progressive,
 *  arithmetic where the library can. PNG: every depth and colour type,
 *  interlaced; alpha is laid over white, in linear light. HEIC (HEIF with
 *  HEVC, and what else the libheif at hand decodes), if this build has it
 *  (hf_image_reads_heic): the primary picture, tiles put together, 8 to 16
 *  bits, alpha as in PNG. Its turns and mirror images are the file's own; an
 *  EXIF orientation in it repeats them and is not looked at.
 *
 *  Colours become sRGB, by relative colorimetric intent with black point
 *  compensation. What counts, in this order: JPEG: an ICC profile in any
 *  number of segments, Adobe RGB by EXIF. PNG: cICP, iCCP, sRGB, gAMA with
 *  cHRM or alone. HEIC: an ICC profile, nclx. PQ and HLG are shown with white
 *  at 203 cd/m2 and brighter light cut off. Else samples are sRGB, inks ideal.
 *  See hf_image_colour_said.
 *
 *  Damaged files are HF_E_CORRUPT, never a picture with guessed parts. For
 *  JPEG that means: data that ends early, cannot be decoded or is left over,
 *  scans that contradict each other, a channel without data. Accepted, since
 *  the pixels are certain: a missing end marker after complete data, stray
 *  bytes between the segments of the header, zeros after the data, odd JFIF
 *  and Adobe markers, anything after the end marker. For PNG: a wrong checksum
 *  anywhere, missing or surplus pixel data, colours outside the palette, a
 *  missing end; ancillary chunks with odd content are passed over. For HEIC: a
 *  box or a tile that is missing, cut off or of another size than declared.
 *  (Its format has no checksums, and the decoder hides broken bits within a
 *  tile: those go unseen.) A damaged profile is no damaged picture: pixels are
 *  read without it.
 *
 *  max_bytes bounds the file's size too, and the time of a decode is bounded
 *  by max_pixels (scans are counted) and by max_seconds. options: NULL =
 *  defaults.
 *  Returns HF_OK, HF_E_OPEN, HF_E_FORMAT, HF_E_CORRUPT, HF_E_LIMIT,
 *  HF_E_UNSUPPORTED, HF_E_MEMORY, HF_E_OPTION. Free with hf_image_free. */
HF_API HF_CHECKED hf_status hf_image_read(hf_image **out, const char *path,
                                          const hf_image_options *options,
                                          hf_error *error);

/** The same from memory; bytes are not counted in max_bytes. name (may be
 *  NULL) stands for the path in error texts. */
HF_API HF_CHECKED hf_status hf_image_read_memory(
    hf_image **out, const void *bytes, size_t count, const char *name,
    const hf_image_options *options, hf_error *error);

/** A new picture of the given size, all white.
 *  width, height in [1..65535]. HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_image_new(hf_image **out, int width, int height,
                                         hf_error *error);

/** A picture turned over left to right, everything else alike: x becomes
 *  hf_image_width - x in pixels held, hf_image_full_width - x in photo
 *  pixels. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_image_mirror(hf_image **out,
                                            const hf_image *image,
                                            hf_error *error);

/** Frees a picture. NULL is fine. */
HF_API void hf_image_free(hf_image *image);

/** Size of the pixels held, after any reduction. */
HF_API int hf_image_width(const hf_image *image);
HF_API int hf_image_height(const hf_image *image);

/** Size of the photo before reduction, upright. */
HF_API int hf_image_full_width(const hf_image *image);
HF_API int hf_image_full_height(const hf_image *image);

/** Photo pixels per held pixel along each axis: 1, 2, 4 or 8. Position p in
 *  the pixels held is position reduction * p in the photo, on both axes, also
 *  after turning upright. The width held times reduction is the full width
 *  exactly, so the same is true of a mirrored picture; the last row may cover
 *  less than reduction rows of the photo. */
HF_API int hf_image_reduction(const hf_image *image);

/** What the file said of its colours; HF_COLOUR_UNSAID for a new picture. */
HF_API hf_colour_said hf_image_colour_said(const hf_image *image);

/** Whether this build reads HEIC: libheif was there when it was made, and can
 *  decode HEVC now. Without it such a file is HF_E_UNSUPPORTED. */
HF_API bool hf_image_reads_heic(void);

/** The pixels, 3 * width * height bytes; borrowed. */
HF_API const unsigned char *hf_image_pixels(const hf_image *image);

/** The same for writing; borrowed. */
HF_API unsigned char *hf_image_edit(hf_image *image);

/** Writes a picture as PNG (8-bit RGB, no metadata), whole or not at all:
 *  to a temporary file beside path, renamed when complete.
 *  HF_E_WRITE, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_image_write_png(const hf_image *image,
                                               const char *path,
                                               hf_error *error);

/** Writes a picture as JPEG (4:4:4, no metadata), whole or not at all.
 *  quality in [1..100]. HF_E_OPTION, HF_E_WRITE, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_image_write_jpeg(const hf_image *image,
                                                const char *path, int quality,
                                                hf_error *error);

/** The same into memory, for those who send it somewhere: *bytes is malloc'ed,
 *  free() it. HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_image_encode_jpeg(unsigned char **bytes,
                                                 size_t *count,
                                                 const hf_image *image,
                                                 int quality, hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
