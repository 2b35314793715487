/* batch/pool.h - workers that do photos, results in the patients' order */
#ifndef HF_BATCH_POOL_H
#define HF_BATCH_POOL_H

#include <stdatomic.h>

#include "cmd/batch/work.h"

typedef struct pool pool;

/** Starts that many threads on a plan. stop is looked at between photos. At
 *  most two patients a worker are done or in work before they are taken: memory
 *  does not grow with the cohort.
 *  NULL: no thread or no networks; complained of. */
pool *pool_start(const work_settings *settings, const plan *todo, int threads,
                 const atomic_int *stop);
/** Waits for the next patient in order; NULL after the last, or when told to
 *  stop and it is not whole. Borrowed until pool_next. */
work_patient *pool_next(pool *p);
/** Waits for the threads and frees. False: some hang, and may yet read the
 *  settings' manifest, which must not be freed. */
bool pool_end(pool *p);

#endif
