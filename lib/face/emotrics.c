/* face/emotrics.c - landmark text files of Emotrics and Emotrics+
 *
 * Sections between "# title {" and "# }": the photo's name, points "x,y" (in
 * Emotrics+ "x,y,label", labels from 1, points may be missing, 69 to 72 and 73
 * to 76 are the right and the left nasolabial fold), the left and the right
 * iris as three lines x, y, r, and the face's box. Rows end with a bare CR,
 * titles with LF or CR LF. Emotrics finds its rows by their number, so that
 * what is written keeps to the layout in every byte.
 *
 * A radius below 0 marks a closed eye: the circle beside it is a guess of that
 * program and no iris is made of it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/files.h"
#include "face/marks.h"

enum { MOST_VALUES = 4 };

/* What stands between two titles: so many lines of one number. */
typedef struct section {
    const char *title; /* how its line begins */
    size_t values;     /* 0: the name or the points */
} section;

enum { NAME, PLAIN_POINTS, POINTS, LEFT_IRIS, RIGHT_IRIS, BOX, SECTIONS };

static const section sections[SECTIONS] = {
    [NAME] = {"# File name", 0},
    [PLAIN_POINTS] = {"# 68 facial Landmarks", 0},
    [POINTS] = {"# Facial Landmarks", 0},
    [LEFT_IRIS] = {"# Left iris", 3},
    [RIGHT_IRIS] = {"# Right iris", 3},
    [BOX] = {"# Face bounding Box", 4},
};

static bool ends(const char *text)
{
    return hf_begins(text, "# }") && hf_blank(text + 3);
}

static hf_status read_name(hf_lines *l, hf_marks *m)
{
    char *end;

    if (!hf_lines_next(l))
        return hf_lines_bad(l, "expected the photo's name");
    if (ends(l->text))
        return HF_OK; /* none given */
    for (end = l->text + strlen(l->text);
         end > l->text && strchr(" \t", end[-1]);)
        *--end = 0;
    hf_marks_name(m, l->text);
    hf_lines_next_filled(l);
    return ends(l->text) ? HF_OK : hf_lines_bad(l, "expected '# }'");
}

/* A point's number from its label, or the next one. */
static bool point_number(size_t *n, char *const *cells, size_t count,
                         size_t next)
{
    double label = (double)next + 1;

    if (count == 3 && !hf_cell_number(&label, cells[2]))
        return false;
    if (!(label >= 1 && label <= HF_FOLDED) || label != floor(label))
        return false;
    *n = (size_t)label - 1;
    return true;
}

static hf_status read_points(hf_lines *l, hf_marks *m, bool labels)
{
    size_t read = 0;

    while (hf_lines_next_filled(l) && !ends(l->text)) {
        char *cells[4];
        const size_t count = hf_cut_csv(l->text, cells, 4);
        double x, y;
        size_t n;

        if (count < 2 || count > (labels ? 3 : 2) ||
            !hf_cell_number(&x, cells[0]) || !hf_cell_number(&y, cells[1]))
            return hf_lines_bad(l, labels ? "expected a point, 'x,y,label'"
                                          : "expected a point, 'x,y'");
        if (!point_number(&n, cells, count, read) || n >= m->count)
            return hf_lines_bad(l, labels ? "there are points 1 to 76 only"
                                          : "more than 68 points");
        if (m->seen[n])
            return hf_lines_bad(l, "the same point twice");
        hf_marks_set(m, n, x, y);
        read++;
    }
    if (!ends(l->text))
        return hf_lines_bad(l, "expected '# }'");
    if (!labels && read < 68)
        return hf_lines_bad(l, "fewer than 68 points");
    return HF_OK;
}

static hf_status read_values(hf_lines *l, double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hf_lines_next_filled(l);
        if (!hf_cell_number(&values[i], l->text))
            return hf_lines_bad(l, count == 4
                                       ? "expected a number of the box"
                                       : "expected a number of the iris");
    }
    hf_lines_next_filled(l);
    return ends(l->text) ? HF_OK : hf_lines_bad(l, "expected '# }'");
}

