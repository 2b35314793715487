/* irises.js - iris circles moved, resized and copied; pure
 *
 * Functions return changes, see face.js.
 */
import {keyOf, partOf} from "./anatomy.js";
import {HAND_SD, getPart, handIris, handPoint, handRadius} from "./face.js";
import {distance} from "./geometry.js";

/** An iris's points are its centre (0) and its edge (1): moving the edge
 *  outwards by dx, or up by -dy, makes the circle larger. */
export function moveIris(face, key, index, dx, dy) {
    const i = getPart(face, key);
    const [x, y] = handPoint(face, i.x + dx, i.y + dy);

    if (index !== 0)
        return resizeIris(face, key, i.r + dx - dy);
    return [{key, from: i, to: {...i, x, y, sd: HAND_SD}}];
}

export function resizeIris(face, key, r) {
    const i = getPart(face, key);

    return [{key, from: i, to: {...i, r: handRadius(face, r), r_sd: HAND_SD}}];
}

function corner(face, name, side) {
    return getPart(face, keyOf(name, side))?.[0] ?? null;
}

/* An eye's own frame: its inner canthus, the distance of the canthi, the
   directions along them and upwards on the photo, whichever way the eye runs.
   Null without canthi. */
function frameOfEye(face, side) {
    const a = corner(face, "canthus_inner", side);
    const b = corner(face, "canthus_outer", side);
    const d = a && b ? distance(a, b) : 0;

    if (!(d > 0))
        return null;
    const u = [(b[0] - a[0]) / d, (b[1] - a[1]) / d];
    return {a, d, u, up: u[0] > 0 ? [u[1], -u[0]] : [-u[1], u[0]]};
}

/* Where a place lies in an eye: along inner to outer canthus and above that
   line, in shares of their distance. */
function inEye(face, side, p) {
    const eye = frameOfEye(face, side);

    if (!eye)
        return null;
    const {a, d, u, up} = eye;
    return {along: ((p[0] - a[0]) * u[0] + (p[1] - a[1]) * u[1]) / d,
            above: ((p[0] - a[0]) * up[0] + (p[1] - a[1]) * up[1]) / d};
}

function fromEye(face, side, at) {
    const eye = frameOfEye(face, side);

    if (!eye)
        return null;
    const {a, d, u, up} = eye;
    return [a[0] + d * (at.along * u[0] + at.above * up[0]),
            a[1] + d * (at.along * u[1] + at.above * up[1])];
}

/** The other eye's iris for this one: its radius, and its place relative to
 *  its eye's corners (share along them, height above their line). Returns
 *  {changes} or {why}: a sentence. */
export function copyOtherIris(face, key, otherKeyOfIris) {
    const {side} = partOf(key), other = partOf(otherKeyOfIris).side;
    const source = getPart(face, otherKeyOfIris);

    if (!source)
        return {why: `the ${other} iris is not placed`};
    const at = inEye(face, other, [source.x, source.y]);
    const place = at && fromEye(face, side, at);
    if (!place)
        return {why: "it needs both corners of both eyes"};
    return {changes: [{key, from: getPart(face, key),
                       to: handIris(face, place[0], place[1], source.r)}]};
}

/** The rest photo's radius for an iris. Photos of a visit differ a little in
 *  size, so it is scaled by the distance of the inner corners of the eyes,
 *  which no expression moves. The centre stays, or is taken from the rest
 *  photo relative to the corners where there is no iris yet. */
export function copyRestIris(face, rest, key) {
    const {side} = partOf(key);
    const source = getPart(rest, key), mine = getPart(face, key);
    const span = [rest, face].map((f) => {
        const r = corner(f, "canthus_inner", "right");
        const l = corner(f, "canthus_inner", "left");
        return r && l ? distance(r, l) : 0;
    });

    if (!source)
        return {why: `the rest photo has no ${side} iris`};
    if (!(span[0] > 0 && span[1] > 0))
        return {why: "it needs the inner corners of the eyes in both photos"};
    const r = source.r * span[1] / span[0];
    if (mine)
        return {changes: resizeIris(face, key, r)};
    const at = inEye(rest, side, [source.x, source.y]);
    const place = at && fromEye(face, side, at);
    if (!place)
        return {why: "it needs both corners of that eye in both photos"};
    return {changes: [{key, from: null,
                       to: handIris(face, place[0], place[1], r)}]};
}
