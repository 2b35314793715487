// Saving against a server that is made up here: conflicts, lost answers,
// silence, refusals.
import assert from "node:assert/strict";
import test from "node:test";
import {makeFace} from "./faces.mjs";

function memory() {
    const map = new Map();

    return {getItem: (k) => map.get(k) ?? null, map,
            setItem: (k, v) => map.set(k, String(v)),
            removeItem: (k) => map.delete(k),
            key: (i) => [...map.keys()][i],
            get length() { return map.size; }};
}

globalThis.localStorage = memory();
globalThis.sessionStorage = memory();

const {Saver} = await import("./saver.js");
const {Work} = await import("./work.js");
const {movePoint} = await import("./moves.js");
const store = await import("./store.js");

/* photos: n -> {revision, face, edits}; fault(method, n) may return a status,
   "silent", or "lost" (done, but not answered). */
function makeServer(photos, fault = () => null) {
    const log = [];

    globalThis.fetch = async (path, {method = "GET", body} = {}) => {
        const n = Number(path.match(/photo\/(\d+)/)?.[1]);
        const wrong = Number.isNaN(n) ? null : fault(method, n);
        const answer = (status, value) => new Response(
            typeof value === "string" ? value : JSON.stringify(value),
            {status});

        log.push(`${method} ${Number.isNaN(n) ? path : n}`);
        if (wrong === "silent")
            throw new TypeError("no route");
        if (typeof wrong === "number")
            return answer(wrong, "because");
        if (Number.isNaN(n))
            return answer(200, {photos: []});
        const photo = photos[n];
        if (method === "GET")
            return answer(200, {revision: photo.revision, face: photo.face,
                                automatic: null,
                                review: {edits: photo.edits}, values: []});
        const sent = JSON.parse(body);
        if (sent.revision !== photo.revision)
            return answer(409, "not the current one");
        photo.revision++;
        photo.face = sent.face;
        photo.edits = [...photo.edits, ...sent.edits];
        if (wrong === "lost")
            throw new TypeError("broken off");
        return answer(200, {revision: photo.revision, values: []});
    };
    return log;
}

const photo = () => ({revision: 1, face: makeFace(), edits: []});

function item(n, name = `p${n}`) {
    return {n, id: `id${n}`, name,
            work: new Work({revision: 1, face: makeFace()}, {})};
}

function move(it, dx) {
    it.work.act("move", movePoint(it.work.face, "chin", 0, dx, 0), "AB");
}

function saver() {
    const seen = [];
    const s = new Saver({rater: () => "AB", state: () => {},
                         merged: (i, what) => seen.push(what),
                         saved: (i) => seen.push(i.name)});

    /* Tries are made by hand here. */
    s.later = () => {};
    return {s, seen};
}

const kept = () => store.keptWork().map((k) => k.id);

test("an edit is kept until it is acknowledged", async () => {
    const photos = [photo()], {s, seen} = saver(), it = item(0);

    makeServer(photos);
    move(it, 5);
    s.touch(it);
    assert.deepEqual(kept(), ["id0"]);
    assert.equal(s.state, "saving");
    await s.run();
    assert.deepEqual(photos[0].face.contours.chin, [[505, 900, 0.5]]);
    assert.deepEqual(kept(), []);
    assert.equal(s.state, "saved");
    assert.deepEqual(seen, ["p0"]);
    assert.equal(s.isStale("id0", {revision: 1}), true);
    assert.equal(s.isStale("id0", {revision: 2}), false);
});

test("a conflict is read, merged and sent again", async () => {
    const photos = [photo()], {s, seen} = saver(), it = item(0);
    const log = makeServer(photos);

    photos[0].revision = 7;
    photos[0].face.contours.commissure.left = [[1, 2, 0.5]];
    move(it, 5);
    s.touch(it);
    await s.run();
    assert.deepEqual(log, ["PUT 0", "GET 0", "PUT 0"]);
    assert.equal(photos[0].revision, 8);
    assert.deepEqual(photos[0].face.contours.commissure.left, [[1, 2, 0.5]]);
    assert.deepEqual(photos[0].face.contours.chin, [[505, 900, 0.5]]);
    assert.deepEqual(seen[0], {both: [], theirs: ["commissure/left"]});
});

test("an answer that is lost does not make an edit twice", async () => {
    const photos = [photo()], {s} = saver(), it = item(0);
    let lost = true;

    makeServer(photos, (method) => method === "PUT" && lost ? "lost" : null);
    move(it, 5);
    s.touch(it);
    await s.run();
    assert.equal(s.state, "gone");
    assert.deepEqual(kept(), ["id0"]);
    lost = false;
    await s.run();
    assert.equal(photos[0].edits.length, 1);
    assert.equal(photos[0].revision, 2);
    assert.equal(s.state, "saved");
    assert.deepEqual(kept(), []);
});

test("without a server everything waits, and goes when it is back",
    async () => {
        const photos = [photo(), photo()], {s} = saver();
        let silent = true;

        makeServer(photos, () => silent ? "silent" : null);
        for (const it of [item(0), item(1)]) {
            move(it, 5);
            s.touch(it);
        }
        await s.run();
        assert.equal(s.trouble.kind, "gone");
        assert.deepEqual(kept().sort(), ["id0", "id1"]);
        silent = false;
        await s.run();
        assert.deepEqual(photos.map((p) => p.revision), [2, 2]);
        assert.deepEqual(kept(), []);
    });

test("what is refused of one photo keeps no other back", async () => {
    const photos = [photo(), photo()], {s} = saver();

    makeServer(photos, (method, n) => n === 0 ? 507 : null);
    for (const it of [item(0), item(1)]) {
        move(it, 5);
        s.touch(it);
    }
    await s.run();
    assert.equal(s.trouble.kind, "refused");
    assert.equal(s.trouble.message, "because");
    assert.deepEqual(photos.map((p) => p.revision), [1, 2]);
    assert.deepEqual(kept(), ["id0"]);
    store.forget("id0");
});

test("a photo that is forbidden is not a session that ended", async () => {
    const photos = [photo()], {s} = saver(), it = item(0);

    makeServer(photos, () => 403);
    move(it, 5);
    s.touch(it);
    await s.run();
    assert.equal(s.trouble.kind, "refused");
    globalThis.fetch = async () => new Response("who?", {status: 403});
    await s.run();
    assert.equal(s.trouble.kind, "denied");
    store.forget("id0");
});

test("a store that is full is said, not thrown", () => {
    const {s} = saver(), it = item(0);
    const {setItem} = globalThis.localStorage;

    makeServer([photo()]);
    globalThis.localStorage.setItem = () => {
        throw new Error("quota");
    };
    move(it, 5);
    s.touch(it);
    assert.equal(s.unkept, true);
    globalThis.localStorage.setItem = setItem;
    s.touch(it);
    assert.equal(s.unkept, false);
    store.forget("id0");
});

test("names tell photos apart that look alike, and blind ones", () => {
    assert.notEqual(store.photoId("a", "f00", false),
                    store.photoId("b", "f00", false));
    assert.notEqual(store.photoId("a", "f00", false),
                    store.photoId("a", "f00", true));
});
