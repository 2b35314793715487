/* batch/manifest_tree.c - a manifest from folders patient/visit/photos */
#include "cmd/batch/rows.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/cli/path.h"

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

static void add_visit(manifest *m, const char *folder, const char *patient,
                      const char *name, hf_affected side, size_t root)
{
    const char *visit = manifest_keep(m, name, strlen(name));
    hf_visit_files files;
    hf_error error;

    if (hf_visit_scan(&files, folder, &error) != HF_OK) {
        manifest_complain(m, 0, "%s", error.text);
        return;
    }
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        if (files.photos[v].photo || files.photos[v].face)
            add_photo(m, &files.photos[v], patient, visit, side, root);
    for (size_t i = 0; i < files.more_count; i++)
        add_photo(m, &files.more[i], patient, visit, side, root);
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

        if (join(path, folder, list[i]->d_name) && cli_path_is_folder(path))
            what(m, path, above, list[i]->d_name, side, root);
        free(list[i]);
    }
    free(list);
}

static void add_patient(manifest *m, const char *folder, const char *above,
                        const char *name, hf_affected side, size_t root)
{
    (void)above;
    each(m, folder, manifest_keep(m, name, strlen(name)), side, root,
         add_visit);
}

bool manifest_tree(manifest **out, const char *path, hf_affected side)
{
    manifest *m = manifest_new();
    const size_t length = strlen(path);

    *out = NULL;
    m->folder = "";
    each(m, path, "", side, length + !(length && path[length - 1] == '/'),
         add_patient);
    if (!m->complaints && !m->count)
        manifest_complain(m, 0, "'%s' has no patient/visit/photo below it",
                          path);
    manifest_check(m);
    if (m->complaints) {
        manifest_free(m);
        return false;
    }
    *out = m;
    return true;
}
