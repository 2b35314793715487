/* outcome/odds.c - how sure a grade is: points drawn anew by their sd
 *
 * A drawn face carries no sd of its own, so that measuring it propagates
 * nothing and costs a fraction; its values get the sd of the real ones, which
 * some rules ask for.
 */
#include <hemiface/outcome.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <hemiface/review.h>

#include "base/fail.h"
#include "face/each.h"

void hf_odds_options_init(hf_odds_options *options)
{
    *options =
        (hf_odds_options){.size = sizeof *options, .draws = 500, .seed = 1};
    hf_frame_options_init(&options->frame);
    hf_grade_options_init(&options->grade);
}

/* ---------------------------------------------------------------- a draw */

/* Two streams: what is new in every photo, and what is the same in all takes
 * of a view, begun anew for each of them. */
typedef struct streams {
    gsl_rng *fresh, *shared;
    double repeat;  /* of the face that is drawn, but for a hand's points */
    bool of_change; /* without what is the same in every photo */
} streams;

/* A hand is as unsure each time: all of its noise is new. */
static double noise(const streams *s, bool by_hand, double sd)
{
    const double repeat = by_hand ? 1 : s->repeat;
    double fresh = gsl_ran_gaussian(s->fresh, repeat * sd);

    if (s->of_change)
        return fresh;
    return fresh + gsl_ran_gaussian(s->shared, sqrt(1 - repeat * repeat) * sd);
}

static void draw_point(hf_point *p, const hf_point_at *at, const void *rng)
{
    const bool by_hand = hf_face_by_hand(at->face, at->id, at->side, at->index);

    p->x += noise(rng, by_hand, p->sd);
    p->y += noise(rng, by_hand, p->sd);
    p->sd = 0;
}

/* A radius drawn under this share of itself would be no iris: sds are a few
 * per cent, so that it never happens but for damaged files. */
static const double least_radius = 0.1;

static hf_status draw_iris(hf_face *face, hf_side side, const streams *rng,
                           hf_error *error)
{
    const bool by_hand = hf_iris_by_hand(face, side);
    hf_iris iris = hf_face_iris(face, side);

    if (!iris.present)
        return HF_OK;
    iris.x += noise(rng, by_hand, iris.sd);
    iris.y += noise(rng, by_hand, iris.sd);
    iris.r =
        fmax(least_radius * iris.r, iris.r + noise(rng, by_hand, iris.r_sd));
    iris.sd = iris.r_sd = 0;
    return hf_face_set_iris(face, side, iris, error);
}

static hf_status draw_face(hf_face *face, const streams *rng, hf_error *error)
{
    hf_status status = HF_OK;

    for (int side = 0; side < 2 && status == HF_OK; side++) {
        status = draw_iris(face, (hf_side)side, rng, error);
        if (status == HF_OK)
            status =
                hf_side_change(face, (hf_side)side, draw_point, rng, error);
    }
    return status;
}

static hf_status add_take(hf_visit *to, hf_view view, const hf_face *face,
                          streams *rng, hf_error *error)
{
    hf_face *copy;
    hf_status status = hf_face_copy(&copy, face, error);

    if (status != HF_OK)
        return status;
    if (rng) {
        rng->repeat = hf_face_repeat(face);
        status = draw_face(copy, rng, error);
    }
    if (status == HF_OK)
        return hf_visit_add(to, view, copy, error);
    hf_face_free(copy);
    return status;
}

/* Every take as it is, or, by rng, drawn: as many takes as there are, any of
 * them more than once (bootstrap), so that what they differ by counts too. */
static hf_status copy_visit(hf_visit *to, const hf_visit *visit, streams *rng,
                            hf_error *error)
{
    hf_status status = HF_OK;

    for (int v = 0; v < HF_VIEW_COUNT && status == HF_OK; v++) {
        size_t takes = hf_visit_takes(visit, (hf_view)v);
        unsigned long same = rng ? gsl_rng_get(rng->fresh) : 0;

        status = hf_visit_set(to, (hf_view)v, NULL, error);
        for (size_t i = 0; i < takes && status == HF_OK; i++) {
            size_t take = rng ? gsl_rng_uniform_int(rng->fresh, takes) : i;

            if (rng && !rng->of_change)
                gsl_rng_set(rng->shared, same);
            status =
                add_take(to, (hf_view)v, hf_visit_take(visit, (hf_view)v, take),
                         rng, error);
        }
    }
    return status;
}

