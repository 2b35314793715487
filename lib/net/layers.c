/* net/layers.c - computing the steps */
#include "net/graph.h"

#include <string.h>

/* Copies the window at (y, x) of the input; zeros outside the picture. */
static void gather(const struct hf_window *w, float *to, const float *in, int y,
                   int x)
{
    size_t channels = (size_t)w->in_channels;
    int x0 = x < 0 ? 0 : x;
    int x1 = x + w->width > w->in_width ? w->in_width : x + w->width;
    size_t row = (size_t)w->width * channels;

    for (int ky = 0; ky < w->height; ky++, to += row) {
        int iy = y + ky;

        if (x0 != x || x1 != x + w->width || iy < 0 || iy >= w->in_height)
            memset(to, 0, row * sizeof *to);
        if (iy >= 0 && iy < w->in_height && x0 < x1)
            memcpy(to + (size_t)(x0 - x) * channels,
                   in + ((size_t)iy * (size_t)w->in_width + (size_t)x0) *
                            channels,
                   (size_t)(x1 - x0) * channels * sizeof *to);
    }
}

/* Pixels first .. end - 1 of the output: windows gathered side by side, a few
 * pixels at a time. */
static void conv_patches(const struct hf_step *s, const struct hf_matmul *m,
                         float *out, const float *in, float *patch,
                         size_t first, size_t end)
{
    const struct hf_window *w = &s->window;
    size_t width = (size_t)w->out_width;

    for (size_t p = first; p < end; p += HF_PATCHES) {
        size_t n = end - p < HF_PATCHES ? end - p : HF_PATCHES;

        for (size_t i = 0; i < n; i++)
            gather(w, patch + i * m->depth, in,
                   (int)((p + i) / width) * w->stride - w->top,
                   (int)((p + i) % width) * w->stride - w->left);
        s->kernels->matmul(m, out + p * m->columns, m->columns, patch, m->depth,
                           n);
    }
}

/* Output pixels [from, end) of an axis whose windows lie inside. */
static void inner(int *from, int *end, int before, int window, int in, int out,
                  int stride)
{
    const int last = in - window + before;

    *from = (before + stride - 1) / stride;
    *end = last < 0 ? 0 : last / stride + 1;
    if (*end > out)
        *end = out;
    if (*from >= *end)
        *from = *end = 0;
}

/* Windows that lie inside the picture are read where they are, line by line;
 * the others are gathered. */
static void conv_windows(const struct hf_step *s, const struct hf_matmul *m,
                         float *out, const float *in, float *patch)
{
    const struct hf_window *w = &s->window;
    const size_t channels = (size_t)w->in_channels;
    const size_t line = (size_t)w->in_width * channels;
    const size_t width = (size_t)w->out_width;
    struct hf_matmul there = *m;
    int x0, x1, y0, y1;

    there.parts = (size_t)w->height;
    there.hop = line;
    inner(&x0, &x1, w->left, w->width, w->in_width, w->out_width, w->stride);
    inner(&y0, &y1, w->top, w->height, w->in_height, w->out_height, w->stride);
    conv_patches(s, m, out, in, patch, 0, (size_t)y0 * width);
    for (int y = y0; y < y1; y++) {
        const size_t row = (size_t)y * width;
        const size_t from = row + (size_t)x0, end = row + (size_t)x1;

        conv_patches(s, m, out, in, patch, row, from);
        s->kernels->matmul(&there, out + from * m->columns, m->columns,
                           in + (size_t)(y * w->stride - w->top) * line +
                               (size_t)(x0 * w->stride - w->left) * channels,
                           (size_t)w->stride * channels, end - from);
        conv_patches(s, m, out, in, patch, end, row + width);
    }
    conv_patches(s, m, out, in, patch, (size_t)y1 * width,
                 (size_t)w->out_height * width);
}

void hf_run_conv(const struct hf_step *s, float *out, const float *const *in,
                 float *patch)
{
    const struct hf_window *w = &s->window;
    struct hf_matmul m = {.panels = s->weights,
                          .bias = s->bias,
                          .slope = s->slope,
                          .depth = (size_t)(w->height * w->width) *
                                   (size_t)w->in_channels,
                          .columns = (size_t)w->out_channels};
    size_t pixels = (size_t)w->out_height * (size_t)w->out_width;
    bool pointwise = w->height == 1 && w->width == 1 && w->stride == 1 &&
                     w->out_height == w->in_height &&
                     w->out_width == w->in_width;
    bool whole = pixels == 1 && w->height == w->in_height &&
                 w->width == w->in_width && w->top == 0 && w->left == 0;

    /* The input already lies as the matrix product wants it. */
    if (pointwise || whole)
        s->kernels->matmul(&m, out, m.columns, in[0], m.depth, pixels);
    else
        conv_windows(s, &m, out, in[0], patch);
}

