/* support/hand.c - the hand-placed points of the development photographs */
#include "tests/support/hand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Standard deviation of a hand-placed point, px: the photos show about 3 px
   per mm and single placements scatter by about 0.25 mm. */
static const double hand_sd = 0.75;

static void die(const char *what)
{
    fprintf(stderr, "points.tsv: %s\n", what);
    exit(2);
}

/* One line: path, scheme, width, height, count, then x,y per column. */
static hand read_line(char *line)
{
    hand one = {"", NULL};
    hf_point points[189];
    char *rest = line;
    char *field = strtok_r(rest, "\t", &rest);
    int width, height, used = 0;

    snprintf(one.photo, sizeof one.photo, "%s", field ? field : "");
    if (!rest ||
        sscanf(rest, "frl189\t%d\t%d\t189\t%n", &width, &height, &used) != 2)
        die("unexpected head of a line");
    rest += used;
    for (int i = 0; i < 189; i++) {
        field = strtok_r(rest, "\t\n", &rest);
        if (!field || sscanf(field, "%lf,%lf", &points[i].x, &points[i].y) != 2)
            die("unexpected point");
        points[i].sd = hand_sd;
    }
    if (hf_face_from_scheme(&one.face, HF_SCHEME_FRL189, points, 189, width,
                            height, NULL) != HF_OK)
        die("cannot make a face");
    return one;
}

size_t hand_read(hand **out, const char *faces)
{
    char path[4096], *line = NULL;
    size_t room = 0, count = 0;
    FILE *file;

    snprintf(path, sizeof path, "%s/points.tsv", faces);
    file = fopen(path, "r");
    *out = calloc(1024, sizeof **out);
    if (!file || !*out)
        die("cannot read");
    while (count < 1024 && getline(&line, &room, file) > 0)
        (*out)[count++] = read_line(line);
    free(line);
    fclose(file);
    return count;
}

void hand_free(hand *hands, size_t count)
{
    for (size_t i = 0; i < count; i++)
        hf_face_free(hands[i].face);
    free(hands);
}
