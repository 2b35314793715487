/* batch/progress.h - how far a run is, on a terminal */
#ifndef HF_BATCH_PROGRESS_H
#define HF_BATCH_PROGRESS_H

#include <stddef.h>

/** Photos in all. Nothing is shown unless stderr is a terminal. */
void progress_start(size_t photos);
/** So many are done, so many of them failed. */
void progress_at(size_t done, size_t failed);
/** Clears the line. */
void progress_end(void);

#endif
