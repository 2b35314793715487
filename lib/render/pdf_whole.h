/* render/pdf_whole.h - whether a PDF holds all that it names */
#ifndef HR_PDF_WHOLE_H
#define HR_PDF_WHOLE_H

#include <stdbool.h>

#include "render/bytes.h"

/** Whether each object of its table (PDF 32000-1:2008, 7.5.4 and 7.5.5) stands
 *  where that says. cairo 1.16 leaves a font out for which there was no memory
 *  to compress it, and reports success: pages without letters. A table that is
 *  itself a compressed object (7.5.8) is taken as it is. */
bool hr_pdf_whole(const hr_bytes *pdf);

#endif
