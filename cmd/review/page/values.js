/* values.js - the measures of a photo, and how they change under the hand
 *
 * number(), changes() and rowsOf() are pure; Values shows them.
 */
import {$, el} from "./dom.js";

/* Decimals by unit: a tenth of a pixel is about 0.02 mm. */
const DECIMALS = {mm: 2, deg: 1, mm2: 1, "%": 0};

const UNITS = {deg: "\u00b0", mm2: "mm\u00b2"};

export function unitOf(v) {
    return UNITS[v.unit] ?? v.unit ?? "";
}

/** A number as it is shown; na is a dash. */
export function number(value, unit) {
    if (typeof value !== "number" || !Number.isFinite(value))
        return "\u2013";
    const text = value.toFixed(DECIMALS[unit] ?? 2);

    return (/^-0*\.?0*$/.test(text) ? text.slice(1) : text)
        .replace("-", "\u2212");
}

/* A value of the server: a number, null, or an object with value. */
function plain(v) {
    return typeof v === "object" && v !== null ? v : {value: v ?? null};
}

/** What a measure has: [{side: "right"|"left"|"difference"|"value", value,
 *  sd, reason}]. */
export function cellsOf(measure) {
    return ["right", "left", "difference", "value"]
        .filter((s) => measure[s] !== undefined)
        .map((side) => ({side, ...plain(measure[side]),
                         reason: plain(measure[side]).reason ??
                             measure.reason}));
}

/** Measures that differ between two lists by at least half of the last digit
 *  shown: [{measure, side, before, after, by}], the ones that moved most for
 *  their doubt first. */
export function changes(before, after) {
    const old = new Map();
    const found = [];

    for (const m of before)
        for (const c of cellsOf(m))
            old.set(`${m.id}/${c.side}`, c);
    for (const m of after) {
        for (const c of cellsOf(m)) {
            const was = old.get(`${m.id}/${c.side}`);
            if (!was || typeof was.value !== "number" ||
                typeof c.value !== "number")
                continue;
            const by = c.value - was.value;
            const digit = 10 ** -(DECIMALS[m.unit] ?? 2);
            if (Math.abs(by) >= digit / 2)
                found.push({measure: m, side: c.side, before: was.value,
                            after: c.value, by,
                            weight: Math.abs(by) / (c.sd || 1)});
        }
    }
    return found.sort((a, b) => b.weight - a.weight);
}

/** Why nothing of a measure is known, or "". */
export function reasonOf(measure) {
    const cells = cellsOf(measure);

    return cells.every((c) => c.value === null)
        ? cells.find((c) => c.reason)?.reason || "not available" : "";
}

const HEADS = {right: "R", left: "L", difference: "Diff"};

function cell(measure, side, moved) {
    const found = cellsOf(measure).find((c) => c.side === side);
    const td = el("td");

    if (!found)
        return td;
    td.append(number(found.value, measure.unit));
    if (found.value === null)
        td.className = "na";
    td.title = found.value === null
        ? found.reason || "not available"
        : found.sd ? `sd ${number(found.sd, measure.unit)} ${unitOf(measure)}`
            : "";
    const change = moved.get(`${measure.id}/${side}`);
    if (change) {
        td.classList.add("moved");
        td.title = `${change.by > 0 ? "+" : ""}` +
            `${number(change.by, measure.unit)} ${unitOf(measure)}`;
    }
    return td;
}

/* A heading where another region of the face begins. */
function region(measure, before) {
    if (!measure.region || measure.region === before?.region)
        return [];
    const th = el("th", "", measure.region);

    th.colSpan = 4;
    th.scope = "rowgroup";
    return [el("tr", "region", th)];
}

/* A row per measure; one that has no sides spans them. */
function row(measure, moved) {
    const head = el("th", "", measure.label || measure.id,
                    el("span", "unit", unitOf(measure)));
    const tr = el("tr", "", head);

    tr.dataset.measure = measure.id;

    head.scope = "row";
    head.title = measure.text || measure.id;
    const why = reasonOf(measure);
    if (why) {
        const td = el("td", "na why", why);
        td.colSpan = 3;
        tr.append(td);
    } else if (measure.right === undefined && measure.left === undefined) {
        const td = cell(measure, "value", moved);
        td.colSpan = 3;
        tr.append(td);
    } else {
        for (const side of Object.keys(HEADS))
            tr.append(cell(measure, side, moved));
    }
    if ([...tr.children].some((c) => c.classList.contains("moved")))
        tr.classList.add("moved");
    return tr;
}

export class Values {
    constructor() {
        this.root = $("values");
        this.compared = null;
    }

    /** Shows a list; with `before`, what differs from it is marked. */
    show(list, before = null) {
        const moved = new Map(before ? changes(before, list)
            .map((c) => [`${c.measure.id}/${c.side}`, c]) : []);

        if (!list?.length) {
            this.root.replaceChildren(el("p", "empty",
                "No values: no contours yet."));
            return;
        }
        const heads = Object.entries(HEADS).map(([side, text]) => {
            const th = el("th", `head-${side}`, text);
            th.scope = "col";
            return th;
        });
        const table = el("table", "",
            el("thead", "", el("tr", "", el("th", "", "Measure"), ...heads)),
            el("tbody", "", ...list.flatMap((m, i) =>
                [...region(m, list[i - 1]), row(m, moved)])));
        const top = this.root.scrollTop;
        this.root.replaceChildren(table);
        this.root.scrollTop = top;
    }

    /** The few that move most, beside the loupe. */
    brief(list, before) {
        const rows = before ? changes(before, list)
            .filter((c) => c.side !== "difference").slice(0, 4) : [];

        $("loupe-values").replaceChildren(...rows.map((c) => el("p", "",
            el("span", "what", `${c.measure.label || c.measure.id}` +
                `${HEADS[c.side] ? ` ${HEADS[c.side]}` : ""}`),
            el("span", "figure", `${number(c.after, c.measure.unit)} ` +
                unitOf(c.measure)),
            el("span", "by", `${c.by > 0 ? "+" : ""}` +
                number(c.by, c.measure.unit)))));
    }
}
