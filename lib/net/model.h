/* net/model.h - what a .tflite file says, before anything is computed
 *
 * The model borrows the file's bytes; constants are expanded on demand, so
 * nothing of the file is needed once a net has been built from it.
 */
#ifndef HF_NET_MODEL_H
#define HF_NET_MODEL_H

#include <hemiface/error.h>
#include "net/flat.h"

/** Dimensions of every tensor: leading ones are added up to four (a picture
 *  is 1, height, width, channels). */
#define HF_NET_RANK 4

/** Largest tensor, in numbers. The largest of the face networks has 295 k;
 *  this bounds the memory a damaged file can ask for to 64 MiB a tensor. */
#define HF_NET_LARGEST ((size_t)1 << 24)

enum hf_tensor_type { HF_F32 = 0, HF_F16 = 1, HF_I32 = 2 };

struct hf_tensor {
    int rank;              /**< dimensions stored in the file */
    int size[HF_NET_RANK]; /**< right-aligned, leading ones */
    size_t count;          /**< product of the sizes */
    uint8_t type;          /**< enum hf_tensor_type, or one we do not read */
    struct hf_flat_vector data; /**< stored bytes; count 0 = computed */
    size_t sparsity;            /**< position of that table, or 0 */
    int producer; /**< index of the operator that makes it, or -1 */
};

/** Operator codes of the file format. */
enum hf_op_code {
    HF_OP_ADD = 0,
    HF_OP_CONCATENATION = 2,
    HF_OP_CONV_2D = 3,
    HF_OP_DEPTHWISE_CONV_2D = 4,
    HF_OP_DEPTH_TO_SPACE = 5,
    HF_OP_DEQUANTIZE = 6,
    HF_OP_MAX_POOL_2D = 17,
    HF_OP_MUL = 18,
    HF_OP_RELU = 19,
    HF_OP_RESHAPE = 22,
    HF_OP_RESIZE_BILINEAR = 23,
    HF_OP_CUSTOM = 32,
    HF_OP_PAD = 34,
    HF_OP_STRIDED_SLICE = 45,
    HF_OP_PRELU = 54,
    HF_OP_DENSIFY = 124
};

struct hf_op {
    int32_t code;                  /**< enum hf_op_code or another */
    struct hf_flat_vector name;    /**< of a custom operator, bytes */
    struct hf_flat_vector inputs;  /**< tensor numbers, int32 */
    struct hf_flat_vector outputs; /**< tensor numbers, int32 */
    size_t options;                /**< table, or 0 */
    struct hf_flat_vector custom;  /**< a custom operator's options, bytes */
};

struct hf_model {
    const char *name; /**< for errors */
    struct hf_flat flat;
    struct hf_tensor *tensors;
    size_t tensor_count;
    struct hf_op *ops;
    size_t op_count;
    struct hf_flat_vector inputs, outputs; /**< tensor numbers */
};

/** Reads the tables. bytes and name are borrowed while the model lives.
 *  HF_E_FORMAT, HF_E_CORRUPT, HF_E_UNSUPPORTED, HF_E_MEMORY; free in every
 *  case. */
HF_CHECKED hf_status hf_model_read(struct hf_model *model, const void *bytes,
                                   size_t count, const char *name,
                                   hf_error *error);
void hf_model_free(struct hf_model *model);

/** Tensor number i of an operator's inputs or outputs; NULL when there is
 *  none. number may be NULL. */
const struct hf_tensor *hf_model_tensor(struct hf_model *model,
                                        struct hf_flat_vector list, size_t i,
                                        size_t *number);

/** A constant as `tensor->count` floats, half floats and sparse storage
 *  expanded. *out is malloc'ed. */
HF_CHECKED hf_status hf_model_floats(float **out, struct hf_model *model,
                                     const struct hf_tensor *tensor,
                                     hf_error *error);

/** A constant of whole numbers copied into out[0..count-1]. */
HF_CHECKED hf_status hf_model_ints(int32_t *out, size_t count,
                                   struct hf_model *model,
                                   const struct hf_tensor *tensor,
                                   hf_error *error);

/** Half precision bits as float. */
float hf_half(uint16_t bits);

/** "'name' is damaged: what". HF_E_CORRUPT. */
hf_status hf_model_corrupt(const struct hf_model *model, const char *what,
                           hf_error *error);
#ifdef HF_ANALYSIS /* see base/fail.h */
#define hf_model_corrupt(model, what, error)                                   \
    ((void)hf_model_corrupt(model, what, error), (hf_status)HF_E_CORRUPT)
#endif

#endif
