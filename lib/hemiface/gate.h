/* hemiface/gate.h - what a photo lets be measured
 *
 * Judges pose, scale and the figures of quality.h by one table: each cause has
 * a range without doubt, maybe a limit beyond which measures it spoils are
 * na (hf_measure_static and _dynamic leave them out by themselves, unless the
 * frame is ungated), and advice for the next photo. Sources and reasons of the
 * limits are in lib/measure/gate.c.
 */
#ifndef HEMIFACE_GATE_H
#define HEMIFACE_GATE_H

#include <stddef.h>
#include <hemiface/face.h>
#include <hemiface/measure.h>
#include <hemiface/quality.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a photo is good for, worse ones last. */
typedef enum hf_verdict {
    HF_PASS = 0, /**< nothing found */
    HF_WARN,     /**< everything is measured, some of it is doubtful */
    HF_REFUSE    /**< what a cause spoils is na, the rest is measured */
} hf_verdict;

/** "pass", "warn", "refuse". */
HF_API const char *hf_verdict_name(hf_verdict verdict);

/** What can be found, in the order of findings. */
typedef enum hf_cause {
    HF_CAUSE_INTERPUPILLARY = 0, /**< not within 45-80 mm */
    HF_CAUSE_INTERCANTHAL,       /**< inner canthi not within 20-45 mm */
    HF_CAUSE_IRIS,       /**< iris not 11-16 % of the outer canthal width */
    HF_CAUSE_YAW,        /**< over 5 deg; over 10: no side differences */
    HF_CAUSE_PITCH,      /**< over 10 deg */
    HF_CAUSE_ROLL,       /**< over 15 deg */
    HF_CAUSE_IRIS_PX,    /**< an iris that is the scale has under 30 px across;
                              under 10: no mm */
    HF_CAUSE_MEGAPIXELS, /**< photo under 1 megapixel, and no iris to tell */
    HF_CAUSE_BLUR,       /**< over 0.7 mm; over 1.4: no lids; over 1.8: none */
    HF_CAUSE_DARK,       /**< over 2 % is black; over 20 %: no lids */
    HF_CAUSE_BRIGHT,     /**< over 10 % is white; over 50 %: no brows; over
                              80 %: none */
    HF_CAUSE_SIDE_LIGHT, /**< one cheek is over 1 stop brighter */
    HF_CAUSE_GLARE,      /**< white around an eye: over 5 %; over 30 %: not that
                              eye */
    HF_CAUSE_HAIR,       /**< dark above a brow: over 60 % */
    HF_CAUSE_FACES,      /**< several faces and none was asked for */
    HF_CAUSE_COUNT
} hf_cause;

/** "interpupillary", "intercanthal", "iris", "yaw", ...; "" for a number that
 *  is none. */
HF_API const char *hf_cause_name(hf_cause cause);

/** One finding. Plain value. */
typedef struct hf_finding {
    hf_cause cause;
    hf_verdict verdict; /**< HF_WARN or HF_REFUSE */
    hf_side side;       /**< of glare and hair; else HF_RIGHT */
    double value;       /**< what was found, in the unit of its text */
    const char *fault;  /**< borrowed: what is wrong with it */
} hf_finding;

/** Most findings on one photo: two sides of glare and hair. */
#define HF_FINDINGS (HF_CAUSE_COUNT + 2)

/** Judges a face. frame NULL: without what needs one (scale; the iris is
 *  judged where both show). Returns the worst verdict; *count findings in
 *  found. What is not known is no finding; an ungated frame is refused
 *  nothing. */
HF_API hf_verdict hf_gate(hf_finding found[HF_FINDINGS], size_t *count,
                          const hf_face *face, const hf_frame *frame);

/** A finding in words, cut to size, e.g. "yaw 7.2 deg is over 5 deg: side
 *  differences are doubtful". */
HF_API void hf_finding_text(char *text, size_t size, const hf_finding *finding);
/** What to do on the next photo, e.g. "turn the head 7 deg to the patient's
 *  right". */
HF_API void hf_finding_advice(char *text, size_t size,
                              const hf_finding *finding);

#ifdef __cplusplus
}
#endif
#endif
