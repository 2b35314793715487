/* grade/hb_points.c - House-Brackmann by points: hb_abs and hb_rel
 *
 * Two sites of the affected side, brow and mouth, 0 to 4 points each:
 *   hb_abs  floor(mm / 2.5)               hb_rel  round(4 * affected / healthy)
 * and their sum gives the grade (House & Brackmann 1985). Disputed, since the
 * paper leaves it open: the rounding (hb_abs counts full steps only), the
 * mouth's direction (option lateral_only), and a healthy side that moves less
 * than 1 cm, which hb_abs punishes and hb_rel does not.
 *
 * hb_abs needs no healthy side to divide by, but where a site does not move it
 * asks the other side whether the movement was tried at all: if neither moves
 * healthy_mm nobody knows, and 0 points would be a guess. In a bilateral palsy
 * the other side may be as still for the same cause: the grade is given, and
 * the doubt with it.
 */
#include "grade/rules.h"

#include "base/number.h"

#include <math.h>
#include <stdio.h>

/* mm a point: 0.25 cm a step, four steps to 1 cm (House & Brackmann 1985). */
static const double step_mm = 2.5;

/* Most points a site gives (same source). */
enum { SITE_MAX = 4, SITES = 2 };

/* Fewest points of the sum for grades I to VI (same source, its table). */
static const int least_points[] = {8, 7, 5, 3, 1, 0};

typedef struct site {
    hf_reading moved; /* the side that is scored, mm */
    double healthy;   /* mm; of use to hb_rel */
    int points;
} site;

/* One side's two sites. */
typedef struct score {
    site sites[SITES];
    bool complete;
    int points;
} score;

static int grade_of(int points)
{
    int grade = 1;

    while (points < least_points[grade - 1])
        grade++;
    return grade;
}

static int clamp_points(double points)
{
    return points < 0 ? 0 : points > SITE_MAX ? SITE_MAX : (int)points;
}

static int points_of(const hf_grading *g, double mm, double healthy)
{
    if (g->grade->scale == HF_HB_ABS)
        return clamp_points(floor(mm / step_mm));
    if (mm < hf_cut(g, HF_CUT_NOISE_MM))
        return 0;
    return clamp_points(round(SITE_MAX * mm / healthy));
}

/* The least movement, mm, that gives that many points (1 to 4). */
static double needed_mm(const hf_grading *g, int points, double healthy)
{
    if (g->grade->scale == HF_HB_ABS)
        return points * step_mm;
    return fmax(hf_cut(g, HF_CUT_NOISE_MM),
                (points - 0.5) / SITE_MAX * healthy);
}

/* ----------------------------------------------------------------- margin */

typedef struct plan {
    int points[SITES];
    double cost; /* mm to move, all sites together */
} plan;

static double cost_of(const hf_grading *g, const site *s, int points)
{
    if (points == s->points)
        return 0;
    /* Losing points means to fall under what the next one needs. */
    return fabs(
        needed_mm(g, points > s->points ? points : points + 1, s->healthy) -
        s->moved.value);
}

/* The cheapest way to that sum, which lies above or below the present one. */
static plan cheapest(const hf_grading *g, const score *now, int sum)
{
    plan best = {{0, 0}, INFINITY};

    for (int p = 0; p <= SITE_MAX; p++) {
        int q = sum - p;
        bool up = sum > now->points;
        double cost;

        if (q < 0 || q > SITE_MAX ||
            (up ? p < now->sites[0].points || q < now->sites[1].points
                : p > now->sites[0].points || q > now->sites[1].points))
            continue;
        cost = cost_of(g, &now->sites[0], p) + cost_of(g, &now->sites[1], q);
        if (cost < best.cost)
            best = (plan){{p, q}, cost};
    }
    return best;
}

/* A hair beyond the limit, so that rounding does not decide what it gives. */
static int points_beyond(const hf_grading *g, const site *s, double limit)
{
    double hair = 1e-9 * (1 + fabs(limit));

    return points_of(g, limit > s->moved.value ? limit + hair : limit - hair,
                     s->healthy);
}

