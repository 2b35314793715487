/* tests/support/values.c - lists of values made by hand */
#include "tests/support/values.h"

#include "tests/support/check.h"

hf_values *test_values(void)
{
    hf_values *values = NULL;

    assert_ok(hf_values_new(&values, error));
    return values;
}

static const hf_measure *known(const char *id)
{
    const hf_measure *measure = hf_measure_by_id(id);

    if (!measure)
        fail_msg("'%s' is not in the catalogue", id);
    return measure;
}

void test_put(hf_values *values, const char *id, hf_view view,
              hf_value_side side, double value, double sd)
{
    hf_value v = {.measure = known(id),
                  .view = view,
                  .side = side,
                  .value = value,
                  .sd = sd};

    assert_ok(hf_values_add(values, v, error));
}

void test_put_na(hf_values *values, const char *id, hf_view view,
                 hf_value_side side, hf_reason reason)
{
    hf_value v = {.measure = known(id),
                  .view = view,
                  .side = side,
                  .reason = reason,
                  .value = NAN,
                  .sd = NAN};

    assert_ok(hf_values_add(values, v, error));
}

void test_put_pair(hf_values *values, const char *id, hf_view view,
                   hf_side affected, double own, double healthy, double sd)
{
    bool right = affected == HF_RIGHT;

    test_put(values, id, view, HF_VALUE_RIGHT, right ? own : healthy, sd);
    test_put(values, id, view, HF_VALUE_LEFT, right ? healthy : own, sd);
    test_put(values, id, view, HF_VALUE_DIFF, own - healthy, sd);
}
