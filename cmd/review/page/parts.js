/* parts.js - the list of contours, and what can be done to the chosen one */
import {CONTOURS, SIDES, keyOf, labelOf, partOf, otherKey}
    from "./anatomy.js";
import {$, button, el, roving, setText} from "./dom.js";
import {progress} from "./placing.js";

const MARKS = {placed: "\u25cf", hidden: "\u2298", missing: "+"};
const WORDS = {placed: "placed", hidden: "not visible",
               missing: "not placed"};

export class Parts {
    constructor(app) {
        this.app = app;
        this.cells = new Map();
        const rows = [];
        let group = "";

        for (const c of CONTOURS) {
            if (c.group !== group) {
                group = c.group;
                rows.push(el("h3", "", group));
            }
            rows.push(this.row(c));
        }
        this.meter = el("div", "meter", el("span"));
        this.meter.setAttribute("aria-hidden", "true");
        this.guide = el("p", "guide");
        $("parts").append(this.guide, this.meter,
                          el("div", "part-list", ...rows));
        roving($("parts"), () => [...this.cells.values()]);
    }

    row(c) {
        const keys = c.paired ? SIDES.map((s) => keyOf(c.name, s)) : [c.name];
        const cells = keys.map((key) => {
            const {side} = partOf(key);
            const b = button("", "", () => this.pick(key),
                             side || "middle");
            b.append(el("span", "mark"),
                     side === "right" ? "R" : side === "left" ? "L" : "");
            this.cells.set(key, b);
            return b;
        });

        return el("div", "part", el("span", "part-name", c.label), ...cells);
    }

    /* A part that is there is chosen; one that is not is placed. */
    pick(key) {
        if (this.app.placing.on)
            this.app.placing.stop();
        this.app.choice.set(key, 0, true);
        if (this.app.work?.stateOf(key) === "missing")
            this.app.placing.start(key);
    }

    show() {
        const {work} = this.app, chosen = this.app.choice.at;

        for (const [key, b] of this.cells) {
            const state = work ? work.stateOf(key) : "missing";
            const on = chosen?.key === key;
            const touched = Boolean(work && state === "placed" &&
                                    !this.app.blind && work.touched(key));
            b.dataset.state = state;
            b.classList.toggle("touched", touched);
            setText(b.firstChild, MARKS[state]);
            b.setAttribute("aria-pressed", on);
            b.title = `${labelOf(key)}: ${WORDS[state]}` +
                (touched ? ", corrected" : "");
            b.setAttribute("aria-label", b.title);
            b.tabIndex = on || (!chosen && key === "brow_upper/right")
                ? 0 : -1;
            if (on)
                b.scrollIntoView({block: "nearest"});
        }
        this.showGuide(work);
        this.showChosen(work, chosen);
    }

    showGuide(work) {
        const guided = this.app.guided;
        const p = work && guided ? progress(work) : null;

        this.guide.hidden = this.meter.hidden = !p;
        if (!p)
            return;
        this.meter.firstChild.style.width = `${100 * p.done / p.all}%`;
        const next = button(p.next ? `Place: ${labelOf(p.next)}` : "",
            "Place the next contour (Enter)",
            () => this.app.placing.start(p.next), "primary");
        next.hidden = !p.next;
        this.guide.replaceChildren(
            el("span", "", `${p.done} of ${p.all} placed or not visible`),
            p.next ? next : el("span", "", "All placed: accept it."));
    }

    showChosen(work, chosen) {
        if (!work || !chosen) {
            setText($("chosen-title"), "Nothing chosen");
            setText($("chosen-where"),
                    "Click a contour, or choose it with [ and ].");
            $("chosen-actions").replaceChildren();
            return;
        }
        const value = work.part(chosen.key);
        setText($("chosen-title"), labelOf(chosen.key));
        setText($("chosen-where"), value
            ? this.app.choice.words() : WORDS[work.stateOf(chosen.key)]);
        this.actions(work, chosen.key, value);
    }

    /* Buttons are made anew only when others are needed: one that has the
       focus stays. */
    actions(work, key, value) {
        const {app} = this, {contour} = partOf(key);
        const state = work.stateOf(key);
        const list = [], hide = () => app.deeds.toggleHidden();
        const add = (yes, text, title, run) =>
            yes && list.push({text, title, run});

        add(value && !contour.fold, "Not visible",
            "It does not show on this photo (h)", hide);
        add(value && contour.fold, "Delete fold", "Delete (Del)", hide);
        add(state === "hidden" && work.remembered(key), "Bring back",
            "As it was before (h)", hide);
        add(!value && state === "missing", "Not visible",
            "It does not show on this photo (h)", hide);
        add(true, value ? "Place anew" : "Place",
            `Click it: ${contour.hint} (k)`, () => app.placing.start(key));
        add(contour.iris && work.part(otherKey(key)), "Copy other eye's",
            "The other iris's radius and place in its eye (i)",
            () => app.deeds.copyOther());
        add(contour.iris && typeof app.photo?.rest === "number" &&
            app.photo.rest !== app.photo.n,
            "Rest photo's size", "Radius as in the visit's rest photo " +
            "(Shift+I)", () => app.deeds.copyRest());
        add(!app.blind && work.automatic && work.touched(key),
            "As found", "Back to the automatic points (u)",
            () => app.deeds.reset());
        const want = list.map((a) => a.text).join("|") + key;
        if ($("chosen-actions").dataset.list !== want) {
            $("chosen-actions").dataset.list = want;
            $("chosen-actions").replaceChildren(...list.map((a) =>
                button(a.text, a.title, a.run)));
        }
    }
}
