/* face/contour.c - names and properties of contours and sides */
#include "face/model.h"

#include <string.h>

#include "base/fail.h"

enum { PAIRED = 1, SINGLE = 2, ACROSS = 4 };

static const struct {
    const char *name;
    int is;
} contours[HF_CONTOUR_COUNT] = {
    [HF_BROW_UPPER] = {"brow_upper", PAIRED},
    [HF_BROW_LOWER] = {"brow_lower", PAIRED},
    [HF_LID_UPPER] = {"lid_upper", PAIRED},
    [HF_LID_LOWER] = {"lid_lower", PAIRED},
    [HF_CANTHUS_INNER] = {"canthus_inner", PAIRED | SINGLE},
    [HF_CANTHUS_OUTER] = {"canthus_outer", PAIRED | SINGLE},
    [HF_LIP_UPPER_OUTER] = {"lip_upper_outer", ACROSS},
    [HF_LIP_UPPER_INNER] = {"lip_upper_inner", ACROSS},
    [HF_LIP_LOWER_INNER] = {"lip_lower_inner", ACROSS},
    [HF_LIP_LOWER_OUTER] = {"lip_lower_outer", ACROSS},
    [HF_COMMISSURE] = {"commissure", PAIRED | SINGLE},
    [HF_CUPID_BOW] = {"cupid_bow", PAIRED | SINGLE},
    [HF_PHILTRUM] = {"philtrum", 0},
    [HF_ALA] = {"ala", PAIRED | SINGLE},
    [HF_NOSE_TIP] = {"nose_tip", SINGLE},
    [HF_SUBNASALE] = {"subnasale", SINGLE},
    [HF_NASION] = {"nasion", SINGLE},
    [HF_CHIN] = {"chin", SINGLE},
    [HF_NASOLABIAL_FOLD] = {"nasolabial_fold", PAIRED},
    [HF_JAW] = {"jaw", ACROSS},
};

static const char *const affected_names[] = {
    [HF_AFFECTED_UNKNOWN] = "unknown", [HF_AFFECTED_RIGHT] = "right",
    [HF_AFFECTED_LEFT] = "left",       [HF_AFFECTED_BOTH] = "both",
    [HF_AFFECTED_NONE] = "none",
};

#define AFFECTED_COUNT (sizeof affected_names / sizeof *affected_names)

static bool has(hf_contour_id id, int property)
{
    return (unsigned)id < HF_CONTOUR_COUNT && (contours[id].is & property);
}

bool hf_contour_paired(hf_contour_id id)
{
    return has(id, PAIRED);
}

bool hf_contour_single(hf_contour_id id)
{
    return has(id, SINGLE);
}

bool hf_contour_across(hf_contour_id id)
{
    return has(id, ACROSS);
}

int hf_contour_sides(hf_contour_id id)
{
    return has(id, PAIRED) ? 2 : 1;
}

const char *hf_contour_name(hf_contour_id id)
{
    return (unsigned)id < HF_CONTOUR_COUNT ? contours[id].name : "";
}

hf_contour_id hf_contour_by_name(const char *name)
{
    int id = 0;

    while (id < HF_CONTOUR_COUNT && strcmp(name, contours[id].name) != 0)
        id++;
    return (hf_contour_id)id;
}

const char *hf_side_name(hf_side side)
{
    return side == HF_LEFT ? "left" : "right";
}

hf_side hf_side_other(hf_side side)
{
    return side == HF_LEFT ? HF_RIGHT : HF_LEFT;
}

const char *hf_affected_name(hf_affected affected)
{
    return (unsigned)affected < AFFECTED_COUNT ? affected_names[affected] : "";
}

hf_status hf_affected_parse(hf_affected *out, const char *word, hf_error *error)
{
    size_t i;

    for (i = 0; i < AFFECTED_COUNT; i++) {
        if (strcmp(word, affected_names[i]) == 0) {
            *out = (hf_affected)i;
            return HF_OK;
        }
    }
    return hf_fail(error, HF_E_OPTION,
                   "'%s' is not a side: use right, left, both, none or "
                   "unknown",
                   word);
}
