/* face.js - a face, and what a hand changes of it; nothing of the page
 *
 * A face is the object of hemiface-face(5), never changed in place. Every
 * deed is a list of CHANGES {key, from, to}: the part before and after, null
 * = absent. A contour's part is its list of [x, y, sd]; an iris's the object
 * {x, y, r, sd, r_sd}. Lengths are photo pixels.
 */
import {PARTS, joinsOf, partOf} from "./anatomy.js";
import {distance} from "./geometry.js";

/** px: standard deviation of a point that a hand placed, as in
 *  hemiface-face(5). */
export const HAND_SD = 0.5;

/* px: coordinates are kept to a ten thousandth, far below what a hand or a
   lens can tell, so that ten steps of 0.1 px are 1 px. */
const KEPT = 1e4;

export function kept(v) {
    return Math.round(v * KEPT) / KEPT;
}

/* Sides of the photo: farther outside it no point is taken (the server allows
   a whole side); a face that is cut off goes on there. */
const OUTSIDE = 0.5;

function within(v, side) {
    return side ? Math.min((1 + OUTSIDE) * side, Math.max(-OUTSIDE * side, v))
        : v;
}

export function handPoint(face, x, y) {
    return [kept(within(x, face.width)), kept(within(y, face.height)),
            HAND_SD];
}

/** Smallest radius, px, that a hand can give an iris. */
export const LEAST_RADIUS = 1;

export function handRadius(face, r) {
    const most = Math.max(face.width, face.height) / 2 || Infinity;

    return kept(Math.min(most, Math.max(LEAST_RADIUS, r)));
}

export function handIris(face, x, y, r) {
    const [px, py] = handPoint(face, x, y);

    return {x: px, y: py, r: handRadius(face, r), sd: HAND_SD, r_sd: HAND_SD};
}

export function emptyFace(photo, width, height) {
    return {format: "hemiface-face", version: 1, photo, width, height,
            source: "", contours: {}};
}

/** The part, or null. */
export function getPart(face, key) {
    const {contour, name, side} = partOf(key);

    if (contour.iris)
        return face.iris?.[side] ?? null;
    const c = face.contours?.[name];
    const points = side ? c?.[side] : c;
    return Array.isArray(points) && points.length ? points : null;
}

function without(object, key) {
    const copy = {...object};

    delete copy[key];
    return copy;
}

/* Sets or takes away one key of an object. */
function put(object, key, value) {
    return value === null ? without(object, key) : {...object, [key]: value};
}

/** A face with that part; null takes it away. */
export function setPart(face, key, value) {
    const {contour, name, side} = partOf(key);

    if (contour.iris)
        return {...face, iris: put(face.iris ?? {}, side, value)};
    const contours = face.contours ?? {};
    if (!side)
        return {...face, contours: put(contours, name, value)};
    const sides = put(contours[name] ?? {}, side, value);
    return {...face, contours: put(contours, name,
                                   Object.keys(sides).length ? sides : null)};
}

export function apply(face, changes) {
    return changes.reduce((f, c) => setPart(f, c.key, c.to), face);
}

export function reversed(changes) {
    return changes.map((c) => ({key: c.key, from: c.to, to: c.from}))
        .reverse();
}

/** Whether two parts are the same, to the last bit. */
export function sameValue(a, b) {
    return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Keys of the parts in which two faces differ. */
export function differing(a, b) {
    return PARTS.filter((k) => !sameValue(getPart(a, k), getPart(b, k)));
}

/** Changes that lead from one face to another. */
export function changesBetween(a, b) {
    return differing(a, b).map((key) => ({key, from: getPart(a, key),
                                          to: getPart(b, key)}));
}

/** Points of a part as [[x, y], ...], for the record of edits; an iris as
 *  [[x, y, r]]. */
export function pairs(value) {
    if (!value)
        return [];
    if (Array.isArray(value))
        return value.map(([x, y]) => [x, y]);
    return [[value.x, value.y, value.r]];
}

/** A part from the pairs of a record. Points of the automatic face keep
 *  their sd where they are at their old place. */
export function fromPairs(key, list, automatic = null) {
    if (!list?.length)
        return null;
    const old = automatic ? getPart(automatic, key) : null;
    if (partOf(key).contour.iris) {
        const [[x, y, r]] = list;
        if (!(r > 0))
            return null;
        return {x, y, r,
                sd: old?.x === x && old?.y === y ? old.sd : HAND_SD,
                r_sd: old?.r === r ? old.r_sd : HAND_SD};
    }
    return list.map(([x, y]) =>
        (Array.isArray(old) &&
         old.find((p) => p[0] === x && p[1] === y)) || [x, y, HAND_SD]);
}

/* ------------------------------------------------------- placing, hiding */

export function removePart(face, key) {
    return [{key, from: getPart(face, key), to: null}];
}

export function replacePart(face, key, to) {
    const from = getPart(face, key);

    return sameValue(from, to) ? [] : [{key, from, to}];
}

/** Places a part by clicked places [[x, y], ...]. near: px within which an end
 *  takes the exact place of the corner it is joined to, and a peak that of the
 *  lip's point. Corners that are not there yet are placed by the ends. An
 *  iris's places are its centre and its edge. */
export function placePart(face, key, places, near) {
    const {contour} = partOf(key);

    if (contour.iris) {
        const [c, e] = places;
        return replacePart(face, key, handIris(face, c[0], c[1],
                                               distance(c, e)));
    }
    const points = places.map(([x, y]) => handPoint(face, x, y));
    const changes = [];
    if (contour.single) {
        const to = placedSingle(face, key, points[0], near);
        return replacePart(face, key, [to]);
    }
    (joinsOf(key) ?? []).forEach((corner_, end) => {
        const i = end === 0 ? 0 : points.length - 1;
        const at = getPart(face, corner_)?.[0];
        if (!at)
            changes.push({key: corner_, from: null,
                          to: [points[i].slice()]});
        else if (distance(at, points[i]) <= near)
            points[i] = at.slice();
    });
    return [...replacePart(face, key, points), ...changes];
}

/* A single point near the end of a line that is joined to it, or near the
   line it lies on, takes that point's exact place. */
function placedSingle(face, key, p, near) {
    const {contour} = partOf(key);
    let best = null, least = near;
    const look = (q) => {
        if (distance(p, q) <= least) {
            least = distance(p, q);
            best = q;
        }
    };

    if (contour.on)
        (getPart(face, contour.on) ?? []).forEach(look);
    for (const k of PARTS) {
        const ends = joinsOf(k), line = ends && getPart(face, k);

        if (line && ends[0] === key)
            look(line[0]);
        if (line && ends[1] === key)
            look(line[line.length - 1]);
    }
    return best ? [best[0], best[1], HAND_SD] : p;
}
