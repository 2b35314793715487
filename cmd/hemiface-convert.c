/* hemiface convert: landmark files of one program for another */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <hemiface/landmarks.h>

#include "cmd/cage/cage.h"
#include "cmd/cli/message.h"
#include "cmd/cli/names.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/cli/path.h"

static const char *format_words[HF_FORMAT_COUNT + 1];
static int wanted = -1;
static const char *folder;
static bool force, formats;

static const cli_option options[] = {
    {"to", 't', CLI_WORD, &wanted, "FORMAT",
     "the format to write; --formats lists them", 0, 0, format_words},
    {"out", 0, CLI_TEXT, &folder, "DIR",
     "write there (made if missing) instead of beside each input", 0, 0, NULL},
    {"force", 'f', CLI_FLAG, &force, NULL,
     "write over files that exist; never over one written by the same run", 0,
     0, NULL},
    {"formats", 0, CLI_FLAG, &formats, NULL, "list the formats and stop", 0, 0,
     NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Convert", options};
static const cli_group *const groups[] = {&group, &cli_output_group, NULL};
static const cli_tool tool = {
    "hemiface convert",
    "--to=FORMAT [options] [FILE|FOLDER|-]...",
    "Reads landmark files of any known format, told by content, and writes\n"
    "each face in another. What the format has no place for is listed once.",
    groups,
    0,
    -1};

static const cli_column columns[] = {
    {"input", -1}, {"from", -1}, {"face", 0}, {"to", -1}, {"output", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };

/* What was left out of any file. */
static hf_lost lost;
/* Outputs of this run. */
static cli_names written;

static void list_formats(void)
{
    static const cli_column heads[] = {
        {"format", -1}, {"ending", -1}, {"text", -1}};

    cli_out.provenance = false;
    cli_output_open();
    cli_rows_begin(heads, 3);
    for (int f = 0; f < HF_FORMAT_COUNT; f++)
        cli_row((cli_cell[3]){CLI_TEXT_CELL(hf_format_name((hf_format)f)),
                              CLI_TEXT_CELL(hf_format_ending((hf_format)f)),
                              CLI_TEXT_CELL(hf_format_text((hf_format)f))});
    cli_rows_end();
}

/* Whether no other face of the file is of the same photo. */
static bool only_one(const hf_landmarks *file, size_t index)
{
    const char *photo = hf_face_photo(hf_landmarks_get(file, index));

    for (size_t i = 0; i < hf_landmarks_count(file); i++)
        if (i != index &&
            !strcmp(hf_face_photo(hf_landmarks_get(file, i)), photo))
            return false;
    return true;
}

/* A file of one face is named like its input; one of many, by its photo, with
   the face's number where no photo or several faces have that name. */
static void output_path(char *out, size_t size, const char *path,
                        const hf_landmarks *file, size_t index)
{
    const char *photo = hf_face_photo(hf_landmarks_get(file, index));
    const char *ending = hf_format_ending((hf_format)wanted);
    const bool many = hf_landmarks_count(file) > 1;
    char stem[1024], name[1100];

    cli_path_stem(stem, sizeof stem, many && *photo ? photo : path);
    if (many && !only_one(file, index))
        snprintf(name, sizeof name, "%s-%zu%s", stem, index + 1, ending);
    else
        snprintf(name, sizeof name, "%s%s", stem, ending);
    if (folder)
        snprintf(out, size, "%s/%s", folder, name);
    else
        cli_path_beside(out, size, path, name);
}

static hf_status refuse(hf_error *error, const char *path, const char *why)
{
    error->status = HF_E_WRITE;
    snprintf(error->text, sizeof error->text, "'%.300s' %s", path, why);
    return error->status;
}

static hf_status may_write(const char *path, hf_error *error)
{
    struct stat info;

    if (cli_names_find(&written, path) != CLI_NO_NAME)
        return refuse(error, path,
                      "was written by this run already: two faces have the "
                      "same name, convert them into different folders");
    if (!force && stat(path, &info) == 0)
        return refuse(error, path,
                      "exists: give --force to write over it, or --out");
    return HF_OK;
}

static hf_status convert_face(const char *path, const hf_landmarks *file,
                              size_t index, hf_error *error)
{
    char out[4096];
    hf_lost one = {0, 0};
    hf_status status;

    output_path(out, sizeof out, path, file, index);
    status = may_write(out, error);
    if (status == HF_OK)
        status = hf_landmarks_write(file, index, (hf_format)wanted, out, &one,
                                    error);
    if (status != HF_OK)
        return status;
    cli_names_put(&written, out);
    lost.kinds |= one.kinds;
    lost.contours |= one.contours;
    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(path),
        CLI_TEXT_CELL(hf_format_name(hf_landmarks_format(file))),
        CLI_NUMBER_CELL((double)index + 1),
        CLI_TEXT_CELL(hf_format_name((hf_format)wanted)), CLI_TEXT_CELL(out)});
    return HF_OK;
}

/* strays: a file without landmarks, or one that is what is wanted already, is
   passed over, not an error. */
static void convert_file(const char *path, bool strays)
{
    hf_landmarks *file = NULL;
    hf_error error;
    hf_status status = hf_landmarks_read(&file, path, &error);

    if (status == HF_E_FORMAT && strays)
        return;
    if (status == HF_OK && strays &&
        hf_landmarks_format(file) == (hf_format)wanted) {
        hf_landmarks_free(file);
        return;
    }
    if (status != HF_OK) {
        cli_input_failed(&error);
        return;
    }
    for (size_t i = 0; i < hf_landmarks_count(file); i++)
        if (convert_face(path, file, i, &error) == HF_OK)
            cli_input_done();
        else
            cli_input_failed(&error);
    hf_landmarks_free(file);
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* The files of a folder whose names end like landmark files, by name. */
static void convert_folder(const char *path)
{
    const char *slash = path[strlen(path) - 1] == '/' ? "" : "/";
    struct dirent **list;
    const int n = scandir(path, &list, not_hidden, alphasort);
    hf_error error;

    if (n < 0) {
        snprintf(error.text, sizeof error.text, "cannot read folder '%s': %s",
                 path, strerror(errno));
        cli_input_failed(&error);
        return;
    }
    for (int i = 0; i < n; i++) {
        char file[4096];

        snprintf(file, sizeof file, "%s%s%s", path, slash, list[i]->d_name);
        if (cli_path_may_be_landmarks(file) && cli_path_is_file(file) &&
            cli_names_find(&written, file) == CLI_NO_NAME)
            convert_file(file, true);
        free(list[i]);
    }
    free(list);
}

/* One line a kind, however many files. */
static void tell_lost(void)
{
    const char *to = hf_format_name((hf_format)wanted);
    char list[600] = "";
    size_t at = 0;

    for (int k = 0; k < HF_LOST_COUNT; k++)
        if (lost.kinds & (1u << k))
            cli_warn("format %s does not hold %s", to,
                     hf_lost_text((hf_lost_kind)k));
    for (int c = 0; c < HF_CONTOUR_COUNT; c++)
        if (lost.contours & (1u << c))
            at += (size_t)snprintf(list + at, sizeof list - at, "%s%s",
                                   at ? ", " : "",
                                   hf_contour_name((hf_contour_id)c));
    if (at)
        cli_warn("format %s does not hold these contours, or not with their "
                 "number of points: %s",
                 to, list);
}

/* Files go to the folder, or beside what was read. */
static void lock_up(char *const *paths, int count)
{
    cage_folder(folder);
    for (int i = 0; i < count && !folder; i++) {
        if (cli_path_is_folder(paths[i]))
            cage_folder(paths[i]);
        else
            cage_beside(paths[i]);
    }
    cli_lock_up();
}

int main(int argc, char **argv)
{
    static const cli_names no_results; /* nor models: none is run */
    char **paths;
    int count;

    for (int f = 0; f < HF_FORMAT_COUNT; f++)
        format_words[f] = hf_format_name((hf_format)f);
    cli_parse(&tool, &argc, &argv);
    if (formats) {
        list_formats();
        return cli_output_close(CLI_FINE);
    }
    if (wanted < 0) {
        cli_complain("give --to, the format to write; --formats lists them");
        return CLI_NOTHING;
    }
    count = cli_path_inputs(&paths, argc, argv);
    if (folder && mkdir(folder, 0777) != 0 && !cli_path_is_folder(folder)) {
        cli_complain("--out: cannot make folder '%s'", folder);
        return CLI_NOTHING;
    }
    lock_up(paths, count);
    cli_out.settings = force ? "force=yes" : "";
    cli_out.sources = &no_results;
    cli_output_open();
    cli_rows_begin(columns, COLUMNS);
    for (int i = 0; i < count; i++) {
        if (cli_path_is_folder(paths[i]))
            convert_folder(paths[i]);
        else
            convert_file(paths[i], false);
    }
    cli_rows_end();
    tell_lost();
    return cli_output_close(cli_status());
}
