/* photo/custom.h - custom measures from --measures FILE */
#ifndef HF_PHOTO_CUSTOM_H
#define HF_PHOTO_CUSTOM_H

#include <hemiface/custom.h>

#include "cmd/cli/options.h"

/** --measures. */
extern const cli_group cli_custom_group;

/** Reads the file that --measures names, if it does; call it before any work.
 *  Says every line that is wrong and exits with CLI_NOTHING. */
void cli_custom_load(void);

/** What was read, or NULL. Lives until exit. */
const hf_custom *cli_custom(void);

/** "name:sha256:0123456789abcdef" for provenance, or "". Static. */
const char *cli_custom_setting(void);

#endif
