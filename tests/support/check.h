/* tests/support/check.h - what every unit test includes
 *
 * cmocka with its required headers, plus paths and a skip that says why.
 */
#ifndef HF_TEST_CHECK_H
#define HF_TEST_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <hemiface/error.h>

/* cmocka leaves a test that failed by a longjmp. Analysers do not know, and
   would go on with the pointer that was found to be NULL; tests/lint tells
   them. */
#ifdef HF_ANALYSIS
_Noreturn void _fail(const char *file, int line);
_Noreturn void _skip(const char *file, int line);
#define HF_OR_FAIL(fine) ((fine) ? (void)0 : _fail(__FILE__, __LINE__))
#undef assert_true
#undef assert_false
#undef assert_null
#undef assert_non_null
#undef assert_int_equal
#define assert_true(c) HF_OR_FAIL(c)
#define assert_false(c) HF_OR_FAIL(!(c))
#define assert_null(c) HF_OR_FAIL(!(c))
#define assert_non_null(c) HF_OR_FAIL(c)
#define assert_int_equal(a, b)                                                 \
    HF_OR_FAIL(cast_to_largest_integral_type(a) ==                             \
               cast_to_largest_integral_type(b))
#endif

/** A path inside the repo, e.g. test_path("data/sample/pre"). Static buffer,
 *  overwritten after eight calls. */
const char *test_path(const char *relative);

/** A path inside the development data beside the repo (`../shared`, or
 *  $HEMIFACE_SHARED); NULL when it is absent. Same buffers. */
const char *test_shared(const char *relative);

/** Skips the running test with a message when path is NULL. */
#define SKIP_WITHOUT(path)                                                     \
    do {                                                                       \
        if (!(path)) {                                                         \
            printf("skip: the development photographs are not here\n");        \
            skip();                                                            \
        }                                                                      \
    } while (0)

/** Fails with the library's own text unless the call succeeded. */
#define assert_ok(call)                                                        \
    do {                                                                       \
        hf_error error_ = {HF_OK, ""};                                         \
        hf_error *error = &error_;                                             \
        hf_status status_ = (call);                                            \
        if (status_ != HF_OK)                                                  \
            fail_msg("%s: status %d: %s", #call, (int)status_, error_.text);   \
        (void)error;                                                           \
    } while (0)

/** |a - b| <= tolerance, and neither is NaN. */
#define assert_near(a, b, tolerance)                                           \
    do {                                                                       \
        double a_ = (a), b_ = (b);                                             \
        if (!(fabs(a_ - b_) <= (tolerance)))                                   \
            fail_msg("%s = %.12g, expected %.12g within %g", #a, a_, b_,       \
                     (double)(tolerance));                                     \
    } while (0)

#endif
