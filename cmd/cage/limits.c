/* cage/limits.c - memory and core files */
#define _DEFAULT_SOURCE /* RLIMIT_DATA */

#include "cmd/cage/rows.h"

#include <sys/resource.h>

/* Memory besides what threads work in, MiB: networks, tables, results. */
enum { SHARED_MIB = 1024 };

/* Both limits, unless they are lower already. */
static void lower(int what, rlim_t to)
{
    struct rlimit limit;

    if (getrlimit(what, &limit) != 0)
        return;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > to)
        limit.rlim_max = to;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > limit.rlim_max)
        limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(what, &limit);
}

void cage_limit(const cage_row *row, int threads)
{
    const rlim_t mib = (rlim_t)1 << 20;

    /* The memory of a program that reads patients' photos is nobody's file. */
    lower(RLIMIT_CORE, 0);
    /* The sanitizers map terabytes that they never touch. */
    if (row->mib && !CAGE_SANITIZED)
        lower(RLIMIT_DATA,
              mib * (SHARED_MIB +
                     (rlim_t)row->mib * (threads > 1 ? (rlim_t)threads : 1)));
}
