/* store.js - what this browser keeps until the server has it
 *
 * Unsent work lies in localStorage, one item a photo and window, from the
 * moment of the edit until the server acknowledged it. An item knows the
 * photo by its name and the SHA-256 of its picture: another folder served at
 * the same port, where photos may have the same names, never gets it; nor
 * does a blind session what was seen with the automatic points.
 */
const UNSENT = "hemiface:unsent:";
const RATER = "hemiface:rater";
const WISHES = "hemiface:wishes";
const STEPS = "hemiface:steps:";
const WINDOW = "hemiface:window";

function windowId() {
    let id = null;

    try {
        id = sessionStorage.getItem(WINDOW);
        if (!id) {
            id = crypto.randomUUID();
            sessionStorage.setItem(WINDOW, id);
        }
    } catch {
        id ??= "only";
    }
    return id;
}

function read(storage, key) {
    try {
        return JSON.parse(storage().getItem(key));
    } catch {
        return null;
    }
}

/* Whether it could be written: storage may be full or forbidden. */
function write(storage, key, value) {
    try {
        storage().setItem(key, JSON.stringify(value));
        return true;
    } catch {
        return false;
    }
}

const local = () => localStorage, session = () => sessionStorage;
const mine = windowId();

/** The name of a photo's work in the store. */
export function photoId(name, digest, blind) {
    return `${blind ? "blind:" : ""}${digest}:${name}`;
}

export async function digestOf(blob) {
    const bytes = await crypto.subtle.digest("SHA-256",
                                             await blob.arrayBuffer());

    return [...new Uint8Array(bytes.slice(0, 16))]
        .map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** The name under which this window keeps a photo's work. */
export function keyFor(id) {
    return `${UNSENT}${mine}:${id}`;
}

/** Keeps unsent work; returns whether it could. */
export function keep(id, entry) {
    return write(local, keyFor(id), entry);
}

function keysOf(id) {
    const keys = [];

    try {
        for (let i = 0; i < localStorage.length; i++) {
            const key = localStorage.key(i);
            if (key.startsWith(UNSENT) &&
                (id === null || key.slice(key.indexOf(":",
                    UNSENT.length) + 1) === id))
                keys.push(key);
        }
    } catch {
        /* No storage: nothing was kept. */
    }
    return keys;
}

/** All that is kept: [{key, id, entry}], this window's last, so that it ends
 *  on top. id: of one photo, or null. */
export function keptWork(id = null) {
    return keysOf(id)
        .map((key) => ({key, id: key.slice(key.indexOf(":",
            UNSENT.length) + 1), entry: read(local, key)}))
        .filter((k) => k.entry)
        .sort((a, b) => a.key.startsWith(UNSENT + mine) -
                        b.key.startsWith(UNSENT + mine));
}

export function drop(key) {
    try {
        localStorage.removeItem(key);
    } catch {
        /* As above. */
    }
}

/** This window's work on a photo is saved. */
export function forget(id) {
    drop(keyFor(id));
}

export const getRater = () => read(local, RATER) ?? "";
export const setRater = (name) => write(local, RATER, name);

/** Switches of the page: mirror, ghost, ... */
export const getWishes = () => read(local, WISHES) ?? {};
export const setWishes = (wishes) => write(local, WISHES, wishes);

/** Steps to undo, so that a reload keeps them; only for the same revision. */
export function keepSteps(id, revision, steps) {
    write(session, STEPS + id, {revision, steps});
}

export function getSteps(id, revision) {
    const kept = read(session, STEPS + id);

    return kept?.revision === revision ? kept.steps : null;
}
