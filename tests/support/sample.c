/* support/sample.c - the sample patient: drawn contours and true measures */
#include "tests/support/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"

/* Size of every sample photo, px. */
enum { WIDTH = 1080, HEIGHT = 1350 };

static _Noreturn void die(const char *what, const char *line)
{
    fprintf(stderr, "sample: %s: '%s'\n", what, line);
    exit(2);
}

static FILE *open_data(const char *name)
{
    FILE *file = fopen(test_path(name), "r");

    if (!file)
        die("cannot open", name);
    return file;
}

static hf_value_side side_of(const char *word)
{
    return !*word         ? HF_VALUE_SINGLE
           : *word == 'R' ? HF_VALUE_RIGHT
                          : HF_VALUE_LEFT;
}

/* The next comma-separated field; empty ones count. */
static char *field(char **rest)
{
    char *start = *rest, *end = start + strcspn(start, ",\r\n");

    *rest = *end ? end + 1 : end;
    *end = 0;
    return start;
}

size_t sample_read_truth(sample_truth **out)
{
    FILE *file = open_data("data/sample/truth.csv");
    sample_truth *all = NULL;
    size_t count = 0;
    char line[256];

    while (fgets(line, sizeof line, file)) {
        char *rest = line;
        sample_truth one;

        if (!strncmp(line, "visit,", 6) || *line == '#')
            continue;
        snprintf(one.visit, sizeof one.visit, "%.7s", field(&rest));
        one.view = hf_view_by_name(field(&rest));
        snprintf(one.measure, sizeof one.measure, "%.39s", field(&rest));
        one.side = side_of(field(&rest));
        one.value = strtod(field(&rest), NULL);
        if (one.view == HF_VIEW_NONE)
            die("unknown view", line);
        all = realloc(all, (count + 1) * sizeof *all);
        if (!all)
            die("out of memory at", line);
        all[count++] = one;
    }
    fclose(file);
    *out = all;
    return count;
}

/* ------------------------------------------------------------- contours */

/* Points of the contour being read; they come in order, contour after
   contour. */
typedef struct pending {
    hf_face *face;
    hf_contour_id id;
    hf_side side;
    hf_point points[256];
    size_t count;
} pending;

static void flush(pending *p)
{
    if (p->count && hf_face_set_contour(p->face, p->id, p->side, p->points,
                                        p->count, NULL) != HF_OK)
        die("cannot set contour", hf_contour_name(p->id));
    p->count = 0;
}

static void take_iris(hf_face *face, hf_side side, char *rest)
{
    hf_iris iris = {true, 0, 0, 0, 0, 0};

    iris.x = strtod(field(&rest), NULL);
    iris.y = strtod(field(&rest), NULL);
    iris.r = strtod(field(&rest), NULL);
    if (hf_face_set_iris(face, side, iris, NULL) != HF_OK)
        die("cannot set iris", "");
}

static void take_point(pending *p, hf_face *face, char *rest)
{
    const char *name = field(&rest);
    const hf_contour_id id = hf_contour_by_name(name);
    const hf_side side = *field(&rest) == 'L' ? HF_LEFT : HF_RIGHT;

    field(&rest); /* index */
    if (!strcmp(name, "iris")) {
        take_iris(face, side, rest);
        return;
    }
    if (id == HF_CONTOUR_COUNT)
        die("unknown contour", name);
    if (p->face != face || p->id != id || p->side != side)
        flush(p);
    p->face = face;
    p->id = id;
    p->side = side;
    if (p->count == 256)
        die("too many points", name);
    p->points[p->count].x = strtod(field(&rest), NULL);
    p->points[p->count].y = strtod(field(&rest), NULL);
    p->points[p->count++].sd = 0;
}

hf_visit *sample_visit(const char *visit)
{
    FILE *file = open_data("data/sample/points.csv");
    hf_face *faces[HF_VIEW_COUNT] = {NULL};
    pending p = {NULL, HF_CONTOUR_COUNT, HF_RIGHT, {{0, 0, 0}}, 0};
    hf_visit *out;
    char line[256];

    while (fgets(line, sizeof line, file)) {
        char *rest = line;
        hf_view view;

        if (strcmp(field(&rest), visit) != 0)
            continue;
        view = hf_view_by_name(field(&rest));
        if (!faces[view] &&
            hf_face_new(&faces[view], WIDTH, HEIGHT, NULL) != HF_OK)
            die("cannot make a face", visit);
        take_point(&p, faces[view], rest);
    }
    flush(&p);
    fclose(file);
    if (hf_visit_new(&out, NULL) != HF_OK)
        die("cannot make a visit", visit);
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        if (faces[v] && hf_visit_set(out, (hf_view)v, faces[v], NULL) != HF_OK)
            die("cannot set a face", visit);
    return out;
}
