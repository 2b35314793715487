/* House-Brackmann over tests/grade/hb.cases, a table for clinicians. */
#include "tests/grade/patient.h"

#include <hemiface/grade.h>

/* ------------------------------------------------------------- the reader */

typedef struct hb_case {
    hf_scale scale;
    patient p;
    char expected[128];
} hb_case;

static hf_scale scale_by_name(const char *name, int line)
{
    for (int s = 0; s < HF_GRADE_SCALES; s++)
        if (!strcmp(name, hf_scale_name((hf_scale)s)))
            return (hf_scale)s;
    fail_msg("hb.cases:%d: no scale '%s'", line, name);
    return HF_GRADE_SCALES;
}

static void set_field(patient *p, const char *name, const char *text, int line)
{
    const struct {
        const char *name;
        double *to;
        int count;
    } fields[] = {{"brow", p->brow, 2},   {"mouth", p->mouth, 2},
                  {"open", p->open, 2},   {"gentle", &p->gentle, 1},
                  {"full", &p->full, 1},  {"corner", &p->corner, 1},
                  {"brows", &p->brows, 1}};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        char *end;

        if (strcmp(name, fields[i].name))
            continue;
        if (!strcmp(text, "missing")) {
            fields[i].to[0] = NAN;
            return;
        }
        fields[i].to[0] = strtod(text, &end);
        if (fields[i].count == 2) {
            assert_int_equal(*end, '/');
            fields[i].to[1] = strtod(end + 1, &end);
        }
        assert_int_equal(*end, 0);
        return;
    }
    fail_msg("hb.cases:%d: no value '%s'", line, name);
}

static bool read_case(hb_case *c, char *text, int line)
{
    char *arrow = strstr(text, "->");
    char *word;

    text[strcspn(text, "\n")] = 0;
    if (text[0] == '#' || text[0] == 0)
        return false;
    if (!arrow)
        fail_msg("hb.cases:%d: no '->'", line);
    *arrow = 0;
    snprintf(c->expected, sizeof c->expected, "%s",
             arrow + 2 + strspn(arrow + 2, " "));
    c->p = (patient)HEALTHY;
    word = strtok(text, " ");
    c->scale = scale_by_name(word, line);
    while ((word = strtok(NULL, " "))) {
        char *value = strtok(NULL, " ");

        if (!value)
            fail_msg("hb.cases:%d: '%s' has no value", line, word);
        set_field(&c->p, word, value, line);
    }
    return true;
}

/* -------------------------------------------------------------- the tests */

static void describe(char *text, size_t size, const hf_grade *grade)
{
    if (hf_grade_state(grade) != HF_GRADED)
        snprintf(text, size, "%s %s",
                 hf_grade_status_name(hf_grade_state(grade)),
                 hf_grade_missing_at(grade, 0));
    else if (hf_grade_scale(grade) == HF_HB_DESC)
        snprintf(text, size, "%s", hf_roman(hf_grade_number(grade)));
    else
        snprintf(text, size, "%s %.0f", hf_roman(hf_grade_number(grade)),
                 hf_grade_points(grade));
}

static void check_case(const hb_case *c, hf_side side, int line)
{
    hf_values *values = patient_values(&c->p, side);
    hf_grade *grade = NULL;
    char got[128];

    assert_ok(hf_grade_visit(
        &grade, c->scale, values,
        side == HF_RIGHT ? HF_AFFECTED_RIGHT : HF_AFFECTED_LEFT, NULL, error));
    describe(got, sizeof got, grade);
    if (strcmp(got, c->expected))
        fail_msg("hb.cases:%d, %s affected: got '%s', expected '%s'", line,
                 hf_side_name(side), got, c->expected);
    if (hf_grade_state(grade) == HF_GRADED)
        assert_non_null(hf_grade_decisive(grade));
    hf_grade_free(grade);
    hf_values_free(values);
}

static void every_case(void **state)
{
    FILE *file = fopen(test_path("tests/grade/hb.cases"), "r");
    char text[256];
    int line = 0, cases = 0;

    (void)state;
    assert_non_null(file);
    while (fgets(text, sizeof text, file)) {
        hb_case c;

        line++;
        if (!read_case(&c, text, line))
            continue;
        check_case(&c, HF_RIGHT, line);
        check_case(&c, HF_LEFT, line);
        cases++;
    }
    fclose(file);
    assert_true(cases > 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_case)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
