/* Kernels: every variant gives the bits of plain loops. */
#include "tests/support/check.h"

#include "base/cpu.h"
#include "net/graph.h"
#include "net/kernel.h"

/* Numbers in [-1, 1) that every platform makes alike. */
static float *noise(size_t n, uint32_t seed)
{
    float *values = malloc((n + 1) * sizeof *values);

    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        values[i] = (float)(seed >> 8) / 8388608.0f - 1.0f;
    }
    return values;
}

static float act(float v, float slope)
{
    return v > 0.0f ? v : v * slope;
}

static void same_bits(const float *a, const float *b, size_t n,
                      const char *what)
{
    for (size_t i = 0; i < n; i++)
        /* The bits are meant. NOLINTNEXTLINE(*memory-comparison) */
        if (memcmp(&a[i], &b[i], sizeof *a) != 0)
            fail_msg("%s: number %zu is %.9g, not %.9g", what, i, (double)a[i],
                     (double)b[i]);
}

static const struct hf_kernels *variant(int i)
{
    if (i == HF_CPU_BASE)
        return hf_kernels_base();
    if (i > (int)hf_cpu_kind())
        return NULL;
    return i == HF_CPU_AVX2 ? hf_kernels_avx2() : hf_kernels_avx512();
}

static void check_matmul(size_t rows, size_t depth, size_t columns)
{
    float *a = noise(rows * depth, 1), *w = noise(columns * depth, 2);
    float *bias = noise(columns, 3), *slope = noise(columns, 4);
    float *want = noise(rows * columns, 5), *got = noise(rows * columns, 6);
    float *panels = hf_pack_weights(w, depth, columns);
    float *bias_panels = hf_pack_columns(bias, columns);
    float *slope_panels = hf_pack_columns(slope, columns);
    struct hf_matmul m = {.panels = panels,
                          .bias = bias_panels,
                          .slope = slope_panels,
                          .depth = depth,
                          .columns = columns};

    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            float sum = bias[c];

            for (size_t k = 0; k < depth; k++)
                sum += a[r * depth + k] * w[c * depth + k];
            want[r * columns + c] = act(sum, slope[c]);
        }
    for (int v = 0; v < 3; v++) {
        const struct hf_kernels *kernels = variant(v);

        if (!kernels)
            continue;
        memset(got, 0, rows * columns * sizeof *got);
        kernels->matmul(&m, got, columns, a, depth, rows);
        same_bits(got, want, rows * columns, kernels->name);
    }
    free(a), free(w), free(bias), free(slope), free(want), free(got);
    free(panels), free(bias_panels), free(slope_panels);
}

static void matmul_is_plain(void **state)
{
    static const size_t columns[] = {1, 2, 8, 15, 16, 17, 24, 28, 42, 64};

    (void)state;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        for (size_t rows = 1; rows <= 14; rows++)
            check_matmul(rows, 1 + rows * 3, columns[i]);
    check_matmul(25, 288, 1404);
}

static void naive_depthwise(const struct hf_depthwise *d, float *out,
                            const float *in)
{
    size_t n = d->channels;

    for (int y = 0; y < d->out_height; y++)
        for (int x = 0; x < d->out_width; x++)
            for (size_t c = 0; c < n; c++) {
                float sum = d->bias[c];

                for (int t = 0; t < 9; t++) {
                    int iy = y * d->stride - d->top + t / 3;
                    int ix = x * d->stride - d->left + t % 3;

                    if (iy < 0 || ix < 0 || iy >= d->in_height ||
                        ix >= d->in_width)
                        continue;
                    sum += in[(size_t)(iy * d->in_width + ix) * n + c] *
                           d->weights[(size_t)t * n + c];
                }
                *out++ = act(sum, d->slope[c]);
            }
}

static void check_depthwise(int height, int width, size_t channels, int stride,
                            int before)
{
    struct hf_depthwise d = {.channels = channels,
                             .in_height = height,
                             .in_width = width,
                             .out_height = (height - 1) / stride + 1,
                             .out_width = (width - 1) / stride + 1,
                             .stride = stride,
                             .top = before,
                             .left = before};
    size_t in_count = (size_t)(height * width) * channels;
    size_t count = (size_t)(d.out_height * d.out_width) * channels;
    float *in = noise(in_count, 1), *w = noise(9 * channels, 2);
    float *bias = noise(channels, 3), *slope = noise(channels, 4);
    float *want = noise(count, 5), *got = noise(count, 6);

    d.weights = w;
    d.bias = bias;
    d.slope = slope;
    naive_depthwise(&d, want, in);
    for (int v = 0; v < 3; v++) {
        const struct hf_kernels *kernels = variant(v);

        if (!kernels)
            continue;
        kernels->depthwise(&d, got, in);
        same_bits(got, want, count, kernels->name);
    }
    free(in), free(w), free(bias), free(slope), free(want), free(got);
}

static void depthwise_is_plain(void **state)
{
    static const size_t channels[] = {1, 4, 8, 10, 16, 42};

    (void)state;
    for (int size = 1; size <= 7; size++)
        for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
            check_depthwise(size, size + 1, channels[i], 1, 1);
            check_depthwise(size + 1, size, channels[i], 2, 0);
            check_depthwise(size + 2, size + 3, channels[i], 2, 1);
        }
}

static void sum_is_plain(void **state)
{
    (void)state;
    for (size_t channels = 1; channels < 40; channels += 3)
        for (size_t narrow = 0; narrow <= channels; narrow += 5) {
            const size_t pixels = 3;
            float *a = noise(pixels * channels, 1);
            float *b = noise(pixels * narrow + 1, 2);
            float *slope = noise(channels, 3);
            float want[3 * 40], got[3 * 40];
            struct hf_sum s = {slope, pixels, channels, narrow};

            for (size_t i = 0; i < pixels * channels; i++) {
                size_t p = i / channels, c = i % channels;

                want[i] =
                    act(c < narrow ? a[i] + b[p * narrow + c] : a[i], slope[c]);
            }
            for (int v = 0; v < 3; v++) {
                const struct hf_kernels *kernels = variant(v);

                if (!kernels)
                    continue;
                kernels->sum(&s, got, a, b);
                same_bits(got, want, pixels * channels, kernels->name);
            }
            free(a), free(b), free(slope);
        }
}

static void pool_is_plain(void **state)
{
    (void)state;
    for (size_t channels = 1; channels < 40; channels += 3) {
        enum { PIXELS = 3 };
        const size_t n = 2 * PIXELS * channels;
        float *a = noise(n, 1), *b = noise(n, 2);
        float want[PIXELS * 40], got[PIXELS * 40];

        for (size_t i = 0; i < PIXELS * channels; i++) {
            const size_t at = 2 * (i / channels) * channels + i % channels;
            const size_t on = at + channels;

            want[i] = fmaxf(fmaxf(a[at], a[on]), fmaxf(b[at], b[on]));
        }
        for (int v = 0; v < 3; v++) {
            const struct hf_kernels *kernels = variant(v);

            if (!kernels)
                continue;
            kernels->pool(got, a, b, PIXELS, channels);
            same_bits(got, want, PIXELS * channels, kernels->name);
        }
        free(a), free(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matmul_is_plain),
        cmocka_unit_test(depthwise_is_plain),
        cmocka_unit_test(sum_is_plain),
        cmocka_unit_test(pool_is_plain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
