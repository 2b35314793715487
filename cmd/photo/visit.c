/* photo/visit.c - a visit on disk becomes faces and values */
#include "cmd/photo/visit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/photo/custom.h"
#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/cli/path.h"
#include "cmd/photo/map.h"

static hf_status complain(hf_error *error, hf_status status, const char *format,
                          const char *word)
{
    error->status = status;
    /* Formats come from this file only, with one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(error->text, sizeof error->text, format, word);
#pragma GCC diagnostic pop
    return status;
}

/* One "VIEW=FILE" into files; a view that is there already gets a take. */
static hf_status take_word(hf_visit_files *files, const char *word,
                           hf_error *error)
{
    const char *equals = strchr(word, '=');
    hf_visit_photo *photo;
    char name[128];
    hf_view view;
    char *path;

    if (!equals || (size_t)(equals - word) >= sizeof name)
        return complain(error, HF_E_OPTION,
                        "'%s' is neither a folder nor VIEW=FILE", word);
    snprintf(name, sizeof name, "%.*s", (int)(equals - word), word);
    if (hf_words_view(&view, cli_map(), name, error) != HF_OK)
        return error->status;
    if (view == HF_VIEW_NONE)
        return complain(error, HF_E_OPTION,
                        "unknown view '%s': rest, brow, close-gentle, "
                        "close-full, smile-gentle, smile-full, pucker, "
                        "lower-lip or snarl",
                        name);
    path = strdup(equals + 1);
    if (!path)
        return complain(error, HF_E_MEMORY, "%s", "out of memory");
    photo = &files->photos[view];
    if ((photo->photo || photo->face) &&
        hf_visit_files_more(&photo, files, view, error) != HF_OK) {
        free(path);
        return HF_E_MEMORY;
    }
    photo->view = view;
    if (cli_path_may_be_landmarks(path))
        photo->face = path;
    else
        photo->photo = path;
    files->count += photo == &files->photos[view];
    return HF_OK;
}

static hf_status take_words(hf_visit_files *files, const char *words,
                            hf_error *error)
{
    hf_status status = HF_OK;
    char *copy = strdup(words), *word;
    char *rest = copy;

    if (!copy)
        return complain(error, HF_E_MEMORY, "%s", "out of memory");
    memset(files, 0, sizeof *files);
    while (status == HF_OK && (word = strtok_r(rest, ",", &rest)))
        status = take_word(files, word, error);
    if (status == HF_OK && !files->count)
        status = complain(error, HF_E_OPTION,
                          "'%s' is neither a folder nor VIEW=FILE", words);
    free(copy);
    if (status != HF_OK)
        hf_visit_files_clear(files);
    return status;
}

/* cli_load finds a face file beside a photo by itself. */
static const char *path_of(const hf_visit_photo *photo)
{
    return photo->photo ? photo->photo : photo->face;
}

static void load_photo(cli_visit *out, const hf_visit_photo *photo)
{
    const char *path = path_of(photo);
    cli_source source;
    hf_error error;
    hf_status status;

    if (!path)
        return;
    status = cli_load(&source, path, false, &error);
    if (status == HF_OK)
        status = hf_visit_add(out->visit, photo->view, source.face, &error);
    if (status == HF_OK && !out->first[photo->view])
        out->first[photo->view] = path;
    if (status == HF_OK)
        cli_input_done();
    else
        cli_input_failed(&error);
}

static bool is_words(const char *path)
{
    return strchr(path, '=') && !cli_path_is_folder(path);
}

/* The folder's own name: "pre" of "data/sample/pre/". */
static void take_name(cli_visit *out, const char *path)
{
    size_t length;

    snprintf(out->name, sizeof out->name, "%s",
             is_words(path) ? "visit" : cli_path_base(path));
    length = strlen(out->name);
    while (length > 1 && out->name[length - 1] == '/')
        out->name[--length] = 0;
}

static bool any_face(const hf_visit *visit)
{
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        if (hf_visit_face(visit, (hf_view)v))
            return true;
    return false;
}

hf_status cli_visit_find(hf_visit_files *files, const char *path,
                         hf_error *error)
{
    if (cli_path_is_folder(path))
        return hf_visit_scan_by(files, path, cli_map(), error);
    if (cli_path_is_file(path))
        return complain(error, HF_E_OPTION,
                        "'%s' is a file: a visit is a folder or VIEW=FILE, as "
                        "in rest=FILE",
                        path);
    return strchr(path, '=') ? take_words(files, path, error)
                             : hf_visit_scan_by(files, path, cli_map(), error);
}

/* out has its name. */
static hf_status load(cli_visit *out, const char *path, hf_error *error)
{
    hf_status status;

    out->frame = cli_frame_options();
    status = cli_visit_find(&out->files, path, error);
    if (status == HF_OK) {
        cli_map_tell(&out->files);
        status = hf_visit_new(&out->visit, error);
    }
    if (status != HF_OK)
        return status;
    hf_visit_custom(out->visit, cli_custom());
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        load_photo(out, &out->files.photos[v]);
    for (size_t i = 0; i < out->files.more_count; i++)
        load_photo(out, &out->files.more[i]);
    if (!any_face(out->visit))
        status = complain(error, HF_E_NO_FACE,
                          "'%s': none of its photos could be used", path);
    else
        status = hf_visit_measure(&out->values, out->visit, &out->frame,
                                  cli_affected(), error);
    if (status != HF_OK) {
        cli_visit_clear(out);
        return status;
    }
    cli_gate_warn_visit(out->name, out->visit);
    cli_check_warn(out->name, out->values, cli_affected());
    return HF_OK;
}

hf_status cli_visit_load(cli_visit *out, const char *path, hf_error *error)
{
    memset(out, 0, sizeof *out);
    take_name(out, path);
    return load(out, path, error);
}

/* Names that tell two visits apart, in warnings and in the table. */
static void take_names(cli_visit visits[2], char *const paths[2])
{
    static const char *const plain[2] = {"pre", "post"};

    for (int i = 0; i < 2; i++) {
        take_name(&visits[i], paths[i]);
        if (is_words(paths[i]))
            snprintf(visits[i].name, sizeof visits[i].name, "%s", plain[i]);
    }
    if (strcmp(visits[0].name, visits[1].name) != 0)
        return;
    for (int i = 0; i < 2; i++)
        if (!is_words(paths[i]))
            snprintf(visits[i].name, sizeof visits[i].name, "%s", paths[i]);
}

int cli_visits_load(cli_visit visits[2], char *const paths[2], hf_error *error)
{
    memset(visits, 0, 2 * sizeof *visits);
    take_names(visits, paths);
    for (int i = 0; i < 2; i++)
        if (load(&visits[i], paths[i], error) != HF_OK)
            return i;
    return 2;
}

void cli_visit_clear(cli_visit *visit)
{
    hf_visit_files_clear(&visit->files);
    hf_visit_free(visit->visit);
    hf_values_free(visit->values);
    visit->visit = NULL;
    visit->values = NULL;
}

const char *cli_visit_photo(const cli_visit *visit, hf_view view)
{
    const char *path;

    if (view >= HF_VIEW_COUNT)
        return "";
    path = visit->first[view] ? visit->first[view]
                              : path_of(&visit->files.photos[view]);
    return path ? cli_path_base(path) : "";
}

int cli_visit_views(const cli_visit *visit)
{
    int count = 0;

    for (int v = 0; v < HF_VIEW_COUNT; v++)
        count += hf_visit_face(visit->visit, (hf_view)v) != NULL;
    return count;
}

void cli_visit_takes(char *text, size_t size, const cli_visit *visit)
{
    text[0] = 0;
    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        const size_t used = strlen(text);
        const size_t takes = hf_visit_takes(visit->visit, (hf_view)v);

        if (takes > 1)
            snprintf(text + used, size - used, "%s%s %zu", used ? ", " : "",
                     hf_view_name((hf_view)v), takes);
    }
}

void cli_visit_missing(char *text, size_t size, const cli_visit *visit)
{
    text[0] = 0;
    for (int v = 0; v < HF_VIEW_SNARL; v++) {
        const size_t used = strlen(text);

        if (!hf_visit_face(visit->visit, (hf_view)v))
            snprintf(text + used, size - used, "%s%s", used ? ", " : "",
                     hf_view_name((hf_view)v));
    }
}

void cli_input(FILE *to, const char *path, cli_input_work *folder,
               cli_input_work *file)
{
    hf_error error;

    if (cli_path_is_folder(path)) {
        /* Its photos have been counted one by one. */
        if (folder(to, path, &error) != HF_OK)
            cli_input_failed(&error);
    } else if (file(to, path, &error) == HF_OK) {
        cli_input_done();
    } else {
        cli_input_failed(&error);
    }
}
