/* measure/gate.c - what a photo lets be measured: the limits */
#include "measure/gate.h"

#include <math.h>

/* ----------------------------------------------------------------- limits */

/* The range without doubt.
 *
 * Interpupillary: 45-80 mm holds nearly all adults (Dodgson 2004); inner canthi
 * are the specification's. Its 9-14 % for the iris would warn of 30 of 101
 * healthy faces with hand-placed points (11.77 of 86.5 mm is 13.6 %, sd 0.6 %):
 * four sds around that mean warn of none.
 * Yaw: under 5 deg a mouth corner's side difference moves by less than what is
 * noticed. Pitch: faces differ in build, and the estimate's sd over people who
 * look straight at the camera is 5 deg: at 5 deg a third of 112 frontal photos
 * would be doubted. It moves heights alike on both sides, and nothing says
 * where it would spoil them: it never refuses.
 * Roll: the frame takes it out; accuracy is known for up to 10 deg
 * (`make bench-accuracy`), and the rest is the estimate's own error.
 * Iris: 30 px and 1 megapixel are what is asked of photos for measurement
 * (Guarin et al. 2018).
 * Blur, nominal mm, on 38 studio photos blurred by known amounts: unblurred
 * ones have 0.24 to 0.51; at 0.7 lids, brows and mouth corners are off by 0.4
 * mm (root mean square), as much as the detector is on sharp ones.
 * Dark, bright, per cent, on the same photos under- (with noise of 3 levels)
 * and over-exposed: well exposed ones have at most 0.4 and 0.1; at 2 dark and
 * at 10 bright, lids are off by 0.5 mm.
 * Side light, stops: mouth corners move by 0.6 mm at 1; 152 studio photos have
 * at most 0.84.
 * Glare, per cent of a lens: catchlights make at most 0.2; 5 are a patch of 7
 * by 7 mm. Hair, per cent of the strip above a brow: of 102 photos four are
 * over 60, the four with a fringe over a brow; thick brows reach 46. */
static const struct {
    double low, high;
    bool sided;
} ranges[HF_CAUSE_COUNT] = {
    [HF_CAUSE_INTERPUPILLARY] = {45, 80, false},
    [HF_CAUSE_INTERCANTHAL] = {20, 45, false},
    [HF_CAUSE_IRIS] = {11, 16, false},
    [HF_CAUSE_YAW] = {-5, 5, false},
    [HF_CAUSE_PITCH] = {-10, 10, false},
    [HF_CAUSE_ROLL] = {-15, 15, false},
    [HF_CAUSE_IRIS_PX] = {30, INFINITY, false},
    [HF_CAUSE_MEGAPIXELS] = {1, INFINITY, false},
    [HF_CAUSE_BLUR] = {0, 0.7, false},
    [HF_CAUSE_DARK] = {0, 2, false},
    [HF_CAUSE_BRIGHT] = {0, 10, false},
    [HF_CAUSE_SIDE_LIGHT] = {-1, 1, false},
    [HF_CAUSE_GLARE] = {0, 5, true},
    [HF_CAUSE_HAIR] = {0, 60, true},
    [HF_CAUSE_FACES] = {0, 0, false},
};

#define BROWS (HF_BIT(HF_BROW_UPPER) | HF_BIT(HF_BROW_LOWER))
#define LIDS (HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER))
#define EYES (LIDS | HF_BIT(HF_CANTHUS_INNER) | HF_BIT(HF_CANTHUS_OUTER))
#define ALL (HF_BIT(HF_CONTOUR_COUNT) - 1)

/* What is spoilt outside which range, in order of badness within a cause.
 *
 * Yaw: beyond 10 deg a midline point 20 mm in front of the eyes lies 3.5 mm
 * off the midline for the turn alone, as much as what people notice.
 * Iris: at 10 px across, the pixel that a reading may be off is 10 % of every
 * mm; shares and angles do not need it.
 * Blur: lids are off by 1 mm at 1.4, which people notice; mouth corners by 2.5
 * and brows by 1.7 mm at 1.8, near the 3 and 3.5 that people notice.
 * Dark: at 20 % lids are off by 2 mm (brows and mouth by 1 to 1.5).
 * Bright: at 50 % brows are off by 1.6 mm, at 80 % all but the lids by over
 * 2 mm.
 * Glare: with a third of a lens white, some of it is likely to lie on the
 * lids, and nothing tells where. */
