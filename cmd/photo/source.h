/* photo/source.h - inputs: photos, face files and visit folders become faces
 *
 * A `.face.json` beside a photo (`rest.face.json` or `rest.jpg.face.json`)
 * holds corrected points and is used instead of detection; so is a landmark
 * file of another program (beside.h).
 */
#ifndef HF_PHOTO_SOURCE_H
#define HF_PHOTO_SOURCE_H

#include <hemiface/detect.h>
#include <hemiface/face.h>
#include <hemiface/image.h>
#include <hemiface/measure.h>

#include "cmd/cli/options.h"

/** --face, --finder, --no-mirror, --passes, --ignore-face-files,
 *  --max-megapixels, --max-seconds. */
extern const cli_group cli_detect_group;
/** --mm-per-px, --pupil-mm, --iris-mm. */
extern const cli_group cli_scale_group;
/** --side. */
extern const cli_group cli_side_group;
/** --mirrored alone, for tools that ask for no side. */
extern const cli_group cli_mirrored_group;

/** What the scale, midline and side options say. Fails (exits) on a bad word.
 */
hf_frame_options cli_frame_options(void);
hf_affected cli_affected(void);

/** All settings that shape a result, in words, for provenance. Static. */
const char *cli_settings(void);
/** The same with other words for the scale. */
const char *cli_settings_of(const char *scale);

/** A face and where it came from. */
typedef struct cli_source {
    hf_face *face;
    hf_image *image;         /**< only if asked for */
    bool detected;           /**< false: read from a landmark file */
    hf_detect_report report; /**< if detected */
} cli_source;

/** --max-seconds. */
double cli_max_seconds(void);
/** How to read a photo: the defaults, and what --max-megapixels and
 *  --max-seconds say. */
hf_image_options cli_image_options(void);
/** With --mirrored, turns a picture that was not read by cli_load over left to
 *  right; else, and for NULL, leaves it alone. */
hf_status cli_turn_back(hf_image **image, hf_error *error);

/** Loads the face of a photo or landmark file. want_image: decode the photo
 *  too (a landmark file's photo is looked for beside it). */
hf_status cli_load(cli_source *out, const char *path, bool want_image,
                   hf_error *error);

/** What to say of colours that were not read as the photo says; "" if they
 *  were, or the photo was not looked at. Static. */
const char *cli_colour_words(const cli_source *source);

/** The bytes of a file that was read already. */
typedef struct cli_memory {
    const void *bytes;
    size_t count;
} cli_memory;

/** The same without picture, warning or shared state: safe from several
 *  threads, each with its own networks. memory: the photo's bytes, or NULL to
 *  have them read. photo_mirrored: this photo is declared a mirror image, as
 *  --mirrored declares all. */
hf_status cli_load_with(cli_source *out, hf_detector *networks,
                        const char *path, const cli_memory *memory,
                        bool photo_mirrored, hf_error *error);
/** The same, and a face that a rater rejected is no failure: for those who
 *  review it. */
hf_status cli_load_rejected(cli_source *out, hf_detector *networks,
                            const char *path, bool photo_mirrored,
                            hf_error *error);
void cli_source_clear(cli_source *source);
/** Whether --mirrored was given. */
bool cli_mirrored(void);
/** Whether face files beside photos are not read. */
bool cli_ignores_face_files(void);

/** From now on detect even where a face file lies beside the photo. */
void cli_source_always_detect(void);

#endif
