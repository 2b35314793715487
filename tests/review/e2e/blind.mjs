// A blind review: nothing of the program's own is shown or sent.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {after, before, describe, test} from "node:test";
import {Rater, browse, folder, serve, until, visit} from "./harness.mjs";

function faceFiles(dir) {
    return fs.readdirSync(dir, {recursive: true, encoding: "utf8"})
        .filter((f) => f.endsWith(".face.json"))
        .map((f) => JSON.parse(fs.readFileSync(path.join(dir, f))));
}

describe("blind", () => {
    const dir = visit("rest", "smile-full"), out = folder();
    let server, browser, rater;

    before(async () => {
        server = await serve("--blind", "--seed=3", `--out=${out}`, dir);
        browser = await browse();
        rater = await Rater.open(browser, server.url, {name: "CD"});
    });
    after(async () => {
        rater.check();
        await browser.close();
        await server.kill();
    });

    test("no name, no value, no point", async () => {
        const shown = await rater.page.innerText("body");

        assert.doesNotMatch(shown, /\brest\b|smile|doubt|unsure/);
        assert.doesNotMatch(shown, /\bmm\b|\u00b0|\d\.\d/);
        assert.match(shown, /photo \d/i);
        assert.equal(await rater.page.isVisible("#values"), false);
        assert.equal(await rater.page.isVisible("#tab-values"), false);
        assert.equal(await rater.page.isVisible("#t-ghost"), false);
        const sent = await rater.face("photo");
        assert.equal(sent.automatic, null);
        assert.deepEqual(sent.values, []);
        assert.deepEqual(Object.keys(sent.face.contours), []);
    });

    test("nothing is drawn over the photo", async () => {
        const drawn = await rater.page.evaluate(() => {
            const c = document.querySelector("#lines");
            return c.getContext("2d").getImageData(0, 0, c.width, c.height)
                .data.some((v) => v !== 0);
        });

        assert.equal(drawn, false);
    });

    test("the list leads from contour to contour", async () => {
        await rater.waitText("#parts", "0 of");
        await rater.keys("Enter");
        await rater.waitText("#placing-what", "Right iris");
        await rater.click([412, 577]);
        await rater.click([438, 577]);
        await rater.waitText("#placing-what", "Left iris");
        await rater.page.click("#placing-skip");
        await rater.waitText("#placing-what", "Right upper lid");
        for (const p of [[480, 596], [417, 560], [351, 583]])
            await rater.click(p);
        await rater.keys("Enter");
        await rater.waitText("#placing-what", "Left upper lid");
        /* The corners came with the lid: five parts are settled. */
        await rater.waitText("#parts", "5 of");
        await rater.keys("Escape");
        await rater.saved();
        const [face] = faceFiles(out);
        assert.equal(face.contours.lid_upper.right.length, 3);
        assert.deepEqual(face.contours.canthus_inner.right[0].slice(0, 2),
                         face.contours.lid_upper.right[0].slice(0, 2));
        assert.ok(Math.abs(face.iris.right.r - 26) < 0.1);
        assert.equal(face.iris.left, undefined);
        const shown = await rater.page.innerText("body");
        assert.doesNotMatch(shown, /\bmm\b|\d\.\d|\bpx\b/);
    });

    test("accepting says what is still to be placed", async () => {
        await rater.keys("a");
        await rater.waitText("#banner-text", "Still to place");
        assert.equal(faceFiles(out)[0].review.verdict, "open");
        await rater.page.click("text=Accept anyway");
        await rater.saved();
        assert.equal(faceFiles(out)[0].review.verdict, "accepted");
        assert.equal(faceFiles(dir).length, 0);
    });

    test("work of an earlier session is sent when the rater says so",
        async () => {
            const again = folder(), {port} = server;
            await rater.photo("photo 2");
            await server.kill("SIGKILL");
            await rater.choose("Chin");
            await rater.keys("k");
            await rater.click([540, 1100]);
            await rater.waitText("#save", "Not saved");
            await rater.page.close();
            server = await serve("--blind", "--seed=3", `--port=${port}`,
                                 `--out=${again}`, dir);
            rater = await Rater.open(browser, server.url, {name: "CD"});
            await rater.waitText("#banner-text", "Does it belong");
            assert.equal(fs.existsSync(again) && faceFiles(again).length > 0,
                         false);
            await rater.page.click("text=Save it");
            await until(() => fs.existsSync(again) &&
                faceFiles(again)[0]?.contours.chin, "not sent");
        });
});
