/* face/dlib.c - dlib's XML of images, boxes and parts
 *
 * The layout is fixed: <image file width height>, in it <box top left width
 * height>, in it <part name x y>, values in quotes. A reader of tags is all it
 * takes, so that the library needs no XML parser; entities in values are the
 * five of XML, all other elements are passed over.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/marks.h"
#include "face/model.h"

enum { MOST_VALUE = 512 };

typedef struct reader {
    const char *at, *end, *name;
    size_t line;
    hf_error *error;
    const char *tag, *tag_end; /* between < and > */
    hf_marks *marks;
    bool in_box;
    char photo[MOST_VALUE];
    int width, height;
} reader;

static hf_status bad(const reader *r, const char *what)
{
    return hf_fail(r->error, HF_E_CORRUPT, "'%s' line %zu: %s", r->name,
                   r->line, what);
}

static bool starts(const char *at, const char *end, const char *with)
{
    const size_t n = strlen(with);

    return (size_t)(end - at) >= n && memcmp(at, with, n) == 0;
}

static void step(reader *r)
{
    r->line += *r->at++ == '\n';
}

/* The next tag; false at the end of the text. A comment is no tag, and what
   stands in quotes ends none. */
static bool next_tag(reader *r)
{
    char quote = 0;

    for (; r->at < r->end && *r->at != '<'; step(r))
        ;
    if (r->at == r->end)
        return false;
    if (starts(r->at, r->end, "<!--")) {
        while (r->at < r->end && !starts(r->at, r->end, "-->"))
            step(r);
        return next_tag(r);
    }
    r->tag = ++r->at;
    for (; r->at < r->end && (quote || *r->at != '>'); step(r)) {
        if (quote)
            quote = *r->at == quote ? 0 : quote;
        else if (*r->at == '"' || *r->at == '\'')
            quote = *r->at;
    }
    r->tag_end = r->at;
    return true;
}

static bool is_tag(const reader *r, const char *name)
{
    const size_t n = strlen(name);

    return starts(r->tag, r->tag_end, name) &&
           (r->tag + n == r->tag_end || strchr(" \t\r\n/", r->tag[n]));
}

/* Puts an entity's character at *to; returns its length, 1 for a plain one. */
static size_t decode(char *to, const char *at, const char *end)
{
    static const struct {
        const char *entity;
        char character;
    } known[] = {{"&amp;", '&'},
                 {"&lt;", '<'},
                 {"&gt;", '>'},
                 {"&quot;", '"'},
                 {"&apos;", '\''}};

    *to = *at;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (starts(at, end, known[i].entity)) {
            *to = known[i].character;
            return strlen(known[i].entity);
        }
    return 1;
}

/* An attribute's value, cut off at its room. False: there is none. */
static bool attribute(char value[MOST_VALUE], const reader *r, const char *name)
{
    const size_t n = strlen(name);
    const char *at = r->tag;
    size_t out = 0;
    char quote;

    for (; at < r->tag_end; at++)
        if (strchr(" \t\r\n", *at) && starts(at + 1, r->tag_end, name) &&
            at + 1 + n < r->tag_end && at[1 + n] == '=')
            break;
    if (at + n + 3 > r->tag_end)
        return false;
    quote = at[n + 2];
    if (quote != '"' && quote != '\'')
        return false;
    for (at += n + 3; at < r->tag_end && *at != quote;) {
        char c;

        at += decode(&c, at, r->tag_end);
        if (out < MOST_VALUE - 1)
            value[out++] = c ? c : '?';
    }
    value[out] = 0;
    return at < r->tag_end;
}

static bool number(double *out, const reader *r, const char *name)
{
    char value[MOST_VALUE];

    return attribute(value, r, name) && hf_cell_number(out, value);
}

static hf_status read_image(reader *r)
{
    double width = 0, height = 0;

    if (!attribute(r->photo, r, "file"))
        return bad(r, "expected <image file='...'>");
    if (number(&width, r, "width") != number(&height, r, "height") ||
        width < 0 || height < 0 || width > HF_MAX_SIDE ||
        height > HF_MAX_SIDE || width != floor(width) ||
        height != floor(height))
        return bad(r, "width and height must be whole numbers to 65535");
    r->width = (int)width;
    r->height = (int)height;
    return HF_OK;
}

