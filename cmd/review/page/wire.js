/* wire.js - buttons and windows to what they do */
import {$} from "./dom.js";
import {listenHelp, openHelp} from "./dialogs.js";
import {listen, showKeys} from "./keys.js";
import * as show from "./show.js";

/* Factor of a click on + or -. */
const ZOOM = 1.4;

function buttons(app) {
    return {
        "t-point": () => app.setMode("point"),
        "t-contour": () => app.setMode("contour"),
        "t-soft": () => app.wish("soft"),
        "t-undo": () => app.deeds.step("undo"),
        "t-redo": () => app.deeds.step("redo"),
        "t-fold": () => app.placing.startFold(),
        "t-mirror": () => app.wish("mirror"),
        "t-ghost": () => app.wish("ghost"),
        "t-lines": () => app.wish("lines", true),
        "t-out": () => app.stage.zoom(1 / ZOOM),
        "t-in": () => app.stage.zoom(ZOOM),
        "t-fit": () => app.stage.fit(),
        "v-previous": () => app.go(-1),
        "v-next": () => app.go(1),
        "v-accept": () => app.verdict.accept(true),
        "v-reject": () => app.verdict.reject(),
        "placing-done": () => app.placing.finish(),
        "placing-back": () => app.placing.back(),
        "placing-skip": () => app.placing.skip(),
        "placing-stop": () => app.placing.stop(),
        "rater": () => app.askRater(false),
        "help-button": () => openHelp(),
        "tab-values": () => show.tab("values"),
        "tab-parts": () => show.tab("parts"),
        "queue-toggle": () => show.queue(),
    };
}

function wireTabs() {
    document.querySelector(".tabs").addEventListener("keydown", (e) => {
        if (e.key !== "ArrowLeft" && e.key !== "ArrowRight")
            return;
        const other = $("values").hidden ? "values" : "parts";
        show.tab(other);
        $(`tab-${other}`).focus();
        e.preventDefault();
        e.stopPropagation();
    });
}

export function wire(app) {
    for (const [id, run] of Object.entries(buttons(app)))
        $(id).addEventListener("click", run);
    $("declared").addEventListener("change", (e) =>
        app.deeds.declare(e.target.value));
    wireTabs();
    addEventListener("pagehide", () => app.saver.farewell());
    addEventListener("online", () => app.saver.retry());
    /* Only where the browser itself could not keep the work. */
    addEventListener("beforeunload", (e) => {
        if (app.saver.unkept && app.saver.items.size)
            e.preventDefault();
    });
    showKeys();
    listenHelp();
    listen(app);
}
