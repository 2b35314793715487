/* layer.h - a lit relief: height, colour and gloss on a grid of face mm
 *
 * Skin is not painted with gradients but modelled: bumps and creases raise
 * and lower a height, and the light falls on that. What moves in the face so
 * changes the shading as it would in a photo.
 */
#ifndef HF_LAYER_H
#define HF_LAYER_H

#include "curve.h"

typedef struct hf_layer {
    int w, h;
    double left, top, step; /* mm; y falls with the row */
    float *z;               /* mm towards the camera */
    float *rgb[3];          /* albedo, linear light */
    float *gloss;           /* 0..1 */
} hf_layer;

/** An ellipse on the layer; angle turns it anticlockwise, degrees. */
typedef struct hf_spot {
    double x, y, sx, sy, angle;
} hf_spot;

/** A layer from left, top (mm) of a size, plain colour. */
hf_layer *hf_layer_new(double left, double top, double width, double height,
                       double step, const double rgb[3]);
void hf_layer_free(hf_layer *l);

double hf_layer_x(const hf_layer *l, int i);
double hf_layer_y(const hf_layer *l, int j);

/** Adds a Gaussian of that height, mm. */
void hf_layer_bump(hf_layer *l, hf_spot spot, double height);

/** Digs along a curve: depth in the middle of its length, nothing at its
 *  ends; the other side is raised by `bulge` within `reach` mm (left of the
 *  direction of travel when side > 0). */
typedef struct hf_groove {
    double width, depth, bulge, reach;
    int side;
    double redden; /* 0..1: darker, redder skin inside */
} hf_groove;
void hf_layer_groove(hf_layer *l, const hf_curve *c, hf_groove g);

/** Mixes the colour towards albedo * rgb inside a Gaussian. */
void hf_layer_tint(hf_layer *l, hf_spot spot, const double rgb[3],
                   double strength);

/** A cairo context in mm on an 8-bit mask of the layer. */
cairo_surface_t *hf_layer_mask(const hf_layer *l, cairo_t **cr);

/** Mixes the colour towards rgb, and gloss, where the mask is. */
void hf_layer_stain(hf_layer *l, cairo_surface_t *mask, const double rgb[3],
                    double gloss);

/** Fine grain: pores and blotches, seeded. */
void hf_layer_grain(hf_layer *l, double seed, double height, double colour);

/** Lights the relief and paints it through the mask onto cr (mm). */
void hf_layer_paint(const hf_layer *l, cairo_surface_t *mask, cairo_t *cr);

/** Smooths a grid in place by three box means of radius r cells. */
void hf_layer_blur(float *v, int w, int h, int r);

#endif
