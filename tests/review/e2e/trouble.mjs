// Two windows, and a server that goes away.
import assert from "node:assert/strict";
import {after, before, describe, test} from "node:test";
import {Rater, browse, readFace, serve, until, visit} from "./harness.mjs";

const moved = (dir, name) => readFace(dir, "rest").contours[name][0];

describe("two windows on one photo", () => {
    const dir = visit("rest");
    let server, browser, one, two, was;

    before(async () => {
        server = await serve(dir);
        browser = await browse();
        one = await Rater.open(browser, server.url);
        two = await Rater.open(browser, `http://127.0.0.1:${server.port}/`);
        was = (await one.face("rest")).face.contours;
    });
    after(async () => {
        one.check();
        two.check();
        await browser.close();
        await server.kill();
    });

    test("edits of different contours are both kept", async () => {
        await one.page.bringToFront();
        await one.drag(was.chin[0], 10, 0);
        await one.saved();
        await two.page.bringToFront();
        await two.drag(was.nose_tip[0], 0, -8);
        await two.saved();
        await two.waitText("#banner-text", "changed in another window");
        assert.notEqual(moved(dir, "chin")[0], was.chin[0][0]);
        assert.notEqual(moved(dir, "nose_tip")[1], was.nose_tip[0][1]);
        await two.page.click("#banner-actions button");
    });

    test("of one contour mine is on top, until I take theirs", async () => {
        const chin = moved(dir, "chin");
        await one.page.bringToFront();
        await one.drag(chin, 0, -20);
        await one.saved();
        const theirs = moved(dir, "chin");
        await two.page.bringToFront();
        await two.drag(chin, -25, 0);
        await two.saved();
        await two.waitText("#banner-text", "Yours is on top");
        assert.ok(moved(dir, "chin")[0] < chin[0] - 5);
        await two.page.click("text=Take theirs");
        await until(() => moved(dir, "chin")[1] === theirs[1] &&
                    moved(dir, "chin")[0] === theirs[0], "not theirs");
        await two.saved();
    });
});

describe("a server that dies", () => {
    const dir = visit("rest");
    let server, browser, rater, was;

    before(async () => {
        server = await serve(dir);
        browser = await browse();
        rater = await Rater.open(browser, server.url);
        was = (await rater.face("rest")).face.contours;
    });
    after(async () => {
        await browser.close();
        await server.kill();
    });

    const again = async () => {
        server = await serve(`--port=${server.port}`, dir);
        return Rater.open(browser, server.url);
    };

    test("in the middle of an edit: the window that is open saves it",
        async () => {
            await rater.drag(was.chin[0], 16, 0, {during: () =>
                server.kill("SIGKILL")});
            await rater.waitText("#save", "Not saved: kept here");
            await rater.waitText("#banner-text", `--port=${server.port}`);
            const other = await again();
            await rater.page.bringToFront();
            await rater.saved();
            assert.ok(moved(dir, "chin")[0] > was.chin[0][0] + 5);
            assert.equal(await rater.page.isVisible("#banner"), false);
            await other.page.close();
        });

    test("and when that window is closed: the next one saves it",
        async () => {
            await server.kill("SIGKILL");
            const tip = was.nose_tip[0];
            await rater.drag(tip, 0, 12);
            await rater.keys("Shift+A");
            await rater.waitText("#save", "Not saved: kept here");
            await rater.page.close();
            rater = await again();
            await rater.saved();
            await until(() => moved(dir, "nose_tip")[1] > tip[1] + 5,
                        "the edit is lost");
            const {review} = readFace(dir, "rest");
            assert.equal(review.verdict, "accepted");
            assert.equal(review.edits.filter((e) =>
                e.what === "nose_tip").length, 1);
            await rater.waitText("#verdict", "accepted");
            const kept = await rater.page.evaluate(() =>
                Object.keys(localStorage).filter((k) =>
                    k.startsWith("hemiface:unsent")));
            assert.deepEqual(kept, []);
            rater.check();
        });
});

describe("another folder at the same port", () => {
    test("does not get the first one's unsaved work", async () => {
        const first = visit("rest"), second = visit("pucker");
        let server = await serve(first);
        const {port} = server;
        const browser = await browse();
        const rater = await Rater.open(browser, server.url);
        const was = (await rater.face("rest")).face.contours;
        await server.kill("SIGKILL");
        await rater.drag(was.chin[0], 16, 0);
        await rater.waitText("#save", "Not saved");
        await rater.page.close();
        server = await serve(`--port=${port}`, second);
        const other = await Rater.open(browser, server.url);
        await other.waitText("#banner-text",
                             "not belong here: rest.jpg (rater AB)");
        assert.throws(() => readFace(second, "pucker"));
        await server.kill();
        /* Nor does another rater of the same folder. */
        server = await serve(`--port=${port}`, "--rater=CD", first);
        const someone = await Rater.open(browser, server.url);
        await someone.waitText("#banner-text", "rest.jpg (rater AB)");
        assert.throws(() => readFace(first, "rest"));
        await server.kill();
        server = await serve(`--port=${port}`, first);
        const back = await Rater.open(browser, server.url);
        await back.saved();
        await until(() => {
            try {
                return moved(first, "chin")[0] > was.chin[0][0] + 5;
            } catch {
                return false;
            }
        }, "the edit is lost");
        back.check();
        await browser.close();
        await server.kill();
    });
});
