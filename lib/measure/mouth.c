/* measure/mouth.c - mouth corners, folds and midline of the mouth, one photo */
#include <math.h>

#include "measure/line.h"
#include "measure/row.h"

static hf_vec corner(const hf_job *job, hf_side side)
{
    return hf_spot(job->view, HF_COMMISSURE, side);
}

static double commissure_height(hf_job *job)
{
    return corner(job, job->side).y;
}

static double commissure_lateral(hf_job *job)
{
    return hf_lateral(job->side,
                      hf_off_midline(job->view, corner(job, job->side)));
}

/* Where the lower lip's lower border meets the midline; y may be NaN. */
static hf_vec lip_centre(hf_job *job)
{
    return hf_on_midline(job, job->view, HF_LIP_LOWER_OUTER);
}

double hf_commissure_position(hf_job *job)
{
    hf_vec c = corner(job, job->side), p = lip_centre(job);

    /* hypot(inf, NaN) is inf, but a corner is finite. */
    return hf_distance(c, p);
}

static double oral_commissure_distance(hf_job *job)
{
    return hf_distance(corner(job, job->side),
                       hf_middle(job->view, HF_LIP_LOWER_OUTER, HF_RIGHT));
}

/* 90 + asin(rise / distance), written so that the distance may be 0. */
static double smile_angle(hf_job *job)
{
    hf_vec c = corner(job, job->side), p = lip_centre(job);

    return 90 + atan2(c.y - p.y, fabs(c.x - p.x)) * HF_DEGREES;
}

static double canthus_commissure(hf_job *job)
{
    return hf_distance(hf_spot(job->view, HF_CANTHUS_INNER, job->side),
                       corner(job, job->side));
}

static double fai(hf_job *job)
{
    hf_job r = *job, l = *job;

    r.side = HF_RIGHT;
    l.side = HF_LEFT;
    return fabs(canthus_commissure(&r) - canthus_commissure(&l));
}

static double mouth_width(hf_job *job)
{
    return hf_distance(corner(job, HF_RIGHT), corner(job, HF_LEFT));
}

static double mouth_cant(hf_job *job)
{
    hf_vec r = corner(job, HF_RIGHT), l = corner(job, HF_LEFT);

    return atan2(l.y - r.y, l.x - r.x) * HF_DEGREES;
}

/* The main axis of the fold's points: a line of y over x would fail on folds
 * that run straight down. */
static double nasolabial_angle(hf_job *job)
{
    const hf_curve *fold =
        hf_scene_curve(job->view, HF_NASOLABIAL_FOLD, job->side);
    const hf_line *line = hf_scene_line(job->view);
    double n = (double)fold->count, mx = 0, my = 0, xx = 0, xy = 0, yy = 0, t;
    size_t i;

    for (i = 0; i < fold->count; i++) {
        mx += fold->points[i].x / n;
        my += fold->points[i].y / n;
    }
    for (i = 0; i < fold->count; i++) {
        double dx = fold->points[i].x - mx, dy = fold->points[i].y - my;
        double x = hf_lateral(job->side, dx * line->c + dy * line->s);
        double y = dy * line->c - dx * line->s;

        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    if (!(xx + yy > 0))
        return hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_NASOLABIAL_FOLD);
    t = atan2(2 * xy, xx - yy) / 2; /* against x, within -90 and 90 */
    return t > 0 ? t * HF_DEGREES - 90 : t * HF_DEGREES + 90;
}

static double nasolabial_length(hf_job *job)
{
    const hf_curve *fold =
        hf_scene_curve(job->view, HF_NASOLABIAL_FOLD, job->side);

    if (fold->count < 2)
        return hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_NASOLABIAL_FOLD);
    return hf_distance(fold->points[0], fold->points[fold->count - 1]);
}

static double philtrum_deviation(hf_job *job)
{
    const hf_curve *c = hf_scene_curve(job->view, HF_PHILTRUM, HF_RIGHT);
    double sum = 0;
    size_t i;

    for (i = 0; i < c->count; i++)
        sum += hf_off_midline(job->view, c->points[i]);
    return sum / (double)c->count;
}

static double lower_lip_deviation(hf_job *job)
{
    return hf_off_midline(job->view,
                          hf_middle(job->view, HF_LIP_LOWER_OUTER, HF_RIGHT));
}