static hf_status read_box(reader *r)
{
    hf_marks *m = r->marks;

    hf_marks_begin(m, HF_SCHEME_IBUG68, false);
    if (!number(&m->box[0], r, "left") || !number(&m->box[1], r, "top") ||
        !number(&m->box[2], r, "width") || !number(&m->box[3], r, "height"))
        return bad(r, "expected <box top='' left='' width='' height=''> with "
                      "numbers");
    m->boxed = true;
    m->width = r->width;
    m->height = r->height;
    hf_marks_name(m, r->photo);
    r->in_box = r->tag_end[-1] != '/';
    return HF_OK;
}

static hf_status read_part(reader *r)
{
    double n, x, y;

    if (!r->in_box)
        return bad(r, "a <part> outside of a <box>");
    if (!number(&n, r, "name") || !number(&x, r, "x") || !number(&y, r, "y"))
        return bad(r, "expected <part name='' x='' y=''> with numbers");
    if (!(n >= 0 && n < 68) || n != floor(n))
        return bad(r, "only iBUG's parts 00 to 67 are read");
    if (r->marks->seen[(size_t)n])
        return bad(r, "the same part twice");
    hf_marks_set(r->marks, (size_t)n, x, y);
    return HF_OK;
}

/* A box without any part says where a face is and no more. */
static hf_status end_box(reader *r, hf_landmarks *file)
{
    char where[1100];
    size_t seen = 0;

    r->in_box = false;
    for (size_t i = 0; i < r->marks->count; i++)
        seen += r->marks->seen[i];
    snprintf(where, sizeof where, "'%.1000s' line %zu", r->name, r->line);
    return seen ? hf_landmarks_add(file, r->marks, where, r->error) : HF_OK;
}

static hf_status read_tag(reader *r, hf_landmarks *file)
{
    if (is_tag(r, "image"))
        return read_image(r);
    if (is_tag(r, "box"))
        return r->in_box ? bad(r, "a <box> within a <box>") : read_box(r);
    if (is_tag(r, "part"))
        return read_part(r);
    if (is_tag(r, "/box"))
        return r->in_box ? end_box(r, file) : bad(r, "</box> without <box>");
    return HF_OK;
}

hf_status hf_read_dlib(hf_landmarks *file, const char *text, size_t length,
                       const char *name, hf_error *error)
{
    hf_marks marks;
    reader r = {text, text + length, name,  1,  error, NULL,
                NULL, &marks,        false, "", 0,     0};
    hf_status status = HF_OK;

    while (status == HF_OK && next_tag(&r)) {
        if (r.at == r.end)
            return bad(&r, "a tag that does not end");
        status = read_tag(&r, file);
    }
    if (status == HF_OK && r.in_box)
        return bad(&r, "a <box> that does not end");
    return status;
}

/* ---------------------------------------------------------------- writing */

static void put_value(FILE *to, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            fputs("&amp;", to);
            break;
        case '<':
            fputs("&lt;", to);
            break;
        case '>':
            fputs("&gt;", to);
            break;
        case '\'':
            fputs("&apos;", to);
            break;
        default:
            fputc(*text, to);
        }
}

static void put_attribute(FILE *to, const char *name, double value)
{
    fprintf(to, " %s='", name);
    hf_put_number(to, value);
    fputc('\'', to);
}

void hf_write_dlib(FILE *to, const hf_marks *marks)
{
    static const char *const sides[4] = {"left", "top", "width", "height"};

    fputs("<?xml version='1.0' encoding='UTF-8'?>\n<dataset>\n<images>\n"
          "  <image file='",
          to);
    put_value(to, marks->photo);
    fputc('\'', to);
    if (marks->width)
        fprintf(to, " width='%d' height='%d'", marks->width, marks->height);
    fputs(">\n    <box", to);
    for (int k = 0; k < 4; k++)
        put_attribute(to, sides[k], marks->box[k]);
    fputs(">\n", to);
    for (size_t i = 0; i < marks->count; i++) {
        if (!marks->seen[i])
            continue;
        fprintf(to, "      <part name='%02zu'", i);
        put_attribute(to, "x", marks->points[i].x);
        put_attribute(to, "y", marks->points[i].y);
        fputs("/>\n", to);
    }
    fputs("    </box>\n  </image>\n</images>\n</dataset>\n", to);
}
