/* hemiface detect: photos to faces, saved as .face.json where asked */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <gsl/gsl_errno.h>

#include <hemiface/review.h>

#include "cmd/cage/cage.h"
#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/cli/placed.h"
#include "cmd/cli/path.h"
#include "cmd/photo/model.h"
#include "cmd/photo/pose.h"
#include "cmd/photo/source.h"
#include "cmd/show/values.h"

static bool save;
static const char *folder;

static const cli_option options[] = {
    {"save", 's', CLI_FLAG, &save, NULL,
     "write PHOTO's face beside it as .face.json, to be corrected by hand and "
     "used by every other tool",
     0, 0, NULL},
    {"out", 0, CLI_TEXT, &folder, "DIR",
     "write the .face.json files there instead (made if missing)", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Detect", options};
static const cli_group *const groups[] = {&group,
                                          &cli_scale_group,
                                          &cli_pose_group,
                                          &cli_detect_group,
                                          &cli_model_group,
                                          &cli_output_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface detect",
    "[options] [PHOTO|-]...",
    "Finds the face on each photo: one row with its place, scale and pose.\n"
    "--save keeps the contours as a face file, described in hemiface-face(5).",
    groups,
    0,
    -1};

static const cli_column columns[] = {
    {"photo", -1},    {"status", -1},   {"faces", 0},      {"face", 0},
    {"score", 3},     {"presence", 3},  {"x", 0},          {"y", 0},
    {"width", 0},     {"height", 0},    {"pupils_px", 1},  {"iris_px", 1},
    {"mm_per_px", 4}, {"pupils_mm", 1}, {"yaw", 1},        {"pitch", 1},
    {"roll", 1},      {"reduction", 0}, {"mirror_rms", 2}, {"decode_ms", 1},
    {"find_ms", 1},   {"mesh_ms", 1},   {"reason", -1},    {"verdict", -1},
    {"causes", -1},   {"refused", -1},  {"advice", -1},    {"edge_px", 2},
    {"level", 0},     {"dark", 4},      {"bright", 4},     {"side_light", 2},
    {"glare_R", 3},   {"glare_L", 3},   {"hair_R", 3},     {"hair_L", 3}};

/* Text is for people: it ends with the advice. */
enum { COLUMNS = sizeof columns / sizeof *columns, REASON = 22, TEXT = 27 };

/* Distance of the iris centres, px; NaN if one is hidden. */
static double pupils_px(const hf_face *face)
{
    const hf_iris r = hf_face_iris(face, HF_RIGHT);
    const hf_iris l = hf_face_iris(face, HF_LEFT);

    return r.present && l.present ? hypot(l.x - r.x, l.y - r.y) : NAN;
}

static double iris_px(const hf_face *face)
{
    const hf_iris r = hf_face_iris(face, HF_RIGHT);
    const hf_iris l = hf_face_iris(face, HF_LEFT);

    return r.present && l.present ? r.r + l.r : NAN;
}

/* The cells after the reason. */
static void gate_cells(cli_cell *cells, const hf_face *face,
                       const cli_gate_words *words)
{
    const hf_quality q = hf_face_quality(face);
    const char *const texts[] = {hf_verdict_name(words->verdict), words->causes,
                                 words->refused, words->advice};
    const double figures[] = {
        q.edge_px,        q.level,          q.dark,
        q.bright,         q.side_light,     q.glare[HF_RIGHT],
        q.glare[HF_LEFT], q.hair[HF_RIGHT], q.hair[HF_LEFT]};

    for (int i = REASON + 1; i < TEXT; i++)
        cells[i] = CLI_TEXT_CELL(texts[i - REASON - 1]);
    for (int i = TEXT; i < COLUMNS; i++)
        cells[i] = CLI_NUMBER_CELL(figures[i - TEXT]);
}

static void print_found(const char *path, const cli_source *source)
{
    const hf_detect_report *r = &source->report;
    const hf_box *box = &r->boxes[r->chosen > 0 ? r->chosen - 1 : 0];
    const hf_pose pose = hf_face_pose(source->face);
    const hf_frame_options frame_options = cli_frame_options();
    const double apart = pupils_px(source->face);
    double mm_per_px = NAN;
    const char *reason = "";
    cli_gate_words words;
    cli_cell cells[COLUMNS];
    hf_frame frame;
    bool framed =
        hf_frame_of(&frame, source->face, &frame_options, NULL) == HF_OK;

    if (framed)
        mm_per_px = frame.mm_per_px;
    else
        reason = "iris-hidden";
    cli_gate_warn(path, framed ? &frame : NULL, source->face);
    cli_gate_read(&words, framed ? &frame : NULL, source->face);
    memcpy(
        cells,
        (cli_cell[REASON + 1]){CLI_TEXT_CELL(cli_path_base(path)),
                               CLI_TEXT_CELL("ok"),
                               CLI_NUMBER_CELL(r->faces),
                               CLI_NUMBER_CELL(r->chosen),
                               CLI_NUMBER_CELL(box->score),
                               CLI_NUMBER_CELL(r->presence),
                               CLI_NUMBER_CELL(box->x),
                               CLI_NUMBER_CELL(box->y),
                               CLI_NUMBER_CELL(box->width),
                               CLI_NUMBER_CELL(box->height),
                               CLI_NUMBER_CELL(apart),
                               CLI_NUMBER_CELL(iris_px(source->face)),
                               CLI_NUMBER_CELL(mm_per_px),
                               CLI_NUMBER_CELL(apart * mm_per_px),
                               CLI_NUMBER_CELL(pose.known ? pose.yaw : NAN),
                               CLI_NUMBER_CELL(pose.known ? pose.pitch : NAN),
                               CLI_NUMBER_CELL(pose.known ? pose.roll : NAN),
                               CLI_NUMBER_CELL(r->reduction),
                               CLI_NUMBER_CELL(r->mirror_rms),
                               CLI_NUMBER_CELL(r->decode_ms),
                               CLI_NUMBER_CELL(r->find_ms),
                               CLI_NUMBER_CELL(r->mesh_ms),
                               CLI_TEXT_CELL(reason)},
        (REASON + 1) * sizeof *cells);
    gate_cells(cells, source->face, &words);
    cli_row(cells);
}

/* A row for a photo that failed, so that rows stay countable. */
static void print_failed(const char *path, const hf_error *error)
{
    cli_cell cells[COLUMNS];

    for (int i = 0; i < COLUMNS; i++)
        cells[i] = CLI_NUMBER_CELL(NAN);
    cells[0] = CLI_TEXT_CELL(cli_path_base(path));
    cells[1] = CLI_TEXT_CELL("failed");
    cells[REASON] = CLI_TEXT_CELL(error->text);
    for (int i = REASON + 1; i < TEXT; i++)
        cells[i] = CLI_TEXT_CELL("");
    cli_row(cells);
}

/* A hand's work is not overwritten by what is found. */
static hf_status keep_review(const char *path, hf_error *error)
{
    hf_face *there = NULL;
    char who[200] = "";

    if (cli_path_is_file(path) && hf_face_read(&there, path, error) == HF_OK)
        hf_review_raters(who, sizeof who, there);
    hf_face_free(there);
    if (!*who)
        return HF_OK;
    error->status = HF_E_WRITE;
    snprintf(error->text, sizeof error->text,
             "'%.250s' was reviewed by %.150s: not overwritten; take it away "
             "first",
             path, who);
    return HF_E_WRITE;
}

static void face_path(char *out, size_t size, const char *path)
{
    char stem[1024], name[1100];

    cli_path_stem(stem, sizeof stem, path);
    snprintf(name, sizeof name, "%s.face.json", stem);
    if (folder)
        snprintf(out, size, "%s/%s", folder, name);
    else
        cli_path_beside(out, size, path, name);
}

static hf_status save_face(hf_face *face, const char *path, hf_error *error)
{
    char out[4096];
    hf_status status = hf_face_set_photo(face, cli_path_base(path), error);

    if (status != HF_OK)
        return status;
    face_path(out, sizeof out, path);
    status = keep_review(out, error);
    return status == HF_OK
               ? cli_placed(hf_face_write(face, cage_at(out), error), out,
                            error)
               : status;
}

/* Face files go to the folder, or beside the photos. */
static void lock_up(char *const *inputs, int count)
{
    char out[4096];

    for (int i = 0; i < count && (save || folder); i++) {
        face_path(out, sizeof out, inputs[i]);
        cage_file(out);
    }
    cli_lock_up();
}

static void detect_one(const char *path)
{
    cli_source source;
    hf_error error;
    hf_status status = cli_load(&source, path, false, &error);

    if (status == HF_OK) {
        status = cli_model_apply(&source, path, &error);
        if (status == HF_OK && (save || folder))
            status = save_face(source.face, path, &error);
        if (status == HF_OK)
            print_found(path, &source);
        cli_source_clear(&source);
    }
    if (status == HF_OK) {
        cli_input_done();
    } else {
        print_failed(path, &error);
        cli_input_failed(&error);
    }
}

int main(int argc, char **argv)
{
    char **inputs;
    int count;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    count = cli_path_inputs(&inputs, argc, argv);
    cli_source_always_detect();
    cli_model_open();
    if (folder && mkdir(folder, 0777) && errno != EEXIST) {
        cli_complain("cannot make folder '%s': %s", folder, strerror(errno));
        return CLI_NOTHING;
    }
    lock_up(inputs, count);
    cli_out.settings = cli_model_settings(cli_settings());
    cli_output_open();
    cli_rows_begin(columns,
                   cli_format_chosen() == CLI_AS_TEXT ? TEXT : COLUMNS);
    for (int i = 0; i < count; i++)
        detect_one(inputs[i]);
    cli_rows_end();
    return cli_output_close(cli_status());
}
