/* paint.js - contours over the photo
 *
 * Colours are those of lib/render/style.h (Okabe and Ito 2008), each on a dark
 * halo that shows on any skin. The sides differ in the shape of their points
 * too: circles on the patient's right, squares on the left, diamonds in the
 * middle.
 */
import {CONTOURS, PARTS, partOf} from "./anatomy.js";
import {mirroredPart} from "./geometry.js";

export const COLOURS = {right: "#56b4e9", left: "#e69f00", middle: "#44c9a1",
                        iris: "#f0e442", chosen: "#ffffff"};
const HALO = "rgba(0, 0, 0, 0.38)";

export function colourOf(key) {
    const {contour, side} = partOf(key);

    return contour.iris ? COLOURS.iris : COLOURS[side || "middle"];
}

/* A path of CSS pixels from a part: the smooth curve through its points that
   `hemiface draw` draws too (Catmull and Rom, as Bezier pieces). */
function trace(ctx, view, value) {
    ctx.beginPath();
    if (!Array.isArray(value)) {
        ctx.arc(value.x * view.scale + view.x, value.y * view.scale + view.y,
                value.r * view.scale, 0, 2 * Math.PI);
        return;
    }
    const p = value.map((q) => [q[0] * view.scale + view.x,
                                q[1] * view.scale + view.y]);
    ctx.moveTo(p[0][0], p[0][1]);
    for (let i = 0; i + 1 < p.length; i++) {
        const a = p[i], b = p[i + 1];
        const before = p[i - 1] ?? a, after = p[i + 2] ?? b;
        ctx.bezierCurveTo(a[0] + (b[0] - before[0]) / 6,
                          a[1] + (b[1] - before[1]) / 6,
                          b[0] - (after[0] - a[0]) / 6,
                          b[1] - (after[1] - a[1]) / 6, b[0], b[1]);
    }
}

function stroke(ctx, colour, width, halo, dash = []) {
    ctx.lineJoin = ctx.lineCap = "round";
    ctx.setLineDash(dash);
    if (halo) {
        ctx.strokeStyle = HALO;
        ctx.lineWidth = width + halo;
        ctx.stroke();
    }
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
    ctx.setLineDash([]);
}

/* A point's mark: circle, square or diamond by side. */
function mark(ctx, side, x, y, r) {
    ctx.beginPath();
    if (side === "right") {
        ctx.arc(x, y, r, 0, 2 * Math.PI);
    } else if (side === "left") {
        ctx.rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
    } else {
        const d = 1.25 * r;
        ctx.moveTo(x, y - d);
        ctx.lineTo(x + d, y);
        ctx.lineTo(x, y + d);
        ctx.lineTo(x - d, y);
        ctx.closePath();
    }
}

function spot(ctx, view, side, p, r, fill, edge, line) {
    mark(ctx, side, p[0] * view.scale + view.x, p[1] * view.scale + view.y,
         r);
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.lineWidth = line;
    ctx.strokeStyle = edge;
    ctx.stroke();
}

function points(ctx, view, key, value, r, fill, edge, line) {
    const {side} = partOf(key);

    for (const p of value)
        spot(ctx, view, side, p, r, fill, edge, line);
}

/* Handles of an iris: its centre and its edge towards the image's right. */
function irisHandles(ctx, view, value, index) {
    [[value.x, value.y], [value.x + value.r, value.y]].forEach((p, i) => {
        const on = i === index;
        spot(ctx, view, i ? "left" : "right", p, on ? 5 : 3.6,
             on ? COLOURS.chosen : COLOURS.iris, "rgba(0, 0, 0, 0.8)", 1.4);
    });
}

function plain(ctx, view, key, value) {
    const colour = colourOf(key);
    const {contour} = partOf(key);

    if (!Array.isArray(value) || value.length > 1) {
        ctx.globalAlpha = contour.optional ? 0.55 : 1;
        trace(ctx, view, value);
        stroke(ctx, colour, 1.4, 2);
        ctx.globalAlpha = 1;
    }
    if (Array.isArray(value) && !contour.optional)
        points(ctx, view, key, value, contour.single ? 3 : 2.1, colour,
               "rgba(0, 0, 0, 0.6)", 0.9);
}

function chosenPart(ctx, view, key, value, index) {
    const colour = colourOf(key), list = Array.isArray(value);

    if (!list || value.length > 1) {
        trace(ctx, view, value);
        stroke(ctx, colour, 2.4, 2.6);
    }
    if (!list) {
        irisHandles(ctx, view, value, index);
        return;
    }
    points(ctx, view, key, value, 4, colour, "rgba(0, 0, 0, 0.85)", 1.4);
    const p = value[index];
    if (p) {
        spot(ctx, view, partOf(key).side, p, 4.6, COLOURS.chosen,
             "rgba(0, 0, 0, 0.9)", 1.4);
        ctx.beginPath();
        ctx.arc(p[0] * view.scale + view.x, p[1] * view.scale + view.y, 9.5,
                0, 2 * Math.PI);
        stroke(ctx, COLOURS.chosen, 1.3, 1.6);
    }
}

