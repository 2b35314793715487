/* cli/options.h - option tables: parsing, usage and help from one source
 *
 * A tool describes itself in a cli_tool: name, synopsis, groups of options.
 * cli_parse reads the command line by it; --help prints it; the manual pages
 * are checked against it.
 */
#ifndef HF_CLI_OPTIONS_H
#define HF_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum cli_kind {
    CLI_FLAG,   /**< bool *: set true */
    CLI_UNFLAG, /**< bool *: set false, for --no-... */
    CLI_TEXT,   /**< const char **: borrowed from argv */
    CLI_INT,    /**< int *, within [min..max] */
    CLI_REAL,   /**< double *, within [min..max] */
    CLI_WORD,   /**< int *: index of one of the words */
    CLI_LIST    /**< cli_list *: may be repeated */
} cli_kind;

/** Values of a repeatable option. */
#define CLI_LIST_MAX 64
typedef struct cli_list {
    const char *items[CLI_LIST_MAX];
    int count;
} cli_list;

typedef struct cli_option {
    const char *name; /**< long name without dashes */
    char letter;      /**< short name, or 0 */
    cli_kind kind;
    void *to;          /**< where the value goes */
    const char *value; /**< its name in help, e.g. "MM"; NULL for flags */
    const char *help;  /**< one sentence, with range and default */
    double min, max;   /**< CLI_INT and CLI_REAL */
    const char *const *words; /**< CLI_WORD: NULL-terminated; CLI_TEXT and
                                   CLI_LIST: what a shell completes */
} cli_option;

/** Options that belong together, ended by a NULL name. */
typedef struct cli_group {
    const char *title;
    const cli_option *options;
} cli_group;

typedef struct cli_tool {
    const char *name;               /**< "hemiface measure" */
    const char *synopsis;           /**< arguments, e.g. "[options] PHOTO..." */
    const char *purpose;            /**< one or two sentences for --help */
    const cli_group *const *groups; /**< NULL-terminated */
    int min_args;                   /**< fewer: usage error */
    int max_args;                   /**< more: usage error; -1 = any */
} cli_tool;

/** Reads the command line. Options and arguments may be mixed; "--" ends
 *  options. On return argv[0..*argc-1] are the arguments left. Handles --help
 *  and --version (prints, exits 0); a usage error prints one line and exits
 *  with CLI_NOTHING. */
void cli_parse(const cli_tool *tool, int *argc, char ***argv);

/** Prints the tool's --help text to stdout. */
void cli_print_help(const cli_tool *tool);

/** Prints the options as the OPTIONS section of a manual page (mdoc). */
void cli_print_mdoc(const cli_tool *tool);

/** Prints a line for each option, for tests/completions: long name, letter,
 *  value's name, words to choose from, help; between tabs, empty if none. */
void cli_print_table(const cli_tool *tool);

/** Prints name, version, licence, and what the library is built with. */
void cli_print_version(const char *tool);

/** The tool's groups, then those every tool has; NULL past the end. */
const cli_group *cli_group_at(const cli_tool *tool, size_t index);

#endif
