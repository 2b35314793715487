/* detect/models.c - the network files inside the library
 *
 * The assembler copies the files in, unmodified. Paths are relative to the
 * root of the repo, where the Makefile runs the compiler.
 */
#include "detect/models.h"

#include <stdint.h>
#include <hemiface/detect.h>

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)
/* Mach-O puts an underscore in front of C names, ELF nothing. */
#define SYMBOL(name) TEXT(__USER_LABEL_PREFIX__) #name

#if defined(__APPLE__)
#define READ_ONLY ".const_data\n"
#define HIDE(name) ".private_extern " SYMBOL(name) "\n"
#define BACK ".text\n"
#else
#define READ_ONLY ".pushsection .rodata\n"
#define HIDE(name) ".hidden " SYMBOL(name) "\n"
#define BACK ".popsection\n"
#endif

/* clang-format off */
/* The bytes as `name`, their number as `name_size`. A path is a piece of a
   string: parentheses around it would not compile. */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define EMBED(name, path)                                        \
    __asm__(READ_ONLY                                            \
            ".balign 16\n"                                       \
            ".globl " SYMBOL(name) "\n"                          \
            HIDE(name)                                           \
            SYMBOL(name) ":\n"                                   \
            ".incbin \"" path "\"\n"                             \
            SYMBOL(name##_end) ":\n"                             \
            ".balign 16\n"                                       \
            ".globl " SYMBOL(name##_size) "\n"                   \
            HIDE(name##_size)                                    \
            SYMBOL(name##_size) ":\n"                            \
            ".quad " SYMBOL(name##_end) " - " SYMBOL(name) "\n"  \
            BACK);                                               \
    extern const unsigned char name[]                            \
        __attribute__((visibility("hidden")));                   \
    extern const uint64_t name##_size                            \
        __attribute__((visibility("hidden")))
/* NOLINTEND(bugprone-macro-parentheses) */
/* clang-format on */

EMBED(hf_bytes_short, "data/models/face_detection_short_range.tflite");
EMBED(hf_bytes_full, "data/models/face_detection_full_range_sparse.tflite");
EMBED(hf_bytes_mesh, "data/models/face_landmark_with_attention.tflite");
EMBED(hf_bytes_refine, "data/models/refinement.bin");

static const struct {
    const char *name, *sha256;
    const unsigned char *bytes;
    const uint64_t *count;
} files[] = {
    [HF_MODEL_SHORT] =
        {"face_detection_short_range.tflite",
         "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633",
         hf_bytes_short, &hf_bytes_short_size},
    [HF_MODEL_FULL] =
        {"face_detection_full_range_sparse.tflite",
         "671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce",
         hf_bytes_full, &hf_bytes_full_size},
    [HF_MODEL_MESH] =
        {"face_landmark_with_attention.tflite",
         "883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d",
         hf_bytes_mesh, &hf_bytes_mesh_size},
    [HF_MODEL_REFINE] =
        {"refinement.bin",
         "86e2d2e64d3e10fefc7438f906ef8b4faa7a1954ea0ab42d4e53dc7336b78d08",
         hf_bytes_refine, &hf_bytes_refine_size},
};

struct hf_model_file hf_model_file(enum hf_model_id id)
{
    struct hf_model_file file = {files[id].name, files[id].sha256,
                                 files[id].bytes, (size_t)*files[id].count};

    return file;
}

bool hf_detect_model(size_t index, const char **name, const char **sha256)
{
    if (index >= sizeof files / sizeof *files)
        return false;
    *name = files[index].name;
    *sha256 = files[index].sha256;
    return true;
}
