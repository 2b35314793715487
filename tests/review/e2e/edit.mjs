// Correcting: drag, keys, undo, irises, folds, what does not show, verdicts.
import assert from "node:assert/strict";
import fs from "node:fs";
import {after, before, describe, test} from "node:test";
import {L, R, Rater, browse, measure, readFace, serve, until, visit}
    from "./harness.mjs";

const close = (a, b, by = 1e-3) =>
    assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);

describe("a dragged point outlives browser and server", () => {
    const dir = visit("rest", "smile-full");
    let server, browser, rater, was, want;

    before(async () => {
        server = await serve("--side=left", dir);
        browser = await browse();
        rater = await Rater.open(browser, server.url);
    });
    after(async () => {
        await browser.close();
        await server.kill();
    });

    test("the mouth corner follows by what the mouse moved", async () => {
        await rater.photo("smile-full");
        was = await rater.face("smile-full");
        const corner = was.face.contours.commissure.left[0];
        const height = await rater.value("commissure_height", L);
        const scale = await rater.drag(corner, 30, -12, {during: async () => {
            /* Values change before the button is let go. */
            await rater.page.waitForSelector(
                'tr[data-measure="commissure_height"] td.moved');
            assert.notEqual(await rater.value("commissure_height", L),
                            height);
            await rater.page.waitForSelector("#loupe-values p");
            assert.equal(await rater.page.isVisible("#loupe"), true);
            assert.equal(fs.existsSync(`${dir}/smile-full.face.json`), false);
        }});
        want = [corner[0] + 30 / scale, corner[1] - 12 / scale];
        await rater.saved();
    });

    test("accept, then kill both", async () => {
        await rater.keys("Shift+A");
        await rater.waitText("#verdict", "accepted");
        await rater.saved();
        rater.check();
        await browser.kill();
        await server.kill("SIGKILL");
        const file = readFace(dir, "smile-full");
        const [x, y, sd] = file.contours.commissure.left[0];
        close(x, want[0]);
        close(y, want[1]);
        assert.equal(sd, 0.5);
        for (const lip of ["lip_upper_outer", "lip_upper_inner",
                           "lip_lower_inner", "lip_lower_outer"])
            assert.deepEqual(file.contours[lip].at(-1).slice(0, 2), [x, y]);
        assert.deepEqual(file.contours.chin, was.face.contours.chin);
        assert.deepEqual(file.review.automatic.contours,
                         was.face.contours);
        assert.equal(file.review.verdict, "accepted");
        assert.equal(file.review.rater, "AB");
        assert.equal(file.source, "rater: AB");
        const edit = file.review.edits.find((e) => e.what === "commissure");
        assert.deepEqual([edit.side, edit.action, edit.by],
                         ["left", "move", "AB"]);
        assert.deepEqual(edit.to, [[x, y]]);
    });

    test("both started again show it, and measure agrees", async () => {
        server = await serve("--side=left", `--port=${server.port}`, dir);
        browser = await browse(browser.profile);
        rater = await Rater.open(browser, server.url);
        await rater.photo("smile-full");
        await rater.waitText("#verdict", "accepted");
        const file = readFace(dir, "smile-full");
        assert.deepEqual((await rater.face("smile-full")).face.contours,
                         file.contours);
        const values = measure(dir, "--side=left");
        for (const [id, side, column] of [
            ["commissure_height", "L", L], ["commissure_height", "R", R],
            ["commissure_lateral", "L", L], ["smile_angle", "L", L],
            ["pfh", "R", R]]) {
            const shown = Number(await rater.value(id, column));
            close(shown, values[`smile-full.jpg/${id}/${side}`], 0.051);
        }
        rater.check();
    });
});

