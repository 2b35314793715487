/* Refinement: lips that part and lips that touch. A model made by hand moves
   the mouth's points by known amounts, whatever the picture shows. */
#include "tests/support/check.h"

#include "detect/refine.h"

/* The bench of one test. */
struct bench {
    struct hf_cascade cascades[HF_REGIONS];
    struct hf_work work;
    struct hf_maps *maps;
};

/* Weights of 0: no step moves anything. */
static struct bench *still(void)
{
    struct bench *b = calloc(1, sizeof *b);
    float *grey = calloc((size_t)HF_HALF_COLUMNS * HF_HALF_ROWS, sizeof *grey);

    for (int r = 0; r < HF_REGIONS; r++)
        for (int k = 0; k < hf_regions[r].stages; k++)
            b->cascades[r].weights[k] =
                calloc(HF_FEATURES(hf_regions[r].count) * 2 *
                           (size_t)hf_regions[r].count,
                       sizeof(float));
    b->maps = hf_maps_new();
    hf_maps_make(b->maps, grey);
    b->work.maps = b->maps;
    b->work.cascades = b->cascades;
    free(grey);
    return b;
}

static void bench_free(struct bench *b)
{
    hf_cascades_clear(b->cascades);
    hf_maps_free(b->maps);
    free(b);
}

/* The first step moves a point of the mouth down by that much: the weight of
   the last feature, which is 1. */
static void move(struct bench *b, int point, float down)
{
    const size_t n = (size_t)hf_regions[HF_REGION_MOUTH].count;

    b->cascades[HF_REGION_MOUTH]
        .weights[0][(HF_FEATURES(n) - 1) * 2 * n + 2 * (size_t)point + 1] =
        down;
}

/* Height of a column of the lips' inner borders. */
static double *upper(struct bench *b, int i)
{
    return &b->work.shapes[HF_REGION_MOUTH][HF_MOUTH_UPPER + i][1];
}

static double *lower(struct bench *b, int i)
{
    return &b->work.shapes[HF_REGION_MOUTH][HF_MOUTH_LOWER + i][1];
}

static void lips_part_as_far_as_seen(void **state)
{
    struct bench *b = still();

    (void)state;
    /* Shut at 70: 5 up and 3 down are 8 apart. */
    for (int i = 0; i < HF_MOUTH_INNER; i++)
        *upper(b, i) = *lower(b, i) = 70;
    move(b, HF_MOUTH_UPPER + 1, -5);
    move(b, HF_MOUTH_LOWER + 1, 3);
    hf_refine_shapes(&b->work);
    assert_near(*upper(b, 1), 65, 1e-6);
    assert_near(*lower(b, 1), 73, 1e-6);
    assert_near(*upper(b, 2), 70, 1e-6);
    bench_free(b);
}

static void lips_do_not_cross(void **state)
{
    struct bench *b = still();

    (void)state;
    /* The upper one by 3 over the lower: both meet half way, at 71.5. */
    for (int i = 0; i < HF_MOUTH_INNER; i++)
        *upper(b, i) = *lower(b, i) = 70;
    move(b, HF_MOUTH_UPPER, 3);
    hf_refine_shapes(&b->work);
    assert_near(*upper(b, 0), 71.5, 1e-6);
    assert_near(*lower(b, 0), 71.5, 1e-6);
    bench_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lips_part_as_far_as_seen),
        cmocka_unit_test(lips_do_not_cross),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
