/* view.js - from photo pixels to the screen; pure
 *
 * A view {scale, x, y}: screen = photo * scale + (x, y), in CSS pixels of the
 * stage. Only the view changes when one looks closer; geometry never does.
 */

/* CSS pixels for a photo pixel: a face of a phone's photo filling the window
   and single pixels as squares both fit between. */
const LEAST = 0.01, MOST = 40;

export function toScreen(v, p) {
    return [p[0] * v.scale + v.x, p[1] * v.scale + v.y];
}

export function toPhoto(v, s) {
    return [(s[0] - v.x) / v.scale, (s[1] - v.y) / v.scale];
}

/** The whole box {left, top, right, bottom} of the photo in the middle of a
 *  stage. margin: CSS px around it. */
export function fitBox(box, stage, margin = 16) {
    const w = Math.max(1, box.right - box.left);
    const h = Math.max(1, box.bottom - box.top);
    const scale = Math.min(MOST, Math.max(LEAST,
        Math.min((stage.width - 2 * margin) / w,
                 (stage.height - 2 * margin) / h)));

    return {scale,
            x: stage.width / 2 - scale * (box.left + box.right) / 2,
            y: stage.height / 2 - scale * (box.top + box.bottom) / 2};
}

/** Looks closer by a factor; the place under (sx, sy) stays there. */
export function zoomAt(v, factor, sx, sy) {
    const scale = Math.min(MOST, Math.max(LEAST, v.scale * factor));
    const f = scale / v.scale;

    return {scale, x: sx - f * (sx - v.x), y: sy - f * (sy - v.y)};
}

/** Moves the view; at least a quarter of the stage keeps showing the photo. */
export function pan(v, dx, dy, photo, stage) {
    return held({...v, x: v.x + dx, y: v.y + dy}, photo, stage);
}

export function held(v, photo, stage) {
    const between = (value, size, room) =>
        Math.min(room * 0.75, Math.max(room * 0.25 - size * v.scale, value));

    return {scale: v.scale, x: between(v.x, photo.width, stage.width),
            y: between(v.y, photo.height, stage.height)};
}

/** A box grown by a share of its larger side, at least so many px. */
export function grown(box, share, least) {
    const w = box.right - box.left, h = box.bottom - box.top;
    const by = Math.max(least, share * Math.max(w, h));

    return {left: box.left - by, right: box.right + by,
            top: box.top - by, bottom: box.bottom + by};
}

/** Which of the halved copies of a photo to draw from: the smallest that is
 *  not enlarged. pixels: device pixels for a photo pixel. */
export function levelFor(pixels, levels) {
    let level = 0;

    while (level + 1 < levels && pixels * 2 ** (level + 1) <= 1)
        level++;
    return level;
}

/** Where the loupe goes: beside the pointer, on the side with room. */
export function loupePlace(at, stage, width, height, gap = 36) {
    let x = at[0] + gap, y = at[1] - gap - height;

    if (x + width > stage.width - 8)
        x = at[0] - gap - width;
    if (y < 8)
        y = at[1] + gap;
    return [Math.max(8, Math.min(x, stage.width - width - 8)),
            Math.max(8, Math.min(y, stage.height - height - 8))];
}
