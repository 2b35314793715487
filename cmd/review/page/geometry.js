/* geometry.js - distances, hits, the midline and its mirror; pure
 *
 * Points are [x, y, ...] in photo pixels.
 */
import {PARTS, partOf, keyOf} from "./anatomy.js";

export function distance(a, b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Distance of each point from the first, along the line. */
export function alongShare(points) {
    let sum = 0;

    return points.map((p, i) => {
        sum += i ? distance(points[i - 1], p) : 0;
        return sum;
    });
}

export function lengthOf(points) {
    return points.length ? alongShare(points)[points.length - 1] : 0;
}

/** Distance of p from the piece between a and b. */
export function toSegment(p, a, b) {
    const dx = b[0] - a[0], dy = b[1] - a[1];
    const d2 = dx * dx + dy * dy;
    const t = d2 > 0
        ? ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / d2 : 0;
    const s = Math.min(1, Math.max(0, t));

    return Math.hypot(p[0] - a[0] - s * dx, p[1] - a[1] - s * dy);
}

/** Distance of p from the line through points; of one point, from it. */
export function toLine(p, points) {
    let least = distance(p, points[0]);

    for (let i = 1; i < points.length; i++)
        least = Math.min(least, toSegment(p, points[i - 1], points[i]));
    return least;
}

/** {left, top, right, bottom} of a part, or null. */
export function boundsOf(value) {
    if (!value)
        return null;
    if (!Array.isArray(value))
        return {left: value.x - value.r, right: value.x + value.r,
                top: value.y - value.r, bottom: value.y + value.r};
    const xs = value.map((p) => p[0]), ys = value.map((p) => p[1]);
    return {left: Math.min(...xs), right: Math.max(...xs),
            top: Math.min(...ys), bottom: Math.max(...ys)};
}

/* What is preferred when several are as near: the chosen part, then points
   that stand for a corner, then lines. */
function rank(key, chosen) {
    const {contour} = partOf(key);

    if (key === chosen)
        return 0;
    return contour.single ? 1 : contour.optional ? 3 : 2;
}

function* candidates(get, p, chosen, reach) {
    for (const key of PARTS) {
        const value = get(key), order = rank(key, chosen);

        if (!value)
            continue;
        if (!Array.isArray(value)) {
            const d = distance(p, [value.x, value.y]);
            yield {key, index: 0, what: "point", d, order};
            yield {key, index: 1, what: "edge", order, radius: value.r,
                   d: Math.abs(d - value.r)};
            if (d < value.r)
                yield {key, index: 0, what: "line", d: reach, order: 4};
            continue;
        }
        for (let i = 0; i < value.length; i++)
            yield {key, index: i, what: "point", d: distance(p, value[i]),
                   order};
        if (value.length > 1)
            yield {key, index: nearestIndex(value, p), what: "line",
                   d: toLine(p, value), order: order + 0.5};
    }
}

export function nearestIndex(points, p) {
    let best = 0;

    points.forEach((q, i) => {
        if (distance(p, q) < distance(p, points[best]))
            best = i;
    });
    return best;
}

/** What lies under a place: {key, index, what: "point"|"edge"|"line"} or
 *  null. get(key) gives a part; reach: px for points, and two thirds of it for
 *  lines; an iris's edge is thinner, so that its inside can be held too. Points
 *  win over lines; among points a clearly nearer one (a third of the reach)
 *  wins, else the chosen part, corners, others. */
export function hit(get, p, reach, chosen = null) {
    let best = null, bestCost = Infinity;

    for (const c of candidates(get, p, chosen, reach)) {
        const limit = c.what === "point" ? reach
            : c.what === "edge" ? Math.min(reach * 0.8, c.radius * 0.3)
                : reach * 2 / 3;
        const inside = c.what === "line" && c.order === 4;

        if (!inside && c.d > limit)
            continue;
        const cost = c.d + (c.what === "point" ? 0 : reach) +
            (inside ? reach : 0) + c.order * reach / 3;
        if (cost < bestCost) {
            best = c;
            bestCost = cost;
        }
    }
    return best && {key: best.key, index: best.index, what: best.what};
}

/** The midline {x, y, ux, uy}: a place on it and the unit vector along the
 *  eyes to the patient's left, as the frame of the measures has it: between
 *  the pupils and at right angles to them; between the inner canthi where an
 *  iris is missing. Null without either. */
export function midline(get) {
    const iris = ["right", "left"].map((s) => get(keyOf("iris", s)));
    let ends = iris[0] && iris[1]
        ? iris.map((i) => [i.x, i.y])
        : ["right", "left"].map((s) => get(keyOf("canthus_inner", s))?.[0]);

    if (!ends[0] || !ends[1])
        return null;
    const d = distance(ends[0], ends[1]);
    if (!(d > 0))
        return null;
    return {x: (ends[0][0] + ends[1][0]) / 2, y: (ends[0][1] + ends[1][1]) / 2,
            ux: (ends[1][0] - ends[0][0]) / d,
            uy: (ends[1][1] - ends[0][1]) / d};
}

/** How far a point is to the patient's left of the midline. */
export function beyond(m, p) {
    return (p[0] - m.x) * m.ux + (p[1] - m.y) * m.uy;
}

export function mirrored(m, p) {
    const d = 2 * beyond(m, p);

    return [p[0] - d * m.ux, p[1] - d * m.uy];
}

/** A part as its mirror image. */
export function mirroredPart(m, value) {
    if (Array.isArray(value))
        return value.map((p) => mirrored(m, p));
    const [x, y] = mirrored(m, [value.x, value.y]);
    return {...value, x, y};
}
