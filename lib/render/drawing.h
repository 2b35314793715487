/* render/drawing.h - a drawing as a list of shapes
 *
 * Plots are made once and shown twice: on cairo (PDF, PNG, SVG files) and as
 * SVG inside of HTML, with text that is text. So they are a list of shapes;
 * tests read where everything lies from it. Lengths are points (1/72 inch), x
 * right, y down.
 */
#ifndef HR_DRAWING_H
#define HR_DRAWING_H

#include <stdbool.h>
#include <stdio.h>

#include <hemiface/error.h>

#include "render/marks.h"
#include "render/style.h"

typedef enum hr_shape_kind {
    HR_SHAPE_LINE = 0, /**< through all points */
    HR_SHAPE_AREA,     /**< the polygon of all points */
    HR_SHAPE_TEXT      /**< baseline at the one point */
} hr_shape_kind;

/** Where a text's point is: at its start, middle or end. */
typedef enum hr_anchor { HR_START = 0, HR_MIDDLE, HR_END } hr_anchor;

typedef struct hr_shape {
    hr_shape_kind kind;
    hr_place *points;
    size_t count;
    hr_line line;     /**< of a line; of an area its edge, width 0: none;
                           widths in points */
    hr_colour colour; /**< of area and text */
    char *text;
    double size;       /**< of type, points */
    bool bold, turned; /**< turned: reads upwards */
    hr_anchor anchor;
    hr_rect box;  /**< of a text: what it covers */
    bool clipped; /**< to clip */
    hr_rect clip;
} hr_shape;

typedef struct hr_drawing {
    double width, height; /**< points */
    char *title, *alt;    /**< its name, and what it shows in words */
    hr_shape *shapes;
    size_t count, room;
    bool failed;   /**< memory ran out once: shapes are missing */
    bool clipping; /**< new shapes are clipped */
    hr_rect clip;
    cairo_t *ruler; /**< measures text */
} hr_drawing;

/** One style unit (style.h) of a plot, points: its numbers, 21 units, are
 *  then 8 points high whatever the plot's size, as journals ask for. */
#define HR_PLOT_UNIT 0.38

/** An empty drawing of that size; title and alt are copied. HF_E_MEMORY. */
HF_CHECKED hf_status hr_drawing_new(hr_drawing **out, double width,
                                    double height, const char *title,
                                    const char *alt, hf_error *error);
/** NULL is fine. */
void hr_drawing_free(hr_drawing *drawing);
/** HF_E_MEMORY when a shape found no room, else HF_OK. */
HF_CHECKED hf_status hr_drawing_check(const hr_drawing *drawing,
                                      hf_error *error);

/** Shapes that follow show only within rect; NULL: everywhere. */
void hr_drawing_clip(hr_drawing *drawing, const hr_rect *rect);
/** A line in a style of style.h, or one whose widths are in its units. */
void hr_draw_line(hr_drawing *drawing, const hr_line *line,
                  const hr_place *points, size_t count);
/** A filled polygon; edge NULL: without one. */
void hr_draw_area(hr_drawing *drawing, hr_colour fill, const hr_line *edge,
                  const hr_place *points, size_t count);
void hr_draw_rect(hr_drawing *drawing, hr_colour fill, const hr_line *edge,
                  hr_rect rect);
/** A point of a series: radius in points, with a white rim. */
void hr_draw_marker(hr_drawing *drawing, hr_marker marker, hr_colour fill,
                    hr_place at, double radius);
/** Text with its baseline at a place. */
void hr_draw_text(hr_drawing *drawing, hr_place at, hr_anchor anchor,
                  double size, bool bold, hr_colour colour, const char *text);
/** The same, reading upwards. */
void hr_draw_text_up(hr_drawing *drawing, hr_place at, hr_anchor anchor,
                     double size, hr_colour colour, const char *text);
/** Width of a text, points. */
double hr_drawing_width(const hr_drawing *drawing, double size, bool bold,
                        const char *text);

/** Paints it with its upper left corner at the origin, a point as long as a
 *  unit of the context. */
void hr_drawing_paint(const hr_drawing *drawing, cairo_t *cr);

/** Writes it as an `svg` element for HTML: role img, title and description,
 *  no names that could clash with another one's, no namespace. */
void hr_drawing_svg(const hr_drawing *drawing, FILE *to);

/** Writes text as XML: & < > and quotes escaped; bytes that are not UTF-8, and
 *  control characters, become U+FFFD. */
void hr_xml_text(FILE *to, const char *text);

#endif
