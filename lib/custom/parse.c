/* custom/parse.c - expressions of custom measures
 *
 *     sum     = product {("+" | "-") product}
 *     product = factor {("*" | "/") factor}
 *     factor  = "-" factor | "(" sum ")" | number [unit] | name ["." side]
 *             | function "(" sum {"," sum} ")" | "rest" "(" sum ")"
 *     side    = "R" | "L" | "other"
 */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "custom/tree.h"

/* Parentheses and signs within each other: more than a person can read, and
 * few enough for any stack. */
enum { DEEPEST = 40 };

static int parse_sum(hf_parser *p);

static hf_node blank(const hf_parser *p, const hf_function *function,
                     const char *at)
{
    static const hf_node zero;
    hf_node node = zero;

    node.function = function;
    node.column = (int)(at - p->line) + 1;
    node.rest = p->in_rest;
    node.id = HF_CONTOUR_COUNT;
    return node;
}

/* --------------------------------------------------------------- factors */

static int parse_number(hf_parser *p)
{
    const char *start = p->at, *word;
    hf_node node = blank(p, &hf_fn_number, start);
    size_t length = 0;

    if (!hf_number_read(&node.number, &p->at))
        return hf_parser_fail(p, start, "this number is wrong or too large");
    hf_parser_peek(p);
    word = p->at;
    while (hf_is_letter(word[length]) || hf_is_digit(word[length]) ||
           word[length] == '%')
        length++;
    if (length == 0)
        node.unit.any = !(node.number < 0 || node.number > 0);
    else if (!hf_powers_of(&node.unit, word, length))
        return hf_parser_fail(p, word,
                              "expected an operator or a unit (mm, mm2, deg, "
                              "%%) after a number");
    p->at += length;
    return hf_build(p, node);
}

/* ".R", ".L", ".other", or nothing: this side. */
static bool parse_side(hf_parser *p, hf_node *node, const char *name)
{
    static const struct {
        const char *word;
        hf_whose whose;
    } sides[] = {
        {"R", HF_WHOSE_RIGHT}, {"L", HF_WHOSE_LEFT}, {"other", HF_WHOSE_OTHER}};
    const char *start = p->at;
    char word[HF_NAME_SIZE];
    size_t i;

    node->whose = HF_WHOSE_OWN;
    if (*p->at != '.')
        return true;
    p->at++;
    if (!hf_parser_name(p, word))
        return false;
    for (i = 0; i < sizeof sides / sizeof *sides; i++)
        if (strcmp(word, sides[i].word) == 0) {
            node->whose = sides[i].whose;
            return true;
        }
    hf_parser_fail(p, start, "'%s' has sides .R, .L and .other", name);
    return false;
}

static bool leaf(hf_node *node, const char *name)
{
    static const hf_function *const eyes[] = {&hf_fn_pupil, &hf_fn_iris,
                                              &hf_fn_iris_radius};
    size_t i;

    for (i = 0; i < sizeof eyes / sizeof *eyes; i++)
        if (strcmp(name, eyes[i]->name) == 0) {
            node->function = eyes[i];
            return true;
        }
    node->id = hf_contour_by_name(name);
    node->function = hf_contour_single(node->id) ? &hf_fn_spot : &hf_fn_contour;
    return node->id != HF_CONTOUR_COUNT;
}

bool hf_leaf_named(const char *name)
{
    hf_node node;

    return leaf(&node, name);
}

static int unknown(hf_parser *p, const char *start, const char *name)
{
    char hint[80];

    if (hf_function_named(name, -1) || strcmp(name, "rest") == 0)
        return hf_parser_fail(p, start, "'%s' is a function: write %s(...)",
                              name, name);
    return hf_parser_fail(p, start, "unknown name '%s'%s", name,
                          hf_suggestion(hint, name, false));
}

/* A contour, a point or a radius of the face, or a measure. */
static int parse_leaf(hf_parser *p, const char *start, const char *name)
{
    hf_node node = blank(p, &hf_fn_contour, start);
    bool paired = true;

    if (leaf(&node, name)) {
        paired = node.id == HF_CONTOUR_COUNT || hf_contour_paired(node.id);
    } else {
        node.row = hf_row_named(p, name);
        if (!node.row)
            return unknown(p, start, name);
        if (!hf_row_fits(p, start, node.row))
            return -1;
        node.function = &hf_fn_measure;
        paired = node.row->measure.paired;
        (void)hf_powers_of(&node.unit, node.row->measure.unit,
                           strlen(node.row->measure.unit));
    }
    if (paired && !parse_side(p, &node, name))
        return -1;
    if (!paired && *p->at == '.')
        return hf_parser_fail(p, p->at, "'%s' exists once: it has no sides",
                              name);
    return hf_build(p, node);
}

