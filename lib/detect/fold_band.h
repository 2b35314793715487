/* detect/fold_band.h - the skin along an expected line, straightened out
 *
 * Rows follow the line from top to bottom, one unit apart; columns lie across
 * it, towards the midline from left to right.
 */
#ifndef HF_DETECT_FOLD_BAND_H
#define HF_DETECT_FOLD_BAND_H

#include "detect/fold.h"

/** Most rows: a line of 48 mm; folds are 25 to 40 long. */
#define HF_BAND_ROWS 48
/** Samples a unit along and across: as the half's (HF_HALF_RATE). */
#define HF_BAND_RATE 4
/** Units that lines are smoothed over beyond the rows, both ends. */
#define HF_BAND_REACH 3
/** Samples down, and across: what may be searched (9 units to both sides), a
 *  valley's flank (5) and the slant of a line smoothed along (3). */
#define HF_BAND_LINES ((HF_BAND_ROWS + 2 * HF_BAND_REACH) * HF_BAND_RATE)
#define HF_BAND_SEARCH 9
#define HF_BAND_HALF 17
#define HF_BAND_COLUMNS (2 * HF_BAND_HALF * HF_BAND_RATE + 1)

/** Columns in memory: what slanted lines read beyond the ends, and whole
 *  vectors of any width. */
#define HF_BAND_PAD 16
#define HF_BAND_STRIDE 176

/** Places across a row where a path may pass, half a unit apart. */
#define HF_BAND_STEP 2
#define HF_BAND_PLACES (2 * HF_BAND_SEARCH * HF_BAND_STEP + 1)
/** Slants of a path: places that it moves to the midline a row, less 2. */
#define HF_BAND_SLANTS 5

/** A band, and what was computed of it. */
struct hf_fold_band {
    int rows;
    double x[HF_BAND_ROWS], y[HF_BAND_ROWS];   /**< the line */
    double nx[HF_BAND_ROWS], ny[HF_BAND_ROWS]; /**< across it, unit vectors */
    /** Logarithm of luminance; line HF_BAND_REACH * HF_BAND_RATE is row 0,
     *  column HF_BAND_PAD the first one. */
    float skin[HF_BAND_LINES][HF_BAND_STRIDE];
    float fine[HF_BAND_LINES][HF_BAND_STRIDE];   /**< skin, less noise */
    float coarse[HF_BAND_LINES][HF_BAND_STRIDE]; /**< skin, less texture */
    /** How deep a valley is there along each slant: the lower of both flanks
     *  less the middle, at the scale that shows it best. */
    float valley[HF_BAND_SLANTS][HF_BAND_ROWS][HF_BAND_PLACES];
};

/** Lays the band along the guess. False: there is no line to follow. */
bool hf_fold_band_lay(struct hf_fold_band *band,
                      const struct hf_fold_guess *guess);
/** Reads the skin and computes the maps. */
void hf_fold_band_read(struct hf_fold_band *band, const float *luminance);
/** A place of the band, units: row and distance across may be fractions. */
void hf_fold_band_place(double at[2], const struct hf_fold_band *band,
                        double row, double across);
/** A map at a place of the band, within it. */
double hf_fold_band_at(const float map[HF_BAND_LINES][HF_BAND_STRIDE],
                       double row, double across);

/** Units that slant k moves to the midline a row. */
double hf_fold_slant(int k);

#endif
