/* hemiface simulate: a known movement put into a photo */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <gsl/gsl_errno.h>

#include <hemiface/simulate.h>

#include "cmd/cage/cage.h"
#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/cli/path.h"
#include "cmd/cli/placed.h"
#include "cmd/photo/photo.h"
#include "cmd/photo/source.h"

static cli_list moves_wanted;
static const char *face_out;
static bool kinds;

static const cli_option options[] = {
    {"move", 'm', CLI_LIST, &moves_wanted, "WHAT:SIDE:DIRECTION=MM",
     "the movement: WHAT from --kinds, SIDE right or left (the patient's), "
     "DIRECTION up, down, in or out; may be followed by ,radius=MM and "
     ",fade=flat; eye:SIDE:gap=MM, SIDE also both, closes an eye to that gap "
     "between the lids; may be repeated, applied in order",
     0, 0, NULL},
    {"face-out", 0, CLI_TEXT, &face_out, "FILE",
     "also write the moved contours, the truth, as a face file", 0, 0, NULL},
    {"kinds", 0, CLI_FLAG, &kinds, NULL, "print what can be moved and stop", 0,
     0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Simulate", options};
static const cli_group *const groups[] = {&group,
                                          &cli_mirrored_group,
                                          &cli_scale_group,
                                          &cli_detect_group,
                                          &cli_output_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface simulate",
    "--move=WHAT:SIDE:DIRECTION=MM... PHOTO OUT.png|OUT.jpg",
    "Moves a part of the face on a photo by a known amount and reports where\n"
    "every contour point went: the truth for tests, benches and teaching.",
    groups,
    0,
    2};

static const cli_column columns[] = {
    {"contour", -1}, {"side", -1},   {"point", 0}, {"x", 2},    {"y", 2},
    {"moved_x", 2},  {"moved_y", 2}, {"dx_mm", 3}, {"dy_mm", 3}};

enum { COLUMNS = sizeof columns / sizeof *columns };

static void print_kinds(void)
{
    static const cli_column names[] = {
        {"what", -1}, {"radius_mm", 0}, {"text", -1}};
    const hf_move_kind *k;

    cli_out.provenance = false;
    cli_output_open();
    cli_rows_begin(names, 3);
    for (size_t i = 0; (k = hf_move_kind_at(i)); i++)
        cli_row((cli_cell[3]){CLI_TEXT_CELL(k->name),
                              CLI_NUMBER_CELL(k->radius),
                              CLI_TEXT_CELL(k->text)});
    cli_rows_end();
}

static void print_point(const hf_frame *frame, const char *contour,
                        const char *side, size_t index, hf_point before,
                        hf_point after)
{
    double x0, y0, x1, y1;

    hf_frame_to_mm(frame, before.x, before.y, &x0, &y0);
    hf_frame_to_mm(frame, after.x, after.y, &x1, &y1);
    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(contour), CLI_TEXT_CELL(side),
        CLI_NUMBER_CELL((double)index), CLI_NUMBER_CELL(before.x),
        CLI_NUMBER_CELL(before.y), CLI_NUMBER_CELL(after.x),
        CLI_NUMBER_CELL(after.y), CLI_NUMBER_CELL(x1 - x0),
        CLI_NUMBER_CELL(y1 - y0)});
}

static void print_truth(const hf_frame *frame, const hf_face *before,
                        const hf_face *after)
{
    cli_rows_begin(columns, COLUMNS);
    for (int c = 0; c < HF_CONTOUR_COUNT; c++) {
        const hf_contour_id id = (hf_contour_id)c;

        for (int s = 0; s < (hf_contour_paired(id) ? 2 : 1); s++) {
            const hf_contour a = hf_face_contour(before, id, (hf_side)s);
            const hf_contour b = hf_face_contour(after, id, (hf_side)s);

            for (size_t i = 0; i < a.count; i++)
                print_point(frame, hf_contour_name(id),
                            hf_contour_paired(id) ? hf_side_name((hf_side)s)
                                                  : "",
                            i, a.points[i], b.points[i]);
        }
    }
    cli_rows_end();
}

static hf_status full_image(hf_image **out, const char *path, hf_error *error)
{
    const hf_image_options whole = cli_image_options();
    hf_status status = hf_image_read(out, path, &whole, error);

    return status == HF_OK ? cli_turn_back(out, error) : status;
}

/* What is worked out before anything is written. */
typedef struct moved {
    cli_source source;
    hf_frame frame;
    hf_face *after;
    hf_image *image;
} moved;

static void moved_clear(moved *m)
{
    hf_image_free(m->image);
    hf_face_free(m->after);
    cli_source_clear(&m->source);
}

/* m is to be cleared, whatever comes of it. */
static hf_status move(moved *m, const char *from, hf_error *error)
{
    const hf_frame_options frame_options = cli_frame_options();
    hf_move moves[CLI_LIST_MAX];
    const size_t count = (size_t)moves_wanted.count;
    hf_image *photo = NULL;
    hf_status status = cli_load(&m->source, from, false, error);
    const hf_face *face = m->source.face;

    if (status != HF_OK)
        return status;
    status = hf_frame_of(&m->frame, face, &frame_options, error);
    if (status == HF_OK)
        cli_gate_warn(from, &m->frame, face);
    for (size_t i = 0; status == HF_OK && i < count; i++)
        status = hf_move_parse(&moves[i], moves_wanted.items[i], face,
                               &m->frame, error);
    if (status == HF_OK)
        status = hf_move_face(&m->after, face, &m->frame, moves, count, error);
    if (status == HF_OK)
        status = full_image(&photo, from, error);
    if (status == HF_OK)
        status =
            hf_move_image(&m->image, photo, &m->frame, moves, count, error);
    hf_image_free(photo);
    return status;
}

static hf_status write_files(const moved *m, const char *to, hf_error *error)
{
    hf_status status =
        cli_placed(cli_photo_write(m->image, cage_at(to), error), to, error);

    if (status == HF_OK && face_out)
        status = cli_placed(hf_face_write(m->after, cage_at(face_out), error),
                            face_out, error);
    return status;
}

/* Nothing is printed of a photo that could not be moved, and nothing written
 * when --output cannot be. Returns the exit status. */
static int simulate(const char *from, const char *to)
{
    hf_error error;
    moved m = {0};
    hf_status status = cli_photo_can(to, &error);
    bool open = false;

    if (status == HF_OK)
        status = move(&m, from, &error);
    if (status == HF_OK) {
        cli_out.settings = cli_settings();
        cli_output_open();
        open = true;
        status = write_files(&m, to, &error);
    }
    if (status == HF_OK)
        print_truth(&m.frame, m.source.face, m.after);
    else
        cli_input_failed(&error);
    moved_clear(&m);
    return open ? cli_output_close(cli_status()) : cli_status();
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    if (kinds) {
        print_kinds();
        return cli_output_close(CLI_FINE);
    }
    if (argc != 2 || !moves_wanted.count) {
        cli_complain("give --move, a photo and the name of the new one; see "
                     "--help");
        return CLI_NOTHING;
    }
    if (cli_path_replaces(argv[1], argv, 1))
        return CLI_NOTHING;
    cage_file(argv[1]);
    cage_file(face_out);
    cli_lock_up();
    return simulate(argv[0], argv[1]);
}
