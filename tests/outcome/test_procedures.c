/* The table of procedures holds together. */
#include "tests/support/check.h"

#include <hemiface/outcome.h>

static const char *const expected[] = {
    "gracilis",   "masseteric", "cross-face", "dual",     "temporalis",
    "neurectomy", "botulinum",  "sling",      "facelift", "brow-lift",
    "lid-weight", "lower-lid",  "retraining", "static",   "dynamic"};

enum { EXPECTED = sizeof expected / sizeof *expected };

static void names_are_known(void **state)
{
    const hf_procedure *p = NULL;
    hf_error e;

    (void)state;
    assert_int_equal(hf_procedure_count(), EXPECTED);
    assert_null(hf_procedure_at(EXPECTED));
    for (size_t i = 0; i < EXPECTED; i++) {
        assert_ok(hf_procedure_by_name(&p, expected[i], error));
        assert_string_equal(p->name, expected[i]);
        assert_ptr_equal(p, hf_procedure_at(i));
        assert_true(p->text[0] && p->primary_count);
    }
    assert_int_equal(hf_procedure_by_name(&p, "sling ", &e), HF_E_OPTION);
    assert_non_null(strstr(e.text, "unknown procedure 'sling '"));
    for (size_t i = 0; i < EXPECTED; i++)
        assert_non_null(strstr(e.text, expected[i]));
    assert_string_equal(hf_kind_name(HF_KIND_STATIC), "static");
    assert_string_equal(hf_kind_name(HF_KIND_DYNAMIC), "dynamic");
    assert_string_equal(hf_kind_name(HF_KIND_THERAPY), "therapy");
}

/* A movement is read from its view against rest. */
static unsigned views_of(const hf_primary *primary)
{
    return 1u << primary->view | 1u << HF_VIEW_REST;
}

static void check_primary(const hf_procedure *p, const hf_primary *primary)
{
    const hf_measure *m = hf_measure_by_id(primary->measure);

    if (!m)
        fail_msg("%s: no measure '%s'", p->name, primary->measure);
    if (views_of(primary) & ~p->views)
        fail_msg("%s: '%s' needs view %s", p->name, m->id,
                 hf_view_name(primary->view));
    if (m->views && !(m->views >> primary->view & 1))
        fail_msg("%s: '%s' is not read from %s", p->name, m->id,
                 hf_view_name(primary->view));
    if (m->paired != (primary->side != HF_VALUE_SINGLE))
        fail_msg("%s: '%s' has another kind of side", p->name, m->id);
    if (primary->side == HF_VALUE_RATIO && !m->has_ratio)
        fail_msg("%s: '%s' has no ratio", p->name, m->id);
}

static void primaries_exist(void **state)
{
    (void)state;
    for (size_t i = 0; i < hf_procedure_count(); i++) {
        const hf_procedure *p = hf_procedure_at(i);

        for (size_t j = 0; j < p->primary_count; j++) {
            check_primary(p, &p->primary[j]);
            for (size_t k = 0; k < j; k++)
                assert_false(
                    p->primary[j].view == p->primary[k].view &&
                    p->primary[j].side == p->primary[k].side &&
                    !strcmp(p->primary[j].measure, p->primary[k].measure));
        }
    }
}

/* Targets ask for values that exist, from views the procedure needs, and say
 * where they were published. */
static void targets_exist(void **state)
{
    (void)state;
    for (size_t i = 0; i < hf_procedure_count(); i++) {
        const hf_procedure *p = hf_procedure_at(i);

        for (size_t j = 0; j < p->target_count; j++) {
            const hf_target *t = &p->targets[j];
            const hf_primary as = {t->measure, t->view, t->side};

            check_primary(p, &as);
            assert_non_null(strchr(t->text, '('));
        }
    }
}

/* A ratio alone may rise because the healthy side got weaker. */
static void ratios_follow_the_own_value(void **state)
{
    (void)state;
    for (size_t i = 0; i < hf_procedure_count(); i++) {
        const hf_procedure *p = hf_procedure_at(i);

        for (size_t j = 0; j < p->primary_count; j++) {
            if (p->primary[j].side != HF_VALUE_RATIO)
                continue;
            assert_true(j > 0);
            assert_int_equal(p->primary[j - 1].side, HF_VALUE_RIGHT);
            assert_int_equal(p->primary[j - 1].view, p->primary[j].view);
            assert_string_equal(p->primary[j - 1].measure,
                                p->primary[j].measure);
        }
    }
}

/* Static operations are judged at rest first; only lids are judged by what
 * they do, which is to close. */
static void first_primary_fits_the_kind(void **state)
{
    (void)state;
    for (size_t i = 0; i < hf_procedure_count(); i++) {
        const hf_procedure *p = hf_procedure_at(i);
        const hf_primary *first = &p->primary[0];

        if (p->kind == HF_KIND_STATIC && strcmp(p->name, "lid-weight") != 0)
            assert_int_equal(first->view, HF_VIEW_REST);
        if (p->kind != HF_KIND_STATIC)
            assert_int_not_equal(hf_measure_by_id(first->measure)->views, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_known),
        cmocka_unit_test(primaries_exist),
        cmocka_unit_test(targets_exist),
        cmocka_unit_test(ratios_follow_the_own_value),
        cmocka_unit_test(first_primary_fits_the_kind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
