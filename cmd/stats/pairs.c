/* stats/pairs.c - one series before and after, patient by patient */
#include "cmd/stats/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool cli_stats_unsigned(const cli_stats *stats, const cli_series *series)
{
    if (series->row && !*series->side)
        return series->row->better == HF_BETTER_NEAR_ZERO;
    return stats->options->magnitude &&
           (!strcmp(series->side, "diff") || !strcmp(series->side, "R-L"));
}

/* Which of the patient's values a cohort's side is. */
static hf_value_side value_side(const char *side, hf_affected affected)
{
    const bool left = affected == HF_AFFECTED_LEFT;
    const struct {
        const char *name;
        hf_value_side side;
    } table[] = {{"R", HF_VALUE_RIGHT},
                 {"L", HF_VALUE_LEFT},
                 {"affected", left ? HF_VALUE_LEFT : HF_VALUE_RIGHT},
                 {"healthy", left ? HF_VALUE_RIGHT : HF_VALUE_LEFT},
                 {"diff", HF_VALUE_DIFF},
                 {"R-L", HF_VALUE_DIFF},
                 {"ratio", HF_VALUE_RATIO}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].name, side))
            return table[i].side;
    return HF_VALUE_SINGLE;
}

/* The reading as the library's value. What is new in every photo is in mdc95,
 * so the rest of its sd is shared; without mdc95 all of it is new. */
static hf_value as_value(const cli_series *s, const cli_reading *r,
                         hf_affected affected)
{
    const double own = r->mdc95 / hf_mdc95(1);

    return (hf_value){
        .measure = s->row,
        .view = hf_view_by_name(s->view),
        .side = value_side(s->side, affected),
        .value = r->value,
        .sd = isfinite(r->sd) ? r->sd : 0,
        .shared_sd =
            isfinite(r->mdc95) ? sqrt(fmax(0, r->sd * r->sd - own * own)) : 0};
}

/* The change as `hemiface compare` sees it; false without a measure of the
 * catalogue. */
static bool compare(hf_change *out, const cli_series *s, const cli_reading *pre,
                    const cli_reading *post, hf_affected affected)
{
    hf_values *before = NULL, *after = NULL;
    hf_changes *changes = NULL;
    hf_error error;
    hf_status status;
    bool done = false;

    if (!s->row)
        return false;
    status = hf_values_new(&before, &error);
    if (status == HF_OK)
        status = hf_values_new(&after, &error);
    if (status == HF_OK)
        status = hf_values_add(before, as_value(s, pre, affected), &error);
    if (status == HF_OK)
        status = hf_values_add(after, as_value(s, post, affected), &error);
    if (status == HF_OK)
        status = hf_compare(&changes, before, after, NULL, affected, &error);
    /* A patient who is left out for want of memory would be no patient. */
    if (cli_stats_holds(status, &error) && hf_changes_count(changes) == 1) {
        *out = *hf_changes_at(changes, 0);
        done = true;
    }
    hf_changes_free(changes);
    hf_values_free(before);
    hf_values_free(after);
    return done;
}

static void count_direction(cli_pairs *p, const hf_change *change)
{
    size_t *const counts[] = {[HF_UNCHANGED] = &p->unchanged,
                              [HF_IMPROVED] = &p->improved,
                              [HF_WORSE] = &p->worse,
                              [HF_CHANGED] = &p->changed};

    if (change->direction != HF_UNDETERMINED)
        ++*counts[change->direction];
}

/* A measure of one's own has no direction, but may be beyond mdc95. */
static void count_beyond(cli_pairs *p, size_t i, const cli_reading *pre,
                         const cli_reading *post)
{
    const double limit = hypot(pre->mdc95, post->mdc95) / sqrt(2);
    const bool beyond = fabs(p->change[i]) > limit;

    if (!(pre->mdc95 > 0) || !(post->mdc95 > 0))
        return;
    p->mdc95[i] = limit;
    p->direction[i] = beyond ? HF_CHANGED : HF_UNCHANGED;
    ++*(beyond ? &p->changed : &p->unchanged);
}

