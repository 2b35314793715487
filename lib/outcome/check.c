/* outcome/check.c - do the photos of a visit show what they are named for?
 *
 * A palsied side may not move at all: what counts is the side that does
 * better. And it never refuses: whether a patient could not or did not is not
 * on a photo.
 */
#include <hemiface/outcome.h>

#include <math.h>
#include <stdio.h>

#include "base/number.h"

/* mm. Lids further apart than this on both sides are not closed: the largest
 * gap healthy people leave when closing gently is 2.8 mm (10 people; mean 0.26,
 * sd 0.70). */
static const double closed_mm = 3;

/* mm. Both lips this far apart on both sides at rest are an open mouth: of 51
 * people photographed at rest the widest gap is 2.2 mm, 95 % have under 0.5. */
static const double shut_mm = 3;

/* mm. An eye under this on both sides is not open at rest: of 51 people the
 * narrowest has 6.2 mm. */
static const double open_mm = 5;

/* Views at which a mouth is at rest, and how many must agree that it was not
 * at rest in the rest photo: one of them may be a grimace. */
static const hf_view quiet[] = {HF_VIEW_BROW, HF_VIEW_CLOSE_GENTLE,
                                HF_VIEW_CLOSE_FULL};
enum { QUIET = sizeof quiet / sizeof *quiet, AGREE = 2 };

/* Doubts being collected. */
typedef struct doubts {
    hf_doubt *list;
    size_t count;
    const hf_values *values;
} doubts;

/* Both sides of a measure; NaN where na. */
typedef struct pair {
    double of[2], sd[2];
} pair;

static pair read_pair(const doubts *d, const char *id, hf_view view)
{
    pair p;

    for (int side = 0; side < 2; side++) {
        const hf_value *v =
            hf_values_find(d->values, id, view,
                           side == HF_LEFT ? HF_VALUE_LEFT : HF_VALUE_RIGHT);

        p.of[side] = v && v->reason == HF_REASON_OK ? v->value : NAN;
        p.sd[side] = v && v->reason == HF_REASON_OK ? v->sd : NAN;
    }
    return p;
}

static void add(doubts *d, unsigned views, const char *what, const pair *p,
                const char *question, const char *advice)
{
    hf_doubt *to = &d->list[d->count];
    char r[HF_NUMBER_SIZE], l[HF_NUMBER_SIZE];

    if (d->count == HF_DOUBTS)
        return;
    hf_format_double(r, sizeof r, p->of[HF_RIGHT], 'f', 1);
    hf_format_double(l, sizeof l, p->of[HF_LEFT], 'f', 1);
    to->views = views;
    snprintf(to->text, sizeof to->text, "%s (R %s, L %s mm): %s", what, r, l,
             question);
    snprintf(to->advice, sizeof to->advice, "%s", advice);
    d->count++;
}

/* ------------------------------------------------------------- movements */

/* What a view is named for. */
static const struct {
    hf_view view;
    const char *measure, *what, *question;
} movements[] = {
    {HF_VIEW_BROW, "brow_elevation", "neither brow rises beyond the error",
     "are the brows raised?"},
    {HF_VIEW_SMILE_GENTLE, "excursion",
     "neither mouth corner moves beyond the error",
     "is it a smile, is rest at rest?"},
    {HF_VIEW_SMILE_FULL, "excursion",
     "neither mouth corner moves beyond the error",
     "is it a smile, is rest at rest?"},
    {HF_VIEW_PUCKER, "pucker_narrowing",
     "neither mouth corner moves inwards beyond the error",
     "are the lips puckered?"},
    {HF_VIEW_LOWER_LIP, "lip_depression",
     "the lower lip drops on neither side beyond the error",
     "is the lower lip drawn down?"},
    {HF_VIEW_SNARL, "snarl_elevation",
     "neither wing of the nose rises beyond the error",
     "is the nose wrinkled?"},
};

