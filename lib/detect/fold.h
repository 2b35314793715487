/* detect/fold.h - the nasolabial fold of half a face, if it shows
 *
 * The cascade of the nose says where a person would draw the smile line,
 * whether there is one or not. Along that line the skin is straightened out
 * (fold_band.c), the best dark valley is followed down it, and the valley is
 * called a fold when it stands out of the skin's own texture: hairs of a beard
 * are dark valleys too, but many, short and rough. All lengths are in units of
 * half a face (maps.h), the patient's right half or the left one turned over.
 */
#ifndef HF_DETECT_FOLD_H
#define HF_DETECT_FOLD_H

#include <stdbool.h>
#include "detect/maps.h"

/** Points of a fold, top to bottom. */
#define HF_FOLD_POINTS 3

/** What a half's other points say: where to look. */
struct hf_fold_guess {
    double line[HF_FOLD_POINTS][2]; /**< of the smile line, top to bottom */
    double ala[2], corner[2];       /**< most lateral of the wing; mouth */
};

/** What was seen along the best valley, whether it is a fold or not. */
struct hf_fold_signs {
    double depth;   /**< of its clearest part, in logarithms of luminance */
    double texture; /**< of the skin beside that part, likewise */
    double rough;   /**< how uneven the valley is along itself, likewise */
    double aside;   /**< mean distance from the guess, towards the midline */
    double score;   /**< over 0: a fold, unless the texture is hair's */
};

/** A fold, or none. */
struct hf_fold {
    bool shows;
    double at[HF_FOLD_POINTS][2];
    double sd[HF_FOLD_POINTS]; /**< of a coordinate */
    struct hf_fold_signs signs;
};

/** Working memory. */
struct hf_fold_band;
/** NULL: out of memory. */
struct hf_fold_band *hf_fold_band_new(void);
/** NULL is fine. */
void hf_fold_band_free(struct hf_fold_band *band);

/** Looks for a fold. luminance: HF_HALF_ROWS rows of HF_HALF_COLUMNS [0..255];
 *  unit: px of the picture it was cut from: too coarse a picture has no fold
 *  that could be told from a shadow. */
void hf_fold_find(struct hf_fold *out, struct hf_fold_band *band,
                  const float *luminance, const struct hf_fold_guess *guess,
                  double unit);

#endif
