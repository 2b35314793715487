/* photo/raters.h - who corrected the points that are read, for provenance */
#ifndef HF_PHOTO_RATERS_H
#define HF_PHOTO_RATERS_H

#include "cmd/photo/visit.h"

/** Notes for the provenance (cli_out) who had a hand in the face files that
 *  inputs (photos, face files, folders, VIEW=FILE) will be read from: call it
 *  before the output is opened. What cannot be read is told of later, by who
 *  reads it. */
void cli_raters_note(char *const *inputs, int count);

/** Everyone who had a hand in the takes of a view, joined by ", "; "" if
 *  nobody had. */
void cli_raters_of_view(char *text, size_t size, const cli_visit *visit,
                        hf_view view);

#endif
