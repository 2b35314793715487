/* manifest/manifest.h - what is to be measured: a CSV file or a folder tree
 *
 * A CSV file with a header, UTF-8, one photo a row: patient, visit, view,
 * photo, and optionally side, procedure, day, mirrored, pupil_mm, iris_mm.
 * Paths are relative to the manifest. Unknown columns are carried through.
 */
#ifndef HF_MANIFEST_MANIFEST_H
#define HF_MANIFEST_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include <hemiface/outcome.h>

/** One photo. Words belong to the manifest. */
typedef struct manifest_row {
    size_t line; /**< in the file, from 1; 0 in a tree */
    const char *patient, *visit, *photo; /**< photo: as given */
    const char *path;                    /**< where it is */
    hf_view view;
    hf_affected side;
    const hf_procedure *procedure; /**< NULL = none */
    const char *day;               /**< as given, "" */
    bool mirrored;
    bool bad;                  /**< a cell was complained of */
    double pupil_mm, iris_mm;  /**< 0 = not given */
    const char *const *extras; /**< cells of the unknown columns */
} manifest_row;

typedef struct manifest manifest;

/** Reads and checks. Everything that is wrong is complained of, a line each
 *  with its line number (the first hundred, then how many more); false then,
 *  or when it cannot be read. *out: manifest_free. */
bool manifest_read(manifest **out, const char *path, hf_affected side);
/** The same from folders patient/visit/photos below path. */
bool manifest_tree(manifest **out, const char *path, hf_affected side);
/** The same from a folder whatever it is: one visit's photos, one patient's
 *  visits, or a tree of patients. A visit alone has neither patient nor name,
 *  a patient has the folder's. */
bool manifest_folder(manifest **out, const char *path, hf_affected side);
void manifest_free(manifest *m);

size_t manifest_count(const manifest *m);
const manifest_row *manifest_at(const manifest *m, size_t index);
/** Names of the unknown columns, in the file's order. */
size_t manifest_extra_count(const manifest *m);
const char *manifest_extra_name(const manifest *m, size_t index);

/** Puts rows into the order of results, whatever the file's: by patient; the
 *  baseline visit first, then those with a day by it, then by name; by view;
 *  by photo. */
void manifest_sort(manifest *m, const char *baseline);

#endif