/* The drawn values with the sd of the real ones. Both lists come from the same
 * photos and so have the same rows. */
static hf_status keep_sd(hf_values **out, const hf_values *drawn,
                         const hf_values *real, hf_error *error)
{
    hf_status status = hf_values_new(out, error);

    for (size_t i = 0; i < hf_values_count(drawn) && status == HF_OK; i++) {
        hf_value value = *hf_values_at(drawn, i);
        const hf_value *own = hf_values_at(real, i);

        if (value.reason == HF_REASON_OK && own && own->reason == HF_REASON_OK)
            value.sd = own->sd, value.shared_sd = own->shared_sd;
        status = hf_values_add(*out, value, error);
    }
    if (status != HF_OK) {
        hf_values_free(*out);
        *out = NULL;
    }
    return status;
}

/* --------------------------------------------------------------- tallies */

/* The ends of a scale's own sum, by draw. */
typedef struct tally {
    double *low, *high, *middle;
    size_t count;
} tally;

typedef struct work {
    const hf_odds_options *options;
    hf_affected affected;
    const hf_values *real;
    hf_odds *out;
    tally sums[HF_GRADE_SCALES];
} work;

static bool make_room(work *w)
{
    size_t draws = (size_t)w->options->draws;

    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        double *room = malloc(3 * draws * sizeof *room);

        if (!room)
            return false;
        w->sums[s] = (tally){room, room + draws, room + 2 * draws, 0};
    }
    return true;
}

static void free_room(work *w)
{
    for (int s = 0; s < HF_GRADE_SCALES; s++)
        free(w->sums[s].low);
}

static void note_sum(tally *t, const hf_grade *grade)
{
    size_t totals = hf_grade_total_count(grade);
    double low = hf_grade_points(grade), high = low;

    if (totals && hf_grade_state(grade) != HF_NOT_GRADABLE) {
        const hf_grade_total *own = hf_grade_total_at(grade, totals - 1);

        low = own->low;
        high = own->high;
    }
    if (!isfinite(low))
        return;
    t->low[t->count] = low;
    t->high[t->count] = high;
    t->middle[t->count++] = (low + high) / 2;
}

static hf_status grade_draw(work *w, const hf_values *values, hf_error *error)
{
    const hf_odds_options *o = w->options;

    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        hf_grade *grade;
        int best, worst;
        hf_status status =
            hf_grade_visit_given(&grade, (hf_scale)s, values, w->affected,
                                 &o->grade, o->given, o->given_count, error);

        if (status != HF_OK)
            return status;
        hf_grade_range(grade, &best, &worst);
        w->out[s].best[best]++;
        w->out[s].worst[worst]++;
        note_sum(&w->sums[s], grade);
        hf_grade_free(grade);
    }
    return HF_OK;
}

static void finish(hf_odds *odds, tally *t, int draws)
{
    odds->draws = draws;
    for (int g = 0; g < 7; g++) {
        odds->best[g] /= draws;
        odds->worst[g] /= draws;
    }
    odds->sd = odds->low = odds->high = NAN;
    for (int i = 0; i < HF_ODDS_QUANTILES; i++)
        odds->quantiles[i] = NAN;
    if (!t->count)
        return;
    odds->sd = t->count > 1 ? gsl_stats_sd(t->middle, 1, t->count) : 0;
    gsl_sort(t->low, 1, t->count);
    gsl_sort(t->high, 1, t->count);
    odds->low = gsl_stats_quantile_from_sorted_data(t->low, 1, t->count, 0.025);
    odds->high =
        gsl_stats_quantile_from_sorted_data(t->high, 1, t->count, 0.975);
    gsl_sort(t->middle, 1, t->count);
    for (int i = 0; i < HF_ODDS_QUANTILES; i++)
        odds->quantiles[i] = gsl_stats_quantile_from_sorted_data(
            t->middle, 1, t->count, (i + 0.5) / HF_ODDS_QUANTILES);
}

/* ------------------------------------------------------------------ draws */

static hf_status measure(hf_values **out, hf_visit *visit, const work *w,
                         hf_error *error)
{
    return hf_visit_measure(out, visit, &w->options->frame, w->affected, error);
}

