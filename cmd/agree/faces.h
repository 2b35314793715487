/* agree/faces.h - from faces to entries, between the files of agree */
#ifndef HF_AGREE_FACES_H
#define HF_AGREE_FACES_H

#include "cmd/agree/agree.h"

/** Static measures of a rater's face, in its own frame. */
hf_status cli_agree_measure_face(cli_agree *agree, const cli_agree_face *face,
                                 hf_error *error);

/** Points of a contour in mm, x to the patient's left, y up. */
typedef struct cli_path_mm {
    double x[HF_MAX_POINTS], y[HF_MAX_POINTS];
    size_t count;
} cli_path_mm;

/** Takes count points at even distances along the contour. */
void cli_path_even(cli_path_mm *path, size_t count);

/** One contour of one subject as its raters drew it. */
typedef struct cli_drawn {
    int raters;
    bool has[CLI_RATERS];          /**< this rater drew it */
    bool looked[CLI_RATERS];       /**< this rater has a face of the subject */
    cli_path_mm *path[CLI_RATERS]; /**< valid where has; same count */
    const char *lacking;           /**< why there are no numbers, or NULL */
    bool uneven;   /**< drawn with different numbers of points: cut evenly, so
                        that there is no point by point */
    bool sideways; /**< its `across` is to the patient's left, not up */
} cli_drawn;

/** Adds the entries of a contour: of its mean, and of its points. like has
 *  measure, view, side, place; directions and unit are filled in. */
void cli_agree_drawn(cli_agree *agree, const cli_drawn *drawn, size_t subject,
                     const cli_agree_series *like);

#endif
