/* render/sheet.h - the views of a visit as a contact sheet
 *
 * One photo a view, upright and at one scale, with its name above; a view
 * without a photo is an empty field with the word "missing".
 */
#ifndef HR_SHEET_H
#define HR_SHEET_H

#include <hemiface/image.h>
#include "render/canvas.h"
#include "render/view.h"

/** Most photos of a sheet. */
#define HR_SHEET_MOST 12

/** One view; image or face NULL: missing. Borrowed. */
typedef struct hr_sheet_photo {
    const char *name;
    const hf_image *image;
    const hf_face *face;
    const hf_frame *frame; /**< NULL: shown by itself, not to scale */
} hr_sheet_photo;

typedef struct hr_sheet {
    const char *title; /**< above the whole, or NULL */
    hr_sheet_photo photos[HR_SHEET_MOST];
    size_t count; /**< [1..HR_SHEET_MOST] */
    bool contours;
    hf_affected affected;
} hr_sheet;

/** Size of the canvas, dots: 180 mm wide at HR_DPI, 4 photos a row, or 3 where
 *  that leaves no row with a single one. HF_E_OPTION: none or too many. */
HF_CHECKED hf_status hr_sheet_size(int *width, int *height,
                                   const hr_sheet *sheet, hf_error *error);

/** Where a photo stands. */
hr_rect hr_sheet_cell(const hr_sheet *sheet, size_t index);

/** Draws it on a canvas of that size. */
void hr_sheet_draw(hr_canvas *canvas, const hr_sheet *sheet);

#endif
