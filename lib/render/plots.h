/* render/plots.h - the plots of reports
 *
 * Each makes a drawing of the given width (points; the height follows) that
 * the caller frees with hr_drawing_free. Colours are those of style.h; what
 * colour says is said by line, marker or words too. HF_E_MEMORY; HF_E_OPTION:
 * nothing to draw.
 */
#ifndef HR_PLOTS_H
#define HR_PLOTS_H

#include <hemiface/stats.h>

#include "render/plot.h"

/** One measure before and after, patient by patient. Borrowed. */
typedef struct hr_paired {
    const char *title, *alt; /**< of the drawing */
    const char *name;        /**< of the value axis, with unit */
    const char *unit;
    const char *visits[2];
    const double *pre, *post;      /**< n each, finite */
    const hf_direction *direction; /**< n, or NULL: not known */
    size_t n;
    hf_interval mean[2]; /**< of the group's means; NaN: not drawn */
    double group_mean[2];
    double mdc95;       /**< typical, drawn around no change; NaN: none */
    double bias;        /**< mean change */
    hf_interval limits; /**< of agreement; NaN: none */
} hr_paired;

/** A line for each patient from before to after, by direction of change, and
 *  the group's means with their intervals beside them. */
HF_CHECKED hf_status hr_plot_slopes(hr_drawing **out, const hr_paired *data,
                                    double width, hf_error *error);

/** Bland and Altman (Lancet 1986; 1: 307): each patient's change against the
 *  mean of before and after, with the mean change, the limits within which 95 %
 *  of changes lie, and the band of what measuring again gives (mdc95). */
HF_CHECKED hf_status hr_plot_agreement(hr_drawing **out, const hr_paired *data,
                                       double width, hf_error *error);

/** Patients of one measure. */
typedef struct hr_bar {
    const char *name;
    size_t improved, unchanged, changed, worse, unknown;
} hr_bar;

/** A bar for each measure: shares of patients that got better, did not change,
 *  changed neither way, or got worse beyond mdc95, of those for whom that is
 *  known; numbers of patients on them. */
HF_CHECKED hf_status hr_plot_responders(hr_drawing **out, const hr_bar *bars,
                                        size_t count, const char *title,
                                        const char *alt, double width,
                                        hf_error *error);

/** A measure over visits. Borrowed. */
typedef struct hr_course {
    const char *title, *alt, *name;
    const char *const *visits; /**< their names, in order */
    size_t visit_count;        /**< at least 2 */
    const double *value;       /**< a value a visit, NaN: none */
    const hf_interval *ci;     /**< of each value, or NULL */
    /** Half of the band around the first value, by visit: the mdc95 of that
     *  visit's change since then; NaN: none there. NULL: no band. */
    const double *mdc95;
    double noticeable; /**< band around 0; NaN: none */
} hr_course;

/** A point a visit, joined where both are there, with the band around the
 *  first one within which nothing is told to have changed. */
HF_CHECKED hf_status hr_plot_course(hr_drawing **out, const hr_course *data,
                                    double width, hf_error *error);

/** A step of a flow: who goes on, and who is left out on the way there. */
typedef struct hr_step {
    const char *text;  /**< "12 patients in the results" */
    const char *aside; /**< left out before it, lines parted by \n; or NULL */
} hr_step;

/** Boxes from top to bottom with arrows between, and boxes to the right for
 *  what is left out. */
HF_CHECKED hf_status hr_plot_flow(hr_drawing **out, const hr_step *steps,
                                  size_t count, const char *title,
                                  const char *alt, double width,
                                  hf_error *error);

#endif
