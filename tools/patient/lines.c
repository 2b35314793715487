/* lines.c - folds and lines that movement and age dig into the skin */
#include "paint.h"

#include <math.h>

static void line(hf_layer *l, const hf_xy *knots, int n, hf_groove g)
{
    hf_curve c;

    hf_curve_spline(&c, knots, n, 41);
    hf_layer_groove(l, &c, g);
}

static void fold(hf_layer *l, const hf_shape *s, int k)
{
    double f = s->pull[k].fold;

    /* Going down, the cheek is on the right of the way on the patient's
     * right side (image left), on the left of it on the other. */
    hf_layer_groove(l, &s->fold[k],
                    (hf_groove){.width = 1.9 - 0.4 * f,
                                .depth = 1.9 * f,
                                .bulge = 2.6 * f,
                                .reach = 6,
                                .side = k == HF_RIGHT ? -1 : 1,
                                .redden = 0.28 * f});
}

/* Furrows across one half of the forehead; both halves meet in the middle
 * at the mean of their depths. */
static void forehead(hf_layer *l, const hf_shape *s, const hf_patient *p)
{
    for (int row = 0; row < 4; row++)
        for (int k = 0; k < 2; k++) {
            double g = hf_sign(k), up = s->pull[k].brow;
            /* A paralysed forehead loses its lines. */
            double still = 0.34 * p->age * (1 - 0.8 * p->side[k].palsy_brow);
            double depth = still + 0.85 * s->pull[k].lines;
            double y = 33 + 7.6 * row + 0.35 * up;
            double far = 55 - 4 * row;
            hf_xy knots[4] = {{-g * 9, y - 1.4},
                              {g * 12, y - .6},
                              {g * 0.7 * far, y + 1.0},
                              {g * far, y - 1.6}};

            line(l, knots, 4,
                 (hf_groove){.width = 0.85,
                             .depth = 0.85 * depth,
                             .redden = 0.16 * depth});
            for (int i = 0; i < 3; i++) /* the skin rolls up between */
                hf_layer_bump(l,
                              (hf_spot){g * (6 + 11 * i), y + 3.6, 9, 1.7, 0},
                              0.55 * s->pull[k].lines);
        }
}

static void crow(hf_layer *l, const hf_shape *s, const hf_patient *p, int k)
{
    double g = hf_sign(k), depth = 0.15 * p->age + 0.8 * s->pull[k].crow;
    hf_xy o = s->canthus_outer[k];

    for (int i = -1; i <= 2; i++) {
        double a = (12 - 17 * i) * HF_PI / 180;
        hf_xy knots[3];

        for (int n = 0; n < 3; n++) {
            double r = 4.5 + 5.5 * n, bend = n == 1 ? 0.7 : 0;

            knots[n] = (hf_xy){o.x + g * r * cos(a), o.y + r * sin(a) - bend};
        }
        line(l, knots, 3,
             (hf_groove){
                 .width = 0.6, .depth = 0.65 * depth, .redden = 0.14 * depth});
    }
}

/* Crease of the upper lid, bag and tear trough of the lower. */
static void lids(hf_layer *l, const hf_shape *s, const hf_patient *p, int k)
{
    double g = hf_sign(k);
    double low = -s->lid_lower[k].p[80].y, squeeze = s->pull[k].crow;
    hf_xy bag[4] = {{g * 18, -6.5 - .3 * low},
                    {g * 25, -9 - .55 * low},
                    {g * 34, -9.4 - .6 * low},
                    {g * 43, -6 - .4 * low}};
    hf_xy trough[4] = {
        {g * 15.5, -8}, {g * 20, -14}, {g * 27, -18.5}, {g * 38, -21}};

    hf_layer_groove(l, &s->crease[k],
                    (hf_groove){.width = 0.65,
                                .depth = 1.15,
                                .bulge = 1.3,
                                .reach = 3,
                                .side = k == HF_RIGHT ? -1 : 1,
                                .redden = 0.5});
    line(l, bag, 4,
         (hf_groove){.width = 0.9,
                     .depth = 0.55 * p->age + 0.5 * squeeze,
                     .redden = 0.2});
    line(l, trough, 4,
         (hf_groove){.width = 2.6, .depth = 1.1 * p->age, .redden = 0.22});
}

static void frown(hf_layer *l, const hf_shape *s, const hf_patient *p)
{
    for (int k = 0; k < 2; k++) {
        double g = hf_sign(k), up = 0.6 * s->pull[k].brow;
        hf_xy v[3] = {
            {g * 6.3, 10 + up}, {g * 6.9, 16 + up}, {g * 6.0, 23 + up}};

        line(l, v, 3,
             (hf_groove){.width = 0.8, .depth = 0.45 * p->age, .redden = 0.10});
    }
}

/* Marionette line below the corner, deeper where it droops. */
static void below_corner(hf_layer *l, const hf_shape *s, const hf_patient *p,
                         int k)
{
    double g = hf_sign(k), droop = fmax(0, -s->pull[k].dy);
    hf_xy c = s->corner[k];
    hf_xy knots[3] = {{c.x + g * 0.8, c.y - 0.5},
                      {c.x + g * 2.6, c.y - 6},
                      {c.x + g * 2.4, c.y - 14}};

    line(l, knots, 3,
         (hf_groove){.width = 1.3,
                     .depth = 0.5 * p->age + 0.12 * droop,
                     .redden = 0.15});
}

void hf_paint_lines(hf_layer *l, const hf_shape *s, const hf_patient *p)
{
    forehead(l, s, p);
    frown(l, s, p);
    for (int k = 0; k < 2; k++) {
        fold(l, s, k);
        crow(l, s, p, k);
        lids(l, s, p, k);
        below_corner(l, s, p, k);
    }
}
