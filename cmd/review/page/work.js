/* work.js - the work on one photo: face, side, verdict, what is not yet saved
 *
 * Nothing of the page and of the network: it is given what the server said and
 * says what to send. `base` is the face as the server has it; whatever differs
 * from it, and every edit in `unsent`, is still only here.
 */
import {PARTS, partOf} from "./anatomy.js";
import {History} from "./history.js";
import {apply, changesBetween, differing, fromPairs, getPart, pairs, reversed,
        sameValue, setPart} from "./face.js";

/* An edit as the server records it. */
function editOf(change, action, by, at) {
    const {name, side} = partOf(change.key);
    const edit = {at, by, what: name};

    if (side)
        edit.side = side;
    return {...edit, action, from: pairs(change.from), to: pairs(change.to)};
}

/* The part that an edit of a record is about, or null for the declared side
   and for what a later version wrote. */
export function keyOfEdit(edit) {
    const key = PARTS.find((k) => {
        const {name, side} = partOf(k);
        return name === edit.what && (!side || side === edit.side);
    });

    return key ?? null;
}

/* Whether a part that is absent was marked as not visible, from its edits. An
   undo that takes it away restores what was said before it was placed. */
function markedHidden(edits) {
    let hidden = false, before = false;

    for (const {action, from, to} of edits) {
        const was = Boolean(from?.length), is = Boolean(to?.length);

        if (!was && is)
            before = hidden;
        if (is)
            hidden = false;
        else if (action === "undo")
            hidden = was && before;
        else
            hidden = true;
    }
    return hidden;
}

function sameEdit(a, b) {
    return a.at === b.at && a.by === b.by && a.what === b.what &&
        (a.side ?? "") === (b.side ?? "") && a.action === b.action;
}

/** The work on one photo. */
export class Work {
    /** reply: of GET face; fallback: the face of a photo without one. */
    constructor(reply, {side = "unknown", fallback}) {
        this.take(reply, side, fallback);
        this.face = this.base;
        this.side = this.baseSide;
        this.unsent = [];
        this.verdictUnsent = false;
        this.history = new History();
        /* Counts changes, so that what was sent can be told from what came
           after it. */
        this.count = 0;
    }

    /* What the server has. */
    take(reply, side, fallback) {
        this.revision = reply.revision ?? 0;
        this.base = reply.face ?? fallback;
        this.automatic = reply.automatic ?? null;
        this.review = reply.review ?? null;
        this.values = reply.values ?? [];
        this.baseSide = reply.review?.side || side || "unknown";
        if (!this.verdictUnsent) {
            this.verdict = reply.review?.verdict || "open";
            this.reason = reply.review?.reason || "";
        }
    }

    get dirty() {
        return this.unsent.length > 0 || this.verdictUnsent;
    }

    part(key) {
        return getPart(this.face, key);
    }

    /** Every edit there is a record of, oldest first. */
    edits() {
        return [...(this.review?.edits ?? []), ...this.unsent];
    }

    /** "placed", "hidden" (a hand said that it does not show) or "missing". */
    stateOf(key) {
        return this.part(key) ? "placed"
            : markedHidden(this.edits().filter((e) => keyOfEdit(e) === key))
                ? "hidden" : "missing";
    }

    /** Whether a part is not as it was found. */
    touched(key) {
        if (this.automatic)
            return !sameValue(this.part(key), getPart(this.automatic, key));
        return this.edits().some((e) => keyOfEdit(e) === key);
    }

    /** The part as it was before it was hidden, or as found, or null. */
    remembered(key) {
        const last = this.edits().findLast((e) =>
            keyOfEdit(e) === key && e.from?.length);

        return (last && fromPairs(key, last.from, this.automatic)) ||
            (this.automatic ? getPart(this.automatic, key) : null);
    }

    /* ------------------------------------------------------------ doing */

    /** Does something: changes of face.js. burst: see history.js. Returns
     *  whether anything changed. */
    act(action, changes, by, {burst = null, at = now()} = {}) {
        /* That something does not show may be said of what was never placed:
           an edit without a change. */
        const real = changes.filter((c) => action === "hide" ||
                                    !sameValue(c.from, c.to));

        if (!real.length)
            return false;
        const entry = {action, changes: real, side: null, at, burst};
        const joins = this.history.joins(entry);
        this.history.push(entry);
        this.face = apply(this.face, real);
        this.record(real, action, by, at, joins);
        return true;
    }

    /* A burst replaces its own edits as long as they are not on their way. */
    record(changes, action, by, at, joins) {
        const edits = changes.map((c) => editOf(c, action, by, at));

        if (joins && this.burstEdits > 0 &&
            this.unsent.length >= this.burstEdits) {
            const old = this.unsent.splice(-this.burstEdits);
            for (const e of edits)
                e.from = old.find((o) => o.what === e.what &&
                                         o.side === e.side)?.from ?? e.from;
        }
        this.unsent.push(...edits);
        this.burstEdits = edits.length;
        this.count++;
    }

