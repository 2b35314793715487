/* tests/stats/reference.h - values that R made, held against the library's
 *
 * A line of a reference is: test, sample, field, value.
 */
#ifndef HF_TEST_REFERENCE_H
#define HF_TEST_REFERENCE_H

#include "tests/support/check.h"

typedef struct reference_test {
    const char *test;
    double (*value)(const char *sample, const char *field);
    int least; /* lines that the reference has to have of it */
    /* How far R's value may be off; NULL: 1e-6 of it, or of 1. */
    double (*allowed)(const char *sample);
} reference_test;

static inline void reference_line(const reference_test *t, const char *line)
{
    char name[48], field[16];
    double expected, value, allowed;

    assert_int_equal(sscanf(line, "%*s %47s %15s %lf", name, field, &expected),
                     3);
    value = t->value(name, field);
    allowed = t->allowed ? t->allowed(name) : 1e-6 * fmax(1, fabs(expected));
    if (!(fabs(value - expected) <= allowed))
        fail_msg("%s %s %s: %.12g, R has %.12g", t->test, name, field, value,
                 expected);
}

/* Every line of the file is met; at most 16 tests. */
static inline void reference_met(const char *path, const reference_test *tests,
                                 size_t count)
{
    FILE *file = fopen(test_path(path), "r");
    int seen[16] = {0};
    char line[256];

    assert_non_null(file);
    assert_true(count <= sizeof seen / sizeof *seen);
    while (fgets(line, sizeof line, file)) {
        const size_t length = strcspn(line, " ");
        size_t t = 0;

        while (t < count && (strlen(tests[t].test) != length ||
                             strncmp(tests[t].test, line, length) != 0))
            t++;
        if (t == count)
            fail_msg("unknown: %s", line);
        reference_line(&tests[t], line);
        seen[t]++;
    }
    fclose(file);
    for (size_t t = 0; t < count; t++)
        if (seen[t] < tests[t].least)
            fail_msg("only %d lines of %s", seen[t], tests[t].test);
}

#endif
