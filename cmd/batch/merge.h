/* batch/merge.h - the parts of a cohort put together */
#ifndef HF_BATCH_MERGE_H
#define HF_BATCH_MERGE_H

#include <stdbool.h>
#include <stddef.h>

/** Notes in a folder of results which part of which run it holds. False:
 *  complained of. */
bool merge_note(const char *folder, const char *settings, const char *cohort,
                int k, int n, size_t failed);

/** Puts the results of all parts into a folder, in the parts' order; the
 *  result is that of the run in one piece. Says what does not fit: another
 *  version, settings, cohort, or a part that is missing or there twice.
 *  *failed: photos that failed in all. */
bool merge_parts(const char *out, char *const *folders, int count,
                 size_t *failed);

#endif
