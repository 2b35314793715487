/* image/heif_refs.h - which of a HEIC file's pictures are made of which */
#ifndef HF_HEIF_REFS_H
#define HF_HEIF_REFS_H

#include "image/image_internal.h"

/** Refuses a file whose pictures are made of one another in a circle or more
 *  than a few deep: tiles of a grid, an image of another one turned (ISO/IEC
 *  23008-12, 6.6: `dimg`), its alpha (`auxl`). libheif 1.15 follows them until
 *  the stack ends. What is no such table it leaves to libheif. HF_E_CORRUPT,
 *  HF_E_LIMIT, HF_E_MEMORY. */
HF_CHECKED hf_status hf_heif_check_references(const hf_source *source);

#endif