/* rest(...): what is inside is read on the rest photo. */
static int parse_rest(hf_parser *p, const char *start)
{
    int inside;

    if (p->in_rest)
        return hf_parser_fail(p, start, "rest() within rest()");
    if (!p->views)
        return hf_parser_fail(p, start,
                              "rest() needs a view to hold against rest: name "
                              "it, as in name@smile-full");
    p->at++;
    p->in_rest = true;
    inside = parse_sum(p);
    p->in_rest = false;
    return inside >= 0 && hf_parser_step(p, ')', "')' after rest(...") ? inside
                                                                       : -1;
}

/* A function whose '(' is at p->at. */
static int parse_call(hf_parser *p, const char *start, const char *name)
{
    const hf_function *any = hf_function_named(name, -1);
    hf_node node = blank(p, any, start);
    char hint[80];

    if (!any)
        return hf_parser_fail(p, start, "unknown function '%s'%s", name,
                              hf_suggestion(hint, name, true));
    do {
        int arg;

        p->at++;
        if (node.count == HF_MOST_ARGS)
            return hf_parser_fail(p, start, "too many arguments for '%s'",
                                  name);
        arg = parse_sum(p);
        if (arg < 0)
            return -1;
        node.args[node.count++] = arg;
    } while (hf_parser_peek(p) == ',');
    if (!hf_parser_step(p, ')', "an operator, ',' or ')'"))
        return -1;
    node.function = hf_function_named(name, node.count);
    if (!node.function)
        return hf_parser_fail(p, start, "'%s' takes %zu arguments, not %d",
                              name, strlen(any->takes), node.count);
    return hf_build(p, node);
}

static int parse_name(hf_parser *p)
{
    const char *start = p->at;
    char name[HF_NAME_SIZE];

    if (!hf_parser_name(p, name))
        return -1;
    if (*p->at == '.' || hf_parser_peek(p) != '(')
        return parse_leaf(p, start, name);
    if (strcmp(name, "rest") == 0)
        return parse_rest(p, start);
    return parse_call(p, start, name);
}

static int parse_factor(hf_parser *p)
{
    const char c = hf_parser_peek(p);
    hf_node minus = blank(p, &hf_fn_negate, p->at);
    int inside = -1;

    if (hf_is_digit(c) || c == '.')
        return parse_number(p);
    if (hf_is_letter(c))
        return parse_name(p);
    if (c != '-' && c != '(')
        return hf_parser_unexpected(p, "a number, a name, '-' or '('");
    if (p->depth == DEEPEST)
        return hf_parser_fail(p, p->at, "nested deeper than %d", DEEPEST);
    p->at++;
    p->depth++;
    if (c == '(') {
        inside = parse_sum(p);
        if (inside >= 0 && !hf_parser_step(p, ')', "an operator or ')'"))
            inside = -1;
    } else {
        minus.args[minus.count++] = parse_factor(p);
        inside = minus.args[0] < 0 ? -1 : hf_build(p, minus);
    }
    p->depth--;
    return inside;
}

/* ------------------------------------------------------------- operators */

/* One level of operators: first and second, each with its function. */
static int parse_chain(hf_parser *p, int (*part)(hf_parser *),
                       const hf_function *first, const hf_function *second)
{
    int left = part(p);

    while (left >= 0) {
        const char c = hf_parser_peek(p);
        const bool is_first = c == first->name[0];
        hf_node node = blank(p, is_first ? first : second, p->at);

        if (!is_first && c != second->name[0])
            break;
        p->at++;
        node.args[0] = left;
        node.args[1] = part(p);
        node.count = 2;
        left = node.args[1] < 0 ? -1 : hf_build(p, node);
    }
    return left;
}

static int parse_product(hf_parser *p)
{
    return parse_chain(p, parse_factor, &hf_fn_multiply, &hf_fn_divide);
}

static int parse_sum(hf_parser *p)
{
    int root = -1;

    if (p->depth == DEEPEST)
        return hf_parser_fail(p, p->at, "nested deeper than %d", DEEPEST);
    p->depth++;
    root = parse_chain(p, parse_product, &hf_fn_add, &hf_fn_subtract);
    p->depth--;
    return root;
}

int hf_parse_expression(hf_parser *p)
{
    int root = parse_sum(p);

    if (root >= 0 && hf_parser_peek(p))
        root = hf_parser_unexpected(p, "an operator or the end of the line");
    return root >= 0 && hf_build_check(p, root) ? root : -1;
}
