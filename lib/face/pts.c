/* face/pts.c - iBUG 300-W point files (.pts) */
#include "face/files.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/number.h"
#include "face/model.h"

enum { POINTS = 68 };

/* What a first pixel's centre has there (1) minus what it has here (0.5). */
static const double pixel_shift = 0.5;

typedef struct reader {
    const char *at, *end;
    int line;       /* number of the line in text, from 1 */
    char text[128]; /* longer lines are no .pts lines; they are cut */
    const char *name;
    hf_error *error;
} reader;

static hf_status bad(const reader *r, const char *what)
{
    return hf_fail(r->error, HF_E_CORRUPT, "'%s' line %d: %s", r->name, r->line,
                   what);
}

/* Steps over a line end: CR, LF or CR LF. */
static void step_over_end(reader *r)
{
    if (r->at < r->end && *r->at++ == '\r')
        if (r->at < r->end && *r->at == '\n')
            r->at++;
}

/* One line without its end. A zero byte becomes '?', so that it cannot hide
   what follows it. */
static void take_line(reader *r)
{
    size_t n = 0;

    for (; r->at < r->end && *r->at != '\r' && *r->at != '\n'; r->at++)
        if (n < sizeof r->text - 1)
            r->text[n++] = *r->at ? *r->at : '?';
    r->text[n] = 0;
    step_over_end(r);
    r->line++;
}

static bool blank(const char *text)
{
    return text[strspn(text, " \t")] == 0;
}

/* The next line that is not blank; at the end of the file an empty one. */
static void next_line(reader *r)
{
    do
        take_line(r);
    while (r->at < r->end && blank(r->text));
}

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
    return hf_number_read(value, &text) && blank(text);
}

static bool lone(const char *text, char sign)
{
    text += strspn(text, " \t");
    return *text == sign && blank(text + 1);
}

static hf_status read_head(reader *r)
{
    double version, count;

    next_line(r);
    if (!keyed_number(r->text, "version", &version))
        return bad(r, "expected 'version: 1'");
    if (version != 1)
        return hf_fail(r->error, HF_E_UNSUPPORTED,
                       "'%s' has .pts version %g: only 1 is read", r->name,
                       version);
    next_line(r);
    if (!keyed_number(r->text, "n_points", &count))
        return bad(r, "expected 'n_points: 68'");
    if (count != POINTS)
        return hf_fail(r->error, HF_E_UNSUPPORTED,
                       "'%s' has %g points: only iBUG's %d are read", r->name,
                       count, POINTS);
    next_line(r);
    return lone(r->text, '{') ? HF_OK : bad(r, "expected '{'");
}

static hf_status read_points(reader *r, hf_point *points)
{
    int i;

    for (i = 0; i < POINTS; i++) {
        const char *text = r->text;

        next_line(r);
        if (lone(text, '}'))
            return bad(r, "fewer than 68 points");
        if (!hf_number_read(&points[i].x, &text) ||
            !hf_number_read(&points[i].y, &text) || !blank(text))
            return bad(r, "expected a point, 'x y'");
        points[i].x -= pixel_shift;
        points[i].y -= pixel_shift;
        points[i].sd = HF_HAND_SD;
    }
    next_line(r);
    if (!lone(r->text, '}'))
        return bad(r, "expected '}' after 68 points");
    while (r->at < r->end) {
        take_line(r);
        if (!blank(r->text))
            return bad(r, "expected nothing after '}'");
    }
    return HF_OK;
}

/* The smallest photo side, px, that holds the coordinate. */
static double side_for(double coordinate)
{
    return fmax(1, ceil(coordinate));
}

hf_status hf_face_from_pts(hf_face **out, const char *text, size_t length,
                           const char *name, hf_error *error)
{
    reader r = {text, text + length, 0, "", name, error};
    hf_point points[POINTS];
    double width = 1, height = 1;
    hf_status status = read_head(&r);
    int i;

    if (status == HF_OK)
        status = read_points(&r, points);
    if (status != HF_OK)
        return status;
    for (i = 0; i < POINTS; i++) {
        width = fmax(width, side_for(points[i].x));
        height = fmax(height, side_for(points[i].y));
    }
    if (width > HF_MAX_SIDE || height > HF_MAX_SIDE)
        return hf_fail(error, HF_E_CORRUPT, "'%s' has a point beyond %d pixels",
                       name, HF_MAX_SIDE);
    return hf_face_from_scheme(out, HF_SCHEME_IBUG68, points, POINTS,
                               (int)width, (int)height, error);
}
