/* photo/midline.h - where the middle of a face is, by option */
#ifndef HF_PHOTO_MIDLINE_H
#define HF_PHOTO_MIDLINE_H

#include <hemiface/measure.h>

#include "cmd/cli/options.h"

/** --midline, --midline-at, --midline-turn. */
extern const cli_group cli_midline_group;

/** Puts what they say into the options. Exits on a contradiction. */
void cli_midline_choose(hf_frame_options *options);

/** " midline=nose", or "" for the default, for provenance. Exits on a
 *  contradiction. Static. */
const char *cli_midline_setting(void);

/** "nose at -0.8 mm, turned 1.2 deg": a frame's midline in words; "" for the
 *  default. Static. */
const char *cli_midline_words(const hf_frame *frame);

#endif
