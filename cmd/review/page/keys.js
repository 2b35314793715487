/* keys.js - every key, in one table: what it does and what the help says
 *
 * A row: keys as the help shows them, the text, when (a group), and match(e),
 * which says whether an event is that key, and run(app, e).
 */
import {openHelp} from "./dialogs.js";
import {$, el} from "./dom.js";
import * as show from "./show.js";

const plain = (e) => !e.ctrlKey && !e.metaKey && !e.altKey;
const letter = (want) => (e) => plain(e) && !e.shiftKey && e.key === want;
const shifted = (want) => (e) => plain(e) && e.key === want;
const control = (want, shift = false) => (e) =>
    (e.ctrlKey || e.metaKey) && !e.altKey && e.shiftKey === shift &&
    e.key.toLowerCase() === want;

const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1],
                ArrowDown: [0, 1]};
const arrow = (alt) => (e) => Boolean(ARROWS[e.key]) && e.altKey === alt &&
    !e.ctrlKey && !e.metaKey;

/* Many keyboards have brackets on AltGr, which some systems report as Ctrl and
   Alt. */
const bracket = (e, key) => e.key === key &&
    (plain(e) || e.getModifierState?.("AltGraph"));

/* px: of an arrow key, and with Shift. */
const STEP = 0.1, LONG_STEP = 1;

function nudge(app, e, whole) {
    const [x, y] = ARROWS[e.key];
    const step = e.shiftKey ? LONG_STEP : STEP;

    app.deeds.nudge(x * step, y * step, whole);
}

function toQueue(app) {
    show.queue(true);
    app.queue.focus();
}

function toFilter() {
    show.queue(true);
    $("queue-search").focus();
}

export const KEYS = [
    {group: "Photos", keys: ["a"], text: "accept, on to the next open photo",
     match: letter("a"), run: (app) => app.verdict.accept(true)},
    {group: "Photos", keys: ["Shift+A"], text: "accept and stay",
     match: shifted("A"), run: (app) => app.verdict.accept(false)},
    {group: "Photos", keys: ["x"], text: "reject with a reason",
     match: letter("x"), run: (app) => app.verdict.reject()},
    {group: "Photos", keys: ["o"], text: "open again: neither of them",
     match: letter("o"), run: (app) => app.verdict.reopen()},
    {group: "Photos", keys: ["n", "Page Down"], text: "next photo",
     match: (e) => letter("n")(e) || letter("PageDown")(e),
     run: (app) => app.go(1)},
    {group: "Photos", keys: ["p", "Page Up"], text: "previous photo",
     match: (e) => letter("p")(e) || letter("PageUp")(e),
     run: (app) => app.go(-1)},
    {group: "Photos", keys: ["q"], text: "to the queue",
     match: letter("q"), run: (app) => toQueue(app)},
    {group: "Photos", keys: ["/"], text: "filter the queue",
     match: (e) => plain(e) && e.key === "/",
     run: (app) => toFilter()},
    {group: "Photos", keys: ["s"],
     text: "swap the declared side, right and left",
     match: letter("s"), run: (app) => app.deeds.swapSide()},

    {group: "Choosing", keys: ["]", "t"], text: "next contour",
     match: (e) => bracket(e, "]") || letter("t")(e),
     run: (app) => app.choice.step(1)},
    {group: "Choosing", keys: ["[", "r"], text: "previous contour",
     match: (e) => bracket(e, "[") || letter("r")(e),
     run: (app) => app.choice.step(-1)},
    {group: "Choosing", keys: [".", ","],
     text: "next, previous point; of an iris: centre, edge",
     match: (e) => plain(e) && (e.key === "." || e.key === ","),
     run: (app, e) => app.choice.stepPoint(e.key === "." ? 1 : -1)},
    {group: "Choosing", keys: ["e"],
     text: "the same contour of the other side",
     match: letter("e"), run: (app) => app.choice.otherSide()},
    {group: "Choosing", keys: ["Esc"], text: "let go, choose nothing",
     match: letter("Escape"), run: (app) => app.escape()},

    {group: "Correcting", keys: ["\u2190\u2191\u2192\u2193"],
     text: "move the point by 0.1 px; with Shift by 1 px",
     match: arrow(false), run: (app, e) => nudge(app, e, false)},
    {group: "Correcting", keys: ["Alt+\u2190\u2191\u2192\u2193"],
     text: "move the whole contour",
     match: arrow(true), run: (app, e) => nudge(app, e, true)},
    {group: "Correcting", keys: ["z", "Ctrl+Z"], text: "undo",
     match: (e) => letter("z")(e) || control("z")(e),
     run: (app) => app.deeds.step("undo")},
    {group: "Correcting", keys: ["y", "Ctrl+Y", "Ctrl+Shift+Z"],
     text: "redo",
     match: (e) => letter("y")(e) || control("y")(e) || control("z", true)(e),
     run: (app) => app.deeds.step("redo")},
    {group: "Correcting", keys: ["h", "Del"],
     text: "not visible; h again brings it back",
     match: (e) => letter("h")(e) || letter("Delete")(e),
     run: (app, e) => app.deeds.toggleHidden(e.key === "Delete")},
    {group: "Correcting", keys: ["u"],
     text: "the contour as it was found", match: letter("u"),
     run: (app) => app.deeds.reset()},
    {group: "Correcting", keys: ["i"],
     text: "copy the other eye's iris", match: letter("i"),
     run: (app) => app.deeds.copyOther()},
    {group: "Correcting", keys: ["Shift+I"],
     text: "the rest photo's size of iris", match: shifted("I"),
     run: (app) => app.deeds.copyRest()},
    {group: "Correcting", keys: ["f"],
     text: "nasolabial fold: top, middle, bottom", match: letter("f"),
     run: (app) => app.placing.startFold()},
    {group: "Correcting", keys: ["k", "Enter"],
     text: "place the contour, point after point",
     match: (e) => letter("k")(e) || letter("Enter")(e),
     run: (app, e) => app.placing.start(null, e.key === "Enter")},

    {group: "While placing", keys: ["click", "Space"], text: "a point here",
     match: letter(" "), run: (app) => app.placing.putHere()},
    {group: "While placing", keys: ["\u2190\u2191\u2192\u2193"],
     text: "move the crosshair by 1 px, with Shift by 10 px"},
    {group: "While placing", keys: ["Backspace"], text: "take one back",
     match: letter("Backspace"), run: (app) => app.placing.back()},
    {group: "While placing", keys: ["Enter", "double click"], text: "done"},
    {group: "While placing", keys: ["Esc"], text: "cancel"},

    {group: "Looking", keys: ["+", "\u2212"], text: "closer, farther",
     match: (e) => plain(e) && ["+", "=", "-"].includes(e.key),
     run: (app, e) => app.stage.zoom(e.key === "-" ? 1 / 1.25 : 1.25)},
    {group: "Looking", keys: ["0"], text: "all of the face",
     match: letter("0"), run: (app) => app.stage.fit()},
    {group: "Looking", keys: ["d"], text: "close to the chosen contour",
     match: letter("d"), run: (app) => app.closeUp()},
    {group: "Looking", keys: ["m"], text: "the other side mirrored",
     match: letter("m"), run: (app) => app.wish("mirror")},
    {group: "Looking", keys: ["g"], text: "the automatic points",
     match: letter("g"), run: (app) => app.wish("ghost")},
    {group: "Looking", keys: ["l"], text: "contours on, off",
     match: letter("l"), run: (app) => app.wish("lines", true)},
    {group: "Looking", keys: ["w"], text: "loupe on, off",
     match: letter("w"), run: (app) => app.wish("loupe", true)},
    {group: "Looking", keys: ["v", "c"],
     text: "drag points, whole contours",
     match: (e) => letter("v")(e) || letter("c")(e),
     run: (app, e) => app.setMode(e.key === "c" ? "contour" : "point")},
    {group: "Looking", keys: ["b"], text: "neighbours follow softly",
     match: letter("b"), run: (app) => app.wish("soft")},
    {group: "Looking", keys: ["?"], text: "these keys",
     match: (e) => plain(e) && e.key === "?", run: (app) => openHelp()},
];