static hf_status read_section(hf_lines *l, hf_marks *m, int which)
{
    double v[MOST_VALUES] = {0};
    hf_status status;

    if (which == NAME)
        return read_name(l, m);
    if (which == PLAIN_POINTS || which == POINTS)
        return read_points(l, m, which == POINTS);
    status = read_values(l, v, sections[which].values);
    if (status != HF_OK)
        return status;
    if (which == BOX) {
        m->boxed = true;
        memcpy(m->box, v, sizeof m->box);
    } else if (v[2] > 0) {
        m->iris[which == LEFT_IRIS ? HF_LEFT : HF_RIGHT] =
            (hf_iris){true, v[0], v[1], v[2], HF_HAND_SD, HF_HAND_SD};
    }
    return HF_OK;
}

hf_status hf_read_emotrics(hf_landmarks *file, const char *text, size_t length,
                           const char *name, hf_error *error)
{
    bool done[SECTIONS] = {false};
    hf_status status = HF_OK;
    hf_marks marks;
    hf_lines l;

    hf_lines_begin(&l, text, length, name, error);
    hf_marks_begin(&marks, HF_SCHEME_IBUG68,
                   file->format == HF_FORMAT_EMOTRICS_PLUS);
    while (status == HF_OK && hf_lines_next_filled(&l)) {
        int k = 0;

        while (k < SECTIONS && !hf_begins(l.text, sections[k].title))
            k++;
        if (k == SECTIONS)
            return hf_lines_bad(&l, "expected the title of a section, such as "
                                    "'# Left iris [x,y,r] {'");
        if (done[k])
            return hf_lines_bad(&l, "the same section twice");
        done[k] = true;
        status = read_section(&l, &marks, k);
    }
    if (status == HF_OK && !done[PLAIN_POINTS] && !done[POINTS])
        return hf_lines_bad(&l, "the points are missing");
    return status == HF_OK ? hf_landmarks_add_whole(file, &marks, &l) : status;
}

/* ---------------------------------------------------------------- writing */

/* A closed or unseen eye as both programs mark it: in the middle of the eye's
   six points with a radius of -1, which they replace by the other eye's. */
static hf_iris as_written(const hf_marks *m, hf_side side)
{
    const size_t first = side == HF_RIGHT ? 36 : 42;
    hf_iris closed = {false, 0, 0, -1, 0, 0};

    if (m->iris[side].present)
        return m->iris[side];
    for (size_t i = first; i < first + 6; i++) {
        closed.x += m->seen[i] ? m->points[i].x : 0;
        closed.y += m->seen[i] ? m->points[i].y : 0;
    }
    closed.x = floor(closed.x / 6 + 0.5);
    closed.y = floor(closed.y / 6 + 0.5);
    return closed;
}

static void put_rows(FILE *to, const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(to, "%.0f\r", values[i] + 0.0);
    fputs("# } \n", to);
}

static void put_rest(FILE *to, const hf_marks *m)
{
    const hf_iris left = as_written(m, HF_LEFT);
    const hf_iris right = as_written(m, HF_RIGHT);

    fputs("# } \n# Left iris [x,y,r] { \n", to);
    put_rows(to, (const double[]){left.x, left.y, left.r}, 3);
    fputs("# Right iris [x,y,r] { \n", to);
    put_rows(to, (const double[]){right.x, right.y, right.r}, 3);
    fputs("# Face bounding Box [top(x), left(y), width, height] { \n", to);
    for (int i = 0; i < 4; i++)
        fprintf(to, "%.0f\r", m->box[i] + 0.0);
    fputs("# }", to);
}

static void put_points(FILE *to, const hf_marks *m, bool labels)
{
    for (size_t i = 0; i < m->count; i++) {
        if (!m->seen[i])
            continue;
        fprintf(to, "%.0f,%.0f", m->points[i].x + 0.0, m->points[i].y + 0.0);
        if (labels)
            fprintf(to, ",%zu", i + 1);
        fputc('\r', to);
    }
    put_rest(to, m);
}

void hf_write_emotrics(FILE *to, const hf_marks *marks)
{
    fprintf(to, "# File name { \n%s\n# } \n# 68 facial Landmarks [x,y] { \n",
            marks->photo);
    put_points(to, marks, false);
}

void hf_write_emotrics_plus(FILE *to, const hf_marks *marks)
{
    fprintf(to, "# File name { \n%s\n# } \n# Facial Landmarks [x,y] { \n",
            marks->photo);
    put_points(to, marks, true);
}
