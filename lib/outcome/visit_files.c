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

/* By take, so that rest-2 comes before rest-10, then by name. */
static int by_take(const void *a, const void *b)
{
    const char *first = *(char *const *)a, *second = *(char *const *)b;
    int by = hf_file_name_read(first).take - hf_file_name_read(second).take;

    return by ? by : strcmp(first, second);
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
        qsort(list->names, list->count, sizeof *list->names, by_take);
    return HF_OK;
}

static hf_status two_files(const char *first, const char *second, hf_view view,
                           hf_error *error)
{
    const char *slash = strrchr(first, '/');

    return hf_fail(error, HF_E_CORRUPT,
                   "two files for view '%s': '%s' and '%s': keep one, or "
                   "name further takes %s-2, %s-3",
                   hf_view_name(view), slash ? slash + 1 : first, second,
                   hf_view_name(view), hf_view_name(view));
}

hf_status hf_visit_files_more(hf_visit_photo **out, hf_visit_files *files,
                              hf_view view, hf_error *error)
{
    hf_visit_photo *grown =
        realloc(files->more, (files->more_count + 1) * sizeof *grown);

    if (!grown)
        return hf_fail_memory(error);
    files->more = grown;
    *out = &grown[files->more_count++];
    **out = (hf_visit_photo){.view = view};
    return HF_OK;
}

/* The further take of that stem, a new one if there is none. */
static hf_visit_photo *further_take(hf_visit_files *out, hf_view view,
                                    const char *stem)
{
    hf_visit_photo *more = NULL;

    for (size_t i = 0; i < out->more_count; i++) {
        const hf_visit_photo *p = &out->more[i];
        hf_file_name other = hf_file_name_read(p->photo ? p->photo : p->face);

        if (p->view == view && !strcmp(other.stem, stem))
            return &out->more[i];
    }
    return hf_visit_files_more(&more, out, view, NULL) == HF_OK ? more : NULL;
}

/* Puts one file into its place; takes the path. Names come in the order of
 * their takes, so that the first of a view stays the first. */
static hf_status place(hf_visit_files *out, char *path, const char *name,
                       hf_error *error)
{
    hf_file_name what = hf_file_name_read(name);
    hf_visit_photo *photo = &out->photos[what.view];
    const char *first = photo->photo ? photo->photo : photo->face;
    char **slot;

    if (first) {
        hf_file_name other = hf_file_name_read(first);

        if (strcmp(other.base, what.base) != 0) {
            hf_status status = two_files(first, name, what.view, error);

            free(path);
            return status;
        }
        if (strcmp(other.stem, what.stem) != 0)
            photo = further_take(out, what.view, what.stem);
    }
    if (!photo) {
        free(path);
        return hf_fail_memory(error);
    }
    slot = what.face ? &photo->face : &photo->photo;
    if (*slot) {
        hf_status status = two_files(*slot, name, what.view, error);

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
        status = place(out, path, list->names[i], error);
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
    for (size_t i = 0; i < files->more_count; i++) {
        free(files->more[i].photo);
        free(files->more[i].face);
    }
    free(files->more);
    files->more = NULL;
    files->more_count = 0;
    files->count = 0;
}
