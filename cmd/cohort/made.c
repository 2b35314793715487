/* cohort/made.c - what made the results that are read, by their provenance */
#include "cmd/cohort/cohort.h"

#include <stdio.h>
#include <string.h>

/* Lines of one kind say the same of all files, or the results mix. */
static const char *const kinds[] = {"hemiface ",
                                    "model face_detection_short_range",
                                    "model face_detection_full_range",
                                    "model face_landmark",
                                    "model refinement",
                                    "settings "};

/* "hemiface batch 0.3.0; research ...": 0.3.0. Empty if it is no such line. */
static void version_of(char *out, size_t size, const char *note)
{
    char version[32] = "";

    if (sscanf(note, "hemiface %*31s %31[^; ]", version) != 1)
        version[0] = 0;
    snprintf(out, size, "%s", version);
}

/* Tools of one version make the same numbers. */
static bool differ(const char *a, const char *b)
{
    char of_a[32], of_b[32];

    version_of(of_a, sizeof of_a, a);
    version_of(of_b, sizeof of_b, b);
    return *of_a && *of_b ? strcmp(of_a, of_b) != 0 : strcmp(a, b) != 0;
}

bool cli_cohort_mixed(const cli_cohort *cohort, const char **one,
                      const char **other)
{
    const cli_names *notes = &cohort->notes;

    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        *one = NULL;
        for (size_t i = 0; i < notes->count; i++) {
            const char *note = notes->words[i];

            if (strncmp(note, kinds[k], strlen(kinds[k])) != 0)
                continue;
            if (*one && differ(*one, note)) {
                *other = note;
                return true;
            }
            *one = note;
        }
    }
    return false;
}

void cli_cohort_made(char *out, size_t size, const cli_cohort *cohort)
{
    cli_names versions = {0};
    size_t used = 0;

    for (size_t i = 0; i < cohort->notes.count; i++) {
        char version[32];

        version_of(version, sizeof version, cohort->notes.words[i]);
        if (*version)
            cli_names_put(&versions, version);
    }
    snprintf(out, size, "hemiface (the results do not name its version)");
    for (size_t i = 0; i < versions.count && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s",
                                 i ? " and " : "hemiface ", versions.words[i]);
    cli_names_clear(&versions);
}
