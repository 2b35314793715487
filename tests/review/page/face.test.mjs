// Faces and what a hand changes of them.
import assert from "node:assert/strict";
import test from "node:test";
import {GUIDED, PARTS, joinsOf, keyOf, labelOf, otherKey, partOf}
    from "./anatomy.js";
import * as f from "./face.js";
import {copyOtherIris, copyRestIris, moveIris, resizeIris}
    from "./irises.js";
import {linked, movePoint, rejoined, replaceJoined, shiftPart, softWeights}
    from "./moves.js";
import {makeFace} from "./faces.mjs";

const at = (face, key, i = 0) => f.getPart(face, key)[i].slice(0, 2);
const keys = (changes) => changes.map((c) => c.key).sort();

test("parts have keys, sides and words", () => {
    assert.equal(PARTS.length, new Set(PARTS).size);
    assert.equal(keyOf("lid_upper", "left"), "lid_upper/left");
    assert.equal(keyOf("chin", "left"), "chin");
    assert.equal(otherKey("iris/left"), "iris/right");
    assert.equal(otherKey("chin"), null);
    assert.equal(labelOf("lid_upper/left"), "Left upper lid");
    assert.deepEqual(joinsOf("lid_upper/left"),
                     ["canthus_inner/left", "canthus_outer/left"]);
    assert.deepEqual(joinsOf("lip_upper_inner"),
                     ["commissure/right", "commissure/left"]);
    /* Everything but the jaw is asked for when a face is placed. */
    assert.deepEqual(PARTS.filter((k) => !GUIDED.includes(k)), ["jaw"]);
    assert.ok(GUIDED.every((k) => partOf(k).contour));
});

test("a part is set and taken away without touching the old face", () => {
    const face = makeFace(), before = JSON.stringify(face);
    const without = f.setPart(face, "canthus_inner/left", null);
    const empty = f.setPart(without, "canthus_inner/right", null);

    assert.equal(f.getPart(without, "canthus_inner/left"), null);
    assert.deepEqual(at(without, "canthus_inner/right"), [450, 400]);
    assert.equal("canthus_inner" in empty.contours, false);
    assert.equal(f.getPart(f.setPart(face, "iris/left", null), "iris/left"),
                 null);
    assert.equal(JSON.stringify(face), before);
    assert.equal(empty.repeat, 0.4);
});

test("points at one place move together and get a hand's sd", () => {
    const face = makeFace();
    const changes = movePoint(face, "commissure/left", 0, 3.25, -1.5);
    const moved = f.apply(face, changes);

    assert.equal(linked(face, "commissure/left", 0).length, 5);
    assert.deepEqual(keys(changes), ["commissure/left", "lip_lower_inner",
        "lip_lower_outer", "lip_upper_inner", "lip_upper_outer"]);
    for (const lip of keys(changes).slice(1))
        assert.deepEqual(f.getPart(moved, lip)[2], [613.25, 708.5, 0.5]);
    assert.deepEqual(f.getPart(moved, "lip_upper_outer")[1], [500, 670, 2]);
    /* There and back is the same place. */
    assert.deepEqual(f.apply(moved, f.reversed(changes)), face);
});

test("ten steps of a tenth are one pixel, exactly", () => {
    let face = makeFace();

    for (let i = 0; i < 10; i++)
        face = f.apply(face, movePoint(face, "chin", 0, 0.1, -0.1));
    assert.deepEqual(at(face, "chin"), [501, 899]);
});

test("a contour is moved as a whole, its corners with it", () => {
    const face = makeFace();
    const moved = f.apply(face, shiftPart(face, "lid_upper/right", 2, 4));

    assert.deepEqual(f.getPart(moved, "lid_upper/right").map((p) => p[1]),
                     [404, 384, 404]);
    assert.deepEqual(at(moved, "canthus_outer/right"), [352, 404]);
    assert.deepEqual(at(moved, "lid_lower/right", 2), [352, 404]);
    assert.deepEqual(at(moved, "lid_lower/right", 1), [400, 415]);
});

