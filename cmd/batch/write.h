/* batch/write.h - a patient's rows, and the files they end in */
#ifndef HF_BATCH_WRITE_H
#define HF_BATCH_WRITE_H

#include "cmd/batch/work.h"

/** How many photos were done, and how many of them failed. */
typedef struct write_count {
    size_t done, failed;
} write_count;

/** Formats a patient's results. Ends the program without memory. */
void write_rows(journal_rows *out, const work_settings *settings,
                const work_patient *p, bool wide);
/** What the rows say of how many photos failed. */
size_t write_failed(const journal_rows *rows);

/** Starts the files of results in a folder, each with provenance and header,
 *  beside what is there. False: complained of. */
bool write_open(const char *folder, const work_settings *settings, bool wide);
/** Appends rows to all of them. False: disk full, complained of. */
bool write_append(const journal_rows *rows);
/** Gives all of them their names at once, or takes them away. */
bool write_close(bool keep);

#endif
