/* deeds.js - what a hand does to the face of the photo that is open */
import * as api from "./api.js";
import {labelOf, otherKey, partOf} from "./anatomy.js";
import {getPart, removePart, replacePart} from "./face.js";
import {copyOtherIris, copyRestIris} from "./irises.js";
import {movePoint, rejoined, replaceJoined, shiftPart} from "./moves.js";

/* ms after the last key of a burst until the place is said. */
const SAY_AFTER = 500;

export class Deeds {
    constructor(app) {
        this.app = app;
    }

    /** Does, saves and shows; whether anything changed. */
    act(action, changes, options = {}) {
        const {app} = this, slow = Boolean(options.burst);

        if (!app.work)
            return false;
        /* A burst of keys is compared with what was before its first. */
        if (!slow || this.burst !== options.burst)
            app.before = app.work.values;
        this.burst = options.burst ?? null;
        if (!app.work.act(action, changes, app.rater, options))
            return false;
        app.changed(slow);
        return true;
    }

    /** The end of a drag. */
    drop(action, changes) {
        if (this.act(action, changes))
            this.app.choice.say();
    }

    /** Moves the chosen point, or all of its contour. */
    nudge(dx, dy, all) {
        const {app} = this, {key, index} = app.choice;

        if (!app.choice.part()) {
            app.say("Choose a contour first, with the brackets.");
            return;
        }
        const whole = all || app.mode === "contour";
        const now = app.work.face;
        this.act(partOf(key).contour.iris ? "iris" : whole ? "shift" : "move",
                 whole ? shiftPart(now, key, dx, dy)
                     : movePoint(now, key, index, dx, dy,
                                      app.wishes.soft),
                 {burst: `${key}#${whole ? "all" : index}`});
        app.stage.reveal(app.choice.place());
        clearTimeout(this.saying);
        this.saying = setTimeout(() => app.choice.say(), SAY_AFTER);
    }

    /** which: "undo" or "redo". */
    step(which) {
        const {app} = this;

        if (!app.work || app.stage.cancelDrag())
            return;
        if (app.placing.on) {
            if (which === "undo")
                app.placing.back();
            return;
        }
        app.before = app.work.values;
        this.burst = null;
        const entry = app.work[which](app.rater);
        if (!entry) {
            app.say(`Nothing to ${which}.`);
            return;
        }
        const key = entry.changes[0]?.key;
        if (key)
            app.choice.set(key, key === app.choice.key ? app.choice.index : 0);
        app.changed();
        app.say(`${which === "undo" ? "Undone" : "Done again"}: ` +
            (key ? labelOf(key) : "affected side"));
    }

    /** Marks as not visible, or (unless never) brings back. */
    toggleHidden(never = false) {
        const {app} = this, {key} = app.choice;

        if (!key || !app.work)
            return;
        if (app.work.stateOf(key) !== "hidden") {
            this.act("hide", removePart(app.work.face, key));
            app.say(`${labelOf(key)}: not visible.`);
            return;
        }
        const back = app.work.remembered(key);
        if (never || !back) {
            app.say("It was never placed: place it with k.");
            return;
        }
        this.act("show", replacePart(app.work.face, key,
            rejoined(app.work.face, key, back, app.work.automatic)));
        app.say(`${labelOf(key)} is back.`);
    }

    /** The chosen part as it was found. */
    reset() {
        const {app} = this, {key} = app.choice, found = app.work?.automatic;

        if (!key || !found || app.blind)
            return;
        const value = getPart(found, key);
        const done = this.act(value ? "show" : "hide",
            replaceJoined(app.work.face, key, value, found));
        app.say(done ? `${labelOf(key)} as it was found.`
                     : "It is as it was found.");
    }

    /* The chosen iris, or null and why. */
    iris() {
        const {key} = this.app.choice;

        if (this.app.work && key && partOf(key).contour.iris)
            return key;
        this.app.banner.warn("Choose an iris first.");
        return null;
    }

    copyOther() {
        const key = this.iris();

        if (key)
            this.copied(key, copyOtherIris(this.app.work.face, key,
                                                otherKey(key)));
    }

    async copyRest() {
        const key = this.iris(), {app} = this, {item, photo} = app;

        if (!key)
            return;
        const none = photo.rest === photo.n ? "this is the rest photo"
            : typeof photo.rest !== "number"
                ? "this visit has no rest photo" : "";
        if (none) {
            this.copied(key, {why: none});
            return;
        }
        try {
            const rest = app.saver.face(photo.rest) ??
                (await api.getFace(photo.rest)).face;
            if (app.item === item)
                this.copied(key, rest
                    ? copyRestIris(app.work.face, rest, key)
                    : {why: "the rest photo has no face"});
        } catch (e) {
            this.copied(key, {why: e.message});
        }
    }

    copied(key, {changes, why}) {
        if (why) {
            this.app.banner.warn(`Not copied: ${why}.`);
        } else if (this.act("copy", changes)) {
            this.app.banner.clear("warn");
            this.app.choice.set(key, this.app.choice.index);
            this.app.say(`${labelOf(key)} copied.`);
        }
    }

    declare(side) {
        const {app} = this;

        if (app.work?.declare(side, app.rater)) {
            app.before = null;
            app.changed();
            app.say(`Affected side: ${side}.`);
        }
    }

    swapSide() {
        this.declare(this.app.work?.side === "right" ? "left" : "right");
    }
}
