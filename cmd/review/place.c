/* review/place.c - where face files are, and that nothing leads elsewhere */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cmd/review/place.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/cli/message.h"
#include "cmd/cli/path.h"

enum { PATH_SIZE = 4096 };

/* ----------------------------------------------------------------- targets */

/* A patient's or visit's name as the name of a folder: it comes from a
 * manifest's cell and may hold anything. */
static void as_folder(char *out, size_t size, const char *name)
{
    const bool hidden = *name == '.';

    snprintf(out, size, "%s%s", hidden ? "_" : "", name);
    for (char *c = out; *c; c++)
        if (*c == '/' || (unsigned char)*c < ' ')
            *c = '_';
}

static void in_out(char *out, const char *folder, const manifest_row *row)
{
    char patient[256], visit[256], stem[1024];

    as_folder(patient, sizeof patient, row->patient);
    as_folder(visit, sizeof visit, row->visit);
    cli_path_stem(stem, sizeof stem, row->path);
    snprintf(out, PATH_SIZE, "%s/%s%s%s%s%s.face.json", folder, patient,
             *patient ? "/" : "", visit, *visit ? "/" : "", stem);
}

static void beside(char *out, const manifest_row *row)
{
    char stem[1024], name[1100];

    if (cli_path_face_beside(out, PATH_SIZE, row->path))
        return;
    cli_path_stem(stem, sizeof stem, row->path);
    snprintf(name, sizeof name, "%s.face.json", stem);
    cli_path_beside(out, PATH_SIZE, row->path, name);
}

bool place_target(char **out, const review_options *options,
                  const manifest_row *row)
{
    char path[PATH_SIZE];

    if (options->out)
        in_out(path, options->out, row);
    else
        beside(path, row);
    *out = strdup(path);
    if (!*out)
        cli_complain("out of memory");
    return *out != NULL;
}

/* The folder that a file is in, "." for a plain name. */
static void folder_of(char *out, const char *path)
{
    int length = (int)(cli_path_base(path) - path);

    while (length > 1 && path[length - 1] == '/')
        length--;
    snprintf(out, PATH_SIZE, "%.*s", length ? length : 1, length ? path : ".");
}

bool place_writable(const review *r)
{
    const char *out = r->options->out;
    char folder[PATH_SIZE];

    if (out && mkdir(out, 0777) != 0 &&
        (errno != EEXIST || !cli_path_is_folder(out))) {
        cli_complain("cannot make the folder '%s': %s", out, strerror(errno));
        return false;
    }
    for (size_t i = 0; i < r->count; i++) {
        folder_of(folder, r->photos[i].target);
        if (access(out ? out : folder, W_OK) == 0)
            continue;
        cli_complain("cannot write face files in '%s': %s; --out=FOLDER puts "
                     "them elsewhere",
                     out ? out : folder, strerror(errno));
        return false;
    }
    return true;
}

hf_status place_make(const review_options *options, const char *target,
                     hf_error *error)
{
    char path[PATH_SIZE];

    if (!options->out)
        return HF_OK;
    snprintf(path, sizeof path, "%s", target);
    for (char *c = path + strlen(options->out) + 1; *c; c++) {
        if (*c != '/')
            continue;
        *c = 0;
        if (mkdir(path, 0777) != 0 && errno != EEXIST) {
            error->status = HF_E_WRITE;
            snprintf(error->text, sizeof error->text,
                     "cannot make the folder '%.300s': %s", path,
                     strerror(errno));
            return HF_E_WRITE;
        }
        *c = '/';
    }
    return HF_OK;
}

/* ------------------------------------------------------------------ limits */

static hf_status refuse(hf_error *error, const char *path, const char *why)
{
    error->status = HF_E_OPEN;
    snprintf(error->text, sizeof error->text, "'%.300s': %s", path, why);
    return HF_E_OPEN;
}

/* Whether path, links followed, is the folder or lies below it. */
static bool is_within(const char *path, const char *folder)
{
    char real[PATH_SIZE], root[PATH_SIZE];
    size_t length;

    if (!realpath(path, real) || !realpath(folder, root))
        return false;
    length = strlen(root);
    /* "/" has its slash already. */
    if (length && root[length - 1] == '/')
        length--;
    return !strncmp(real, root, length) &&
           (real[length] == '/' || !real[length]);
}

/* What a photo or a file beside it must lie in. */
static void root_of(char *out, const review_options *options,
                    const manifest_row *row)
{
    if (options->folder)
        snprintf(out, PATH_SIZE, "%s", options->folder);
    else
        folder_of(out, row->path);
}

hf_status place_check_photo(const review_options *options,
                            const manifest_row *row, hf_error *error)
{
    char root[PATH_SIZE];
    struct stat info;

    root_of(root, options, row);
    if (stat(row->path, &info) != 0)
        return refuse(error, row->path, strerror(errno));
    if (!S_ISREG(info.st_mode))
        return refuse(error, row->path, "is not a file");
    return is_within(row->path, root)
               ? HF_OK
               : refuse(error, row->path, "leads out of the folder");
}

hf_status place_check_target(const review_options *options,
                             const manifest_row *row, const char *target,
                             hf_error *error)
{
    char root[PATH_SIZE], folder[PATH_SIZE];
    struct stat info;
    const char *path = target;

    if (options->out)
        snprintf(root, sizeof root, "%s", options->out);
    else
        root_of(root, options, row);
    folder_of(folder, target);
    if (lstat(target, &info) != 0)
        path = folder;
    else if (!S_ISREG(info.st_mode) && !S_ISLNK(info.st_mode))
        return refuse(error, target, "is not a file");
    /* In --out the folder may still be to be made. */
    if (path == folder && options->out && lstat(folder, &info) != 0)
        return HF_OK;
    return is_within(path, root)
               ? HF_OK
               : refuse(error, target, "leads out of the folder");
}
