/* detect/fold_path.h - the best dark valley down a band */
#ifndef HF_DETECT_FOLD_PATH_H
#define HF_DETECT_FOLD_PATH_H

#include "detect/fold_band.h"

/** A path down the band, row by row. */
struct hf_fold_path {
    int place[HF_BAND_ROWS];     /**< of HF_BAND_PLACES */
    double across[HF_BAND_ROWS]; /**< units to the midline, smoothed */
    double depth[HF_BAND_ROWS];  /**< of the valley; negative: no fold there */
};

/** Where folds lie beside the guess, units towards the midline: at rest on it,
 *  in smiles 2 to 3 nearer the mouth. */
#define HF_FOLD_USUAL 1.5

/** Finds it in a band that was read. */
void hf_fold_path_find(struct hf_fold_path *path,
                       const struct hf_fold_band *band,
                       const struct hf_fold_guess *guess);
/** How far across it is at a fraction of a row. */
double hf_fold_path_at(const struct hf_fold_path *path, int rows, double row);

#endif
