/* custom/number.c - arithmetic of custom measures, and reading a tree
 */
#include <math.h>
#include <string.h>

#include "custom/tree.h"
#include "measure/reading.h"

/* In the divisor's unit. What is nearer to 0 is 0 but for rounding: places of
 * a face in mm are known to 1e-12 by the arithmetic and to 0.1 by the eye. */
static const double nothing_but_rounding = 1e-9;

/* -------------------------------------------------------- reading a tree */

void hf_act_lacks(hf_act *act, hf_reason reason, hf_contour_id contour)
{
    if (act->job->lack.reason == HF_REASON_OK)
        hf_lacking(act->job, reason, contour);
}

hf_scene *hf_act_scene(const hf_act *act, const hf_node *node)
{
    return node->rest ? act->job->rest : act->job->view;
}

hf_vec hf_act_sees(const hf_act *act, hf_vec place)
{
    place.x *= act->out;
    return place;
}

hf_vec hf_between(hf_vec a, hf_vec b)
{
    const hf_vec m = {(a.x + b.x) / 2, (a.y + b.y) / 2};

    return m;
}

/* As deep as the tree is: the parser keeps it within HF_MOST_NODES. */
bool hf_act_on(hf_act *act, int node, hf_got *out)
{
    static const hf_got nothing;
    const hf_node *n = &act->nodes[node];
    hf_got args[HF_MOST_ARGS];
    int i;

    for (i = 0; i < n->count; i++)
        if (!hf_act_on(act, n->args[i], &args[i]))
            return false;
    *out = nothing;
    n->function->apply(act, n, args, out);
    /* What is no contour leaves point or number 0, which is finite. */
    if (!isfinite(out->number) || !isfinite(out->point.x) ||
        !isfinite(out->point.y))
        hf_act_lacks(act, HF_REASON_NO_NUMBER, HF_CONTOUR_COUNT);
    return act->job->lack.reason == HF_REASON_OK;
}

/* ------------------------------------------------------------ arithmetic */

static void number(hf_act *act, const hf_node *node, const hf_got *args,
                   hf_got *out)
{
    (void)act;
    (void)args;
    out->number = node->number;
}

static void add(hf_act *act, const hf_node *node, const hf_got *args,
                hf_got *out)
{
    (void)act;
    (void)node;
    out->number = args[0].number + args[1].number;
}

static void subtract(hf_act *act, const hf_node *node, const hf_got *args,
                     hf_got *out)
{
    (void)act;
    (void)node;
    out->number = args[0].number - args[1].number;
}

static void multiply(hf_act *act, const hf_node *node, const hf_got *args,
                     hf_got *out)
{
    (void)act;
    (void)node;
    out->number = args[0].number * args[1].number;
}

static void divide(hf_act *act, const hf_node *node, const hf_got *args,
                   hf_got *out)
{
    (void)node;
    if (fabs(args[1].number) < nothing_but_rounding)
        hf_act_lacks(act, HF_REASON_NO_NUMBER, HF_CONTOUR_COUNT);
    else
        out->number = args[0].number / args[1].number;
}

static void negate(hf_act *act, const hf_node *node, const hf_got *args,
                   hf_got *out)
{
    (void)act;
    (void)node;
    out->number = -args[0].number;
}

static void absolute(hf_act *act, const hf_node *node, const hf_got *args,
                     hf_got *out)
{
    (void)act;
    (void)node;
    out->number = fabs(args[0].number);
}

static void root(hf_act *act, const hf_node *node, const hf_got *args,
                 hf_got *out)
{
    (void)act;
    (void)node;
    out->number = sqrt(args[0].number);
}

/* Index of the argument that a constant limits, when the limit is to be
 * ignored, else -1: a gap that counts as 0 is as uncertain as the gap was. */
static int unlimited(const hf_act *act, const hf_node *node)
{
    bool first = act->nodes[node->args[0]].constant;
    bool second = act->nodes[node->args[1]].constant;

    if (!act->job->raw || first == second)
        return -1;
    return first ? 1 : 0;
}

static void least(hf_act *act, const hf_node *node, const hf_got *args,
                  hf_got *out)
{
    const int free = unlimited(act, node);

    out->number =
        free < 0 ? fmin(args[0].number, args[1].number) : args[free].number;
}

static void greatest(hf_act *act, const hf_node *node, const hf_got *args,
                     hf_got *out)
{
    const int free = unlimited(act, node);

    out->number =
        free < 0 ? fmax(args[0].number, args[1].number) : args[free].number;
}

static void percent(hf_act *act, const hf_node *node, const hf_got *args,
                    hf_got *out)
{
    hf_powers unit;
    double base = 0;
    char text[48];

    /* The catalogue's rule for its units; else above 0. */
    hf_powers_text(text, act->nodes[node->args[1]].unit);
    if (hf_powers_of(&unit, text, strlen(text)))
        base = hf_least_base(text);
    if (args[1].number < base || args[1].number <= 0)
        hf_act_lacks(act, HF_REASON_HEALTHY_NEAR_ZERO, HF_CONTOUR_COUNT);
    else
        out->number = 100 * args[0].number / args[1].number;
}

#define NUMBER HF_NUMBER
#define BOTH_WAYS HF_IN_SAME, HF_LEVEL_ALIKE, HF_FN_AGAINST

const hf_function hf_fn_number = {"", "",    NUMBER, HF_IN_NONE, HF_LEVEL_NONE,
                                  0,  number};
const hf_function hf_fn_add = {"+",          "nn", NUMBER, HF_IN_SAME,
                               HF_LEVEL_SUM, 0,    add};
const hf_function hf_fn_subtract = {
    "-", "nn", NUMBER, HF_IN_SAME, HF_LEVEL_GAP, HF_FN_AGAINST, subtract};
const hf_function hf_fn_multiply = {
    "*", "nn", NUMBER, HF_IN_PRODUCT, HF_LEVEL_PRODUCT, 0, multiply};
const hf_function hf_fn_divide = {
    "/",           "nn",  NUMBER, HF_IN_QUOTIENT, HF_LEVEL_QUOTIENT,
    HF_FN_AGAINST, divide};
const hf_function hf_fn_negate = {
    "-", "n", NUMBER, HF_IN_SAME, HF_LEVEL_MINUS, 0, negate};

const hf_function hf_number_functions[] = {
    {"abs", "n", NUMBER, HF_IN_SAME, HF_LEVEL_BENT, 0, absolute},
    {"sqrt", "n", NUMBER, HF_IN_ROOT, HF_LEVEL_BENT, 0, root},
    {"min", "nn", NUMBER, BOTH_WAYS, least},
    {"max", "nn", NUMBER, BOTH_WAYS, greatest},
    {"percent", "nn", NUMBER, HF_IN_PERCENT, HF_LEVEL_BENT, HF_FN_AGAINST,
     percent},
    {NULL, NULL, NUMBER, HF_IN_NONE, HF_LEVEL_NONE, 0, NULL},
};
