/* render/plot.h - axes, and what is drawn between them
 *
 * A plot is a rectangle of a drawing with an axis along its bottom and its left
 * edge. Data go in by their own numbers; hr_plot_at says where they land.
 */
#ifndef HR_PLOT_H
#define HR_PLOT_H

#include "render/drawing.h"
#include "render/ticks.h"

/** What runs along an axis. */
typedef struct hr_axis {
    hr_ticks ticks;           /**< of a numeric axis */
    double low, high;         /**< ends of the axis, low < high */
    const char *name;         /**< with the unit, "change (mm)"; NULL: none */
    const char *const *words; /**< of an axis of words: at 0, 1, 2, ...; or
                                   NULL */
    size_t word_count;
} hr_axis;

typedef struct hr_plot {
    hr_drawing *drawing;
    hr_axis x, y;
    hr_rect area; /**< between the axes, points */
} hr_plot;

/** A numeric axis from tick to tick that covers low to high. */
hr_axis hr_axis_of(double low, double high, size_t most, const char *name);
/** An axis of words: word i at i, with room of `beside` before and after. */
hr_axis hr_axis_words(const char *const *words, size_t count, double beside,
                      const char *name);

/** Widens low and high to take in value; NaN and infinity take in nothing.
 *  Begin with INFINITY and -INFINITY. */
void hr_range_take(double *low, double *high, double value);

/** A plot within a rectangle of the drawing: its area is what numbers and
 *  names of the axes leave over. */
hr_plot hr_plot_in(hr_drawing *drawing, hr_rect within, hr_axis x, hr_axis y);
/** Grid, axes, numbers and names. */
void hr_plot_frame(const hr_plot *plot);

/** Where a value lies, points. */
hr_place hr_plot_at(const hr_plot *plot, double x, double y);
/** A line through values, clipped to the area. */
void hr_plot_line(const hr_plot *plot, const hr_line *line,
                  const hr_place *values, size_t count);
/** A horizontal line across the area; nothing where y is not finite. */
void hr_plot_level(const hr_plot *plot, const hr_line *line, double y);
/** An area between two heights, all the way across, clipped. */
void hr_plot_band(const hr_plot *plot, hr_colour colour, double low,
                  double high);
/** An area from one corner, which is lower and to the left, to the other,
 *  clipped; nothing where a height is not finite. */
void hr_plot_patch(const hr_plot *plot, hr_colour colour, hr_place from,
                   hr_place to);
/** A point of a series; nothing where it is not finite. */
void hr_plot_marker(const hr_plot *plot, hr_marker marker, hr_colour colour,
                    double x, double y, double radius);
/** A vertical interval with bars across its ends; nothing where an end is not
 *  finite. */
void hr_plot_whisker(const hr_plot *plot, double x, double low, double high);

/** One entry of a legend. */
typedef struct hr_key {
    const char *text;
    hr_colour colour;
    hr_marker marker;
    const hr_line *line; /**< through the marker, or NULL */
    bool block;          /**< a filled box instead of a marker */
} hr_key;

/** Draws a legend at the top of a rectangle, entries one after the other, in
 *  as many lines as they need. Returns its height, points. */
double hr_plot_legend(hr_drawing *drawing, hr_rect within, const hr_key *keys,
                      size_t count);

/** A piece of text beside a place, moved where it would cover another one. */
typedef struct hr_tag {
    hr_place at;   /**< points */
    double dx, dy; /**< where it would rather be from there */
    char text[64];
} hr_tag;

/** Most tags of one plot. */
#define HR_MOST_TAGS 24

/** Writes tags within bounds so that none lies on another, or on what is to
 *  be avoided where there is room elsewhere. Returns how many found room. */
size_t hr_plot_tags(hr_drawing *drawing, const hr_tag *tags, size_t count,
                    hr_rect bounds, const hr_rect *avoid, size_t avoid_count);

/** Sizes of type on plots, points: numbers, names of axes. */
double hr_plot_type(hr_type_id id);

#endif