void hf_run_depthwise(const struct hf_step *s, float *out,
                      const float *const *in, float *patch)
{
    const struct hf_window *w = &s->window;
    struct hf_depthwise d = {.weights = s->weights,
                             .bias = s->bias,
                             .slope = s->slope,
                             .channels = (size_t)w->out_channels,
                             .in_height = w->in_height,
                             .in_width = w->in_width,
                             .out_height = w->out_height,
                             .out_width = w->out_width,
                             .stride = w->stride,
                             .top = w->top,
                             .left = w->left};

    (void)patch;
    s->kernels->depthwise(&d, out, in[0]);
}

void hf_run_sum(const struct hf_step *s, float *out, const float *const *in,
                float *patch)
{
    size_t channels = (size_t)s->window.out_channels;
    struct hf_sum sum = {.slope = s->slope,
                         .pixels = s->count[0] / channels,
                         .channels = channels,
                         .narrow = (size_t)s->window.in_channels};

    (void)patch;
    /* A lone activation adds nothing. */
    if (s->inputs == 1)
        sum.narrow = 0;
    s->kernels->sum(&sum, out, in[0], s->inputs == 1 ? in[0] : in[1]);
}

void hf_run_scale(const struct hf_step *s, float *out, const float *const *in,
                  float *patch)
{
    bool one = s->count[1] == 1;

    (void)patch;
    for (size_t i = 0; i < s->count[0]; i++)
        out[i] = in[0][i] * s->weights[one ? 0 : i];
}

void hf_run_pool(const struct hf_step *s, float *out, const float *const *in,
                 float *patch)
{
    const struct hf_window *w = &s->window;
    size_t channels = (size_t)w->in_channels;
    size_t row = (size_t)w->in_width * channels;

    (void)patch;
    for (int y = 0; y < w->out_height; y++) {
        const float *upper = in[0] + 2 * (size_t)y * row;

        s->kernels->pool(out, upper, upper + row, (size_t)w->out_width,
                         channels);
        out += (size_t)w->out_width * channels;
    }
}

/* Twice the size: with centres at half pixels every output lies a quarter of
 * a pixel from its nearest input pixel, so weights are 3/4 and 1/4. */
static int neighbour(int out, int size)
{
    int other = out / 2 + (out % 2 ? 1 : -1);

    return other < 0 ? 0 : other >= size ? size - 1 : other;
}

void hf_run_resize(const struct hf_step *s, float *out, const float *const *in,
                   float *patch)
{
    const struct hf_window *w = &s->window;
    size_t channels = (size_t)w->in_channels;
    size_t row = (size_t)w->in_width * channels;

    (void)patch;
    for (int y = 0; y < w->out_height; y++) {
        const float *near = in[0] + (size_t)(y / 2) * row;
        const float *far = in[0] + (size_t)neighbour(y, w->in_height) * row;

        for (int x = 0; x < w->out_width; x++, out += channels) {
            size_t a = (size_t)(x / 2) * channels;
            size_t b = (size_t)neighbour(x, w->in_width) * channels;

            for (size_t c = 0; c < channels; c++)
                out[c] = 0.75f * (0.75f * near[a + c] + 0.25f * near[b + c]) +
                         0.25f * (0.75f * far[a + c] + 0.25f * far[b + c]);
        }
    }
}

/* Channels in four groups become the four pixels of a 2x2 block. */
void hf_run_depth_to_space(const struct hf_step *s, float *out,
                           const float *const *in, float *patch)
{
    const struct hf_window *w = &s->window;
    size_t channels = (size_t)w->out_channels;

    (void)patch;
    for (int y = 0; y < w->out_height; y++)
        for (int x = 0; x < w->out_width; x++, out += channels) {
            size_t pixel =
                (size_t)(y / 2) * (size_t)w->in_width + (size_t)(x / 2);
            size_t group = (size_t)(y % 2 * 2 + x % 2);

            memcpy(out, in[0] + (4 * pixel + group) * channels,
                   channels * sizeof *out);
        }
}

void hf_run_concat(const struct hf_step *s, float *out, const float *const *in,
                   float *patch)
{
    (void)patch;
    for (size_t i = 0; i < s->inputs; i++) {
        memcpy(out, in[i], s->count[i] * sizeof *out);
        out += s->count[i];
    }
}
