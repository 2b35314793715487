/* Every statistic against R's: reference.txt is what reference.R printed for
 * samples.txt (R 4.2.2). Deterministic ones agree to 1e-6, relative to numbers
 * over 1; bootstrap intervals to the noise of resampling. */
#include "tests/stats/reference.h"

#include <hemiface/stats.h>

/* ------------------------------------------------------------- on file */

#define MOST 128

typedef struct sample {
    double x[MOST];
    size_t n;
} sample;

/* The sample of that name; none fails the test. */
static sample read_sample(const char *name)
{
    FILE *file = fopen(test_path("tests/stats/samples.txt"), "r");
    char line[4096];
    sample s = {{0}, 0};
    const size_t length = strlen(name);

    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        char *at = line + length, *end;

        if (strncmp(line, name, length) != 0 || *at != ' ')
            continue;
        for (double v; v = strtod(at, &end), end != at; at = end) {
            assert_true(s.n < MOST);
            s.x[s.n++] = v;
        }
    }
    fclose(file);
    if (!s.n)
        fail_msg("no sample '%s'", name);
    return s;
}

/* Two samples "a/b". */
static void read_two(sample *a, sample *b, const char *names)
{
    char first[48];
    const char *slash = strchr(names, '/');

    assert_non_null(slash);
    snprintf(first, sizeof first, "%.*s", (int)(slash - names), names);
    *a = read_sample(first);
    *b = read_sample(slash + 1);
}

/* --------------------------------------------------- field by its name */

typedef struct field {
    const char *name;
    double value;
} field;

static double pick(const field *fields, const char *name)
{
    for (; fields->name; fields++)
        if (!strcmp(fields->name, name))
            return fields->value;
    fail_msg("no field '%s'", name);
    return NAN;
}

static double summary(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_summary r;

    assert_ok(hf_stats_summary(&r, s.x, s.n, error));
    return pick((field[]){{"n", (double)r.n},
                          {"mean", r.mean},
                          {"sd", r.sd},
                          {"q1", r.q1},
                          {"median", r.median},
                          {"q3", r.q3},
                          {NULL, 0}},
                f);
}

static double normality(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_normality r;

    assert_ok(hf_stats_normality(&r, s.x, s.n, error));
    return pick((field[]){{"w", r.w}, {"p", r.p}, {NULL, 0}}, f);
}

static double of_t(const hf_t_test *r, const char *f)
{
    return pick((field[]){{"t", r->t},
                          {"df", r->df},
                          {"p", r->p},
                          {"estimate", r->estimate},
                          {"se", r->se},
                          {"low", r->ci.low},
                          {"high", r->ci.high},
                          {"d", r->d},
                          {NULL, 0}},
                f);
}

static double paired_t(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_t_test r;

    assert_ok(hf_stats_paired_t(&r, s.x, s.n, 0.95, error));
    return of_t(&r, f);
}

static double welch(const char *names, const char *f)
{
    sample a, b;
    hf_t_test r;

    read_two(&a, &b, names);
    assert_ok(hf_stats_welch(&r, a.x, a.n, b.x, b.n, 0.95, error));
    return of_t(&r, f);
}

static double of_ranks(const hf_rank_test *r, const char *f)
{
    return pick((field[]){{"v", r->statistic},
                          {"p", r->p},
                          {"estimate", r->estimate},
                          {"low", r->ci.low},
                          {"high", r->ci.high},
                          {NULL, 0}},
                f);
}

static double ranks(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_rank_test r;

    assert_ok(hf_stats_signed_rank(&r, s.x, s.n, 0.95, error));
    return of_ranks(&r, f);
}

static double two_ranks(const char *names, const char *f)
{
    sample a, b;
    hf_rank_test r;

    read_two(&a, &b, names);
    assert_ok(hf_stats_mann_whitney(&r, a.x, a.n, b.x, b.n, 0.95, error));
    return of_ranks(&r, f);
}

static double sign(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_sign_test r;

    assert_ok(hf_stats_sign(&r, s.x, s.n, 0.95, error));
    return pick((field[]){{"p", r.p},
                          {"share", r.share.share},
                          {"low", r.share.ci.low},
                          {"high", r.share.ci.high},
                          {NULL, 0}},
                f);
}

static double ancova(const char *name, const char *f)
{
    sample pre = read_sample("before_a"), post = read_sample("after_a");
    const sample pre_b = read_sample("before_b"),
                 post_b = read_sample("after_b");
    const size_t n = pre.n + pre_b.n;
    bool in_a[MOST];
    hf_ancova r;

    assert_string_equal(name, "after");
    for (size_t i = 0; i < n; i++)
        in_a[i] = i < pre.n;
    memcpy(pre.x + pre.n, pre_b.x, pre_b.n * sizeof *pre.x);
    memcpy(post.x + post.n, post_b.x, post_b.n * sizeof *post.x);
    assert_ok(hf_stats_ancova(&r, post.x, pre.x, in_a, n, 0.95, error));
    if (!strncmp(f, "slope", 5))
        return pick(
            (field[]){{"slope", r.slope}, {"slope_se", r.slope_se}, {NULL, 0}},
            f);
    return of_t(&r.effect, f);
}

static double friedman(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_friedman r;

    assert_ok(hf_stats_friedman(&r, s.x, s.n / 3, 3, error));
    return pick((field[]){{"chi2", r.chi2}, {"p", r.p}, {NULL, 0}}, f);
}

static double holm(const char *name, const char *f)
{
    const double p[] = {0.01, 0.04, 0.03, 0.005, 0.2};
    double adjusted[5];

    assert_string_equal(name, "family");
    assert_ok(hf_stats_holm(adjusted, p, 5, error));
    return adjusted[atoi(f)];
}

static double bca(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_bootstrap_options options;
    hf_interval r;

    hf_bootstrap_options_init(&options);
    options.draws = 200000;
    assert_ok(hf_stats_bootstrap_mean(&r, s.x, s.n, 0.95, &options, error));
    return pick((field[]){{"low", r.low}, {"high", r.high}, {NULL, 0}}, f);
}

/* Allowed difference of a bootstrap's end from 2,000,000 resamples: the q
 * quantile of 200,000 has the sd sqrt(q (1 - q) / 200000) over the density
 * there. Normal, q 0.975: 0.006 of the mean's standard error. The skewed
 * sample's upper end lies at q 0.998 in a long tail: 0.04; 3 sd of that. */
static double noise(const char *name)
{
    const sample s = read_sample(name);
    hf_t_test r;

    assert_ok(hf_stats_paired_t(&r, s.x, s.n, 0.95, error));
    return 0.12 * r.se;
}

static const reference_test tests[] = {
    {"summary", summary, 60, NULL},
    {"normality", normality, 24, NULL},
    {"t", paired_t, 84, NULL},
    {"ranks", ranks, 40, NULL},
    {"sign", sign, 48, NULL},
    {"welch", welch, 30, NULL},
    {"two_ranks", two_ranks, 16, NULL},
    {"ancova", ancova, 8, NULL},
    {"friedman", friedman, 4, NULL},
    {"holm", holm, 5, NULL},
    {"bca", bca, 6, noise},
};

static void agrees_with_r(void **state)
{
    (void)state;
    reference_met("tests/stats/reference.txt", tests,
                  sizeof tests / sizeof *tests);
}

int main(void)
{
    const struct CMUnitTest all[] = {cmocka_unit_test(agrees_with_r)};

    return cmocka_run_group_tests(all, NULL, NULL);
}
