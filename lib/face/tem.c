/* face/tem.c - WebMorph templates (.tem) of the Face Research Lab's 189 points
 *
 * The number of points, a point "x y" a line, the number of lines and, for
 * each, two numbers and the points it joins. The lines belong to the template
 * and not to the face: they are not read, and none are written.
 */
#include "base/fail.h"
#include "face/marks.h"

enum { POINTS = 189 };

hf_status hf_read_tem(hf_landmarks *file, const char *text, size_t length,
                      const char *name, hf_error *error)
{
    hf_marks marks;
    hf_lines l;
    double count = 0;

    hf_lines_begin(&l, text, length, name, error);
    hf_lines_next_filled(&l);
    if (!hf_cell_number(&count, l.text))
        return hf_lines_bad(&l, "expected the number of points");
    if (count != POINTS)
        return hf_fail(error, HF_E_UNSUPPORTED,
                       "'%s' has %g points: only templates of %d are read",
                       name, count, POINTS);
    hf_marks_begin(&marks, HF_SCHEME_FRL189, false);
    for (size_t i = 0; i < POINTS; i++) {
        char *cells[3];
        double x, y;

        if (!hf_lines_next_filled(&l))
            return hf_lines_bad(&l, "fewer than 189 points");
        if (hf_cut_blanks(l.text, cells, 3) != 2 ||
            !hf_cell_number(&x, cells[0]) || !hf_cell_number(&y, cells[1]))
            return hf_lines_bad(&l, "expected a point, 'x y'");
        hf_marks_set(&marks, i, x, y);
    }
    if (hf_lines_next_filled(&l) && !hf_cell_number(&count, l.text))
        return hf_lines_bad(&l, "expected the number of lines after 189 "
                                "points");
    return hf_landmarks_add_whole(file, &marks, &l);
}

void hf_write_tem(FILE *to, const hf_marks *marks)
{
    fprintf(to, "%d\n", POINTS);
    hf_put_points(to, marks, '\t', '\n');
    fputs("0\n", to);
}
