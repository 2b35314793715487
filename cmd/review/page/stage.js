/* stage.js - the photo, the view onto it, and the lines over it
 *
 * Two canvases: the photo below is drawn when the view changes, the lines
 * above when anything does, both at most once a frame and in device pixels.
 */
import * as face from "./face.js";
import {PARTS} from "./anatomy.js";
import {boundsOf, midline} from "./geometry.js";
import {cross, paintScene} from "./paint.js";
import {Pointer} from "./pointer.js";
import {fitBox, grown, held, loupePlace, toScreen, zoomAt} from "./view.js";

/* The loupe: its sides in CSS px and how much closer it looks. */
const LOUPE = {width: 236, height: 150, closer: 3.5};

const $ = (id) => document.getElementById(id);

export class Stage {
    constructor(app) {
        this.app = app;
        this.root = $("stage");
        this.photo = $("photo");
        this.lines = $("lines");
        this.view = {scale: 1, x: 0, y: 0};
        this.size = {width: 0, height: 0};
        this.fitted = true;
        new ResizeObserver(() => this.resized()).observe(this.root);
        this.watchRatio();
        this.pointer = new Pointer(app, this);
    }

    /* A window that goes to another screen has other pixels. */
    watchRatio() {
        matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
            .addEventListener("change", () => {
                this.resized();
                this.watchRatio();
            }, {once: true});
    }

    /* ---------------------------------------------------------- drawing */

    resized() {
        const box = this.root.getBoundingClientRect();
        const before = this.size;

        this.size = {width: box.width, height: box.height};
        this.ratio = devicePixelRatio || 1;
        for (const c of [this.photo, this.lines]) {
            c.width = Math.round(box.width * this.ratio);
            c.height = Math.round(box.height * this.ratio);
        }
        if (this.fitted)
            this.fit();
        else
            this.setView({...this.view,
                          x: this.view.x + (box.width - before.width) / 2,
                          y: this.view.y + (box.height - before.height) / 2});
    }

    setView(view) {
        this.view = view;
        this.stale = true;
        /* For tests and for whoever looks: from photo to CSS pixels. */
        this.root.dataset.view = `${view.scale} ${view.x} ${view.y}`;
        this.redraw();
    }

    redraw() {
        this.frame ??= requestAnimationFrame(() => this.draw());
    }

    draw() {
        this.frame = null;
        if (this.stale)
            this.drawPhoto();
        this.stale = false;
        const ctx = this.lines.getContext("2d");
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.clearRect(0, 0, this.lines.width, this.lines.height);
        ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
        if (this.app.picture)
            paintScene(ctx, this.view, this.scene());
        this.drawLoupe();
    }

    drawPhoto() {
        const ctx = this.photo.getContext("2d");

        ctx.clearRect(0, 0, this.photo.width, this.photo.height);
        this.app.picture?.draw(ctx, this.view, this.photo.width,
                               this.photo.height, this.ratio);
    }

    scene() {
        const {app} = this;
        const shown = app.face;
        const get = (key) => shown && face.getPart(shown, key);
        const automatic = app.work?.automatic;

        return {
            get, hover: this.pointer.drag ? null : this.pointer.hover,
            automatic: automatic && ((k) => face.getPart(automatic, k)),
            chosen: app.choice.at, ghost: app.wishes.ghost,
            lines: app.wishes.lines !== false,
            mirror: app.wishes.mirror ? midline(get) : null,
            placing: app.placing.on,
        };
    }

    drawLoupe() {
        const box = $("loupe"), at = this.loupeAt();

        box.hidden = !at;
        if (!at)
            return;
        const canvas = $("loupe-canvas");
        const {width, height} = LOUPE, r = this.ratio;
        if (canvas.width !== width * r) {
            canvas.width = width * r;
            canvas.height = height * r;
        }
        const s = toScreen(this.view, at);
        const [x, y] = loupePlace(s, this.size, width,
                                  box.offsetHeight || height);
        box.style.transform = `translate(${Math.round(x)}px, ` +
            `${Math.round(y)}px)`;
        const scale = Math.max(this.view.scale * LOUPE.closer, 2);
        const view = {scale, x: width / 2 - at[0] * scale,
                      y: height / 2 - at[1] * scale};
        const ctx = canvas.getContext("2d", {alpha: false});
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        ctx.fillStyle = "#222";
        ctx.fillRect(0, 0, canvas.width, canvas.height);
        this.app.picture.draw(ctx, view, canvas.width, canvas.height, r);
        ctx.setTransform(r, 0, 0, r, 0, 0);
        paintScene(ctx, view, {...this.scene(), chosen: null, hover: null,
                               placing: null});
        cross(ctx, width / 2, height / 2, 26, 6);
    }

    /* What the loupe shows: the point in hand, or the next to be placed. */
    loupeAt() {
        const {app} = this;

        if (!app.picture || app.wishes.loupe === false)
            return null;
        if (app.placing.on)
            return app.placing.on.cursor;
        const {drag} = this.pointer;
        return drag?.moved && drag.kind !== "pan" ? drag.place : null;
    }

    /* ------------------------------------------------------------- view */

    /** The whole face, or the whole photo where there is none. */
    fit() {
        const {app} = this;
        const photo = app.picture;

        if (!photo || !this.size.width)
            return;
        const whole = {left: 0, top: 0, right: photo.width,
                       bottom: photo.height};
        const parts = app.face ? PARTS.map((k) =>
            boundsOf(face.getPart(app.face, k))).filter(Boolean) : [];
        let box = whole;
        if (parts.length >= 5) {
            const around = grown(joined(parts), 0.1, 10);
            box = {left: Math.max(0, around.left),
                   top: Math.max(0, around.top),
                   right: Math.min(photo.width, around.right),
                   bottom: Math.min(photo.height, around.bottom)};
        }
        this.setView(fitBox(box.right > box.left && box.bottom > box.top
            ? box : whole, this.size));
        this.fitted = true;
    }

    zoom(factor, at = null) {
        const {width, height} = this.size;
        const chosen = !at && this.app.choice.place();
        const [x, y] = at ?? (chosen ? toScreen(this.view, chosen)
                                     : [width / 2, height / 2]);
        this.look(zoomAt(this.view, factor, x, y));
    }

    look(view) {
        this.fitted = false;
        this.setView(this.app.picture
            ? held(view, this.app.picture, this.size) : view);
    }

    /** Looks closely at a part. */
    lookAt(key) {
        const box = boundsOf(face.getPart(this.app.face, key));

        if (box)
            this.look(fitBox(grown(box, 0.5, 25), this.size));
    }

    /** Lets go without having moved anything; whether there was a drag. */
    cancelDrag() {
        return this.pointer.cancel();
    }

    /** Moves the view so that a place shows. */
    reveal(p) {
        const [x, y] = toScreen(this.view, p), {width, height} = this.size;
        const edge = Math.min(40, width / 4, height / 4);
        const dx = x < edge ? edge - x : x > width - edge
            ? width - edge - x : 0;
        const dy = y < edge ? edge - y : y > height - edge
            ? height - edge - y : 0;

        if (dx || dy)
            this.look({...this.view, x: this.view.x + dx,
                       y: this.view.y + dy});
    }
}

function joined(boxes) {
    return boxes.reduce((a, b) => ({
        left: Math.min(a.left, b.left), top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom)}));
}
