/* photo/map.h - a clinic's own names of photos and folders: --map FILE */
#ifndef HF_PHOTO_MAP_H
#define HF_PHOTO_MAP_H

#include <hemiface/outcome.h>
#include <hemiface/words.h>

#include "cmd/cli/options.h"

/** --map. */
extern const cli_group cli_map_group;

/** The words of --map, NULL without it; read when first asked for. A file that
 *  is wrong ends the program. Borrowed, lives until exit. */
const hf_words *cli_map(void);
/** The same as one of the settings of provenance: name and checksum, "" without
 *  --map. Static. */
const char *cli_map_setting(void);

/** With --map, warns of a folder's photos that tell no view by any name, each
 *  name once in the life of the program. */
void cli_map_tell(const hf_visit_files *files);

#endif
