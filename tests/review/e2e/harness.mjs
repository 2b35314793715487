// What the end-to-end tests stand on: a server, a browser, a rater's hands.
import assert from "node:assert/strict";
import {execFileSync, spawn} from "node:child_process";
import fs from "node:fs";
import {createRequire} from "node:module";
import os from "node:os";
import path from "node:path";
import {after} from "node:test";

const require = createRequire(import.meta.url);
const {chromium} = require(process.env.HEMIFACE_PLAYWRIGHT ||
                           "playwright-core");
const sample = path.resolve("data/sample/pre");
const root = fs.mkdtempSync(path.join(os.tmpdir(), "hemiface-e2e-"));
const running = new Set();

function endAll() {
    for (const p of running)
        end(p, "SIGKILL");
}

/* A test that failed half way leaves its browser and server. */
after(endAll);
for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => process.exit(1));
process.on("exit", () => {
    endAll();
    fs.rmSync(root, {recursive: true, force: true, maxRetries: 3});
});

/* A process started here, with its children. */
function end(p, signal) {
    try {
        process.kill(-p.pid, signal);
    } catch {
        /* It has ended. */
    }
}

function start(program, args) {
    const p = spawn(program, args, {detached: true,
                                    stdio: ["ignore", "pipe", "pipe"]});

    running.add(p);
    p.text = "";
    for (const stream of [p.stdout, p.stderr])
        stream.on("data", (d) => { p.text += d; });
    p.ended = new Promise((done) => p.on("exit", (code) => {
        running.delete(p);
        done(code);
    }));
    return p;
}

export async function until(what, why, ms = 30000) {
    const last = Date.now() + ms;

    for (;;) {
        const got = await what();
        if (got)
            return got;
        assert.ok(Date.now() < last, why);
        await new Promise((go) => setTimeout(go, 40));
    }
}

let folders = 0;

/** A copy of some of the sample's photos; its path. */
export function visit(...views) {
    const dir = path.join(root, `visit${++folders}`);

    fs.mkdirSync(dir);
    for (const v of views)
        fs.copyFileSync(path.join(sample, `${v}.jpg`),
                        path.join(dir, `${v}.jpg`));
    return dir;
}

export function folder() {
    return path.join(root, `folder${++folders}`);
}

export function readFace(dir, view) {
    return JSON.parse(fs.readFileSync(path.join(dir, `${view}.face.json`)));
}

/** hemiface measure of a visit: {"id/side": value}. */
export function measure(dir, ...options) {
    const text = execFileSync("hemiface", ["measure", "--json", "--quiet",
        "--no-provenance", ...options, dir], {encoding: "utf8"});
    const found = {};

    for (const line of text.trim().split("\n")) {
        const r = JSON.parse(line);
        if (r.measure)
            found[`${r.photo}/${r.measure}/${r.side}`] = r.value;
    }
    return found;
}

/** A server: {url, port, kill(signal)}. */
export async function serve(...args) {
    const p = start("hemiface", ["review", "--no-open", ...args]);
    const url = await until(() => p.text.match(
        /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/)?.[0] ??
        (p.exitCode === null ? null : assert.fail(p.text)), "no link");

    return {url, port: Number(new URL(url).port), process: p,
            kill: async (signal = "SIGTERM") => {
                end(p, signal);
                return p.ended;
            }};
}

function browserPath() {
    const names = [process.env.HEMIFACE_CHROMIUM, "chromium",
                   "chromium-browser", "google-chrome"];

    for (const name of names.filter(Boolean))
        for (const dir of name.includes("/") ? [""]
            : process.env.PATH.split(":")) {
            const file = path.join(dir, name);
            if (fs.existsSync(file))
                return file;
        }
    return null;
}

/** A browser of its own; profile: what an earlier one left. */
export async function browse(profile = folder()) {
    const p = start(browserPath(), ["--headless", "--no-sandbox",
        "--disable-gpu", "--disable-background-networking",
        "--disable-dev-shm-usage", "--no-first-run",
        "--remote-debugging-port=0", `--user-data-dir=${profile}`,
        "about:blank"]);
    const address = await until(() =>
        p.text.match(/DevTools listening on (ws:\S+)/)?.[1], "no browser");
    const browser = await chromium.connectOverCDP(address);
    const context = browser.contexts()[0];

    return {context, profile, kill: async () => {
        end(p, "SIGKILL");
        await p.ended;
    }, close: async () => {
        await browser.close().catch(() => {});
        end(p, "SIGTERM");
        await p.ended;
    }};
}

