/* outcome/procedures.c - what each operation is judged by
 *
 * One row an operation: views to photograph, primary measures in the order in
 * which they are reported, and what the literature calls a success, where it
 * does. There is no published minimal important change in millimetres for
 * mouth corner, brow or lid: where no target is published there is none.
 *
 * Static operations are judged at rest first, dynamic ones by movement first.
 * Every ratio has the affected side's own value beside it: weakening the
 * healthy side improves a ratio without any gain.
 */
#include <hemiface/outcome.h>

#include "base/fail.h"

#include <stdio.h>
#include <string.h>

/* Views as bits. */
#define REST (1u << HF_VIEW_REST)
#define BROW (1u << HF_VIEW_BROW)
#define CLOSE (1u << HF_VIEW_CLOSE_GENTLE | 1u << HF_VIEW_CLOSE_FULL)
#define SMILE (1u << HF_VIEW_SMILE_GENTLE | 1u << HF_VIEW_SMILE_FULL)
#define FULL_SMILE (1u << HF_VIEW_SMILE_FULL)
#define PUCKER (1u << HF_VIEW_PUCKER)
#define LOWER_LIP (1u << HF_VIEW_LOWER_LIP)

/* The affected side's own value, whichever side it is. */
#define OWN HF_VALUE_RIGHT
#define DIFF HF_VALUE_DIFF
#define RATIO HF_VALUE_RATIO
#define SINGLE HF_VALUE_SINGLE

static const hf_primary smile[] = {
    {"excursion", HF_VIEW_SMILE_FULL, OWN},
    {"excursion", HF_VIEW_SMILE_FULL, RATIO},
    {"fai", HF_VIEW_REST, SINGLE},
    {"fai", HF_VIEW_SMILE_FULL, SINGLE},
    {"smile_angle", HF_VIEW_SMILE_FULL, DIFF},
    {"commissure_height", HF_VIEW_REST, DIFF},
    {"commissure_height", HF_VIEW_SMILE_FULL, DIFF},
    {"dental_show", HF_VIEW_SMILE_FULL, DIFF},
    {"excursion", HF_VIEW_SMILE_GENTLE, OWN},
};

static const hf_primary nerve[] = {
    {"excursion", HF_VIEW_SMILE_FULL, OWN},
    {"excursion", HF_VIEW_SMILE_FULL, RATIO},
    {"fai", HF_VIEW_REST, SINGLE},
    {"fai", HF_VIEW_SMILE_FULL, SINGLE},
    {"commissure_height", HF_VIEW_REST, DIFF},
    {"commissure_height", HF_VIEW_SMILE_FULL, DIFF},
    {"excursion", HF_VIEW_SMILE_GENTLE, OWN},
    {"synkinesis_eye", HF_VIEW_SMILE_FULL, OWN},
};

static const hf_primary synkinesis[] = {
    {"synkinesis_eye", HF_VIEW_SMILE_FULL, OWN},
    {"synkinesis_eye", HF_VIEW_PUCKER, OWN},
    {"synkinesis_mouth", HF_VIEW_CLOSE_FULL, OWN},
    {"pfh", HF_VIEW_SMILE_FULL, DIFF},
    {"pfh", HF_VIEW_PUCKER, DIFF},
    {"excursion", HF_VIEW_SMILE_FULL, OWN},
    {"excursion", HF_VIEW_SMILE_FULL, RATIO},
    {"fai", HF_VIEW_SMILE_FULL, SINGLE},
};

static const hf_primary movement[] = {
    {"excursion", HF_VIEW_SMILE_FULL, OWN},
    {"excursion", HF_VIEW_SMILE_FULL, RATIO},
    {"fai", HF_VIEW_REST, SINGLE},
    {"fai", HF_VIEW_SMILE_FULL, SINGLE},
    {"synkinesis_eye", HF_VIEW_SMILE_FULL, OWN},
};

/* The last row of the static lists watches that movement is not lost. */
static const hf_primary corner[] = {
    {"commissure_height", HF_VIEW_REST, DIFF},
    {"fai", HF_VIEW_REST, SINGLE},
    {"philtrum_deviation", HF_VIEW_REST, SINGLE},
    {"commissure_height", HF_VIEW_SMILE_FULL, DIFF},
    {"excursion", HF_VIEW_SMILE_FULL, OWN},
};

