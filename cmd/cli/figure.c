/* cli/figure.c - pictures of faces and visits */
#include "cmd/cli/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/cli/gate.h"
#include "cmd/cli/path.h"
#include "cmd/cli/source.h"
#include "cmd/cli/values.h"
#include "render/overlay.h"
#include "render/pair.h"

/* --------------------------------------------------------------- photo */

static hf_status draw_photo(const char *out, const cli_source *source,
                            const hf_frame *frame, const cli_figure *figure,
                            hf_error *error)
{
    hr_overlay_options options;
    hr_canvas *canvas = NULL;
    hf_values *values = NULL;
    hf_status status =
        hf_measure_static(&values, source->face, frame, HF_REASON_IRIS_HIDDEN,
                          HF_VIEW_NONE, figure->affected, error);

    hr_overlay_options_init(&options);
    options.contours = options.irises = figure->contours;
    options.axes = figure->axes;
    options.distances = figure->distances;
    options.whole = figure->whole;
    options.affected = figure->affected;
    if (status == HF_OK)
        status = hr_canvas_new(&canvas, out, HR_OVERLAY_WIDTH,
                               HR_OVERLAY_HEIGHT, error);
    if (status == HF_OK) {
        hr_overlay_draw(canvas, source->image, source->face, frame, values,
                        &options);
        status = hr_canvas_finish(canvas, error);
    }
    hr_canvas_free(canvas);
    hf_values_free(values);
    return status;
}

hf_status cli_figure_photo(const char *out, const char *path,
                           const cli_figure *figure, hf_error *error)
{
    const hf_frame_options frame_options = cli_frame_options();
    cli_source source;
    hf_frame frame;
    bool framed;
    hf_status status = cli_load(&source, path, true, error);

    if (status != HF_OK)
        return status;
    framed = hf_frame_of(&frame, source.face, &frame_options, NULL) == HF_OK;
    if (framed)
        cli_gate_warn(path, &frame, source.face);
    status = draw_photo(out, &source, framed ? &frame : NULL, figure, error);
    cli_source_clear(&source);
    return status;
}

/* ---------------------------------------------------------------- pair */

/* Most captions below a row: what fits under the photos. */
enum { CAPTIONS = 5 };

/* One row's own storage. */
typedef struct row_store {
    char text[CAPTIONS][160];
    hr_caption captions[CAPTIONS];
    hr_arrow arrows[2][2]; /* by visit, side */
} row_store;

/* Changes shown under a row, best first: measure, which value. */
static const struct {
    const char *measure;
    hf_value_side side; /* RIGHT stands for the affected side */
    bool at_rest;
} shown[] = {
    {"excursion", HF_VALUE_RIGHT, false},
    {"excursion", HF_VALUE_RATIO, false},
    {"brow_elevation", HF_VALUE_RIGHT, false},
    {"lagophthalmos", HF_VALUE_RIGHT, false},
    {"lip_depression", HF_VALUE_RIGHT, false},
    {"pucker_narrowing", HF_VALUE_RIGHT, false},
    {"commissure_height", HF_VALUE_DIFF, true},
    {"brow_height", HF_VALUE_DIFF, true},
    {"pfh", HF_VALUE_DIFF, true},
    {"philtrum_deviation", HF_VALUE_SINGLE, true},
};

static bool is_shown(const hf_change *c, size_t i, hf_view view)
{
    if (c->pre.view != view || strcmp(c->pre.measure->id, shown[i].measure))
        return false;
    if (shown[i].at_rest != (view == HF_VIEW_REST))
        return false;
    return shown[i].side == HF_VALUE_RIGHT ? c->affected
                                           : c->pre.side == shown[i].side;
}

/* The measure's id in words: "commissure height". */
static void in_words(char *text, size_t size, const hf_change *c)
{
    static const char *const suffix[] = {"", " R", " L", " difference",
                                         " ratio"};

    snprintf(text, size, "%s%s",
             strcmp(c->pre.measure->id, "pfh") ? c->pre.measure->id
                                               : "lid_opening",
             suffix[c->pre.side]);
    for (char *p = text; *p; p++)
        if (*p == '_')
            *p = ' ';
}

static void caption(row_store *store, size_t n, const hf_change *c)
{
    const char *unit = hf_value_unit(&c->pre);
    const int decimals = strcmp(unit, "%") ? 1 : 0;
    char name[64];

    in_words(name, sizeof name, c);
    snprintf(store->text[n], sizeof store->text[n], "%s  %s → %s %s  (%s)",
             name, cli_number(c->pre.value, decimals),
             cli_number(c->post.value, decimals), unit,
             hf_direction_name(c->direction));
    store->captions[n] = (hr_caption){store->text[n], c->direction};
}

