// What lies under the pointer, the midline, the view.
import assert from "node:assert/strict";
import test from "node:test";
import {getPart} from "./face.js";
import * as g from "./geometry.js";
import * as v from "./view.js";
import {makeFace} from "./faces.mjs";

const face = makeFace();
const get = (k) => getPart(face, k);

test("distances to pieces and lines", () => {
    assert.equal(g.toSegment([5, 3], [0, 0], [10, 0]), 3);
    assert.equal(g.toSegment([13, 4], [0, 0], [10, 0]), 5);
    assert.equal(g.toSegment([3, 4], [0, 0], [0, 0]), 5);
    assert.equal(g.toLine([5, 3], [[0, 0], [10, 0], [10, 10]]), 3);
    assert.equal(g.lengthOf([[0, 0], [3, 4], [3, 10]]), 11);
});

test("a hit finds points first, corners before the lines they end", () => {
    assert.deepEqual(g.hit(get, [612, 711], 10),
                     {key: "commissure/left", index: 0, what: "point"});
    /* The chosen contour's own end wins over the corner. */
    assert.deepEqual(g.hit(get, [612, 711], 10, "lip_upper_inner"),
                     {key: "lip_upper_inner", index: 2, what: "point"});
    assert.deepEqual(g.hit(get, [575, 388], 8),
                     {key: "lid_upper/left", index: 1, what: "line"});
    assert.equal(g.hit(get, [800, 800], 10), null);
    assert.equal(g.hit(get, [512, 900], 10), null);
    assert.deepEqual(g.hit(get, [509, 900], 10),
                     {key: "chin", index: 0, what: "point"});
});

test("a clearly nearer point wins over the chosen one", () => {
    const two = {chin: [[0, 0]], nose_tip: [[8, 0]]};
    const of = (k) => two[k] ?? null;

    assert.equal(g.hit(of, [8, 0], 10, "chin").key, "nose_tip");
    assert.equal(g.hit(of, [4.2, 0], 10, "chin").key, "chin");
});

test("an iris is held by its centre, its inside and its edge", () => {
    assert.deepEqual(g.hit(get, [601, 394], 5),
                     {key: "iris/left", index: 0, what: "point"});
    assert.deepEqual(g.hit(get, [608, 401], 5),
                     {key: "iris/left", index: 0, what: "line"});
    assert.deepEqual(g.hit((k) => k === "iris/left" ? get(k) : null,
                           [618, 395], 5),
                     {key: "iris/left", index: 1, what: "edge"});
});

test("the midline lies between the pupils, else between the corners", () => {
    assert.deepEqual(g.midline(get), {x: 500, y: 395, ux: 1, uy: 0});
    assert.deepEqual(g.midline((k) => k.startsWith("iris") ? null : get(k)),
                     {x: 500, y: 400, ux: 1, uy: 0});
    assert.equal(g.midline(() => null), null);
    const m = g.midline(get);
    assert.deepEqual(g.mirrored(m, [400, 700]), [600, 700]);
    assert.ok(g.beyond(m, [400, 700]) < 0);
    assert.ok(g.beyond(m, [610, 700]) > 0);
    /* Twice is where it was, on a tilted face too. */
    const t = {x: 10, y: 20, ux: 0.6, uy: 0.8};
    const twice = g.mirrored(t, g.mirrored(t, [3, 4]));
    assert.ok(g.distance(twice, [3, 4]) < 1e-12);
    assert.deepEqual(g.mirroredPart(m, {x: 400, y: 395, r: 20}),
                     {x: 600, y: 395, r: 20});
});

test("a view goes there and back and zooms about a place", () => {
    const view = {scale: 2, x: 10, y: -4};

    assert.deepEqual(v.toScreen(view, [5, 6]), [20, 8]);
    assert.deepEqual(v.toPhoto(view, [20, 8]), [5, 6]);
    const near = v.zoomAt(view, 3, 20, 8);
    assert.deepEqual(v.toPhoto(near, [20, 8]), [5, 6]);
    assert.equal(near.scale, 6);
    assert.equal(v.zoomAt(view, 1e9, 0, 0).scale, 40);
    assert.equal(v.zoomAt(view, 1e-9, 0, 0).scale, 0.01);
});

test("fitting centres a box; panning keeps the photo in sight", () => {
    const stage = {width: 432, height: 332}, photo = {width: 100, height: 80};
    const fit = v.fitBox({left: 0, top: 0, right: 100, bottom: 50}, stage);

    assert.equal(fit.scale, 4);
    assert.deepEqual(v.toScreen(fit, [50, 25]), [216, 166]);
    const gone = v.pan(fit, 1e6, -1e6, photo, stage);
    assert.ok(v.toScreen(gone, [0, 0])[0] <= stage.width * 0.75);
    assert.ok(v.toScreen(gone, [100, 80])[1] >= stage.height * 0.25);
});

test("the smallest copy that need not be enlarged is drawn", () => {
    assert.equal(v.levelFor(1.5, 4), 0);
    assert.equal(v.levelFor(0.51, 4), 0);
    assert.equal(v.levelFor(0.5, 4), 1);
    assert.equal(v.levelFor(0.24, 4), 2);
    assert.equal(v.levelFor(0.01, 4), 3);
});

test("the loupe stays on the stage and off the pointer", () => {
    const stage = {width: 600, height: 500};

    for (const at of [[10, 10], [590, 10], [10, 490], [590, 490], [300, 250]])
    {
        const [x, y] = v.loupePlace(at, stage, 236, 220);
        assert.ok(x >= 8 && y >= 8 && x + 236 <= 592 && y + 220 <= 492);
        assert.ok(at[0] < x || at[0] > x + 236 || at[1] < y ||
                  at[1] > y + 220, `covers ${at}`);
    }
});
