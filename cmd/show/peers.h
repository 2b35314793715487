/* show/peers.h - measuring as other systems do */
#ifndef HF_SHOW_PEERS_H
#define HF_SHOW_PEERS_H

#include <stdio.h>

#include "cmd/cli/options.h"

/** --as, --with-defects. */
extern const cli_group cli_peer_group;

/** Whether --as was given. Exits on options that do not go together. */
bool cli_peer_chosen(void);

/** The settings in words, for provenance. Static. */
const char *cli_peer_settings(void);

/** Measures photos, landmark files and visits, and prints them in the chosen
 *  format; wide: one row a photo. Inputs are counted (cli_status). */
void cli_peer_measure(FILE *to, char *const *inputs, int count, bool wide);

#endif
