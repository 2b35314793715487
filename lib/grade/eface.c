/* grade/eface.c - eFACE in the automatic form (auto-eFACE, Miller et al. 2021)
 *
 * Nine items by formula, a affected and h healthy side, each in per cent:
 *
 * static      brow at rest       a / h of brow_height
 *             fissure at rest    h / a of pfh
 *             commissure at rest with e = sin(smile_angle - 90) * position and
 *                                d = cos(...) * position of each side:
 *                                1 - (e_h - e_a) / e_h if 0 < e_a < e_h,
 *                                else d_a / d_h
 * dynamic     brow raise, smile  a / h of brow_elevation, position_change
 *             gentle, full       closure of the affected side; a gap under
 *             closure            closed_mm counts as 0
 *             lower lip          a / h of dental_show, view lower-lip
 * synkinesis  eye                least a / h of pfh, smile-full and pucker
 *
 * A static item v is cut to 0..200 and scores 100 - |100 - v|; the others are
 * cut to 0..100. static, dynamic and synkinesis are means, total the mean of
 * all nine. The other items of eFACE (fold, midface, chin, neck) are not in the
 * automatic form. Its authors found it compressed: 93.8 for healthy people
 * that clinicians gave 100, 60 for flaccid ones that they gave 52.
 */
#include "grade/items.h"

#include <math.h>
#include <stdio.h>

static const double radian = 180 / 3.14159265358979323846;

/* --------------------------------------------------------------- readings */

static void look(hf_grading *g, const hf_reading *r, const char *rule)
{
    hf_step(g->grade, rule, r, NAN, r->ok, r->ok ? "read" : "not there");
}

static hf_reading side_of(hf_grading *g, const char *id, hf_view view,
                          bool affected)
{
    hf_side side = affected ? g->side : hf_side_other(g->side);
    hf_reading r = hf_read(g->values, id, view, hf_own_value(side));

    look(g, &r, affected ? "affected side" : "healthy side");
    return r;
}

/* Both sides of a value. */
typedef struct couple {
    hf_reading a, h;
} couple;

/* False, with the item's reason, when one is missing or the head is turned too
 * far to compare them. */
static bool read_couple(hf_grading *g, couple *c, const char *id, hf_view view)
{
    char why[HF_MISSING_SIZE];

    c->a = side_of(g, id, view, true);
    c->h = side_of(g, id, view, false);
    if (!c->a.ok || !c->h.ok) {
        hf_item_lack(g, c->a.ok ? c->h.missing : c->a.missing);
        return false;
    }
    if (!hf_turned_away(g, id, view))
        return true;
    snprintf(why, sizeof why, "%s %s: head turned too far to compare sides", id,
             hf_view_name(view));
    hf_item_lack(g, why);
    return false;
}

/* Whether a length is enough to divide by; if not, the item says so. */
static bool can_divide(hf_grading *g, const hf_reading *by)
{
    char why[HF_MISSING_SIZE];

    if (by->value >= hf_cut(g, HF_CUT_HEALTHY_MM))
        return true;
    snprintf(why, sizeof why, "%.90s: too little to divide by", by->input);
    hf_item_lack(g, why);
    return false;
}

/* ------------------------------------------------------------------ items */

/* A number worked out on the way. */
static void work_out(hf_grading *g, const char *rule, const char *input,
                     double value, const char *unit, const char *result)
{
    hf_reading r = {.ok = true, .value = value, .sd = NAN};

    snprintf(r.input, sizeof r.input, "%s", input);
    snprintf(r.unit, sizeof r.unit, "%s", unit);
    hf_step(g->grade, rule, &r, NAN, true, result);
}

static void score(hf_grading *g, const char *formula, double percent,
                  bool resting)
{
    double cut = fmax(0, fmin(resting ? 200 : 100, percent));
    double points = resting ? 100 - fabs(100 - cut) : cut;
    char result[64];

    snprintf(result, sizeof result, "%.1f of 100", points);
    work_out(g, formula,
             resting ? "100 - |100 - v|, v cut to 0..200, v"
                     : "v cut to 0..100, v",
             percent, "%", result);
    hf_item_score(g, points, points, "");
}

/* What is divided by what. */
enum { AFFECTED_BY_HEALTHY, HEALTHY_BY_AFFECTED };

static void divide(hf_grading *g, const char *id, hf_view view, bool resting,
                   int way)
{
    couple c;

    if (!read_couple(g, &c, id, view) ||
        !can_divide(g, way == HEALTHY_BY_AFFECTED ? &c.a : &c.h))
        return;
    if (way == HEALTHY_BY_AFFECTED)
        score(g, "v = 100 * healthy / affected", 100 * c.h.value / c.a.value,
              resting);
    else
        score(g, "v = 100 * affected / healthy", 100 * c.a.value / c.h.value,
              resting);
}

