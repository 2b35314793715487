/* cli/placed.h - files that are written inside the cage and belong outside
 *
 * A tool that is locked up (cli_lock_up) writes a file to cage_at(path) and
 * then calls this.
 */
#ifndef HF_CLI_PLACED_H
#define HF_CLI_PLACED_H

#include <hemiface/error.h>

/** After writing to cage_at(path), with its status: moves the file to path, or
 *  has the error name path. HF_E_WRITE when it cannot be moved, else status.
 */
hf_status cli_placed(hf_status status, const char *path, hf_error *error);

#endif
