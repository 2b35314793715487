/* photo/model.h - --model: a face's points by dlib's shape predictor
 *
 * In place of our own contours, so that both can be compared on one photo.
 */
#ifndef HF_PHOTO_MODEL_H
#define HF_PHOTO_MODEL_H

#include "cmd/cli/options.h"
#include "cmd/photo/source.h"

/** --model, --model-box, --model-irises. */
extern const cli_group cli_model_group;

/** Reads the model, if one is given; says what is wrong and exits. */
void cli_model_open(void);

/** Replaces the face of a photo that was loaded by cli_load by the model's;
 *  without --model leaves it alone. Pose and the number of other faces stay
 *  our detector's; so do the irises with --model-irises. */
hf_status cli_model_apply(cli_source *source, const char *path,
                          hf_error *error);

/** The settings with the model's added, for provenance. Static. */
const char *cli_model_settings(const char *settings);

#endif