#define CORNER HF_BIT(HF_COMMISSURE)
#define LOWER_LIP HF_BIT(HF_LIP_LOWER_OUTER)
#define CANTHUS HF_BIT(HF_CANTHUS_INNER)
#define FOLD HF_BIT(HF_NASOLABIAL_FOLD)

static const hf_row rows[] = {
    {{"commissure_height", "mm", "mouth", true, false, 0, HF_BETTER_UNDEFINED,
      3, "height of the mouth corner in the frame; negative, below the pupils",
      ""},
     CORNER,
     0,
     commissure_height},
    {{"commissure_lateral", "mm", "mouth", true, true, 0, HF_BETTER_UNDEFINED,
      3, "distance of the mouth corner from the midline", ""},
     CORNER,
     HF_NEEDS_MIDLINE,
     commissure_lateral},
    {{"commissure_position", "mm", "mouth", true, true, 0, HF_BETTER_UNDEFINED,
      3,
      "distance of the mouth corner from where the lower lip's lower border "
      "meets the midline",
      "Emotrics CE, its 'excursion'"},
     CORNER | LOWER_LIP,
     HF_NEEDS_MIDLINE,
     hf_commissure_position},
    {{"oral_commissure_distance", "mm", "mouth", true, true, 0,
      HF_BETTER_UNDEFINED, 3,
      "distance of the mouth corner from the middle point of the lower lip's "
      "lower border, which moves with the lip",
      "dynaface oce"},
     CORNER | LOWER_LIP,
     0,
     oral_commissure_distance},
    {{"smile_angle", "deg", "mouth", true, false, 0, HF_BETTER_UNDEFINED, NAN,
      "90 + asin(rise / commissure_position), rise from the same place on the "
      "lower lip; over 90 = the corner is higher",
      "Emotrics SA"},
     CORNER | LOWER_LIP,
     HF_NEEDS_MIDLINE,
     smile_angle},
    {{"canthus_commissure", "mm", "mouth", true, true, 0, HF_BETTER_UNDEFINED,
      3, "distance of the inner canthus from the mouth corner", ""},
     CORNER | CANTHUS,
     0,
     canthus_commissure},
    {{"fai", "mm", "mouth", false, false, 0, HF_BETTER_LOWER, 3,
      "facial asymmetry index: canthus_commissure of the right less that of "
      "the left, without its sign",
      "dynaface fai"},
     CORNER | CANTHUS,
     HF_SIDE_AGAINST_SIDE,
     fai},
    {{"mouth_width", "mm", "mouth", false, false, 0, HF_BETTER_UNDEFINED, NAN,
      "distance of the mouth corners from each other", "dynaface ml"},
     CORNER,
     0,
     mouth_width},
    {{"mouth_cant", "deg", "mouth", false, false, 0, HF_BETTER_NEAR_ZERO, NAN,
      "line across the mouth corners against the line of the pupils; positive "
      "= the patient's left is higher",
      ""},
     CORNER,
     HF_SIDE_AGAINST_SIDE,
     mouth_cant},
    {{"nasolabial_angle", "deg", "mouth", true, true, 0, HF_BETTER_UNDEFINED,
      NAN,
      "main axis of the fold's points against the midline; 0 = straight down, "
      "positive = outwards on its way down",
      "Emotrics+ NLF angle"},
     FOLD,
     HF_NEEDS_MIDLINE,
     nasolabial_angle},
    {{"nasolabial_length", "mm", "mouth", true, true, 0, HF_BETTER_UNDEFINED,
      NAN, "straight distance of the fold's first from its last point",
      "Emotrics+ NLF length"},
     FOLD,
     0,
     nasolabial_length},
    {{"philtrum_deviation", "mm", "mouth", false, false, 0, HF_BETTER_NEAR_ZERO,
      NAN,
      "mean of the philtrum's points from the midline; positive = to the "
      "patient's left",
      ""},
     HF_BIT(HF_PHILTRUM),
     HF_OFF_MIDLINE | HF_NEEDS_MIDLINE,
     philtrum_deviation},
    {{"lower_lip_deviation", "mm", "mouth", false, false, 0,
      HF_BETTER_NEAR_ZERO, NAN,
      "middle point of the lower lip's lower border from the midline; positive "
      "= to the patient's left",
      ""},
     LOWER_LIP,
     HF_OFF_MIDLINE | HF_NEEDS_MIDLINE,
     lower_lip_deviation},
};

const hf_region hf_mouth_region = HF_REGION(rows);
