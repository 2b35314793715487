/* render/labels.h - where labels go: none on another, all in the picture
 *
 * Each label stands near its anchor, on the side it prefers. Places around the
 * anchor are tried at growing distance, each with a cost: distance, turning
 * away from the preferred side, covering what should stay visible. The
 * cheapest free one is taken, label by label.
 */
#ifndef HR_LABELS_H
#define HR_LABELS_H

#include <stdbool.h>
#include <stddef.h>

/** A rectangle: left, top, width, height; y down. */
typedef struct hr_rect {
    double x, y, w, h;
} hr_rect;

typedef struct hr_label {
    char text[64];
    double ax, ay; /**< anchor */
    double dx, dy; /**< preferred direction from it, any length */
    hr_rect box;   /**< in: w, h; out: x, y */
    bool placed;   /**< out: false = no room, not drawn */
} hr_label;

/** Places the labels in order. bounds: they stay within; avoid: covered only
 *  when nothing else is free; gap: least distance between labels and from a
 *  label to its anchor. Returns how many were placed. */
size_t hr_labels_place(hr_label *labels, size_t count, hr_rect bounds,
                       const hr_rect *avoid, size_t avoid_count, double gap);

/** Area that two rectangles share. */
double hr_rect_shared(hr_rect a, hr_rect b);

#endif
