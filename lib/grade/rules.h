/* grade/rules.h - what every scale shares: readings, steps, what is missing
 *
 * A scale reads numbers (hf_read), holds them against limits and records each
 * look as a step. A number that is not there makes a rule neither true nor
 * false but HF_MAYBE, and a grade is given only if no such rule could change
 * it.
 */
#ifndef HF_GRADE_RULES_H
#define HF_GRADE_RULES_H

#include <hemiface/grade.h>

/** Longest name of something missing, closing zero included. */
#define HF_MISSING_SIZE 192
/** Longest margin text, closing zero included. */
#define HF_MARGIN_SIZE 320

/** Whether a rule holds. Ordered: AND is the least, OR the greatest. */
typedef enum hf_truth { HF_NO = 0, HF_MAYBE, HF_YES } hf_truth;

hf_truth hf_and(hf_truth a, hf_truth b);
hf_truth hf_or(hf_truth a, hf_truth b);

/** A number a rule looks at. Plain value. */
typedef struct hf_reading {
    bool ok;
    double value, sd; /**< NaN unless ok */
    char unit[16];
    char input[96];                /**< "excursion L smile-full" */
    char missing[HF_MISSING_SIZE]; /**< why it is not there; "" if ok */
} hf_reading;

/** A value of the list; missing says "view X" when the photo is absent, else
 *  which value is na and why. */
hf_reading hf_read(const hf_values *values, const char *id, hf_view view,
                   hf_value_side side);
/** a - b and its sd; missing is a's, else b's. */
hf_reading hf_read_drop(const hf_reading *a, const hf_reading *b,
                        const char *input);
/** Whether any value of that view says more than that its photo is absent. */
bool hf_has_view(const hf_values *values, hf_view view);

/** The value side of a face's side. */
hf_value_side hf_own_value(hf_side side);

/** value < limit, value > limit; HF_MAYBE when the reading is not ok. */
hf_truth hf_under(const hf_reading *reading, double limit);
hf_truth hf_over(const hf_reading *reading, double limit);

/** A movement of both sides, filled by hf_regions_read. */
typedef struct hf_region_reading {
    hf_reading affected, healthy; /**< movement, mm */
    hf_reading ratio;             /**< affected / healthy, 0 under the noise */
    double shown_affected, shown_healthy; /**< as hf_grade_region has them */
    hf_truth moves; /**< the affected side moves beyond the noise; HF_MAYBE
                         also when neither side moved: was it tried? */
} hf_region_reading;

/** The movements; the first HF_GRADE_REGIONS are a grade's regions. */
enum {
    HF_REGION_BROW = 0,
    HF_REGION_EYE, /**< lids at full effort */
    HF_REGION_MOUTH,
    HF_REGION_GENTLE, /**< lids closing gently */
    HF_REGION_SNARL,
    HF_REGION_PUCKER,
    HF_REGION_LIP, /**< lower lip drawn down */
    HF_MOVEMENTS
};

/** Most totals of a scale. */
enum { HF_TOTALS = 6 };

/** The object behind hf_grade. */
struct hf_grade {
    hf_scale scale;
    hf_grade_status state;
    int number;
    double points;
    hf_grade_step *steps;
    size_t step_count, step_room;
    size_t decisive;                /**< index of a step; SIZE_MAX = none */
    char margin[2][HF_MARGIN_SIZE]; /**< [better] */
    char (*missing)[HF_MISSING_SIZE];
    size_t missing_count, missing_room;
    hf_grade_region regions[HF_GRADE_REGIONS];
    hf_grade_item *items;
    size_t item_count, item_room;
    hf_grade_total totals[HF_TOTALS];
    size_t total_count;
    int best, worst; /**< the grade's range; 0 = none */
    int open_item;   /**< index of the item being scored, or -1 */
    bool no_memory;  /**< a step or a missing entry was lost: the call fails */
};

/** What a scale works with. */
typedef struct hf_grading {
    hf_grade *grade;
    const hf_values *values;
    hf_affected affected;
    const hf_grade_options *options;
    hf_side side; /**< the affected side; of use when it is one */
    hf_region_reading regions[HF_MOVEMENTS];
    bool listing; /**< only the items' names are wanted: values are empty */
    const hf_given_item *given; /**< scored by hand */
    size_t given_count;
} hf_grading;

/** A cut-off of the grading's options. */
double hf_cut(const hf_grading *grading, hf_cutoff_id id);
/** "what 1.5 mm after", with that cut-off's number. */
void hf_cut_text(char *text, size_t size, const hf_grading *grading,
                 const char *what, hf_cutoff_id id, const char *after);

/** Records that a rule looked at a reading; returns the step's index. Texts
 *  are cut to their room. */
size_t hf_step(hf_grade *grade, const char *rule, const hf_reading *reading,
               double limit, bool fired, const char *result);
/** Notes what is missing, once. */
void hf_miss(hf_grade *grade, const char *what);
/** Ends in HF_GRADE_INVALID for that reason. */
void hf_invalid(hf_grade *grade, const char *why);

/** A number that would have to move for another grade. Plain value. */
typedef struct hf_shift {
    const char *what; /**< borrowed; NULL = none */
    const char *unit; /**< borrowed */
    double from, to;
} hf_shift;

/** Appends "0.6 mm more excursion L smile-full (5.7 -> 6.3)", after " and "
 *  if the text is not empty. */
void hf_shift_append(char *text, size_t size, const hf_shift *shift);
/** Appends a text. */
void hf_text_append(char *text, size_t size, const char *more);

/** Reads the movements of a visit with one affected side; otherwise they are
 *  undefined with the reason. Fills grade->regions too. */
void hf_regions_read(hf_grading *grading);

/** A side's movement, mm. */
hf_reading hf_movement_read(const hf_grading *grading, int movement,
                            hf_side side);
/** A side's closure in %, of a movement of the lids. */
hf_reading hf_closure_read(const hf_grading *grading, int movement,
                           hf_side side);
/** Whether the head is turned too far to compare sides, by what the measure's
 *  difference says of that view. */
bool hf_turned_away(const hf_grading *grading, const char *id, hf_view view);
bool hf_movement_turned(const hf_grading *grading, int movement);
/** "brow raise", "snarl", ... Static. */
const char *hf_movement_name(int movement);

/** The scales. */
void hf_grade_hb_points(hf_grading *grading);
void hf_grade_hb_desc(hf_grading *grading);
void hf_grade_fngs(hf_grading *grading);
void hf_grade_sunnybrook(hf_grading *grading);
void hf_grade_eface(hf_grading *grading);
void hf_grade_symmetry(hf_grading *grading);

#endif
