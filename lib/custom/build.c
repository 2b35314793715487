/* custom/build.c - types and units of a custom measure's nodes
 */
#include <math.h>
#include <string.h>

#include "custom/tree.h"

static int fail_node(hf_parser *p, const hf_node *node, const char *format,
                     const char *word)
{
    /* Formats come from this file only, with one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return hf_parser_fail(p, p->line + node->column - 1, format, word);
#pragma GCC diagnostic pop
}

/* ------------------------------------------------------------- arguments */

static const char *const type_words[] = {[HF_NUMBER] = "a number",
                                         [HF_POINT] = "a point",
                                         [HF_CONTOUR] = "a contour"};

static hf_type wanted_type(char letter)
{
    return letter == 'c' ? HF_CONTOUR : letter == 'p' ? HF_POINT : HF_NUMBER;
}

/* What to write where the wrong kind of thing stands. */
static const char *advice(hf_type have, hf_type want)
{
    if (have == HF_CONTOUR && want == HF_POINT)
        return "; take one of its points by first(), middle(), at() ...";
    if (have == HF_POINT && want == HF_NUMBER)
        return "; take its x(), y() or lateral()";
    if (have == HF_POINT && want == HF_CONTOUR)
        return "; a contour has several";
    if (have == HF_CONTOUR && want == HF_NUMBER)
        return "; take its height(), length() or area()";
    return "";
}

static bool fits(hf_parser *p, const hf_node *node, const hf_node *arg,
                 char letter)
{
    static const hf_powers mm = {1, 0, 0, false};
    const hf_type want = wanted_type(letter);
    const char *at = p->line + arg->column - 1;
    const char *name = node->function->name;
    char unit[48];

    if (arg->type != want)
        hf_parser_fail(p, at, "'%s' needs %s here, this is %s%s", name,
                       type_words[want], type_words[arg->type],
                       advice(arg->type, want));
    else if (letter == 'm' && !arg->unit.any && !hf_powers_equal(arg->unit, mm))
        hf_parser_fail(p, at, "'%s' needs mm here, this is %s", name,
                       hf_powers_text(unit, arg->unit));
    return !p->bad;
}

static bool is_plain(const hf_node *arg)
{
    static const hf_powers plain;

    return arg->unit.any || hf_powers_equal(arg->unit, plain);
}

/* A share and a number of a point have no unit. */
static bool counts(hf_parser *p, const hf_node *node, const hf_node *arg,
                   char letter)
{
    const double most = letter == 'k' ? HF_MAX_POINTS : 1;
    const double n = arg->number;
    bool fine = is_plain(arg);

    if (letter == 'k')
        fine = fine && arg->constant && n >= 1 && n == floor(n);
    if (arg->constant)
        fine = fine && n >= 0 && n <= most;
    if (!fine)
        fail_node(p, arg,
                  letter == 'k'
                      ? "'%s' needs the number of a point here: 1, 2, ..."
                      : "'%s' needs a share here: a plain number from 0 to 1",
                  node->function->name);
    return fine;
}

static bool takes(hf_parser *p, const hf_node *node)
{
    int i;

    for (i = 0; i < node->count; i++) {
        const hf_node *arg = &p->nodes[node->args[i]];
        const char letter = node->function->takes[i];

        if (!fits(p, node, arg, letter))
            return false;
        if ((letter == 'f' || letter == 'k') && !counts(p, node, arg, letter))
            return false;
    }
    return true;
}

static bool divides_by_zero(const hf_parser *p, const hf_node *node)
{
    const hf_node *by = &p->nodes[node->args[1]];

    return node->function == &hf_fn_divide && by->constant &&
           !(fabs(by->number) > 0);
}

static bool find_unit(hf_parser *p, hf_node *node)
{
    hf_powers of[HF_MOST_ARGS] = {{0}};
    char one[48], two[48];
    const char *wrong;
    int i;

    /* A constant and a measure bring theirs. */
    if (node->function->gives != HF_NUMBER || node->function == &hf_fn_number ||
        node->function == &hf_fn_measure)
        return true;
    for (i = 0; i < node->count; i++)
        of[i] = p->nodes[node->args[i]].unit;
    if (divides_by_zero(p, node)) {
        fail_node(p, node, "%s", "division by 0");
        return false;
    }
    wrong =
        hf_powers_result(&node->unit, node->function->unit, of, node->count);
    if (!wrong)
        return true;
    if (node->count == 2 && strcmp(wrong, "units differ") == 0)
        hf_parser_fail(p, p->line + node->column - 1,
                       "'%s' of different units: %s and %s",
                       node->function->name, hf_powers_text(one, of[0]),
                       hf_powers_text(two, of[1]));
    else
        fail_node(p, node, "%s", wrong);
    return false;
}

/* ----------------------------------------------------------------- build */

/* A number made of numbers is worked out at once, so that what is wrong with
 * it is told with the line. */
static bool fold(hf_parser *p, hf_node *node, int index)
{
    hf_job job = {NULL, NULL, HF_RIGHT, false, {HF_REASON_OK, 0}, NULL};
    hf_act act = {&job, p->nodes, 1, false};
    hf_got got;
    int i;

    node->constant = node->count > 0;
    for (i = 0; i < node->count; i++)
        node->constant = node->constant && p->nodes[node->args[i]].constant;
    if (node->function == &hf_fn_number)
        node->constant = true;
    if (!node->constant || node->type != HF_NUMBER)
        return true;
    p->nodes[index] = *node;
    if (!hf_act_on(&act, index, &got)) {
        fail_node(p, node, "'%s' of these constants is no number",
                  node->function->name);
        return false;
    }
    node->number = got.number;
    node->function = &hf_fn_number;
    node->count = 0;
    return true;
}

int hf_build(hf_parser *p, hf_node node)
{
    if (p->bad)
        return -1;
    if (p->count == HF_MOST_NODES)
        return fail_node(p, &node, "%s",
                         "the expression is too long: split it into several "
                         "measures");
    node.type = node.function->gives;
    if (!takes(p, &node) || !find_unit(p, &node))
        return -1;
    hf_node_sides(p, &node);
    if (!fold(p, &node, p->count))
        return -1;
    p->nodes[p->count] = node;
    return p->count++;
}

bool hf_build_check(hf_parser *p, int root)
{
    const bool paired = p->sides & HF_OWN_SIDES;
    int i;

    if (p->nodes[root].type != HF_NUMBER) {
        fail_node(p, &p->nodes[root], "a measure is a number, this is %s",
                  type_words[p->nodes[root].type]);
        return false;
    }
    for (i = 0; i < p->count && !p->bad; i++) {
        const hf_node *node = &p->nodes[i];
        const unsigned fixed = node->sides & HF_FIXED_SIDES;

        if (paired && node->count == 0 && fixed)
            fail_node(p, node, "%s",
                      "a measure that exists once a side cannot name one: "
                      "write .other for the other side, or a side everywhere");
        else if (paired && node->row &&
                 node->row->needs & (HF_SIDE_AGAINST_SIDE | HF_OFF_MIDLINE))
            fail_node(p, node,
                      "'%s' is about both sides: a measure that exists once a "
                      "side cannot use it",
                      node->row->measure.id);
        else if (node->function->is & HF_FN_SIDED && !paired &&
                 !hf_one_bit(fixed))
            fail_node(p, node, "%s",
                      "lateral() needs a point of one side here: use x()");
    }
    if (!p->bad && p->nodes[root].constant)
        fail_node(p, &p->nodes[root], "%s",
                  "this reads nothing of a face: name a contour or a point");
    return !p->bad;
}
