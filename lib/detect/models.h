/* detect/models.h - the network files inside the library */
#ifndef HF_DETECT_MODELS_H
#define HF_DETECT_MODELS_H

#include <stddef.h>

enum hf_model_id {
    HF_MODEL_SHORT = 0,
    HF_MODEL_FULL,
    HF_MODEL_MESH,
    HF_MODEL_REFINE
};

/** An embedded file, byte for byte as published. Static. */
struct hf_model_file {
    const char *name;
    const char *sha256; /**< hex */
    const unsigned char *bytes;
    size_t count;
};

/** The file; by value, its pointers are static. */
struct hf_model_file hf_model_file(enum hf_model_id id);

#endif
