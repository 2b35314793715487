/* loader.js - photos from the server, and work that an earlier window could
 * not bring there
 */
import * as api from "./api.js";
import {tellMerged} from "./conflict.js";
import * as face from "./face.js";
import * as store from "./store.js";
import {Picture} from "./picture.js";
import {neighbour, nextOpen} from "./queue.js";
import {Work} from "./work.js";

export class Loader {
    constructor(app) {
        this.app = app;
        this.ahead = new Map();
    }

    /* The file of a photo's picture, asked for once. */
    image(n) {
        if (!this.ahead.has(n)) {
            const image = api.getImage(n);
            image.catch(() => this.ahead.delete(n));
            this.ahead.set(n, image);
        }
        return this.ahead.get(n);
    }

    /** Keeps the files of this photo and the next, no more. */
    prefetch(n) {
        const list = this.app.queue.list();
        const next = nextOpen(list, n) ?? neighbour(list, n, 1);

        for (const k of this.ahead.keys())
            if (k !== n && k !== next?.n)
                this.ahead.delete(k);
        if (next)
            this.image(next.n).catch(() => {});
    }

    /** A photo: pictured(picture) is called as soon as it can be seen, which
     *  may be long before its face is found. Returns {id, reply, picture}. */
    async load(photo, pictured) {
        const asked = api.getFace(photo.n);

        asked.catch(() => {});
        const blob = await this.image(photo.n);
        const picture = await Picture.from(blob);
        pictured(picture);
        const id = await this.idOf(photo, blob);
        let reply = await asked;
        if (this.app.saver.isStale(id, reply))
            reply = await api.getFace(photo.n);
        return {id, reply, picture};
    }

    async idOf(photo, blob) {
        return store.photoId(photo.name, await store.digestOf(blob),
                             this.app.blind);
    }

    newWork(photo, reply, picture = reply.face) {
        const name = (photo.name ?? "").split("/").pop();

        return new Work(reply, {
            side: photo.side || this.app.declaredForAll,
            fallback: face.emptyFace(name, picture?.width ?? 1,
                                     picture?.height ?? 1),
        });
    }

    /** Sends what an earlier window could not. It has to be of a photo that is
     *  here and of this rater; a blind rater is asked, because a study may
     *  have the same photos twice. */
    async resend() {
        const strange = [], asked = [];

        for (const kept of store.keptWork()) {
            try {
                const photo = await this.photoOf(kept);
                if (!photo)
                    strange.push(kept);
                else if (this.app.blind)
                    asked.push({kept, photo});
                else
                    await this.resendOne(kept, photo);
            } catch (e) {
                this.app.saver.failed(e);
            }
        }
        this.tellStrange(strange);
        this.ask(asked);
    }

    /* The photo that kept work is of, or null. */
    async photoOf({id, entry}) {
        const photo = entry.rater === this.app.rater &&
            this.app.queue.photos.find((p) => p.name === entry.name);

        return photo && await this.idOf(photo, await this.image(photo.n)) ===
            id ? photo : null;
    }

    async resendOne({key, id, entry}, photo) {
        const {app} = this;

        /* Two windows' work on one photo goes one after the other; what has
           to wait stays kept for the next window. */
        if (app.saver.find(id))
            return;
        const reply = await api.getFace(photo.n);
        const work = this.newWork(photo, reply);
        const what = work.restore(entry.work, reply);
        const item = {n: photo.n, id, name: photo.name, work};
        if (work.dirty) {
            tellMerged(app, item, what);
            app.saver.touch(item);
        }
        /* Only now: this window keeps it under a name of its own. */
        if (!work.dirty || key !== store.keyFor(id))
            store.drop(key);
        await app.saver.run();
    }

    /* A line about kept work, which goes when it is decided on. */
    about(list, text, actions) {
        const {banner} = this.app;
        const done = (run) => () => {
            banner.clear("strange");
            run();
        };

        if (list.length)
            banner.set("strange", text, actions.map(([t, run]) =>
                [t, done(run)]));
    }

    tellStrange(list) {
        const names = list.map(({entry}) =>
            `${entry.name} (rater ${entry.rater})`).join(", ");

        this.about(list, "This browser keeps unsaved work that does not " +
            `belong here: ${names}. It is saved when its folder is served ` +
            "at this port to its rater.",
        [["Later", () => {}],
         ["Throw it away", () => list.forEach((k) => store.drop(k.key))]]);
    }

    ask(list) {
        const names = list.map(({photo}) => photo.name).join(", ");

        this.about(list, "This browser keeps work of an earlier session " +
            `that was not saved: ${names}. Does it belong to this one?`,
        [["Save it", () => list.forEach(({kept, photo}) =>
            this.resendOne(kept, photo).then(() =>
                photo.n === this.app.photo?.n && this.app.open(photo.n))
                .catch((e) => this.app.saver.failed(e)))],
         ["Throw it away", () => list.forEach(({kept}) =>
             store.drop(kept.key))]]);
    }
}
