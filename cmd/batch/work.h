/* batch/work.h - one patient measured, graded, compared
 *
 * Everything here is safe from several threads, each with its own detector.
 */
#ifndef HF_BATCH_WORK_H
#define HF_BATCH_WORK_H

#include <hemiface/detect.h>
#include <hemiface/outcome.h>

#include "cmd/batch/bytes.h"
#include "cmd/batch/journal.h"
#include "cmd/show/grades.h"
#include "cmd/photo/source.h"

/** What every patient is done by. Read only while threads run. */
typedef struct work_settings {
    const manifest *manifest;
    const char *words; /**< for the key: all settings */
    const char *baseline;
    hf_frame_options frame;
    cli_grading grading;
} work_settings;

/** One photo. */
typedef struct work_photo {
    const manifest_row *row;
    cli_source source; /**< face NULL: failed; it belongs to the visit */
    const hf_face *face;
    hf_error error;
} work_photo;

/** One visit. */
typedef struct work_visit {
    const char *name;
    size_t first, count; /**< photos */
    hf_visit *visit;
    hf_values *values; /**< NULL: nothing could be measured */
    cli_grades grades;
    hf_changes *changes; /**< against the baseline; NULL at baseline */
} work_visit;

/** A patient's results. */
typedef struct work_patient {
    const plan_patient *patient;
    char key[KEY_SIZE];
    bool known; /**< rows are from the journal, nothing else is here */
    journal_rows rows;
    work_photo *photos;
    journal_sums *sums; /**< one each */
    size_t photo_count;
    work_visit *visits; /**< baseline first if there is one */
    size_t visit_count;
    hf_frame_options frame; /**< what all visits are measured by */
    hf_status status;       /**< not HF_OK: memory; error says so */
    hf_error error;
} work_patient;

/** What a worker has of its own. */
typedef struct work_tools {
    hf_detector *detector;
    bytes photo; /**< the photo in work */
} work_tools;

/** False: no networks. */
bool work_tools_new(work_tools *out);
void work_tools_clear(work_tools *tools);

/** Begins with a patient. False: there is nothing more to do, the journal has
 *  it or memory ran out (status). */
bool work_open(work_patient *out, const work_settings *settings,
               const plan_patient *patient);
/** Reads a photo, whose row is set, and finds its face; several threads may
 *  each do one. */
void work_photo_do(work_photo *photo, journal_sums *sums, work_tools *tools);
/** All photos are done: measures, grades, compares. */
void work_close(work_patient *p, const work_settings *settings);
void work_clear(work_patient *p);

#endif
