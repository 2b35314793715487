/* agree/agree.c - values of raters find their cells, whatever the order of rows
 */
#include "cmd/agree/agree.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cohort/cohort.h"

const char *cli_direction_name(cli_direction direction)
{
    static const char *const names[CLI_DIRECTIONS] = {
        "", "x", "y", "along", "across", "apart", "radius"};

    return names[direction];
}

int cli_agree_pair(int a, int b)
{
    return b * (b - 1) / 2 + a;
}

/* ------------------------------------------------------- while reading */

size_t cli_agree_subject(cli_agree *a, const char *patient, const char *visit,
                         const char *photo)
{
    const size_t known = a->subjects.count;
    const size_t size = strlen(patient) + strlen(visit) + strlen(photo) + 3;
    char *key = cli_grow(NULL, size, 1);
    size_t number;

    snprintf(key, size, "%s\t%s\t%s", patient, visit, photo);
    number = cli_names_put(&a->subjects, key);
    free(key);
    if (number < known)
        return number;
    if (number >= a->patient_room) {
        a->patient_room = a->patient_room ? 2 * a->patient_room : 64;
        a->patient_of =
            cli_grow(a->patient_of, a->patient_room, sizeof *a->patient_of);
    }
    a->patient_of[number] =
        *patient ? cli_names_put(&a->patients, patient) : CLI_NO_NAME;
    return number;
}

const char *cli_agree_subject_name(const char *key)
{
    static char name[200];
    size_t used = 0;

    /* Parts that are known, with a blank between. */
    for (; *key && used < sizeof name - 1; key++)
        if (*key != '\t')
            name[used++] = *key;
        else if (used && name[used - 1] != ' ')
            name[used++] = ' ';
    while (used && name[used - 1] == ' ')
        used--;
    name[used] = 0;
    return *name ? name : "the face";
}

size_t cli_agree_series_of(cli_agree *a, const cli_agree_series *like)
{
    const size_t known = a->keys.count;
    const size_t size =
        strlen(like->measure) + strlen(like->view) + strlen(like->side) + 64;
    char *key = cli_grow(NULL, size, 1);
    size_t number;

    snprintf(key, size, "%d\t%s\t%s\t%s\t%d\t%d", (int)like->kind,
             like->measure, like->view, like->side, like->point,
             (int)like->direction);
    number = cli_names_put(&a->keys, key);
    free(key);
    if (number < known)
        return number;
    if (number >= a->series_room) {
        a->series_room = a->series_room ? 2 * a->series_room : 64;
        a->series = cli_grow(a->series, a->series_room, sizeof *a->series);
    }
    a->series[number] = *like;
    a->series[number].measure = cli_names_keep(&a->words, like->measure);
    a->series[number].view = cli_names_keep(&a->words, like->view);
    a->series[number].side = cli_names_keep(&a->words, like->side);
    a->series[number].unit = cli_names_keep(&a->words, like->unit);
    a->series_count = number + 1;
    return number;
}

void cli_agree_add(cli_agree *a, size_t series, size_t subject, int rater,
                   double value, const char *reason)
{
    if (a->entry_count == a->entry_room) {
        a->entry_room = a->entry_room ? 2 * a->entry_room : 1024;
        a->entries = cli_grow(a->entries, a->entry_room, sizeof *a->entries);
    }
    a->entries[a->entry_count++] = (cli_agree_entry){
        series, subject, rater, value,
        isfinite(value) ? CLI_NO_NAME : cli_names_put(&a->reasons, reason)};
    a->series[series].count++;
}

void cli_agree_forget(cli_agree *a, size_t entries, size_t faces)
{
    while (a->entry_count > entries)
        a->series[a->entries[--a->entry_count].series].count--;
    while (a->face_count > faces)
        hf_face_free(a->faces[--a->face_count].face);
}

/* --------------------------------------------------------------- layout */

static int compare(int a, int b)
{
    return (a > b) - (a < b);
}

/* Place of a side in the order of reports. */
static int side_place(const char *side)
{
    static const char *const order[] = {"", "R", "L", "diff", "ratio"};
    int place = 0;

    while (place < (int)(sizeof order / sizeof *order) &&
           strcmp(order[place], side) != 0)
        place++;
    return place;
}

/* Grades, then measures as in the catalogue, then contours. */
static int by_series(const void *left, const void *right)
{
    const cli_agree_series *a = left, *b = right;
    const int order[] = {
        compare((int)a->kind, (int)b->kind),
        compare(a->place, b->place),
        strcmp(a->measure, b->measure),
        compare((int)hf_view_by_name(a->view), (int)hf_view_by_name(b->view)),
        strcmp(a->view, b->view),
        compare(side_place(a->side), side_place(b->side)),
        strcmp(a->side, b->side),
        compare(a->point, b->point),
        compare((int)a->direction, (int)b->direction)};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i])
            return order[i];
    return 0;
}

