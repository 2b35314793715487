/* outcome/visit_files.c - a visit's photos in a folder
 *
 * Names are sorted before they are looked at, so that neither the result nor
 * the error depends on the order in which the file system lists them.
 */
#include "base/fail.h"
#include "outcome/file_name.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct name_list {
    char **names;
    size_t count, room;
} name_list;

static void free_names(name_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->names[i]);
    free(list->names);
}

static bool add_name(name_list *list, const char *name)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 16;
        char **grown = realloc(list->names, room * sizeof *grown);

        if (!grown)
            return false;
        list->names = grown;
        list->room = room;
    }
    list->names[list->count] = strdup(name);
    return list->names[list->count] && ++list->count;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* folder/name; free() it. NULL when memory runs out. */
static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    bool slash = *folder && folder[strlen(folder) - 1] != '/';
    char *path = malloc(size);

    if (path)
        snprintf(path, size, "%s%s%s", folder, slash ? "/" : "", name);
    return path;
}

/* A link that leads nowhere stays in: reading it later names the problem,
 * while skipping it would make its view look absent. */
static bool is_file(const char *path)
{
    struct stat about;

    return stat(path, &about) || S_ISREG(about.st_mode);
}

static hf_status cannot_read(const char *folder, int code, hf_error *error)
{
    char why[128] = "";

    if (strerror_r(code, why, sizeof why))
        snprintf(why, sizeof why, "error %d", code);
    return hf_fail(error, HF_E_OPEN, "cannot read folder '%s': %s", folder,
                   why);
}

/* The names that stand for a view, sorted. */
static hf_status list_names(name_list *list, const char *folder,
                            hf_error *error)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    int code;

    if (!dir)
        return cannot_read(folder, errno, error);
    for (errno = 0; (entry = readdir(dir)); errno = 0) {
        if (hf_view_of_file(entry->d_name) == HF_VIEW_NONE)
            continue;
        if (!add_name(list, entry->d_name)) {
            closedir(dir);
            return hf_fail_memory(error);
        }
    }
    code = errno;
    closedir(dir);
    if (code)
        return cannot_read(folder, code, error);
    if (list->count)
        qsort(list->names, list->count, sizeof *list->names, by_name);
    return HF_OK;
}

static hf_status two_files(const char *first, const char *second, hf_view view,
                           hf_error *error)
{
    const char *slash = strrchr(first, '/');

    return hf_fail(error, HF_E_CORRUPT,
                   "two files for view '%s': '%s' and '%s': keep one",
                   hf_view_name(view), slash ? slash + 1 : first, second);
}

/* Puts one file into its place; takes the path. */
static hf_status place(hf_visit_photo *photo, char *path, const char *name,
                       hf_error *error)
{
    hf_file_name what = hf_file_name_read(name);
    char **slot = what.face ? &photo->face : &photo->photo;
    const char *other = what.face ? photo->photo : photo->face;
    const char *clash = *slot;

    if (!clash && other) {
        hf_file_name pair = hf_file_name_read(other);

        if (strcmp(pair.stem, what.stem))
            clash = other;
    }
    if (clash) {
        hf_status status = two_files(clash, name, photo->view, error);

        free(path);
        return status;
    }
    *slot = path;
    return HF_OK;
}

static hf_status place_all(hf_visit_files *out, const name_list *list,
                           const char *folder, hf_error *error)
{
    for (size_t i = 0; i < list->count; i++) {
        char *path = join(folder, list->names[i]);
        hf_status status;

        if (!path)
            return hf_fail_memory(error);
        if (!is_file(path)) {
            free(path);
            continue;
        }
        status = place(&out->photos[hf_view_of_file(list->names[i])], path,
                       list->names[i], error);
        if (status != HF_OK)
            return status;
    }
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        out->count += out->photos[v].photo || out->photos[v].face;
    if (!out->count)
        return hf_fail(error, HF_E_FORMAT,
                       "no view in folder '%s': name the photos rest.jpg, "
                       "smile-full.jpg, ... or by number, 1.jpg to 8.jpg or "
                       "S017_v6.jpg",
                       folder);
    return HF_OK;
}

hf_status hf_visit_scan(hf_visit_files *out, const char *folder,
                        hf_error *error)
{
    name_list list = {NULL, 0, 0};
    hf_status status;

    *out = (hf_visit_files){.count = 0};
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        out->photos[v].view = (hf_view)v;
    status = list_names(&list, folder, error);
    if (status == HF_OK)
        status = place_all(out, &list, folder, error);
    free_names(&list);
    if (status != HF_OK)
        hf_visit_files_clear(out);
    return status;
}

void hf_visit_files_clear(hf_visit_files *files)
{
    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        free(files->photos[v].photo);
        free(files->photos[v].face);
        files->photos[v].photo = files->photos[v].face = NULL;
    }
    files->count = 0;
}
