/* photo/custom.c - custom measures from --measures FILE */
#include "cmd/photo/custom.h"

#include <stdio.h>
#include <stdlib.h>

#include "cmd/cli/message.h"

static const char *path;
static hf_custom *custom; /* kept to the end: values point into it */

static const cli_option options[] = {
    {"measures", 'm', CLI_TEXT, &path, "FILE",
     "measure what this file defines too, one measure a line: name, unit, "
     "expression; see hemiface-custom(5)",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_custom_group = {"Custom measures", options};

static void tell(void *context, const char *text)
{
    (void)context;
    cli_complain("%s", text);
}

void cli_custom_load(void)
{
    hf_error error;

    if (!path || custom)
        return;
    if (hf_custom_read(&custom, path, tell, NULL, &error) == HF_OK)
        return;
    /* What is wrong with its lines has been told. */
    if (error.status != HF_E_CORRUPT)
        cli_complain("--measures: %s", error.text);
    exit(CLI_NOTHING);
}

const hf_custom *cli_custom(void)
{
    return custom;
}

const char *cli_custom_setting(void)
{
    static char text[320];

    if (!custom)
        return "";
    snprintf(text, sizeof text, "%.256s:sha256:%.16s", hf_custom_name(custom),
             hf_custom_sha256(custom));
    /* A file name may hold line ends; settings are one line. */
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = '?';
    return text;
}
