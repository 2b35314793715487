/* picture.js - a photo that stays quick to draw at 24 megapixels
 *
 * The photo is decoded once; halved copies are made once. A drawing takes the
 * smallest copy that need not be enlarged and only the part that shows, so
 * that it costs about as many pixels as the screen has.
 */
import {levelFor} from "./view.js";

/* px: no copy is needed below this. */
const SMALLEST = 900;

function halved(source, width, height) {
    const canvas = document.createElement("canvas");
    const ctx = (canvas.width = Math.max(1, width >> 1),
                 canvas.height = Math.max(1, height >> 1),
                 canvas.getContext("2d", {alpha: false}));

    ctx.imageSmoothingQuality = "high";
    ctx.drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas;
}

export class Picture {
    constructor(bitmap) {
        this.width = bitmap.width;
        this.height = bitmap.height;
        this.levels = [bitmap];
        for (let w = this.width, h = this.height;
             Math.max(w, h) > 2 * SMALLEST; w >>= 1, h >>= 1)
            this.levels.push(halved(this.levels[this.levels.length - 1],
                                    w, h));
    }

    static async from(blob) {
        return new Picture(await createImageBitmap(blob));
    }

    /** Draws what shows of it on a canvas of width x height device pixels.
     *  ratio: device pixels for a CSS pixel. */
    draw(ctx, view, width, height, ratio) {
        const k = view.scale * ratio;
        const n = levelFor(k, this.levels.length);
        const level = this.levels[n];
        /* Copies are rounded down, so each has a scale of its own. */
        const fx = level.width / this.width, fy = level.height / this.height;
        const x0 = Math.max(0, Math.floor(-view.x * ratio / k * fx));
        const y0 = Math.max(0, Math.floor(-view.y * ratio / k * fy));
        const x1 = Math.min(level.width,
                            Math.ceil((width - view.x * ratio) / k * fx));
        const y1 = Math.min(level.height,
                            Math.ceil((height - view.y * ratio) / k * fy));

        if (x1 <= x0 || y1 <= y0)
            return;
        /* Pixels larger than 12 device pixels are shown as what they are. */
        ctx.imageSmoothingEnabled = k < 12;
        ctx.imageSmoothingQuality = k < 1 ? "high" : "medium";
        ctx.drawImage(level, x0, y0, x1 - x0, y1 - y0,
                      x0 / fx * k + view.x * ratio,
                      y0 / fy * k + view.y * ratio,
                      (x1 - x0) / fx * k, (y1 - y0) / fy * k);
    }

    close() {
        this.levels[0].close?.();
        this.levels = [];
    }
}