static void commissure_at_rest(hf_grading *g)
{
    static const char e_is[] = "e = sin(smile_angle - 90) * position";
    static const char d_is[] = "d = cos(smile_angle - 90) * position";
    couple angle, position;
    double e_a, e_h, d_a, d_h;

    if (!read_couple(g, &angle, "smile_angle", HF_VIEW_REST) ||
        !read_couple(g, &position, "commissure_position", HF_VIEW_REST))
        return;
    e_a = sin((angle.a.value - 90) / radian) * position.a.value;
    e_h = sin((angle.h.value - 90) / radian) * position.h.value;
    d_a = cos((angle.a.value - 90) / radian) * position.a.value;
    d_h = cos((angle.h.value - 90) / radian) * position.h.value;
    work_out(g, e_is, "affected side", e_a, "mm", "e_a");
    work_out(g, e_is, "healthy side", e_h, "mm", "e_h");
    if (0 < e_a && e_a < e_h) {
        score(g, "0 < e_a < e_h: v = 100 (1 - (e_h - e_a) / e_h)",
              100 * (1 - (e_h - e_a) / e_h), true);
        return;
    }
    work_out(g, d_is, "affected side", d_a, "mm", "d_a");
    work_out(g, d_is, "healthy side", d_h, "mm", "d_h");
    if (d_h >= hf_cut(g, HF_CUT_HEALTHY_MM))
        score(g, "else v = 100 d_a / d_h", 100 * d_a / d_h, true);
    else
        hf_item_lack(g, "healthy mouth corner straight above the lip: nothing "
                        "to divide by");
}

static void closes(hf_grading *g, hf_view view)
{
    hf_reading gap = side_of(g, "pfh", view, true);
    hf_reading rest = side_of(g, "pfh", HF_VIEW_REST, true);
    char rule[64];

    if (!gap.ok || !rest.ok) {
        hf_item_lack(g, gap.ok ? rest.missing : gap.missing);
        return;
    }
    if (!can_divide(g, &rest))
        return;
    hf_cut_text(rule, sizeof rule, g, "gap under", HF_CUT_CLOSED_MM,
                ": closed, v = 100");
    if (gap.value < hf_cut(g, HF_CUT_CLOSED_MM))
        score(g, rule, 100, false);
    else
        score(g, "v = 100 (1 - gap / opening at rest)",
              100 * (1 - gap.value / rest.value), false);
}

/* Whichever of the two views is the narrower; with one missing it might be
 * the narrower one. */
static void ocular_synkinesis(hf_grading *g)
{
    static const hf_view views[] = {HF_VIEW_SMILE_FULL, HF_VIEW_PUCKER};
    double least = INFINITY;
    int read = 0;

    for (int i = 0; i < 2; i++) {
        couple c;

        if (!read_couple(g, &c, "pfh", views[i]) || !can_divide(g, &c.h))
            continue;
        least = fmin(least, 100 * c.a.value / c.h.value);
        read++;
    }
    if (read == 2)
        score(g, "v = the smaller of both views' 100 affected / healthy", least,
              false);
    else if (read == 1) /* the item has its reason already */
        hf_item_score(g, 0, fmax(0, fmin(100, least)), "one of two views");
}

/* -------------------------------------------------------------- the items */

static void brow_at_rest(hf_grading *g)
{
    divide(g, "brow_height", HF_VIEW_REST, true, AFFECTED_BY_HEALTHY);
}

static void fissure_at_rest(hf_grading *g)
{
    divide(g, "pfh", HF_VIEW_REST, true, HEALTHY_BY_AFFECTED);
}

static void brow_raise(hf_grading *g)
{
    divide(g, "brow_elevation", HF_VIEW_BROW, false, AFFECTED_BY_HEALTHY);
}

static void gentle_closure(hf_grading *g)
{
    closes(g, HF_VIEW_CLOSE_GENTLE);
}

static void full_closure(hf_grading *g)
{
    closes(g, HF_VIEW_CLOSE_FULL);
}

static void smile(hf_grading *g)
{
    divide(g, "position_change", HF_VIEW_SMILE_FULL, false,
           AFFECTED_BY_HEALTHY);
}

static void lower_lip(hf_grading *g)
{
    divide(g, "dental_show", HF_VIEW_LOWER_LIP, false, AFFECTED_BY_HEALTHY);
}

static const struct {
    const char *part, *name;
    void (*look)(hf_grading *g);
} items[] = {
    {"static", "brow at rest", brow_at_rest},
    {"static", "fissure at rest", fissure_at_rest},
    {"static", "commissure at rest", commissure_at_rest},
    {"dynamic", "brow raise", brow_raise},
    {"dynamic", "gentle closure", gentle_closure},
    {"dynamic", "full closure", full_closure},
    {"dynamic", "smile", smile},
    {"dynamic", "lower lip", lower_lip},
    {"synkinesis", "eye", ocular_synkinesis},
};

enum { ITEMS = sizeof items / sizeof *items, STATIC = 3, DYNAMIC = 5 };

void hf_grade_eface(hf_grading *g)
{
    const hf_grade_total *total;

    if (!hf_items_apply(g))
        return;
    for (int i = 0; i < ITEMS; i++) {
        if (!hf_item_begin(g, items[i].part, items[i].name, 0, 100,
                           1.0 / ITEMS))
            items[i].look(g);
        hf_item_end(g);
    }
    hf_total_of(g, "static", "static", (double)ITEMS / STATIC);
    hf_total_of(g, "dynamic", "dynamic", (double)ITEMS / DYNAMIC);
    hf_total_of(g, "synkinesis", "synkinesis", ITEMS);
    total = hf_total_of(g, "total", NULL, 1);
    hf_items_finish(g);
    if (g->grade->state == HF_GRADED)
        g->grade->points = total->low;
}
