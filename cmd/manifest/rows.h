/* manifest/rows.h - the inside of a manifest, for those who fill it */
#ifndef HF_MANIFEST_ROWS_H
#define HF_MANIFEST_ROWS_H

#include "cmd/manifest/manifest.h"

/** Memory for words that live as long as the manifest. */
typedef struct arena_block arena_block;

struct manifest {
    manifest_row *rows;
    size_t count, room;
    const char **extras; /**< names */
    size_t extra_count;
    arena_block *blocks;
    const char *folder; /**< paths are relative to it, "" = here */
    size_t complaints;
    size_t left_out; /**< photos of a tree that are nobody's */
    const char *first_left_out;
};

/** A manifest without rows; ends the program without memory. */
manifest *manifest_new(void);
/** A copy of text that the manifest keeps. */
const char *manifest_keep(manifest *m, const char *text, size_t length);
/** Room for count pointers that the manifest keeps. */
const char **manifest_pointers(manifest *m, size_t count);
/** One more row, to be filled. */
manifest_row *manifest_more(manifest *m);

/** Complains with the line (0: without) and counts. */
void manifest_complain(manifest *m, size_t line, const char *format, ...)
    HF_PRINTF(3, 4);

/** A column that a manifest may have. set: puts a cell, which the manifest
 *  keeps, into the row, or complains with its line. */
typedef struct manifest_column {
    const char *name;
    bool needed;
    void (*set)(manifest *m, manifest_row *row, const char *cell);
} manifest_column;

enum { MANIFEST_COLUMNS = 10 };
extern const manifest_column manifest_columns[MANIFEST_COLUMNS];

/** What only all rows together show: a photo twice, a patient with two sides,
 *  procedures or pupil distances. Sorts. */
void manifest_check(manifest *m);

#endif
