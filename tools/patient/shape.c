/* shape.c - nose, folds, outline of the head; brows and lids */
#include "shape.h"

#include <math.h>

/* A knot: average place on an adult of 63 mm between the pupils, and what
 * share of a movement it follows. */
typedef struct knot {
    double x, y, follow;
} knot;

/* Upper and lower border of the brow, above the pupil's own height there;
 * the tail follows the forehead less. */
static const knot brow_top[] = {
    {12.6, -6.9, .80}, {16.5, -3.6, .88}, {22.5, -1.5, .95}, {31.5, 0, 1},
    {39, .5, 1},       {45.5, -.6, .97},  {51, -3.2, .90},   {57.5, -9, .72}};
static const knot brow_low[] = {
    {13.2, -12.2, .80}, {18, -9.9, .88},   {24, -8.4, .95}, {31.5, -7.4, 1},
    {39, -6.5, 1},      {45.5, -6.4, .97}, {51, -7.3, .90}, {57.5, -9.6, .72}};
/* The nasolabial fold beside the wing of the nose down to the corner. */
static const knot fold_line[] = {{19.6, -36.5, .08}, {23.2, -43, .25},
                                 {28.3, -50.8, .5},  {32.2, -58, .75},
                                 {34.2, -65, .85},   {34.4, -71, .8}};
/* Face outline, from the ear down to the chin. */
static const knot outline[] = {
    {70.5, 0, 0},       {70, -20, 0},       {68, -40, .05},
    {65, -57, .1},      {60, -73, .2},      {52, -88, .4},
    {37.8, -102.9, .7}, {20.6, -112.8, .9}, {0, -115, 1}};
/* Skull above it, hidden by hair. */
static const knot skull[] = {{71, 20, 0}, {69.5, 45, 0}, {62, 70, 0},
                             {44, 90, 0}, {20, 99, 0},   {0, 101, 0}};

enum {
    BROW = sizeof brow_top / sizeof *brow_top,
    FOLD = sizeof fold_line / sizeof *fold_line,
    OUTLINE = sizeof outline / sizeof *outline,
    SKULL = sizeof skull / sizeof *skull
};

static void make_brow(hf_shape *s, const hf_patient *p, int k)
{
    hf_xy up[BROW], low[BROW];
    double wide = p->ipd / 63;
    double up_by = s->pull[k].brow;

    for (int i = 0; i < BROW; i++) {
        const knot *t = &brow_top[i], *b = &brow_low[i];
        double height = p->brow_height + t->y * p->brow_arch;

        up[i].x = hf_sign(k) * t->x * wide;
        low[i].x = hf_sign(k) * b->x * wide;
        up[i].y = height + t->follow * up_by;
        low[i].y =
            height - (t->y - b->y) * p->brow_thick / 7.4 + t->follow * up_by;
    }
    hf_curve_spline(&s->brow_upper[k], up, BROW, 121);
    hf_curve_spline(&s->brow_lower[k], low, BROW, 121);
}

static void make_fold(hf_shape *s, const hf_patient *p, int k)
{
    hf_xy line[FOLD];
    double nose = (p->nose_width - 36) / 2;
    double down = p->mouth_level - 68.5, wide = (p->mouth_width - 50.5) / 2;

    for (int i = 0; i < FOLD; i++) {
        const knot *t = &fold_line[i];

        line[i].x =
            t->x + nose + wide * t->follow + t->follow * s->pull[k].dx * 0.8;
        line[i].x = hf_sign(k) * line[i].x + s->nose_x * (1 - t->follow);
        line[i].y = t->y - down * t->follow + t->follow * s->pull[k].dy * 0.8;
    }
    hf_curve_spline(&s->fold[k], line, FOLD, 61);
}

static void make_nose(hf_shape *s, const hf_patient *p)
{
    double drop = p->nose_length;

    for (int k = 0; k < 2; k++) {
        /* The wing rises and widens a little with its side's smile. */
        double u = s->pull[k].smile;

        s->ala[k].x =
            hf_sign(k) * (p->nose_width / 2 + 1.1 * u) + 0.8 * s->nose_x;
        s->ala[k].y = 6.5 - drop + 1.0 * u;
    }
    s->nose_tip = (hf_xy){s->nose_x, 8 - drop};
    s->subnasale = (hf_xy){0.8 * s->nose_x, -drop};
    s->nasion = (hf_xy){0, 1.5};
}

static void make_head(hf_shape *s, const hf_patient *p)
{
    hf_xy half[2 * OUTLINE], round[2 * (OUTLINE + SKULL)];
    double wide = p->face_width / 140;
    double deep = (p->chin_level - 45) / 70;
    int n = 0;

    for (int i = 0; i < 2 * OUTLINE - 1; i++) {
        int at = i < OUTLINE ? i : 2 * OUTLINE - 2 - i;
        const knot *t = &outline[at];
        double y = t->y < -45 ? -45 + (t->y + 45) * deep : t->y;

        half[i].x =
            (i < OUTLINE ? -1 : 1) * t->x * wide + t->follow * s->chin_x;
        half[i].y = y;
    }
    hf_curve_spline(&s->jaw, half, 2 * OUTLINE - 1, 361);
    for (int i = 0; i < 2 * OUTLINE - 1; i++)
        round[n++] = half[i];
    for (int i = 0; i < 2 * SKULL - 1; i++) {
        int at = i < SKULL ? i : 2 * SKULL - 2 - i;

        round[n].x = (i < SKULL ? 1 : -1) * skull[at].x * wide;
        round[n++].y = skull[at].y;
    }
    round[n++] = round[0];
    hf_curve_spline(&s->head, round, n, HF_CURVE_MAX);
    s->chin = (hf_xy){s->chin_x, half[OUTLINE - 1].y};
}

void hf_shape_make(hf_shape *out, const hf_patient *patient, hf_act_view view)
{
    *out = (hf_shape){0};
    hf_shape_pull(out, patient, view);
    hf_shape_eyes(out, patient);
    make_nose(out, patient);
    hf_shape_mouth(out, patient);
    for (int k = 0; k < 2; k++) {
        make_brow(out, patient, k);
        make_fold(out, patient, k);
    }
    make_head(out, patient);
}
