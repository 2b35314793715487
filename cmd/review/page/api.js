/* api.js - talking to the server that printed the link
 *
 * Every request has the header X-Hemiface, without which the server answers
 * nothing; the browser adds the cookie. What goes wrong is a Trouble whose
 * kind says what to do about it.
 */

/* ms without an answer after which the server counts as gone: it runs on this
   machine and answers in milliseconds, a photo of 24 MP or a first detection
   in seconds. */
const PATIENCE = {short: 10000, long: 90000};

export class Trouble extends Error {
    /** kind: "gone" (no answer), "denied" (another session), "conflict"
     *  (revision), "refused" (the server says why). */
    constructor(kind, message, status = 0) {
        super(message);
        this.kind = kind;
        this.status = status;
    }
}

/* Whether this window's session is still one: a photo too may be refused. */
async function isKnown() {
    const headers = {"X-Hemiface": "review"};

    return (await fetch("/api/queue", {headers, cache: "no-store"})
        .catch(() => null))?.status !== 403;
}

async function kindOf(status, path) {
    if (status === 409)
        return "conflict";
    return status === 403 && (path === "/api/queue" || !await isKnown())
        ? "denied" : "refused";
}

async function words(response) {
    const text = (await response.text().catch(() => "")).trim();

    try {
        const said = JSON.parse(text);
        return String(said.error ?? said.reason ?? text);
    } catch {
        return text;
    }
}

async function ask(path, {method = "GET", body, patience = PATIENCE.short,
                          keepalive = false} = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    const headers = {"X-Hemiface": "review"};
    let response;

    if (body !== undefined)
        headers["Content-Type"] = "application/json";
    try {
        response = await fetch(path, {
            method, headers, signal: stop.signal, cache: "no-store",
            credentials: "same-origin", redirect: "error", keepalive,
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        if (response.ok)
            return {response, timer};
    } catch {
        clearTimeout(timer);
        throw new Trouble("gone", "the server does not answer");
    }
    const text = await words(response);
    clearTimeout(timer);
    throw new Trouble(await kindOf(response.status, path),
                      text || `the server answers ${response.status}`,
                      response.status);
}

/* The body too may never come. */
async function whole(asked, read) {
    try {
        return await read(asked.response);
    } catch {
        throw new Trouble("gone", "the answer broke off");
    } finally {
        clearTimeout(asked.timer);
    }
}

const json = async (path, options) =>
    whole(await ask(path, options), (r) => r.json());

export const getQueue = () => json("/api/queue");

export const getFace = (n) => json(`/api/photo/${n}/face`,
                                   {patience: PATIENCE.long});

export const getImage = async (n) =>
    whole(await ask(`/api/photo/${n}/image`, {patience: PATIENCE.long}),
          (r) => r.blob());

export const measure = (n, face, side) =>
    json(`/api/photo/${n}/measure`, {method: "POST", body: {face, side}});

export const putFace = (n, body, keepalive = false) =>
    json(`/api/photo/${n}/face`, {method: "PUT", body, keepalive});
