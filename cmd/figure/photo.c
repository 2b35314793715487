/* figure/photo.c - pictures of one photo */
#include "cmd/figure/figure.h"

#include <stdio.h>
#include <string.h>

#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/cli/path.h"
#include "cmd/photo/source.h"
#include "render/heat.h"
#include "render/mirror.h"
#include "render/overlay.h"

/* A photo on its way to a picture. */
typedef struct subject {
    cli_source source;
    hf_frame own;
    const hf_frame *frame; /* own, or NULL without irises */
    const char *name;      /* on the picture, or NULL */
    const cli_figure *figure;
} subject;

/* How one style paints it. */
typedef struct painter {
    int width, height;
    hf_status (*paint)(hr_canvas *canvas, const subject *s, hf_error *error);
} painter;

static hf_status load(subject *s, const char *path, const cli_figure *figure,
                      hf_error *error)
{
    const hf_frame_options options = cli_frame_options();
    hf_status status;

    if (cli_path_is_folder(path)) {
        error->status = HF_E_OPTION;
        snprintf(error->text, sizeof error->text,
                 "'%s' is a folder: name a photo in it, or two visits, or "
                 "--style=views",
                 path);
        return HF_E_OPTION;
    }
    status = cli_load(&s->source, path, true, error);
    if (status != HF_OK)
        return status;
    s->figure = figure;
    s->name = figure->names ? cli_path_base(path) : NULL;
    s->frame = hf_frame_of(&s->own, s->source.face, &options, NULL) == HF_OK
                   ? &s->own
                   : NULL;
    if (s->frame)
        cli_gate_warn(path, s->frame, s->source.face);
    return HF_OK;
}

/* Puts the input in front of what a painter, who knows no names, says. */
static void name_input(hf_error *error, const char *path)
{
    char text[HF_ERROR_SIZE];

    snprintf(text, sizeof text, "'%s': %.300s", path, error->text);
    memcpy(error->text, text, sizeof text);
}

static hf_status draw(const char *out, const char *path, const painter *how,
                      const cli_figure *figure, hf_error *error)
{
    hr_canvas *canvas = NULL;
    subject s = {0};
    hf_status status = load(&s, path, figure, error);

    if (status != HF_OK)
        return status;
    status = hr_canvas_new(&canvas, out, how->width, how->height, error);
    if (status == HF_OK)
        status = how->paint(canvas, &s, error);
    if (status == HF_E_UNDEFINED)
        name_input(error, path);
    if (status == HF_OK)
        status = hr_canvas_finish(canvas, error);
    hr_canvas_free(canvas);
    cli_source_clear(&s.source);
    return status;
}

/* ------------------------------------------------- landmarks, measures */

static hr_overlay_options overlay_of(const subject *s)
{
    hr_overlay_options options;

    hr_overlay_options_init(&options);
    options.contours = options.irises = s->figure->contours;
    options.axes = s->figure->axes;
    options.distances = s->figure->distances;
    options.whole = s->figure->whole;
    options.affected = s->figure->affected;
    options.name = s->name;
    return options;
}

static hf_status paint_landmarks(hr_canvas *canvas, const subject *s,
                                 hf_error *error)
{
    hr_overlay_options options = overlay_of(s);

    (void)error;
    options.distances = false;
    options.points = true;
    hr_overlay_draw(canvas, s->source.image, s->source.face, s->frame, NULL,
                    &options);
    return HF_OK;
}

static hf_status paint_measures(hr_canvas *canvas, const subject *s,
                                hf_error *error)
{
    const hr_overlay_options options = overlay_of(s);
    hf_values *values = NULL;
    hf_status status = hf_measure_static(&values, s->source.face, s->frame,
                                         HF_REASON_IRIS_HIDDEN, HF_VIEW_NONE,
                                         s->figure->affected, error);

    if (status == HF_OK)
        hr_overlay_draw(canvas, s->source.image, s->source.face, s->frame,
                        values, &options);
    hf_values_free(values);
    return status;
}

static const painter landmarks = {HR_OVERLAY_WIDTH, HR_OVERLAY_HEIGHT,
                                  paint_landmarks};
static const painter measures = {HR_OVERLAY_WIDTH, HR_OVERLAY_HEIGHT,
                                 paint_measures};

hf_status cli_figure_landmarks(const char *out, char *const *paths, int count,
                               const cli_figure *figure, hf_error *error)
{
    (void)count;
    return draw(out, paths[0], &landmarks, figure, error);
}

hf_status cli_figure_measures(const char *out, char *const *paths, int count,
                              const cli_figure *figure, hf_error *error)
{
    (void)count;
    return draw(out, paths[0], &measures, figure, error);
}

/* -------------------------------------------------------- mirror, heat */

static hf_status paint_mirror(hr_canvas *canvas, const subject *s,
                              hf_error *error)
{
    return hr_mirror_draw(canvas, s->source.image, s->source.face, s->frame,
                          s->name, s->figure->affected, error);
}

/* Whether the quality gate is why a value is na. */
static bool gated(hf_reason reason)
{
    return reason == HF_REASON_YAW ||
           (reason >= HF_REASON_IRIS_SMALL && reason <= HF_REASON_GLARE);
}

/* Parts of the face whose asymmetry the gate refuses, and why: a picture must
 * not show what the numbers do not say. */
static unsigned refused(char *why, size_t size, const hf_values *values)
{
    unsigned parts = 0;

    why[0] = '\0';
    for (int part = 0; part < HR_PART_COUNT; part++) {
        const size_t used = strlen(why);
        const char *word = hr_part_word((hr_part)part);
        const hf_value *v;
        char id[32];

        snprintf(id, sizeof id, "asymmetry_%s", word);
        v = hf_values_find(values, id, HF_VIEW_NONE, HF_VALUE_SINGLE);
        if (!v || !gated(v->reason))
            continue;
        parts |= 1U << part;
        snprintf(why + used, size - used, "%s%s: %s", used ? ", " : "", word,
                 hf_reason_name(v->reason));
    }
    return parts;
}

static hf_status paint_heat(hr_canvas *canvas, const subject *s,
                            hf_error *error)
{
    hr_heat_options options = {.most = s->figure->heat_mm,
                               .affected = s->figure->affected,
                               .name = s->name};
    hf_values *values = NULL;
    char why[200];
    /* Without a side: in a bilateral palsy too the sides can be compared by
       eye, though no number does. */
    hf_status status = hf_measure_static(&values, s->source.face, s->frame,
                                         HF_REASON_IRIS_HIDDEN, HF_VIEW_NONE,
                                         HF_AFFECTED_UNKNOWN, error);

    if (status != HF_OK)
        return status;
    options.leave = refused(why, sizeof why, values);
    options.left = options.leave ? why : NULL;
    hf_values_free(values);
    return hr_heat_draw(canvas, s->source.image, s->source.face, s->frame,
                        &options, error);
}

static const painter mirror = {HR_MIRROR_WIDTH, HR_MIRROR_HEIGHT, paint_mirror};
static const painter heat = {HR_HEAT_WIDTH, HR_HEAT_HEIGHT, paint_heat};

hf_status cli_figure_mirror(const char *out, char *const *paths, int count,
                            const cli_figure *figure, hf_error *error)
{
    (void)count;
    return draw(out, paths[0], &mirror, figure, error);
}

hf_status cli_figure_heat(const char *out, char *const *paths, int count,
                          const cli_figure *figure, hf_error *error)
{
    (void)count;
    return draw(out, paths[0], &heat, figure, error);
}