static const struct {
    hf_cause cause;
    double low, high;
    hf_reason reason;
    bool sides, lengths, iris;
    unsigned contours;
    const char *fault;
} spoils[] = {
    {HF_CAUSE_YAW, -10, 10, HF_REASON_YAW, true, false, false, 0,
     " is over 10 deg: side differences are not measured"},
    {HF_CAUSE_IRIS_PX, 10, INFINITY, HF_REASON_IRIS_SMALL, false, true, false,
     0, " is under 10 px: nothing in mm is measured"},
    {HF_CAUSE_BLUR, 0, 1.4, HF_REASON_BLUR, false, false, false, LIDS,
     " is over 1.4 mm: lids are not measured"},
    {HF_CAUSE_BLUR, 0, 1.8, HF_REASON_BLUR, false, false, false, ALL,
     " is over 1.8 mm: no contour is measured"},
    {HF_CAUSE_DARK, 0, 20, HF_REASON_DARK, false, false, false, LIDS,
     " is over 20 %: lids are not measured"},
    {HF_CAUSE_BRIGHT, 0, 50, HF_REASON_BRIGHT, false, false, false, BROWS,
     " is over 50 %: brows are not measured"},
    {HF_CAUSE_BRIGHT, 0, 80, HF_REASON_BRIGHT, false, false, false, ALL,
     " is over 80 %: no contour is measured"},
    {HF_CAUSE_GLARE, 0, 30, HF_REASON_GLARE, false, false, true, EYES,
     " is over 30 %: that eye is not measured"},
};

enum { SPOILS = sizeof spoils / sizeof *spoils };

/* ---------------------------------------------------------------- judging */

/* Of NaN, what is not known, nothing is outside. */
static bool outside(double value, double low, double high)
{
    return value < low || value > high;
}

static int sides_of(int cause)
{
    return ranges[cause].sided ? 2 : 1;
}

hf_verdict hf_gate(hf_finding found[HF_FINDINGS], size_t *count,
                   const hf_face *face, const hf_frame *frame)
{
    const bool gated = !frame || !frame->ungated;
    hf_verdict worst = HF_PASS;

    *count = 0;
    for (int c = 0; c < HF_CAUSE_COUNT; c++)
        for (int side = 0; side < sides_of(c); side++) {
            const double value =
                hf_gate_amount((hf_cause)c, face, frame, (hf_side)side);
            hf_finding f = {(hf_cause)c, HF_WARN, (hf_side)side, value,
                            hf_checks[c].fault};

            if (!outside(value, ranges[c].low, ranges[c].high))
                continue;
            for (int s = 0; gated && s < SPOILS; s++)
                if (spoils[s].cause == f.cause &&
                    outside(value, spoils[s].low, spoils[s].high)) {
                    f.verdict = HF_REFUSE;
                    f.fault = spoils[s].fault;
                }
            if (f.verdict > worst)
                worst = f.verdict;
            found[(*count)++] = f;
        }
    return worst;
}

static void note(hf_reason *at, hf_reason reason)
{
    if (*at == HF_REASON_OK)
        *at = reason;
}

/* One row of the table, on one side or both. */
static void apply(hf_spoilt *spoilt, int s, int side)
{
    const bool sided = ranges[spoils[s].cause].sided;
    const hf_reason reason = spoils[s].reason;

    if (spoils[s].sides)
        note(&spoilt->sides, reason);
    if (spoils[s].lengths)
        note(&spoilt->lengths, reason);
    for (int k = 0; k < 2; k++) {
        if (sided && k != side)
            continue;
        if (spoils[s].iris)
            note(&spoilt->iris[k], reason);
        for (int id = 0; id < HF_CONTOUR_COUNT; id++)
            if (spoils[s].contours & HF_BIT(id))
                note(&spoilt->contours[id][k], reason);
    }
}

void hf_spoil(hf_spoilt *spoilt, const hf_face *face, const hf_frame *frame)
{
    for (int s = 0; !frame->ungated && s < SPOILS; s++) {
        const hf_cause cause = spoils[s].cause;

        for (int side = 0; side < sides_of((int)cause); side++)
            if (outside(hf_gate_amount(cause, face, frame, (hf_side)side),
                        spoils[s].low, spoils[s].high))
                apply(spoilt, s, side);
    }
}

bool hf_row_spoilt(const hf_spoilt *spoilt, const hf_row *row, hf_side side,
                   hf_lack *lack)
{
    const bool both = !row->measure.paired;
    unsigned contours = row->contours;

    if (row->needs & HF_NEEDS_MIRROR)
        contours |= HF_MIRROR_CONTOURS;
    for (int k = 0; k < 2; k++) {
        if (!both && k != (int)side)
            continue;
        for (int id = 0; id < HF_CONTOUR_COUNT; id++)
            if (contours & HF_BIT(id) && spoilt->contours[id][k]) {
                lack->reason = spoilt->contours[id][k];
                lack->contour = (hf_contour_id)id;
                return true;
            }
        if (row->needs & HF_NEEDS_IRIS && spoilt->iris[k]) {
            lack->reason = spoilt->iris[k];
            lack->contour = HF_CONTOUR_COUNT;
            return true;
        }
    }
    return false;
}
