/* face/tables_write.c - tables of points written, and Emotrics+'s a point a row
 *
 * Only columns for which the face has something: confidences, gaze and action
 * units are not made up.
 */
#include <math.h>

#include "face/marks.h"

/* x, then y, of point i. */
static void put_pair(FILE *to, const hf_marks *m, size_t i)
{
    fputc(',', to);
    if (m->seen[i])
        hf_put_number(to, m->points[i].x);
    fputc(',', to);
    if (m->seen[i])
        hf_put_number(to, m->points[i].y);
}

void hf_write_openface(FILE *to, const hf_marks *marks)
{
    fputs("face", to);
    for (int axis = 0; axis < 2; axis++)
        for (size_t i = 0; i < marks->count; i++)
            fprintf(to, ",%c_%zu", axis ? 'y' : 'x', i);
    fputs("\n0", to);
    for (int axis = 0; axis < 2; axis++)
        for (size_t i = 0; i < marks->count; i++) {
            fputc(',', to);
            hf_put_number(to, axis ? marks->points[i].y : marks->points[i].x);
        }
    fputc('\n', to);
}

/* A word in quotes if it needs them. */
static void put_word(FILE *to, const char *word)
{
    fputc('"', to);
    for (; *word; word++) {
        if (*word == '"')
            fputc('"', to);
        fputc(*word, to);
    }
    fputc('"', to);
}

void hf_write_auto_eface(FILE *to, const hf_marks *marks)
{
    fputs(",file,bb_x1,bb_y1,bb_x2,bb_y2", to);
    for (size_t i = 0; i < marks->count; i++)
        fprintf(to, ",landmark_%zu_x,landmark_%zu_y", i, i);
    fputs("\n0,", to);
    put_word(to, marks->photo);
    for (int k = 0; k < 4; k++) {
        fputc(',', to);
        hf_put_number(to, marks->box[k] + (k < 2 ? 0 : marks->box[k - 2]));
    }
    for (size_t i = 0; i < marks->count; i++)
        put_pair(to, marks, i);
    fputc('\n', to);
}

void hf_write_dynaface(FILE *to, const hf_marks *marks)
{
    fputs("frame,time", to);
    for (size_t i = 1; i <= marks->count; i++)
        fprintf(to, ",landmark-%zu-x,landmark-%zu-y", i, i);
    fputs("\n0,0", to);
    for (size_t i = 0; i < marks->count; i++)
        put_pair(to, marks, i);
    fputc('\n', to);
}

/* --------------------------------------------------- Emotrics+: a point a row
 */

hf_status hf_read_emotrics_csv(hf_landmarks *file, const char *text,
                               size_t length, const char *name, hf_error *error)
{
    hf_marks marks;
    hf_lines l;

    hf_lines_begin(&l, text, length, name, error);
    hf_marks_begin(&marks, HF_SCHEME_IBUG68, true);
    hf_lines_next_filled(&l); /* the header, by which the format was told */
    while (hf_lines_next_filled(&l)) {
        char *cells[5];
        const size_t count = hf_cut_csv(l.text, cells, 5);
        double v[3];

        if (count < 3 || count > 4 || !hf_cell_number(&v[0], cells[0]) ||
            !hf_cell_number(&v[1], cells[1]) ||
            !hf_cell_number(&v[2], cells[2]))
            return hf_lines_bad(&l, "expected a point, 'number,x,y'");
        if (!(v[0] >= 0 && v[0] < HF_FOLDED) || v[0] != floor(v[0]))
            return hf_lines_bad(&l, "there are points 0 to 75 only");
        if (marks.seen[(size_t)v[0]])
            return hf_lines_bad(&l, "the same point twice");
        hf_marks_set(&marks, (size_t)v[0], v[1], v[2]);
    }
    return hf_landmarks_add_whole(file, &marks, &l);
}

void hf_write_emotrics_csv(FILE *to, const hf_marks *marks)
{
    fputs(",0,1,2\n", to);
    for (size_t i = 0; i < marks->count; i++)
        if (marks->seen[i])
            fprintf(to, "%zu,%.0f,%.0f,%zu\n", i, marks->points[i].x + 0.0,
                    marks->points[i].y + 0.0, i + 1);
}
