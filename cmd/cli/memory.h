/* cli/memory.h - how a tool's process has its memory */
#ifndef HF_CLI_MEMORY_H
#define HF_CLI_MEMORY_H

/** To be called once, before there are threads and before jansson is used, by
 *  whoever owns the process: photos' memory is kept for the next photo, and a
 *  jansson that gets none ends the tool with one line and nothing done. */
void cli_memory_start(void);

#endif
