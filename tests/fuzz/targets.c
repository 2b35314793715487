/* The table of readers that are fuzzed. A new reader is a function in a file
   of this folder and a row here; tests/fuzz/README.md says what else. */
#include "tests/fuzz/fuzz.h"

#include <string.h>

#include <hemiface/image.h>

const fuzz_target fuzz_targets[] = {
    {"jpeg", fuzz_jpeg, NULL},
    {"png", fuzz_png, NULL},
    {"heic", fuzz_heic, hf_image_reads_heic},
    {"exif", fuzz_exif, NULL},
    {"face", fuzz_face, NULL},
    {"landmarks", fuzz_landmarks, NULL},
    {"custom", fuzz_custom, NULL},
    {"cutoffs", fuzz_cutoffs, NULL},
    {"shape", fuzz_shape, NULL},
    {"net", fuzz_net, NULL},
    {"net-patch", fuzz_net_patch, NULL},
    {"refine", fuzz_refine, NULL},
    {"manifest", fuzz_manifest, NULL},
    {"cohort", fuzz_cohort, NULL},
    {"agree", fuzz_agree, NULL},
    {"journal", fuzz_journal, NULL},
    {"words", fuzz_words, NULL},
    {"map", fuzz_map, NULL},
    {"request", fuzz_request, NULL},
    {NULL, NULL, NULL},
};

const fuzz_target *fuzz_find(const char *name)
{
    for (const fuzz_target *t = fuzz_targets; t->name; t++)
        if (!strcmp(t->name, name))
            return t;
    return NULL;
}
