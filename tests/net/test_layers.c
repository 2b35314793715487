/* Layers on pictures small enough to work out by hand. */
#include "tests/support/check.h"

#include "net/graph.h"

static void run(const struct hf_step *step, float *out, const float *a,
                const float *b)
{
    const float *in[HF_STEP_INPUTS] = {a, b, NULL, NULL};
    float patch[HF_PATCHES * 64];

    step->run(step, out, in, patch);
}

static void check(const float *got, const float *want, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!(fabsf(got[i] - want[i]) <= 1e-6f))
            fail_msg("number %zu is %g, not %g", i, (double)got[i],
                     (double)want[i]);
}

static void pools(void **state)
{
    /* Two rows of four pixels, one channel: maxima of 2x2 blocks. */
    static const float in[] = {1, 5, -1, -2, 3, 2, -4, -3};
    static const float want[] = {5, -1};
    struct hf_step s = {.run = hf_run_pool,
                        .kernels = hf_kernels_best(),
                        .window = {2, 4, 1, 1, 2, 1, 2, 2, 2, 0, 0}};
    float out[2];

    (void)state;
    run(&s, out, in, NULL);
    check(out, want, 2);
}

static void doubles_the_size(void **state)
{
    /* Row 0 4: outputs lie at -1/4, 1/4, 3/4, 5/4 between the centres 0 and
     * 1: clamped 0, then 1, 3, and clamped 4. Both rows alike. */
    static const float in[] = {0, 4};
    static const float want[] = {0, 1, 3, 4, 0, 1, 3, 4};
    struct hf_step s = {.run = hf_run_resize,
                        .window = {1, 2, 1, 2, 4, 1, 0, 0, 0, 0, 0}};
    float out[8];

    (void)state;
    run(&s, out, in, NULL);
    check(out, want, 8);
}

static void rearranges_depth(void **state)
{
    /* One pixel of 8 channels: four pixels of two, row by row. */
    static const float in[] = {1, 2, 3, 4, 5, 6, 7, 8};
    struct hf_step s = {.run = hf_run_depth_to_space,
                        .window = {1, 1, 8, 2, 2, 2, 0, 0, 0, 0, 0}};
    float out[8];

    (void)state;
    run(&s, out, in, NULL);
    check(out, in, 8);
}

static void rearranges_rows(void **state)
{
    /* Two pixels a and b side by side, 4 channels: rows a0 a1 b0 b1 and
     * a2 a3 b2 b3. */
    static const float in[] = {1, 2, 3, 4, 11, 12, 13, 14};
    static const float want[] = {1, 2, 11, 12, 3, 4, 13, 14};
    struct hf_step s = {.run = hf_run_depth_to_space,
                        .window = {1, 2, 4, 2, 4, 1, 0, 0, 0, 0, 0}};
    float out[8];

    (void)state;
    run(&s, out, in, NULL);
    check(out, want, 8);
}

static void convolves(void **state)
{
    /* 3x3 picture 1..9, window of ones, SAME with stride 2: before = 1.
     * Corners: 1+2+4+5, 2+3+5+6, 4+5+7+8, 5+6+8+9; bias 100. */
    static const float in[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    static const float ones[] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    static const float bias[] = {100}, slope[] = {1};
    static const float want[] = {112, 116, 124, 128};
    struct hf_step s = {.run = hf_run_conv,
                        .kernels = hf_kernels_best(),
                        .window = {3, 3, 1, 2, 2, 1, 3, 3, 2, 1, 1}};
    float out[4];

    (void)state;
    s.weights = hf_pack_weights(ones, 9, 1);
    s.bias = hf_pack_columns(bias, 1);
    s.slope = hf_pack_columns(slope, 1);
    run(&s, out, in, NULL);
    check(out, want, 4);
    free(s.weights), free(s.bias), free(s.slope);
}

/* One output of a convolution by its definition, in the order of the layer. */
static float window_sum(const struct hf_window *w, const float *in,
                        const float *weights, int y, int x)
{
    float sum = 0.5F;

    for (int ky = 0; ky < w->height; ky++)
        for (int kx = 0; kx < w->width; kx++)
            for (int c = 0; c < w->in_channels; c++) {
                const int iy = y * w->stride - w->top + ky;
                const int ix = x * w->stride - w->left + kx;
                const float weight =
                    *weights++; /* of every place, on the picture or not */

                if (iy >= 0 && iy < w->in_height && ix >= 0 && ix < w->in_width)
                    sum += in[(iy * w->in_width + ix) * w->in_channels + c] *
                           weight;
            }
    return sum;
}

/* Windows within the picture are read in place, others gathered: pictures with
 * both, with one of them, and windows that overlap all edges at once. */
static void convolves_edges_and_within(void **state)
{
    static const struct hf_window windows[] = {
        {9, 11, 3, 9, 11, 17, 3, 3, 1, 1, 1},
        {8, 30, 3, 4, 15, 16, 3, 3, 2, 0, 0},
        {9, 9, 2, 5, 5, 3, 5, 5, 2, 2, 2},
        {2, 2, 4, 2, 2, 16, 5, 5, 1, 2, 2},
        {6, 6, 1, 4, 4, 20, 3, 3, 1, 0, 0},
        {4, 70, 2, 4, 70, 16, 1, 3, 1, 0, 1},
    };
    float in[1200], weights[20 * 100], out[4 * 70 * 17],
        patch[100 * HF_PATCHES];
    float bias[20], slope[20];

    (void)state;
    for (int i = 0; i < 1200; i++)
        in[i] = (float)(i * 37 % 101 - 50);
    for (int i = 0; i < 2000; i++)
        weights[i] = (float)(i * 53 % 89 - 44) / 64;
    for (int i = 0; i < 20; i++) {
        bias[i] = 0.5F;
        slope[i] = 1;
    }
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        const struct hf_window *w = &windows[i];
        const int depth = w->height * w->width * w->in_channels;
        const size_t columns = (size_t)w->out_channels;
        struct hf_step s = {
            .run = hf_run_conv, .kernels = hf_kernels_best(), .window = *w};

        s.weights = hf_pack_weights(weights, (size_t)depth, columns);
        s.bias = hf_pack_columns(bias, columns);
        s.slope = hf_pack_columns(slope, columns);
        s.run(&s, out, (const float *const[]){in}, patch);
        for (int y = 0; y < w->out_height; y++)
            for (int x = 0; x < w->out_width; x++)
                for (int c = 0; c < w->out_channels; c++)
                    assert_true(
                        out[(y * w->out_width + x) * w->out_channels + c] ==
                        window_sum(w, in, weights + c * depth, y, x));
        free(s.weights), free(s.bias), free(s.slope);
    }
}

