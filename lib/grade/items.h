/* grade/items.h - scales that add up items: items, ladders, findings
 *
 * A scale begins an item, looks at readings (each look is a step of the item),
 * and ends it with a score, a range or the reason why it is not scored. Totals
 * carry the ranges on.
 */
#ifndef HF_GRADE_ITEMS_H
#define HF_GRADE_ITEMS_H

#include "grade/rules.h"

/** Whether the scale applies and there is a rest photo; if not, the grade says
 *  why. */
bool hf_items_apply(hf_grading *grading);

/** Whether there is a rest photo; if not, the grade says so. */
bool hf_rest_there(hf_grading *grading);

/** Begins an item; it is not scored until it is. part and name are static.
 *  True: it is scored by hand, and there is nothing to look at. */
bool hf_item_begin(hf_grading *grading, const char *part, const char *name,
                   double least, double most, double weight);
/** Scores the open item: from low to high. */
void hf_item_score(hf_grading *grading, double low, double high,
                   const char *words);
/** Why the open item has no score, without a note of what is missing. */
void hf_item_reason(hf_grading *grading, const char *why);
/** The open item stays without a score, for that reason, which is noted as
 *  missing. */
void hf_item_lack(hf_grading *grading, const char *why);
/** Ends it. */
void hf_item_end(hf_grading *grading);

/** Adds a total over the items of a part (NULL: all): scale * sum of |weight| *
 *  score. */
const hf_grade_total *hf_total_of(hf_grading *grading, const char *name,
                                  const char *part, double scale);
/** Adds a total that is given. */
const hf_grade_total *hf_total_add(hf_grading *grading, const char *name,
                                   double low, double high);
/** Ends a scale: graded, partial, or not gradable when no item is scored. */
void hf_items_finish(hf_grading *grading);

/** Whether every item given by hand for the grade's scale is one of its items.
 *  HF_E_OPTION. */
HF_CHECKED hf_status hf_given_check(const hf_grade *grade,
                                    const hf_given_item *given, size_t count,
                                    hf_error *error);

/** The first rung whose limit the ratio is under gives the score. */
typedef struct hf_rung {
    hf_cutoff_id limit;
    int score;
    const char *words;
} hf_rung;

typedef struct hf_ladder {
    hf_rung none; /**< its limit is the noise */
    const hf_rung *rungs;
    size_t count;
    hf_rung full; /**< its limit is not looked at */
} hf_ladder;

/** Goes down a ladder by a movement's ratio; each rung is a step. NULL: there
 *  is no ratio, and the open item has the reason. Borrowed from the ladder. */
const hf_rung *hf_ladder_go(hf_grading *grading, const hf_ladder *ladder,
                            int movement);

/** What a difference between the sides comes to. */
typedef enum hf_unevenness {
    HF_EVEN_SIDES = 0, /**< within the limit, or not beyond its own doubt */
    HF_AFFECTED_MORE,
    HF_AFFECTED_LESS,
    HF_EVENNESS_UNKNOWN
} hf_unevenness;

/** Holds a difference (affected - healthy) against a limit and against
 *  sure_sds of its own sd; one step, more or less in words. */
hf_unevenness hf_uneven(hf_grading *grading, const hf_reading *difference,
                        hf_cutoff_id limit, const char *more, const char *less);
/** affected - healthy at rest. */
hf_reading hf_rest_difference(const hf_grading *grading, const char *id);

/** Expressions in which something moves that should not. */
enum {
    HF_SYNKINESIS_BROW = 0, /**< the mouth, raising the brows */
    HF_SYNKINESIS_GENTLE,   /**< the mouth, closing the eyes gently */
    HF_SYNKINESIS_SMILE,    /**< the eye, smiling fully */
    HF_SYNKINESIS_SNARL,    /**< the eye, at snarl */
    HF_SYNKINESIS_PUCKER,   /**< the eye, puckering */
    HF_SYNKINESES
};

/** 0 none, 1 mild, 2 moderate, 3 severe; -1: not measured, and *why says so
 *  (static until the next call with the same buffer). */
int hf_synkinesis(hf_grading *grading, int expression,
                  char why[HF_MISSING_SIZE]);

/** How much narrower the affected eye (without a side, the right one) became
 *  than the other since rest, mm. */
hf_reading hf_narrowing_read(const hf_grading *grading, hf_view view);

/** "none", "mild", "moderate", "severe". */
const char *hf_synkinesis_words(int score);

#endif
