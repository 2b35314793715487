/* params.c - the patient's numbers: names, ranges, defaults
 *
 * One table drives parsing, listing and the defaults, so a number cannot be
 * settable without a range and a meaning.
 */
#include "patient.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct field {
    const char *name;
    size_t at;      /* offset in hf_patient or hf_patient_side */
    bool paired;    /* once a side */
    double healthy; /* default of a face without palsy */
    double min, max;
    const char *unit, *what;
} field;

#define SIDE(n, h, lo, hi, u, w)                                               \
    {                                                                          \
#n, offsetof(hf_patient_side, n), true, h, lo, hi, u, w                \
    }
#define FACE(n, h, lo, hi, u, w)                                               \
    {                                                                          \
#n, offsetof(hf_patient, n), false, h, lo, hi, u, w                    \
    }

/* Healthy values are adult averages; ranges keep the face drawable. */
static const field fields[] = {
    SIDE(brow_droop, 0, -6, 10, "mm", "brow below its place, at the pupil"),
    SIDE(lid_upper, 3.8, 0.5, 7, "mm", "upper lid above the pupil"),
    SIDE(lid_lower, 5.8, 3, 9, "mm", "lower lid below the pupil"),
    SIDE(corner_droop, 0, -5, 10, "mm", "mouth corner below its place"),
    SIDE(corner_drag, 0, -6, 6, "mm", "mouth corner towards the midline"),
    SIDE(fold, 0.55, 0, 1, "", "depth of the nasolabial fold at rest"),
    SIDE(raise, 9, 0, 14, "mm", "brow raise, at the pupil"),
    SIDE(smile, 11, 0, 18, "mm", "corner movement at full smile"),
    SIDE(smile_rise, 42, 0, 80, "deg", "its direction above horizontal"),
    SIDE(pucker, 7, 0, 10, "mm", "corner towards the midline, pucker"),
    SIDE(depress, 6.5, 0, 9, "mm", "lower lip drop, showing lower teeth"),
    SIDE(smile_drag, 0, -4, 6, "mm", "corner dragged medially in a smile"),
    SIDE(gap_gentle, 0, 0, 9, "mm", "lids apart, gentle closure"),
    SIDE(gap_full, 0, 0, 9, "mm", "lids apart, full closure"),
    SIDE(squint, 1.4, 0, 4, "mm", "fissure narrower at full smile"),
    SIDE(synkinesis, 0, 0, 5, "mm", "fissure narrower by synkinesis"),
    SIDE(palsy_brow, 0, 0, 1, "", "share of brow movement lost"),
    SIDE(palsy_smile, 0, 0, 1, "", "share of smile lost"),
    SIDE(palsy_mouth, 0, 0, 1, "", "share of pucker and lower lip lost"),
    FACE(ipd, 63, 50, 75, "mm", "between the pupils"),
    FACE(iris, 11.77, 10, 13.5, "mm", "iris diameter"),
    FACE(eye_width, 28.4, 24, 33, "mm", "canthus to canthus"),
    FACE(canthal_tilt, 3, -6, 10, "deg", "outer canthus above the inner"),
    FACE(brow_height, 23.6, 18, 30, "mm", "brow's upper border over pupil"),
    FACE(brow_arch, 1, 0, 2, "", "curvature of the brow"),
    FACE(brow_thick, 7.2, 3, 10, "mm", "height of the brow"),
    FACE(nose_length, 45, 38, 54, "mm", "subnasale below the pupils"),
    FACE(nose_width, 36, 28, 46, "mm", "ala to ala"),
    FACE(mouth_level, 68.5, 60, 80, "mm", "mouth line below the pupils"),
    FACE(mouth_width, 50.5, 40, 62, "mm", "corner to corner"),
    FACE(lip_upper, 5.6, 2.5, 10, "mm", "red of the upper lip, midline"),
    FACE(lip_lower, 8.8, 5, 14, "mm", "red of the lower lip, midline"),
    FACE(face_width, 138, 120, 156, "mm", "cheekbone to cheekbone"),
    FACE(chin_level, 115, 102, 130, "mm", "chin below the pupils"),
    FACE(mouth_shift, 0, -6, 6, "mm", "middle of the mouth to the left"),
    FACE(nose_shift, 0, -4, 4, "mm", "nose tip to the left"),
    FACE(skin, 0.17, 0, 1, "", "skin, light to dark"),
    FACE(hair, 0.55, 0, 1, "", "hair, fair to black"),
    FACE(grey, 0.3, 0, 1, "", "grey in the hair"),
    FACE(eye_colour, 0.45, 0, 1, "", "iris, blue to brown"),
    FACE(age, 0.55, 0, 1, "", "depth of the lines"),
    FACE(mm_per_px, 0.22, 0.08, 1.2, "mm", "one pixel on the face"),
    FACE(cell, 0.25, 0.1, 1, "mm", "one cell of the skin's relief"),
    FACE(roll, 0, -30, 30, "deg", "head tilt, left side lower"),
    FACE(shift_x, 0, -40, 40, "mm", "face to the image's right"),
    FACE(shift_y, 0, -40, 40, "mm", "face down in the image"),
    FACE(jitter, 1, 0, 3, "", "how much the pose varies by view"),
    FACE(noise, 1, 0, 8, "", "film noise, grey levels"),
    FACE(seed, 1, 0, 4294967295.0, "", "of hairs, noise and pose"),
    FACE(width, 1080, 64, 4000, "px", "of the photo"),
    FACE(height, 1350, 64, 4000, "px", "of the photo"),
};

