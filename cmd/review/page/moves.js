/* moves.js - points and contours moved; pure
 *
 * Points of several contours that lie at the same place (corners of the eye
 * and lids, corners of the mouth and lips) are one place of the face: they
 * move together. Functions return changes, see face.js.
 */
import {PARTS, joinsOf, partOf} from "./anatomy.js";
import {getPart, handPoint, kept} from "./face.js";
import {alongShare, lengthOf} from "./geometry.js";
import {moveIris} from "./irises.js";

/** Every {key, index} of points at the same place as that point, itself
 *  first. */
export function linked(face, key, index) {
    const p = getPart(face, key)[index];
    const found = [{key, index}];

    for (const k of PARTS) {
        const points = getPart(face, k);

        if (!Array.isArray(points))
            continue;
        points.forEach((q, i) => {
            if (q[0] === p[0] && q[1] === p[1] && !(k === key && i === index))
                found.push({key: k, index: i});
        });
    }
    return found;
}

/* Changes from moves: a map "key#index" -> {key, index, x, y}. */
function moved(face, moves) {
    const parts = new Map();

    for (const {key, index, x, y} of moves.values()) {
        if (!parts.has(key))
            parts.set(key, getPart(face, key).slice());
        const p = handPoint(face, x, y), was = parts.get(key)[index];
        /* What did not move is not a hand's. */
        if (p[0] !== kept(was[0]) || p[1] !== kept(was[1]))
            parts.get(key)[index] = p;
    }
    return [...parts].map(([key, to]) =>
        ({key, from: getPart(face, key), to}));
}

/* Puts a point and all linked to it on the list of moves. */
function addMove(face, moves, key, index, dx, dy) {
    const p = getPart(face, key)[index];

    for (const at of linked(face, key, index)) {
        const id = `${at.key}#${at.index}`;

        if (!moves.has(id))
            moves.set(id, {...at, x: p[0] + dx, y: p[1] + dy});
    }
}

/** Weights of a contour's points when one is drawn with soft neighbours: 1 at
 *  the point, falling as a raised cosine to 0 at half the contour's length
 *  along it, so that the other end of a lid stays while its middle follows. */
export function softWeights(points, index) {
    const reach = lengthOf(points) / 2;

    if (!(reach > 0))
        return points.map((_, i) => (i === index ? 1 : 0));
    const at = alongShare(points);
    return points.map((_, i) => {
        const d = Math.abs(at[i] - at[index]) / reach;
        return d >= 1 ? 0 : (1 + Math.cos(Math.PI * d)) / 2;
    });
}

/* The neighbours of a point along its contour follow by their weights. */
function drawAlong(face, moves, {key, index}, dx, dy) {
    softWeights(getPart(face, key), index).forEach((w, i) => {
        if (w > 0 && i !== index)
            addMove(face, moves, key, i, w * dx, w * dy);
    });
}

/** Moves a point by dx, dy with what is linked to it. soft: its neighbours
 *  follow; those of a mouth corner are the lips'. */
export function movePoint(face, key, index, dx, dy, soft = false) {
    const moves = new Map();

    if (partOf(key).contour.iris)
        return moveIris(face, key, index, dx, dy);
    addMove(face, moves, key, index, dx, dy);
    for (const at of soft ? linked(face, key, index) : [])
        drawAlong(face, moves, at, dx, dy);
    return moved(face, moves);
}

/** Moves all of a part by dx, dy; ends of other lines that are joined to it
 *  come along. */
export function shiftPart(face, key, dx, dy) {
    const points = getPart(face, key);
    const moves = new Map();

    if (partOf(key).contour.iris)
        return moveIris(face, key, 0, dx, dy);
    points.forEach((_, i) => addMove(face, moves, key, i, dx, dy));
    return moved(face, moves);
}

/* Where the i-th of so many points is among others: ends stay ends. */
function counterpart(i, count, others) {
    if (count === others)
        return i;
    return i === 0 ? 0 : i === count - 1 ? others - 1 : -1;
}

function setPoint(face, parts, key, index, p) {
    if (!parts.has(key))
        parts.set(key, getPart(face, key).slice());
    parts.get(key)[index] = p;
}

/* The point as it was found if that is its place, else a hand's. */
function asFound(found, face, {key, index}, [x, y]) {
    const old = found ? getPart(found, key) : null;
    const same = Array.isArray(old) &&
        old.length === getPart(face, key).length ? old[index] : null;

    return same && same[0] === x && same[1] === y ? same
        : handPoint(face, x, y);
}

/** Puts other points in a part's place; what was at one place with a point
 *  that moves comes along. found: the face as it was found, or null. */
export function replaceJoined(face, key, to, found = null) {
    const from = getPart(face, key), parts = new Map();

    if (!Array.isArray(from) || !Array.isArray(to))
        return [{key, from, to}];
    from.forEach((_, i) => {
        const p = to[counterpart(i, from.length, to.length)];
        for (const at of p ? linked(face, key, i).slice(1) : [])
            if (at.key !== key)
                setPoint(face, parts, at.key, at.index,
                         asFound(found, face, at, p));
    });
    return [{key, from, to}, ...[...parts].map(([k, value]) =>
        ({key: k, from: getPart(face, k), to: value}))];
}

function same(p, q) {
    return Boolean(p && q && p[0] === q[0] && p[1] === q[1]);
}

/* {mine, key, index}: of a part's points those that were found at one place
   with an end or corner they are joined to. */
function joints(found, key, value) {
    const list = [];
    const add = (mine, k, index) => {
        const a = getPart(found, key), b = getPart(found, k);
        if (a && b && same(a.at(mine), b.at(index)))
            list.push({mine, key: k, index});
    };

    (joinsOf(key) ?? []).forEach((k, end) =>
        add(end ? value.length - 1 : 0, k, 0));
    for (const k of PARTS)
        (joinsOf(k) ?? []).forEach((corner, end) =>
            corner === key && add(0, k, end ? -1 : 0));
    return list;
}

/** A part that is brought back: where it was found joined to a corner or to a
 *  line's end that has moved since, it takes that place. */
export function rejoined(face, key, value, found) {
    if (!Array.isArray(value) || !found ||
        getPart(found, key)?.length !== value.length)
        return value;
    const back = value.slice();
    for (const {mine, key: k, index} of joints(found, key, value)) {
        const p = getPart(face, k)?.at(index);
        if (p && !same(p, back[mine]))
            back[mine] = handPoint(face, p[0], p[1]);
    }
    return back;
}
