/* net/custom.c - the operators the attention mesh brings along
 *
 * Landmarks2TransformMatrix: a matrix that maps a small square picture onto
 * the turned, enlarged bounding box of some landmarks.
 * TransformTensorBilinear: the small picture, cut out of a larger one there.
 * TransformLandmarks: points found on the small picture, put back.
 * All by MediaPipe (Apache-2.0); written from their description, parameters
 * are read from the model's options.
 */
#include "net/graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "net/flex.h"

/* -------------------------------------------------------------- layers */

void hf_run_matrix(const struct hf_step *s, float *out, const float *const *in,
                   float *patch)
{
    const struct hf_region *g = &s->region;
    const float *right = in[0] + g->right * g->dimensions;
    const float *left = in[0] + g->left * g->dimensions;
    float turn = g->target - atan2f(left[1] - right[1], left[0] - right[0]);
    float c = cosf(turn), n = sinf(turn);
    float x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY;
    float mx, my, sx, sy;

    (void)patch;
    for (size_t i = 0; i < g->subset_count; i++) {
        const float *p = in[0] + g->subset[i] * g->dimensions;
        float x = c * p[0] - n * p[1], y = n * p[0] + c * p[1];

        x0 = fminf(x0, x);
        x1 = fmaxf(x1, x);
        y0 = fminf(y0, y);
        y1 = fmaxf(y1, y);
    }
    mx = (x0 + x1) / 2;
    my = (y0 + y1) / 2;
    sx = g->scale_x * (x1 - x0) / g->out_width;
    sy = g->scale_y * (y1 - y0) / g->out_height;
    /* T(centre) Rot(-turn) Scale(sx, sy) T(-half the output size) */
    memset(out, 0, 16 * sizeof *out);
    out[0] = c * sx;
    out[1] = n * sy;
    out[4] = -n * sx;
    out[5] = c * sy;
    out[3] = c * mx + n * my - out[0] * g->out_width / 2 -
             out[1] * g->out_height / 2;
    out[7] = c * my - n * mx - out[4] * g->out_width / 2 -
             out[5] * g->out_height / 2;
    out[10] = out[15] = 1;
}

/* The picture at (x, y), pixel centres at whole numbers; 0 outside. */
static void sample(const struct hf_window *w, float *out, const float *in,
                   float x, float y)
{
    size_t n = (size_t)w->in_channels, row = n * (size_t)w->in_width;
    size_t right, down;
    float fx, fy;
    int ix, iy;

    /* Written so that NaN is outside too. */
    if (!(x >= 0 && x <= (float)(w->in_width - 1) && y >= 0 &&
          y <= (float)(w->in_height - 1))) {
        memset(out, 0, n * sizeof *out);
        return;
    }
    ix = (int)x;
    iy = (int)y;
    fx = x - (float)ix;
    fy = y - (float)iy;
    right = ix + 1 < w->in_width ? n : 0;
    down = iy + 1 < w->in_height ? row : 0;
    in += (size_t)iy * row + (size_t)ix * n;
    for (size_t c = 0; c < n; c++) {
        float top = in[c] + fx * (in[c + right] - in[c]);
        float low = in[c + down] + fx * (in[c + down + right] - in[c + down]);

        out[c] = top + fy * (low - top);
    }
}

void hf_run_crop(const struct hf_step *s, float *out, const float *const *in,
                 float *patch)
{
    const struct hf_window *w = &s->window;
    const float *m = in[1];

    (void)patch;
    for (int y = 0; y < w->out_height; y++)
        for (int x = 0; x < w->out_width; x++) {
            float cx = (float)x + 0.5f, cy = (float)y + 0.5f;

            sample(w, out, in[0], m[0] * cx + m[1] * cy + m[3] - 0.5f,
                   m[4] * cx + m[5] * cy + m[7] - 0.5f);
            out += w->in_channels;
        }
}

void hf_run_transform(const struct hf_step *s, float *out,
                      const float *const *in, float *patch)
{
    const float *m = in[1];

    (void)patch;
    for (size_t i = 0; i + 1 < s->count[0]; i += 2) {
        float x = in[0][i], y = in[0][i + 1];

        out[i] = m[0] * x + m[1] * y + m[3];
        out[i + 1] = m[4] * x + m[5] * y + m[7];
    }
}

/* ------------------------------------------------------------ builders */

/* A number of the options that must be there, within a range. */
static bool option(double *out, struct hf_flex flex, const char *key,
                   double least, double most)
{
    return hf_flex_number(out, flex, key) && *out >= least && *out <= most;
}