/* Both sides must be known: the one that is na may be the better one. */
static void check_movements(doubts *d)
{
    for (size_t i = 0; i < sizeof movements / sizeof *movements; i++) {
        const pair p = read_pair(d, movements[i].measure, movements[i].view);

        if (p.of[HF_RIGHT] < hf_mdc95(p.sd[HF_RIGHT]) &&
            p.of[HF_LEFT] < hf_mdc95(p.sd[HF_LEFT]))
            add(d, 1u << movements[i].view, movements[i].what, &p,
                movements[i].question, "look whether the photo is that view");
    }
}

/* A full smile that is smaller than the gentle one on the side that smiles
 * more. */
static void check_smiles(doubts *d)
{
    const pair gentle = read_pair(d, "excursion", HF_VIEW_SMILE_GENTLE);
    const pair full = read_pair(d, "excursion", HF_VIEW_SMILE_FULL);
    const int best = gentle.of[HF_LEFT] > gentle.of[HF_RIGHT];
    const double sd = hypot(gentle.sd[best], full.sd[best]);

    if (isfinite(gentle.of[!best]) &&
        gentle.of[best] - fmax(full.of[HF_RIGHT], full.of[HF_LEFT]) > 1.96 * sd)
        add(d, 1u << HF_VIEW_SMILE_GENTLE | 1u << HF_VIEW_SMILE_FULL,
            "the full smile is smaller than the gentle one", &full,
            "are they swapped?", "look whether the two photos are swapped");
}

static void check_closing(doubts *d)
{
    for (hf_view v = HF_VIEW_CLOSE_GENTLE; v <= HF_VIEW_CLOSE_FULL; v++) {
        const pair gap = read_pair(d, "lagophthalmos", v);

        if (gap.of[HF_RIGHT] > closed_mm && gap.of[HF_LEFT] > closed_mm)
            add(d, 1u << v, "lids are apart on both sides", &gap,
                "are the eyes closed?", "look whether the photo is that view");
    }
}

/* ------------------------------------------------------------------ rest */

/* Both corners further out at rest than in views in which a mouth rests: the
 * palsy is the same in all of them. */
static void check_smile_at_rest(doubts *d)
{
    const pair rest = read_pair(d, "commissure_lateral", HF_VIEW_REST);
    pair in = {{NAN, NAN}, {NAN, NAN}};
    unsigned views = 0;
    int agree = 0;

    for (int i = 0; i < QUIET; i++) {
        const pair p = read_pair(d, "commissure_lateral", quiet[i]);
        bool both = true;

        for (int side = 0; side < 2; side++)
            both &= rest.of[side] - p.of[side] >
                    1.96 * hypot(rest.sd[side], p.sd[side]);
        if (!both)
            continue;
        for (int side = 0; side < 2; side++)
            in.of[side] = rest.of[side] - p.of[side];
        views |= 1u << quiet[i];
        agree++;
    }
    if (agree >= AGREE)
        add(d, 1u << HF_VIEW_REST | views,
            "both mouth corners are further out at rest than in the others",
            &in, "does the rest photo smile?",
            "take the rest photo with a relaxed mouth");
}

static void check_rest(doubts *d)
{
    const pair lips = read_pair(d, "dental_show", HF_VIEW_REST);
    const pair lids = read_pair(d, "pfh", HF_VIEW_REST);

    if (lids.of[HF_RIGHT] < open_mm && lids.of[HF_LEFT] < open_mm)
        add(d, 1u << HF_VIEW_REST, "lids are nearly closed on both sides",
            &lids, "are the eyes open?", "look straight ahead at rest");
    if (lips.of[HF_RIGHT] > shut_mm && lips.of[HF_LEFT] > shut_mm)
        add(d, 1u << HF_VIEW_REST, "lips are apart on both sides", &lips,
            "is the mouth shut?", "take the rest photo with the mouth shut");
    check_smile_at_rest(d);
}

size_t hf_visit_check(hf_doubt out[HF_DOUBTS], const hf_values *values,
                      hf_affected affected)
{
    doubts d = {out, 0, values};

    /* Neither side of a bilateral palsy is known to be able to. */
    if (affected == HF_AFFECTED_BOTH)
        return 0;
    check_rest(&d);
    check_closing(&d);
    check_movements(&d);
    check_smiles(&d);
    return d.count;
}
