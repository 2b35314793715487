/* agree/gather.h - the complete subjects of a row */
#ifndef HF_AGREE_GATHER_H
#define HF_AGREE_GATHER_H

#include "cmd/agree/agree.h"

/** Ratings that all raters of a row gave. */
typedef struct cli_ratings {
    double *x;     /**< [subject * k + rater]; malloc'ed, with a and b in it */
    double *a, *b; /**< the first two raters' */
    size_t n, k;
} cli_ratings;

/** Fills the ratings, and of the row n, missing, why and patients. Of
 *  CLI_APART the one "rater" is the row's pair. */
void cli_agree_gather(cli_ratings *out, cli_agreement *row,
                      const cli_agree *agree);

#endif