function mirrors(ctx, view, get, line) {
    for (const key of PARTS) {
        const {contour, side} = partOf(key), value = get(key);

        if (!value || contour.single || contour.optional ||
            !(side || contour.across))
            continue;
        trace(ctx, view, mirroredPart(line, value));
        stroke(ctx, contour.iris ? COLOURS.iris
            : side ? COLOURS[side] : "#ffffff", 1.2, 1.6, [5, 4]);
    }
    /* The midline itself, far beyond the face on both ends. */
    const far = 20000;
    trace(ctx, view, [[line.x + far * line.uy, line.y - far * line.ux],
                      [line.x - far * line.uy, line.y + far * line.ux]]);
    stroke(ctx, "rgba(255, 255, 255, 0.8)", 1, 1.4, [11, 8]);
}

function ghost(ctx, view, get, automatic, only) {
    for (const key of PARTS) {
        const value = automatic(key);

        if (!value || partOf(key).contour.optional ||
            (only && JSON.stringify(value) === JSON.stringify(get(key))))
            continue;
        ctx.globalAlpha = 0.75;
        if (!Array.isArray(value) || value.length > 1) {
            trace(ctx, view, value);
            stroke(ctx, "#ffffff", 1, 1.4, [1.5, 3.5]);
        }
        if (Array.isArray(value))
            points(ctx, view, key, value, 1.6, "#ffffff",
                   "rgba(0, 0, 0, 0.5)", 0.8);
        ctx.globalAlpha = 1;
    }
}

/* What was clicked so far of a contour that is being placed. */
function placing(ctx, view, p) {
    const {contour, side} = partOf(p.key), colour = colourOf(p.key);
    const shown = p.cursor ? [...p.places, p.cursor] : p.places;

    if (contour.iris && shown.length > 1) {
        const [c, e] = shown;
        trace(ctx, view, {x: c[0], y: c[1],
                          r: Math.hypot(e[0] - c[0], e[1] - c[1])});
        stroke(ctx, colour, 2, 2.4);
    } else if (shown.length > 1) {
        trace(ctx, view, shown);
        stroke(ctx, colour, 2, 2.4, p.cursor ? [6, 4] : []);
    }
    for (const q of p.places)
        spot(ctx, view, side, q, 4, colour, "rgba(0, 0, 0, 0.85)", 1.4);
    if (p.cursor) {
        const x = p.cursor[0] * view.scale + view.x;
        const y = p.cursor[1] * view.scale + view.y;
        cross(ctx, x, y, 12, 4);
    }
}

/** A crosshair that leaves its middle free. */
export function cross(ctx, x, y, reach, free) {
    ctx.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
        ctx.moveTo(x + dx * free, y + dy * free);
        ctx.lineTo(x + dx * reach, y + dy * reach);
    }
    stroke(ctx, "#ffffff", 1.2, 1.8);
}

/** Everything over the photo. scene: get(key), automatic(key) or null,
 *  chosen {key, index} or null, hover key, mirror (a midline or null), ghost,
 *  lines (contours at all), placing or null. */
export function paintScene(ctx, view, scene) {
    if (scene.ghost && scene.automatic)
        ghost(ctx, view, scene.get, scene.automatic, false);
    if (scene.mirror)
        mirrors(ctx, view, scene.get, scene.mirror);
    if (scene.lines) {
        /* Lines first, corners over them, the chosen part last. */
        for (const single of [false, true])
            for (const c of CONTOURS)
                if (Boolean(c.single) === single)
                    paintContour(ctx, view, scene, c);
    }
    if (scene.chosen && scene.get(scene.chosen.key))
        chosenPart(ctx, view, scene.chosen.key, scene.get(scene.chosen.key),
                   scene.chosen.index);
    if (scene.placing)
        placing(ctx, view, scene.placing);
}

function paintContour(ctx, view, scene, contour) {
    for (const key of PARTS) {
        if (partOf(key).contour !== contour || key === scene.chosen?.key)
            continue;
        const value = scene.get(key);
        if (!value)
            continue;
        if (key === scene.hover && (!Array.isArray(value) ||
                                    value.length > 1)) {
            trace(ctx, view, value);
            stroke(ctx, "rgba(255, 255, 255, 0.55)", 5, 0);
        }
        plain(ctx, view, key, value);
    }
}
