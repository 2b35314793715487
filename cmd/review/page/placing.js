/* placing.js - a contour from nothing, click after click
 *
 * While something is placed, `on` is {key, places, cursor, byKeys, anySide}:
 * what, where so far, the crosshair. Contours of a known number of points end
 * by themselves, others by Enter or a double click.
 */
import * as face from "./face.js";
import {GUIDED, keyOf, labelOf, partOf} from "./anatomy.js";
import {$, setText} from "./dom.js";
import {beyond, distance, midline} from "./geometry.js";
import {replaceJoined} from "./moves.js";

/* CSS px within which an end takes the place of the corner it belongs to. */
const NEAR = 12;

/* CSS px: two clicks this close are one, as in a double click. */
const SAME = 3;

/** {done, all, next}: how far placing a whole face has come. */
export function progress(work) {
    const left = GUIDED.filter((k) => work.stateOf(k) === "missing");

    return {done: GUIDED.length - left.length, all: GUIDED.length,
            next: left[0] ?? null};
}

/** Fewest and most points that a hand places of a part. */
export function wantedPoints(key) {
    const {contour} = partOf(key);

    if (contour.single)
        return {least: 1, most: 1};
    if (contour.iris)
        return {least: 2, most: 2};
    if (contour.fold)
        return {least: 3, most: 3};
    return {least: contour.least,
            most: contour.name === "philtrum" ? 2 : Infinity};
}

export class Placing {
    constructor(app) {
        this.app = app;
        this.on = null;
    }

    /** Begins; without a key what is chosen, or the next of a face that is
     *  placed from nothing. onlyMissing: nothing that is there already. */
    start(key = null, onlyMissing = false) {
        const {app} = this;

        if (!app.work || this.on)
            return;
        const want = key ?? app.choice.key ??
            (app.guided ? progress(app.work).next : null);
        if (!want || (onlyMissing && app.work.part(want)))
            return;
        this.on = {key: want, places: [], cursor: null};
        app.choice.set(want);
        app.stage.root.focus({preventScroll: true});
        this.show();
        app.say(`Place ${labelOf(want)}: ${partOf(want).contour.hint}.`);
    }

    /** A fold; its side is that of the first click. */
    startFold() {
        const {side} = partOf(this.app.choice.key ?? "chin");

        if (this.on)
            return;
        this.start(keyOf("nasolabial_fold", side || "right"));
        if (this.on)
            this.on.anySide = true;
        this.show();
    }

    /** A point of it. */
    put(p) {
        const {on, app} = this;
        const last = on.places[on.places.length - 1];

        if (last && distance(last, p) * app.stage.view.scale < SAME)
            return;
        if (on.anySide && !last)
            this.chooseSide(p);
        on.places.push(p);
        if (on.places.length >= wantedPoints(on.key).most)
            this.finish();
        else
            app.say(`Point ${on.places.length}.`);
        this.show();
    }

    chooseSide(p) {
        const {on, app} = this;
        const line = midline((k) => app.work.part(k));

        if (line)
            on.key = keyOf("nasolabial_fold",
                           beyond(line, p) < 0 ? "right" : "left");
        app.choice.set(on.key);
    }

    /** By keys: a point where the crosshair is. */
    putHere() {
        if (!this.on)
            return;
        if (!this.on.cursor)
            this.moveCursor(0, 0);
        this.put(this.on.cursor.slice());
    }

    /** By keys: the crosshair, px of the photo. */
    moveCursor(dx, dy) {
        const {on} = this, {stage} = this.app, {view, size} = stage;
        const middle = [(size.width / 2 - view.x) / view.scale,
                        (size.height / 2 - view.y) / view.scale];
        const [x, y] = on.cursor ?? on.places[on.places.length - 1] ?? middle;

        on.byKeys = true;
        on.cursor = [face.kept(x + dx), face.kept(y + dy)];
        stage.reveal(on.cursor);
        stage.redraw();
    }

    back() {
        if (this.on?.places.pop())
            this.app.say(`${this.on.places.length} points.`);
        this.show();
    }

    finish() {
        const {on, app} = this;

        if (!on)
            return;
        const {least} = wantedPoints(on.key);
        if (on.places.length < least) {
            app.say(`It needs ${least} points.`);
            return;
        }
        this.on = null;
        app.deeds.act("place", this.changes(on));
        this.show();
        app.show();
        app.say(`${labelOf(on.key)} placed.`);
        const next = app.guided && !on.anySide ? this.nextAfter(on.key) : null;
        if (next)
            this.start(next);
    }

    /* A corner that is placed anew takes the ends of its lines along. */
    changes({key, places}) {
        const {work, stage} = this.app;
        const changes = face.placePart(work.face, key, places,
                                       NEAR / stage.view.scale);
        const {contour} = partOf(key);

        return contour.single && changes.length && work.part(key)
            ? replaceJoined(work.face, key, changes[0].to) : changes;
    }

    /* The next that is still to be placed, after this one and around. */
    nextAfter(key) {
        const at = GUIDED.indexOf(key);

        return [...GUIDED.slice(at + 1), ...GUIDED.slice(0, at)].find((k) =>
            this.app.work.stateOf(k) === "missing") ?? null;
    }

    /** Not visible, on to the next. */
    skip() {
        const {on, app} = this;

        this.stop();
        app.choice.set(on.key);
        app.deeds.toggleHidden(true);
        const next = app.guided ? this.nextAfter(on.key) : null;
        if (next)
            this.start(next);
    }

    stop() {
        this.on = null;
        this.show();
        this.app.show();
        this.app.say("Not placed.");
    }

    show() {
        const {on, app} = this;

        $("placing").hidden = !on;
        app.stage.root.classList.toggle("is-placing", Boolean(on));
        app.stage.redraw();
        if (!on)
            return;
        const {contour} = partOf(on.key), count = on.places.length;
        setText($("placing-what"), on.anySide && !count
            ? "Nasolabial fold" : labelOf(on.key));
        setText($("placing-how"), contour.hint + (count
            ? ` \u2014 ${count} so far`
            : contour.usual > 3 ? `, about ${contour.usual} points` : ""));
        $("placing-done").disabled = count < wantedPoints(on.key).least;
        $("placing-back").disabled = !count;
        $("placing-skip").hidden = !app.guided || count > 0;
    }
}
