/* net/graph.h - a net as a list of steps, and how a model becomes one */
#ifndef HF_NET_GRAPH_H
#define HF_NET_GRAPH_H

#include <stdbool.h>
#include "net/model.h"
#include "net/net.h"

/** Most inputs of one step: the finders concatenate two. */
#define HF_STEP_INPUTS 4

/** A window moved over a picture: convolution, depthwise, pooling, and, for
 *  layers without a window, just the two sizes. */
struct hf_window {
    int in_height, in_width, in_channels;
    int out_height, out_width, out_channels;
    int height, width; /**< of the window */
    int stride, top, left;
};

/** Options of Landmarks2TransformMatrix. */
struct hf_region {
    int right, left;        /**< points that give the rotation */
    float target;           /**< angle they shall have, radians */
    float scale_x, scale_y; /**< output size over bounding box */
    float out_width, out_height;
    int dimensions;  /**< numbers per point */
    int32_t *subset; /**< points whose box counts; owned */
    size_t subset_count;
};

struct hf_step;
/** Computes one step. in: one pointer per input; patch: scratch memory of
 *  hf_net.patch_size numbers. */
typedef void hf_layer(const struct hf_step *step, float *out,
                      const float *const *in, float *patch);

struct hf_step {
    hf_layer *run;
    const struct hf_kernels *kernels;
    size_t in[HF_STEP_INPUTS], inputs; /**< values read */
    size_t out;                        /**< value written */
    size_t count[HF_STEP_INPUTS];      /**< numbers in each input */
    float *weights, *bias, *slope;     /**< owned */
    bool can_activate; /**< slope is still all ones and may be replaced */
    struct hf_window window;
    struct hf_region region;
};

/** A block of numbers some step writes and later ones read. */
struct hf_value {
    size_t count, offset;
    size_t first, last; /**< steps between which it must stay */
    bool used;
};

struct hf_net {
    struct hf_step *steps;
    size_t step_count;
    struct hf_value *values;
    size_t value_count;
    size_t input, *outputs, output_count; /**< values */
    size_t arena_size, patch_size;        /**< in floats */
};

/** What a tensor of the model is while the net is built: all or part of a
 *  value, perhaps with zeros around it that are never stored. */
struct hf_view {
    bool ready;   /**< an earlier step (or the caller) makes it */
    size_t value; /**< tensor number of the stored one */
    int top, left, bottom, right, channels; /**< zeros added */
    int maker;                              /**< step, or -1 */
    int readers; /**< operators and outputs that read the tensor */
};

struct hf_builder {
    struct hf_model model;
    struct hf_net *net;
    struct hf_view *views; /**< one per tensor */
};

/** Adds the step or view an operator stands for. */
typedef hf_status hf_build(struct hf_builder *b, const struct hf_op *op,
                           hf_error *error);

hf_build hf_build_conv, hf_build_depthwise, hf_build_activation, hf_build_add,
    hf_build_scale, hf_build_pool, hf_build_resize, hf_build_depth_to_space,
    hf_build_concat, hf_build_reshape, hf_build_pad, hf_build_slice,
    hf_build_custom;

/** A computed input of an operator; with zeros around it only if `padded`. */
HF_CHECKED hf_status hf_build_input(struct hf_builder *b,
                                    const struct hf_op *op, size_t i,
                                    bool padded,
                                    const struct hf_tensor **tensor,
                                    struct hf_view **view, hf_error *error);

/** The operator's only output tensor, which must not exist yet. */
HF_CHECKED hf_status hf_build_output(struct hf_builder *b,
                                     const struct hf_op *op,
                                     const struct hf_tensor **tensor,
                                     struct hf_view **view, hf_error *error);

/** A new step that writes the operator's output and reads nothing yet; the
 *  caller has checked the output. */
struct hf_step *hf_build_step(struct hf_builder *b, const struct hf_op *op,
                              hf_layer *run);
/** Lets the step read a value. */
void hf_build_reads(struct hf_step *step, const struct hf_view *view,
                    size_t count);

/** n copies of a number, malloc'ed; NULL when memory ran out. */
float *hf_build_fill(size_t n, float value);

/** "model 'name' uses what, which is not supported". HF_E_UNSUPPORTED. */
hf_status hf_build_unsupported(const struct hf_builder *b, const char *what,
                               hf_error *error);
#ifdef HF_ANALYSIS /* see base/fail.h */
#define hf_build_unsupported(b, what, error)                                   \
    ((void)hf_build_unsupported(b, what, error), (hf_status)HF_E_UNSUPPORTED)
#endif

/** Places values so that those alive at the same time do not overlap.
 *  HF_E_LIMIT beyond reason, HF_E_MEMORY. */
HF_CHECKED hf_status hf_arena_plan(struct hf_net *net, const char *name,
                                   hf_error *error);

/** Weights in panels (see kernel.h) from rows of `depth`, one row a column;
 *  `per_column` (bias, slope) spread alike. malloc'ed, NULL = no memory. */
float *hf_pack_weights(const float *rows, size_t depth, size_t columns);
float *hf_pack_columns(const float *per_column, size_t columns);

/** Layers. */
hf_layer hf_run_conv, hf_run_depthwise, hf_run_sum, hf_run_scale, hf_run_pool,
    hf_run_resize, hf_run_depth_to_space, hf_run_concat, hf_run_matrix,
    hf_run_crop, hf_run_transform;

/** Patches gathered at once by hf_run_conv: a whole number of tiles, few
 *  enough for their rows to stay in the first cache (24 x 75 floats). */
#define HF_PATCHES 24

#endif
