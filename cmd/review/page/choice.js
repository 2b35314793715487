/* choice.js - which contour and which of its points is chosen */
import {PARTS, labelOf, otherKey} from "./anatomy.js";
import {getPart} from "./face.js";

export class Choice {
    constructor(app) {
        this.app = app;
        this.at = null;
    }

    get key() {
        return this.at?.key ?? null;
    }

    get index() {
        return this.at?.index ?? 0;
    }

    /** Chooses a point of a part, or nothing (null). told: by a key or a
     *  list, so that it has to be shown and said. */
    set(key, index = 0, told = false) {
        this.at = key ? {key, index: this.held(key, index)} : null;
        this.app.showChosen();
        if (!told)
            return;
        /* Where arrow keys move it. */
        this.app.stage.root.focus({preventScroll: true});
        if (this.place())
            this.app.stage.reveal(this.place());
        this.say();
    }

    /* An index that the part has. */
    held(key, index) {
        const value = this.app.work?.part(key);
        const count = Array.isArray(value) ? value.length : value ? 2 : 1;

        return ((index % count) + count) % count;
    }

    /** The chosen part as it is shown, or null. */
    part() {
        return this.at && this.app.face
            ? getPart(this.app.face, this.at.key) : null;
    }

    /** The place of the chosen point on the photo, or null. */
    place() {
        const value = this.part();

        if (!value)
            return null;
        if (!Array.isArray(value))
            return this.index ? [value.x + value.r, value.y]
                              : [value.x, value.y];
        return value[Math.min(this.index, value.length - 1)].slice(0, 2);
    }

    /** Words about the chosen point. A blind rater sees no figures. */
    words() {
        const value = this.part(), list = Array.isArray(value);
        const p = this.place();
        const which = !list ? this.index ? "edge" : "centre"
            : value.length > 1 ? `point ${this.index + 1} of ${value.length}`
                : "";
        const figures = this.app.blind ? "" : list || !this.index
            ? `x ${p[0].toFixed(1)}, y ${p[1].toFixed(1)} px`
            : `radius ${value.r.toFixed(1)} px`;

        return [which, figures].filter(Boolean).join("; ");
    }

    say() {
        if (!this.at)
            return;
        const state = this.app.work?.stateOf(this.key);
        this.app.say(`${labelOf(this.key)}, ` + (this.part() ? this.words()
            : state === "hidden" ? "not visible" : "not placed"));
    }

    /** The next contour (+1) or the one before, placed or not. */
    step(by) {
        const i = PARTS.indexOf(this.key);
        const from = i < 0 ? (by > 0 ? -1 : 0) : i;

        if (!this.app.placing.on)
            this.set(PARTS[(from + by + PARTS.length) % PARTS.length], 0,
                     true);
    }

    stepPoint(by) {
        if (this.at)
            this.set(this.key, this.index + by, true);
        else
            this.step(1);
    }

    otherSide() {
        const other = this.at && otherKey(this.key);

        if (other)
            this.set(other, this.index, true);
    }
}
