/* measure/gate_text.c - what a photo lets be measured: the words */
#include "measure/gate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define BOTH(text)                                                             \
    {                                                                          \
        text, text                                                             \
    }

const struct hf_check hf_checks[HF_CAUSE_COUNT] = {
    [HF_CAUSE_INTERPUPILLARY] = {"interpupillary",
                                 BOTH("interpupillary distance"), " mm",
                                 " is outside 45-80 mm: check the scale", 1},
    [HF_CAUSE_INTERCANTHAL] = {"intercanthal",
                               BOTH("inner intercanthal distance"), " mm",
                               " is outside 20-45 mm: check the scale", 1},
    [HF_CAUSE_IRIS] = {"iris", BOTH("iris"), " % of the outer canthal width",
                       " is outside 11-16 %: check the irises", 1},
    [HF_CAUSE_YAW] = {"yaw", BOTH("yaw"), " deg",
                      " is over 5 deg: side differences are doubtful", 1},
    [HF_CAUSE_PITCH] = {"pitch", BOTH("pitch"), " deg",
                        " is over 10 deg: heights are doubtful", 1},
    [HF_CAUSE_ROLL] = {"roll", BOTH("roll"), " deg",
                       " is over 15 deg: contours are doubtful", 1},
    [HF_CAUSE_IRIS_PX] = {"iris-px", BOTH("iris"), " px across",
                          " is under 30 px: the scale is doubtful", 1},
    [HF_CAUSE_MEGAPIXELS] = {"megapixels", BOTH("photo of"), " megapixels",
                             " is under 1 megapixel: everything is doubtful",
                             2},
    [HF_CAUSE_BLUR] = {"blur", BOTH("blur"), " mm",
                       " is over 0.7 mm: contours are doubtful, lids first", 2},
    [HF_CAUSE_DARK] = {"dark", BOTH("black part of the face"), " %",
                       " is over 2 %: contours are doubtful, lids first", 1},
    [HF_CAUSE_BRIGHT] = {"bright", BOTH("white part of the face"), " %",
                         " is over 10 %: contours are doubtful, brows first",
                         1},
    [HF_CAUSE_SIDE_LIGHT] = {"side-light",
                             {"left cheek brighter by",
                              "right cheek brighter by"},
                             " stops",
                             ", over 1: side differences are doubtful",
                             1},
    [HF_CAUSE_GLARE] = {"glare",
                        {"white around the right eye",
                         "white around the left eye"},
                        " %",
                        " is over 5 %: reflections? that eye is doubtful",
                        0},
    [HF_CAUSE_HAIR] = {"hair",
                       {"dark above the right brow",
                        "dark above the left brow"},
                       " %",
                       " is over 60 %: hair? that brow is doubtful",
                       0},
    [HF_CAUSE_FACES] = {"faces", BOTH("other faces on the photo:"), "",
                        "; took the largest central one, a number chooses", 0},
};

/* Advice: which of two by the value's sign, or by the side; the value's size
 * between before and after where there is an after. */
static const struct {
    const char *before[2], *after[2]; /* [0]: right side, or below 0 */
} advices[HF_CAUSE_COUNT] = {
    [HF_CAUSE_INTERPUPILLARY] = {BOTH("give a measured interpupillary "
                                      "distance"),
                                 BOTH(NULL)},
    [HF_CAUSE_INTERCANTHAL] = {BOTH("give a measured interpupillary distance"),
                               BOTH(NULL)},
    [HF_CAUSE_IRIS] = {BOTH("look straight at the camera with open eyes"),
                       BOTH(NULL)},
    [HF_CAUSE_YAW] = {BOTH("turn the head "),
                      {" deg to the patient's left",
                       " deg to the patient's right"}},
    [HF_CAUSE_PITCH] = {{"lift the chin by ", "lower the chin by "},
                        BOTH(" deg")},
    [HF_CAUSE_ROLL] = {BOTH("tilt the head "),
                       {" deg towards the patient's left shoulder",
                        " deg towards the patient's right shoulder"}},
    [HF_CAUSE_IRIS_PX] = {BOTH("fill more of the picture with the face, or "
                               "take more pixels"),
                          BOTH(NULL)},
    [HF_CAUSE_MEGAPIXELS] = {BOTH("take more pixels"), BOTH(NULL)},
    [HF_CAUSE_BLUR] = {BOTH("focus on the eyes, hold still, clean the lens"),
                       BOTH(NULL)},
    [HF_CAUSE_DARK] = {BOTH("put more light on the face"), BOTH(NULL)},
    [HF_CAUSE_BRIGHT] = {BOTH("expose less"), BOTH(NULL)},
    [HF_CAUSE_SIDE_LIGHT] = {{"put more light on the patient's right side",
                              "put more light on the patient's left side"},
                             BOTH(NULL)},
    [HF_CAUSE_GLARE] = {BOTH("take the glasses off, or move the lamp"),
                        BOTH(NULL)},
    [HF_CAUSE_HAIR] = {{"pin the hair back over the patient's right brow",
                        "pin the hair back over the patient's left brow"},
                       BOTH(NULL)},
    [HF_CAUSE_FACES] = {BOTH("have one person on the photo, or choose the "
                             "face by its number"),
                        BOTH(NULL)},
};

const char *hf_verdict_name(hf_verdict verdict)
{
    static const char *const names[] = {"pass", "warn", "refuse"};

    return (unsigned)verdict <= HF_REFUSE ? names[verdict] : "";
}

const char *hf_cause_name(hf_cause cause)
{
    return (unsigned)cause < HF_CAUSE_COUNT ? hf_checks[cause].name : "";
}

/* With a point, whatever the locale; "?" for what no number of digits
 * holds. */
static const char *number(char text[32], double value, int decimals)
{
    const long power = decimals == 2 ? 100 : decimals == 1 ? 10 : 1;

    if (fabs(value) < 1e9) {
        const long t = lround(fabs(value) * (double)power);

        snprintf(text, 32, "%s%ld", value < 0 && t > 0 ? "-" : "", t / power);
        if (decimals)
            snprintf(text + strlen(text), 32 - strlen(text), ".%0*ld", decimals,
                     t % power);
    } else {
        snprintf(text, 32, "?");
    }
    return text;
}

void hf_finding_text(char *text, size_t size, const hf_finding *finding)
{
    const struct hf_check *c = &hf_checks[finding->cause];
    const bool light = finding->cause == HF_CAUSE_SIDE_LIGHT;
    const double value = light ? fabs(finding->value) : finding->value;
    char digits[32];

    snprintf(text, size, "%s %s%s%s",
             c->what[light ? finding->value > 0 : finding->side == HF_LEFT],
             number(digits, value, c->decimals), c->unit, finding->fault);
}

void hf_finding_advice(char *text, size_t size, const hf_finding *finding)
{
    const bool sided =
        finding->cause == HF_CAUSE_GLARE || finding->cause == HF_CAUSE_HAIR;
    const int which = sided ? finding->side == HF_LEFT : finding->value > 0;
    const char *after = advices[finding->cause].after[which];
    char digits[32];

    snprintf(text, size, "%s%s%s", advices[finding->cause].before[which],
             after ? number(digits, fabs(finding->value), 0) : "",
             after ? after : "");
}
