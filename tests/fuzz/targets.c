/* The table of readers that are fuzzed. A new reader is a function in a file
   of this folder and a row here; tests/fuzz/README.md says what else. */
#include "tests/fuzz/fuzz.h"

#include <string.h>

const fuzz_target fuzz_targets[] = {
    {"jpeg", fuzz_jpeg},
    {"png", fuzz_png},
    {"exif", fuzz_exif},
    /* Also what a body of JSON sent to a program of ours is read by. */
    {"face", fuzz_face},
    {"landmarks", fuzz_landmarks},
    {"custom", fuzz_custom},
    {"cutoffs", fuzz_cutoffs},
    {"shape", fuzz_shape},
    {"net", fuzz_net},
    {"net-patch", fuzz_net_patch},
    {"refine", fuzz_refine},
    {"manifest", fuzz_manifest},
    {"cohort", fuzz_cohort},
    {"agree", fuzz_agree},
    {"journal", fuzz_journal},
    {"words", fuzz_words},
    {NULL, NULL},
};

const fuzz_target *fuzz_find(const char *name)
{
    for (const fuzz_target *t = fuzz_targets; t->name; t++)
        if (!strcmp(t->name, name))
            return t;
    return NULL;
}
