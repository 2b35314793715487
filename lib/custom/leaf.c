/* custom/leaf.c - what of a face a custom measure can name */
#include "custom/tree.h"
#include "measure/reading.h"

static hf_side side_of(const hf_act *act, hf_whose whose)
{
    if (whose == HF_WHOSE_OWN)
        return act->job->side;
    if (whose == HF_WHOSE_OTHER)
        return hf_side_other(act->job->side);
    return whose == HF_WHOSE_LEFT ? HF_LEFT : HF_RIGHT;
}

static void contour(hf_act *act, const hf_node *node, const hf_got *args,
                    hf_got *out)
{
    hf_scene *scene = hf_act_scene(act, node);
    bool left = act->paired && act->job->side == HF_LEFT;

    (void)args;
    out->id = node->id;
    out->curve = hf_scene_curve(scene, node->id, side_of(act, node->whose));
    out->turned = left && hf_contour_across(node->id);
    if (out->curve->count == 0)
        hf_act_lacks(act, HF_REASON_MISSING_CONTOUR, node->id);
}

static void spot(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    contour(act, node, args, out);
    if (out->curve->count > 0)
        out->point = hf_act_sees(act, out->curve->points[0]);
}

static void pupil(hf_act *act, const hf_node *node, const hf_got *args,
                  hf_got *out)
{
    (void)args;
    out->point = hf_act_sees(
        act, hf_act_scene(act, node)->pupil[side_of(act, node->whose)]);
}

static const hf_eye *eye_of(hf_act *act, const hf_node *node)
{
    const hf_eye *eye =
        &hf_act_scene(act, node)->eye[side_of(act, node->whose)];

    if (!eye->present)
        hf_act_lacks(act, HF_REASON_IRIS_HIDDEN, HF_CONTOUR_COUNT);
    return eye;
}

static void iris(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    (void)args;
    out->point = hf_act_sees(act, eye_of(act, node)->centre);
}

static void iris_radius(hf_act *act, const hf_node *node, const hf_got *args,
                        hf_got *out)
{
    (void)args;
    out->number = eye_of(act, node)->r;
}

/* A measure's value, read as it is for itself. */
static void measure(hf_act *act, const hf_node *node, const hf_got *args,
                    hf_got *out)
{
    const hf_reading_of of = {.view = hf_act_scene(act, node),
                              .rest = node->row->measure.views ? act->job->rest
                                                               : NULL,
                              .affected = HF_AFFECTED_UNKNOWN,
                              .raw = act->job->raw};
    hf_lack lack = {HF_REASON_OK, HF_CONTOUR_COUNT};

    (void)args;
    out->number =
        hf_read_value(&of, node->row, side_of(act, node->whose), &lack);
    if (lack.reason != HF_REASON_OK)
        hf_act_lacks(act, lack.reason, lack.contour);
}

const hf_function hf_fn_measure = {
    "", "", HF_NUMBER, HF_IN_NONE, HF_LEVEL_NONE, 0, measure};
const hf_function hf_fn_spot = {"", "",  HF_POINT, HF_IN_NONE, HF_LEVEL_NONE,
                                0,  spot};
const hf_function hf_fn_contour = {
    "", "", HF_CONTOUR, HF_IN_NONE, HF_LEVEL_NONE, 0, contour};
const hf_function hf_fn_pupil = {"pupil",       "", HF_POINT, HF_IN_NONE,
                                 HF_LEVEL_NONE, 0,  pupil};
const hf_function hf_fn_iris = {"iris",        "", HF_POINT, HF_IN_NONE,
                                HF_LEVEL_NONE, 0,  iris};
const hf_function hf_fn_iris_radius = {"iris_radius", "", HF_NUMBER,  HF_IN_MM,
                                       HF_LEVEL_NONE, 0,  iris_radius};
