// Wide and narrow, light and dark; keys, help and names for those who cannot
// see or use a mouse. HEMIFACE_SHOTS=folder keeps the pictures.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {after, before, describe, test} from "node:test";
import {Rater, browse, serve, visit} from "./harness.mjs";

const shots = process.env.HEMIFACE_SHOTS;

async function shoot(rater, name) {
    const picture = await rater.page.screenshot();

    if (shots) {
        fs.mkdirSync(shots, {recursive: true});
        fs.writeFileSync(path.join(shots, `${name}.png`), picture);
    }
}

describe("how it looks", () => {
    const dir = visit("rest", "smile-full", "close-full");
    let server, browser;

    before(async () => {
        server = await serve("--side=left", "--rater=AB", dir);
        browser = await browse();
        await (await browser.context.newPage()).goto(server.url);
    });
    after(async () => {
        await browser.close();
        await server.kill();
    });

    for (const width of [1280, 800])
        for (const scheme of ["light", "dark"])
            test(`${width} px, ${scheme}`, async () => {
                const rater = await Rater.open(browser,
                    `http://127.0.0.1:${server.port}/`,
                    {width, scheme, height: width === 800 ? 720 : 800});
                if (width < 1100)
                    await rater.keys("q");
                await rater.photo("smile-full");
                await rater.choose("Left upper lid");
                await rater.keys(".", ".");
                await rater.page.waitForTimeout(200);
                await shoot(rater, `${width}-${scheme}`);
                const wide = await rater.page.evaluate(() =>
                    document.documentElement.scrollWidth <= innerWidth &&
                    [...document.querySelectorAll(
                        ".bar, .tools, .verdict, .values, .chosen")]
                        .every((e) => e.scrollWidth <= e.clientWidth + 1));
                assert.ok(wide, "something is cut off");
                await rater.page.click("#tab-parts");
                await rater.keys("m");
                await rater.page.waitForTimeout(100);
                await shoot(rater, `${width}-${scheme}-parts`);
                await rater.keys("m", "?");
                assert.equal(await rater.page.isVisible("#help-dialog"),
                             true);
                await shoot(rater, `${width}-${scheme}-help`);
                await rater.keys("Escape");
                assert.equal(await rater.page.isVisible("#help-dialog"),
                             false);
                if (width < 1100) {
                    await rater.keys("q");
                    await shoot(rater, `${width}-${scheme}-queue`);
                }
                rater.check();
                await rater.page.close();
            });

    test("every control has a name, and the focus shows", async () => {
        const rater = await Rater.open(browser,
            `http://127.0.0.1:${server.port}/`);
        const unnamed = await rater.page.evaluate(() =>
            [...document.querySelectorAll("button, input, select, [tabindex]")]
                .filter((e) => e.checkVisibility() && !(
                    e.textContent.trim() || e.title ||
                    e.getAttribute("aria-label") || e.labels?.length))
                .map((e) => e.outerHTML));
        assert.deepEqual(unnamed, []);
        await rater.page.click("#t-fit");
        await rater.keys("Tab");
        const outline = await rater.page.evaluate(() =>
            getComputedStyle(document.activeElement).outlineStyle);
        assert.notEqual(outline, "none");
        await rater.choose("Chin");
        await rater.waitText("#say", "Chin");
        rater.check();
    });
});
