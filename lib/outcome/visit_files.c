/* outcome/visit_files.c - a visit's photos in a folder
 *
 * Names are sorted before they are looked at, so that neither the result nor
 * the error depends on the order in which the file system lists them.
 */
#include "base/fail.h"
#include "outcome/words.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Names of a folder and what they say. */
typedef struct found {
    char *name;
    hf_file_name what;
} found;

typedef struct name_list {
    found *names;
    size_t count, room;
} name_list;

static void free_names(name_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->names[i].name);
    free(list->names);
}

static bool add_name(name_list *list, const char *name,
                     const hf_file_name *what)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 16;
        found *grown = realloc(list->names, room * sizeof *grown);

        if (!grown)
            return false;
        list->names = grown;
        list->room = room;
    }
    list->names[list->count] = (found){strdup(name), *what};
    return list->names[list->count].name && ++list->count;
}

/* By take, so that rest-2 comes before rest-10, then by name. */
static int by_take(const void *a, const void *b)
{
    const found *first = a, *second = b;
    int by = (first->what.take > second->what.take) -
             (first->what.take < second->what.take);

    return by ? by : strcmp(first->name, second->name);
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

/* The photos and face files but those that words ignore. */
static hf_status take_names(name_list *list, DIR *dir, const char *folder,
                            const hf_words *words, hf_error *error)
{
    struct dirent *entry;

    for (errno = 0; (entry = readdir(dir)); errno = 0) {
        hf_file_name what;
        bool ignored;
        hf_status status =
            hf_file_name_by(&what, &ignored, words, entry->d_name, error);

        if (status != HF_OK)
            return status;
        if (!what.known || ignored)
            continue;
        if (!add_name(list, entry->d_name, &what))
            return hf_fail_memory(error);
    }
    return errno ? cannot_read(folder, errno, error) : HF_OK;
}

static hf_status list_names(name_list *list, const char *folder,
                            const hf_words *words, hf_error *error)
{
    DIR *dir = opendir(folder);
    hf_status status;

    if (!dir)
        return cannot_read(folder, errno, error);
    status = take_names(list, dir, folder, words, error);
    closedir(dir);
    if (status == HF_OK && list->count)
        qsort(list->names, list->count, sizeof *list->names, by_take);
    return status;
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

/* What is being made of a folder. */
typedef struct scan {
    hf_visit_files *out;
    const char *folder;
    const hf_words *words;
} scan;

/* What a path that is in place says; it did so before, without an error. */
static hf_file_name read_again(const scan *s, const hf_visit_photo *photo)
{
    hf_file_name what;
    bool ignored;

    (void)!hf_file_name_by(&what, &ignored, s->words,
                           photo->photo ? photo->photo : photo->face, NULL);
    return what;
}

/* The further take of that stem, a new one if there is none. */
static hf_visit_photo *further_take(const scan *s, hf_view view,
                                    const char *stem)
{
    hf_visit_files *out = s->out;
    hf_visit_photo *more = NULL;

    for (size_t i = 0; i < out->more_count; i++)
        if (out->more[i].view == view &&
            !strcmp(read_again(s, &out->more[i]).stem, stem))
            return &out->more[i];
    return hf_visit_files_more(&more, out, view, NULL) == HF_OK ? more : NULL;
}

/* Puts one file into its place; takes the path. Names come in the order of
 * their takes, so that the first of a view stays the first. */
static hf_status place(const scan *s, char *path, const found *name,
                       hf_error *error)
{
    const hf_file_name *what = &name->what;
    hf_visit_photo *photo = &s->out->photos[what->view];
    const char *first = photo->photo ? photo->photo : photo->face;
    char **slot;

    if (first) {
        hf_file_name other = read_again(s, photo);

        if (strcmp(other.base, what->base) != 0) {
            hf_status status = two_files(first, name->name, what->view, error);

            free(path);
            return status;
        }
        if (strcmp(other.stem, what->stem) != 0)
            photo = further_take(s, what->view, what->stem);
    }
    if (!photo) {
        free(path);
        return hf_fail_memory(error);
    }
    slot = what->face ? &photo->face : &photo->photo;
    if (*slot) {
        hf_status status = two_files(*slot, name->name, what->view, error);

        free(path);
        return status;
    }
    *slot = path;
    return HF_OK;
}

/* By name, whatever the takes. */
static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static hf_status add_unknown(hf_visit_files *out, const char *name,
                             hf_error *error)
{
    char **grown =
        realloc(out->unknown, (out->unknown_count + 1) * sizeof *out->unknown);

    if (!grown)
        return hf_fail_memory(error);
    out->unknown = grown;
    grown[out->unknown_count] = strdup(name);
    return grown[out->unknown_count] && ++out->unknown_count
               ? HF_OK
               : hf_fail_memory(error);
}

static hf_status no_view(const scan *s, hf_error *error)
{
    if (s->words && s->out->unknown_count)
        return hf_fail(error, HF_E_FORMAT,
                       "no view in folder '%s': neither '%.80s' nor our own "
                       "names know its photos, as '%.80s': add their words",
                       s->folder, s->words->name, s->out->unknown[0]);
    return hf_fail(error, HF_E_FORMAT,
                   "no view in folder '%s': name the photos rest.jpg, "
                   "smile-full.jpg, ... or by number, 1.jpg to 8.jpg or "
                   "S017_v6.jpg, or give their words, see hemiface-map(5)",
                   s->folder);
}

static hf_status place_all(const scan *s, const name_list *list,
                           hf_error *error)
{
    hf_visit_files *out = s->out;

    for (size_t i = 0; i < list->count; i++) {
        const found *name = &list->names[i];
        char *path = join(s->folder, name->name);
        hf_status status;

        if (!path)
            return hf_fail_memory(error);
        if (!is_file(path)) {
            free(path);
            continue;
        }
        if (name->what.view == HF_VIEW_NONE) {
            free(path);
            status = add_unknown(out, name->name, error);
        } else {
            status = place(s, path, name, error);
        }
        if (status != HF_OK)
            return status;
    }
    if (out->unknown_count)
        qsort(out->unknown, out->unknown_count, sizeof *out->unknown, by_name);
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        out->count += out->photos[v].photo || out->photos[v].face;
    return out->count ? HF_OK : no_view(s, error);
}

hf_status hf_visit_scan_by(hf_visit_files *out, const char *folder,
                           const hf_words *words, hf_error *error)
{
    name_list list = {NULL, 0, 0};
    hf_status status;
    scan s;

    *out = (hf_visit_files){.count = 0};
    s = (scan){out, folder, words};
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        out->photos[v].view = (hf_view)v;
    status = list_names(&list, folder, words, error);
    if (status == HF_OK)
        status = place_all(&s, &list, error);
    free_names(&list);
    if (status != HF_OK)
        hf_visit_files_clear(out);
    return status;
}

hf_status hf_visit_scan(hf_visit_files *out, const char *folder,
                        hf_error *error)
{
    return hf_visit_scan_by(out, folder, NULL, error);
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
    for (size_t i = 0; i < files->unknown_count; i++)
        free(files->unknown[i]);
    free(files->unknown);
    files->unknown = NULL;
    files->unknown_count = 0;
    files->count = 0;
}
