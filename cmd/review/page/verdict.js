/* verdict.js - accepted, rejected, open; and on to the next photo */
import {labelOf} from "./anatomy.js";
import {askReason} from "./dialogs.js";
import {PARTS} from "./anatomy.js";
import {progress} from "./placing.js";
import {nextOpen} from "./queue.js";

export class Verdict {
    constructor(app) {
        this.app = app;
    }

    judge(verdict, reason = "") {
        const {app} = this;

        app.work.judge(verdict, reason);
        app.queue.mark(app.photo.n, verdict === "open" ? "edited" : verdict);
        app.saver.touch(app.item);
        app.show();
        app.say(`${app.photo.name}: ${verdict}.`);
    }

    /** onward: to the next photo with something to do. */
    accept(onward, anyway = false) {
        const {app} = this;

        if (!app.work || app.placing.on)
            return;
        if (!PARTS.some((k) => app.work.part(k))) {
            app.banner.warn("There is no contour to accept: place some, or " +
                            "reject the photo.");
            return;
        }
        if (!anyway && this.isUnfinished(onward))
            return;
        app.banner.clear("warn");
        this.judge("accepted");
        if (onward)
            this.onward();
    }

    /* Of a face that is placed from nothing: asks about what is left. */
    isUnfinished(onward) {
        const {app} = this;
        const left = app.guided ? progress(app.work) : null;

        if (!left?.next)
            return false;
        const more = left.all - left.done - 1;
        app.banner.warn("Still to place or to mark as not visible: " +
            labelOf(left.next) + (more ? ` and ${more} more.` : "."),
        [["Accept anyway", () => this.accept(onward, true)],
         ["Go on placing", () => {
             app.banner.clear("warn");
             app.placing.start(left.next);
         }]]);
        return true;
    }

    async reject() {
        const {app} = this, {item} = app;

        if (!item || app.placing.on)
            return;
        const reason = await askReason(app.work.reason);
        if (reason && app.item === item) {
            this.judge("rejected", reason);
            this.onward();
        }
    }

    reopen() {
        if (this.app.work && this.app.work.verdict !== "open")
            this.judge("open");
    }

    onward() {
        const {app} = this;
        const next = nextOpen(app.queue.list(), app.photo.n) ??
            nextOpen(app.queue.photos, app.photo.n);

        if (next) {
            app.open(next.n);
            return;
        }
        app.say("All photos are done.");
        app.banner.set("done", "All photos are done.",
                       [["Hide", () => app.banner.clear("done")]]);
    }
}