static void joins_and_scales(void **state)
{
    static const float a[] = {1, 2}, b[] = {3};
    static const float joined[] = {1, 2, 3}, scaled[] = {4, 8};
    float by[] = {4}, out[3];
    struct hf_step join = {
        .run = hf_run_concat, .inputs = 2, .count = {2, 1, 0, 0}};
    struct hf_step scale = {
        .run = hf_run_scale, .weights = by, .count = {2, 1, 0, 0}};

    (void)state;
    run(&join, out, a, b);
    check(out, joined, 3);
    run(&scale, out, a, NULL);
    check(out, scaled, 2);
}

static void makes_the_matrix(void **state)
{
    /* Level points: box 2..6 x 10..12, centre (4, 11), size 4 x 2. Output
     * 16x16, scale 1.5: steps 1.5*4/16 = .375 and .1875; the middle of the
     * output (8, 8) must land on the centre: 4 - 8*.375 = 1 and 9.5. */
    static const float in[] = {2, 11, 6, 11, 3, 10, 5, 12};
    int32_t subset[] = {0, 1, 2, 3};
    static const float want[16] = {.375f, 0, 0, 1, 0, .1875f, 0, 9.5f,
                                   0,     0, 1, 0, 0, 0,      0, 1};
    struct hf_step s = {.run = hf_run_matrix,
                        .region = {0, 1, 0, 1.5f, 1.5f, 16, 16, 2, subset, 4}};
    float out[16];

    (void)state;
    run(&s, out, in, NULL);
    check(out, want, 16);
}

static void turns_the_matrix(void **state)
{
    /* The same points turned by 90 degrees (x to y, y to -x): the output's
     * x axis follows the line from the first to the second point, (0, 1). */
    static const float in[] = {-11, 2, -11, 6, -10, 3, -12, 5};
    int32_t subset[] = {0, 1, 2, 3};
    static const float want[8] = {0, -.1875f, 0, -9.5f, .375f, 0, 0, 1};
    struct hf_step s = {.run = hf_run_matrix,
                        .region = {0, 1, 0, 1.5f, 1.5f, 16, 16, 2, subset, 4}};
    float out[16];

    (void)state;
    run(&s, out, in, NULL);
    check(out, want, 8);
}

static void crops(void **state)
{
    /* Unit steps, shifted by a quarter pixel right: 2x2 out of 2x2. Sample
     * (0, 0) lies at x .25: 1 + .25 * (2 - 1); (1, 0) at x 1.25: outside. */
    static const float in[] = {1, 2, 3, 4};
    static const float m[16] = {1, 0, 0, .25f, 0, 1, 0, 0};
    static const float want[] = {1.25f, 0, 3.25f, 0};
    struct hf_step s = {.run = hf_run_crop,
                        .window = {2, 2, 1, 2, 2, 1, 0, 0, 0, 0, 0}};
    float out[4];

    (void)state;
    run(&s, out, in, m);
    check(out, want, 4);
}

static void crops_nowhere(void **state)
{
    static const float in[] = {1, 2, 3, 4};
    static const float want[] = {0, 0, 0, 0};
    float m[16] = {1e30f, 0, 0, NAN, 0, INFINITY, 0, 0}, out[4];
    struct hf_step s = {.run = hf_run_crop,
                        .window = {2, 2, 1, 2, 2, 1, 0, 0, 0, 0, 0}};

    (void)state;
    run(&s, out, in, m);
    check(out, want, 4);
}

static void transforms(void **state)
{
    static const float in[] = {1, 2};
    static const float m[16] = {2, 3, 0, 5, 7, 11, 0, 13};
    static const float want[] = {2 + 6 + 5, 7 + 22 + 13};
    struct hf_step s = {.run = hf_run_transform, .count = {2, 16, 0, 0}};
    float out[2];

    (void)state;
    run(&s, out, in, m);
    check(out, want, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pools),
        cmocka_unit_test(doubles_the_size),
        cmocka_unit_test(rearranges_depth),
        cmocka_unit_test(rearranges_rows),
        cmocka_unit_test(convolves),
        cmocka_unit_test(convolves_edges_and_within),
        cmocka_unit_test(joins_and_scales),
        cmocka_unit_test(makes_the_matrix),
        cmocka_unit_test(turns_the_matrix),
        cmocka_unit_test(crops),
        cmocka_unit_test(crops_nowhere),
        cmocka_unit_test(transforms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
