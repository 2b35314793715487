/* shape.h - where everything is in one photo: the curves that are both
 * painted and measured, in the face's own mm */
#ifndef HF_SHAPE_H
#define HF_SHAPE_H

#include "curve.h"
#include "patient.h"

/** What the muscles of one side do in a view. */
typedef struct hf_pull {
    double brow;         /* mm up from the healthy resting place */
    double lid_u, lid_l; /* mm above, below the pupil */
    double gap;          /* mm between the lids, when shut */
    double dx, dy;       /* mouth corner, mm outwards and up */
    double lift, drop;   /* mm, inner lip borders off the mouth line */
    double smile;        /* 0..1.5, in parts of 11 mm */
    double fold;         /* 0..1, depth of the nasolabial fold */
    double lines;        /* 0..1, forehead */
    double crow;         /* 0..1, outer corner of the eye */
} hf_pull;

typedef struct hf_shape {
    hf_pull pull[2];
    bool shut;          /* the view is an eye closure */
    double mid_x;       /* middle of the mouth, mm to the left */
    double nose_x;      /* nose tip */
    double chin_x;      /* chin */
    double purse;       /* 0..1, pucker */
    double lower_teeth; /* 0..1, of the teeth that show */
    hf_curve brow_upper[2], brow_lower[2], lid_upper[2], lid_lower[2];
    hf_curve crease[2]; /* of the upper lid */
    hf_xy canthus_inner[2], canthus_outer[2];
    hf_xy iris[2]; /* centre when looking at the camera: the frame */
    hf_xy gaze[2]; /* where it is painted: closing turns it up */
    double iris_r;
    hf_curve lip_upper_outer, lip_upper_inner, lip_lower_inner, lip_lower_outer;
    hf_xy corner[2], bow[2], lip_middle;
    hf_curve philtrum;
    hf_xy ala[2], nose_tip, subnasale, nasion, chin;
    hf_curve fold[2], jaw, head;
} hf_shape;

/** -1 for the patient's right, 1 for the left: the sign of x. */
double hf_sign(int side);

/** Muscles, then curves, of a view. */
void hf_shape_make(hf_shape *out, const hf_patient *patient, hf_act_view view);

/* Parts of hf_shape_make, in this order. */
void hf_shape_pull(hf_shape *s, const hf_patient *p, hf_act_view view);
void hf_shape_eyes(hf_shape *s, const hf_patient *p);
void hf_shape_mouth(hf_shape *s, const hf_patient *p);

/** Photo px = (tx + a x + b y, ty + b x - a y) of face mm (x, y). */
typedef struct hf_camera {
    double a, b, tx, ty;
    double mm_per_px;
} hf_camera;

hf_camera hf_camera_of(const hf_patient *p, hf_act_view view);
hf_xy hf_camera_px(const hf_camera *c, hf_xy mm);

#endif
