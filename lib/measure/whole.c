/* measure/whole.c - the face as a whole on one photo
 *
 * Asymmetry of a region: its contours are spread into evenly spaced points (a
 * side's contour against the other side's, a lip against itself reversed), so
 * that neither the number of points nor their sliding along the contour
 * counts. Point a and its partner b should be mirror images about a line.
 * With a' and b' taken from their common mean, the line through that mean
 * with the least squares has the angle t with
 *     2 t = atan2(sum ax' by' + ay' bx', sum ax' bx' - ay' by'),
 * the improper case of the planar Procrustes fit. The result is the root mean
 * square distance of a point from its partner's mirror image.
 */
#include <math.h>

#include "measure/row.h"

/* Couples, for the most contours a region may have. */
#define MOST (12 * HF_EVEN)

/* A point and its partner; the partner's partner is the point, so a couple
 * stands for two points, but for one that is its own partner. */
typedef struct couple {
    hf_vec a, b;
    double points;
} couple;

typedef struct couples {
    couple list[MOST];
    size_t count;
} couples;

static void add(couples *p, hf_vec a, hf_vec b, double points)
{
    couple *c = &p->list[p->count];

    if (p->count == MOST)
        return;
    c->a = a;
    c->b = b;
    c->points = points;
    p->count++;
}

/* A side's contour against the other side's; a single point is one point. */
static void add_paired(couples *p, hf_curve *right, hf_curve *left)
{
    const hf_vec *r = hf_curve_even(right), *l = hf_curve_even(left);
    size_t n = right->count == 1 && left->count == 1 ? 1 : HF_EVEN, i;

    for (i = 0; i < n; i++)
        add(p, r[i], l[i], 2);
}

/* A contour across the face against itself reversed. */
static void add_across(couples *p, hf_curve *c)
{
    const hf_vec *v = hf_curve_even(c);
    size_t n = c->count == 1 ? 1 : HF_EVEN, i;

    for (i = 0; i < n / 2; i++)
        add(p, v[i], v[n - 1 - i], 2);
    add(p, v[n / 2], v[n / 2], 1);
}

static hf_vec mean_of(const couples *p, double *points)
{
    hf_vec m = {0, 0};
    size_t i;

    *points = 0;
    for (i = 0; i < p->count; i++) {
        const couple *q = &p->list[i];

        m.x += q->points / 2 * (q->a.x + q->b.x);
        m.y += q->points / 2 * (q->a.y + q->b.y);
        *points += q->points;
    }
    m.x /= *points;
    m.y /= *points;
    return m;
}

static double mirror_distance(const couples *p)
{
    double n, c = 0, s = 0, r, sum = 0;
    hf_vec m = mean_of(p, &n);
    size_t i;

    for (i = 0; i < p->count; i++) {
        const couple *q = &p->list[i];
        double ax = q->a.x - m.x, ay = q->a.y - m.y;
        double bx = q->b.x - m.x, by = q->b.y - m.y;

        c += q->points * (ax * bx - ay * by);
        s += q->points * (ax * by + ay * bx);
    }
    r = hypot(c, s);
    if (!(r > 0))
        return NAN;
    c /= r;
    s /= r;
    for (i = 0; i < p->count; i++) {
        const couple *q = &p->list[i];
        double bx = q->b.x - m.x, by = q->b.y - m.y;
        double dx = q->a.x - m.x - (c * bx + s * by);
        double dy = q->a.y - m.y - (s * bx - c * by);

        sum += q->points * (dx * dx + dy * dy);
    }
    return sqrt(sum / n);
}

static double asymmetry(hf_job *job, unsigned contours)
{
    couples p;
    int id;
    double d;

    p.count = 0;
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        hf_curve *curve = job->view->curves[id];

        if (!(contours & HF_BIT(id)))
            continue;
        if (hf_contour_paired((hf_contour_id)id))
            add_paired(&p, &curve[HF_RIGHT], &curve[HF_LEFT]);
        else
            add_across(&p, &curve[HF_RIGHT]);
    }
    d = mirror_distance(&p);
    return isfinite(d)
               ? d
               : hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_CONTOUR_COUNT);
}

/* The contours of a region are those every scheme has: a value over other
 * contours would not compare. */
