/* pull.c - what the muscles do in each view */
#include "shape.h"

#include <math.h>
#include <string.h>

/* How much of a full smile a gentle one is: about half, as people do. */
static const double GENTLE = 0.55;
/* Healthy smile in mm that counts as one smile in the secondary signs. */
static const double SMILE_UNIT = 11;
/* The middle of the mouth follows the corners' net pull, mm per mm. */
static const double FOLLOW = 0.17;

static const char *const names[HF_ACT_COUNT] = {
    "rest",         "brow",       "close-gentle", "close-full",
    "smile-gentle", "smile-full", "pucker",       "lower-lip"};

const char *hf_act_name(hf_act_view view)
{
    return names[view];
}

double hf_sign(int side)
{
    return side == HF_RIGHT ? -1 : 1;
}

static void raise_brow(hf_pull *u, const hf_patient_side *p)
{
    double mm = p->raise * (1 - p->palsy_brow);

    u->brow += mm;
    u->lines = fmin(1, mm / 9);
}

static void close_eye(hf_pull *u, const hf_patient_side *p, bool full)
{
    /* The lower lid rises a little, more when squeezing. */
    u->lid_l -= full ? 1.7 : 1.0;
    u->gap = full ? p->gap_full : p->gap_gentle;
    if (full) {
        u->brow -= 2.2 * (1 - p->palsy_brow);
        u->crow = 0.8 * (1 - p->palsy_smile);
    }
}

static void smile(hf_pull *u, const hf_patient_side *p, bool full)
{
    double level = full ? 1 : GENTLE;
    double mm = p->smile * (1 - p->palsy_smile) * level;
    double rise = p->smile_rise * HF_PI / 180;
    double narrow = level * (p->squint + p->synkinesis);

    u->smile = mm / SMILE_UNIT;
    u->dx += mm * cos(rise) - level * p->smile_drag;
    u->dy += mm * sin(rise);
    if (full) {
        u->lift = 3.9 * u->smile;
        u->drop = 3.6 * u->smile;
    }
    u->lid_u -= 0.35 * narrow;
    u->lid_l -= 0.65 * narrow;
    u->fold = fmin(1, u->fold + 0.55 * u->smile);
    u->crow = 0.9 * u->smile * (1 - p->palsy_smile);
}

static void pucker(hf_pull *u, const hf_patient_side *p)
{
    u->dx -= p->pucker * (1 - p->palsy_mouth);
    u->dy += 0.1 * p->pucker * (1 - p->palsy_mouth);
    u->lid_l -= 0.6 * p->synkinesis;
    u->lid_u -= 0.4 * p->synkinesis;
    u->fold *= 0.8;
}

static void lower_lip(hf_pull *u, const hf_patient_side *p)
{
    double mm = p->depress * (1 - p->palsy_mouth);

    u->drop = mm;
    u->lift = 0.12 * mm;
    u->dx += 0.5 * mm;
    u->dy -= 0.2 * mm;
}

static void pull_side(hf_pull *u, const hf_patient_side *p, hf_act_view view)
{
    memset(u, 0, sizeof *u);
    u->brow = -p->brow_droop;
    u->lid_u = p->lid_upper;
    u->lid_l = p->lid_lower;
    u->dx = -p->corner_drag;
    u->dy = -p->corner_droop;
    u->fold = p->fold;
    if (view == HF_ACT_BROW)
        raise_brow(u, p);
    else if (view == HF_ACT_CLOSE_GENTLE || view == HF_ACT_CLOSE_FULL)
        close_eye(u, p, view == HF_ACT_CLOSE_FULL);
    else if (view == HF_ACT_SMILE_GENTLE || view == HF_ACT_SMILE_FULL)
        smile(u, p, view == HF_ACT_SMILE_FULL);
    else if (view == HF_ACT_PUCKER)
        pucker(u, p);
    else if (view == HF_ACT_LOWER_LIP)
        lower_lip(u, p);
}

void hf_shape_pull(hf_shape *s, const hf_patient *p, hf_act_view view)
{
    double net;

    for (int k = 0; k < 2; k++)
        pull_side(&s->pull[k], &p->side[k], view);
    /* Movement only: the resting shift is a parameter of its own. */
    net = s->pull[1].dx + p->side[1].corner_drag - s->pull[0].dx -
          p->side[0].corner_drag;
    s->mid_x = p->mouth_shift + FOLLOW * net;
    s->nose_x = p->nose_shift + 0.25 * FOLLOW * net;
    s->chin_x = 0.15 * s->mid_x;
    s->shut = view == HF_ACT_CLOSE_GENTLE || view == HF_ACT_CLOSE_FULL;
    s->lower_teeth = view == HF_ACT_LOWER_LIP ? 1 : 0;
    if (view == HF_ACT_PUCKER)
        s->purse = -(s->pull[0].dx + s->pull[1].dx + p->side[0].corner_drag +
                     p->side[1].corner_drag) /
                   14;
}

hf_camera hf_camera_of(const hf_patient *p, hf_act_view view)
{
    unsigned at = 900000u + 8u * (unsigned)view;
    double r[4], mm, roll;
    hf_camera c;

    for (unsigned i = 0; i < 4; i++)
        r[i] = p->jitter * (2 * hf_random(p->seed, at + i) - 1);
    /* People neither keep still nor keep their distance: half a degree,
     * half a percent, two millimetres. */
    mm = p->mm_per_px * (1 + 0.005 * r[0]);
    roll = (p->roll + 0.6 * r[1]) * HF_PI / 180;
    c.mm_per_px = mm;
    c.a = cos(roll) / mm;
    c.b = sin(roll) / mm;
    c.tx = p->width / 2 + (p->shift_x + 2 * r[2]) / mm;
    /* The pupils a bit above the middle leave room for the shoulders. */
    c.ty = p->height * 0.43 + (p->shift_y + 2 * r[3]) / mm;
    return c;
}

hf_xy hf_camera_px(const hf_camera *c, hf_xy mm)
{
    return (hf_xy){c->tx + c->a * mm.x + c->b * mm.y,
                   c->ty + c->b * mm.x - c->a * mm.y};
}
