/* detect/quality.h - the parts of the look at a photo's quality
 *
 * Places are told in the face's own axes: origin between the outer canthi, x
 * along them to the patient's left, y up, in nominal mm.
 */
#ifndef HF_DETECT_QUALITY_H
#define HF_DETECT_QUALITY_H

#include <hemiface/face.h>
#include <hemiface/image.h>
#include <hemiface/quality.h>

/** A face on the pixels held. */
struct hf_view_of_face {
    const hf_face *face;
    const unsigned char *rgb; /**< 3 * width * height */
    int width, height;
    double reduction; /**< photo px per px held */
    double x0, y0;    /**< origin, px held */
    double ux, uy;    /**< x axis, px held (y down) */
    double unit;      /**< px held per nominal mm */
    double eye[2][2]; /**< middle of each eye, nominal mm, by hf_side */
};

/** A nominal place in px held. */
void hf_view_place(const struct hf_view_of_face *v, double x, double y,
                   double *px, double *py);
/** A photo point in nominal mm. */
void hf_view_nominal(const struct hf_view_of_face *v, hf_point point, double *x,
                     double *y);
/** The pixel at a nominal place; NULL outside the photo. */
const unsigned char *hf_view_pixel(const struct hf_view_of_face *v, double x,
                                   double y);

/** Brightness of a pixel, sRGB [0..255] (Rec. 601 luma). */
int hf_luma(const unsigned char *rgb);

/** Blur around the eyes, photo px; NaN when no edge tells. HF_E_MEMORY. */
HF_CHECKED hf_status hf_quality_edges(double *edge_px,
                                      const struct hf_view_of_face *v,
                                      hf_error *error);
/** Fills level, dark, bright, side_light, glare and hair. */
void hf_quality_light(hf_quality *q, const struct hf_view_of_face *v);

#endif
