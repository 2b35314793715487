/* face/wflw.c - WFLW lists: a face of 98 points a line
 *
 * 196 coordinates and the image's name; lists with boxes have four corners
 * and six attributes between them (0 or 1: pose, expression, light, make-up,
 * occlusion, blur). Written is the short form: the attributes would be made up.
 */
#include <string.h>

#include "face/marks.h"

enum { POINTS = 98, SHORT = 2 * POINTS + 1, LONG = SHORT + 10 };

static hf_status read_line(hf_landmarks *file, hf_marks *m, hf_lines *l)
{
    char *cells[LONG + 1];
    const size_t count = hf_cut_blanks(l->text, cells, LONG + 1);
    double v[2 * POINTS + 4];
    const size_t numbers = 2 * POINTS + (count == LONG ? 4 : 0);

    if (l->cut || (count != SHORT && count != LONG))
        return hf_lines_bad(l, "expected 196 coordinates and an image's name, "
                               "or 207 cells");
    for (size_t i = 0; i < numbers; i++)
        if (!hf_cell_number(&v[i], cells[i]))
            return hf_lines_bad(l, "a coordinate is no number");
    hf_marks_begin(m, HF_SCHEME_WFLW98, false);
    for (size_t i = 0; i < POINTS; i++)
        hf_marks_set(m, i, v[2 * i], v[2 * i + 1]);
    if (count == LONG) {
        const double *box = v + 2 * POINTS;

        m->boxed = true;
        m->box[0] = box[0];
        m->box[1] = box[1];
        m->box[2] = box[2] - box[0];
        m->box[3] = box[3] - box[1];
    }
    if (strcmp(cells[count - 1], "-") != 0)
        hf_marks_name(m, cells[count - 1]);
    return hf_landmarks_add_line(file, m, l);
}

hf_status hf_read_wflw(hf_landmarks *file, const char *text, size_t length,
                       const char *name, hf_error *error)
{
    hf_status status = HF_OK;
    hf_marks marks;
    hf_lines l;

    hf_lines_begin(&l, text, length, name, error);
    while (status == HF_OK && hf_lines_next_filled(&l))
        status = read_line(file, &marks, &l);
    return status;
}

void hf_write_wflw(FILE *to, const hf_marks *marks)
{
    hf_put_points(to, marks, ' ', ' ');
    /* A name with blanks would be several cells. */
    for (const char *s = *marks->photo ? marks->photo : "-"; *s; s++)
        fputc(*s == ' ' || *s == '\t' ? '_' : *s, to);
    fputc('\n', to);
}