/* Keys that a control in focus needs for itself. */
function itsOwn(e) {
    const t = e.target;

    if (t.closest("dialog"))
        return true;
    if (t.matches("input, textarea, select"))
        return e.key !== "Escape";
    if (t.matches("button"))
        return e.key === "Enter" || e.key === " ";
    return false;
}

/** One key for the page; whether it was one. */
export function press(app, e) {
    if (itsOwn(e))
        return false;
    if (app.placing.on && placingKey(app, e))
        return true;
    const row = KEYS.find((k) => k.match?.(e));
    if (!row)
        return false;
    row.run(app, e);
    return true;
}

/* px of the photo: of the crosshair. */
function placingKey(app, e) {
    if (ARROWS[e.key] && plain(e)) {
        const [x, y] = ARROWS[e.key], step = e.shiftKey ? 10 : 1;
        app.placing.moveCursor(x * step, y * step);
        return true;
    }
    if (letter("Enter")(e)) {
        app.placing.finish();
        return true;
    }
    return false;
}

export function listen(app) {
    document.addEventListener("keydown", (e) => {
        if (e.key === " " && !app.placing.on && e.target === app.stage.root) {
            app.stage.pointer.space = true;
            app.stage.root.dataset.cursor = "grab";
            e.preventDefault();
            return;
        }
        if (press(app, e))
            e.preventDefault();
    });
    document.addEventListener("keyup", (e) => {
        if (e.key === " ")
            app.stage.pointer.space = false;
    });
}

/** The help, from the table. */
export function showKeys() {
    const groups = new Map();

    for (const k of KEYS) {
        if (!groups.has(k.group))
            groups.set(k.group, el("dl"));
        groups.get(k.group).append(
            el("dt", "", ...k.keys.flatMap((t, i) =>
                i ? [" ", el("kbd", "", t)] : [el("kbd", "", t)])),
            el("dd", "", k.text));
    }
    $("help-keys").replaceChildren(...[...groups].map(([name, dl]) =>
        el("section", "", el("h3", "", name), dl)));
}