static bool read_region(struct hf_region *g, struct hf_flex flex, size_t points)
{
    double right, left, target, sx, sy, width, height, last;

    last = (double)points - 1;
    if (!option(&right, flex, "left_rotation_idx", 0, last) ||
        !option(&left, flex, "right_rotation_idx", 0, last) ||
        !option(&target, flex, "target_rotation_radians", -10, 10) ||
        !option(&sx, flex, "scale_x", 0, 100) ||
        !option(&sy, flex, "scale_y", 0, 100) ||
        !option(&width, flex, "output_width", 1, 1024) ||
        !option(&height, flex, "output_height", 1, 1024))
        return false;
    /* The model says left and right of the picture: here the patient's. */
    g->right = (int)right;
    g->left = (int)left;
    g->target = (float)target;
    g->scale_x = (float)sx;
    g->scale_y = (float)sy;
    g->out_width = (float)width;
    g->out_height = (float)height;
    g->subset_count = hf_flex_ints(NULL, 0, flex, "subset_idxs");
    return g->subset_count > 0 && g->subset_count <= points;
}

static hf_status build_matrix(struct hf_builder *b, const struct hf_op *op,
                              struct hf_step *step,
                              const struct hf_tensor *const *in,
                              const struct hf_tensor *out, hf_error *error)
{
    struct hf_flex flex = {b->model.flat.bytes + op->custom.at,
                           op->custom.count};
    struct hf_region *g = &step->region;
    size_t points;

    g->dimensions = in[0]->size[3];
    points = in[0]->count / (size_t)g->dimensions;
    if (out->count != 16 || g->dimensions < 2 || g->dimensions > 3 ||
        !read_region(g, flex, points))
        return hf_build_unsupported(b, "such a landmark matrix", error);
    g->subset = calloc(g->subset_count, sizeof *g->subset);
    if (!g->subset)
        return hf_fail_memory(error);
    hf_flex_ints(g->subset, g->subset_count, flex, "subset_idxs");
    for (size_t i = 0; i < g->subset_count; i++)
        if (g->subset[i] < 0 || (size_t)g->subset[i] >= points)
            return hf_model_corrupt(&b->model, "no such landmark", error);
    return HF_OK;
}

static hf_status build_crop(struct hf_builder *b, const struct hf_op *op,
                            struct hf_step *step,
                            const struct hf_tensor *const *in,
                            const struct hf_tensor *out, hf_error *error)
{
    struct hf_flex flex = {b->model.flat.bytes + op->custom.at,
                           op->custom.count};
    struct hf_window *w = &step->window;
    double width, height;

    if (in[1]->count != 16 || in[0]->size[0] != 1 || out->size[0] != 1 ||
        in[0]->size[3] != out->size[3] ||
        !option(&width, flex, "output_width", 1, 1024) ||
        !option(&height, flex, "output_height", 1, 1024) ||
        (int)width != out->size[2] || (int)height != out->size[1])
        return hf_build_unsupported(b, "such a crop", error);
    w->in_height = in[0]->size[1];
    w->in_width = in[0]->size[2];
    w->in_channels = w->out_channels = in[0]->size[3];
    w->out_height = out->size[1];
    w->out_width = out->size[2];
    return HF_OK;
}

static hf_status build_transform(struct hf_builder *b, const struct hf_op *op,
                                 struct hf_step *step,
                                 const struct hf_tensor *const *in,
                                 const struct hf_tensor *out, hf_error *error)
{
    (void)op;
    (void)step;
    if (in[0]->size[3] != 2 || in[1]->count != 16 || out->count != in[0]->count)
        return hf_build_unsupported(b, "such points", error);
    return HF_OK;
}

static const struct {
    const char *name;
    size_t inputs;
    hf_layer *run;
    hf_status (*build)(struct hf_builder *b, const struct hf_op *op,
                       struct hf_step *step, const struct hf_tensor *const *in,
                       const struct hf_tensor *out, hf_error *error);
} customs[] = {
    {"Landmarks2TransformMatrix", 1, hf_run_matrix, build_matrix},
    {"TransformTensorBilinear", 2, hf_run_crop, build_crop},
    {"TransformLandmarks", 2, hf_run_transform, build_transform},
};

static bool name_is(const struct hf_model *model, struct hf_flat_vector name,
                    const char *text)
{
    return name.count == strlen(text) &&
           memcmp(model->flat.bytes + name.at, text, name.count) == 0;
}

hf_status hf_build_custom(struct hf_builder *b, const struct hf_op *op,
                          hf_error *error)
{
    const struct hf_tensor *in[2], *out;
    struct hf_view *from[2], *to;
    struct hf_step *step;
    size_t n = sizeof customs / sizeof *customs, which = 0, inputs;
    hf_status status = HF_OK;

    while (which < n && !name_is(&b->model, op->name, customs[which].name))
        which++;
    if (which == n || op->inputs.count != customs[which].inputs)
        return hf_build_unsupported(b, "an unknown custom operator", error);
    inputs = customs[which].inputs;
    for (size_t i = 0; i < inputs && !status; i++)
        status = hf_build_input(b, op, i, false, &in[i], &from[i], error);
    if (!status)
        status = hf_build_output(b, op, &out, &to, error);
    if (status)
        return status;
    step = hf_build_step(b, op, customs[which].run);
    for (size_t i = 0; i < inputs; i++)
        hf_build_reads(step, from[i], in[i]->count);
    return customs[which].build(b, op, step, in, out, error);
}
