/* custom/point.c - functions over points
 *
 * x is counted as the measure counts it: to the patient's left, outwards in a
 * paired one.
 */
#include <math.h>

#include "custom/tree.h"

/* mm. Two places nearer than this have no direction between them: with points
 * good to 0.3 mm it would be good to some 20 deg only. As excursion_angle. */
static const double least_apart = 1;

static void midpoint(hf_act *act, const hf_node *node, const hf_got *args,
                     hf_got *out)
{
    (void)act;
    (void)node;
    out->point = hf_between(args[0].point, args[1].point);
}

static void point(hf_act *act, const hf_node *node, const hf_got *args,
                  hf_got *out)
{
    (void)act;
    (void)node;
    out->point.x = args[0].number;
    out->point.y = args[1].number;
}

static void x(hf_act *act, const hf_node *node, const hf_got *args, hf_got *out)
{
    (void)act;
    (void)node;
    out->number = args->point.x;
}

static void y(hf_act *act, const hf_node *node, const hf_got *args, hf_got *out)
{
    (void)act;
    (void)node;
    out->number = args->point.y;
}

/* A paired measure's x already counts outwards on the side measured. */
static void lateral(hf_act *act, const hf_node *node, const hf_got *args,
                    hf_got *out)
{
    unsigned sides = act->nodes[node->args[0]].sides;
    bool inwards = sides == HF_WHOSE_BIT(HF_WHOSE_OTHER) ||
                   sides == HF_WHOSE_BIT(HF_WHOSE_RIGHT);

    out->number = inwards ? -args->point.x : args->point.x;
}

static void distance(hf_act *act, const hf_node *node, const hf_got *args,
                     hf_got *out)
{
    (void)act;
    (void)node;
    out->number = hf_distance(args[0].point, args[1].point);
}

static void across(hf_act *act, const hf_node *node, const hf_got *args,
                   hf_got *out)
{
    (void)act;
    (void)node;
    out->number = fabs(args[1].point.x - args[0].point.x);
}

static void rise(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    (void)act;
    (void)node;
    out->number = args[1].point.y - args[0].point.y;
}

/* From a to b; false when they are too near to have a direction. */
static bool arm(hf_act *act, hf_vec a, hf_vec b, hf_vec *out)
{
    out->x = b.x - a.x;
    out->y = b.y - a.y;
    if (hf_distance(a, b) >= least_apart)
        return true;
    hf_act_lacks(act, HF_REASON_NO_MOVEMENT, HF_CONTOUR_COUNT);
    return false;
}

static void tilt(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    hf_vec d;

    (void)node;
    if (arm(act, args[0].point, args[1].point, &d))
        out->number = atan2(d.y, d.x) * HF_DEGREES;
}

static void angle(hf_act *act, const hf_node *node, const hf_got *args,
                  hf_got *out)
{
    hf_vec a, b;

    (void)node;
    if (arm(act, args[1].point, args[0].point, &a) &&
        arm(act, args[1].point, args[2].point, &b))
        out->number =
            fabs(atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)) *
            HF_DEGREES;
}

static void from_line(hf_act *act, const hf_node *node, const hf_got *args,
                      hf_got *out)
{
    hf_vec line, d = {args[0].point.x - args[1].point.x,
                      args[0].point.y - args[1].point.y};

    (void)node;
    if (arm(act, args[1].point, args[2].point, &line))
        out->number = fabs(line.x * d.y - line.y * d.x) /
                      hf_distance(args[1].point, args[2].point);
}

#define PLACE HF_POINT, HF_IN_NONE, HF_LEVEL_NONE
#define MM HF_NUMBER, HF_IN_MM
#define DEG HF_NUMBER, HF_IN_DEG

const hf_function hf_point_functions[] = {
    {"midpoint", "pp", PLACE, 0, midpoint},
    {"point", "mm", PLACE, HF_FN_MIDLINE, point},
    {"x", "p", MM, HF_LEVEL_NONE, HF_FN_MIDLINE, x},
    {"y", "p", MM, HF_LEVEL_WHOLE, 0, y},
    {"lateral", "p", MM, HF_LEVEL_NONE, HF_FN_SIDED, lateral},
    {"distance", "pp", MM, HF_LEVEL_NONE, 0, distance},
    {"across", "pp", MM, HF_LEVEL_NONE, HF_FN_MIDLINE_IF_MIDDLE, across},
    {"rise", "pp", MM, HF_LEVEL_NONE, HF_FN_AGAINST, rise},
    {"tilt", "pp", DEG, HF_LEVEL_WHOLE,
     HF_FN_AGAINST | HF_FN_MIDLINE_UNLESS_SIDED, tilt},
    {"angle", "ppp", DEG, HF_LEVEL_NONE, HF_FN_MIDLINE_IF_MIDDLE, angle},
    {"from_line", "ppp", MM, HF_LEVEL_NONE, HF_FN_MIDLINE_IF_MIDDLE, from_line},
    {NULL, NULL, PLACE, 0, NULL},
};
