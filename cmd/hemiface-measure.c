/* hemiface measure: photos, face files or visits to rows of measures */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <hemiface/measure.h>

#include "cmd/photo/map.h"
#include "cmd/photo/custom.h"
#include "cmd/photo/gate.h"
#include "cmd/show/list.h"
#include "cmd/cli/message.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/cli/path.h"
#include "cmd/show/peers.h"
#include "cmd/photo/pose.h"
#include "cmd/photo/raters.h"
#include "cmd/photo/source.h"
#include "cmd/show/values.h"
#include "cmd/photo/visit.h"

static bool list, list_mdoc, wide;

static const cli_option options[] = {
    {"wide", 0, CLI_FLAG, &wide, NULL,
     "one row a photo, a column for every measure and side", 0, 0, NULL},
    {"list", 0, CLI_FLAG, &list, NULL,
     "print the catalogue of measures and stop", 0, 0, NULL},
    {"list-mdoc", 0, CLI_FLAG, &list_mdoc, NULL,
     "the same as a manual page, hemiface-measures(7)", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Measure", options};
static const cli_group *const groups[] = {
    &group,           &cli_side_group,    &cli_map_group,    &cli_custom_group,
    &cli_scale_group, &cli_midline_group, &cli_peer_group,   &cli_gate_group,
    &cli_pose_group,  &cli_detect_group,  &cli_output_group, NULL};
static const cli_tool tool = {
    "hemiface measure",
    "[options] [PHOTO|FACE.face.json|FACE.pts|VISIT_FOLDER|-]...",
    "Measures faces in millimetres and degrees. A folder is one visit: its\n"
    "photos are named by view (rest.jpg, smile-full.jpg ...), and movements\n"
    "against rest are measured too.",
    groups,
    0,
    -1};

static bool for_people(void)
{
    return cli_format_chosen() == CLI_AS_TEXT && !wide;
}

/* The rows or the table of one photo. */
static void print_photo(FILE *to, const cli_origin *origin,
                        const hf_values *values)
{
    const hf_frame *frame = origin->frame;

    if (wide)
        cli_wide_row(origin, values);
    else if (!for_people())
        cli_values_rows(origin, values);
    else {
        fprintf(to, "\n%s%s%s", cli_shown(origin->photo),
                *origin->visit ? "  " : "", hf_view_name(origin->view));
        if (frame)
            fprintf(to, "  scale %s mm/px (%s%s)",
                    cli_number(frame->mm_per_px, 4),
                    hf_scale_source_name(frame->source),
                    frame->borrowed_scale ? " of the rest photo" : "");
        if (frame && frame->midline != HF_MIDLINE_PUPILS)
            fprintf(to, "  midline %s", cli_midline_words(frame));
        fputc('\n', to);
        cli_table_print(values);
        cli_takes_print(to, values);
    }
}

/* The catalogue's values of a face, then those of --measures. */
static hf_status measure_face(hf_values **out, const hf_face *face,
                              const hf_frame *frame, hf_reason reason,
                              hf_error *error)
{
    hf_values *more = NULL;
    hf_status status = hf_measure_static(out, face, frame, reason, HF_VIEW_NONE,
                                         cli_affected(), error);

    if (status != HF_OK || !cli_custom())
        return status;
    status = hf_custom_static(&more, cli_custom(), face, frame, reason,
                              HF_VIEW_NONE, cli_affected(), error);
    if (status == HF_OK)
        status = hf_values_append(*out, more, error);
    hf_values_free(more);
    return status;
}

static hf_status measure_loose(FILE *to, const char *path, hf_error *error)
{
    const hf_frame_options frame_options = cli_frame_options();
    cli_source source;
    hf_frame frame;
    hf_values *values = NULL;
    hf_error why;
    hf_status status = cli_load(&source, path, false, error);
    cli_origin origin = {"", "", cli_path_base(path), HF_VIEW_NONE, NULL};
    hf_reason reason = HF_REASON_NO_FRAME;

    if (status != HF_OK)
        return status;
    if (hf_frame_of(&frame, source.face, &frame_options, &why) == HF_OK) {
        origin.frame = &frame;
    } else {
        reason = HF_REASON_IRIS_HIDDEN;
        cli_warn("'%s': %s", path, why.text);
    }
    cli_gate_warn(path, origin.frame, source.face);
    status = measure_face(&values, source.face, origin.frame, reason, error);
    if (status == HF_OK)
        print_photo(to, &origin, values);
    hf_values_free(values);
    cli_source_clear(&source);
    return status;
}

static hf_status measure_visit(FILE *to, const char *path, hf_error *error)
{
    cli_visit visit;
    hf_status status = cli_visit_load(&visit, path, error);

    if (status != HF_OK)
        return status;
    for (int v = 0; status == HF_OK && v < HF_VIEW_COUNT; v++) {
        cli_origin origin = {"", visit.name,
                             cli_visit_photo(&visit, (hf_view)v), (hf_view)v,
                             hf_visit_frame(visit.visit, (hf_view)v)};
        hf_values *values = NULL;

        status = cli_values_of_view(&values, visit.values, (hf_view)v, error);
        if (status == HF_OK && hf_values_count(values))
            print_photo(to, &origin, values);
        hf_values_free(values);
    }
    cli_visit_clear(&visit);
    return status;
}

/* Our own measures of every input. */
static void measure_all(FILE *to, char *const *inputs, int count)
{
    if (wide)
        cli_wide_begin();
    else if (!for_people())
        cli_values_begin();
    for (int i = 0; i < count; i++)
        cli_input(to, inputs[i], measure_visit, measure_loose);
    if (wide)
        cli_wide_end();
    else if (!for_people())
        cli_values_end();
}

int main(int argc, char **argv)
{
    bool as_peer;
    char **inputs;
    FILE *to;
    int count;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    cli_lock_up();
    cli_custom_load();
    if (list_mdoc || list) {
        cli_out.provenance = cli_out.provenance && !list && !list_mdoc;
        to = cli_output_open();
        cli_list_measures(to, list_mdoc);
        return cli_output_close(CLI_FINE);
    }
    cli_affected(); /* a wrong --side is told before any work */
    as_peer = cli_peer_chosen();
    if (as_peer && cli_custom()) {
        cli_complain("--as prints another system's numbers, which --measures "
                     "cannot add to; see --help");
        return CLI_NOTHING;
    }
    count = cli_path_inputs(&inputs, argc, argv);
    cli_out.settings = as_peer ? cli_peer_settings() : cli_settings();
    cli_raters_note(inputs, count);
    to = cli_output_open();
    if (as_peer)
        cli_peer_measure(to, inputs, count, wide);
    else
        measure_all(to, inputs, count);
    return cli_output_close(cli_status());
}
