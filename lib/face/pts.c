/* face/pts.c - iBUG 300-W point files (.pts) */
#include "face/files.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/number.h"
#include "face/marks.h"

enum { POINTS = 68 };

/* "key: number" */
static bool keyed_number(const char *text, const char *key, double *value)
{
    text += strspn(text, " \t");
    if (strncmp(text, key, strlen(key)) != 0)
        return false;
    text += strlen(key);
    text += strspn(text, " \t");
    if (*text++ != ':')
        return false;
    return hf_number_read(value, &text) && hf_blank(text);
}

static bool lone(const char *text, char sign)
{
    text += strspn(text, " \t");
    return *text == sign && hf_blank(text + 1);
}

static hf_status read_head(hf_lines *r)
{
    double version, count;

    hf_lines_next_filled(r);
    if (!keyed_number(r->text, "version", &version))
        return hf_lines_bad(r, "expected 'version: 1'");
    if (version != 1)
        return hf_fail(r->error, HF_E_UNSUPPORTED,
                       "'%s' has .pts version %g: only 1 is read", r->name,
                       version);
    hf_lines_next_filled(r);
    if (!keyed_number(r->text, "n_points", &count))
        return hf_lines_bad(r, "expected 'n_points: 68'");
    if (count != POINTS)
        return hf_fail(r->error, HF_E_UNSUPPORTED,
                       "'%s' has %g points: only iBUG's %d are read", r->name,
                       count, POINTS);
    hf_lines_next_filled(r);
    return lone(r->text, '{') ? HF_OK : hf_lines_bad(r, "expected '{'");
}

static hf_status read_points(hf_lines *r, hf_marks *marks)
{
    size_t i;

    for (i = 0; i < POINTS; i++) {
        const char *text = r->text;
        double x, y;

        hf_lines_next_filled(r);
        if (lone(text, '}'))
            return hf_lines_bad(r, "fewer than 68 points");
        if (!hf_number_read(&x, &text) || !hf_number_read(&y, &text) ||
            !hf_blank(text))
            return hf_lines_bad(r, "expected a point, 'x y'");
        hf_marks_set(marks, i, x, y);
    }
    hf_lines_next_filled(r);
    if (!lone(r->text, '}'))
        return hf_lines_bad(r, "expected '}' after 68 points");
    while (r->at < r->end) {
        hf_lines_next(r);
        if (!hf_blank(r->text))
            return hf_lines_bad(r, "expected nothing after '}'");
    }
    return HF_OK;
}

hf_status hf_read_pts(hf_landmarks *file, const char *text, size_t length,
                      const char *name, hf_error *error)
{
    hf_marks marks;
    hf_status status;
    hf_lines r;

    hf_lines_begin(&r, text, length, name, error);
    hf_marks_begin(&marks, HF_SCHEME_IBUG68, false);
    status = read_head(&r);
    if (status == HF_OK)
        status = read_points(&r, &marks);
    if (status != HF_OK)
        return status;
    return hf_landmarks_add_whole(file, &marks, &r);
}

void hf_write_pts(FILE *to, const hf_marks *marks)
{
    fprintf(to, "version: 1\nn_points: %d\n{\n", POINTS);
    hf_put_points(to, marks, ' ', '\n');
    fputs("}\n", to);
}

hf_status hf_face_from_pts(hf_face **out, const char *text, size_t length,
                           const char *name, hf_error *error)
{
    hf_landmarks file = {HF_FORMAT_PTS, NULL, 0, 0};
    hf_status status = hf_read_pts(&file, text, length, name, error);

    if (status != HF_OK)
        return status;
    *out = file.items[0].face;
    free(file.items[0].marks);
    free(file.items);
    return HF_OK;
}
