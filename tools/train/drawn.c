/* tools/train/drawn.c - drawn patients, whose contours are known
 *
 * Hand-placed points are all of resting faces. The drawing program gives
 * every expression, palsy and lagophthalmos with the truth to the hundredth
 * (tools/train/cohort); a small share of them keeps the cascades from taking
 * an expression they never saw for one they know.
 */
#define _DEFAULT_SOURCE /* strsep */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <gsl/gsl_math.h>

/* A contour of a drawing and what its points are called in the 189: the first
   of them, those between evenly spread, the last. Contours run from the
   midline outwards, lips from the patient's right to the left. */
struct row {
    const char *name;
    int count;
    unsigned char points[5];
};
static const struct row paired[] = {
    {"brow_upper", 5, {75, 74, 73, 72, 71}},
    {"brow_lower", 4, {76, 84, 83, 71}},
    {"lid_upper", 5, {22, 21, 20, 19, 18}},
    {"lid_lower", 5, {22, 30, 29, 28, 18}},
    {"nasolabial_fold", 3, {158, 159, 160}},
    {"cupid_bow", 1, {89}},
    {"ala", 1, {62}},
};
static const struct row lips[] = {
    {"lip_upper_outer", 3, {87, 88, 90}},
    {"lip_upper_inner", 4, {87, 94, 95, 96}},
    {"lip_lower_inner", 4, {87, 99, 100, 101}},
    {"lip_lower_outer", 4, {87, 104, 105, 106}},
};
enum { LIPS = sizeof lips / sizeof *lips };

/* One contour while it is read. */
enum { MOST = 20 };
struct contour {
    double at[MOST][2], r;
    int count;
};

static void along(double to[2], const struct contour *c, double share)
{
    const double place = share * (c->count - 1);
    const int i = place < c->count - 1 ? (int)place : c->count - 2;
    const double rest = place - i;

    for (int k = 0; k < 2; k++)
        to[k] = c->count < 2
                    ? c->at[0][k]
                    : (1 - rest) * c->at[i][k] + rest * c->at[i + 1][k];
}

static const struct row *find(const struct row *rows, size_t count,
                              const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(rows[i].name, name))
            return &rows[i];
    return NULL;
}

/* Pupil and eight points of the outline, from the top against the clock as
   seen: top, top-left, left, ... */
static void take_iris(double (*at)[2], const struct contour *c, const int *name)
{
    /* Names of the other eye are mirror images. */
    const double turn = name[0] == 0 ? 1 : -1;

    memcpy(at[name[0]], c->at[0], sizeof c->at[0]);
    for (int i = 0; i < 8; i++) {
        const double angle = -M_PI_2 - i * M_PI_4;

        at[name[2 + i]][0] = c->at[0][0] + turn * c->r * cos(angle);
        at[name[2 + i]][1] = c->at[0][1] + c->r * sin(angle);
    }
}

static void take_paired(double (*at)[2], const struct row *row,
                        const struct contour *c, const int *name)
{
    for (int i = 0; i < row->count; i++)
        along(at[name[row->points[i]]], c,
              row->count > 1 ? (double)i / (row->count - 1) : 0);
}

/* Share of a lip at which it stands under (or over) a place: the middle of its
   length is not its middle where one corner is dragged aside. */
static double share_at(const struct contour *c, const double place[2])
{
    const double *a = c->at[0], *b = c->at[c->count - 1];
    const double dx = b[0] - a[0], dy = b[1] - a[1];
    double best = 0.5, nearest = INFINITY;

    for (int i = 0; i <= 1000; i++) {
        double p[2], off;

        along(p, c, i / 1000.0);
        off = fabs((p[0] - place[0]) * dx + (p[1] - place[1]) * dy);
        if (off < nearest) {
            nearest = off;
            best = i / 1000.0;
        }
    }
    return best;
}

/* Both halves of a lip, each from its corner to the middle. */
static void take_lip(double (*at)[2], const struct row *row,
                     const struct contour *c, double middle, const int *mirror)
{
    for (int i = 0; i < row->count; i++) {
        const double part = (double)i / (row->count - 1);

        along(at[row->points[i]], c, part * middle);
        along(at[mirror[row->points[i]]], c, 1 - part * (1 - middle));
    }
}

