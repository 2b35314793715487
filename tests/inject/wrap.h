/* tests/inject/wrap.h - allocation that fails when it is told to
 *
 * For a program that is linked with --wrap (Makefile, WRAPPED): what its own
 * objects and the library ask for is counted, and nothing else.
 */
#ifndef HF_TEST_WRAP_H
#define HF_TEST_WRAP_H

#include <stdbool.h>
#include <stddef.h>

/** Blocks that are allocated. */
size_t wrap_alive(void);

/** Counts from 1; the n-th allocation from now on fails. 0: none. */
void wrap_fail(unsigned long n);
/** Whether it came to that. */
bool wrap_failed(void);

/** From now on, until wrap_fail, each allocation's path of calls is noted. */
void wrap_note(void);
/** The next allocation after n (0: the first) that was the first or the last by
 *  its path; 0: no more. In order, without a gap. */
unsigned long wrap_next(unsigned long n);

#endif
