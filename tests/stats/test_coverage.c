/* What intervals and adjusted p values promise, over many made-up cohorts of
 * known gain. Seeded, so that the counts are always the same. */
#include "tests/support/check.h"

#include <hemiface/stats.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

enum { COHORTS = 400, PATIENTS = 12, MEASURES = 10 };

/* Gain in mm, and sd of the patients' gains. */
static const double gain = 2, spread = 3;

static void draw(double *change, double mean, gsl_rng *rng)
{
    for (int i = 0; i < PATIENTS; i++)
        change[i] = mean + gsl_ran_gaussian(rng, spread);
}

static int holds(const hf_interval *ci)
{
    return ci->low <= gain && gain <= ci->high;
}

static void intervals_hold_the_known_gain(void **state)
{
    /* 95 % of 400 are 380, with a binomial sd of 4.4: within 3 sd. Exact ranks
     * have 95.8 % for 12 patients, 383. The bootstrap of 12 is known to be
     * short by some per cent (Efron, 1987): at least 88 %. */
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    int t_holds = 0, ranks_hold = 0, boot_holds = 0;
    hf_bootstrap_options few;

    (void)state;
    hf_bootstrap_options_init(&few);
    few.draws = 1000;
    gsl_rng_set(rng, 20);
    for (int c = 0; c < COHORTS; c++) {
        double change[PATIENTS];
        hf_t_test t;
        hf_rank_test ranks;
        hf_interval boot;

        draw(change, gain, rng);
        assert_ok(hf_stats_paired_t(&t, change, PATIENTS, 0.95, error));
        assert_ok(hf_stats_signed_rank(&ranks, change, PATIENTS, 0.95, error));
        assert_ok(hf_stats_bootstrap_mean(&boot, change, PATIENTS, 0.95, &few,
                                          error));
        t_holds += holds(&t.ci);
        ranks_hold += holds(&ranks.ci);
        boot_holds += holds(&boot);
    }
    gsl_rng_free(rng);
    assert_in_range(t_holds, 367, 393);
    assert_in_range(ranks_hold, 370, 396);
    assert_in_range(boot_holds, 352, 393);
}

static void holm_keeps_the_family_honest(void **state)
{
    /* Ten measures that did not change: by themselves 1 - 0.95^10 = 40 % of the
     * cohorts find something, 160 of 400, sd 10; adjusted at most 5 %, 20, sd
     * 4.4. */
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    int by_chance = 0, adjusted = 0;

    (void)state;
    gsl_rng_set(rng, 21);
    for (int c = 0; c < COHORTS; c++) {
        double change[PATIENTS], p[MEASURES], holm[MEASURES];
        int any = 0, any_left = 0;

        for (int m = 0; m < MEASURES; m++) {
            hf_t_test t;

            draw(change, 0, rng);
            assert_ok(hf_stats_paired_t(&t, change, PATIENTS, 0.95, error));
            p[m] = t.p;
        }
        assert_ok(hf_stats_holm(holm, p, MEASURES, error));
        for (int m = 0; m < MEASURES; m++) {
            any |= p[m] < 0.05;
            any_left |= holm[m] < 0.05;
        }
        by_chance += any;
        adjusted += any_left;
    }
    gsl_rng_free(rng);
    assert_in_range(by_chance, 130, 190);
    assert_in_range(adjusted, 1, 33);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(intervals_hold_the_known_gain),
        cmocka_unit_test(holm_keeps_the_family_honest),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