    declare(side, by, at = now()) {
        if (side === this.side)
            return false;
        const change = {from: this.side, to: side};
        this.history.push({action: "side", changes: [], side: change, at,
                           burst: null});
        this.setSide(side, "side", by, at);
        return true;
    }

    setSide(side, action, by, at) {
        this.unsent.push({at, by, what: "side", action, from: this.side,
                          to: side});
        this.side = side;
        this.burstEdits = 0;
        this.count++;
    }

    judge(verdict, reason = "") {
        this.verdict = verdict;
        this.reason = verdict === "rejected" ? reason : "";
        this.verdictUnsent = true;
        this.count++;
    }

    undo(by, at = now()) {
        return this.step(this.history.undo(), "undo", by, at);
    }

    redo(by, at = now()) {
        return this.step(this.history.redo(), "redo", by, at);
    }

    /* Goes to what an entry had before or after it. Parts are set, not moved,
       so that what came from another window in between is put back too. */
    step(entry, action, by, at) {
        if (!entry)
            return null;
        const back = action === "undo";
        const changes = (back ? reversed(entry.changes) : entry.changes)
            .map((c) => ({...c, from: this.part(c.key)}))
            .filter((c) => entry.action === "hide" ||
                    !sameValue(c.from, c.to));
        this.face = apply(this.face, changes);
        this.record(changes, action, by, at, false);
        this.burstEdits = 0;
        if (entry.side)
            this.setSide(back ? entry.side.from : entry.side.to, action, by,
                         at);
        return entry;
    }

    /* ----------------------------------------------------------- saving */

    /** What to PUT, and a note of what it holds for acknowledge(). */
    parcel(rater) {
        this.burstEdits = 0;
        return {
            body: {revision: this.revision, rater, side: this.side,
                   verdict: this.verdict, reason: this.reason,
                   face: this.face, edits: this.unsent.slice()},
            edits: this.unsent.slice(), face: this.face, side: this.side,
            verdict: this.verdict, count: this.count,
        };
    }

    /** The server has a parcel. */
    acknowledge(parcel, reply, rater) {
        this.revision = reply.revision;
        this.base = parcel.face;
        this.baseSide = parcel.side;
        this.unsent = this.unsent.slice(parcel.edits.length);
        this.review = {...(this.review ?? {}), rater, side: parcel.side,
                       edits: [...(this.review?.edits ?? []),
                               ...parcel.edits]};
        if (this.count === parcel.count) {
            this.verdictUnsent = false;
            if (reply.values)
                this.values = reply.values;
        }
    }

    /** The server has something else than was thought: another window, or a
     *  parcel whose answer was lost. Puts what is unsent on top of it. Returns
     *  {both, theirs}: the parts [{key, value}], as theirs are, that both
     *  changed, and keys that they changed. */
    rebase(reply) {
        const mine = changesBetween(this.base, this.face);
        const mySide = this.side !== this.baseSide ? this.side : null;
        const before = this.base;

        this.take(reply, this.baseSide, before);
        const known = this.review?.edits ?? [];
        this.unsent = this.unsent.filter((e) =>
            !known.some((k) => sameEdit(k, e)));
        /* Not what another window sent of mine. */
        const theirs = new Set(differing(before, this.base).filter((k) =>
            !sameValue(getPart(this.base, k), this.part(k))));
        this.face = this.base;
        const both = [];
        for (const c of mine) {
            if (theirs.has(c.key))
                both.push({key: c.key, value: getPart(this.base, c.key)});
            this.face = setPart(this.face, c.key, c.to);
        }
        this.side = mySide ?? this.baseSide;
        if (this.verdictUnsent && reply.review?.verdict === this.verdict &&
            (reply.review?.reason || "") === this.reason)
            this.verdictUnsent = false;
        this.burstEdits = 0;
        this.count++;
        return {both, theirs: [...theirs]};
    }

    /** Gives way to the parts [{key, value}] of rebase(). */
    yieldTo(both, by, at = now()) {
        const changes = both.map(({key, value}) =>
            ({key, from: this.part(key), to: value}));

        return this.act("undo", changes, by, {at});
    }

    /** What has to be kept until it is saved. */
    kept() {
        return {revision: this.revision, base: this.base, face: this.face,
                side: this.side, baseSide: this.baseSide,
                verdict: this.verdict, reason: this.reason,
                verdictUnsent: this.verdictUnsent, unsent: this.unsent};
    }

    /** Puts what was kept on top of what the server has; as rebase(). */
    restore(k, reply) {
        Object.assign(this, {base: k.base, face: k.face, side: k.side,
                             baseSide: k.baseSide, verdict: k.verdict,
                             reason: k.reason, unsent: k.unsent,
                             verdictUnsent: k.verdictUnsent});
        return this.rebase(reply);
    }
}

export function now() {
    return new Date().toISOString();
}
