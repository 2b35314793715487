/* cli/message.h - what a tool says on stderr, and its exit status
 *
 * stdout carries data only. Every message is one line, "hemiface VERB: text".
 */
#ifndef HF_CLI_MESSAGE_H
#define HF_CLI_MESSAGE_H

#include <hemiface/error.h>

/** Exit statuses, alike for all tools. */
enum {
    CLI_FINE = 0,    /**< every input was handled */
    CLI_FALSE = 1,   /**< a tested condition is false */
    CLI_NOTHING = 2, /**< usage error, or nothing was done */
    CLI_SOME = 3     /**< some inputs failed, the rest is in the output */
};

/** The name in front of messages, e.g. "hemiface measure". Call first. */
void cli_name(const char *name);
const char *cli_get_name(void);

/** An error message; counts nothing. */
void cli_complain(const char *format, ...) HF_PRINTF(1, 2);

/** A warning: "hemiface VERB: warning: text". Silenced by --quiet. */
void cli_warn(const char *format, ...) HF_PRINTF(1, 2);
void cli_set_quiet(int quiet);

/** An input was handled. */
void cli_input_done(void);
/** An input failed: prints the error's text and counts it. */
void cli_input_failed(const hf_error *error);
/** A tested condition turned out false. */
void cli_test_false(void);

/** The worst status over all inputs: CLI_NOTHING when every input failed. */
int cli_status(void);

#endif
