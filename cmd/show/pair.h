/* show/pair.h - two visits of one patient: doubts and settings */
#ifndef HF_SHOW_PAIR_H
#define HF_SHOW_PAIR_H

#include <hemiface/outcome.h>

#include "cmd/photo/visit.h"

/** Whether the rest photos of two visits look like two people's, and that in
 *  words; false too where one of them has no frame. */
bool cli_other_person(char *text, size_t size, const cli_visit visits[2]);

/** Says on stderr that they are unlike as photos, or look like two people's. */
void cli_pair_doubt(const cli_visit visits[2]);

/** Doubts about two visits on stderr: views that are missing, for the procedure
 *  (may be NULL) too, and those of cli_pair_doubt. */
void cli_pair_warn(const cli_visit visits[2], const hf_procedure *procedure);

/** All settings that shape a comparison, in words, for provenance, with the
 *  ruler of both visits if there is one (> 0). Static. */
const char *cli_pair_settings(double pupils_mm);

#endif
