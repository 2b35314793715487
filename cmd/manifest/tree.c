/* manifest/tree.c - a manifest from folders patient/visit/photos */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cmd/manifest/rows.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cmd/cli/message.h"
#include "cmd/cli/path.h"
#include "cmd/photo/map.h"

/* Longest path. */
enum { PATH_SIZE = 4096 };

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool join(char *out, const char *folder, const char *name)
{
    return snprintf(out, PATH_SIZE, "%s/%s", folder, name) < PATH_SIZE;
}

static bool ends_with(const char *name, const char *end)
{
    const size_t n = strlen(name), length = strlen(end);

    return n >= length && !strcasecmp(name + n - length, end);
}

static bool is_photo(const char *name)
{
    static const char *const ends[] = {".jpg",  ".jpeg", ".png",      ".heic",
                                       ".heif", ".hif",  ".face.json"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(name, ends[i]))
            return true;
    return false;
}

static void leave_out(manifest *m, const char *path)
{
    if (!m->left_out++)
        m->first_left_out = manifest_keep(m, path, strlen(path));
}

static void add_photo(manifest *m, const hf_visit_photo *photo,
                      const char *patient, const char *visit, hf_affected side,
                      size_t root)
{
    const char *path = photo->photo ? photo->photo : photo->face;
    manifest_row *row = manifest_more(m);

    row->patient = patient;
    row->visit = visit;
    row->view = photo->view;
    row->path = manifest_keep(m, path, strlen(path));
    row->photo = row->path + root;
    row->side = side;
    row->day = "";
    row->extras = manifest_pointers(m, 0);
}

/* Photos of a visit whose names tell no view. */
static void find_left_out(manifest *m, const char *folder,
                          const hf_visit_files *files)
{
    char path[PATH_SIZE];

    for (size_t i = 0; i < files->unknown_count; i++)
        if (join(path, folder, files->unknown[i]))
            leave_out(m, path);
    cli_map_tell(files);
}

/* Two folders that words give one name would become one visit. */
static bool is_there(manifest *m, const char *folder, const char *patient,
                     const char *visit)
{
    for (size_t i = m->count; i > 0 && m->rows[i - 1].patient == patient; i--)
        if (!strcmp(m->rows[i - 1].visit, visit)) {
            manifest_complain(m, 0,
                              "'%s' is visit '%s' by --map, and so is the "
                              "folder of '%s': give them different names",
                              folder, visit, m->rows[i - 1].photo);
            return true;
        }
    return false;
}

static void add_visit(manifest *m, const char *folder, const char *patient,
                      const char *name, hf_affected side, size_t root)
{
    const char *visit;
    hf_visit_files files;
    hf_error error;

    if (hf_words_visit(&visit, cli_map(), name, &error) != HF_OK ||
        hf_visit_scan_by(&files, folder, cli_map(), &error) != HF_OK) {
        manifest_complain(m, 0, "%s", error.text);
        return;
    }
    visit = manifest_keep(m, visit, strlen(visit));
    if (!is_there(m, folder, patient, visit)) {
        for (int v = 0; v < HF_VIEW_COUNT; v++)
            if (files.photos[v].photo || files.photos[v].face)
                add_photo(m, &files.photos[v], patient, visit, side, root);
        for (size_t i = 0; i < files.more_count; i++)
            add_photo(m, &files.more[i], patient, visit, side, root);
        find_left_out(m, folder, &files);
    }
    hf_visit_files_clear(&files);
}

typedef void visit_folder(manifest *m, const char *folder, const char *above,
                          const char *name, hf_affected side, size_t root);

