/* saver.js - brings every edit to the server, whatever happens on the way
 *
 * Work that is touched lies in the browser's store at once and is sent soon
 * after; it leaves the store when the server has it. One request at a time.
 * Without an answer it is tried again, at growing intervals; after a silence
 * the server's face is read before anything is sent, because it may be
 * another server, or a parcel may have arrived whose answer did not.
 */
import * as api from "./api.js";
import * as store from "./store.js";

/* ms between tries while the server is gone; then the last one. */
const TRIES = [1000, 2000, 4000, 8000];

/* ms that a burst of keys may pause before it is sent. */
const PAUSE = 450;

export class Saver {
    /** hooks: rater(), state(saver), merged(item, of Work.rebase()),
     *  saved(item). */
    constructor(hooks) {
        this.hooks = hooks;
        this.items = new Map();
        /* Revisions that the server acknowledged, by photo. */
        this.acknowledged = new Map();
        this.trouble = null;
        this.busy = false;
        this.unkept = false;
        this.failures = 0;
        this.timer = null;
    }

    /** "saved", "saving", or the kind of the trouble. */
    get state() {
        if (this.trouble)
            return this.trouble.kind;
        return this.items.size || this.busy ? "saving" : "saved";
    }

    /** The item whose work is not saved yet, or null. */
    find(id) {
        return this.items.get(id) ?? null;
    }

    /** Whether an answer was overtaken by what was saved meanwhile. */
    isStale(id, reply) {
        return (reply.revision ?? 0) < (this.acknowledged.get(id) ?? 0);
    }

    /** The face of photo n as it is here, or null when all of it is saved. */
    face(n) {
        return [...this.items.values()].find((i) => i.n === n)?.work.face ??
            null;
    }

    /** States of photos that the server does not know yet: n -> state. */
    states() {
        return new Map([...this.items.values()].map((i) =>
            [i.n, i.work.verdict === "open" ? "edited" : i.work.verdict]));
    }

    /** Work on a photo changed: item {n, id, name, work}. slow: more of it may
     *  follow at once. */
    touch(item, slow = false) {
        /* Whose work it is, should another rater go on before it is sent. */
        item.rater = this.hooks.rater();
        this.items.set(item.id, item);
        this.keep(item);
        this.later(slow ? PAUSE : 0);
        this.hooks.state(this);
    }

    keep(item) {
        const kept = store.keep(item.id, {n: item.n, name: item.name,
                                          rater: item.rater,
                                          work: item.work.kept()});
        this.unkept = !kept;
    }

    later(ms) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.run(), ms);
    }

    /** Tries again now. */
    retry() {
        this.failures = 0;
        if (!this.busy)
            this.later(0);
    }

    async run() {
        if (this.busy)
            return;
        this.busy = true;
        this.hooks.state(this);
        const trouble = await this.sendAll();
        if (trouble) {
            this.failed(trouble);
        } else {
            this.trouble = null;
            this.failures = 0;
        }
        this.busy = false;
        if (!this.trouble && this.items.size)
            this.later(PAUSE);
        this.hooks.state(this);
    }

    /* What is refused of one photo keeps no other from being sent; without a
       server there is no use in going on. Returns the last trouble. */
    async sendAll() {
        let trouble = null;

        for (const item of [...this.items.values()]) {
            try {
                await this.send(item);
            } catch (e) {
                trouble = e;
                if (e.kind === "gone" || e.kind === "denied")
                    break;
            }
        }
        return trouble;
    }

    /* What the server refuses for a reason of its own (a full disk) is tried
       again too, but slowly. */
    failed(e) {
        const wait = TRIES[Math.min(this.failures, TRIES.length - 1)];

        this.trouble = e instanceof api.Trouble ? e
            : new api.Trouble("refused", String(e.message ?? e));
        this.failures++;
        if (this.trouble.kind !== "refused")
            for (const item of this.items.values())
                item.stale = true;
        this.later(this.trouble.kind === "refused" ? 15000 : wait);
    }

    async send(item) {
        if (item.stale)
            await this.reread(item);
        for (let tries = 0; item.work.dirty; tries++) {
            const {rater} = item, parcel = item.work.parcel(rater);
            try {
                const reply = await api.putFace(item.n, parcel.body);
                item.work.acknowledge(parcel, reply, rater);
                this.acknowledged.set(item.id, reply.revision);
                this.keep(item);
            } catch (e) {
                /* A conflict that does not end is no conflict. */
                if (e.kind !== "conflict" || tries > 5)
                    throw e;
                await this.reread(item);
            }
        }
        this.items.delete(item.id);
        store.forget(item.id);
        this.hooks.saved(item);
    }

    async reread(item) {
        const reply = await api.getFace(item.n);

        item.stale = false;
        this.hooks.merged(item, item.work.rebase(reply));
        this.keep(item);
    }

    /** The window closes: one last try that outlives it. What it sends stays
     *  in the store; the next window finds that it arrived. */
    farewell() {
        if (this.busy)
            return;
        for (const item of this.items.values())
            api.putFace(item.n, item.work.parcel(item.rater).body, true)
                .catch(() => {});
    }
}