describe("correcting", () => {
    const dir = visit("rest", "smile-full", "close-full", "pucker");
    let server, browser, rater;

    before(async () => {
        server = await serve("--side=left", dir);
        browser = await browse();
        rater = await Rater.open(browser, server.url);
    });
    after(async () => {
        rater.check();
        await browser.close();
        await server.kill();
    });

    const part = async (view, name, side) => {
        await rater.saved();
        const c = readFace(dir, view).contours[name];
        return side ? c?.[side] : c;
    };

    test("by keys alone: choose, nudge, accept, next", async () => {
        await rater.photo("pucker");
        const was = (await rater.face("pucker")).face.contours;
        await rater.page.evaluate(() => document.activeElement.blur());
        await rater.choose("Right upper lid");
        await rater.keys(".", ".", "ArrowUp", "ArrowUp", "ArrowUp",
                         "ArrowRight", "Shift+ArrowRight");
        await rater.saved();
        const now = await part("pucker", "lid_upper", "right");
        close(now[2][0] - was.lid_upper.right[2][0], 1.1);
        close(now[2][1] - was.lid_upper.right[2][1], -0.3);
        assert.deepEqual(now[1], was.lid_upper.right[1]);
        await rater.keys("Alt+ArrowDown");
        const all = await part("pucker", "lid_upper", "right");
        all.forEach((p, i) => close(p[1] - now[i][1], 0.1));
        const name = await rater.text("#photo-title");
        await rater.keys("a");
        await rater.page.waitForFunction((old) => document
            .querySelector("#photo-title").textContent !== old, name);
        await rater.saved();
        assert.equal(readFace(dir, "pucker").review.verdict, "accepted");
        await rater.ready();
        await rater.keys("p", "n");
        await rater.ready();
    });

    test("an edit opens again what was accepted", async () => {
        await rater.photo("pucker");
        await rater.waitText("#verdict", "accepted");
        await rater.choose("Chin");
        await rater.keys("ArrowDown");
        await rater.saved();
        assert.equal(readFace(dir, "pucker").review.verdict, "open");
        await rater.waitText("#verdict", "edited");
    });

    test("undo and redo, also after a reload", async () => {
        await rater.photo("rest");
        const was = (await rater.face("rest")).face.contours;
        await rater.drag(was.chin[0], 14, 6);
        await rater.drag(was.nose_tip[0], -9, 5);
        await rater.saved();
        const tip = await part("rest", "nose_tip");
        await rater.keys("z");
        assert.deepEqual(await part("rest", "nose_tip"), was.nose_tip);
        await rater.keys("Control+Shift+Z");
        assert.deepEqual(await part("rest", "nose_tip"), tip);
        await rater.page.reload();
        await rater.ready();
        await rater.photo("rest");
        await rater.keys("Control+z", "z");
        assert.deepEqual(await part("rest", "nose_tip"), was.nose_tip);
        assert.deepEqual(await part("rest", "chin"), was.chin);
        assert.equal(await rater.page.isDisabled("#t-undo"), true);
        const actions = readFace(dir, "rest").review.edits
            .map((e) => e.action);
        assert.deepEqual(actions, ["move", "move", "undo", "redo", "undo",
                                   "undo"]);
    });

    test("a whole contour with Alt, the iris by inside and edge",
        async () => {
            const was = (await rater.face("rest")).face;
            const brow = was.contours.brow_lower.left;
            const scale = await rater.drag(brow[1], 0, 10, {alt: true});
            const now = await part("rest", "brow_lower", "left");
            now.forEach((p, i) => close(p[1] - brow[i][1], 10 / scale));
            const iris = was.iris.left;
            await rater.drag([iris.x + iris.r * 0.45,
                              iris.y + iris.r * 0.45], 6, 3);
            await rater.saved();
            const moved = readFace(dir, "rest").iris.left;
            close(moved.x - iris.x, 6 / scale);
            close(moved.r, iris.r, 0);
            const a = Math.PI / 4;
            await rater.drag([moved.x + moved.r * Math.cos(a),
                              moved.y + moved.r * Math.sin(a)], 4, 4);
            await rater.saved();
            const wide = readFace(dir, "rest").iris.left;
            close(wide.r - moved.r, Math.hypot(4, 4) / scale, 0.05);
            close(wide.x, moved.x, 0);
        });

    test("the other eye's iris, and the rest photo's size", async () => {
        await rater.choose("Left iris");
        await rater.keys("i");
        await rater.saved();
        let {iris} = readFace(dir, "rest");
        assert.equal(iris.left.r, Math.round(iris.right.r * 1e4) / 1e4);
        await rater.photo("smile-full");
        await rater.choose("Left iris");
        await rater.keys(".", "ArrowRight", "ArrowRight", "Shift+I");
        await rater.saved();
        const {contours, ...smile} = readFace(dir, "smile-full");
        const rest = readFace(dir, "rest");
        const span = (f) => Math.hypot(...[0, 1].map((k) =>
            f.canthus_inner.left[0][k] - f.canthus_inner.right[0][k]));
        close(smile.iris.left.r, rest.iris.left.r * span(contours) /
              span(rest.contours));
    });

    test("a fold by three clicks; its side is the first click's",
        async () => {
            await rater.keys("Escape", "f");
            for (const p of [[640, 760], [675, 830], [690, 900]])
                await rater.click(p);
            await rater.saved();
            const fold = await part("smile-full", "nasolabial_fold", "left");
            assert.equal(fold.length, 3);
            close(fold[1][1], 830, 0.01);
            assert.equal(await rater.text("#chosen-title"),
                         "Left nasolabial fold");
            await rater.keys("Delete");
            assert.equal(await part("smile-full", "nasolabial_fold", "left"),
                         undefined);
            await rater.keys("h");
            assert.deepEqual(await part("smile-full", "nasolabial_fold",
                                        "left"), fold);
        });

    test("what does not show is hidden and comes back", async () => {
        const was = await part("smile-full", "ala", "right");
        await rater.choose("Right wing of the nose");
        await rater.keys("h");
        assert.equal(await part("smile-full", "ala", "right"), undefined);
        await rater.waitText("#chosen-where", "not visible");
        await rater.page.reload();
        await rater.ready();
        await rater.photo("smile-full");
        await rater.choose("Right wing of the nose");
        await rater.keys("h");
        assert.deepEqual(await part("smile-full", "ala", "right"), was);
    });

    test("as found: the corner, and the lips that went along", async () => {
        const found = (await rater.face("pucker")).automatic.contours;
        await rater.photo("pucker");
        await rater.drag(found.commissure.right[0], -12, 7);
        await rater.saved();
        assert.notDeepEqual((await part("pucker", "lip_upper_inner"))[0],
                            found.lip_upper_inner[0]);
        await rater.keys("u");
        for (const lip of ["lip_upper_outer", "lip_upper_inner",
                           "lip_lower_inner", "lip_lower_outer"])
            assert.deepEqual(await part("pucker", lip), found[lip]);
    });

    test("a contour is placed by keys", async () => {
        await rater.photo("close-full");
        await rater.choose("Chin");
        await rater.keys("k", "Shift+ArrowDown", "ArrowLeft", "Space");
        await rater.saved();
        const chin = await part("close-full", "chin");
        assert.equal(chin[0][2], 0.5);
    });

    test("the declared side is swapped", async () => {
        await rater.keys("s");
        await rater.saved();
        assert.equal(readFace(dir, "close-full").review.side, "right");
        await rater.keys("z");
        await rater.saved();
        assert.equal(readFace(dir, "close-full").review.side, "left");
    });

    test("rejecting needs a reason", async () => {
        await rater.keys("x");
        await rater.page.waitForSelector("#reject-dialog[open]");
        await rater.keys("Enter");
        await rater.waitText("#reject-wrong", "Give a reason");
        await rater.page.fill("#reject-reason", "<b>eyes</b> shut");
        await rater.keys("Enter");
        await rater.saved();
        const {review} = readFace(dir, "close-full");
        assert.deepEqual([review.verdict, review.reason],
                         ["rejected", "<b>eyes</b> shut"]);
        await until(() => measureSays(dir), "measure takes a rejected photo");
    });
});

/* measure leaves the rejected photo out. */
function measureSays(dir) {
    try {
        const values = measure(dir);
        return !Object.keys(values).some((k) => k.startsWith("close-full") &&
            values[k] !== null);
    } catch (e) {
        return /rejected/.test(String(e.stderr)) ||
            !/"close-full/.test(String(e.stdout));
    }
}
