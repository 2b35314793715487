/* cli/memory.c - how a tool's process has its memory */
#include "cmd/cli/memory.h"

#include <stdlib.h>

#include <jansson.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cmd/cli/names.h"

/* Photos are large, and alike: what one has given back the next one takes. To
 * hand its pages to the system and be given them again, cleared, in between
 * takes a twentieth of a photo's time. */
static void keep(void)
{
#ifdef __GLIBC__
    enum { KEPT = 128 << 20, MAPPED = 32 << 20, AHEAD = 4 << 20 }; /* bytes */

    (void)mallopt(M_TRIM_THRESHOLD, KEPT);
    (void)mallopt(M_MMAP_THRESHOLD, MAPPED);
    (void)mallopt(M_TOP_PAD, AHEAD);
#endif
}

/* Jansson 2.14 does not ask whether it could keep a character that it reads: a
 * number loses a digit, and an end of a text that was not kept is looked for
 * beyond it. */
static void *or_end(size_t size)
{
    return cli_grow(NULL, 1, size);
}

void cli_memory_start(void)
{
    keep();
    json_set_alloc_funcs(or_end, free);
}
