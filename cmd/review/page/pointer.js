/* pointer.js - what mouse, pen and finger do on the photo
 *
 * A press takes hold of what lies under it: a point, an iris's inside or its
 * edge, a whole contour; beside them, of the photo itself. Nothing is done
 * before it is let go.
 */
import {labelOf, partOf} from "./anatomy.js";
import {apply, getPart} from "./face.js";
import {hit} from "./geometry.js";
import {resizeIris} from "./irises.js";
import {movePoint, shiftPart} from "./moves.js";
import {pan, toPhoto} from "./view.js";

/* CSS px around a point that still take hold of it. */
const REACH = 11, REACH_TOUCH = 24;

/* CSS px that a pointer moves before a click becomes a drag. */
const SLOP = 2;

export class Pointer {
    constructor(app, stage) {
        this.app = app;
        this.stage = stage;
        this.drag = null;
        this.hover = null;
        /* The space bar is held: the photo is moved. */
        this.space = false;
        this.listen();
    }

    listen() {
        const on = (what, f, options) =>
            this.stage.root.addEventListener(what, f, options);

        on("pointerdown", (e) => this.down(e));
        on("pointermove", (e) => this.move(e));
        on("pointerup", (e) => this.up(e));
        on("pointercancel", () => this.cancel());
        on("pointerleave", () => this.left());
        on("dblclick", () => this.app.placing.finish());
        on("wheel", (e) => this.wheel(e), {passive: false});
        on("contextmenu", (e) => e.preventDefault());
    }

    wheel(e) {
        e.preventDefault();
        const lines = e.deltaMode === 1 ? 16 : 1;
        const speed = e.ctrlKey ? 0.01 : 0.0016;

        this.stage.zoom(Math.exp(-e.deltaY * lines * speed), this.at(e));
    }

    at(e) {
        const box = this.stage.root.getBoundingClientRect();

        return [e.clientX - box.left, e.clientY - box.top];
    }

    under(s, touch) {
        const {app} = this;
        const reach = (touch ? REACH_TOUCH : REACH) / this.stage.view.scale;

        if (!app.face || app.wishes.lines === false)
            return null;
        return hit((k) => getPart(app.face, k), toPhoto(this.stage.view, s),
                   reach, app.choice.key);
    }

    down(e) {
        const s = this.at(e), {app} = this;

        if (!app.picture || this.drag || e.target.closest(".placing"))
            return;
        this.stage.root.focus({preventScroll: true});
        if (e.button === 1 || (e.button === 0 && this.space)) {
            e.preventDefault();
            this.begin(e, {kind: "pan", s, view: this.stage.view});
        } else if (e.button === 0 && app.placing.on) {
            this.begin(e, {kind: "pan", s, view: this.stage.view,
                           places: true});
        } else if (e.button === 0) {
            this.grab(e, s);
        }
    }

    grab(e, s) {
        const {app} = this;
        const found = this.under(s, e.pointerType === "touch");
        const whole = app.mode === "contour" || e.altKey;

        if (!found) {
            this.begin(e, {kind: "pan", s, view: this.stage.view,
                           deselect: true});
            return;
        }
        app.choice.set(found.key, found.what === "edge" ? 1 : found.index);
        const iris = Boolean(partOf(found.key).contour.iris);
        /* A line is chosen by a click; only in contour mode it is dragged. */
        const kind = whole && !(iris && found.what === "edge") ? "shift"
            : found.what === "edge" ? "edge"
                : found.what === "line" && !iris ? "pan" : "point";
        this.begin(e, {kind, s, view: this.stage.view, key: found.key,
                       index: found.index, from: app.work.face,
                       start: app.choice.place()});
    }

    begin(e, drag) {
        this.drag = {...drag, id: e.pointerId, moved: false, changes: []};
        this.stage.root.setPointerCapture(e.pointerId);
    }

    move(e) {
        const s = this.at(e), {app, drag} = this;

        if (!drag) {
            this.hovering(s, e);
            return;
        }
        if (e.pointerId !== drag.id)
            return;
        const d = [s[0] - drag.s[0], s[1] - drag.s[1]];
        if (!drag.moved && Math.hypot(...d) < SLOP)
            return;
        drag.moved = true;
        if (drag.kind === "pan") {
            this.stage.fitted = false;
            this.stage.setView(pan(drag.view, d[0], d[1], app.picture,
                                   this.stage.size));
            return;
        }
        this.carry(drag, s, d);
        app.preview(apply(drag.from, drag.changes));
        this.stage.redraw();
    }

    /* The changes that a drag has come to. */
    carry(drag, s, d) {
        const {scale} = this.stage.view, dx = d[0] / scale, dy = d[1] / scale;

        if (drag.kind === "shift")
            drag.changes = shiftPart(drag.from, drag.key, dx, dy);
        else if (drag.kind === "edge")
            drag.changes = this.radiusAt(drag, s);
        else
            drag.changes = movePoint(drag.from, drag.key, drag.index,
                                          dx, dy, this.app.wishes.soft);
        drag.place = drag.kind === "edge" ? toPhoto(this.stage.view, s)
            : [drag.start[0] + dx, drag.start[1] + dy];
    }

    /* The edge follows the pointer by as much as it went out or in. */
    radiusAt(drag, s) {
        const i = getPart(drag.from, drag.key);
        const off = (at) => {
            const p = toPhoto(this.stage.view, at);
            return Math.hypot(p[0] - i.x, p[1] - i.y);
        };

        return resizeIris(drag.from, drag.key,
                               i.r + off(s) - off(drag.s));
    }

    hovering(s, e) {
        const {app} = this;

        if (app.placing.on) {
            app.placing.on.cursor = toPhoto(this.stage.view, s);
            app.placing.on.byKeys = false;
            this.stage.redraw();
            return;
        }
        const found = this.under(s, e.pointerType === "touch");
        const hover = found?.key ?? null;
        this.stage.root.dataset.cursor = this.space ? "grab" : !found ? "grab"
            : app.mode === "contour" || e.altKey ? "move"
                : found.what === "edge" ? "resize"
                    : found.what === "point" ? "move" : "pointer";
        if (hover !== this.hover) {
            this.hover = hover;
            app.note(hover ? labelOf(hover) : "");
            this.stage.redraw();
        }
    }

    up(e) {
        const {drag, app} = this;

        if (!drag || e.pointerId !== drag.id)
            return;
        this.drag = null;
        this.endCapture(e);
        if (drag.kind === "pan") {
            if (!drag.moved && drag.places)
                app.placing.put(toPhoto(this.stage.view, this.at(e)));
            else if (!drag.moved && drag.deselect)
                app.choice.set(null);
        } else if (drag.moved) {
            app.values.brief([]);
            app.deeds.drop(partOf(drag.key).contour.iris ? "iris"
                : drag.kind === "shift" ? "shift" : "move", drag.changes);
        }
        this.stage.redraw();
    }

    endCapture(e) {
        if (this.stage.root.hasPointerCapture(e.pointerId))
            this.stage.root.releasePointerCapture(e.pointerId);
    }

    /** Lets go without having moved anything. Whether there was a drag. */
    cancel() {
        const {drag} = this;

        if (!drag)
            return false;
        this.drag = null;
        if (drag.kind === "pan")
            this.stage.setView(drag.view);
        else
            this.app.preview(null);
        this.stage.redraw();
        return true;
    }

    left() {
        const {on} = this.app.placing;

        if (on && !on.byKeys)
            on.cursor = null;
        if (this.hover && !this.drag) {
            this.hover = null;
            this.app.note("");
        }
        this.stage.redraw();
    }
}
