/* loader.js - photos from the server, and work that an earlier window could
 * not bring there
 */
import * as api from "./api.js";
import * as face from "./face.js";
import * as store from "./store.js";
import {Picture} from "./picture.js";
import {neighbour, nextOpen} from "./queue.js";
import {Work} from "./work.js";

export class Loader {
    constructor(app) {
        this.app = app;
        this.ahead = new Map();
        this.strange = [];
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

    /** Sends what an earlier window could not. */
    async resend() {
        for (const kept of store.keptWork()) {
            try {
                await this.resendOne(kept);
            } catch (e) {
                this.app.saver.failed(e);
            }
        }
    }

    async resendOne({key, id, entry}) {
        const {app} = this;
        const photo = app.queue.photos.find((p) => p.name === entry.name);
        const blob = photo ? await this.image(photo.n) : null;

        if (!blob || await this.idOf(photo, blob) !== id) {
            this.stranger(key, entry);
            return;
        }
        const reply = await api.getFace(photo.n);
        const work = app.saver.find(id)?.work ?? this.newWork(photo, reply);
        const what = work.restore(entry.work, reply);
        const item = {n: photo.n, id, name: photo.name, work};
        if (work.dirty) {
            app.merged(item, what);
            app.saver.touch(item);
        }
        /* Only now: this window keeps it under a name of its own. */
        if (!work.dirty || key !== store.keyFor(id))
            store.drop(key);
    }

    /* Kept work of a photo that is not here. */
    stranger(key, entry) {
        const {banner} = this.app;

        this.strange.push({key, name: entry.name});
        banner.set("strange", "This browser keeps unsaved work on photos " +
            "that are not in this folder: " +
            `${this.strange.map((s) => s.name).join(", ")}. Serve their ` +
            "folder at this port again to save it.",
        [["Later", () => banner.clear("strange")],
         ["Throw it away", () => {
             this.strange.forEach((s) => store.drop(s.key));
             this.strange = [];
             banner.clear("strange");
         }]]);
    }
}
