/* agree/input.c - what an input is: a table, a face, a folder of either */
#include "cmd/photo/map.h"
#include "cmd/agree/agree.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/outcome.h>

#include "cmd/agree/faces.h"
#include "cmd/cli/message.h"
#include "cmd/cli/path.h"
#include "cmd/cli/table.h"
#include "cmd/photo/review.h"

/* Longest path, and how deep folders are followed: patient, visit, photos and
 * one to spare. A loop of links ends there. */
enum { PATH_SIZE = 4096, DEEPEST = 4 };

/* ---------------------------------------------------------------- faces */

/* The words of a path below a rater's folder: patient and visit, as far as
 * there are, and the photo. */
static size_t subject_of(cli_agree *agree, const char *name)
{
    char folders[PATH_SIZE], photo[256];
    char *visit;

    cli_path_stem(photo, sizeof photo, name);
    snprintf(folders, sizeof folders, "%.*s", (int)(cli_path_base(name) - name),
             name);
    if (*folders)
        folders[strlen(folders) - 1] = 0;
    visit = strchr(folders, '/');
    if (visit)
        *visit++ = 0;
    /* Deeper folders stay part of the visit. */
    for (char *c = visit; c && *c; c++)
        *c = *c == '/' ? ' ' : *c;
    return cli_agree_subject(agree, folders, visit ? visit : "", photo);
}

hf_status cli_agree_read_face(cli_agree *agree, const char *path,
                              const char *name, hf_error *error)
{
    const size_t length = strlen(path);
    hf_view which;
    const char *view;
    hf_face *face;
    hf_status status =
        hf_words_view_of_file(&which, NULL, cli_map(), path, error);

    view = hf_view_name(which);
    if (status == HF_OK)
        status = hf_face_read(&face, path, error);

    if (status != HF_OK)
        return status;
    status = cli_review_check(path, face, error);
    if (status == HF_E_NO_FACE && *name) {
        /* One of many: the rater's other photos still count. */
        cli_input_failed(error);
        hf_face_free(face);
        return HF_OK;
    }
    if (status != HF_OK) {
        hf_face_free(face);
        return status;
    }
    if (cli_review_is_open(face))
        cli_warn("'%s': the review is not finished", path);
    if (agree->face_count == agree->face_room) {
        agree->face_room = agree->face_room ? 2 * agree->face_room : 64;
        agree->faces =
            cli_grow(agree->faces, agree->face_room, sizeof *agree->faces);
    }
    agree->faces[agree->face_count++] = (cli_agree_face){
        *name ? subject_of(agree, name) : cli_agree_subject(agree, "", "", ""),
        agree->raters, length < 4 || strcmp(path + length - 4, ".pts") != 0,
        /* Two lone faces are compared whatever their files' names. */
        *name ? cli_names_keep(&agree->words, view) : "", face};
    return cli_agree_measure_face(agree, &agree->faces[agree->face_count - 1],
                                  error);
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Face files of a folder and those below it; root: how much of the path is the
 * rater's own folder. */
static hf_status read_faces(cli_agree *agree, const char *folder, size_t root,
                            int depth, hf_error *error)
{
    struct dirent **list;
    const int n = scandir(folder, &list, not_hidden, alphasort);
    hf_status status = HF_OK;

    for (int i = 0; i < n; i++) {
        char path[PATH_SIZE];
        const bool fits = snprintf(path, sizeof path, "%s/%s", folder,
                                   list[i]->d_name) < PATH_SIZE;

        if (status == HF_OK && fits && cli_path_is_folder(path) &&
            depth < DEEPEST)
            status = read_faces(agree, path, root, depth + 1, error);
        else if (status == HF_OK && fits && cli_path_is_landmarks(path))
            status = cli_agree_read_face(agree, path, path + root + 1, error);
        free(list[i]);
    }
    if (n >= 0)
        free(list);
    return status;
}

/* --------------------------------------------------------------- folders */

static hf_status read_tables(cli_agree *agree, const char *folder, int *found,
                             hf_error *error)
{
    static const char *const names[] = {"measures.csv", "grades.csv"};
    hf_status status = HF_OK;
    char path[PATH_SIZE];

    for (int i = 0; i < 2 && status == HF_OK; i++) {
        if (snprintf(path, sizeof path, "%s/%s", folder, names[i]) >=
                PATH_SIZE ||
            !cli_path_is_file(path))
            continue;
        ++*found;
        status = cli_agree_read_table(agree, path, error);
    }
    return status;
}

static hf_status read_folder(cli_agree *agree, const char *path,
                             hf_error *error)
{
    const size_t faces = agree->face_count;
    char folder[PATH_SIZE];
    size_t length;
    int found = 0;
    hf_status status;

    snprintf(folder, sizeof folder, "%s", path);
    length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        folder[--length] = 0;
    status = read_tables(agree, folder, &found, error);
    if (status != HF_OK || found)
        return status;
    status = read_faces(agree, folder, length, 0, error);
    if (status == HF_OK && agree->face_count == faces)
        return cli_fail(error, HF_E_FORMAT,
                        "folder '%s' holds neither measures.csv nor grades.csv "
                        "nor face files (.face.json, .pts)",
                        path);
    return status;
}

/* Results as JSON lines have a reader of their own in no tool. */
static bool is_json(const char *path)
{
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : NULL;
    const int first = file ? getc(file) : 0;

    if (file)
        fclose(file);
    return first == '{';
}

hf_status cli_agree_read(cli_agree *agree, const char *path, hf_error *error)
{
    const size_t entries = agree->entry_count, faces = agree->face_count;
    hf_status status;

    if (agree->raters == CLI_RATERS)
        return cli_fail(error, HF_E_LIMIT, "'%s': over %d raters", path,
                        CLI_RATERS);
    if (cli_path_is_folder(path))
        status = read_folder(agree, path, error);
    else if (cli_path_is_landmarks(path))
        status = cli_agree_read_face(agree, path, "", error);
    else if (is_json(path))
        status =
            cli_fail(error, HF_E_FORMAT,
                     "'%s' is JSON: give results as CSV (--csv), and faces "
                     "as .face.json",
                     path);
    else
        status = cli_agree_read_table(agree, path, error);
    if (status == HF_OK && agree->entry_count == entries)
        status = cli_fail(error, HF_E_FORMAT, "'%s' has no rows", path);
    if (status == HF_OK)
        agree->name[agree->raters++] = path;
    else
        cli_agree_forget(agree, entries, faces);
    return status;
}