test("soft neighbours follow less the farther they are", () => {
    const line = [[0, 0], [10, 0], [20, 0], [30, 0], [40, 0]];
    /* Half the length is 20 px: (1 + cos(pi / 2)) / 2 = 0.5 at 10 px. */
    const w = softWeights(line, 2);

    assert.deepEqual(w.map((x) => +x.toFixed(9)), [0, 0.5, 1, 0.5, 0]);
    assert.deepEqual(softWeights([[1, 1]], 0), [1]);
    const face = makeFace();
    const moved = f.apply(face, movePoint(face, "lid_upper/left", 1, 0, -8,
                                          true));
    assert.deepEqual(at(moved, "lid_upper/left", 1), [600, 372]);
    assert.ok(at(moved, "canthus_inner/left")[1] <= 400);
    /* A mouth corner draws the lips along. */
    const lips = f.setPart(face, "lip_upper_inner", [[400, 700, 2],
        [450, 696, 2], [500, 695, 2], [560, 700, 2], [610, 710, 2]]);
    const smile = f.apply(lips, movePoint(lips, "commissure/left", 0, 10, 0,
                                          true));
    assert.ok(at(smile, "lip_upper_inner", 3)[0] > 564);
    assert.deepEqual(at(smile, "lip_upper_inner", 1), [450, 696]);
    assert.deepEqual(at(smile, "commissure/right"), [400, 700]);
});

test("no point goes far outside the photo", () => {
    const face = makeFace();
    const far = f.apply(face, movePoint(face, "chin", 0, 1e9, -1e9));

    assert.deepEqual(at(far, "chin"), [1500, -500]);
    assert.equal(resizeIris(face, "iris/left", 1e9)[0].to.r, 500);
    assert.equal(resizeIris(face, "iris/left", -5)[0].to.r, 1);
});

test("an iris moves by its centre and grows by its edge", () => {
    const face = makeFace();

    assert.deepEqual(moveIris(face, "iris/left", 0, 1, 2)[0].to,
                     {x: 601, y: 397, r: 20, sd: 0.5, r_sd: 1});
    assert.deepEqual(moveIris(face, "iris/left", 1, 0.1, 0)[0].to,
                     {x: 600, y: 395, r: 20.1, sd: 1, r_sd: 0.5});
    /* Up, too, makes it larger. */
    assert.equal(moveIris(face, "iris/left", 1, 0, -0.1)[0].to.r, 20.1);
    assert.deepEqual(movePoint(face, "iris/left", 0, 1, 2),
                     moveIris(face, "iris/left", 0, 1, 2));
});

test("the other eye's iris: same radius, same place in its eye", () => {
    const face = f.setPart(f.setPart(makeFace(), "iris/left", null),
                           "iris/right", {x: 420, y: 390, r: 21, sd: 1,
                                          r_sd: 1});
    /* 30 px outwards of 100 px between the corners, 10 px above their line:
       the left eye's inner corner is at 550. */
    const {changes} = copyOtherIris(face, "iris/left", "iris/right");

    assert.deepEqual(changes[0].to,
                     {x: 580, y: 390, r: 21, sd: 0.5, r_sd: 0.5});
    const blind = f.setPart(face, "canthus_outer/left", null);
    assert.match(copyOtherIris(blind, "iris/left", "iris/right").why,
                 /corners/);
    assert.match(copyOtherIris(f.setPart(face, "iris/right", null),
                               "iris/left", "iris/right").why, /not placed/);
});

test("an eye that tilts turns the copied place along", () => {
    let face = makeFace();
    /* The left eye straight down: inner corner (550, 400), outer (550, 500).
       Outwards is down, above its line is to the right. */
    face = f.setPart(face, "canthus_outer/left", [[550.000001, 500, 1]]);
    face = f.setPart(face, "iris/right", {x: 420, y: 390, r: 21, sd: 1,
                                          r_sd: 1});
    const {x, y} = copyOtherIris(face, "iris/left", "iris/right")
        .changes[0].to;

    assert.ok(Math.abs(x - 560) < 0.01 && Math.abs(y - 430) < 0.01);
});

test("the rest photo's radius, scaled by the eyes' distance", () => {
    const rest = makeFace();
    /* Inner corners 120 px apart here, 100 px at rest: 20 px become 24. */
    let face = f.setPart(makeFace(), "canthus_inner/left", [[570, 400, 1]]);

    assert.deepEqual(copyRestIris(face, rest, "iris/right").changes[0].to,
                     {x: 400, y: 395, r: 24, sd: 1, r_sd: 0.5});
    face = f.setPart(face, "iris/right", null);
    assert.deepEqual(copyRestIris(face, rest, "iris/right").changes[0].to,
                     {x: 400, y: 395, r: 24, sd: 0.5, r_sd: 0.5});
    assert.match(copyRestIris(face, f.setPart(rest, "iris/right", null),
                              "iris/right").why, /no right iris/);
    assert.match(copyRestIris(f.setPart(face, "canthus_inner/left", null),
                              rest, "iris/right").why, /corners/);
});

