/* dialogs.js - the rater's name, the reason of a rejection, the help */
import {$, setText} from "./dom.js";

/** Why a text cannot be used, or "". Names and reasons go into files and
 *  tables: one line of plain text. */
export function wrongText(text, most, what) {
    const t = text.trim();

    if (!t)
        return `Give ${what}.`;
    if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(t))
        return "Use plain text on one line.";
    if (new TextEncoder().encode(t).length > most)
        return `Keep it to ${most} characters.`;
    return "";
}

/* Shows a form; resolves with its text, or null. */
function askText(name, {most, what, value = "", must = false}) {
    const dialog = $(`${name}-dialog`), form = dialog.querySelector("form");
    const input = dialog.querySelector("input"), wrong = $(`${name}-wrong`);
    const stop = new AbortController(), {signal} = stop;

    input.value = value;
    setText(wrong, "");
    dialog.showModal();
    input.select();
    return new Promise((done) => {
        const close = (result) => {
            stop.abort();
            dialog.close();
            done(result);
        };
        form.addEventListener("submit", (e) => {
            e.preventDefault();
            const why = wrongText(input.value, most, what);
            setText(wrong, why);
            if (!why)
                close(input.value.trim());
        }, {signal});
        form.noValidate = true;
        dialog.addEventListener("cancel", (e) => {
            e.preventDefault();
            if (!must)
                close(null);
        }, {signal});
        dialog.querySelector("button[type=button]")
            ?.addEventListener("click", () => close(null), {signal});
    });
}

export function askRater(value, must) {
    return askText("rater", {most: 40, what: "a name or initials", value,
                             must});
}

export function askReason(value) {
    return askText("reject", {most: 200, what: "a reason", value});
}

export function openHelp() {
    const dialog = $("help-dialog");

    if (!dialog.open)
        dialog.showModal();
    /* Its one button is at the end, and the keys begin at the top. */
    $("help-close").focus({preventScroll: true});
    dialog.scrollTop = 0;
}

export function listenHelp() {
    $("help-close").addEventListener("click", () => $("help-dialog").close());
    $("help-dialog").addEventListener("keydown", (e) => {
        if (e.key === "?")
            $("help-dialog").close();
    });
}