static const hf_primary brow[] = {
    {"brow_height", HF_VIEW_REST, DIFF},
    {"brow_height", HF_VIEW_REST, OWN},
    {"brow_elevation", HF_VIEW_BROW, OWN},
};

static const hf_primary upper_lid[] = {
    {"lagophthalmos", HF_VIEW_CLOSE_GENTLE, OWN},
    {"lagophthalmos", HF_VIEW_CLOSE_FULL, OWN},
    {"pfh", HF_VIEW_REST, OWN},
    {"pfh", HF_VIEW_REST, DIFF},
    {"mrd1", HF_VIEW_REST, OWN},
};

static const hf_primary lower_lid[] = {
    {"mrd2", HF_VIEW_REST, OWN},
    {"mrd2", HF_VIEW_REST, DIFF},
    {"scleral_show", HF_VIEW_REST, OWN},
    {"pfh", HF_VIEW_REST, DIFF},
};

static const hf_primary at_rest[] = {
    {"commissure_height", HF_VIEW_REST, DIFF},
    {"fai", HF_VIEW_REST, SINGLE},
    {"philtrum_deviation", HF_VIEW_REST, SINGLE},
    {"brow_height", HF_VIEW_REST, DIFF},
    {"pfh", HF_VIEW_REST, DIFF},
    {"mrd2", HF_VIEW_REST, DIFF},
    {"excursion", HF_VIEW_SMILE_FULL, OWN},
};

static const hf_primary training[] = {
    {"brow_elevation", HF_VIEW_BROW, OWN},
    {"brow_elevation", HF_VIEW_BROW, RATIO},
    {"closure", HF_VIEW_CLOSE_GENTLE, OWN},
    {"closure", HF_VIEW_CLOSE_FULL, OWN},
    {"excursion", HF_VIEW_SMILE_GENTLE, OWN},
    {"excursion", HF_VIEW_SMILE_GENTLE, RATIO},
    {"excursion", HF_VIEW_SMILE_FULL, OWN},
    {"excursion", HF_VIEW_SMILE_FULL, RATIO},
    {"pucker_narrowing", HF_VIEW_PUCKER, OWN},
    {"lip_depression", HF_VIEW_LOWER_LIP, OWN},
    {"synkinesis_eye", HF_VIEW_SMILE_FULL, OWN},
    {"synkinesis_eye", HF_VIEW_PUCKER, OWN},
    {"synkinesis_mouth", HF_VIEW_CLOSE_FULL, OWN},
    {"synkinesis_mouth", HF_VIEW_BROW, OWN},
};

/* What counts as success, as published; held against the numbers by
 * targets.c. */
static const hf_target gracilis_targets[] = {
    {"excursion over 3 mm at full smile (Greene 2018)", "excursion",
     HF_VIEW_SMILE_FULL, OWN, HF_TARGET_OVER, 3},
    {"excursion not under 2 mm, which is a failure (Hadlock 2011)", "excursion",
     HF_VIEW_SMILE_FULL, OWN, HF_TARGET_FROM, 2},
};

static const hf_target temporalis_targets[] = {
    {"excursion over 75 % of the healthy side's, the best of three classes "
     "(intraoral temporalis transposition series, 14 patients)",
     "excursion", HF_VIEW_SMILE_FULL, RATIO, HF_TARGET_OVER, 75},
};

static const hf_target brow_targets[] = {
    {"brow heights within 3.5 mm, which others do not notice (Wang 2017)",
     "brow_height", HF_VIEW_REST, DIFF, HF_TARGET_WITHIN, 3.5},
};

/* Lagophthalmos is read while closing gently, where it is looked for; ptosis
 * as the upper lid above the pupil against the healthy side's. */
