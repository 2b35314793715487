/* measure/row.c - what the functions of the regions share */
#include "measure/row.h"

#include <math.h>

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
