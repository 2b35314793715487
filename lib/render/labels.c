/* render/labels.c - where labels go: none on another, all in the picture */
#include "render/labels.h"

#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

/* Directions tried around an anchor, and distances in gaps: 24 by 24 places
 * reach a third of the picture away. */
enum { directions = 24, distances = 24 };

/* Costs, in gaps of distance: turning right round costs as much as moving 12
 * gaps away; hiding a label's worth of something costs 40. */
static const double turn_cost = 12.0;
static const double cover_cost = 40.0;

double hr_rect_shared(hr_rect a, hr_rect b)
{
    double w = fmin(a.x + a.w, b.x + b.w) - fmax(a.x, b.x);
    double h = fmin(a.y + a.h, b.y + b.h) - fmax(a.y, b.y);

    return w > 0.0 && h > 0.0 ? w * h : 0.0;
}

static bool inside(hr_rect a, hr_rect bounds)
{
    return a.x >= bounds.x && a.y >= bounds.y &&
           a.x + a.w <= bounds.x + bounds.w && a.y + a.h <= bounds.y + bounds.h;
}

static bool free_of(hr_rect box, const hr_label *labels, size_t count,
                    double gap)
{
    hr_rect wide = {box.x - gap, box.y - gap, box.w + 2 * gap, box.h + 2 * gap};

    for (size_t i = 0; i < count; i++)
        if (labels[i].placed && hr_rect_shared(wide, labels[i].box) > 0.0)
            return false;
    return true;
}

/* The box whose near edge is that far from the anchor. */
static hr_rect box_at(const hr_label *l, double angle, double distance)
{
    double c = cos(angle), s = sin(angle);
    double across = fabs(c) > 1e-9 ? 0.5 * l->box.w / fabs(c) : INFINITY;
    double along = fabs(s) > 1e-9 ? 0.5 * l->box.h / fabs(s) : INFINITY;
    double reach = distance + fmin(across, along);

    return (hr_rect){l->ax + c * reach - 0.5 * l->box.w,
                     l->ay + s * reach - 0.5 * l->box.h, l->box.w, l->box.h};
}

static double hidden(hr_rect box, const hr_rect *avoid, size_t count)
{
    double area = 0.0;

    for (size_t i = 0; i < count; i++)
        area += hr_rect_shared(box, avoid[i]);
    return area / (box.w * box.h);
}

/* The place itself, moved into the picture where that is close by. */
static hr_rect pushed_in(hr_rect box, hr_rect bounds, double most)
{
    double x = fmin(fmax(box.x, bounds.x), bounds.x + bounds.w - box.w);
    double y = fmin(fmax(box.y, bounds.y), bounds.y + bounds.h - box.h);

    if (fabs(x - box.x) <= most && fabs(y - box.y) <= most) {
        box.x = x;
        box.y = y;
    }
    return box;
}

static void place(hr_label *label, const hr_label *before, size_t count,
                  hr_rect bounds, const hr_rect *avoid, size_t avoid_count,
                  double gap)
{
    double preferred = atan2(label->dy, label->dx), best = INFINITY;
    hr_rect found = label->box;

    for (int d = 1; d <= distances; d++)
        for (int k = 0; k < directions; k++) {
            /* 0, 1, -1, 2, -2, ... so that of equals the first is nearest */
            int turn = (k + 1) / 2 * (k % 2 ? 1 : -1);
            double angle = preferred + turn * 2.0 * pi / directions;
            double share = 2.0 * abs(turn) / directions;
            hr_rect box =
                pushed_in(box_at(label, angle, d * gap), bounds, 4.0 * gap);
            double cost = d + turn_cost * share * share;
            if (cost >= best || !inside(box, bounds) ||
                !free_of(box, before, count, gap))
                continue;
            cost += cover_cost * hidden(box, avoid, avoid_count);
            if (cost < best) {
                best = cost;
                found = box;
            }
        }
    label->placed = best < INFINITY;
    label->box = found;
}

size_t hr_labels_place(hr_label *labels, size_t count, hr_rect bounds,
                       const hr_rect *avoid, size_t avoid_count, double gap)
{
    size_t placed = 0;

    for (size_t i = 0; i < count; i++) {
        place(&labels[i], labels, i, bounds, avoid, avoid_count, gap);
        placed += labels[i].placed;
    }
    return placed;
}
