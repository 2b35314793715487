/* review.js - the page: its state, and who is asked to do what
 *
 * One App knows what is open. The parts around it do one thing each: queue,
 * loader, saver, stage, choice, deeds, placing, verdict, values, banner.
 */
import * as api from "./api.js";
import * as face from "./face.js";
import * as store from "./store.js";
import {PARTS} from "./anatomy.js";
import {Banner} from "./banner.js";
import {Choice} from "./choice.js";
import {tellMerged} from "./conflict.js";
import {Deeds} from "./deeds.js";
import {askRater} from "./dialogs.js";
import {History} from "./history.js";
import {Loader} from "./loader.js";
import {Measurer} from "./measured.js";
import {Parts} from "./parts.js";
import {Placing} from "./placing.js";
import {Queue, neighbour, stateOf} from "./queue.js";
import {Saver} from "./saver.js";
import * as show from "./show.js";
import {Stage} from "./stage.js";
import {Values} from "./values.js";
import {Verdict} from "./verdict.js";
import {wire} from "./wire.js";

/* ms between looks at the queue: while faces are still being found, and to
   notice a server that is gone. */
const LOOK = {waiting: 2000, idle: 8000};

/* A photo with fewer parts has no face: it is placed from nothing. */
const FEW = 5;

class App {
    constructor() {
        this.wishes = store.getWishes();
        this.mode = "point";
        this.rater = "";
        this.blind = this.guided = false;
        this.photo = this.item = this.work = this.picture = null;
        this.shown = this.before = null;
        this.turn = 0;
        this.banner = new Banner();
        this.choice = new Choice(this);
        this.deeds = new Deeds(this);
        this.loader = new Loader(this);
        this.placing = new Placing(this);
        this.verdict = new Verdict(this);
        this.parts = new Parts(this);
        this.values = new Values();
        this.queue = new Queue((n) => this.open(n));
        this.measurer = new Measurer((v) => this.live(v));
        this.saver = new Saver({
            rater: () => this.rater,
            state: () => show.save(this),
            merged: (item, what) => tellMerged(this, item, what),
            saved: (item) => this.saved(item),
        });
        this.stage = new Stage(this);
        wire(this);
    }

    /** The face as it is shown: while something is dragged, not the work's. */
    get face() {
        return this.shown ?? this.work?.face ?? null;
    }

    /* ------------------------------------------------------------ start */

    async start() {
        let queue;

        try {
            queue = await api.getQueue();
        } catch (e) {
            this.banner.set("server", show.troubleText(e),
                            [["Try again", () => location.reload()]]);
            return;
        }
        this.blind = Boolean(queue.blind);
        this.declaredForAll = queue.side ?? "unknown";
        this.rater = queue.rater || store.getRater();
        this.queue.set(queue.photos ?? [], this.blind);
        show.frame(this);
        if (!this.rater)
            await this.askRater(true);
        await this.loader.resend();
        setTimeout(() => this.look(), LOOK.waiting);
        const first = this.queue.photos.find((p) => stateOf(p).todo) ??
            this.queue.photos[0];
        if (first)
            await this.open(first.n);
        else
            this.note("There are no photos here.");
    }

    async askRater(must) {
        const name = await askRater(this.rater, must);

        if (name) {
            this.rater = name;
            store.setRater(name);
        }
        show.rater(this);
    }

    /* Looks at the queue now and then. */
    async look() {
        let wait = LOOK.idle;

        try {
            const {photos = []} = await api.getQueue();
            this.queue.set(photos, this.blind, this.saver.states());
            this.photo = this.queue.get(this.photo?.n) ?? this.photo;
            show.title(this);
            if (!this.saver.trouble)
                this.banner.clear("server");
            if (photos.some((p) => stateOf(p).waiting))
                wait = LOOK.waiting;
        } catch (e) {
            if (e.kind === "gone" || e.kind === "denied")
                this.banner.set("server", show.troubleText(e),
                                [["Try again", () => this.saver.retry()]]);
        }
        setTimeout(() => this.look(), wait);
    }

    /* ----------------------------------------------------------- photos */

    async open(n) {
        const turn = ++this.turn, photo = this.queue.get(n);

        if (!photo)
            return;
        this.leave();
        this.photo = photo;
        this.queue.setCurrent(n);
        show.queue(false);
        this.note("Loading\u2026");
        this.show();
        try {
            const got = await this.loader.load(photo, (picture) => {
                if (turn !== this.turn)
                    return;
                this.picture = picture;
                this.stage.fit();
            });
            if (turn === this.turn)
                this.begin(photo, got);
            else
                got.picture.close();
        } catch (e) {
            if (turn === this.turn)
                this.notOpened(n, e);
        }
    }