static void write_margin(const hf_grading *g, const score *now, bool better)
{
    char *text = g->grade->margin[better];
    int grade = grade_of(now->points), reached = 0;
    plan way;

    if (grade == (better ? 1 : 6))
        return;
    way = cheapest(
        g, now, better ? least_points[grade - 2] : least_points[grade - 1] - 1);
    for (int i = 0; i < SITES; i++) {
        const site *s = &now->sites[i];
        int points = way.points[i];
        hf_shift shift = {s->moved.input, s->moved.unit, s->moved.value, 0};

        if (points == s->points) {
            reached += points;
            continue;
        }
        shift.to = needed_mm(g, better ? points : points + 1, s->healthy);
        hf_shift_append(text, HF_MARGIN_SIZE, &shift);
        reached += points_beyond(g, s, shift.to);
    }
    hf_text_append(text, HF_MARGIN_SIZE, " gives ");
    hf_text_append(text, HF_MARGIN_SIZE, hf_roman(grade_of(reached)));
}

/* ------------------------------------------------------------------ sites */

static void points_step(const hf_grading *g, const char *rule, const site *s,
                        const hf_reading *read, double limit)
{
    char result[64];

    snprintf(result, sizeof result, "%d of %d points", s->points, SITE_MAX);
    hf_step(g->grade, rule, read, limit, s->points > 0, result);
}

static bool not_there(const hf_grading *g, const char *rule,
                      const hf_reading *read, double limit)
{
    if (read->ok)
        return false;
    hf_step(g->grade, rule, read, limit, false, "not gradable");
    hf_miss(g->grade, read->missing);
    return true;
}

static hf_reading read_site(const hf_grading *g, int region, hf_side side)
{
    const char *mouth =
        g->options->lateral_only ? "excursion_lateral" : "excursion";
    bool brow = region == HF_REGION_BROW;

    return hf_read(g->values, brow ? "brow_elevation" : mouth,
                   brow ? HF_VIEW_BROW : HF_VIEW_SMILE_FULL,
                   hf_own_value(side));
}

/* Whether a site that hardly moves counts: the other side shows that it was
 * tried, or has a palsy itself. */
static bool tried(const hf_grading *g, int region, hf_side side)
{
    hf_reading other = read_site(g, region, hf_side_other(side));
    bool both = g->affected == HF_AFFECTED_BOTH, still;
    double least = hf_cut(g, HF_CUT_HEALTHY_MM);
    char limit[HF_NUMBER_SIZE], rule[64], doubt[HF_MISSING_SIZE];

    hf_format_double(limit, sizeof limit, least, 'g', 6);
    snprintf(rule, sizeof rule, "tried? other side under %s mm", limit);
    if (not_there(g, rule, &other, least))
        return false;
    still = other.value < least;
    hf_step(g->grade, rule, &other, least, still,
            !still ? "tried"
            : both ? "in doubt"
                   : "not gradable");
    if (!still)
        return true;
    snprintf(doubt, sizeof doubt, "%s: neither side moves %s mm: was it tried?",
             g->grade->regions[region].name, limit);
    hf_miss(g->grade, doubt);
    return both;
}

static bool score_abs(const hf_grading *g, int region, hf_side side, site *s)
{
    const char *rule = "1 point per full 2.5 mm, at most 4";

    s->moved = read_site(g, region, side);
    if (not_there(g, rule, &s->moved, step_mm))
        return false;
    s->points = points_of(g, s->moved.value, NAN);
    points_step(g, rule, s, &s->moved, step_mm * (s->points ? s->points : 1));
    return s->moved.value >= hf_cut(g, HF_CUT_HEALTHY_MM) ||
           tried(g, region, side);
}

