/* cli/version.c - --version: what runs here, for a report of a fault */
#include <stdio.h>

#include <hemiface/detect.h>
#include <hemiface/version.h>

#include "cmd/cage/cage.h"
#include "cmd/cli/options.h"

void cli_print_version(const char *tool)
{
    const char *name, *value;

    printf("%s %s\n"
           "License GPL-3.0-or-later. "
           "Research and education, not a medical device.\n\n",
           tool, hf_version());
    for (size_t i = 0; hf_feature(i, &name, &value); i++)
        printf("%-8s %s\n", name, value);
    printf("%-8s %s\n", "sandbox", cage_text());
    for (size_t i = 0; hf_detect_model(i, &name, &value); i++)
        printf("model    %s sha256 %.16s\n", name, value);
}
