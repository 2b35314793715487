/* batch/rows_photos.c - a row for every photo, and one for those that failed */
#include "cmd/batch/results.h"

#include <math.h>
#include <stdio.h>

#include "cmd/photo/gate.h"
#include "cmd/cli/output.h"

static const cli_column photo_columns[] = {
    {"patient", -1}, {"visit", -1},   {"view", -1},     {"photo", -1},
    {"status", -1},  {"reason", -1},  {"source", -1},   {"width", 0},
    {"height", 0},   {"faces", 0},    {"iris_px", 1},   {"yaw", 1},
    {"pitch", 1},    {"roll", 1},     {"mm_per_px", 4}, {"scale", -1},
    {"sha256", -1},  {"verdict", -1}, {"causes", -1},   {"refused", -1},
    {"advice", -1}};

enum { PHOTO_COLUMNS = sizeof photo_columns / sizeof *photo_columns };

static double iris_px(const hf_face *face)
{
    const hf_iris r = hf_face_iris(face, HF_RIGHT);
    const hf_iris l = hf_face_iris(face, HF_LEFT);

    return r.present && l.present ? r.r + l.r : (double)NAN;
}

/* The frame is that of the view's first take. */
static void photo_row(const work_photo *photo, const char *sha256,
                      const hf_frame *frame)
{
    cli_gate_words words = {.causes = ""};
    const hf_face *face = photo->face;
    const char *colours = face ? cli_colour_words(&photo->source) : "";
    char advice[sizeof words.advice + 120];
    const hf_pose pose = face ? hf_face_pose(face) : (hf_pose){.known = false};
    const double yaw = pose.known ? pose.yaw : (double)NAN;

    if (face)
        cli_gate_read(&words, frame, face);
    snprintf(advice, sizeof advice, "%s%s%s", words.advice,
             *words.advice && *colours ? "; " : "", colours);
    cli_row((cli_cell[PHOTO_COLUMNS]){
        CLI_TEXT_CELL(photo->row->patient),
        CLI_TEXT_CELL(photo->row->visit),
        CLI_TEXT_CELL(hf_view_name(photo->row->view)),
        CLI_TEXT_CELL(photo->row->photo),
        CLI_TEXT_CELL(face ? "ok" : "failed"),
        CLI_TEXT_CELL(face ? "" : photo->error.text),
        CLI_TEXT_CELL(face ? hf_face_source(face) : ""),
        CLI_NUMBER_CELL(face ? hf_face_width(face) : (double)NAN),
        CLI_NUMBER_CELL(face ? hf_face_height(face) : (double)NAN),
        CLI_NUMBER_CELL(photo->source.detected ? photo->source.report.faces
                                               : (double)NAN),
        CLI_NUMBER_CELL(face ? iris_px(face) : (double)NAN),
        CLI_NUMBER_CELL(yaw),
        CLI_NUMBER_CELL(pose.known ? pose.pitch : (double)NAN),
        CLI_NUMBER_CELL(pose.known ? pose.roll : (double)NAN),
        CLI_NUMBER_CELL(frame ? frame->mm_per_px : (double)NAN),
        CLI_TEXT_CELL(frame ? hf_scale_source_name(frame->source) : ""),
        CLI_TEXT_CELL(sha256),
        CLI_TEXT_CELL(face ? hf_verdict_name(words.verdict) : ""),
        CLI_TEXT_CELL(words.causes),
        CLI_TEXT_CELL(words.refused),
        CLI_TEXT_CELL(advice)});
}

static const work_visit *visit_of(const work_patient *p, size_t photo)
{
    size_t i = 0;

    while (i + 1 < p->visit_count && p->visits[i + 1].first <= photo)
        i++;
    return &p->visits[i];
}

void results_photos(const work_settings *s, const work_patient *p)
{
    cli_rows_begin(photo_columns, PHOTO_COLUMNS);
    for (size_t i = 0; i < p->photo_count; i++) {
        const work_photo *photo = &p->photos[i];

        results_suffix(s->manifest, photo->row);
        photo_row(photo, p->sums[i].photo,
                  photo->face
                      ? hf_visit_frame(visit_of(p, i)->visit, photo->row->view)
                      : NULL);
    }
}

static const cli_column failure_columns[] = {
    {"patient", -1}, {"visit", -1}, {"view", -1}, {"photo", -1}, {"error", -1}};

enum { FAILURE_COLUMNS = sizeof failure_columns / sizeof *failure_columns };

void results_failures(const work_settings *s, const work_patient *p)
{
    cli_rows_begin(failure_columns, FAILURE_COLUMNS);
    for (size_t i = 0; i < p->photo_count; i++) {
        const work_photo *photo = &p->photos[i];

        if (photo->face)
            continue;
        results_suffix(s->manifest, photo->row);
        cli_row((cli_cell[FAILURE_COLUMNS]){
            CLI_TEXT_CELL(photo->row->patient),
            CLI_TEXT_CELL(photo->row->visit),
            CLI_TEXT_CELL(hf_view_name(photo->row->view)),
            CLI_TEXT_CELL(photo->row->photo),
            CLI_TEXT_CELL(photo->error.text)});
    }
}
