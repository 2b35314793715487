/* parity/emotrics.h - a face as Emotrics sees it */
#ifndef HF_PARITY_EMOTRICS_H
#define HF_PARITY_EMOTRICS_H

#include "parity/peer.h"
#include "parity/points.h"
#include "parity/smooth.h"

/** The contours, each from the picture's left to right, so that x' rises; the
 * left side's follows the right one's. */
enum hf_curve_number {
    HF_EM_BROW_R,
    HF_EM_BROW_L,
    HF_EM_UPPER_LID_R,
    HF_EM_UPPER_LID_L,
    HF_EM_LOWER_LID_R,
    HF_EM_LOWER_LID_L,
    HF_EM_UPPER_LIP,
    HF_EM_LOWER_LIP,
    HF_EM_INNER_UPPER,
    HF_EM_INNER_LOWER,
    HF_EM_CURVES
};

/** One face in the pupils' axes: x', y' about C, px. */
typedef struct hf_emotrics {
    const hf_parity_options *options;
    hf_marks marks;
    hf_result frame; /**< the lack that all share, if any */
    double cx, cy, cosine, sine;
    double mm; /**< of a px */
    struct {
        hf_result lack;
        hf_smooth spline;
        double x[7]; /**< x' of its points */
    } curve[HF_EM_CURVES];
    hf_result ux[2], uy[2]; /**< U, by side */
} hf_emotrics;

/** Points of the mouth corners, by hf_side. */
extern const int hf_emotrics_corner[2];

/** Axes and scale of the marks there are; the lack that all values share, if
 *  any. */
hf_result hf_emotrics_frame(hf_emotrics *j);
/** Splines of all curves, and the points U. */
void hf_emotrics_fit(hf_emotrics *j);

/** A px of the photo in x', y' about C. */
hf_place hf_emotrics_turned(const hf_emotrics *j, double x, double y);
/** The same of a point. */
hf_place hf_emotrics_mark(const hf_emotrics *j, int n);
/** y' of a curve at that x'. */
hf_result hf_emotrics_height(const hf_emotrics *j, int curve, double x);
/** y' of a lip contour at the x' of that side's U. */
hf_result hf_emotrics_at_u(const hf_emotrics *j, int curve, hf_side side);

#endif