static void add_pair(cli_pairs *p, const cli_stats *stats, const cli_series *s,
                     size_t patient)
{
    const cli_reading *pre =
        cli_cohort_at(stats->cohort, s, patient, stats->pre);
    const cli_reading *post =
        cli_cohort_at(stats->cohort, s, patient, stats->post);
    const hf_affected affected = stats->cohort->affected_of[patient];
    const bool no_sign = cli_stats_unsigned(stats, s);
    hf_change change;
    const bool known = compare(&change, s, pre, post, affected);
    const size_t i = p->n++;

    p->patient[i] = patient;
    p->pre[i] = no_sign ? fabs(pre->value) : pre->value;
    p->post[i] = no_sign ? fabs(post->value) : post->value;
    /* Angles change the short way round, and post follows from that. */
    if (known && !no_sign && !strcmp(s->unit, "deg"))
        p->post[i] = p->pre[i] + change.change;
    p->change[i] = p->post[i] - p->pre[i];
    p->direction[i] = HF_UNDETERMINED;
    p->mdc95[i] = NAN;
    if (!known) {
        count_beyond(p, i, pre, post);
        return;
    }
    if (pre->sd > 0 && post->sd > 0) {
        count_direction(p, &change);
        p->direction[i] = change.direction;
        p->mdc95[i] = change.mdc95;
    }
    p->noticeable = change.noticeable;
    p->within_pre += fabs(pre->value) <= change.noticeable;
    p->within_post += fabs(post->value) <= change.noticeable;
}

/* The most frequent reason among those counted; the first by name of equal
 * ones. */
static const char *most_frequent(const cli_names *reasons, const size_t *counts,
                                 size_t not_there)
{
    const char *best = not_there ? "visit or row missing" : "";
    size_t most = not_there;

    for (size_t r = 0; r < reasons->count; r++)
        if (counts[r] > most || (counts[r] && counts[r] == most &&
                                 strcmp(reasons->words[r], best) < 0)) {
            best = reasons->words[r];
            most = counts[r];
        }
    return best;
}

/* A patient without a pair: why, by the first visit that has no value. */
static void add_missing(cli_pairs *p, const cli_reading *pre,
                        const cli_reading *post, size_t *counts,
                        size_t *not_there)
{
    const cli_reading *lacking = isfinite(pre->value) ? post : pre;

    p->missing++;
    if (lacking->reason == CLI_NO_NAME)
        ++*not_there;
    else
        counts[lacking->reason]++;
}

void cli_pairs_make(cli_pairs *out, const cli_stats *stats,
                    const cli_series *series, size_t group)
{
    const cli_cohort *c = stats->cohort;
    const size_t n = c->patients.count;
    size_t *counts = cli_grow(NULL, c->reasons.count, sizeof *counts);
    size_t not_there = 0;

    memset(counts, 0, c->reasons.count * sizeof *counts);
    memset(out, 0, sizeof *out);
    out->noticeable = NAN;
    out->pre = cli_grow(NULL, n, sizeof *out->pre);
    out->post = cli_grow(NULL, n, sizeof *out->post);
    out->change = cli_grow(NULL, n, sizeof *out->change);
    out->patient = cli_grow(NULL, n, sizeof *out->patient);
    out->direction = cli_grow(NULL, n, sizeof *out->direction);
    out->mdc95 = cli_grow(NULL, n, sizeof *out->mdc95);
    for (size_t i = 0; i < n; i++) {
        const cli_reading *pre = cli_cohort_at(c, series, i, stats->pre);
        const cli_reading *post = cli_cohort_at(c, series, i, stats->post);

        if (!cli_stats_belongs(stats, series, i, group))
            continue;
        if (isfinite(pre->value) && isfinite(post->value))
            add_pair(out, stats, series, i);
        else
            add_missing(out, pre, post, counts, &not_there);
    }
    out->why = most_frequent(&c->reasons, counts, not_there);
    free(counts);
}

void cli_pairs_clear(cli_pairs *pairs)
{
    free(pairs->pre);
    free(pairs->post);
    free(pairs->change);
    free(pairs->patient);
    free(pairs->direction);
    free(pairs->mdc95);
    pairs->pre = pairs->post = pairs->change = pairs->mdc95 = NULL;
    pairs->patient = NULL;
    pairs->direction = NULL;
}