    notOpened(n, e) {
        const away = e.kind === "gone" || e.kind === "denied";

        this.note(away ? "Not loaded." : `Nothing to show: ${e.message}`);
        if (away)
            this.banner.set("server", show.troubleText(e),
                            [["Try again", () => this.open(n)]]);
    }

    begin(photo, {id, reply, picture}) {
        const unsaved = this.saver.find(id);

        this.item = unsaved ?? {n: photo.n, id, name: photo.name,
            work: this.loader.newWork(photo, reply, picture)};
        this.work = this.item.work;
        const steps = unsaved ? null
            : store.getSteps(id, this.work.revision);
        if (steps)
            this.work.history = new History(steps);
        const found = this.work.automatic ?? this.work.base;
        this.guided = this.blind ||
            PARTS.filter((k) => face.getPart(found, k)).length < FEW;
        if (this.guided)
            show.tab("parts");
        this.note("");
        if (!this.saver.trouble)
            this.banner.clear("server");
        this.values.show(this.work.values);
        this.show();
        this.stage.fit();
        this.say(`${photo.name}, ${this.work.verdict}` +
            (photo.cause && !this.blind ? `, ${photo.cause}` : ""));
        this.loader.prefetch(photo.n);
    }

    /* The photo that is left: its picture may be 100 MB. */
    leave() {
        this.stage.cancelDrag();
        this.measurer.stop();
        this.picture?.close();
        this.picture = this.work = this.item = null;
        this.shown = this.before = null;
        this.placing.on = null;
        this.placing.show();
        this.choice.at = null;
        this.stage.setView(this.stage.view);
    }

    /** Along the queue. */
    go(step) {
        const next = neighbour(this.queue.list(), this.photo?.n, step);

        if (next)
            this.open(next.n);
        else
            this.say(step > 0 ? "This is the last photo."
                              : "This is the first photo.");
    }

    /* ------------------------------------------------------------- work */

    /** The work is not what it was: saves and shows it. slow: more of it may
     *  follow at once. */
    changed(slow = false) {
        this.shown = null;
        if (this.work.verdict !== "open")
            /* What was judged was something else. */
            this.work.judge("open");
        this.queue.mark(this.photo.n, "edited");
        this.saver.touch(this.item, slow);
        this.keepSteps(this.item);
        if (!this.blind)
            this.measurer.want(this.photo.n, this.work.face, this.work.side);
        this.show();
    }

    keepSteps(item) {
        store.keepSteps(item.id, item.work.revision,
                        item.work.history.saved());
    }

    /** While something is dragged; null: let go without having moved it. */
    preview(shown) {
        if (!this.shown && shown)
            this.before = this.work.values;
        this.shown = shown;
        if (!shown) {
            this.measurer.stop();
            this.values.brief([]);
            this.values.show(this.work?.values ?? []);
        } else if (!this.blind) {
            this.measurer.want(this.photo.n, shown, this.work.side);
        }
        show.where(this);
    }

    /* Values of a face that is not saved yet. */
    live(values) {
        this.values.show(values, this.before);
        if (this.shown)
            this.values.brief(values, this.before);
        else if (this.work)
            this.work.values = values;
    }

    escape() {
        if (this.stage.cancelDrag())
            this.say("Let go; nothing moved.");
        else if (this.placing.on)
            this.placing.stop();
        else if (document.body.classList.contains("queue-open"))
            show.queue(false);
        else
            this.choice.set(null);
    }

    saved(item) {
        if (item !== this.item)
            return;
        this.keepSteps(item);
        if (!this.shown)
            this.values.show(item.work.values, this.before);
        this.parts.show();
    }

    /* ----------------------------------------------------------- showing */

    show() {
        show.title(this);
        show.verdict(this);
        this.showChosen();
    }

    showChosen() {
        this.parts.show();
        show.steps(this);
        this.stage.redraw();
    }

    /** Said by a screen reader. */
    say(text) {
        show.said(text);
    }

    /** Over the photo. */
    note(text) {
        show.note(text);
    }

    /** Turns a switch over; usual: how it is before anyone did. */
    wish(name, usual = false) {
        if (name === "ghost" && this.blind)
            return;
        this.wishes[name] = !(this.wishes[name] ?? usual);
        store.setWishes(this.wishes);
        show.tools(this);
    }

    setMode(mode) {
        this.mode = mode;
        show.tools(this);
    }

    closeUp() {
        if (this.choice.part())
            this.stage.lookAt(this.choice.key);
    }
}

new App().start();
