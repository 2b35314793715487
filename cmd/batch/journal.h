/* batch/journal.h - what is done already, for a run that goes on
 *
 * A patient's rows of every kind are a file named by a key: the sha256 of the
 * rows of the manifest, of the bytes of photos and face files, of the settings
 * and the version. Time stamps do not count.
 */
#ifndef HF_BATCH_JOURNAL_H
#define HF_BATCH_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/batch/hash.h"
#include "cmd/batch/kinds.h"
#include "cmd/batch/plan.h"

/** Checksums of a photo and of the face file beside it, "" where there is none
 *  or it cannot be read. */
typedef struct journal_sums {
    char photo[KEY_SIZE], face[KEY_SIZE];
} journal_sums;

/** Rows of every kind, malloc'ed. */
typedef struct journal_rows {
    char *text[KINDS];
    size_t length[KINDS];
} journal_rows;

void journal_rows_clear(journal_rows *rows);

/** Opens the journal in a folder; keep: what is there counts, else it is
 *  taken away. False (complained of) when it cannot be made. */
bool journal_open(const char *folder, bool keep);
/** Takes it away, or warns of what is left of it. */
void journal_remove(void);

/** Whether there was something in it when it was opened: else no key needs to
 *  be looked for. */
bool journal_filled(void);

/** Fills the checksums of a row from its files; the second one that of the
 *  face file only. Safe from several threads. */
void journal_sums_read(journal_sums *out, const manifest_row *row);
void journal_sums_face(journal_sums *out, const manifest_row *row);
/** Key of a patient from the sums of its photos, one each. Safe from several
 *  threads. */
void journal_key(char key[KEY_SIZE], const journal_sums *sums,
                 const manifest *m, const plan_patient *patient,
                 const char *settings);
/** Hash of all rows of a manifest: two runs with the same one do the same
 *  cohort. */
void journal_cohort(char key[KEY_SIZE], const manifest *m);
/** The rows under a key; false if there are none. Safe from several threads. */
bool journal_find(journal_rows *out, const char *key);
/** Keeps rows under a key, whole or not at all. False: could not be written;
 *  complained of. */
bool journal_add(const char *key, const journal_rows *rows);
/** Complains that a file of a run on its way cannot be written, by errno, and
 *  how to go on. Returns false. */
bool journal_cannot_write(const char *path);

#endif