/* The upper lip's middle is where the philtrum ends, the lower one's the
   middle point of its outer border. */
static void take_lips(struct line *line, const struct contour *kept,
                      const double philtrum_end[2], const int *mirror)
{
    double low[2];

    along(low, &kept[LIPS - 1], 0.5);
    for (int i = 0; i < LIPS; i++)
        if (kept[i].count)
            take_lip(line->at, &lips[i], &kept[i],
                     share_at(&kept[i], i < 2 ? philtrum_end : low), mirror);
}

/* Half the width of philtrum and nose tip, from ala to the nostril's lower edge
   and from the chin up to its crease, as shares of the pupils' distance:
   averages of the hand-placed faces. */
static const double philtral = 0.075, tip = 0.115;
static const double nostril[2] = {0.015, 0.055}, crease = 0.174;

/* The face's outline from ear to ear: where along it, from the chin on, lie the
   chin's corners and the jaw's points, as shares of half of it. Such that they
   lie as far from the midline as on the hand-placed faces. */
static const struct {
    int point;
    double share;
} outline[] = {{128, 0.13}, {127, 0.27}};

static void take_jaw(struct line *line, const struct contour *c,
                     const int *mirror)
{
    for (size_t i = 0; i < sizeof outline / sizeof *outline; i++) {
        along(line->at[outline[i].point], c, 0.5 * (1 - outline[i].share));
        along(line->at[mirror[outline[i].point]], c,
              0.5 * (1 + outline[i].share));
    }
}

/* Takes a contour, or keeps a lip for take_lips. */
static void take(struct line *line, struct contour *kept, const char *name,
                 char side, const struct contour *c, const int *mirror)
{
    int own[189];
    const int *names = side == 'L' ? mirror : own;
    const struct row *row;

    for (int i = 0; i < 189; i++)
        own[i] = i;
    if (!strcmp(name, "iris"))
        take_iris(line->at, c, names);
    else if (!strcmp(name, "subnasale"))
        along(line->at[55], c, 0);
    else if (!strcmp(name, "chin"))
        along(line->at[129], c, 0);
    else if (!strcmp(name, "jaw"))
        take_jaw(line, c, mirror);
    else if (!strcmp(name, "nose_tip"))
        for (int i = 0; i < 2; i++)
            along(line->at[i ? mirror[54] : 54], c, 0);
    else if (!strcmp(name, "philtrum"))
        for (int i = 0; i < 2; i++) {
            along(line->at[170 + i], c, i);
            along(line->at[mirror[170 + i]], c, i);
        }
    else if ((row = find(paired, sizeof paired / sizeof *paired, name)))
        take_paired(line->at, row, c, names);
    else if ((row = find(lips, sizeof lips / sizeof *lips, name)))
        kept[row - lips] = *c;
}

/* Moves a point by a share of the pupils' distance along their line. */
static void spread_aside(struct line *line, int point, double share, double dx,
                         double dy)
{
    line->at[point][0] += share * dx;
    line->at[point][1] += share * dy;
}

/* What a drawing does not name. */
static void complete(struct line *line, const int *mirror)
{
    const double dx = line->at[1][0] - line->at[0][0];
    const double dy = line->at[1][1] - line->at[0][1];

    for (int side = -1; side <= 1; side += 2) {
        const int ala = side < 0 ? 62 : mirror[62];
        const int low = side < 0 ? 63 : mirror[63];

        line->at[low][0] =
            line->at[ala][0] - side * nostril[0] * dx - nostril[1] * dy;
        line->at[low][1] =
            line->at[ala][1] - side * nostril[0] * dy + nostril[1] * dx;
        spread_aside(line, side < 0 ? 54 : mirror[54], side * tip, dx, dy);
        for (int i = 170; i < 172; i++)
            spread_aside(line, side < 0 ? i : mirror[i], side * philtral, dx,
                         dy);
    }
    line->at[175][0] = line->at[129][0] + crease * dy;
    line->at[175][1] = line->at[129][1] - crease * dx;
}

