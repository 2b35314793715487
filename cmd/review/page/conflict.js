/* conflict.js - a photo that was changed in another window meanwhile */
import {labelOf} from "./anatomy.js";

/* Theirs in place of mine. */
function takeTheirs(app, item, both) {
    if (item.work.yieldTo(both, app.rater))
        app.saver.touch(item);
    if (item === app.item)
        app.show();
}

/** Tells, and lets choose. both, theirs: as Work.rebase() says. */
export function tellMerged(app, item, {both, theirs}) {
    const names = (keys) => keys.map(labelOf).join(", ");
    const done = (run) => () => {
        app.banner.clear("merged");
        run();
    };
    const tell = (text, ...actions) =>
        app.banner.set("merged", `${item.name} was changed in another ` +
            `window${text}`, actions.map(([t, run]) => [t, done(run)]));

    if (both.length)
        tell(` too: ${names(both.map((b) => b.key))}. Yours is on top; both ` +
             "are in the record.",
             ["Take theirs", () => takeTheirs(app, item, both)],
             ["Keep mine", () => {}]);
    else if (theirs.length)
        tell(`: ${names(theirs)}. It is shown as it is now, with your own ` +
             "edits.", ["Fine", () => {}]);
    if (item === app.item)
        app.show();
}
