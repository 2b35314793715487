/* report/pdf.h - a report on pages of A4 */
#ifndef HF_REPORT_PDF_H
#define HF_REPORT_PDF_H

#include "cmd/report/content.h"

/** Writes the document as PDF, whole or not at all, with the words of the HTML
 *  and everything unfolded. The same content gives the same bytes. HF_E_WRITE,
 *  HF_E_MEMORY, HF_E_OPTION: the name does not end in .pdf. */
HF_CHECKED hf_status pdf_write(const content *c, const char *path,
                               hf_error *error);

/** How many pages the document takes. */
int pdf_pages(const content *c);

/* ------------------------------------------------- between the pdf's files */

/** Sizes of type, points. */
#define PDF_TITLE 17.0
#define PDF_HEADING 12.0
#define PDF_TEXT 9.5
#define PDF_SMALL 7.5

/** Line height to size of type. */
#define PDF_LEADING 1.4

/** A document on its way to paper. */
typedef struct pdf {
    cairo_t *cr;
    const content *content;
    bool dry;           /**< only counting pages: nothing is painted */
    int page, pages;    /**< from 1; pages 0 while they are counted */
    double y;           /**< where the next thing begins, points */
    double left, width; /**< of the column of text */
    double top, bottom;
} pdf;

/** Begins another page unless that much room is left on this one. */
void pdf_room(pdf *p, double height);
void pdf_new_page(pdf *p);

/** Takes the next line of a text, at most width wide in the current font (a
 *  longer word is cut), into line. *text moves behind it; false at the end. */
bool pdf_line(cairo_t *cr, char *line, size_t size, const char **text,
              double width);
/** Height of a text that is broken into lines. */
double pdf_text_height(cairo_t *cr, const char *text, double size, bool bold,
                       double width);
/** Writes a text that is broken into lines from y down, right-aligned if so,
 *  within x to x + width. */
void pdf_text_at(pdf *p, double x, double y, double width, const char *text,
                 double size, bool bold, bool right, hr_colour colour);
/** The same in the column, moving on, from page to page. */
void pdf_paragraph(pdf *p, const char *text, double size, bool bold,
                   hr_colour colour, double indent);

/** A table, from page to page, its names on each. */
void pdf_table(pdf *p, const content_table *table);

#endif
