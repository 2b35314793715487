// The work on a photo: undo, what is unsent, conflicts, what was hidden.
import assert from "node:assert/strict";
import test from "node:test";
import {getPart, placePart, removePart, replacePart, setPart}
    from "./face.js";
import {movePoint} from "./moves.js";
import {Work} from "./work.js";
import {makeFace} from "./faces.mjs";

const reply = (more = {}) => ({revision: 3, face: makeFace(),
                               automatic: makeFace(), review: null,
                               values: [], ...more});
const open = (more) => new Work(reply(more), {side: "left"});
const chin = (w) => w.part("chin")[0].slice(0, 2);
const T = (s) => `2026-01-01T00:00:${String(s).padStart(2, "0")}.000Z`;

function move(w, dx, at, burst = null) {
    return w.act("move", movePoint(w.face, "chin", 0, dx, 0), "AB",
                 {at: T(at), burst});
}

test("doing, undoing and redoing, without a limit", () => {
    const w = open();

    for (let i = 0; i < 300; i++)
        move(w, 1, i % 60);
    assert.deepEqual(chin(w), [800, 900]);
    for (let i = 0; i < 300; i++)
        assert.ok(w.undo("AB", T(1)));
    assert.equal(w.undo("AB"), null);
    assert.deepEqual(w.face, makeFace());
    for (let i = 0; i < 300; i++)
        w.redo("AB", T(1));
    assert.equal(w.redo("AB"), null);
    assert.deepEqual(chin(w), [800, 900]);
    w.undo("AB");
    move(w, 5, 1);
    assert.equal(w.history.canRedo, false);
});

test("what changes nothing is no edit", () => {
    const w = open();

    assert.equal(move(w, 0, 0), false);
    assert.equal(w.act("place", replacePart(w.face, "chin", w.part("chin")),
                       "AB"), false);
    assert.equal(w.dirty, false);
    assert.equal(w.declare("left", "AB"), false);
});

test("edits say who did what, when, from where to where", () => {
    const w = open();

    w.act("move", movePoint(w.face, "canthus_outer/left", 0, 1, 2), "AB",
          {at: T(5)});
    assert.deepEqual(w.unsent.map((e) => [e.what, e.side]), [
        ["canthus_outer", "left"], ["lid_upper", "left"],
        ["lid_lower", "left"]].sort((a, b) =>
            w.unsent.findIndex((e) => e.what === a[0]) -
            w.unsent.findIndex((e) => e.what === b[0])));
    const e = w.unsent.find((x) => x.what === "canthus_outer");
    assert.deepEqual(e, {at: T(5), by: "AB", what: "canthus_outer",
                         side: "left", action: "move", from: [[650, 400]],
                         to: [[651, 402]]});
    w.declare("right", "AB", T(6));
    assert.deepEqual(w.unsent.at(-1), {at: T(6), by: "AB", what: "side",
        action: "side", from: "left", to: "right"});
    w.undo("AB", T(7));
    assert.equal(w.side, "left");
    assert.deepEqual(w.unsent.at(-1), {at: T(7), by: "AB", what: "side",
        action: "undo", from: "right", to: "left"});
});

test("a burst of keys is one step and one edit", () => {
    const w = open();

    for (let i = 0; i < 5; i++)
        w.act("move", movePoint(w.face, "chin", 0, 0.1, 0), "AB",
              {at: `2026-01-01T00:00:00.${i}00Z`, burst: "chin#0"});
    assert.equal(w.unsent.length, 1);
    assert.deepEqual(w.unsent[0].from, [[500, 900]]);
    assert.deepEqual(w.unsent[0].to, [[500.5, 900]]);
    w.undo("AB", T(9));
    assert.deepEqual(chin(w), [500, 900]);
    /* A pause, or another point, begins another step. */
    move(w, 1, 10, "chin#0");
    move(w, 1, 20, "chin#0");
    assert.equal(w.history.done.length, 2);
});

test("a burst that was sent half way keeps what was sent", () => {
    const w = open();

    move(w, 1, 1, "chin#0");
    const parcel = w.parcel("AB");
    w.act("move", movePoint(w.face, "chin", 0, 1, 0), "AB",
          {at: "2026-01-01T00:00:01.100Z", burst: "chin#0"});
    assert.equal(w.unsent.length, 2);
    w.acknowledge(parcel, {revision: 4}, "AB");
    assert.equal(w.unsent.length, 1);
    assert.ok(w.dirty);
    assert.deepEqual(w.unsent[0].from, [[501, 900]]);
});