/* Every folder below, in the order of names. */
static void each(manifest *m, const char *folder, const char *above,
                 hf_affected side, size_t root, visit_folder *what)
{
    struct dirent **list;
    const int n = scandir(folder, &list, not_hidden, alphasort);

    if (n < 0) {
        manifest_complain(m, 0, "cannot read folder '%s': %s", folder,
                          strerror(errno));
        return;
    }
    for (int i = 0; i < n; i++) {
        char path[PATH_SIZE];

        const bool fits = join(path, folder, list[i]->d_name);

        if (fits && cli_path_is_folder(path))
            what(m, path, above, list[i]->d_name, side, root);
        else if (fits && is_photo(list[i]->d_name))
            leave_out(m, path);
        free(list[i]);
    }
    free(list);
}

static void add_patient(manifest *m, const char *folder, const char *above,
                        const char *name, hf_affected side, size_t root)
{
    hf_error error;

    (void)above;
    if (hf_words_side(&side, NULL, cli_map(), name, &error) != HF_OK) {
        manifest_complain(m, 0, "%s", error.text);
        return;
    }
    each(m, folder, manifest_keep(m, name, strlen(name)), side, root,
         add_visit);
}

/* Where names below a folder begin in a path. */
static size_t root_of(const char *path)
{
    const size_t length = strlen(path);

    return length + !(length && path[length - 1] == '/');
}

/* Checks what was found. */
static bool finish(manifest **out, manifest *m)
{
    *out = NULL;
    manifest_check(m);
    if (m->left_out)
        cli_warn("photos left out, since no folder patient/visit or no view in "
                 "their name says what they are: %zu, first '%s'",
                 m->left_out, m->first_left_out);
    if (m->complaints) {
        manifest_free(m);
        return false;
    }
    *out = m;
    return true;
}

bool manifest_tree(manifest **out, const char *path, hf_affected side)
{
    manifest *m = manifest_new();

    m->folder = "";
    each(m, path, "", side, root_of(path), add_patient);
    if (!m->complaints && !m->count)
        manifest_complain(m, 0, "'%s' has no patient/visit/photo below it%s",
                          path,
                          !m->left_out ? ""
                                       : " that says its view: name photos "
                                         "rest.jpg, smile-full.jpg, ..., list "
                                         "them in a manifest, or give your "
                                         "own words, see hemiface-map(5)");
    return finish(out, m);
}

/* ------------------------------------------------------------ any folder */

/* Whether a folder's own photos are a visit; a folder that cannot be one for
 * another reason than having none is told of later, as a visit. */
static bool is_visit(const char *folder)
{
    hf_visit_files files;
    hf_error error;
    const hf_status status =
        hf_visit_scan_by(&files, folder, cli_map(), &error);

    if (status == HF_OK)
        hf_visit_files_clear(&files);
    return status == HF_OK || status == HF_E_CORRUPT;
}

/* Whether a folder below is a visit. */
static bool is_patient(const char *folder)
{
    struct dirent **list;
    const int n = scandir(folder, &list, not_hidden, alphasort);
    bool found = false;

    for (int i = 0; i < n; i++) {
        char path[PATH_SIZE];

        found = found || (join(path, folder, list[i]->d_name) &&
                          cli_path_is_folder(path) && is_visit(path));
        free(list[i]);
    }
    if (n >= 0)
        free(list);
    return found;
}

/* The folder's own name: "pre" of "data/sample/pre/" and of "." there. */
static const char *own_name(manifest *m, const char *path)
{
    char real[PATH_SIZE];
    const char *name;
    size_t length;

    if (!realpath(path, real))
        snprintf(real, sizeof real, "%s", path);
    name = cli_path_base(real);
    length = strcspn(name, "/");
    return manifest_keep(m, name, length);
}

bool manifest_folder(manifest **out, const char *path, hf_affected side)
{
    const bool visit = is_visit(path);
    manifest *m;

    if (!visit && !is_patient(path))
        return manifest_tree(out, path, side);
    m = manifest_new();
    m->folder = "";
    if (visit)
        add_visit(m, path, manifest_keep(m, "", 0), "", side, root_of(path));
    else
        each(m, path, own_name(m, path), side, root_of(path), add_visit);
    return finish(out, m);
}
