/* measure/whole.c - the face as a whole on one photo
 *
 * Asymmetry of a region: its contours are spread into evenly spaced points (a
 * side's contour against the other side's, a lip against itself reversed), so
 * that neither the number of points nor their sliding along the contour
 * counts. Point a and its partner b should be mirror images about a line. The
 * result is the root mean square distance of a point from its partner's mirror
 * image.
 *
 * The line is the face's, one for all regions: a line of its own for each
 * would take away what palsy does to a region as a whole, a mouth drawn to one
 * side or a brow that hangs. It is the line that fits all contours of FACE
 * that the photo has: with a' and b' taken from their common mean, the line
 * through that mean with the least squares has the angle t with
 *     2 t = atan2(sum ax' by' + ay' bx', sum ax' bx' - ay' by'),
 * the improper case of the planar Procrustes fit. It needs both lids, which
 * hold its upper end, and nose or mouth, which hold its lower one.
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

/* A mirror: through a place, with the cosine and sine of twice its angle. */
typedef struct mirror {
    hf_vec at;
    double c, s;
} mirror;

static hf_vec mean_of(const couples *p)
{
    hf_vec m = {0, 0};
    double points = 0;
    size_t i;

    for (i = 0; i < p->count; i++) {
        const couple *q = &p->list[i];

        m.x += q->points / 2 * (q->a.x + q->b.x);
        m.y += q->points / 2 * (q->a.y + q->b.y);
        points += q->points;
    }
    m.x /= points;
    m.y /= points;
    return m;
}

/* The mirror that fits best; its c is NaN if no direction is better. */
static mirror fit(const couples *p)
{
    mirror line = {mean_of(p), 0, 0};
    double r;
    size_t i;

    for (i = 0; i < p->count; i++) {
        const couple *q = &p->list[i];
        double ax = q->a.x - line.at.x, ay = q->a.y - line.at.y;
        double bx = q->b.x - line.at.x, by = q->b.y - line.at.y;

        line.c += q->points * (ax * bx - ay * by);
        line.s += q->points * (ax * by + ay * bx);
    }
    r = hypot(line.c, line.s);
    line.c = r > 0 ? line.c / r : NAN;
    line.s /= r;
    return line;
}

/* Root mean square distance from the partner's image in that mirror. */
static double distance(const mirror *line, const couples *p)
{
    double sum = 0, n = 0;
    size_t i;

    for (i = 0; i < p->count; i++) {
        const couple *q = &p->list[i];
        double bx = q->b.x - line->at.x, by = q->b.y - line->at.y;
        double dx = q->a.x - line->at.x - (line->c * bx + line->s * by);
        double dy = q->a.y - line->at.y - (line->s * bx - line->c * by);

        sum += q->points * (dx * dx + dy * dy);
        n += q->points;
    }
    return sqrt(sum / n);
}

/* The couples of those contours; the scene has them. */
static void gather(couples *p, hf_scene *view, unsigned contours)
{
    int id;

    p->count = 0;
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        hf_curve *curve = view->curves[id];

        if (!(contours & HF_BIT(id)))
            continue;
        if (hf_contour_paired((hf_contour_id)id))
            add_paired(p, &curve[HF_RIGHT], &curve[HF_LEFT]);
        else
            add_across(p, &curve[HF_RIGHT]);
    }
}

/* The contours of a region are those every scheme has: a value over other
 * contours would not compare. */
#define BROW HF_BIT(HF_BROW_UPPER)
#define EYE (HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER))
#define NOSE (HF_BIT(HF_ALA) | HF_BIT(HF_SUBNASALE))
#define MOUTH                                                                  \
    (HF_BIT(HF_LIP_UPPER_OUTER) | HF_BIT(HF_LIP_UPPER_INNER) |                 \
     HF_BIT(HF_LIP_LOWER_INNER) | HF_BIT(HF_LIP_LOWER_OUTER))
#define FACE HF_MIRROR_CONTOURS

static double asymmetry(hf_job *job, unsigned region)
{
    unsigned has = job->view->has[HF_RIGHT] & job->view->has[HF_LEFT] & FACE;
    mirror line;
    couples p;
    double d;

    if ((has & NOSE) != NOSE && (has & MOUTH) != MOUTH)
        return hf_lacking(job, HF_REASON_MISSING_CONTOUR,
                          has & HF_BIT(HF_ALA) ? HF_SUBNASALE : HF_ALA);
    gather(&p, job->view, has);
    line = fit(&p);
    gather(&p, job->view, region);
    d = distance(&line, &p);
    return isfinite(d)
               ? d
               : hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_CONTOUR_COUNT);
}

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
    "other side about the line that fits the whole face best; 0 = symmetric"

#define COMPARED (HF_SIDE_AGAINST_SIDE | HF_NEEDS_MIRROR)

static const hf_row rows[] = {
    {{"chin_deviation", "mm", "face", false, false, 0, HF_BETTER_NEAR_ZERO, 6,
      "chin from the midline; positive = to the patient's left", ""},
     HF_BIT(HF_CHIN),
     HF_OFF_MIDLINE,
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
     BROW | EYE,
     COMPARED,
     asymmetry_brow},
    {{"asymmetry_eye", "mm", "eye", false, false, 0, HF_BETTER_LOWER, NAN,
      "margins of the lids: " MIRRORED, ""},
     EYE,
     COMPARED,
     asymmetry_eye},
    {{"asymmetry_nose", "mm", "nose", false, false, 0, HF_BETTER_LOWER, NAN,
      "alae and subnasale: " MIRRORED, ""},
     NOSE | EYE,
     COMPARED,
     asymmetry_nose},
    {{"asymmetry_mouth", "mm", "mouth", false, false, 0, HF_BETTER_LOWER, NAN,
      "outer and inner borders of both lips: " MIRRORED, ""},
     MOUTH | EYE,
     COMPARED,
     asymmetry_mouth},
    {{"asymmetry_face", "mm", "face", false, false, 0, HF_BETTER_LOWER, NAN,
      "the contours of all four regions and the chin: " MIRRORED, ""},
     FACE,
     COMPARED,
     asymmetry_face},
};

const hf_region hf_whole_region = HF_REGION(rows);