test("a parcel holds the whole face; its answer settles just that", () => {
    const w = open();

    move(w, 1, 1);
    w.judge("accepted");
    const parcel = w.parcel("AB");
    assert.equal(parcel.body.revision, 3);
    assert.equal(parcel.body.verdict, "accepted");
    assert.equal(parcel.body.side, "left");
    assert.deepEqual(parcel.body.face.contours.chin, [[501, 900, 0.5]]);
    assert.equal(parcel.body.edits.length, 1);
    w.acknowledge(parcel, {revision: 4, values: [{id: "a"}]}, "AB");
    assert.equal(w.dirty, false);
    assert.equal(w.revision, 4);
    assert.deepEqual(w.values, [{id: "a"}]);
    assert.equal(w.edits().length, 1);
});

test("another window's contour and mine are both kept", () => {
    const w = open();
    const theirs = reply({revision: 4});

    theirs.face = setPart(theirs.face, "commissure/left", [[1, 2, 0.5]]);
    move(w, 1, 1);
    const what = w.rebase(theirs);
    assert.deepEqual(what, {both: [], theirs: ["commissure/left"]});
    assert.deepEqual(w.part("commissure/left"), [[1, 2, 0.5]]);
    assert.deepEqual(chin(w), [501, 900]);
    assert.equal(w.revision, 4);
    assert.equal(w.unsent.length, 1);
});

test("of one contour mine is on top, and can give way", () => {
    const w = open();
    const theirs = reply({revision: 4});

    theirs.face = setPart(theirs.face, "chin", [[7, 8, 0.5]]);
    move(w, 1, 1);
    const {both} = w.rebase(theirs);
    assert.deepEqual(both, [{key: "chin", value: [[7, 8, 0.5]]}]);
    assert.deepEqual(chin(w), [501, 900]);
    /* Mine may be saved before I make up my mind. */
    w.acknowledge(w.parcel("AB"), {revision: 5}, "AB");
    w.yieldTo(both, "AB");
    assert.deepEqual(chin(w), [7, 8]);
    w.undo("AB");
    assert.deepEqual(chin(w), [501, 900]);
});

test("a parcel whose answer was lost is not sent twice", () => {
    const w = open();

    move(w, 1, 1);
    w.judge("rejected", "blurred");
    const {body} = w.parcel("AB");
    w.rebase(reply({revision: 4, face: body.face,
                    review: {...body, edits: body.edits}}));
    assert.equal(w.dirty, false);
    assert.equal(w.verdict, "rejected");
    assert.deepEqual(chin(w), [501, 900]);
});

test("work kept over a reload goes on top of what the server has", () => {
    const w = open();

    move(w, 1, 1);
    w.declare("right", "AB", T(2));
    w.judge("accepted");
    const kept = JSON.parse(JSON.stringify(w.kept()));
    const again = open();
    assert.deepEqual(again.restore(kept, reply()).both, []);
    assert.deepEqual(chin(again), [501, 900]);
    assert.equal(again.side, "right");
    assert.equal(again.verdict, "accepted");
    assert.equal(again.unsent.length, 2);
});

test("hidden is something else than not placed", () => {
    const w = open();
    const hide = (k) => w.act("hide", removePart(w.face, k), "AB");

    assert.equal(w.stateOf("nasolabial_fold/left"), "missing");
    hide("chin");
    assert.equal(w.stateOf("chin"), "hidden");
    assert.deepEqual(w.remembered("chin"), [[500, 900, 5]]);
    w.act("show", replacePart(w.face, "chin", w.remembered("chin")), "AB");
    assert.equal(w.stateOf("chin"), "placed");
    assert.deepEqual(w.face, makeFace());
    hide("nasolabial_fold/left");
    assert.equal(w.stateOf("nasolabial_fold/left"), "hidden");
    w.undo("AB");
    assert.equal(w.stateOf("nasolabial_fold/left"), "missing");
    w.redo("AB");
    assert.equal(w.stateOf("nasolabial_fold/left"), "hidden");
    w.act("place", placePart(w.face, "nasolabial_fold/left",
                             [[1, 1], [2, 2], [3, 3]], 1), "AB");
    assert.equal(w.stateOf("nasolabial_fold/left"), "placed");
    w.undo("AB");
    assert.equal(w.stateOf("nasolabial_fold/left"), "hidden");
});

test("what was hidden comes back as it was, after a reload too", () => {
    const w = open();

    move(w, 7, 1);
    w.act("hide", removePart(w.face, "chin"), "AB");
    const {body} = w.parcel("AB");
    const again = open({face: body.face, review: {edits: body.edits}});
    assert.equal(again.stateOf("chin"), "hidden");
    assert.deepEqual(again.remembered("chin"), [[507, 900, 0.5]]);
});

test("a photo without a face begins empty", () => {
    const w = new Work({revision: 0, face: null, automatic: null,
                        review: null}, {fallback: {contours: {}}});

    assert.equal(w.stateOf("chin"), "missing");
    assert.equal(w.side, "unknown");
    assert.equal(getPart(w.face, "iris/left"), null);
});
