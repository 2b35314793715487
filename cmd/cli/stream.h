/* cli/stream.h - the one output of a tool, between the files that write it */
#ifndef HF_CLI_STREAM_H
#define HF_CLI_STREAM_H

#include "cmd/cli/output.h"

/** Where rows, notes and provenance go. */
extern FILE *cli_stream;

/** Version, models or results read, settings: lines "# ...", or an object. */
void cli_provenance_text(FILE *to);
void cli_provenance_json(FILE *to);

#endif
