/* measure/movement.c - a view against rest of the same visit
 *
 * Both photos in their own frames, so that a moved head is no movement.
 */
#include <math.h>

#include "measure/row.h"

/* mm. The mouth corner's mean movement in a healthy full smile (20 sides of
 * 10 people): outwards and up. Movement against this direction counts as
 * negative: a corner dragged to the healthy side is no gain. */
static const double smile_lateral = 8.1, smile_up = 9.8;

/* Excursion is the movement's length, but at most this many times its part
 * along that direction, so that its sign changes through 0: a corner that
 * moves 5 mm at right angles to a smile would else be +5 or -5 by chance.
 * 2 = 1 / cos 60 deg: smiles of every type, from straight outwards to straight
 * up, lie within 51 deg and count in full. Higher: closer to a jump. */
static const double whole_within = 2;

/* mm. Less movement than this has no direction: with points good to 0.3 mm
 * its angle would be good to some 20 deg only. */
static const double least_movement = 1;

/* mm. Lids less apart than this count as closed (eFACE's rule). */
static const double closed = 1;

/* mm. A fissure at rest under this is too small to be a base in per cent, by
 * the rule for ratios. */
static const double least_fissure = 2.5;

/* Movement of a point of the measured side: x outwards, y up. */
static hf_vec moved(const hf_job *job, hf_contour_id id)
{
    hf_vec p = hf_spot(job->view, id, job->side);
    hf_vec q = hf_spot(job->rest, id, job->side);
    hf_vec d;

    d.x = hf_lateral(job->side, p.x - q.x);
    d.y = p.y - q.y;
    return d;
}

/* A static measure on this photo less the same at rest. */
static double change(hf_job *job, hf_compute *compute)
{
    double now = compute(job);

    return isnan(now) ? now : now - hf_at_rest(job, compute);
}

static double brow_elevation(hf_job *job)
{
    return change(job, hf_brow_height);
}

static double excursion(hf_job *job)
{
    hf_vec d = moved(job, HF_COMMISSURE);
    double along =
        (smile_lateral * d.x + smile_up * d.y) / hypot(smile_lateral, smile_up);
    double length = hypot(d.x, d.y);

    return fmax(-length, fmin(length, whole_within * along));
}

static double excursion_lateral(hf_job *job)
{
    return moved(job, HF_COMMISSURE).x;
}

static double excursion_vertical(hf_job *job)
{
    return moved(job, HF_COMMISSURE).y;
}

static double excursion_angle(hf_job *job)
{
    hf_vec d = moved(job, HF_COMMISSURE);

    if (hypot(d.x, d.y) < least_movement)
        return hf_lacking(job, HF_REASON_NO_MOVEMENT, HF_CONTOUR_COUNT);
    return atan2(d.y, d.x) * HF_DEGREES;
}

static double position_change(hf_job *job)
{
    return change(job, hf_commissure_position);
}

/* Per cent of the fissure at rest that is open. */
static double open(hf_job *job)
{
    double now = hf_pfh(job), rest = hf_at_rest(job, hf_pfh);

    if (isnan(now) || isnan(rest))
        return NAN;
    if (rest < least_fissure)
        return hf_lacking(job, HF_REASON_HEALTHY_NEAR_ZERO, HF_CONTOUR_COUNT);
    return 100 * now / rest;
}

static double closure(hf_job *job)
{
    return 100 - open(job);
}

static double lagophthalmos(hf_job *job)
{
    double now = hf_pfh(job);

    return now < closed && !job->raw ? 0 : now;
}

static double lip_depression(hf_job *job)
{
    return -change(job, hf_lower_lip_height);
}

static double dental_show_change(hf_job *job)
{
    return change(job, hf_dental_show);
}

static double pucker_narrowing(hf_job *job)
{
    return -moved(job, HF_COMMISSURE).x;
}

static double snarl_elevation(hf_job *job)
{
    return (moved(job, HF_ALA).y + change(job, hf_upper_lip_height)) / 2;
}

static double synkinesis_mouth(hf_job *job)
{
    hf_vec d = moved(job, HF_COMMISSURE);

    return hypot(d.x, d.y);
}

#define VIEW(v) (1u << HF_VIEW_##v)
#define SMILES (VIEW(SMILE_GENTLE) | VIEW(SMILE_FULL))
#define CLOSES (VIEW(CLOSE_GENTLE) | VIEW(CLOSE_FULL))

#define CORNER HF_BIT(HF_COMMISSURE)
#define LIDS (HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER))
#define INNER (HF_BIT(HF_LIP_UPPER_INNER) | HF_BIT(HF_LIP_LOWER_INNER))