static hf_status one_draw(work *w, hf_visit *drawn, const hf_visit *visit,
                          streams *rng, hf_error *error)
{
    hf_values *values = NULL, *kept = NULL;
    hf_status status = copy_visit(drawn, visit, rng, error);

    if (status == HF_OK)
        status = measure(&values, drawn, w, error);
    if (status == HF_OK)
        status = keep_sd(&kept, values, w->real, error);
    if (status == HF_OK)
        status = grade_draw(w, kept, error);
    hf_values_free(kept);
    hf_values_free(values);
    return status;
}

/* The visit as it is, measured again: the caller's frames stay. */
static hf_status measure_real(hf_values **out, const hf_visit *visit,
                              const work *w, hf_error *error)
{
    hf_visit *copy = NULL;
    hf_status status = hf_visit_new(&copy, error);

    if (status == HF_OK)
        status = copy_visit(copy, visit, NULL, error);
    if (status == HF_OK)
        status = measure(out, copy, w, error);
    hf_visit_free(copy);
    return status;
}

static hf_status draw_all(work *w, const hf_visit *visit, streams *rng,
                          hf_error *error)
{
    hf_values *real = NULL;
    hf_visit *drawn = NULL;
    hf_status status = measure_real(&real, visit, w, error);

    w->real = real;
    if (status == HF_OK)
        status = hf_visit_new(&drawn, error);
    for (int i = 0; i < w->options->draws && status == HF_OK; i++)
        status = one_draw(w, drawn, visit, rng, error);
    for (int s = 0; s < HF_GRADE_SCALES && status == HF_OK; s++)
        finish(&w->out[s], &w->sums[s], w->options->draws);
    hf_visit_free(drawn);
    hf_values_free(real);
    return status;
}

hf_status hf_grade_odds(hf_odds out[HF_GRADE_SCALES], const hf_visit *visit,
                        hf_affected affected, const hf_odds_options *options,
                        hf_error *error)
{
    work w = {.options = options, .affected = affected, .out = out};
    hf_status status = HF_OK;
    streams rng = {NULL, NULL, 1, options->of_change};

    memset(out, 0, HF_GRADE_SCALES * sizeof *out);
    if (options->size != sizeof *options)
        return hf_fail(error, HF_E_OPTION,
                       "odds options are not set up: call "
                       "hf_odds_options_init first");
    if (options->draws < 1 || options->draws > 1000000)
        return hf_fail(error, HF_E_OPTION,
                       "'draws' is %d: choose from 1 to 1000000",
                       options->draws);
    rng.fresh = gsl_rng_alloc(gsl_rng_mt19937);
    rng.shared = gsl_rng_alloc(gsl_rng_mt19937);
    if (!rng.fresh || !rng.shared || !make_room(&w))
        status = hf_fail_memory(error);
    if (rng.fresh)
        gsl_rng_set(rng.fresh, options->seed);
    if (status == HF_OK)
        status = draw_all(&w, visit, &rng, error);
    free_room(&w);
    gsl_rng_free(rng.fresh);
    gsl_rng_free(rng.shared);
    return status;
}

/* ------------------------------------------------------------ two visits */

static double grade_lower(const double pre[7], const double post[7])
{
    double share = 0;

    for (int a = 1; a <= 6; a++)
        for (int b = 1; b < a; b++)
            share += pre[a] * post[b];
    return share;
}

static double sum_higher(const double *pre, const double *post)
{
    size_t higher = 0;

    for (int a = 0; a < HF_ODDS_QUANTILES; a++)
        for (int b = 0; b < HF_ODDS_QUANTILES; b++)
            higher += post[b] > pre[a];
    return (double)higher / (HF_ODDS_QUANTILES * HF_ODDS_QUANTILES);
}

double hf_odds_grade_better(const hf_odds *pre, const hf_odds *post)
{
    if (!pre->draws || !post->draws)
        return NAN;
    /* Not gradable in a draw counts for neither. */
    return fmin(grade_lower(pre->best, post->best),
                grade_lower(pre->worst, post->worst));
}

double hf_odds_sum_higher(const hf_odds *pre, const hf_odds *post)
{
    if (!pre->draws || !post->draws || isnan(pre->quantiles[0]) ||
        isnan(post->quantiles[0]))
        return NAN;
    return sum_higher(pre->quantiles, post->quantiles);
}
