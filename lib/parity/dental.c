/* parity/dental.c - dynaface's inner-lip polygon, cut by the midline */
#include "parity/dental.h"

#include <math.h>

/* A half has at most all corners and two cuts. */
enum { MOST = HF_LIP_CORNERS + 2 };

double hf_polygon_area(const hf_place *corners, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        const hf_place a = corners[i], b = corners[(i + 1) % count];

        sum += a.x * b.y - b.x * a.y;
    }
    return fabs(sum) / 2;
}

/* --------------------------------------------------------------- exactly */

bool hf_dental_halves(double area[2], const hf_place lips[HF_LIP_CORNERS],
                      const hf_place pupil[2])
{
    const double ux = pupil[HF_LEFT].x - pupil[HF_RIGHT].x;
    const double uy = pupil[HF_LEFT].y - pupil[HF_RIGHT].y;
    const double mx = (pupil[HF_LEFT].x + pupil[HF_RIGHT].x) / 2;
    const double my = (pupil[HF_LEFT].y + pupil[HF_RIGHT].y) / 2;
    hf_place half[2][MOST];
    size_t count[2] = {0, 0}, cuts = 0;

    for (size_t i = 0; i < HF_LIP_CORNERS; i++) {
        const hf_place a = lips[i], b = lips[(i + 1) % HF_LIP_CORNERS];
        /* How far towards the patient's left. */
        const double da = ux * (a.x - mx) + uy * (a.y - my);
        const double db = ux * (b.x - mx) + uy * (b.y - my);
        const int side = da < 0 ? HF_RIGHT : HF_LEFT;

        half[side][count[side]++] = a;
        if ((da < 0) != (db < 0)) {
            const double part = da / (da - db);
            const hf_place cut = {a.x + part * (b.x - a.x),
                                  a.y + part * (b.y - a.y)};

            if (++cuts > 2)
                return false;
            half[HF_RIGHT][count[HF_RIGHT]++] = cut;
            half[HF_LEFT][count[HF_LEFT]++] = cut;
        }
    }
    area[HF_RIGHT] = hf_polygon_area(half[HF_RIGHT], count[HF_RIGHT]);
    area[HF_LEFT] = hf_polygon_area(half[HF_LEFT], count[HF_LEFT]);
    return cuts == 2;
}

/* ------------------------------------------------------ as dynaface does */

/* An end of the bisector: at that x, or where it leaves the picture. */
static hf_place end_of(double x, double slope, double mx, double my)
{
    double y = slope * (x - mx) + my;

    if (y < 0 || y > HF_DYNAFACE_SIDE) {
        y = y < 0 ? 0 : HF_DYNAFACE_SIDE;
        x = (y - my) / slope + mx;
    }
    return (hf_place){trunc(x), trunc(y)};
}

static double cross(double ax, double ay, double bx, double by)
{
    return ax * by - ay * bx;
}

/* Where line p q meets the edge a b, cut off to whole px. */
static bool meets(hf_place *out, const hf_place line[2], hf_place a, hf_place b)
{
    const double lx = line[0].x - line[1].x, ly = line[0].y - line[1].y;
    const double ex = a.x - b.x, ey = a.y - b.y;
    const double divisor = cross(lx, ex, ly, ey);
    const double d = cross(line[0].x, line[0].y, line[1].x, line[1].y);
    const double e = cross(a.x, a.y, b.x, b.y);
    double x, y;

    if (divisor == 0)
        return false;
    x = cross(d, e, lx, ex) / divisor;
    y = cross(d, e, ly, ey) / divisor;
    if (x < fmin(a.x, b.x) || x > fmax(a.x, b.x) || y < fmin(a.y, b.y) ||
        y > fmax(a.y, b.y))
        return false;
    *out = (hf_place){trunc(x), trunc(y)};
    return true;
}

/* The edges that the line meets at different places; their number, at most 3
   of them told. */
static size_t cuts_of(size_t edge[3], hf_place cut[3], const hf_place line[2],
                      const hf_place lips[HF_LIP_CORNERS])
{
    size_t count = 0;

    for (size_t i = 0; i < HF_LIP_CORNERS && count < 3; i++) {
        hf_place at;
        bool known = false;

        if (!meets(&at, line, lips[i], lips[(i + 1) % HF_LIP_CORNERS]))
            continue;
        for (size_t k = 0; k < count; k++)
            known |= at.x == cut[k].x && at.y == cut[k].y;
        if (known)
            continue;
        cut[count] = at;
        edge[count++] = i;
    }
    return count;
}

bool hf_dental_halves_whole(double area[2], const hf_place lips[HF_LIP_CORNERS],
                            const hf_place pupil[2])
{
    const hf_place left = pupil[HF_LEFT], right = pupil[HF_RIGHT];
    const double mx = (left.x + right.x) / 2, my = (left.y + right.y) / 2;
    const double quarter = 3.14159265358979323846 / 2;
    /* The angle from the left pupil to the right one, as dynaface has it. */
    const double angle =
        left.x == right.x ? quarter : atan2(right.y - left.y, right.x - left.x);
    const double slope = tan(angle + quarter);
    const hf_place line[2] = {end_of(0, slope, mx, my),
                              end_of(HF_DYNAFACE_SIDE, slope, mx, my)};
    hf_place cut[3] = {{0, 0}}, half[2][MOST];
    size_t edge[3] = {0}, count[2] = {0, 0};

    if (cuts_of(edge, cut, line, lips) != 2)
        return false;
    for (size_t i = 0; i < HF_LIP_CORNERS; i++) {
        const int half_of = i > edge[0] && i <= edge[1];

        half[half_of][count[half_of]++] = lips[i];
        /* The cuts follow the first half's last corner before them, and the
           second half's last corner. */
        if (i == edge[0]) {
            half[0][count[0]++] = cut[0];
            half[0][count[0]++] = cut[1];
        }
        if (i == edge[1]) {
            half[1][count[1]++] = cut[1];
            half[1][count[1]++] = cut[0];
        }
    }
    area[HF_LEFT] = hf_polygon_area(half[0], count[0]);
    area[HF_RIGHT] = hf_polygon_area(half[1], count[1]);
    return true;
}
