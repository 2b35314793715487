/* measured.js - values while something is dragged: the newest face, one
 * request at a time
 */
import * as api from "./api.js";

/* ms between requests: faster than an eye reads numbers. */
const REST = 60;

export class Measurer {
    /** show(values) is called with each answer that is still wanted. */
    constructor(show) {
        this.show = show;
        this.next = null;
        this.busy = false;
        this.round = 0;
    }

    /** Wants the values of a face of photo n with that side affected. */
    want(n, face, side) {
        this.next = {n, face, side, round: this.round};
        if (!this.busy)
            this.run();
    }

    /** Answers on their way no longer count. */
    stop() {
        this.next = null;
        this.round++;
    }

    async run() {
        this.busy = true;
        while (this.next) {
            const job = this.next;
            this.next = null;
            try {
                const reply = await api.measure(job.n, job.face,
                                                job.side);
                if (job.round === this.round)
                    this.show(reply.values ?? []);
            } catch {
                /* Saving tells of a server that is gone. */
            }
            await new Promise((go) => setTimeout(go, REST));
        }
        this.busy = false;
    }
}
