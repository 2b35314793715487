/* figure/visits.c - pictures of visits: change, contact sheet */
#include "cmd/figure/figure.h"

#include <stdio.h>
#include <string.h>

#include "cmd/show/pair.h"
#include "cmd/show/values.h"
#include "render/pair.h"
#include "render/sheet.h"

/* -------------------------------------------------------------- change */

/* Most captions below a row: what fits under the photos. */
enum { CAPTIONS = 5 };

/* One row's own storage. */
typedef struct row_store {
    char text[CAPTIONS][160];
    hr_caption captions[CAPTIONS];
    hr_arrow arrows[2][HR_MOST_ARROWS]; /* by visit */
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
    if (c->pre.view != view ||
        strcmp(c->pre.measure->id, shown[i].measure) != 0)
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

/* Movement since rest; at rest, after: what changed since before. Returns how
 * many arrows. */
static size_t arrows(hr_arrow *out, const cli_visit visits[2], int i,
                     hf_view view)
{
    const bool rest = view == HF_VIEW_REST;
    const cli_visit *from = &visits[rest ? 0 : i], *to = &visits[i];
    const hf_face *a = hf_visit_face(from->visit, HF_VIEW_REST);
    const hf_face *b = hf_visit_face(to->visit, view);
    const hf_frame *a_frame = hf_visit_frame(from->visit, HF_VIEW_REST);
    const hf_frame *b_frame = hf_visit_frame(to->visit, view);

    if ((rest && i == 0) || !a || !b || !a_frame || !b_frame)
        return 0;
    return hr_arrows(out, a, a_frame, b, b_frame);
}

static void fill_row(hr_pair *pair, size_t row, row_store *store,
                     cli_visit visits[2], const hf_changes *changes,
                     hf_view view)
{
    enum { ENOUGH = 2200 }; /* a field of the figure is under 1100 dots wide */
    hr_row *r = &pair->row[row];

    r->title = hf_view_name(view);
    r->captions = store->captions;
    r->caption_count = captions(store, changes, view);
    for (int i = 0; i < 2; i++) {
        hr_cell *cell = &r->cells[i];

        *cell =
            (hr_cell){.image = cli_figure_image(&visits[i], view, ENOUGH),
                      .face = hf_visit_face(visits[i].visit, view),
                      .frame = hf_visit_frame(visits[i].visit, view),
                      .arrows = store->arrows[i],
                      .arrow_count = arrows(store->arrows[i], visits, i, view)};
        if (cell->image && cell->arrow_count)
            cell->note = view == HF_VIEW_REST ? "arrows from the first visit"
                                              : "arrows from rest";
    }
}

/* Into its file, or (picture) as pixels. Frees the canvas. */
static hf_status hand_out(hr_canvas *canvas, cairo_surface_t **picture,
                          hf_error *error)
{
    const hf_status status = picture ? hr_canvas_picture(picture, canvas, error)
                                     : hr_canvas_finish(canvas, error);

    hr_canvas_free(canvas);
    return status;
}

/* A canvas of pixels needs a name that says so. */
static const char of_pixels[] = "x.png";

static hf_status draw_pair(const char *out, cairo_surface_t **picture,
                           const hr_pair *pair, hf_error *error)
{
    hr_canvas *canvas = NULL;
    int width, height;
    hf_status status = hr_pair_size(&width, &height, pair, error);

    if (status == HF_OK)
        status = hr_canvas_new(&canvas, picture ? of_pixels : out, width,
                               height, error);
    if (status != HF_OK)
        return status;
    hr_pair_draw(canvas, pair);
    return hand_out(canvas, picture, error);
}

static hf_status make_pair(const char *out, cairo_surface_t **picture,
                           cli_visit visits[2], const hf_changes *changes,
                           const hf_view *views, size_t view_count,
                           const cli_figure *figure, hf_error *error)
{
    row_store stores[CLI_FIGURE_VIEWS];
    hr_pair pair;
    hf_status status;

    memset(&pair, 0, sizeof pair);
    pair.titles[0] = figure->names ? visits[0].name : "pre";
    pair.titles[1] = figure->names ? visits[1].name : "post";
    pair.columns = 2;
    pair.rows = view_count;
    pair.contours = figure->contours;
    pair.axes = figure->axes;
    pair.affected = figure->affected;
    for (size_t i = 0; i < view_count; i++)
        fill_row(&pair, i, &stores[i], visits, changes, views[i]);
    status = draw_pair(out, picture, &pair, error);
    for (size_t i = 0; i < view_count; i++)
        for (int k = 0; k < 2; k++)
            hf_image_free((hf_image *)pair.row[i].cells[k].image);
    return status;
}

hf_status cli_figure_pair(const char *out, cli_visit visits[2],
                          const hf_changes *changes, const hf_view *views,
                          size_t view_count, const cli_figure *figure,
                          hf_error *error)
{
    return make_pair(out, NULL, visits, changes, views, view_count, figure,
                     error);
}

hf_status cli_figure_pair_picture(cairo_surface_t **out, cli_visit visits[2],
                                  const hf_changes *changes, hf_view view,
                                  const cli_figure *figure, hf_error *error)
{
    return make_pair(NULL, out, visits, changes, &view, 1, figure, error);
}

hf_status cli_figure_change(const char *out, char *const *paths, int count,
                            const cli_figure *figure, hf_error *error)
{
    cli_visit visits[2];
    hf_changes *changes = NULL;
    const int loaded = cli_visits_load(visits, paths, error);
    hf_status status = loaded == 2 ? HF_OK : error->status;

    (void)count;
    /* As compare does, or its numbers would not be those of the picture. */
    if (status == HF_OK) {
        cli_pair_doubt(visits);
        cli_visits_one_ruler(visits);
        status = hf_compare(&changes, visits[0].values, visits[1].values, NULL,
                            figure->affected, error);
    }
    if (status == HF_OK)
        status = cli_figure_pair(out, visits, changes, figure->views,
                                 figure->view_count, figure, error);
    hf_changes_free(changes);
    for (int i = 0; i < loaded; i++)
        cli_visit_clear(&visits[i]);
    return status;
}

/* --------------------------------------------------------------- views */

static hf_status draw_sheet(const char *out, cairo_surface_t **picture,
                            const hr_sheet *sheet, hf_error *error)
{
    hr_canvas *canvas = NULL;
    int width, height;
    hf_status status = hr_sheet_size(&width, &height, sheet, error);

    if (status == HF_OK)
        status = hr_canvas_new(&canvas, picture ? of_pixels : out, width,
                               height, error);
    if (status != HF_OK)
        return status;
    hr_sheet_draw(canvas, sheet);
    return hand_out(canvas, picture, error);
}

static hf_status make_sheet(const char *out, cairo_surface_t **picture,
                            const cli_visit *visit, const cli_figure *figure,
                            hf_error *error)
{
    enum { ENOUGH = 1300 }; /* twice a field's width */
    hr_sheet sheet = {.title = figure->names ? visit->name : NULL,
                      .affected = figure->affected};
    hf_status status;

    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        const hf_view view = (hf_view)v;
        const hf_face *face = hf_visit_face(visit->visit, view);

        /* A ninth view is shown if it is there and not missed if not. */
        if (v >= HF_VIEW_SNARL && !face)
            continue;
        sheet.photos[sheet.count++] = (hr_sheet_photo){
            hf_view_name(view), cli_figure_image(visit, view, ENOUGH), face,
            hf_visit_frame(visit->visit, view)};
    }
    status = draw_sheet(out, picture, &sheet, error);
    for (size_t i = 0; i < sheet.count; i++)
        hf_image_free((hf_image *)sheet.photos[i].image);
    return status;
}

hf_status cli_figure_sheet(const char *out, const cli_visit *visit,
                           const cli_figure *figure, hf_error *error)
{
    return make_sheet(out, NULL, visit, figure, error);
}

hf_status cli_figure_sheet_picture(cairo_surface_t **out,
                                   const cli_visit *visit,
                                   const cli_figure *figure, hf_error *error)
{
    return make_sheet(NULL, out, visit, figure, error);
}

hf_status cli_figure_views(const char *out, char *const *paths, int count,
                           const cli_figure *figure, hf_error *error)
{
    cli_visit visit;
    hf_status status = cli_visit_load(&visit, paths[0], error);

    (void)count;
    if (status != HF_OK)
        return status;
    status = cli_figure_sheet(out, &visit, figure, error);
    cli_visit_clear(&visit);
    return status;
}