static const hf_target upper_lid_targets[] = {
    {"over 50 % less lagophthalmos at gentle closure (Ugurlu 2017)",
     "lagophthalmos", HF_VIEW_CLOSE_GENTLE, OWN, HF_TARGET_LESS, 50},
    {"under 2 mm of ptosis against the healthy side (Ugurlu 2017)", "mrd1",
     HF_VIEW_REST, DIFF, HF_TARGET_OVER, -2},
};

static const hf_target lower_lid_targets[] = {
    {"lower lid within 1 mm of the limbus (Ugurlu 2017)", "limbus_gap",
     HF_VIEW_REST, OWN, HF_TARGET_WITHIN, 1},
};

#define LIST(list) (list), sizeof(list) / sizeof *(list)

static const hf_procedure procedures[] = {
    {"gracilis", HF_KIND_DYNAMIC, "free gracilis muscle transfer", REST | SMILE,
     LIST(smile), LIST(gracilis_targets)},
    {"masseteric", HF_KIND_DYNAMIC, "masseteric nerve transfer", REST | SMILE,
     LIST(nerve), NULL, 0},
    {"cross-face", HF_KIND_DYNAMIC, "cross-face nerve graft", REST | SMILE,
     LIST(nerve), NULL, 0},
    {"dual", HF_KIND_DYNAMIC, "dual innervation, cross-face and masseteric",
     REST | SMILE, LIST(nerve), NULL, 0},
    {"temporalis", HF_KIND_DYNAMIC, "lengthening temporalis myoplasty",
     REST | SMILE, LIST(smile), LIST(temporalis_targets)},
    {"neurectomy", HF_KIND_DYNAMIC, "selective neurectomy for synkinesis",
     REST | CLOSE | FULL_SMILE | PUCKER, LIST(synkinesis), NULL, 0},
    {"botulinum", HF_KIND_DYNAMIC, "botulinum toxin for synkinesis",
     REST | CLOSE | FULL_SMILE | PUCKER, LIST(synkinesis), NULL, 0},
    {"sling", HF_KIND_STATIC, "static sling or suspension of the mouth corner",
     REST | FULL_SMILE, LIST(corner), NULL, 0},
    {"facelift", HF_KIND_STATIC, "facelift on the affected side",
     REST | FULL_SMILE, LIST(corner), NULL, 0},
    {"brow-lift", HF_KIND_STATIC, "brow lift", REST | BROW, LIST(brow),
     LIST(brow_targets)},
    {"lid-weight", HF_KIND_STATIC, "upper-lid weight", REST | CLOSE,
     LIST(upper_lid), LIST(upper_lid_targets)},
    {"lower-lid", HF_KIND_STATIC, "lower-lid tightening or sling", REST,
     LIST(lower_lid), LIST(lower_lid_targets)},
    {"retraining", HF_KIND_THERAPY, "neuromuscular retraining",
     REST | BROW | CLOSE | SMILE | PUCKER | LOWER_LIP, LIST(training), NULL, 0},
    {"static", HF_KIND_STATIC, "any static operation", REST | FULL_SMILE,
     LIST(at_rest), NULL, 0},
    {"dynamic", HF_KIND_DYNAMIC, "any dynamic operation", REST | SMILE,
     LIST(movement), NULL, 0},
};

enum { PROCEDURES = sizeof procedures / sizeof *procedures };

const char *hf_kind_name(hf_kind kind)
{
    static const char *const names[] = {"static", "dynamic", "therapy"};

    return (unsigned)kind < 3 ? names[kind] : "";
}

size_t hf_procedure_count(void)
{
    return PROCEDURES;
}

const hf_procedure *hf_procedure_at(size_t index)
{
    return index < PROCEDURES ? &procedures[index] : NULL;
}

hf_status hf_procedure_by_name(const hf_procedure **out, const char *name,
                               hf_error *error)
{
    char known[HF_ERROR_SIZE] = "";

    for (size_t i = 0; i < PROCEDURES; i++) {
        size_t length = strlen(known);

        if (!strcmp(name, procedures[i].name)) {
            *out = &procedures[i];
            return HF_OK;
        }
        snprintf(known + length, sizeof known - length, " %s",
                 procedures[i].name);
    }
    return hf_fail(error, HF_E_OPTION, "unknown procedure '%.64s': choose%s",
                   name, known);
}
