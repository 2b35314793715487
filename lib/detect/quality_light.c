/* detect/quality_light.c - light on a face: too little, too much, one-sided,
 * reflected by glasses, kept off by hair */
#include "detect/quality.h"

#include <math.h>
#include <string.h>

/* Grid of looks, nominal mm: some 2000 on a face. */
enum { GRID = 2 };

/* Brightness that counts as black or white, sRGB: skin in the last steps of
 * 8 bits has no shading left to see a border by. White by green, in which skin
 * is darker than in red: red alone saturates on well exposed skin too. */
enum { BLACK = 8, WHITE = 250 };

/* A polygon of the face's outline: jaw and upper borders of the brows. */
struct outline {
    double x[256], y[256]; /* nominal mm */
    int count;
};

/* Brightness counted. */
struct tally {
    int of[256], count, black, white;
};

/* Part of the light that a brightness stands for [0..1]: the sRGB curve. */
static double linear(double level)
{
    const double v = level / 255;

    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static void count_pixel(struct tally *t, const unsigned char *p)
{
    const int level = hf_luma(p);

    t->of[level]++;
    t->count++;
    t->black += level <= BLACK;
    t->white += p[1] >= WHITE;
}

/* NaN of nothing. */
static double median(const struct tally *t)
{
    int seen = 0, level = 0;

    if (!t->count)
        return NAN;
    while ((seen += t->of[level]) * 2 < t->count)
        level++;
    return level;
}

/* ---------------------------------------------------------------- outline */

static void add_points(struct outline *o, const struct hf_view_of_face *v,
                       hf_contour_id id, hf_side side, bool backwards)
{
    const hf_contour c = hf_face_contour(v->face, id, side);
    const int most = (int)(sizeof o->x / sizeof *o->x);

    for (size_t i = 0; i < c.count && o->count < most; i++) {
        const hf_point p = c.points[backwards ? c.count - 1 - i : i];

        hf_view_nominal(v, p, &o->x[o->count], &o->y[o->count]);
        o->count++;
    }
}

/* False when the face has no outline. */
static bool trace(struct outline *o, const struct hf_view_of_face *v)
{
    o->count = 0;
    if (!hf_face_contour(v->face, HF_JAW, HF_RIGHT).count)
        return false;
    add_points(o, v, HF_JAW, HF_RIGHT, false);
    add_points(o, v, HF_BROW_UPPER, HF_LEFT, true);
    add_points(o, v, HF_BROW_UPPER, HF_RIGHT, false);
    return o->count >= 8;
}

/* Even-odd rule. */
static bool inside(const struct outline *o, double x, double y)
{
    bool in = false;

    for (int i = 0, j = o->count - 1; i < o->count; j = i++)
        if ((o->y[i] > y) != (o->y[j] > y) &&
            x < o->x[i] +
                    (y - o->y[i]) * (o->x[j] - o->x[i]) / (o->y[j] - o->y[i]))
            in = !in;
    return in;
}

/* ------------------------------------------------------------------- face */

/* Where a cheek is, nominal mm: beside the nose, below the lids, above the
 * mouth; what a beard leaves free. */
static bool on_cheek(double x, double y)
{
    return fabs(x) >= 18 && fabs(x) <= 42 && y <= -14 && y >= -44;
}

/* Lowest place that counts, nominal mm: above the mouth, where no beard is
 * black by itself. */
enum { LOWEST = -50 };

/* All of the face, and by hf_side the cheeks. Looks lie at the same distances
 * on both sides of the midline. */
static void count_face(struct tally *all, struct tally cheeks[2],
                       const struct hf_view_of_face *v, const struct outline *o)
{
    for (int y = 60; y > LOWEST; y -= GRID)
        for (int x = GRID / 2; x < 90; x += GRID)
            for (int side = 0; side < 2; side++) {
                const double at = side == HF_LEFT ? x : -x;
                const unsigned char *p = hf_view_pixel(v, at, y);

                if (!p || !inside(o, at, y))
                    continue;
                count_pixel(all, p);
                if (on_cheek(at, y))
                    count_pixel(&cheeks[side], p);
            }
}

/* ------------------------------------------------------------------- eyes */

/* Half axes of what a lens of glasses covers around an eye, nominal mm. */
enum { LENS_WIDE = 22, LENS_HIGH = 15 };

/* Share of a lens that is white, catchlights in the eye included. */
static double glare(const struct hf_view_of_face *v, int side)
{
    int count = 0, white = 0;

    for (int j = -LENS_HIGH; j < LENS_HIGH; j++)
        for (int i = -LENS_WIDE; i < LENS_WIDE; i++) {
            const double x = i + 0.5, y = j + 0.5;
            const double u = x / LENS_WIDE, w = y / LENS_HIGH;
            const unsigned char *p;

            if (u * u + w * w > 1)
                continue;
            p = hf_view_pixel(v, v->eye[side][0] + x, v->eye[side][1] + y);
            if (!p)
                continue;
            count++;
            white += p[0] >= WHITE && p[1] >= WHITE && p[2] >= WHITE;
        }
    return count ? (double)white / count : NAN;
}

/* ------------------------------------------------------------------- hair */

/* The strip above the brow's upper border, nominal mm: clear of the brow's own
 * hairs, below the hairline. */
enum { STRIP_LOW = 4, STRIP_HIGH = 10 };

/* Part of the cheek's light under which a place is hair, not skin in shade:
 * foreheads are lit like cheeks within a factor of 2. */
static const double hair_dark = 0.3;

/* Share of the strip that is as dark as hair. Fair hair is not seen. */
static double hair(const struct hf_view_of_face *v, int side, double cheek)
{
    const hf_contour c = hf_face_contour(v->face, HF_BROW_UPPER, (hf_side)side);
    int count = 0, dark = 0;

    for (size_t i = 0; i < c.count; i++)
        for (int up = STRIP_LOW; up <= STRIP_HIGH; up++) {
            const unsigned char *p;
            double x, y;

            hf_view_nominal(v, c.points[i], &x, &y);
            p = hf_view_pixel(v, x, y + up);
            if (!p)
                continue;
            count++;
            dark += linear(hf_luma(p)) < hair_dark * linear(cheek);
        }
    return count && isfinite(cheek) ? (double)dark / count : NAN;
}

void hf_quality_light(hf_quality *q, const struct hf_view_of_face *v)
{
    struct tally all, cheeks[2];
    struct outline o;
    double cheek[2];

    memset(&all, 0, sizeof all);
    memset(cheeks, 0, sizeof cheeks);
    if (trace(&o, v))
        count_face(&all, cheeks, v, &o);
    if (all.count) {
        q->level = median(&all);
        q->dark = (double)all.black / all.count;
        q->bright = (double)all.white / all.count;
    }
    for (int side = 0; side < 2; side++) {
        cheek[side] = median(&cheeks[side]);
        q->glare[side] = glare(v, side);
        q->hair[side] = hair(v, side, cheek[side]);
    }
    /* Of black there is no ratio. */
    if (cheek[HF_RIGHT] > 0 && cheek[HF_LEFT] > 0)
        q->side_light = log2(linear(cheek[HF_RIGHT]) / linear(cheek[HF_LEFT]));
}