static const hf_row rows[] = {
    {{"brow_elevation", "mm", "brow", true, true, VIEW(BROW), HF_BETTER_HIGHER,
      3.5, "brow_height less that at rest", ""},
     HF_BIT(HF_BROW_UPPER),
     0,
     brow_elevation},
    {{"excursion", "mm", "mouth", true, true, SMILES, HF_BETTER_HIGHER, 3,
      "length of the mouth corner's movement in the frame, but at most twice "
      "its part along a healthy smile (8.1 mm outwards to 9.8 mm up): all of "
      "it within 60 deg of that direction, 0 at right angles, negative "
      "against it",
      ""},
     CORNER,
     0,
     excursion},
    {{"excursion_lateral", "mm", "mouth", true, true, SMILES, HF_BETTER_HIGHER,
      3, "movement of the mouth corner outwards, along the line of the pupils",
      ""},
     CORNER,
     0,
     excursion_lateral},
    {{"excursion_vertical", "mm", "mouth", true, true, SMILES, HF_BETTER_HIGHER,
      3, "movement of the mouth corner upwards", ""},
     CORNER,
     0,
     excursion_vertical},
    {{"excursion_angle", "deg", "mouth", true, false, SMILES,
      HF_BETTER_UNDEFINED, NAN,
      "direction of the mouth corner's movement, if it is 1 mm or more; 0 = "
      "outwards, 90 = straight up",
      ""},
     CORNER,
     0,
     excursion_angle},
    {{"position_change", "mm", "mouth", true, true, SMILES, HF_BETTER_HIGHER, 3,
      "commissure_position less that at rest; the lower lip it is measured "
      "from moves too",
      "Emotrics, FACE-gram: smile excursion"},
     CORNER | HF_BIT(HF_LIP_LOWER_OUTER),
     HF_NEEDS_MIDLINE,
     position_change},
    {{"closure", "%", "eye", true, true, CLOSES, HF_BETTER_HIGHER, NAN,
      "100 (1 - pfh / pfh at rest); 100 = closed", "eFACE closure"},
     LIDS,
     0,
     closure},
    {{"lagophthalmos", "mm", "eye", true, false, CLOSES, HF_BETTER_LOWER, 2,
      "pfh that is left when closing; under 1 mm counts as closed, 0, so that "
      "over this limit it changes by more than pfh does",
      ""},
     LIDS,
     0,
     lagophthalmos},
    {{"lip_depression", "mm", "mouth", true, true, VIEW(LOWER_LIP),
      HF_BETTER_HIGHER, NAN,
      "drop of the lower lip's lower border: lower_lip_height at rest less "
      "that here",
      ""},
     CORNER | HF_BIT(HF_LIP_LOWER_OUTER),
     HF_NEEDS_MIDLINE,
     lip_depression},
    {{"dental_show_change", "mm", "mouth", true, true, VIEW(LOWER_LIP),
      HF_BETTER_HIGHER, NAN, "dental_show less that at rest", ""},
     CORNER | INNER,
     HF_NEEDS_MIDLINE,
     dental_show_change},
    {{"pucker_narrowing", "mm", "mouth", true, true, VIEW(PUCKER),
      HF_BETTER_HIGHER, 3,
      "movement of the mouth corner inwards, along the line of the pupils", ""},
     CORNER,
     0,
     pucker_narrowing},
    {{"snarl_elevation", "mm", "nose", true, true, VIEW(SNARL),
      HF_BETTER_HIGHER, NAN,
      "mean of the rise of the wing of the nose and of upper_lip_height", ""},
     CORNER | HF_BIT(HF_ALA) | HF_BIT(HF_LIP_UPPER_OUTER),
     HF_NEEDS_MIDLINE,
     snarl_elevation},
    {{"synkinesis_eye", "%", "eye", true, true, VIEW(SMILE_FULL) | VIEW(PUCKER),
      HF_BETTER_HIGHER, NAN,
      "100 pfh / pfh at rest while the mouth moves; under the healthy side's = "
      "involuntary closing",
      "its ratio: eFACE ocular synkinesis"},
     LIDS,
     0,
     open},
    {{"synkinesis_mouth", "mm", "mouth", true, false, CLOSES | VIEW(BROW),
      HF_BETTER_LOWER, 3,
      "length of the mouth corner's involuntary movement; noise is not taken "
      "off: hold it against mdc95",
      ""},
     CORNER,
     0,
     synkinesis_mouth},
};

const hf_region hf_movement_region = HF_REGION(rows);