static int by_entry(const void *left, const void *right)
{
    const cli_agree_entry *a = left, *b = right;

    if (a->series != b->series)
        return a->series < b->series ? -1 : 1;
    if (a->subject != b->subject)
        return a->subject < b->subject ? -1 : 1;
    return compare(a->rater, b->rater);
}

/* Sorts the series; to[old number] = new number. */
static size_t *sort_series(cli_agree *a)
{
    size_t *to = cli_grow(NULL, a->series_count, sizeof *to);

    /* `first` is free until the cells are laid out: it carries the number. */
    for (size_t i = 0; i < a->series_count; i++)
        a->series[i].first = i;
    if (a->series_count)
        qsort(a->series, a->series_count, sizeof *a->series, by_series);
    for (size_t i = 0; i < a->series_count; i++) {
        to[a->series[i].first] = i;
        a->series[i].first = a->series[i].count = 0;
    }
    return to;
}

static void sort_entries(cli_agree *a)
{
    size_t *series = sort_series(a);
    size_t *subject = cli_sort_by_word(&a->subjects);
    size_t *patient_of = cli_grow(NULL, a->subjects.count, sizeof *patient_of);

    for (size_t i = 0; i < a->entry_count; i++) {
        a->entries[i].series = series[a->entries[i].series];
        a->entries[i].subject = subject[a->entries[i].subject];
    }
    for (size_t i = 0; i < a->subjects.count; i++)
        patient_of[subject[i]] = a->patient_of[i];
    free(a->patient_of);
    a->patient_of = patient_of;
    if (a->entry_count)
        qsort(a->entries, a->entry_count, sizeof *a->entries, by_entry);
    free(series);
    free(subject);
}

/* A value that is given twice is none: which of the two is right? Their mean
 * would agree better than one rating does. */
static void place(cli_agree *a, const cli_agree_entry *e, size_t cell,
                  bool again)
{
    const size_t at = cell * a->stride + (size_t)e->rater;

    if (!again) {
        a->values[at] = e->value;
        a->reasons_of[at] = e->reason;
        return;
    }
    if (!a->twice[e->rater]++)
        a->first_twice[e->rater] = a->subjects.words[e->subject];
    a->values[at] = NAN;
    a->reasons_of[at] = cli_names_put(&a->reasons, "given twice");
}

static void lay_out(cli_agree *a)
{
    const cli_agree_entry *e = a->entries;
    size_t cell = 0;

    for (size_t i = 0; i < a->entry_count; i++) {
        const bool same = i && e[i].series == e[i - 1].series &&
                          e[i].subject == e[i - 1].subject;

        cell += i && !same;
        if (!same) {
            if (!a->series[e[i].series].count++)
                a->series[e[i].series].first = cell;
            a->subject_of[cell] = e[i].subject;
        }
        place(a, &e[i], cell, same && e[i].rater == e[i - 1].rater);
    }
    a->cell_count = a->entry_count ? cell + 1 : 0;
}

void cli_agree_finish(cli_agree *a)
{
    const size_t pairs = (size_t)(a->raters * (a->raters - 1) / 2);
    const size_t n = a->entry_count;

    sort_entries(a);
    a->stride = pairs > (size_t)a->raters ? pairs : (size_t)a->raters;
    a->values = cli_grow(NULL, n * a->stride, sizeof *a->values);
    a->reasons_of = cli_grow(NULL, n * a->stride, sizeof *a->reasons_of);
    a->subject_of = cli_grow(NULL, n, sizeof *a->subject_of);
    for (size_t i = 0; i < n * a->stride; i++) {
        a->values[i] = NAN;
        a->reasons_of[i] = CLI_NO_NAME;
    }
    lay_out(a);
    free(a->entries);
    a->entries = NULL;
    a->entry_count = a->entry_room = 0;
}

void cli_agree_clear(cli_agree *a)
{
    cli_names *const names[] = {&a->subjects, &a->patients, &a->words,
                                &a->reasons, &a->keys};

    for (size_t i = 0; i < a->face_count; i++)
        hf_face_free(a->faces[i].face);
    free(a->faces);
    free(a->entries);
    free(a->series);
    free(a->patient_of);
    free(a->values);
    free(a->reasons_of);
    free(a->subject_of);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cli_names_clear(names[i]);
    memset(a, 0, sizeof *a);
}
