/* render/heat_colours.h - distances as colours over a grey photo */
#ifndef HR_HEAT_COLOURS_H
#define HR_HEAT_COLOURS_H

#include <cairo.h>
#include "render/apart.h"

/** How much of the colour covers the face [0..1], that it can still be seen;
 *  for a legend that looks alike. */
extern const double hr_heat_cover;
/** Mean level of the grey face under it, of 255. */
extern const double hr_heat_grey;

/** Turns the picture of a view's cell (hr_photo_upright) to grey and lays the
 *  colours of what lies between the places over it, full up to 4 mm from the
 *  nearest one and none beyond 17 mm. most: mm of the darkest colour. */
void hr_heat_colour(cairo_surface_t *photo, const hr_view *view,
                    const hr_apart *list, size_t count, double most);

#endif
