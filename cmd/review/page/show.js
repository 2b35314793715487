/* show.js - the small parts of the page that only show */
import {getPart} from "./face.js";
import {$, setText} from "./dom.js";

const SAVE = {saved: "Saved", saving: "Saving\u2026"};
const NOT_SAVED = "Not saved: kept here";

/** What a server that cannot be talked to means, and what to do. */
export function troubleText(e) {
    if (e.kind === "denied")
        return "The server does not know this window any more. Press Enter " +
            "in its terminal for a new link and open that in this browser; " +
            "nothing is lost.";
    if (e.kind === "gone")
        return "The server does not answer. Your edits are kept here. Start " +
            `it again with --port=${location.port || "80"} and open its new ` +
            "link in this browser: then they are saved.";
    return `Not saved, but kept here: ${e.message}`;
}

/** Whether everything is saved, and the trouble if not. */
export function save(app) {
    const {state, trouble, unkept, items} = app.saver, chip = $("save");

    chip.dataset.state = state;
    setText(chip, SAVE[state] ?? (unkept
        ? "Not saved: keep this window open" : NOT_SAVED));
    if (trouble && items.size)
        app.banner.set("server", troubleText(trouble),
                       [["Try again", () => app.saver.retry()]]);
    else if (!trouble && state === "saved")
        app.banner.clear("server");
}

/** What does not change later. */
export function frame(app) {
    document.body.classList.toggle("blind", app.blind);
    tab(app.blind ? "parts" : "values");
    tools(app);
    rater(app);
    save(app);
}

export function rater(app) {
    setText($("rater"), app.rater ? `Rater: ${app.rater}` : "Rater");
}

export function title(app) {
    const {photo, blind} = app;
    const text = !photo ? "" : photo.name + (photo.cause && !blind
        ? ` \u2014 ${photo.cause}` : "");

    setText($("photo-title"), text);
    $("photo-title").title = text;
    document.title = photo ? `${photo.name} \u2014 hemiface review`
                           : "hemiface review";
}

export function verdict(app) {
    const said = app.work?.verdict ?? "open", chip = $("verdict");
    const word = said === "open" && app.work?.edits().length ? "edited" : said;

    chip.dataset.verdict = word;
    setText(chip, word === "rejected" && app.work.reason
        ? `rejected: ${app.work.reason}` : word);
    chip.title = chip.textContent;
    $("declared").value = app.work?.side ?? "unknown";
    for (const id of ["v-accept", "v-reject", "declared"])
        $(id).disabled = !app.work;
}

/** Undo and redo. */
export function steps(app) {
    $("t-undo").disabled = !app.work?.history.canUndo;
    $("t-redo").disabled = !app.work?.history.canRedo;
    $("t-fold").disabled = !app.work;
}

export function tools(app) {
    const pressed = {
        "t-point": app.mode === "point", "t-contour": app.mode === "contour",
        "t-soft": app.wishes.soft, "t-mirror": app.wishes.mirror,
        "t-ghost": app.wishes.ghost && !app.blind,
        "t-lines": app.wishes.lines !== false,
    };

    for (const [id, on] of Object.entries(pressed))
        $(id).setAttribute("aria-pressed", Boolean(on));
    app.stage.redraw();
}

/** Where the chosen point is, while it moves. */
export function where(app) {
    if (app.choice.key && app.face && getPart(app.face, app.choice.key))
        setText($("chosen-where"), app.choice.words());
}

/** "values" or "parts". */
export function tab(name) {
    for (const t of ["values", "parts"]) {
        $(`tab-${t}`).setAttribute("aria-selected", t === name);
        $(`tab-${t}`).tabIndex = t === name ? 0 : -1;
        $(t).hidden = t !== name;
    }
}

/** The queue of a narrow window: true, false, or the other way. */
export function queue(open) {
    const on = document.body.classList.toggle("queue-open", open);

    $("queue-toggle").setAttribute("aria-expanded", on);
}

export function said(text) {
    setText($("say"), text);
}

export function note(text) {
    setText($("stage-note"), text);
}
