/* dom.js - elements from text; nothing is ever parsed as markup */

export const $ = (id) => document.getElementById(id);

/** An element with a class and children: texts or elements. */
export function el(tag, className = "", ...children) {
    const e = document.createElement(tag);

    if (className)
        e.className = className;
    e.append(...children.filter((c) => c !== null && c !== undefined &&
                                   c !== ""));
    return e;
}

export function button(text, title, run, className = "") {
    const b = el("button", className, text);

    b.type = "button";
    b.title = title;
    b.addEventListener("click", run);
    return b;
}

/** Sets a text only when it changed, so that screen readers keep quiet. */
export function setText(e, text) {
    if (e.textContent !== text)
        e.textContent = text;
}

/** Arrow keys go through a group of elements; one of them is in the order of
 *  Tab. pick(): the elements; columns: of a grid. */
export function roving(root, pick, columns = 1) {
    root.addEventListener("keydown", (e) => {
        const all = pick(), i = all.indexOf(document.activeElement);
        const step = {ArrowDown: columns, ArrowUp: -columns,
                      ArrowRight: columns > 1 ? 1 : 0,
                      ArrowLeft: columns > 1 ? -1 : 0,
                      Home: -Infinity, End: Infinity}[e.key];

        if (i < 0 || !step || e.ctrlKey || e.metaKey || e.altKey)
            return;
        e.preventDefault();
        e.stopPropagation();
        const to = Math.min(all.length - 1, Math.max(0, i + step));
        all[to].focus();
    });
}