static size_t captions(row_store *store, const hf_changes *changes,
                       hf_view view)
{
    size_t n = 0;

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        for (size_t k = 0; k < hf_changes_count(changes); k++) {
            const hf_change *c = hf_changes_at(changes, k);

            if (n < CAPTIONS && is_shown(c, i, view) &&
                c->direction != HF_UNDETERMINED)
                caption(store, n++, c);
        }
    return n;
}

/* Where a mouth corner was at rest and where it is, mm. */
static size_t arrows(hr_arrow *out, const cli_visit *visit, hf_view view)
{
    const hf_frame *rest = hf_visit_frame(visit->visit, HF_VIEW_REST);
    const hf_frame *frame = hf_visit_frame(visit->visit, view);
    size_t n = 0;

    if (view == HF_VIEW_REST || !rest || !frame)
        return 0;
    for (int s = 0; s < 2; s++) {
        const hf_contour a =
            hf_face_contour(hf_visit_face(visit->visit, HF_VIEW_REST),
                            HF_COMMISSURE, (hf_side)s);
        const hf_contour b = hf_face_contour(hf_visit_face(visit->visit, view),
                                             HF_COMMISSURE, (hf_side)s);

        if (!a.count || !b.count)
            continue;
        hf_frame_to_mm(rest, a.points->x, a.points->y, &out[n].from.x,
                       &out[n].from.y);
        hf_frame_to_mm(frame, b.points->x, b.points->y, &out[n].to.x,
                       &out[n].to.y);
        n++;
    }
    return n;
}

/* The photo's pixels, or NULL when only a face file is there. */
static hf_image *photo_of(const cli_visit *visit, hf_view view)
{
    const char *path = visit->files.photos[view].photo;
    hf_image_options options;
    hf_image *image = NULL;

    hf_image_options_init(&options);
    /* A field of the figure is under 1100 dots wide. */
    options.enough = 2200;
    if (!path || hf_image_read(&image, path, &options, NULL) != HF_OK)
        return NULL;
    if (cli_turn_back(&image, NULL) == HF_OK)
        return image;
    hf_image_free(image);
    return NULL;
}

static void fill_row(hr_pair *pair, size_t row, row_store *store,
                     cli_visit visits[2], const hf_changes *changes,
                     hf_view view)
{
    hr_row *r = &pair->row[row];

    r->title = hf_view_name(view);
    r->captions = store->captions;
    r->caption_count = captions(store, changes, view);
    for (int i = 0; i < 2; i++)
        r->cells[i] = (hr_cell){
            photo_of(&visits[i], view), hf_visit_face(visits[i].visit, view),
            hf_visit_frame(visits[i].visit, view), store->arrows[i],
            arrows(store->arrows[i], &visits[i], view)};
}

static hf_status draw_pair(const char *out, const hr_pair *pair,
                           hf_error *error)
{
    hr_canvas *canvas = NULL;
    int width, height;
    hf_status status = hr_pair_size(&width, &height, pair, error);

    if (status == HF_OK)
        status = hr_canvas_new(&canvas, out, width, height, error);
    if (status == HF_OK) {
        hr_pair_draw(canvas, pair);
        status = hr_canvas_finish(canvas, error);
    }
    hr_canvas_free(canvas);
    return status;
}

hf_status cli_figure_pair(const char *out, cli_visit visits[2],
                          const hf_changes *changes, const hf_view *views,
                          size_t view_count, const cli_figure *figure,
                          hf_error *error)
{
    row_store stores[CLI_FIGURE_VIEWS];
    hr_pair pair;
    hf_status status;

    memset(&pair, 0, sizeof pair);
    pair.titles[0] = visits[0].name;
    pair.titles[1] = visits[1].name;
    pair.columns = 2;
    pair.rows = view_count;
    pair.contours = figure->contours;
    pair.axes = figure->axes;
    pair.affected = figure->affected;
    for (size_t i = 0; i < view_count; i++)
        fill_row(&pair, i, &stores[i], visits, changes, views[i]);
    status = draw_pair(out, &pair, error);
    for (size_t i = 0; i < view_count; i++)
        for (int k = 0; k < 2; k++)
            hf_image_free((hf_image *)pair.row[i].cells[k].image);
    return status;
}
