/* patient.h - a drawn patient whose every measure is known
 *
 * hf_patient holds the numbers of one person at one visit; all of them can be
 * set by name (hf_patient_set), so a cohort is a list of such settings.
 * Millimetres and degrees; right and left are the patient's. The face's own
 * axes: origin between the pupils, x to the patient's left, y up.
 *
 * Nothing here is copied from a person: proportions are averages of adults.
 */
#ifndef HF_PATIENT_H
#define HF_PATIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <hemiface/face.h>

/** The eight photos of a visit. */
typedef enum hf_act_view {
    HF_ACT_REST = 0,
    HF_ACT_BROW,
    HF_ACT_CLOSE_GENTLE,
    HF_ACT_CLOSE_FULL,
    HF_ACT_SMILE_GENTLE,
    HF_ACT_SMILE_FULL,
    HF_ACT_PUCKER,
    HF_ACT_LOWER_LIP,
    HF_ACT_COUNT
} hf_act_view;

/** "rest", "brow", ... */
const char *hf_act_name(hf_act_view view);

/** What exists once a side. Ranges and meaning: hf_patient_list. A movement
 *  is `what a healthy side does` * (1 - palsy). */
typedef struct hf_patient_side {
    double brow_droop, lid_upper, lid_lower, corner_droop, corner_drag;
    double fold, raise, smile, smile_rise, pucker, depress, smile_drag;
    double gap_gentle, gap_full, squint, synkinesis;
    double palsy_brow, palsy_smile, palsy_mouth;
} hf_patient_side;

/** One person at one visit. */
typedef struct hf_patient {
    hf_patient_side side[2]; /**< by hf_side */
    /* proportions, mm */
    double ipd, iris, eye_width, canthal_tilt, brow_height, brow_arch,
        brow_thick, nose_length, nose_width, mouth_level, mouth_width,
        lip_upper, lip_lower, face_width, chin_level;
    /* midline at rest, mm */
    double mouth_shift, nose_shift;
    /* looks, 0..1 */
    double skin, hair, grey, eye_colour, age;
    /* camera */
    double mm_per_px, cell, roll, shift_x, shift_y, jitter, noise, seed;
    double width, height;
} hf_patient;

/** The built-in patient before ("pre") or after ("post") surgery; false for
 *  another visit name. */
bool hf_patient_default(hf_patient *out, const char *visit);

/** Sets `name=value`; a paired name without _right or _left sets both sides.
 *  False, with a line in message, when the name is unknown or the value is
 *  not a number in its range. */
bool hf_patient_set(hf_patient *patient, const char *setting, char *message,
                    size_t size);

/** Prints every name with value, range, unit and meaning. */
void hf_patient_list(const hf_patient *patient, FILE *out);

/** Writes one photo as JPEG. False when the file cannot be written. */
bool hf_patient_photo(const hf_patient *patient, hf_act_view view,
                      const char *path);

/** Rows of true measures of a view (`visit,view,measure,side,value,unit`). */
void hf_truth_measures(const hf_patient *patient, const char *visit,
                       hf_act_view view, FILE *out);

/** Rows of true contours (`visit,view,contour,side,index,x,y,r`), px. */
void hf_truth_points(const hf_patient *patient, const char *visit,
                     hf_act_view view, FILE *out);

#endif
