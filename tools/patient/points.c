/* points.c - the contours as drawn, in photo pixels */
#include "shape.h"

#include <math.h>

static const char *const sides[2] = {"R", "L"};

typedef struct sheet {
    const char *visit, *view;
    hf_camera camera;
    FILE *out;
} sheet;

static void point(const sheet *t, const char *contour, const char *side,
                  int index, hf_xy mm)
{
    hf_xy p = hf_camera_px(&t->camera, mm);

    fprintf(t->out, "%s,%s,%s,%s,%d,%.4f,%.4f,\n", t->visit, t->view, contour,
            side, index, p.x, p.y);
}

/* n points, equally far apart along the curve. */
static void contour(const sheet *t, const char *name, const char *side,
                    const hf_curve *c, int n)
{
    for (int i = 0; i < n; i++)
        point(t, name, side, i, hf_curve_at(c, (double)i / (n - 1)));
}

/* The share of the curve's length nearest to a point on it. */
static double share_at(const hf_curve *c, hf_xy p)
{
    double best = 0, nearest = INFINITY;

    for (int i = 0; i <= 1000; i++) {
        hf_xy q = hf_curve_at(c, i / 1000.0);
        double away = hypot(q.x - p.x, q.y - p.y);

        if (away < nearest) {
            nearest = away;
            best = i / 1000.0;
        }
    }
    return best;
}

/* An odd number of points whose middle one is a landmark, not the middle of
   the length: the lower lip is longer on the side that smiles. */
static void contour_about(const sheet *t, const char *name, const hf_curve *c,
                          hf_xy middle, int n)
{
    double share = share_at(c, middle);
    int half = n / 2;

    for (int i = 0; i < n; i++) {
        double u = i < half ? share * i / half
                            : share + (1 - share) * (i - half) / half;

        point(t, name, "", i, i == half ? middle : hf_curve_at(c, u));
    }
}

static void paired(const sheet *t, const hf_shape *s, int k)
{
    contour(t, "brow_upper", sides[k], &s->brow_upper[k], 9);
    contour(t, "brow_lower", sides[k], &s->brow_lower[k], 9);
    contour(t, "lid_upper", sides[k], &s->lid_upper[k], 11);
    contour(t, "lid_lower", sides[k], &s->lid_lower[k], 11);
    contour(t, "nasolabial_fold", sides[k], &s->fold[k], 7);
    point(t, "canthus_inner", sides[k], 0, s->canthus_inner[k]);
    point(t, "canthus_outer", sides[k], 0, s->canthus_outer[k]);
    point(t, "commissure", sides[k], 0, s->corner[k]);
    point(t, "cupid_bow", sides[k], 0, s->bow[k]);
    point(t, "ala", sides[k], 0, s->ala[k]);
}

/* Irises that look at the camera; closing eyes hide or turn them up. */
static void iris(const sheet *t, const hf_shape *s, int k)
{
    hf_xy p = hf_camera_px(&t->camera, s->iris[k]);

    if (!s->shut)
        fprintf(t->out, "%s,%s,iris,%s,0,%.4f,%.4f,%.4f\n", t->visit, t->view,
                sides[k], p.x, p.y, s->iris_r / t->camera.mm_per_px);
}

void hf_truth_points(const hf_patient *patient, const char *visit,
                     hf_act_view view, FILE *out)
{
    sheet t = {visit, hf_act_name(view), hf_camera_of(patient, view), out};
    hf_shape s;

    hf_shape_make(&s, patient, view);
    for (int k = 0; k < 2; k++) {
        iris(&t, &s, k);
        paired(&t, &s, k);
    }
    contour(&t, "lip_upper_outer", "", &s.lip_upper_outer, 17);
    contour(&t, "lip_upper_inner", "", &s.lip_upper_inner, 17);
    contour(&t, "lip_lower_inner", "", &s.lip_lower_inner, 17);
    contour_about(&t, "lip_lower_outer", &s.lip_lower_outer, s.lip_middle, 17);
    contour(&t, "philtrum", "", &s.philtrum, 5);
    point(&t, "nose_tip", "", 0, s.nose_tip);
    point(&t, "subnasale", "", 0, s.subnasale);
    point(&t, "nasion", "", 0, s.nasion);
    point(&t, "chin", "", 0, s.chin);
    contour(&t, "jaw", "", &s.jaw, 17);
}
