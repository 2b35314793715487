/* custom/sides.c - what a custom measure says of sides and midline
 *
 * A single number that holds one side against the other is na in a bilateral
 * palsy, and so is, on a turned head, one that tells where a place of the
 * middle lies. No one is asked for this: it shows in the expression.
 */
#include <math.h>

#include "custom/tree.h"

/* Rounding of heights taken from heights; far below one of either. */
static const double level_rounding = 1e-9;

/* ---------------------------------------------------- sides and midline */

bool hf_one_bit(unsigned bits)
{
    return bits && !(bits & (bits - 1));
}

/* Fixed sides that alone make up the argument. */
static unsigned alone_of(const hf_node *node)
{
    unsigned fixed = node->sides & HF_FIXED_SIDES;

    if (node->type == HF_NUMBER)
        return node->alone;
    return hf_one_bit(fixed) ? fixed : 0;
}

/* Sides of what it is made of, and those that stand in it by themselves. */
static void find_sides(hf_parser *p, hf_node *node)
{
    bool numbers = node->count > 0;
    unsigned together = 0;
    int i;

    node->sides = HF_WHOSE_BIT(node->whose);
    if (node->row && hf_custom_row_of(node->row) && !node->row->measure.paired)
        node->sides |= hf_custom_row_of(node->row)->sides;
    for (i = 0; i < node->count; i++) {
        const hf_node *arg = &p->nodes[node->args[i]];

        node->sides |= arg->sides;
        together |= alone_of(arg);
        numbers = numbers && arg->type == HF_NUMBER;
    }
    p->sides |= node->sides;
    node->alone = numbers ? together : 0;
    if (!numbers && hf_one_bit(node->sides & HF_FIXED_SIDES))
        node->alone = node->sides & HF_FIXED_SIDES;
}

/* A negative number is a constant by now. */
static bool is_minus(const hf_parser *p, const hf_node *node)
{
    const hf_node *a = &p->nodes[node->args[0]], *b = &p->nodes[node->args[1]];

    if (node->function == &hf_fn_negate)
        return !a->minus;
    if (node->function != &hf_fn_multiply && node->function != &hf_fn_divide)
        return false;
    return (a->constant ? a->number < 0 : a->minus) !=
           (b->constant ? b->number < 0 : b->minus);
}

/* One side's number against the other's; r + -l is r - l. */
static bool holds_against(const hf_parser *p, const hf_node *node)
{
    const hf_node *a = &p->nodes[node->args[0]], *b = &p->nodes[node->args[1]];
    const bool takes_off = node->function == &hf_fn_add && a->minus != b->minus;

    if (node->row)
        return (node->row->needs & HF_SIDE_AGAINST_SIDE) != 0;
    return node->count == 2 &&
           (node->function->is & HF_FN_AGAINST || takes_off) && alone_of(a) &&
           alone_of(b) && alone_of(a) != alone_of(b);
}

static void find_midline(const hf_parser *p, hf_node *node)
{
    const unsigned is = node->function->is;
    const unsigned fixed = node->sides & HF_FIXED_SIDES;
    int i;

    node->midline = is & HF_FN_MIDLINE ||
                    (is & HF_FN_MIDLINE_UNLESS_SIDED && !hf_one_bit(fixed)) ||
                    (is & HF_FN_MIDLINE_IF_MIDDLE && !fixed) ||
                    (node->row && node->row->needs & HF_OFF_MIDLINE);
    for (i = 0; i < node->count; i++) {
        const hf_node *arg = &p->nodes[node->args[i]];

        if (!(is & HF_FN_READS && arg->type == HF_NUMBER))
            node->midline = node->midline || arg->midline;
    }
}

/* ---------------------------------------------------------------- levels */

static double zero_or_unclear(double a, double b)
{
    return a == 0 && b == 0 ? 0 : (double)NAN;
}

static double find_level(const hf_parser *p, const hf_node *node)
{
    static const hf_node none;
    const hf_node *first = node->count ? &p->nodes[node->args[0]] : &none;
    const hf_node *second = node->count > 1 ? &p->nodes[node->args[1]] : first;
    const double a = first->level, b = second->level;

    switch (node->function->level) {
    case HF_LEVEL_WHOLE:
        return 1;
    case HF_LEVEL_SUM:
        return a + b;
    case HF_LEVEL_GAP:
        return a - b;
    case HF_LEVEL_MINUS:
        return -a;
    case HF_LEVEL_PRODUCT:
        if (first->constant || second->constant)
            return first->constant ? first->number * b : a * second->number;
        return zero_or_unclear(a, b);
    case HF_LEVEL_QUOTIENT:
        return second->constant ? a / second->number : zero_or_unclear(a, b);
    case HF_LEVEL_ALIKE:
        return a == b ? a : (double)NAN;
    case HF_LEVEL_BENT:
        return zero_or_unclear(a, b);
    default:
        /* Of a paired measure without a ratio it is not known. */
        return node->row && node->row->measure.paired &&
                       !node->row->measure.has_ratio
                   ? (double)NAN
                   : 0;
    }
}

void hf_node_sides(hf_parser *p, hf_node *node)
{
    find_sides(p, node);
    node->minus = is_minus(p, node);
    p->compares = p->compares || holds_against(p, node);
    find_midline(p, node);
    node->level = find_level(p, node);
    if (fabs(node->level) < level_rounding)
        node->level = 0;
}
