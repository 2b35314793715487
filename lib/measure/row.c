/* measure/row.c - what the functions of the regions share */
#include "measure/row.h"

#include <math.h>

#include "measure/line.h"

double hf_lacking(hf_job *job, hf_reason reason, hf_contour_id contour)
{
    job->lack.reason = reason;
    job->lack.contour = contour;
    return NAN;
}

double hf_height(hf_job *job, hf_scene *scene, hf_contour_id id, hf_side side,
                 double x)
{
    double y = hf_curve_height(hf_scene_curve(scene, id, side), x);

    return isfinite(y) ? y : hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, id);
}

hf_vec hf_spot(const hf_scene *scene, hf_contour_id id, hf_side side)
{
    return scene->curves[id][hf_contour_paired(id) ? side : HF_RIGHT].points[0];
}

hf_vec hf_middle(const hf_scene *scene, hf_contour_id id, hf_side side)
{
    const hf_curve *c =
        &scene->curves[id][hf_contour_paired(id) ? side : HF_RIGHT];
    const hf_vec a = c->points[(c->count - 1) / 2], b = c->points[c->count / 2];
    const hf_vec m = {(a.x + b.x) / 2, (a.y + b.y) / 2};

    return m;
}

double hf_lateral(hf_side side, double x)
{
    return side == HF_LEFT ? x : -x;
}

double hf_off_midline(hf_scene *scene, hf_vec p)
{
    const hf_line *line = hf_scene_line(scene);

    return (p.x - line->x) * line->c + p.y * line->s;
}

hf_vec hf_on_midline(hf_job *job, hf_scene *scene, hf_contour_id id)
{
    /* Each step takes off the product of both slopes, a hundredth or so: 12
     * are enough for rounding, and one if the line is upright. */
    enum { STEPS = 12 };
    const hf_line *line = hf_scene_line(scene);
    hf_vec p = hf_middle(scene, id, HF_RIGHT);
    int i;

    for (i = 0; i < STEPS && isfinite(p.y); i++) {
        double x = hf_line_at(line, p.y);

        if (i > 0 && x == p.x)
            break;
        p.x = x;
        p.y = hf_height(job, scene, id, HF_RIGHT, x);
    }
    return p;
}

double hf_half_way(hf_scene *scene, hf_vec p)
{
    return (p.x + hf_line_at(hf_scene_line(scene), p.y)) / 2;
}

double hf_distance(hf_vec a, hf_vec b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

double hf_at_rest(hf_job *job, hf_compute *compute)
{
    hf_job still = {job->rest,         NULL,    job->side, job->raw,
                    {HF_REASON_OK, 0}, job->row};
    double value = compute(&still);

    if (isnan(value))
        job->lack = still.lack;
    return value;
}
