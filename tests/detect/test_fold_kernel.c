/* The loops that read a band: every variant gives the bits of the baseline's,
 * and these what plain loops in double give. */
#include "tests/support/check.h"

#include "base/cpu.h"
#include "detect/fold_kernel.h"

enum { SAMPLES = HF_HALF_COLUMNS * HF_HALF_ROWS, LINES = 60 };

static const struct hf_fold_look look = {
    .by = -2,
    .along = {0.2F, 0.15F, 0.1F, 0.08F, 0.04F, 0.02F, 0.01F},
    .across = {{2, {0.5F, 0.2F, 0.05F}},
               {5, {0.2F, 0.15F, 0.1F, 0.08F, 0.05F, 0.02F}},
               {HF_FOLD_TAPS, {0.1F, 0.07F, [HF_FOLD_TAPS] = 0.03F}}},
    .flank = {5, 8, 18}};

struct work {
    float skin[LINES][HF_BAND_STRIDE], blurred[LINES][HF_BAND_STRIDE];
    float valley[HF_BAND_PLACES];
};

static float *noise(void)
{
    float *l = malloc(SAMPLES * sizeof *l);
    unsigned random = 1;

    for (int i = 0; i < SAMPLES; i++) {
        random = random * 1664525u + 1013904223u;
        l[i] = (float)(random >> 24);
    }
    return l;
}

static const double start[2] = {-20, 30}, down[2] = {0.07, 0.24},
                    across[2] = {0.96, -0.28};

static struct work *at_work(const struct hf_fold_kernels *k, const float *l)
{
    struct work *w = calloc(1, sizeof *w);
    const float(*skin)[HF_BAND_STRIDE] =
        (const float(*)[HF_BAND_STRIDE])w->skin;

    for (int y = 0; y < LINES; y++) {
        const double at[2] = {start[0] + y * down[0], start[1] + y * down[1]};

        k->skin(w->skin[y], l, at, across, 10);
    }
    k->blur(w->blurred, skin, LINES, &look.across[1]);
    k->valleys(w->valley, skin, 20, &look);
    return w;
}

static void same_bits(void **state)
{
    const struct hf_fold_kernels *others[2] = {NULL, NULL};
    float *l = noise();
    struct work *base = at_work(hf_fold_kernels_base(), l);

    (void)state;
    if (hf_cpu_kind() >= HF_CPU_AVX2)
        others[0] = hf_fold_kernels_avx2();
    if (hf_cpu_kind() >= HF_CPU_AVX512)
        others[1] = hf_fold_kernels_avx512();
    for (int i = 0; i < 2; i++) {
        struct work *other = others[i] ? at_work(others[i], l) : NULL;

        if (other)
            assert_memory_equal(base, other, sizeof *base);
        free(other);
    }
    free(base);
    free(l);
}

/* ------------------------------------------------------- by the definition */

static double within(double v, double most)
{
    return fmin(fmax(v, 0), most);
}

static double log_at(const float *l, int y, int column)
{
    const double u = (double)column / HF_BAND_RATE - HF_BAND_HALF;
    const double x = start[0] + y * down[0] + u * across[0] - HF_HALF_X0;
    const double z = start[1] + y * down[1] + u * across[1] - HF_HALF_Y0;
    const double px = within(x * HF_HALF_RATE - 0.5, HF_HALF_COLUMNS - 1.001);
    const double py = within(z * HF_HALF_RATE - 0.5, HF_HALF_ROWS - 1.001);
    const float *p = l + (int)py * HF_HALF_COLUMNS + (int)px;
    const double fx = px - (int)px, fy = py - (int)py;

    return log((p[0] * (1 - fx) + p[1] * fx) * (1 - fy) +
               (p[HF_HALF_COLUMNS] * (1 - fx) + p[HF_HALF_COLUMNS + 1] * fx) *
                   fy +
               10);
}

/* A line's number with its ends repeated. */
static double number(const float (*map)[HF_BAND_STRIDE], int y, int column)
{
    y = y < 0 ? 0 : y >= LINES ? LINES - 1 : y;
    column = column < 0                  ? 0
             : column >= HF_BAND_COLUMNS ? HF_BAND_COLUMNS - 1
                                         : column;
    return map[y][HF_BAND_PAD + column];
}

static double blurred(const struct work *w, int y, int column)
{
    const struct hf_fold_blur *b = &look.across[1];
    double sum = 0;

    for (int j = -b->taps; j <= b->taps; j++)
        for (int i = -b->taps; i <= b->taps; i++)
            sum += (double)b->g[abs(i)] * (double)b->g[abs(j)] *
                   number((const float(*)[HF_BAND_STRIDE])w->skin, y + j,
                          column + i);
    return sum;
}

static double along(const struct work *w, int column)
{
    double sum = 0;

    column = (int)within(column, HF_BAND_COLUMNS - 1);
    for (int j = -HF_FOLD_ALONG; j <= HF_FOLD_ALONG; j++)
        sum += (double)look.along[abs(j)] *
               number((const float(*)[HF_BAND_STRIDE])w->skin, 20 + 2 * j,
                      column + j * look.by);
    return sum;
}

static double soft(const struct work *w, int scale, int column)
{
    const struct hf_fold_blur *b = &look.across[scale];
    double sum = 0;

    for (int i = -b->taps; i <= b->taps; i++)
        sum += (double)b->g[abs(i)] * along(w, column + i);
    return sum;
}

static void as_defined(void **state)
{
    float *l = noise();
    struct work *w = at_work(hf_fold_kernels_best(), l);

    (void)state;
    for (int y = 0; y < LINES; y += 7)
        for (int i = 0; i < HF_BAND_COLUMNS; i++) {
            assert_near(w->skin[y][HF_BAND_PAD + i], log_at(l, y, i), 2e-5);
            assert_near(w->blurred[y][HF_BAND_PAD + i], blurred(w, y, i), 2e-5);
        }
    for (int p = 0; p < HF_BAND_PLACES; p++) {
        const int c = (HF_BAND_HALF - HF_BAND_SEARCH) * HF_BAND_RATE +
                      p * HF_BAND_RATE / HF_BAND_STEP;
        double deepest = -100;

        for (int s = 0; s < HF_FOLD_SCALES; s++)
            deepest = fmax(deepest, fmin(soft(w, s, c - look.flank[s]),
                                         soft(w, s, c + look.flank[s])) -
                                        soft(w, s, c));
        assert_near(w->valley[p], deepest, 2e-5);
    }
    free(w);
    free(l);
}

/* Even luminance v has the logarithm ln (v + 10): within two in the last
 * digit of a float. */
static void logarithms(void **state)
{
    float *l = malloc(SAMPLES * sizeof *l), line[HF_BAND_STRIDE];
    const double at[2] = {-20, 30};

    (void)state;
    for (double v = 0; v <= 255; v += 0.37) {
        for (int i = 0; i < SAMPLES; i++)
            l[i] = (float)v;
        hf_fold_kernels_best()->skin(line, l, at, across, 10);
        assert_near(line[100], log((double)(float)v + 10), 1e-6);
    }
    free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bits),
        cmocka_unit_test(as_defined),
        cmocka_unit_test(logarithms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
