/* parity/points.h - from contours to another system's numbered points */
#ifndef HF_PARITY_POINTS_H
#define HF_PARITY_POINTS_H

#include "parity/peer.h"

/** A place, px. */
typedef struct hf_place {
    double x, y;
} hf_place;

/** Numbers of the larger scheme, WFLW. */
#define HF_MARKS 98

/** A system's points in its own px: the centre of the first pixel is 0, 0. */
typedef struct hf_marks {
    struct {
        double x, y;
        hf_parity_reason why; /**< HF_PARITY_OK: x and y hold */
        hf_contour_id contour;
    } at[HF_MARKS];
    struct {
        bool present;
        double x, y, r;
    } iris[2]; /**< by hf_side */
} hf_marks;

/** One contour's place in a scheme. Rows of the same contour exclude each
 *  other by least and most; of two that give the same number, the later one
 *  that can wins. */
typedef struct hf_mark_row {
    hf_contour_id id;
    hf_side side;
    size_t least, most;  /**< points of the contour that this row is for */
    const double *parts; /**< where in its list, 0 to 1, as many as numbers */
    size_t count;
    unsigned char numbers[7];
} hf_mark_row;

/** The scheme of a system: iBUG's 68 for Emotrics, WFLW's 98 for dynaface. */
void hf_marks_read(hf_marks *out, const hf_face *face, hf_peer peer);
/** Whole pixels, halves to even. */
void hf_marks_round(hf_marks *marks);
/** Why point number n is missing, if it is. */
hf_result hf_mark_lack(const hf_marks *marks, int n);

#endif
