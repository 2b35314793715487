/* history.js - undo and redo without a limit; pure
 *
 * An entry is {action, changes, side, at, burst}: what was done, the parts
 * before and after, the declared side before and after ({from, to} or null),
 * when. Entries that belong to one burst (arrow keys held down) become one.
 */

/* ms: presses of a key this close after each other are one step back. */
const BURST = 800;

export class History {
    constructor(saved = null) {
        this.done = saved?.done ?? [];
        this.undone = saved?.undone ?? [];
    }

    get canUndo() {
        return this.done.length > 0;
    }

    get canRedo() {
        return this.undone.length > 0;
    }

    /** Whether an entry would join the last one. */
    joins(entry) {
        const last = this.done[this.done.length - 1];

        return Boolean(entry.burst && last && last.burst === entry.burst &&
            this.undone.length === 0 &&
            Date.parse(entry.at) - Date.parse(last.at) < BURST &&
            sameKeys(last.changes, entry.changes));
    }

    push(entry) {
        if (this.joins(entry)) {
            const last = this.done.pop();
            entry = {...entry, changes: entry.changes.map((c) => ({...c,
                from: last.changes.find((l) => l.key === c.key).from}))};
        }
        this.done.push(entry);
        this.undone = [];
    }

    /** The next entry back, which moves to the other list; or null. */
    undo() {
        const entry = this.done.pop() ?? null;

        if (entry)
            this.undone.push({...entry, burst: null});
        return entry;
    }

    redo() {
        const entry = this.undone.pop() ?? null;

        if (entry)
            this.done.push(entry);
        return entry;
    }

    saved() {
        return {done: this.done, undone: this.undone};
    }
}

function sameKeys(a, b) {
    return a.length === b.length &&
        a.every((x) => b.some((y) => y.key === x.key));
}
