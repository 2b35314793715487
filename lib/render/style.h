/* render/style.h - how every picture of the house looks
 *
 * One place for colours, line widths and type sizes. Colours are those of
 * Okabe and Ito (2008), told apart with any colour vision; lines that differ
 * in colour differ in dash or halo too, so that a grey print says the same.
 * Lengths are in units of a thousandth of a picture's width: a picture looks
 * alike at every size.
 */
#ifndef HR_STYLE_H
#define HR_STYLE_H

#include <cairo.h>
#include <hemiface/outcome.h>

typedef struct hr_colour {
    double r, g, b, a; /**< [0..1] */
} hr_colour;

/** What a colour is for. */
typedef enum hr_colour_id {
    HR_INK = 0,   /**< text on paper */
    HR_INK_SOFT,  /**< secondary text */
    HR_PAPER,     /**< background */
    HR_HALF_TONE, /**< an empty picture */
    HR_PILL,      /**< behind a label on a photo */
    HR_EDGE,      /**< its hairline, for photos as light as it */
    HR_BETTER,    /**< improved */
    HR_WORSE,     /**< worse */
    HR_SAME,      /**< unchanged, undetermined */
    HR_BAND,      /**< area of a plot: what lies within mdc95 */
    HR_NOTICE,    /**< area of a plot: what others just notice */
    HR_COLOUR_COUNT
} hr_colour_id;

/** What a line is for. */
typedef enum hr_line_id {
    HR_CONTOUR = 0,  /**< anatomical contours */
    HR_POINT,        /**< a landmark */
    HR_IRIS,         /**< iris circles */
    HR_AXIS,         /**< line through the pupils, its ticks */
    HR_MIDLINE,      /**< dashed */
    HR_DISTANCE,     /**< what a label gives the length of */
    HR_EXTENSION,    /**< from the face to a distance drawn beside it */
    HR_LEADER,       /**< from a label to its line */
    HR_MOVEMENT,     /**< arrow of a movement */
    HR_SCALE,        /**< scale bar */
    HR_TRACE,        /**< contour over colours */
    HR_IMAGE,        /**< its mirror image */
    HR_PLOT_AXIS,    /**< axis of a plot and its ticks */
    HR_PLOT_GRID,    /**< a value of the axis across the plot */
    HR_PLOT_ZERO,    /**< where nothing changes */
    HR_PLOT_LIMIT,   /**< a limit: mdc95, limits of agreement */
    HR_PLOT_WHISKER, /**< interval of a value */
    HR_LINE_COUNT
} hr_line_id;

/** A line: a core on a wider halo, so that it shows on any skin. */
typedef struct hr_line {
    hr_colour core, halo;
    double width, halo_width; /**< units; halo_width 0 = none */
    double dash[2];           /**< on, off, units; 0 = solid */
} hr_line;

/** Sizes of type, units. */
typedef enum hr_type_id {
    HR_TYPE_LABEL = 0, /**< value beside a line */
    HR_TYPE_SIDE,      /**< the patient's R and L */
    HR_TYPE_SCALE,     /**< text of the scale bar */
    HR_TYPE_TITLE,     /**< above a picture */
    HR_TYPE_CAPTION,   /**< below a row of pictures */
    HR_TYPE_TICK,      /**< numbers of an axis */
    HR_TYPE_AXIS,      /**< an axis's name and unit */
    HR_TYPE_LEGEND,    /**< names of series */
    HR_TYPE_COUNT
} hr_type_id;

/** Shape of a series' points: said again by the dash of its line and by its
 *  colour. */
typedef enum hr_marker {
    HR_CIRCLE = 0,
    HR_SQUARE,
    HR_TRIANGLE,
    HR_DIAMOND
} hr_marker;

/** One series of a plot. */
typedef struct hr_series_style {
    hr_line line;
    hr_marker marker;
} hr_series_style;

/** Series that are told apart in colour, in grey and by shape. */
#define HR_SERIES 4

/** The font of every picture; HTML names it too. */
#define HR_FONT "sans"

hr_colour hr_style_colour(hr_colour_id id);
/** Colour of a share [0..1], held to those limits: from pale yellow to dark
 *  purple in steps that look even, also in grey, where more is darker. */
hr_colour hr_style_heat(double share);
/** "#rrggbb" of a colour laid over paper, for HTML. */
void hr_style_hex(char hex[8], hr_colour_id id);
/** Style of a series; beyond HR_SERIES they begin again. */
const hr_series_style *hr_style_series(size_t index);
const hr_line *hr_style_line(hr_line_id id);
/** Size of a type, units. */
double hr_style_type(hr_type_id id);
/** The colour of a change. */
hr_colour hr_style_change(hf_direction direction);

/** Sets the source. */
void hr_set_colour(cairo_t *cr, hr_colour colour);
/** Strokes the current path in a line's style and clears it; unit: length of
 *  one style unit on the canvas. */
void hr_stroke(cairo_t *cr, hr_line_id id, double unit);
/** The same with a line that has no name, e.g. a series'. */
void hr_stroke_line(cairo_t *cr, const hr_line *line, double unit);

/** Has the fonts looked for, so that nothing needs to be written (a cache)
 *  when they are first used. */
void hr_fonts_load(void);
/** Selects the house font; size in canvas lengths. Metrics do not depend on
 *  the output format. */
void hr_font(cairo_t *cr, double size, int bold);
/** Width of a text in the current font. */
double hr_text_width(cairo_t *cr, const char *text);
/** A copy that is no wider in the current font: cut at a character, with an
 *  ellipsis, and of bytes that are not UTF-8 without them (utf8.h): names of
 *  files may be long and need not be text. size: of out; what does not fit is
 *  cut too. */
void hr_text_cut(cairo_t *cr, char *out, size_t size, const char *text,
                 double width);
/** Writes a text with its baseline's start at x, y. */
void hr_text(cairo_t *cr, double x, double y, const char *text);

#endif
