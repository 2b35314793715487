/* custom/contour.c - functions over a contour
 *
 * A point's x is counted as the measure counts it, outwards in a paired one;
 * a contour is asked in the frame.
 */
#include <math.h>

#include "custom/tree.h"

/* mm. A place this far outside a contour is at its end but for rounding. */
static const double rounding = 1e-9;

static hf_vec counted(const hf_got *c, size_t index)
{
    return c->curve->points[c->turned ? c->curve->count - 1 - index : index];
}

static void first(hf_act *act, const hf_node *node, const hf_got *args,
                  hf_got *out)
{
    (void)node;
    out->point = hf_act_sees(act, counted(args, 0));
}

static void last(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    (void)node;
    out->point = hf_act_sees(act, counted(args, args->curve->count - 1));
}

static void middle(hf_act *act, const hf_node *node, const hf_got *args,
                   hf_got *out)
{
    const hf_curve *c = args->curve;

    (void)node;
    out->point = hf_act_sees(act, hf_between(c->points[(c->count - 1) / 2],
                                             c->points[c->count / 2]));
}

static void mean(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    const hf_curve *c = args->curve;
    hf_vec sum = {0, 0};
    size_t i;

    (void)node;
    for (i = 0; i < c->count; i++) {
        sum.x += c->points[i].x;
        sum.y += c->points[i].y;
    }
    sum.x /= (double)c->count;
    sum.y /= (double)c->count;
    out->point = hf_act_sees(act, sum);
}

static void nth(hf_act *act, const hf_node *node, const hf_got *args,
                hf_got *out)
{
    size_t n = (size_t)args[1].number;

    (void)node;
    if (n > args->curve->count)
        hf_act_lacks(act, HF_REASON_OUTSIDE_CONTOUR, args->id);
    else
        out->point = hf_act_sees(act, counted(args, n - 1));
}

static double line_length(const hf_got *c)
{
    double sum = 0;
    size_t i;

    for (i = 1; i < c->curve->count; i++)
        sum += hf_distance(counted(c, i - 1), counted(c, i));
    return sum;
}

/* Goes along the line through the points until a share of it is behind. */
static void along(hf_act *act, const hf_node *node, const hf_got *args,
                  hf_got *out)
{
    double left = args[1].number * line_length(args);
    hf_vec a = counted(args, 0);
    size_t i;

    (void)node;
    if (!(args[1].number >= 0 && args[1].number <= 1)) {
        hf_act_lacks(act, HF_REASON_OUTSIDE_CONTOUR, args->id);
        return;
    }
    for (i = 1; i < args->curve->count; i++) {
        hf_vec b = counted(args, i);
        double step = hf_distance(a, b);

        if (left < step) {
            a.x += left / step * (b.x - a.x);
            a.y += left / step * (b.y - a.y);
            break;
        }
        left -= step;
        a = b;
    }
    out->point = hf_act_sees(act, a);
}

static void height(hf_act *act, const hf_node *node, const hf_got *args,
                   hf_got *out)
{
    (void)node;
    out->number = hf_curve_height(args->curve, act->out * args[1].number);
    if (!isfinite(out->number))
        hf_act_lacks(act, HF_REASON_OUTSIDE_CONTOUR, args->id);
}

static void at(hf_act *act, const hf_node *node, const hf_got *args,
               hf_got *out)
{
    height(act, node, args, out);
    out->point.x = args[1].number;
    out->point.y = out->number;
}

static void length(hf_act *act, const hf_node *node, const hf_got *args,
                   hf_got *out)
{
    (void)node;
    if (args->curve->count < 2)
        hf_act_lacks(act, HF_REASON_OUTSIDE_CONTOUR, args->id);
    else
        out->number = line_length(args);
}

/* Narrows a range to what a contour reaches; false if that is nothing. */
static bool reach(hf_act *act, const hf_got *c, double *from, double *to)
{
    double a, b;

    if (hf_curve_range(c->curve, &a, &b)) {
        *from = fmax(*from, a);
        *to = fmin(*to, b);
        if (*from < *to)
            return true;
    }
    hf_act_lacks(act, HF_REASON_OUTSIDE_CONTOUR, c->id);
    return false;
}

static void area(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    double from = -INFINITY, to = INFINITY;

    (void)node;
    if (reach(act, &args[0], &from, &to) && reach(act, &args[1], &from, &to))
        out->number =
            hf_curve_area(args[0].curve, args[1].curve, from, to, false);
}

static void area_within(hf_act *act, const hf_node *node, const hf_got *args,
                        hf_got *out)
{
    double p = act->out * args[2].number, q = act->out * args[3].number;
    double from = fmin(p, q), to = fmax(p, q);
    int i;

    (void)node;
    if (!(args[2].number < args[3].number)) {
        hf_act_lacks(act, HF_REASON_NO_NUMBER, HF_CONTOUR_COUNT);
        return;
    }
    for (i = 0; i < 2; i++) {
        double a = from, b = to;

        if (!reach(act, &args[i], &a, &b))
            return;
        if (a > from + rounding || b < to - rounding)
            hf_act_lacks(act, HF_REASON_OUTSIDE_CONTOUR, args[i].id);
    }
    out->number = hf_curve_area(args[0].curve, args[1].curve, from, to, false);
}

#define PLACE HF_POINT, HF_IN_NONE, HF_LEVEL_NONE
#define MM HF_NUMBER, HF_IN_MM
#define MM2 HF_NUMBER, HF_IN_MM2

const hf_function hf_contour_functions[] = {
    {"first", "c", PLACE, 0, first},
    {"middle", "c", PLACE, 0, middle},
    {"last", "c", PLACE, 0, last},
    {"mean", "c", PLACE, 0, mean},
    {"nth", "ck", PLACE, HF_FN_READS, nth},
    {"along", "cf", PLACE, HF_FN_READS, along},
    {"at", "cm", PLACE, HF_FN_READS, at},
    {"height", "cm", MM, HF_LEVEL_WHOLE, HF_FN_READS, height},
    {"length", "c", MM, HF_LEVEL_NONE, 0, length},
    {"area", "cc", MM2, HF_LEVEL_NONE, 0, area},
    {"area", "ccmm", MM2, HF_LEVEL_NONE, HF_FN_READS, area_within},
    {NULL, NULL, PLACE, 0, NULL},
};
