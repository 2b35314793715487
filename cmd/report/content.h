/* report/content.h - what a report says, before it is HTML or PDF
 *
 * A document is a list of sections, a section a list of blocks. Content is put
 * in once by those who know it and written twice by those who know how pages
 * look. All text is copied; without memory the program ends.
 */
#ifndef HF_REPORT_CONTENT_H
#define HF_REPORT_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include <cairo.h>

#include <hemiface/error.h>

#include "render/drawing.h"

/** Rows by columns of words; row 0 names the columns, column 0 the rows. */
typedef struct content_table {
    char *caption;
    size_t columns, rows; /**< rows with the names */
    char **cells;         /**< rows * columns */
    bool *numeric;        /**< by column: aligned to the right */
    int verdict;          /**< column whose words tell better from worse; -1 */
} content_table;

typedef enum content_kind {
    CONTENT_TEXT = 0, /**< a paragraph */
    CONTENT_NOTE,     /**< small print */
    CONTENT_KEY,      /**< what matters most, in a box */
    CONTENT_ITEM,     /**< of a list: those in a row are one list */
    CONTENT_FACT,     /**< name and text; those in a row are one list */
    CONTENT_TABLE,
    CONTENT_DRAWING, /**< a plot */
    CONTENT_PICTURE  /**< pixels */
} content_kind;

typedef struct content_block {
    content_kind kind;
    char *name; /**< of a fact; of drawing and picture its caption */
    char *text; /**< also what a picture shows, in words */
    content_table table;
    hr_drawing *drawing;
    cairo_surface_t *picture;
    double width_mm; /**< of a picture on paper */
} content_block;

/** How a section is shown. */
typedef enum content_look {
    CONTENT_OPEN = 0,
    CONTENT_FOLDED, /**< in HTML unfolded by the reader */
    CONTENT_PAGE    /**< begins a page of paper */
} content_look;

typedef struct content_section {
    char *title;
    content_look look;
    content_block *blocks;
    size_t count;
} content_section;

typedef struct content {
    char *title;
    char *foot; /**< at the foot of each page of paper */
    content_section *sections;
    size_t count;
} content;

/** A copy in which all is UTF-8; without memory the program ends. */
char *content_copy(const char *text);

/** Begins a document; zero it before. */
void content_begin(content *c, const char *title, const char *foot);
void content_clear(content *c);
/** Begins a section. */
void content_section_add(content *c, const char *title, content_look look);

/** One paragraph, item, ... of the last section; text is a format. */
void content_add(content *c, content_kind kind, const char *text, ...)
    HF_PRINTF(3, 4);
/** Several, a line each, without what is in front of the text (blanks, "# ").
 */
void content_add_lines(content *c, content_kind kind, const char *lines);
/** A fact; nothing when text is "". */
void content_fact(content *c, const char *name, const char *text);
/** A drawing with its caption; it belongs to the document. */
void content_drawing(content *c, hr_drawing *drawing, const char *caption);
/** Pixels with a caption and what they show; they belong to the document. */
void content_picture(content *c, cairo_surface_t *picture, const char *caption,
                     const char *alt, double width_mm);

/** The table that is printed next by cli_rows_begin, cli_row, cli_rows_end
 *  becomes a block of the last section instead; without rows it does not.
 *  Columns that are empty are left out, `_` in names of measures become
 *  blanks, -> an arrow. */
void content_table_next(content *c, const char *caption);
/** The last table; NULL unless the last block is one. */
content_table *content_last_table(content *c);
/** A cell; borrowed. Row 0 has the columns' names. */
char **content_cell(const content_table *table, size_t row, size_t column);
/** Sets one. */
void content_set(content_table *table, size_t row, size_t column,
                 const char *text);
/** Puts an empty column of numbers in front of another one. */
void content_insert(content_table *table, size_t before, const char *name);
/** Number of the column of that name, or -1. */
int content_column(const content_table *table, const char *name);
/** Joins the columns up to and with till, and the unit if there is a column of
 *  that name, to the names of the rows: "excursion, smile-full, ratio (%)". */
void content_name_rows(content_table *table, size_t till);
/** Takes a column out; nothing if there is none of that name. */
void content_drop(content_table *table, const char *name);
/** Takes a column out; the words of each row that has some follow the table as
 *  notes, with the row's name. */
void content_column_to_notes(content *c, const char *name);

#endif
