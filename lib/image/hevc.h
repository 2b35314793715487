/* image/hevc.h - the decoder of HEIC's pixels that libheif is given
 *
 * libheif's own use of libde265 starts a thread, with which damaged files can
 * make it wait for ever (libde265 1.0.11), and says nothing of damage within a
 * tile. Ours decodes in the thread that asks, looks at the clock between pieces
 * and refuses what libde265 finds fault with.
 */
#ifndef HF_IMAGE_HEVC_H
#define HF_IMAGE_HEVC_H

#include "image/image_internal.h"

/** Makes it the decoder of HEVC; once is enough. False: libheif refuses. */
bool hf_hevc_register(void);

/** What this thread decodes from now on is of that source. */
void hf_hevc_begin(const hf_source *source);
/** From now on it is of none. Returns what was wrong with the pixels, static,
 *  or NULL. */
const char *hf_hevc_end(void);

#endif
