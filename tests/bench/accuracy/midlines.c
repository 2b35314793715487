/* bench/accuracy/midlines.c - which midline, and whether to correct yaw
 *
 * What lies in the middle of healthy people scatters about a good midline
 * less than about a poor one, and moves less from one photo of a person to
 * another; places that a smile hardly moves, like the base of the nose, tell
 * most. Each photo is measured by itself, with a midline of its own.
 */
#include "accuracy.h"

#include <math.h>

static const struct wanted compared[] = {
    {"nose_base_deviation", HF_VALUE_SINGLE},
    {"philtrum_deviation", HF_VALUE_SINGLE},
    {"lower_lip_deviation", HF_VALUE_SINGLE},
    {"chin_deviation", HF_VALUE_SINGLE},
    {"commissure_lateral", HF_VALUE_DIFF},
};
enum { COMPARED = sizeof compared / sizeof *compared, LINES = 4 };

static const hf_midline lines[LINES] = {HF_MIDLINE_PUPILS, HF_MIDLINE_CANTHI,
                                        HF_MIDLINE_NOSE, HF_MIDLINE_FIT};

/* What a line of the table shows: sd over people, of the error against the
   hand, from rest to smile. */
enum { HAND, SEEN, TURNED, ERROR, AGAIN, AGAIN_TURNED, FIGURES };
static const struct {
    const char *photos, *method;
} figures[FIGURES] = {
    [HAND] = {"people", "hand"},
    [SEEN] = {"people", "refined"},
    [TURNED] = {"people", "turned back"},
    [ERROR] = {"against hand", "refined"},
    [AGAIN] = {"rest to smile", "refined"},
    [AGAIN_TURNED] = {"rest to smile", "turned back"},
};

static struct column columns[LINES][COMPARED][FIGURES];

/* All values by a midline; NULL: no frame. */
static hf_values *by_line(const hf_face *face, hf_midline line)
{
    hf_values *values = NULL;
    hf_frame_options options;
    hf_frame frame;

    hf_frame_options_init(&options);
    options.midline = line;
    if (!face || hf_frame_of(&frame, face, &options, NULL) ||
        hf_measure_static(&values, face, &frame, HF_REASON_NO_FRAME,
                          HF_VIEW_NONE, HF_AFFECTED_UNKNOWN, NULL))
        return NULL;
    return values;
}

void midlines(const struct photo *photo)
{
    for (int l = 0; l < LINES; l++) {
        hf_values *placed = by_line(photo->truth, lines[l]);
        hf_values *seen = by_line(photo->seen->face[REFINED], lines[l]);
        hf_values *turned = by_line(photo->seen->turned, lines[l]);

        for (int i = 0; i < COMPARED; i++) {
            struct column *c = columns[l][i];
            const double h = value_of(placed, &compared[i], NULL);
            const double s = value_of(seen, &compared[i], NULL);

            column_add(&c[HAND], 0, h, NAN);
            column_add(&c[SEEN], 0, s, NAN);
            column_add(&c[TURNED], 0, value_of(turned, &compared[i], NULL),
                       NAN);
            column_add(&c[ERROR], h, s, NAN);
        }
        hf_values_free(placed);
        hf_values_free(seen);
        hf_values_free(turned);
    }
}

static void pair(const hf_face *rest, const hf_face *smile, int line,
                 int figure)
{
    hf_values *a = by_line(rest, lines[line]), *b = by_line(smile, lines[line]);

    for (int i = 0; i < COMPARED; i++)
        column_add(&columns[line][i][figure], value_of(a, &compared[i], NULL),
                   value_of(b, &compared[i], NULL), NAN);
    hf_values_free(a);
    hf_values_free(b);
}

void midlines_of_pair(const struct seen *rest, const struct seen *smile)
{
    for (int l = 0; l < LINES; l++) {
        pair(rest->face[REFINED], smile->face[REFINED], l, AGAIN);
        pair(rest->turned, smile->turned, l, AGAIN_TURNED);
    }
}

static void print_line(int l, int i)
{
    char name[64];

    wanted_name(name, &compared[i]);
    printf("%-24s %-8s", name, hf_midline_name(lines[l]));
    for (int f = 0; f < FIGURES; f++) {
        struct row row = row_new("midline", name, hf_midline_name(lines[l]),
                                 figures[f].photos, figures[f].method);

        row_of_column(&row, &columns[l][i][f]);
        column_free(&columns[l][i][f]);
        csv_row(&row);
        if (isnan(row.sd))
            printf(" %9s", "na");
        else
            printf(" %9.2f", row.sd);
    }
    putchar('\n');
}

void midlines_print(void)
{
    printf("\n(i) Midlines, sd in mm: over healthy people by hand, refined, "
           "and with yaw corrected;\nof refined against hand; from rest to "
           "smile of a person, and with yaw corrected\n%-33s"
           " %9s %9s %9s %9s %9s %9s\n",
           "", "hand", "refined", "corrected", "error", "smile", "corrected");
    for (int i = 0; i < COMPARED; i++)
        for (int l = 0; l < LINES; l++)
            print_line(l, i);
}