/* One row "visit,view,contour,side,index,x,y,r"; false at the end. */
struct point {
    char view[32], contour[32], side;
    double x, y, r;
};

static bool read_point(struct point *p, FILE *file)
{
    char text[256], *rest = text, *field[8];

    if (!fgets(text, sizeof text, file))
        return false;
    for (int i = 0; i < 8; i++)
        if (!(field[i] = strsep(&rest, ",\n")))
            return false;
    snprintf(p->view, sizeof p->view, "%s", field[1]);
    snprintf(p->contour, sizeof p->contour, "%s", field[2]);
    p->side = *field[3];
    p->x = data_number(field[5]);
    p->y = data_number(field[6]);
    p->r = data_number(field[7]);
    return true;
}

/* Closing eyes are drawn turned up by 3.6 mm; the file does not say where
   their irises are. Height over the line of the canthi and radius, as shares
   of the eye's width: what the drawing program has. */
static void guess_irises(struct line *line, const int *mirror)
{
    static const double above = 0.22, radius = 0.207;

    for (int side = 0; side < 2; side++) {
        const double *a = line->at[side ? mirror[18] : 18];
        const double *b = line->at[side ? mirror[22] : 22];
        const double dx = fabs(b[0] - a[0]);
        struct contour c = {.count = 1, .r = radius * dx};
        int names[10];

        for (int i = 0; i < 10; i++)
            names[i] = side ? mirror[i] : i;
        c.at[0][0] = (a[0] + b[0]) / 2;
        c.at[0][1] = (a[1] + b[1]) / 2 - above * dx;
        take_iris(line->at, &c, names);
    }
}

/* Reads the contours of one view; false when it is not there. */
static bool read_view(struct line *line, const char *path, const char *view,
                      const int *mirror)
{
    FILE *file = fopen(path, "r");
    struct point p = {.contour = ""}, last = p;
    struct contour kept[LIPS] = {{.count = 0}};
    struct contour c = {.count = 0};
    int irises = 0, contours = 0;

    memset(line->at, 0, sizeof line->at);
    for (bool more = file != NULL; more;) {
        more = read_point(&p, file);
        if (c.count && (!more || strcmp(p.contour, last.contour) != 0 ||
                        p.side != last.side || strcmp(p.view, view) != 0)) {
            take(line, kept, last.contour, last.side, &c, mirror);
            irises += !strcmp(last.contour, "iris");
            contours++;
            c.count = 0;
        }
        if (more && !strcmp(p.view, view) && c.count == MOST) {
            fprintf(stderr, "train: '%s' has too long a contour\n", path);
            exit(2);
        }
        if (more && !strcmp(p.view, view)) {
            c.at[c.count][0] = p.x;
            c.at[c.count++][1] = p.y;
            c.r = p.r;
        }
        last = p;
    }
    if (file)
        fclose(file);
    if (!contours)
        return false;
    take_lips(line, kept, line->at[171], mirror);
    if (irises < 2)
        guess_irises(line, mirror);
    complete(line, mirror);
    return true;
}

size_t data_read_drawn(struct half **halves, size_t count, const char *faces,
                       const char *folder)
{
    static const char *const views[] = {
        "rest",   "brow",      "smile-gentle", "smile-full",
        "pucker", "lower-lip", "close-gentle", "close-full"};
    const int first = count ? (*halves)[count - 1].person + 1 : 0;
    int mirror[189] = {0};
    char path[4096];

    data_mirror(mirror, faces);
    for (int n = 1;; n++) {
        snprintf(path, sizeof path, "%s/%02d/points.csv", folder, n);
        if (access(path, R_OK))
            return count;
        for (size_t v = 0; v < sizeof views / sizeof *views; v++) {
            struct line line;

            if (!read_view(&line, path, views[v], mirror))
                continue;
            snprintf(line.photo, sizeof line.photo, "%s/%02d/healthy/%s.jpg",
                     folder, n, views[v]);
            count =
                data_add(halves, count, &line, first + n - 1, DRAWN, mirror);
        }
    }
}
