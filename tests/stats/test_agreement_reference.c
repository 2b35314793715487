/* Every coefficient of agreement against R's: agreement_reference.txt is what
 * agreement.R printed for agreement_samples.txt (R 4.2.2), to 1e-6, relative to
 * numbers over 1. */
#include "tests/stats/reference.h"

#include <hemiface/agreement.h>

/* ------------------------------------------------------------- on file */

#define MOST 512

/* The complete subjects of a sample; a, b are the first two raters'. */
typedef struct sample {
    double x[MOST], a[MOST], b[MOST];
    size_t n, k;
} sample;

/* A line's ratings, subject by subject; one with NA is left out. */
static void read_ratings(sample *s, char *at)
{
    s->k = (size_t)strtol(at, &at, 10);
    for (s->n = 0; *at == ' ';) {
        bool complete = true;

        for (size_t j = 0; j < s->k; j++) {
            assert_true((s->n + 1) * s->k <= MOST && *at == ' ');
            complete = complete && strncmp(at, " NA", 3) != 0;
            if (strncmp(at, " NA", 3) == 0)
                at += 3;
            else
                s->x[s->n * s->k + j] = strtod(at, &at);
        }
        s->a[s->n] = s->x[s->n * s->k];
        s->b[s->n] = s->x[s->n * s->k + 1];
        s->n += complete;
    }
}

static sample read_sample(const char *name)
{
    FILE *file = fopen(test_path("tests/stats/agreement_samples.txt"), "r");
    char line[4096], kind[16], own[48];
    sample s = {.n = 0};
    int length;

    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        if (*line != '#' &&
            sscanf(line, "%15s %47s%n", kind, own, &length) == 2 &&
            !strcmp(own, name))
            read_ratings(&s, line + length);
    fclose(file);
    if (!s.n)
        fail_msg("no sample '%s'", name);
    return s;
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

static double limits(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_limits r;

    assert_ok(hf_stats_limits(&r, s.a, s.b, s.n, 0.95, error));
    return pick((field[]){{"n", (double)r.n},
                          {"bias", r.bias},
                          {"sd", r.sd},
                          {"bias_low", r.bias_ci.low},
                          {"bias_high", r.bias_ci.high},
                          {"low", r.low},
                          {"high", r.high},
                          {"low_low", r.low_ci.low},
                          {"low_high", r.low_ci.high},
                          {"high_low", r.high_ci.low},
                          {"high_high", r.high_ci.high},
                          {"limit_se", r.limit_se},
                          {"slope", r.slope},
                          {"slope_se", r.slope_se},
                          {"slope_p", r.slope_p},
                          {NULL, 0}},
                f);
}

static double concordance(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_concordance r;

    assert_ok(hf_stats_concordance(&r, s.a, s.b, s.n, 0.95, error));
    return pick((field[]){{"ccc", r.ccc},
                          {"r", r.r},
                          {"bias_factor", r.bias_factor},
                          {"low", r.ci.low},
                          {"high", r.ci.high},
                          {NULL, 0}},
                f);
}

static double reliability(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_reliability r;

    assert_ok(hf_stats_reliability(&r, s.x, s.n, s.k, 0.95, error));
    return pick((field[]){{"ms_subjects", r.ms_subjects},
                          {"ms_raters", r.ms_raters},
                          {"ms_error", r.ms_error},
                          {"ms_within", r.ms_within},
                          {"sem", r.sem},
                          {"mdc95", r.mdc95},
                          {"icc21", r.agreement.value},
                          {"icc21_low", r.agreement.ci.low},
                          {"icc21_high", r.agreement.ci.high},
                          {"icc31", r.consistency.value},
                          {"icc31_low", r.consistency.ci.low},
                          {"icc31_high", r.consistency.ci.high},
                          {"icc2k", r.average.value},
                          {"icc2k_low", r.average.ci.low},
                          {"icc2k_high", r.average.ci.high},
                          {NULL, 0}},
                f);
}

static double kappa(const char *name, const char *f, hf_kappa_weights weights)
{
    const sample s = read_sample(name);
    hf_kappa r;

    assert_ok(hf_stats_kappa(&r, s.a, s.b, s.n, weights, 0.95, error));
    return pick((field[]){{"kappa", r.kappa},
                          {"se", r.se},
                          {"low", r.ci.low},
                          {"high", r.ci.high},
                          {NULL, 0}},
                f);
}

static double plain(const char *name, const char *f)
{
    return kappa(name, f, HF_KAPPA_PLAIN);
}

static double linear(const char *name, const char *f)
{
    return kappa(name, f, HF_KAPPA_LINEAR);
}

static double quadratic(const char *name, const char *f)
{
    return kappa(name, f, HF_KAPPA_QUADRATIC);
}

static double fleiss(const char *name, const char *f)
{
    const sample s = read_sample(name);
    hf_fleiss r;

    assert_ok(hf_stats_fleiss(&r, s.x, s.n, s.k, 0.95, error));
    return pick((field[]){{"kappa", r.kappa},
                          {"se_zero", r.se_zero},
                          {"z", r.z},
                          {"p", r.p},
                          {"se", r.se},
                          {"low", r.ci.low},
                          {"high", r.ci.high},
                          {NULL, 0}},
                f);
}

static const reference_test tests[] = {
    {"limits", limits, 130, NULL},
    {"concordance", concordance, 45, NULL},
    {"reliability", reliability, 180, NULL},
    {"kappa_plain", plain, 26, NULL},
    {"kappa_linear", linear, 26, NULL},
    {"kappa_quadratic", quadratic, 26, NULL},
    {"fleiss", fleiss, 14, NULL},
};

static void agrees_with_r(void **state)
{
    (void)state;
    reference_met("tests/stats/agreement_reference.txt", tests,
                  sizeof tests / sizeof *tests);
}

int main(void)
{
    const struct CMUnitTest all[] = {cmocka_unit_test(agrees_with_r)};

    return cmocka_run_group_tests(all, NULL, NULL);
}
