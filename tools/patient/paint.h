/* paint.h - painting the parts of the portrait; cr is always in face mm */
#ifndef HF_PAINT_H
#define HF_PAINT_H

#include "layer.h"
#include "shape.h"

/** Colours of the person, linear light (cairo's colours are sRGB). */
typedef struct hf_palette {
    double skin[3], lip[3];
    double hair_dark[3], hair_light[3]; /* sRGB */
    double iris_rim[3], iris_mid[3];    /* sRGB */
} hf_palette;

/** How much coarser the drawing is than one whose hairs are drawn one by one
 *  (cells of 0.25 mm). In a coarser one a stroke stands for several hairs, and
 *  the mean over fewer cells varies more. */
double hf_coarseness(const hf_patient *p);

void hf_palette_make(hf_palette *out, const hf_patient *p);

/** Background, neck, shirt, ears: what is behind the face. */
void hf_paint_backdrop(cairo_t *cr, int width, int height);
void hf_paint_body(cairo_t *cr, const hf_patient *p, const hf_palette *c);
void hf_paint_ears(cairo_t *cr, const hf_patient *p, const hf_palette *c);
/** The skin of the face with lips, folds and lines. */
void hf_paint_head(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                   const hf_palette *c);
/** Folds and lines that movement digs into the skin (used by the head). */
void hf_paint_lines(hf_layer *l, const hf_shape *s, const hf_patient *p);
void hf_paint_hair(cairo_t *cr, const hf_patient *p, const hf_palette *c);
void hf_paint_stubble(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                      const hf_palette *c);
void hf_paint_brows(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                    const hf_palette *c);
void hf_paint_eyes(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                   const hf_palette *c);
void hf_paint_mouth(cairo_t *cr, const hf_shape *s, const hf_patient *p);
void hf_paint_nostrils(cairo_t *cr, const hf_shape *s, const hf_patient *p);

/** A tapering hair from a over a bend to b. */
void hf_paint_stroke(cairo_t *cr, hf_xy a, hf_xy bend, hf_xy b, double width);

/** Light blur, grain and JPEG. False when the file cannot be written. */
bool hf_film_write(cairo_surface_t *image, const hf_patient *p,
                   hf_act_view view, const char *path);

#endif