enum { FIELDS = sizeof fields / sizeof *fields };

/* A complete left palsy, and the same man a year after a gracilis transfer,
 * an upper-lid weight and a brow lift. */
static const char *const before[] = {"brow_droop_left=4",
                                     "lid_upper_left=4.6",
                                     "lid_lower_left=7.2",
                                     "corner_droop_left=3.8",
                                     "corner_droop_right=-.4",
                                     "corner_drag_left=1.2",
                                     "corner_drag_right=-1",
                                     "fold_left=.08",
                                     "palsy_brow_left=.945",
                                     "palsy_smile_left=1",
                                     "smile_drag_left=.5",
                                     "palsy_mouth_left=.85",
                                     "gap_gentle_left=5",
                                     "gap_full_left=3",
                                     "squint_left=0",
                                     "mouth_shift=-2.2",
                                     "nose_shift=-.8",
                                     "roll=3",
                                     "shift_x=2",
                                     NULL};
static const char *const after[] = {"brow_droop_left=1.5",
                                    "lid_upper_left=3.6",
                                    "lid_lower_left=6.3",
                                    "corner_droop_left=1",
                                    "corner_drag_left=.4",
                                    "fold_left=.35",
                                    "palsy_brow_left=.945",
                                    "palsy_smile_left=.273",
                                    "smile_rise_left=38",
                                    "palsy_mouth_left=.7",
                                    "gap_gentle_left=1.3",
                                    "squint_left=.3",
                                    "mouth_shift=-.7",
                                    "nose_shift=-.5",
                                    "roll=-2",
                                    "mm_per_px=.233",
                                    "shift_x=-4",
                                    "shift_y=3",
                                    NULL};

static double *value_of(hf_patient *p, const field *f, hf_side side)
{
    char *base = f->paired ? (char *)&p->side[side] : (char *)p;

    return (double *)(void *)(base + f->at);
}

bool hf_patient_default(hf_patient *out, const char *visit)
{
    const char *const *set = NULL;
    char message[160];

    if (strcmp(visit, "pre") == 0)
        set = before;
    else if (strcmp(visit, "post") == 0)
        set = after;
    memset(out, 0, sizeof *out);
    for (int i = 0; i < FIELDS; i++) {
        *value_of(out, &fields[i], HF_RIGHT) = fields[i].healthy;
        *value_of(out, &fields[i], HF_LEFT) = fields[i].healthy;
    }
    for (; set && *set; set++)
        if (!hf_patient_set(out, *set, message, sizeof message))
            return false;
    return set != NULL || strcmp(visit, "healthy") == 0;
}

/* The field of a name, and which sides it means (bit 0 right, bit 1 left). */
static const field *find(const char *name, size_t length, int *sides)
{
    static const char *const suffix[] = {"_right", "_left"};

    for (int i = 0; i < FIELDS; i++) {
        size_t n = strlen(fields[i].name);

        if (n > length || strncmp(fields[i].name, name, n) != 0)
            continue;
        *sides = 3;
        if (n == length)
            return &fields[i];
        for (int s = 0; s < 2 && fields[i].paired; s++) {
            *sides = 1 << s;
            if (length - n == strlen(suffix[s]) &&
                strncmp(name + n, suffix[s], length - n) == 0)
                return &fields[i];
        }
    }
    return NULL;
}

bool hf_patient_set(hf_patient *patient, const char *setting, char *message,
                    size_t size)
{
    size_t length = strcspn(setting, "=");
    int sides = 0;
    const field *f = find(setting, length, &sides);
    const char *text = setting + length + (setting[length] == '=');
    char *end = NULL;
    double v = strtod(text, &end);

    if (!f) {
        snprintf(message, size, "no parameter '%.*s'; --list shows them",
                 (int)length, setting);
        return false;
    }
    if (end == text || *end != '\0' || !(v >= f->min && v <= f->max)) {
        snprintf(message, size, "'%s': %s must be a number from %g to %g%s%s",
                 setting, f->name, f->min, f->max, *f->unit ? " " : "",
                 f->unit);
        return false;
    }
    for (int s = 0; s < 2; s++)
        if (sides & (1 << s))
            *value_of(patient, f, (hf_side)s) = v;
    return true;
}

void hf_patient_list(const hf_patient *patient, FILE *out)
{
    hf_patient p = *patient;

    for (int i = 0; i < FIELDS; i++) {
        const field *f = &fields[i];

        fprintf(out, "%-13s ", f->name);
        if (f->paired)
            fprintf(out, "%7g %7g", *value_of(&p, f, HF_RIGHT),
                    *value_of(&p, f, HF_LEFT));
        else
            fprintf(out, "%7g %7s", *value_of(&p, f, HF_RIGHT), "");
        fprintf(out, "  %g..%g%s%s  %s\n", f->min, f->max, *f->unit ? " " : "",
                f->unit, f->what);
    }
}
