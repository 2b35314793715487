/* Every scale over tests/grade/SCALE.cases, tables for clinicians. */
#include "tests/grade/patient.h"

#include <hemiface/grade.h>

/* ------------------------------------------------------------- the reader */

typedef struct a_case {
    hf_scale scale;
    patient p;
    double cheek; /* given by hand; NaN = not */
    char expected[160];
} a_case;

static const char *file_name;

static void set_field(a_case *c, const char *name, const char *text, int line)
{
    patient *p = &c->p;
    const struct {
        const char *name;
        double *to;
        int count;
    } fields[] = {{"brow", p->brow, 2},
                  {"mouth", p->mouth, 2},
                  {"open", p->open, 2},
                  {"gentle", &p->gentle, 1},
                  {"full", &p->full, 1},
                  {"corner", &p->corner, 1},
                  {"out", &p->out, 1},
                  {"brows", &p->brows, 1},
                  {"snarl", p->snarl, 2},
                  {"pucker", p->pucker, 2},
                  {"teeth", p->teeth, 2},
                  {"lip", p->lip, 2},
                  {"position", p->position, 2},
                  {"angle", p->angle, 2},
                  {"eye-smile", &p->eye_smile, 1},
                  {"eye-snarl", &p->eye_snarl, 1},
                  {"eye-pucker", &p->eye_pucker, 1},
                  {"mouth-brow", &p->mouth_brow, 1},
                  {"mouth-gentle", &p->mouth_gentle, 1},
                  {"sd", &p->sd, 1},
                  {"cheek", &c->cheek, 1}};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        char *end;

        if (strcmp(name, fields[i].name) != 0)
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
    fail_msg("%s:%d: no value '%s'", file_name, line, name);
}

static bool read_case(a_case *c, char *text, int line)
{
    char *arrow = strstr(text, "->");
    char *word;

    text[strcspn(text, "\n")] = 0;
    if (text[0] == '#' || text[0] == 0)
        return false;
    if (!arrow)
        fail_msg("%s:%d: no '->'", file_name, line);
    *arrow = 0;
    snprintf(c->expected, sizeof c->expected, "%s",
             arrow + 2 + strspn(arrow + 2, " "));
    c->p = (patient)HEALTHY;
    c->cheek = NAN;
    word = strtok(text, " ");
    c->scale = hf_scale_by_name(word);
    if (c->scale == HF_GRADE_SCALES)
        fail_msg("%s:%d: no scale '%s'", file_name, line, word);
    while ((word = strtok(NULL, " "))) {
        char *value = strtok(NULL, " ");

        if (!value)
            fail_msg("%s:%d: '%s' has no value", file_name, line, word);
        set_field(c, word, value, line);
    }
    return true;
}

/* -------------------------------------------------------------- the tests */

static void append(char *text, size_t size, const char *more)
{
    size_t used = strlen(text);

    snprintf(text + used, size - used, "%s%s", used ? " " : "", more);
}

/* "3", "3-4", or "?" for all that the scale allows. */
static void append_span(char *text, size_t size, double low, double high,
                        bool anything)
{
    char span[48];

    if (anything)
        snprintf(span, sizeof span, "?");
    else if (low < high)
        snprintf(span, sizeof span, "%.4g-%.4g", low, high);
    else
        snprintf(span, sizeof span, "%.4g", low);
    append(text, size, span);
}

/* The items, a colon before another part, and the scale's own sum. */
static void describe_items(char *text, size_t size, const hf_grade *grade)
{
    size_t totals = hf_grade_total_count(grade);
    const hf_grade_total *own = hf_grade_total_at(grade, totals - 1);
    const char *part = NULL;
    int best, worst;

    for (size_t i = 0; i < hf_grade_item_count(grade); i++) {
        const hf_grade_item *item = hf_grade_item_at(grade, i);

        if (part && strcmp(part, item->part) != 0)
            append(text, size, ":");
        part = item->part;
        append_span(text, size, item->low, item->high,
                    !item->scored && item->low <= item->least &&
                        item->high >= item->most);
    }
    append(text, size, "=");
    append_span(text, size, own->low, own->high, false);
    hf_grade_range(grade, &best, &worst);
    if (best)
        append(text, size, hf_roman(best));
    if (best != worst) {
        append(text, size, "to");
        append(text, size, hf_roman(worst));
    }
}

static void describe(char *text, size_t size, const hf_grade *grade)
{
    text[0] = 0;
    if (hf_grade_state(grade) != HF_GRADED &&
        hf_grade_state(grade) != HF_GRADE_PARTIAL)
        snprintf(text, size, "%s %s",
                 hf_grade_status_name(hf_grade_state(grade)),
                 hf_grade_missing_at(grade, 0));
    else if (hf_grade_item_count(grade))
        describe_items(text, size, grade);
    else if (hf_grade_scale(grade) == HF_HB_DESC)
        snprintf(text, size, "%s", hf_roman(hf_grade_number(grade)));
    else
        snprintf(text, size, "%s %.0f", hf_roman(hf_grade_number(grade)),
                 hf_grade_points(grade));
}

static void check_case(const a_case *c, hf_side side, int line)
{
    const hf_given_item cheek = {HF_SUNNYBROOK, "rest", "cheek", c->cheek};
    hf_values *values = patient_values(&c->p, side);
    hf_grade *grade = NULL;
    char got[160];

    assert_ok(hf_grade_visit_given(
        &grade, c->scale, values,
        side == HF_RIGHT ? HF_AFFECTED_RIGHT : HF_AFFECTED_LEFT, NULL, &cheek,
        isnan(c->cheek) ? 0u : 1u, error));
    describe(got, sizeof got, grade);
    if (strcmp(got, c->expected) != 0)
        fail_msg("%s:%d, %s affected: got '%s', expected '%s'", file_name, line,
                 hf_side_name(side), got, c->expected);
    if (hf_grade_number(grade))
        assert_non_null(hf_grade_decisive(grade));
    hf_grade_free(grade);
    hf_values_free(values);
}

/* Every line of a file, with either side affected. */
static void check_file(const char *path, int least)
{
    FILE *file = fopen(test_path(path), "r");
    char text[256];
    int line = 0, cases = 0;

    assert_non_null(file);
    file_name = path;
    while (fgets(text, sizeof text, file)) {
        a_case c;

        line++;
        if (!read_case(&c, text, line))
            continue;
        check_case(&c, HF_RIGHT, line);
        check_case(&c, HF_LEFT, line);
        cases++;
    }
    fclose(file);
    assert_true(cases >= least);
}

static void house_brackmann(void **state)
{
    (void)state;
    check_file("tests/grade/hb.cases", 80);
}

static void fngs(void **state)
{
    (void)state;
    check_file("tests/grade/fngs.cases", 50);
}

static void sunnybrook(void **state)
{
    (void)state;
    check_file("tests/grade/sunnybrook.cases", 45);
}

static void eface(void **state)
{
    (void)state;
    check_file("tests/grade/eface.cases", 25);
}

static void symmetry(void **state)
{
    (void)state;
    check_file("tests/grade/symmetry.cases", 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(house_brackmann), cmocka_unit_test(fngs),
        cmocka_unit_test(sunnybrook), cmocka_unit_test(eface),
        cmocka_unit_test(symmetry)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
