// The queue's order, numbers, the keys, the store.
import assert from "node:assert/strict";
import test from "node:test";

/* The modules below build nothing before they are asked to. */
globalThis.document = {getElementById: () => null};
const {stateOf, wanted, nameParts, neighbour, nextOpen} =
    await import("./queue.js");
const {number, changes, reasonOf, cellsOf} = await import("./values.js");
const {KEYS} = await import("./keys.js");
const {wrongText} = await import("./dialogs.js");

const queue = [
    {n: 0, name: "a/rest.jpg", doubt: 0.5, state: "accepted", cause: "chin"},
    {n: 1, name: "a/smile.jpg", doubt: 2.5, state: "open", cause: "lid"},
    {n: 2, name: "b/rest.jpg", state: "failed", error: "no face"},
    {n: 3, name: "b/brow.jpg", doubt: 2.5, state: "edited", cause: "brow"},
];
const ns = (list) => list.map((p) => p.n);

test("states: waiting comes before what a photo is said to be", () => {
    assert.ok(stateOf({state: "open", waiting: true}).waiting);
    assert.equal(stateOf({state: "failed", waiting: false}).text, "no face");
    assert.equal(stateOf({state: "accepted"}).todo, false);
    assert.deepEqual(stateOf({state: "new"}), {text: "new", todo: true});
});

test("a name's folder and its file", () => {
    assert.deepEqual(nameParts("S1/pre op/rest.jpg"),
                     ["S1/pre op/", "rest.jpg"]);
    assert.deepEqual(nameParts("photo 3"), ["", "photo 3"]);
});

test("filters by state and by words", () => {
    assert.deepEqual(ns(wanted(queue, "todo", "")), [1, 2, 3]);
    assert.deepEqual(ns(wanted(queue, "done", "")), [0]);
    assert.deepEqual(ns(wanted(queue, "all", "REST b")), [2]);
    assert.deepEqual(ns(wanted(queue, "all", "lid")), [1]);
    assert.deepEqual(ns(wanted(queue, "all", "nothing")), []);
});

test("next, previous, and the next with something to do", () => {
    assert.equal(neighbour(queue, 0, 1).n, 1);
    assert.equal(neighbour(queue, 3, 1), null);
    assert.equal(neighbour(queue, 0, -1), null);
    assert.equal(nextOpen(queue, 3).n, 1);
    assert.equal(nextOpen(queue, 1).n, 2);
    assert.equal(nextOpen([queue[0], queue[1]], 1), null);
});

test("numbers: a dash for na, no minus zero", () => {
    assert.equal(number(null, "mm"), "\u2013");
    assert.equal(number(NaN, "mm"), "\u2013");
    assert.equal(number(8.126, "mm"), "8.13");
    assert.equal(number(-8.126, "mm"), "\u22128.13");
    assert.equal(number(-0.001, "mm"), "0.00");
    assert.equal(number(3.44, "deg"), "3.4");
});

test("changes: what moved most for its doubt first", () => {
    const make = (r, l, h) => [
        {id: "a", unit: "mm", right: {value: r, sd: 1},
         left: {value: l, sd: 0.1}, difference: {value: r - l, sd: 1}},
        {id: "b", unit: "mm", value: h, sd: 1}];
    const found = changes(make(1, 2, 3), make(1, 2.5, 3.004));

    assert.deepEqual(found.map((c) => [c.measure.id, c.side]),
                     [["a", "left"], ["a", "difference"]]);
    assert.equal(changes([], make(1, 2, 3)).length, 0);
    assert.deepEqual(cellsOf({id: "b", value: null, reason: "no iris"}),
                     [{side: "value", value: null, reason: "no iris"}]);
});

test("a measure without any value says why", () => {
    assert.equal(reasonOf({right: {value: null, reason: "no iris"},
                           left: {value: null, reason: "no iris"}}),
                 "no iris");
    assert.equal(reasonOf({right: {value: 1}, left: {value: null}}), "");
    assert.equal(reasonOf({value: null}), "not available");
});

test("no key does two things", () => {
    const events = [];
    const none = {ctrlKey: false, altKey: false, metaKey: false,
                  shiftKey: false};

    for (const k of "abcdefghijklmnopqrstuvwxyz?/[].,+-0 ")
        events.push({...none, key: k});
    for (const k of ["A", "I", "?"])
        events.push({...none, key: k, shiftKey: true});
    for (const k of ["ArrowLeft", "Enter", "Escape", "Delete", "PageUp",
                     "Backspace"])
        events.push({...none, key: k}, {...none, key: k, altKey: true});
    for (const k of "zyasf")
        events.push({...none, key: k, ctrlKey: true});
    for (const e of events) {
        const rows = KEYS.filter((k) => k.match?.(e));
        assert.ok(rows.length <= 1, `${e.key}: ${rows.map((r) => r.text)}`);
    }
    /* The browser keeps its own: saving, finding, closing. */
    for (const k of "swfart")
        assert.ok(!KEYS.some((r) => r.match?.({...none, key: k,
                                               ctrlKey: true})));
    assert.ok(KEYS.every((k) => k.text && k.keys.length && k.group));
});

test("names and reasons are one line of plain text", () => {
    assert.equal(wrongText("AB", 40, "a name"), "");
    assert.match(wrongText("  ", 40, "a name"), /Give a name/);
    assert.match(wrongText("a\nb", 40, "a name"), /one line/);
    assert.match(wrongText("\u00e9".repeat(30), 40, "a name"), /40/);
});