/** A rater at a window of the browser. */
export class Rater {
    constructor(page) {
        this.page = page;
        this.faults = [];
        page.on("pageerror", (e) => this.faults.push(String(e)));
        page.on("console", (m) => m.type() === "error" &&
            /Content Security|violat/i.test(m.text()) &&
            this.faults.push(m.text()));
    }

    static async open(browser, url, {name = "AB", width = 1280, height = 800,
                                     scheme = "light"} = {}) {
        const page = await browser.context.newPage();
        const rater = new Rater(page);

        page.setDefaultTimeout(30000);
        await page.setViewportSize({width, height});
        await page.emulateMedia({colorScheme: scheme});
        await page.goto(url);
        if (name)
            await rater.sign(name);
        return rater;
    }

    /* Gives the name if it is asked for. */
    async sign(name) {
        const {page} = this;

        await page.waitForFunction(() =>
            document.querySelector("#rater-dialog").open ||
            document.querySelector("#photo-title").textContent);
        if (await page.locator("#rater-dialog").isVisible()) {
            await page.fill("#rater-name", name);
            await page.keyboard.press("Enter");
        }
        await this.ready();
    }

    /** A photo is there to be worked on. */
    async ready(name = "") {
        await this.page.waitForFunction((want) =>
            document.querySelector("#stage-note").textContent === "" &&
            document.querySelector("#photo-title").textContent
                .includes(want) &&
            !document.querySelector("#v-accept").disabled, name);
    }

    async photo(name) {
        const row = this.page.locator("#queue-list button",
                                      {hasText: name});

        await row.click();
        await this.ready(name);
    }

    /** What the server says of the photo of that name. */
    async face(name) {
        return this.page.evaluate(async (want) => {
            const get = async (p) => (await fetch(p,
                {headers: {"X-Hemiface": "review"}})).json();
            const {photos} = await get("/api/queue");
            const {n} = photos.find((p) => p.name.includes(want));
            return get(`/api/photo/${n}/face`);
        }, name);
    }

    /** Window pixels of a place on the photo. */
    async at([x, y]) {
        const [s, dx, dy] = (await this.page.getAttribute("#stage",
            "data-view")).split(" ").map(Number);
        const box = await this.page.locator("#stage").boundingBox();

        return {x: box.x + x * s + dx, y: box.y + y * s + dy, scale: s};
    }

    async drag(from, dx, dy, {during, alt = false} = {}) {
        const {page} = this, a = await this.at(from);

        if (alt)
            await page.keyboard.down("Alt");
        await page.mouse.move(a.x, a.y);
        await page.mouse.down();
        await page.mouse.move(a.x + dx / 2, a.y + dy / 2, {steps: 3});
        await page.mouse.move(a.x + dx, a.y + dy, {steps: 3});
        await during?.();
        await page.mouse.up();
        if (alt)
            await page.keyboard.up("Alt");
        return a.scale;
    }

    async click(place) {
        const a = await this.at(place);

        await this.page.mouse.click(a.x, a.y);
    }

    async keys(...keys) {
        for (const k of keys)
            await this.page.keyboard.press(k);
    }

    /** Chooses a part by keys alone. */
    async choose(label) {
        for (let i = 0; i < 40; i++) {
            if ((await this.text("#chosen-title")) === label)
                return;
            await this.keys("]");
        }
        assert.fail(`no ${label}`);
    }

    text(selector) {
        return this.page.textContent(selector);
    }

    async waitText(selector, text) {
        await this.page.waitForFunction(([s, t]) =>
            document.querySelector(s).textContent.includes(t),
            [selector, text]);
    }

    async saved() {
        await this.page.waitForFunction(() =>
            document.querySelector("#save").dataset.state === "saved");
    }

    /** A value as the table shows it. */
    async value(id, column) {
        const cell = this.page.locator(
            `#values tr[data-measure="${id}"] td`).nth(column);

        return (await cell.textContent()).replace("\u2212", "-");
    }

    /** No error, and nothing against the content policy. */
    check() {
        assert.deepEqual(this.faults, []);
    }
}

export const R = 0, L = 1;