#define BROW HF_BIT(HF_BROW_UPPER)
#define EYE (HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER))
#define NOSE (HF_BIT(HF_ALA) | HF_BIT(HF_SUBNASALE))
#define MOUTH                                                                  \
    (HF_BIT(HF_LIP_UPPER_OUTER) | HF_BIT(HF_LIP_UPPER_INNER) |                 \
     HF_BIT(HF_LIP_LOWER_INNER) | HF_BIT(HF_LIP_LOWER_OUTER))
#define FACE (BROW | EYE | NOSE | MOUTH | HF_BIT(HF_CHIN))

static double asymmetry_brow(hf_job *job)
{
    return asymmetry(job, BROW);
}

static double asymmetry_eye(hf_job *job)
{
    return asymmetry(job, EYE);
}

static double asymmetry_nose(hf_job *job)
{
    return asymmetry(job, NOSE);
}

static double asymmetry_mouth(hf_job *job)
{
    return asymmetry(job, MOUTH);
}

static double asymmetry_face(hf_job *job)
{
    return asymmetry(job, FACE);
}

static double chin_deviation(hf_job *job)
{
    return hf_spot(job->view, HF_CHIN, HF_RIGHT).x;
}

static double interpupillary(hf_job *job)
{
    const hf_eye *eye = job->view->eye;

    return hf_distance(eye[HF_RIGHT].centre, eye[HF_LEFT].centre);
}

static double across(const hf_job *job, hf_contour_id id)
{
    return hf_distance(hf_spot(job->view, id, HF_RIGHT),
                       hf_spot(job->view, id, HF_LEFT));
}

static double intercanthal(hf_job *job)
{
    return across(job, HF_CANTHUS_INNER);
}

static double outercanthal(hf_job *job)
{
    return across(job, HF_CANTHUS_OUTER);
}

#define MIRRORED                                                               \
    "root mean square distance of their points from the mirror image of the "  \
    "other side about the line that fits best; 0 = symmetric"

static const hf_row rows[] = {
    {{"chin_deviation", "mm", "face", false, false, 0, HF_BETTER_NEAR_ZERO, 6,
      "chin from the midline; positive = to the patient's left", ""},
     HF_BIT(HF_CHIN),
     HF_SIDE_AGAINST_SIDE,
     chin_deviation},
    {{"interpupillary", "mm", "face", false, false, 0, HF_BETTER_UNDEFINED, NAN,
      "distance of the iris centres; checks the scale",
      "Emotrics, dynaface pd"},
     0,
     HF_NEEDS_IRIS,
     interpupillary},
    {{"intercanthal", "mm", "face", false, false, 0, HF_BETTER_UNDEFINED, NAN,
      "distance of the inner canthi; checks the scale", "dynaface id"},
     HF_BIT(HF_CANTHUS_INNER),
     0,
     intercanthal},
    {{"outercanthal", "mm", "face", false, false, 0, HF_BETTER_UNDEFINED, NAN,
      "distance of the outer canthi; checks the scale", "dynaface oe"},
     HF_BIT(HF_CANTHUS_OUTER),
     0,
     outercanthal},
    {{"asymmetry_brow", "mm", "brow", false, false, 0, HF_BETTER_LOWER, NAN,
      "upper borders of the brows: " MIRRORED, ""},
     BROW,
     HF_SIDE_AGAINST_SIDE,
     asymmetry_brow},
    {{"asymmetry_eye", "mm", "eye", false, false, 0, HF_BETTER_LOWER, NAN,
      "margins of the lids: " MIRRORED, ""},
     EYE,
     HF_SIDE_AGAINST_SIDE,
     asymmetry_eye},
    {{"asymmetry_nose", "mm", "nose", false, false, 0, HF_BETTER_LOWER, NAN,
      "alae and subnasale: " MIRRORED, ""},
     NOSE,
     HF_SIDE_AGAINST_SIDE,
     asymmetry_nose},
    {{"asymmetry_mouth", "mm", "mouth", false, false, 0, HF_BETTER_LOWER, NAN,
      "outer and inner borders of both lips: " MIRRORED, ""},
     MOUTH,
     HF_SIDE_AGAINST_SIDE,
     asymmetry_mouth},
    {{"asymmetry_face", "mm", "face", false, false, 0, HF_BETTER_LOWER, NAN,
      "the contours of all four regions and the chin: " MIRRORED, ""},
     FACE,
     HF_SIDE_AGAINST_SIDE,
     asymmetry_face},
};

const hf_region hf_whole_region = HF_REGION(rows);