test("placing a line: near ends take the corners, others make them", () => {
    const face = makeFace();
    const near = f.apply(face, f.placePart(face, "lid_upper/right",
        [[452, 401], [400, 370], [340, 400]], 5));

    assert.deepEqual(f.getPart(near, "lid_upper/right"),
                     [[450, 400, 1], [400, 370, 0.5], [340, 400, 0.5]]);
    const empty = f.emptyFace("a.jpg", 1000, 1000);
    const made = f.apply(empty, f.placePart(empty, "lid_upper/right",
        [[450, 400], [400, 370], [350, 400]], 5));
    assert.deepEqual(at(made, "canthus_inner/right"), [450, 400]);
    assert.deepEqual(at(made, "canthus_outer/right"), [350, 400]);
    const both = f.apply(made, f.placePart(made, "lid_lower/right",
        [[448, 402], [400, 420], [352, 398]], 5));
    assert.equal(linked(both, "canthus_inner/right", 0).length, 3);
});

test("placing single points, irises and folds", () => {
    const face = makeFace();
    const peak = f.placePart(face, "cupid_bow/right", [[498, 668]], 5);

    assert.deepEqual(peak[0].to, [[500, 670, 0.5]]);
    assert.deepEqual(f.placePart(face, "cupid_bow/right", [[480, 668]], 5)[0]
        .to, [[480, 668, 0.5]]);
    assert.deepEqual(f.placePart(face, "iris/left", [[600, 390], [612, 399]],
                                 5)[0].to,
                     {x: 600, y: 390, r: 15, sd: 0.5, r_sd: 0.5});
    assert.deepEqual(f.placePart(face, "nasolabial_fold/left",
        [[570, 600], [600, 650], [620, 700]], 5)[0].from, null);
    assert.deepEqual(f.placePart(face, "chin", [[500.00001, 900]], 5)[0].to,
                     [[500, 900, 0.5]]);
});

test("as found: what moved along goes back along", () => {
    const found = makeFace();
    const moved = f.apply(found, movePoint(found, "commissure/left", 0, 9, 9));
    const back = f.apply(moved, replaceJoined(moved, "commissure/left",
        f.getPart(found, "commissure/left"), found));

    assert.deepEqual(back, found);
    /* A lid of another number of points: its ends take the corners along. */
    const lid = f.setPart(moved, "lid_upper/left",
                          [[550, 400, 1], [650, 400, 1]]);
    const other = f.apply(lid, replaceJoined(lid, "lid_upper/left",
        [[552, 401, 0.5], [600, 380, 0.5], [650, 400, 1]], found));
    assert.deepEqual(f.getPart(other, "canthus_inner/left"),
                     [[552, 401, 0.5]]);
    assert.deepEqual(at(other, "lid_lower/left"), [552, 401]);
});

test("what is brought back joins corners that moved meanwhile", () => {
    const found = makeFace();
    const lid = f.getPart(found, "lid_upper/left");
    let face = f.setPart(found, "lid_upper/left", null);

    assert.deepEqual(rejoined(face, "lid_upper/left", lid, found), lid);
    face = f.apply(face, movePoint(face, "canthus_outer/left", 0, 3, 4));
    assert.deepEqual(rejoined(face, "lid_upper/left", lid, found),
                     [lid[0], lid[1], [653, 404, 0.5]]);
    const lips = f.setPart(found, "commissure/left", null);
    const moved = f.apply(lips, movePoint(lips, "lip_upper_outer", 2, 5, 0));
    assert.deepEqual(rejoined(moved, "commissure/left",
        f.getPart(found, "commissure/left"), found), [[615, 710, 0.5]]);
    assert.deepEqual(rejoined(face, "iris/left", f.getPart(found, "iris/left"),
                              found), f.getPart(found, "iris/left"));
});

test("records of edits read back what was there", () => {
    const face = makeFace(), iris = f.getPart(face, "iris/left");
    const lid = f.getPart(face, "lid_upper/left");

    assert.deepEqual(f.pairs(iris), [[600, 395, 20]]);
    assert.deepEqual(f.pairs(null), []);
    assert.deepEqual(f.fromPairs("iris/left", f.pairs(iris), face), iris);
    assert.deepEqual(f.fromPairs("lid_upper/left", f.pairs(lid), face), lid);
    assert.deepEqual(f.fromPairs("chin", [[1, 2]], face), [[1, 2, 0.5]]);
    assert.equal(f.fromPairs("chin", [], face), null);
    assert.equal(f.fromPairs("iris/left", [[1, 2]], face), null);
});
