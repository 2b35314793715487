/* measure/mirror.c - contours against their mirror image
 *
 * A contour is spread into evenly spaced points (a side's contour against the
 * other side's, a lip against itself reversed), so that neither the number of
 * points nor their sliding along the contour counts. Point a and its partner b
 * should be mirror images about a line. With a' and b' taken from their common
 * mean, the line through that mean with the least squares has the angle t with
 *     2 t = atan2(sum ax' by' + ay' bx', sum ax' bx' - ay' by'),
 * the improper case of the planar Procrustes fit.
 */
#include "measure/mirror.h"

#include <math.h>

#include "measure/row.h"

static void add(hf_couples *p, hf_vec a, hf_vec b, double points)
{
    hf_couple *c = &p->list[p->count];

    if (p->count == HF_COUPLES)
        return;
    c->a = a;
    c->b = b;
    c->points = points;
    p->count++;
}

/* A side's contour against the other side's; a single point is one point. */
static void add_paired(hf_couples *p, hf_curve *right, hf_curve *left)
{
    const hf_vec *r = hf_curve_even(right), *l = hf_curve_even(left);
    size_t n = right->count == 1 && left->count == 1 ? 1 : HF_EVEN, i;

    for (i = 0; i < n; i++)
        add(p, r[i], l[i], 2);
}

/* A contour across the face against itself reversed. */
static void add_across(hf_couples *p, hf_curve *c)
{
    const hf_vec *v = hf_curve_even(c);
    size_t n = c->count == 1 ? 1 : HF_EVEN, i;

    for (i = 0; i < n / 2; i++)
        add(p, v[i], v[n - 1 - i], 2);
    add(p, v[n / 2], v[n / 2], 1);
}

static hf_vec mean_of(const hf_couples *p)
{
    hf_vec m = {0, 0};
    double points = 0;
    size_t i;

    for (i = 0; i < p->count; i++) {
        const hf_couple *q = &p->list[i];

        m.x += q->points / 2 * (q->a.x + q->b.x);
        m.y += q->points / 2 * (q->a.y + q->b.y);
        points += q->points;
    }
    m.x /= points;
    m.y /= points;
    return m;
}

hf_mirror hf_mirror_fit(const hf_couples *p)
{
    hf_mirror line = {mean_of(p), 0, 0};
    double r;
    size_t i;

    for (i = 0; i < p->count; i++) {
        const hf_couple *q = &p->list[i];
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

double hf_mirror_distance(const hf_mirror *line, const hf_couples *p)
{
    double sum = 0, n = 0;
    size_t i;

    for (i = 0; i < p->count; i++) {
        const hf_couple *q = &p->list[i];
        double bx = q->b.x - line->at.x, by = q->b.y - line->at.y;
        double dx = q->a.x - line->at.x - (line->c * bx + line->s * by);
        double dy = q->a.y - line->at.y - (line->s * bx - line->c * by);

        sum += q->points * (dx * dx + dy * dy);
        n += q->points;
    }
    return sqrt(sum / n);
}

void hf_mirror_gather(hf_couples *p, hf_scene *view, unsigned contours)
{
    int id;

    contours &= view->has[HF_RIGHT] & view->has[HF_LEFT];
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

#define LIDS (HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER))
#define NOSE (HF_BIT(HF_ALA) | HF_BIT(HF_SUBNASALE))
#define MOUTH                                                                  \
    (HF_BIT(HF_LIP_UPPER_OUTER) | HF_BIT(HF_LIP_UPPER_INNER) |                 \
     HF_BIT(HF_LIP_LOWER_INNER) | HF_BIT(HF_LIP_LOWER_OUTER))

hf_contour_id hf_mirror_lacks(const hf_scene *view)
{
    unsigned has = view->has[HF_RIGHT] & view->has[HF_LEFT];

    if ((has & LIDS) != LIDS)
        return has & HF_BIT(HF_LID_UPPER) ? HF_LID_LOWER : HF_LID_UPPER;
    if ((has & NOSE) == NOSE || (has & MOUTH) == MOUTH)
        return HF_CONTOUR_COUNT;
    return has & HF_BIT(HF_ALA) ? HF_SUBNASALE : HF_ALA;
}
