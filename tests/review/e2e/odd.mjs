// A patient whose name looks like markup, a photo without a face.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {after, before, describe, test} from "node:test";
import zlib from "node:zlib";
import {Rater, browse, readFace, serve, visit} from "./harness.mjs";

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);

    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
}

/* CRC-32 of ISO 3309, as PNG has it. */
function crc(bytes) {
    let c = 0xFFFFFFFF;

    for (const b of bytes) {
        c ^= b;
        for (let k = 0; k < 8; k++)
            c = c & 1 ? (c >>> 1) ^ 0xEDB88320 : c >>> 1;
    }
    return (c ^ 0xFFFFFFFF) >>> 0;
}

/* A grey picture: nobody is on it. */
function greyPng(width, height) {
    const head = Buffer.alloc(13);

    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head[8] = 8;
    const rows = Buffer.alloc((width + 1) * height, 128);
    for (let y = 0; y < height; y++)
        rows[y * (width + 1)] = 0;
    return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
        chunk("IHDR", head), chunk("IDAT", zlib.deflateSync(rows)),
        chunk("IEND", Buffer.alloc(0))]);
}

describe("a photo without a face", () => {
    const root = visit(), patient = "<img src=x onerror=alert(1)>";
    const dir = path.join(root, patient, "pre");
    const name = `${patient}/pre/smile-full.png`;
    let server, browser, rater;

    before(async () => {
        fs.mkdirSync(dir, {recursive: true});
        fs.copyFileSync(path.join(visit("rest"), "rest.jpg"),
                        path.join(dir, "rest.jpg"));
        fs.writeFileSync(path.join(dir, "smile-full.png"),
                         greyPng(600, 800));
        server = await serve("--rater=AB", root);
        browser = await browse();
        rater = await Rater.open(browser, server.url);
    });
    after(async () => {
        rater.check();
        await browser.close();
        await server.kill();
    });

    test("its name is a name, not markup", async () => {
        await rater.photo(name);
        assert.match(await rater.text("#photo-title"), /<img src=x/);
        assert.equal(await rater.page.locator("img").count(), 0);
    });

    test("a long name is there whole, and the queue is not wide",
        async () => {
            const cut = await rater.page.evaluate(() =>
                ["", " .folder", " .file", " .cause"].flatMap((c) =>
                    [...document.querySelectorAll(`#queue-list${c}`)])
                    .filter((e) => e.scrollWidth > e.clientWidth)
                    .map((e) => e.textContent));
            assert.deepEqual(cut, []);
            assert.doesNotMatch(await rater.text("#queue-list"), /'/);
        });

    test("cannot be accepted before something is placed", async () => {
        await rater.keys("a");
        await rater.waitText("#banner-text", "no contour to accept");
        await rater.waitText("#parts", "0 of");
    });

    test("is placed by hand and accepted", async () => {
        await rater.choose("Chin");
        await rater.keys("Enter");
        await rater.click([300, 700]);
        await rater.saved();
        await rater.keys("Escape", "Shift+A");
        await rater.page.click("text=Accept anyway");
        await rater.saved();
        const file = readFace(dir, "smile-full");
        assert.deepEqual(file.contours.chin[0].map((v) => Math.round(v)),
                         [300, 700, 1]);
        assert.equal(file.review.verdict, "accepted");
        assert.equal(file.review.automatic, undefined);
    });

    test("soft neighbours, and contour mode, by the buttons", async () => {
        await rater.photo("rest.jpg");
        const was = (await rater.face("rest.jpg")).face.contours;
        await rater.page.click("#t-soft");
        await rater.drag(was.brow_upper.right[2], 0, -12);
        await rater.saved();
        const soft = (await rater.face("rest.jpg")).face.contours
            .brow_upper.right;
        const by = soft.map((p, i) => was.brow_upper.right[i][1] - p[1]);
        assert.ok(by[2] > by[1] && by[1] > 0 && by[2] > by[3] && by[3] > 0);
        await rater.page.click("#t-soft");
        await rater.page.click("#t-contour");
        await rater.drag(soft[2], 5, 0);
        await rater.saved();
        const all = (await rater.face("rest.jpg")).face.contours
            .brow_upper.right;
        const dx = all.map((p, i) => p[0] - soft[i][0]);
        assert.ok(Math.max(...dx) - Math.min(...dx) < 1e-3 && dx[0] > 1);
    });

    test("looking closer moves no point", async () => {
        const was = (await rater.face("rest.jpg")).face.contours;
        await rater.keys("v", "Escape", "+", "+", "-", "0");
        const before = await rater.page.getAttribute("#stage", "data-view");
        await rater.page.mouse.move(600, 400);
        await rater.page.mouse.wheel(0, -300);
        await rater.page.waitForFunction((old) => document
            .querySelector("#stage").dataset.view !== old, before);
        await rater.choose("Left upper lid");
        await rater.keys("d");
        assert.deepEqual((await rater.face("rest.jpg")).face.contours, was);
        /* A drag still moves by what the mouse moved, at this scale. */
        const scale = await rater.drag(was.lid_upper.left[2], 10, 10);
        await rater.saved();
        const now = (await rater.face("rest.jpg")).face.contours;
        assert.ok(scale > 2);
        assert.ok(Math.abs(now.lid_upper.left[2][0] -
                           was.lid_upper.left[2][0] - 10 / scale) < 1e-3);
    });
});
