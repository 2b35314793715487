/* cli/text.h - a text that is printed into memory */
#ifndef HF_CLI_TEXT_H
#define HF_CLI_TEXT_H

#include <stdio.h>

/** Where to print; *text and *size are there once it is closed. Ends the
 *  program without memory. */
FILE *cli_text_open(char **text, size_t *size);
/** *text is whole then, and the caller's to free. Ends the program when memory
 *  ran out on the way. */
void cli_text_close(FILE *to);

#endif
