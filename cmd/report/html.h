/* report/html.h - a report as one page of HTML */
#ifndef HF_REPORT_HTML_H
#define HF_REPORT_HTML_H

#include <stdio.h>

#include "cmd/report/content.h"

/** Writes the document as HTML 5 that is well-formed XML too: all in one file,
 *  without scripts or links to anywhere. Plots are SVG, pictures JPEG. */
void html_write(const content *c, FILE *to);

/** Writes the style sheet. */
void html_style(FILE *to);

#endif
