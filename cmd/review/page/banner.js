/* banner.js - one line over the page for what needs to be known or decided */
import {$, button, setText} from "./dom.js";

/* Of several the most urgent shows. */
const ORDER = ["server", "merged", "warn", "strange", "done"];

/* ms that what could not be done stays. */
const WARN = 8000;

export class Banner {
    constructor() {
        this.lines = new Map();
    }

    /** A line until it is taken away. actions: [[text, run], ...]. */
    set(cause, text, actions = []) {
        this.lines.set(cause, {text, actions});
        this.show();
    }

    clear(cause) {
        if (this.lines.delete(cause))
            this.show();
    }

    /** A line that goes away by itself, or by a key. */
    warn(text, actions = null) {
        clearTimeout(this.timer);
        this.set("warn", text, actions ??
                 [["Hide", () => this.clear("warn")]]);
        if (!actions)
            this.timer = setTimeout(() => this.clear("warn"), WARN);
    }

    show() {
        const top = ORDER.find((c) => this.lines.has(c));
        const box = $("banner"), buttons = $("banner-actions");

        box.hidden = !top;
        if (!top) {
            /* The same words are said again when they come again. */
            setText($("banner-text"), "");
            buttons.dataset.of = "";
            return;
        }
        const {text, actions} = this.lines.get(top);
        box.dataset.cause = top;
        setText($("banner-text"), text);
        /* A button that has the focus stays. */
        if (buttons.dataset.of !== top + text) {
            buttons.dataset.of = top + text;
            buttons.replaceChildren(...actions.map(([t, run]) =>
                button(t, "", run)));
        }
    }
}
