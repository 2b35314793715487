/* tests/custom/told.h - what is told of wrong files */
#ifndef HF_TEST_CUSTOM_TOLD_H
#define HF_TEST_CUSTOM_TOLD_H

#include "tests/custom/load.h"

/* What was told, one after the other. */
typedef struct log_of {
    char text[4000];
    int count;
} log_of;

static inline void keep(void *context, const char *text)
{
    log_of *log = context;
    const size_t used = strlen(log->text);

    snprintf(log->text + used, sizeof log->text - used, "%s\n", text);
    log->count++;
}

static inline void assert_told(const char *line, const char *mistake)
{
    log_of log = {"", 0};
    char expected[600];
    hf_custom *custom = NULL;
    hf_error e = {HF_OK, ""};

    if (hf_custom_parse(&custom, line, strlen(line), "d/f.txt", keep, &log,
                        &e) != HF_E_CORRUPT)
        fail_msg("read without a mistake: %s", line);
    assert_null(custom);
    snprintf(expected, sizeof expected, "'d/f.txt' line 1, column %s", mistake);
    if (strcmp(e.text, expected) != 0)
        fail_msg("told:     %s\nexpected: %s\n%.200s", e.text, expected, line);
    assert_int_equal(log.count, 1);
    assert_int_equal(strncmp(log.text, expected, strlen(expected)), 0);
}

#endif
