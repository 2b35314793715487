/* queue.js - the photos, those in most doubt first
 *
 * The order is the server's. Functions before Queue are pure.
 */
import {$, el, roving, setText} from "./dom.js";

export const STATES = {
    open: {text: "open", todo: true},
    edited: {text: "edited", todo: true},
    accepted: {text: "accepted", todo: false},
    rejected: {text: "rejected", todo: false},
    failed: {text: "no face", todo: true},
};

const WAITING = {text: "waiting", todo: true, waiting: true};

/* A state that a later server may say is shown as it is. */
export function stateOf(photo) {
    return photo.waiting ? WAITING
        : STATES[photo.state] ?? {text: String(photo.state ?? ""), todo: true};
}

export const FILTERS = [
    {id: "all", text: "All", fits: () => true},
    {id: "todo", text: "To do", fits: (p) => stateOf(p).todo},
    {id: "done", text: "Done", fits: (p) => !stateOf(p).todo},
];

export function wanted(photos, filter, words) {
    const fits = (FILTERS.find((f) => f.id === filter) ?? FILTERS[0]).fits;
    const all = words.toLowerCase().split(/\s+/).filter(Boolean);

    return photos.filter((p) => {
        const text = [p.name, p.patient, p.visit, p.view, p.cause, p.error,
                      stateOf(p).text].join(" ").toLowerCase();
        return fits(p) && all.every((w) => text.includes(w));
    });
}

/** "S1/pre/", "rest.jpg": the file stands first, the folder below. */
export function nameParts(name) {
    const cut = name.lastIndexOf("/") + 1;

    return [name.slice(0, cut), name.slice(cut)];
}

/** The photo after (+1) or before (-1) one, or null. */
export function neighbour(list, n, step) {
    const i = list.findIndex((p) => p.n === n);

    return i < 0 ? list[0] ?? null : list[i + step] ?? null;
}

/** The next one with something to do, from the one after n on and around. */
export function nextOpen(list, n) {
    const i = list.findIndex((p) => p.n === n);
    const around = [...list.slice(i + 1), ...list.slice(0, Math.max(0, i))];

    return around.find((p) => stateOf(p).todo && p.n !== n) ?? null;
}

export class Queue {
    /** open(n): a photo is chosen. */
    constructor(open) {
        this.open = open;
        this.photos = [];
        this.filter = "all";
        this.current = null;
        this.rows = new Map();
        $("queue-search").addEventListener("input", () => this.show());
        for (const f of FILTERS) {
            const b = el("button", "", f.text);
            b.type = "button";
            b.addEventListener("click", () => this.setFilter(f.id));
            b.dataset.filter = f.id;
            $("queue-filter").append(b);
        }
        roving($("queue-list"), () => [...$("queue-list")
            .querySelectorAll("button")]);
    }

    setFilter(id) {
        this.filter = id;
        this.show();
    }

    /** states: of photos whose last work is on its way, n -> state. */
    set(photos, blind, states = new Map()) {
        this.blind = blind;
        this.photos = photos.map((p) =>
            ({...p, state: states.get(p.n) ?? p.state}));
        this.show();
    }

    get(n) {
        return this.photos.find((p) => p.n === n) ?? null;
    }

    /** What the page knows before the server says it. */
    mark(n, state) {
        const photo = this.get(n);

        if (photo && photo.state !== state) {
            photo.state = state;
            this.show();
        }
    }

    /** The photos that the filter leaves, with the current one. */
    list() {
        const some = wanted(this.photos, this.filter,
                            $("queue-search").value);

        return some.some((p) => p.n === this.current) ? some
            : this.photos.filter((p) => p.n === this.current ||
                                 some.includes(p));
    }

    show() {
        const shown = wanted(this.photos, this.filter,
                             $("queue-search").value);
        const list = $("queue-list");
        const rows = shown.map((p) => this.row(p));
        const done = this.photos.filter((p) => !stateOf(p).todo).length;

        for (const b of $("queue-filter").children)
            b.setAttribute("aria-pressed", b.dataset.filter === this.filter);
        if (rows.length !== list.children.length ||
            rows.some((r, i) => r !== list.children[i])) {
            const focused = document.activeElement;
            list.replaceChildren(...rows);
            if (list.contains(focused))
                focused.focus({preventScroll: true});
        }
        $("meter").style.width =
            `${this.photos.length ? 100 * done / this.photos.length : 0}%`;
        const waiting = this.photos.filter((p) => stateOf(p).waiting).length;
        setText($("queue-count"), `${done} of ${this.photos.length} done` +
            (shown.length < this.photos.length
                ? `, ${shown.length} shown` : "") +
            (waiting ? `, ${waiting} still to be looked at` : ""));
    }

    row(p) {
        let row = this.rows.get(p.n);

        if (!row) {
            const b = el("button", "", el("span", "mark"),
                         el("span", "name", el("span", "folder"),
                                        el("span", "file")),
                         el("span", "state"),
                         el("span", "cause"));
            b.type = "button";
            b.addEventListener("click", () => this.open(p.n));
            row = el("li", "", b);
            this.rows.set(p.n, row);
        }
        const b = row.firstChild, state = stateOf(p);
        const [, name, word, cause] = b.children;
        b.dataset.state = state.waiting ? "waiting" : p.state;
        const [folder, file] = nameParts(p.name ?? `photo ${p.n + 1}`);
        setText(name.children[0], folder);
        setText(name.children[1], file);
        setText(word, state.text);
        setText(cause, state.waiting ? "" : p.error || p.cause || "");
        b.title = p.name ?? "";
        const here = p.n === this.current;
        b.toggleAttribute("aria-current", here);
        if (here)
            b.setAttribute("aria-current", "true");
        b.tabIndex = here ? 0 : -1;
        return row;
    }

    setCurrent(n) {
        this.current = n;
        this.show();
        this.rows.get(n)?.scrollIntoView({block: "nearest"});
    }

    focus() {
        (this.rows.get(this.current)?.firstChild ??
         $("queue-search")).focus();
    }
}