static bool score_rel(const hf_grading *g, int region, site *s)
{
    const hf_region_reading *r = &g->regions[region];
    double healthy_mm = hf_cut(g, HF_CUT_HEALTHY_MM),
           noise = hf_cut(g, HF_CUT_NOISE_MM);
    char limit[HF_NUMBER_SIZE], rule[64];
    bool short_of;

    s->moved = r->affected;
    s->healthy = r->healthy.value;
    hf_format_double(limit, sizeof limit, healthy_mm, 'g', 6);
    snprintf(rule, sizeof rule, "healthy side under %s mm: no ratio", limit);
    if (not_there(g, rule, &r->healthy, healthy_mm))
        return false;
    short_of = r->healthy.value < healthy_mm;
    hf_step(g->grade, rule, &r->healthy, healthy_mm, short_of,
            short_of ? "not gradable" : "no");
    hf_format_double(limit, sizeof limit, noise, 'g', 6);
    snprintf(rule, sizeof rule, "under %s mm is noise: 0 points", limit);
    if (not_there(g, rule, &s->moved, noise))
        return false;
    if (!r->ratio.ok) { /* too little to divide by, or the head turned */
        hf_miss(g->grade, r->ratio.missing);
        return false;
    }
    s->points = points_of(g, s->moved.value, s->healthy);
    if (s->moved.value < noise) {
        hf_step(g->grade, rule, &s->moved, noise, true, "0 of 4 points");
        return true;
    }
    hf_step(g->grade, rule, &s->moved, noise, false, "counts");
    points_step(g, "round(4 * affected / healthy), at most 4", s, &r->ratio,
                ((s->points ? s->points : 1) - 0.5) / SITE_MAX);
    return true;
}

static score score_side(const hf_grading *g, hf_side side)
{
    static const int regions[SITES] = {HF_REGION_BROW, HF_REGION_MOUTH};
    score result = {.complete = true};

    for (int i = 0; i < SITES; i++) {
        site *s = &result.sites[i];
        bool scored = g->grade->scale == HF_HB_ABS
                          ? score_abs(g, regions[i], side, s)
                          : score_rel(g, regions[i], s);

        result.complete = result.complete && scored;
        result.points += s->points;
    }
    return result;
}

/* ------------------------------------------------------------------ grade */

static void grade_score(hf_grading *g, const score *s, const char *sum)
{
    hf_reading total = {.ok = true, .value = s->points, .sd = NAN};
    int number = grade_of(s->points);
    char rule[64];

    if (!s->complete) {
        g->grade->state = HF_NOT_GRADABLE;
        return;
    }
    snprintf(total.input, sizeof total.input, "%s", sum);
    snprintf(total.unit, sizeof total.unit, "of 8 points");
    snprintf(rule, sizeof rule, "8-point table: %s from %d points",
             hf_roman(number), least_points[number - 1]);
    g->grade->decisive =
        hf_step(g->grade, rule, &total, least_points[number - 1], true,
                hf_roman(number));
    g->grade->state = HF_GRADED;
    g->grade->number = number;
    g->grade->points = s->points;
    write_margin(g, s, false);
    write_margin(g, s, true);
}

/* Absolute points need no healthy side. Nothing is published for a bilateral
 * palsy; the weaker side's grade is given, because the better one would hide
 * it. */
static void grade_both(hf_grading *g)
{
    score right = score_side(g, HF_RIGHT), left = score_side(g, HF_LEFT);
    const score *weaker = left.points < right.points ? &left : &right;
    const score *other = left.points < right.points ? &right : &left;
    char *better = g->grade->margin[true];

    if (!right.complete || !left.complete) {
        g->grade->state = HF_NOT_GRADABLE;
        return;
    }
    grade_score(g, weaker,
                weaker == &left               ? "brow + mouth, weaker side L"
                : left.points == right.points ? "brow + mouth, both sides alike"
                                              : "brow + mouth, weaker side R");
    if (better[0] && grade_of(other->points) >= grade_of(weaker->points))
        snprintf(better, HF_MARGIN_SIZE, "both sides would have to move more");
}

void hf_grade_hb_points(hf_grading *g)
{
    bool absolute = g->grade->scale == HF_HB_ABS;
    bool both = g->affected == HF_AFFECTED_BOTH;
    score s;

    if (g->affected == HF_AFFECTED_UNKNOWN || g->affected == HF_AFFECTED_NONE ||
        (both && !absolute)) {
        hf_invalid(g->grade, g->grade->regions[0].reason);
        return;
    }
    if (both) {
        grade_both(g);
        return;
    }
    s = score_side(g, g->side);
    grade_score(g, &s, "brow + mouth");
}
