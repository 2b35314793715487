/* agree/text_faces.c - agreement of landmarks for people */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/agree/agree.h"
#include "cmd/agree/cells.h"
#include "cmd/cli/output.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const cli_column landmark_columns[] = {
    {"contour", -1}, {"point", -1}, {"view", -1},   {"side", -1},
    {"raters", -1},  {"n", 0},      {"missing", 0}, {"apart", 0},
    {"across", 0},   {"limits", 0}, {"along", 0},   {"limits", 0},
    {"x", 0},        {"limits", 0}, {"y", 0},       {"limits", 0},
    {"radius", 0},   {"limits", 0}};

static bool same_place(const cli_agreement *a, const cli_agreement *b)
{
    const cli_agree_series *s = a->series, *t = b->series;

    return s->kind == t->kind && s->place == t->place && s->point == t->point &&
           !strcmp(s->view, t->view) && !strcmp(s->side, t->side);
}

/* Bias and limits in one direction, which not every place has. */
static void direction_cells(cli_words *w, const cli_agreement *r)
{
    if (r) {
        cli_word_number(w, r->limits.bias, 2);
        cli_word_span(w, r->limits.low, r->limits.high, 2);
    } else {
        cli_word(w, "");
        cli_word(w, "");
    }
}

/* One pair of raters at one place: its directions are among rows from first to
 * last - 1. */
static void landmark_row(const cli_agree *agree, const cli_agreement *rows,
                         size_t first, size_t last, const cli_agreement *pair)
{
    static const cli_direction order[] = {CLI_ACROSS, CLI_ALONG, CLI_X, CLI_Y,
                                          CLI_RADIUS};
    const cli_agreement *of[CLI_DIRECTIONS] = {NULL};
    cli_words w = {.count = 0};

    for (size_t i = first; i < last; i++)
        if (rows[i].a == pair->a && rows[i].b == pair->b)
            of[rows[i].series->direction] = &rows[i];
    cli_word(&w, pair->series->measure);
    if (pair->series->point)
        cli_word_count(&w, (size_t)pair->series->point);
    else
        cli_word(&w, "");
    cli_word(&w, pair->series->view);
    cli_word(&w, pair->series->side);
    cli_word(&w, cli_agreement_raters(agree, pair));
    cli_word_count(&w, pair->n);
    cli_word_count(&w, pair->missing);
    cli_word_number(&w, of[CLI_APART] ? of[CLI_APART]->apart : (double)NAN, 2);
    for (size_t i = 0; i < COUNT(order); i++)
        direction_cells(&w, of[order[i]]);
    cli_words_row(&w, NULL);
}

/* A pair of raters at a place that both have. */
static bool shown(const cli_agreement *r)
{
    return r->series->kind == CLI_AGREE_LANDMARK && r->n && r->b >= 0;
}

static bool any(const cli_agreement *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (shown(&rows[i]))
            return true;
    return false;
}

void cli_agreement_landmarks(FILE *to, const cli_agree *agree,
                             const cli_agreement *rows, size_t count)
{
    if (!any(rows, count))
        return;
    fputs("\nLandmarks, mm in the raters' mean frame: mean distance apart, "
          "then bias and limits of\nagreement across the contour (up; philtrum "
          "and fold: to the patient's left), along it\n(outwards, right to "
          "left, or down), and in x (to the patient's left) and y (up).\n\n",
          to);
    cli_rows_begin(landmark_columns, COUNT(landmark_columns));
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i; next < count && same_place(&rows[i], &rows[next]);)
            next++;
        /* Every pair has a row in x. */
        for (size_t j = i; j < next; j++)
            if (shown(&rows[j]) && rows[j].series->direction == CLI_X)
                landmark_row(agree, rows, i, next, &rows[j]);
    }
    cli_rows_end();
}
