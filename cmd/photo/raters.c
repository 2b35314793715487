/* photo/raters.c - who corrected the points that are read, for provenance */
#include "cmd/photo/raters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/review.h>

#include "cmd/cli/names.h"
#include "cmd/cli/output.h"
#include "cmd/cli/path.h"
#include "cmd/photo/beside.h"

/* Bytes of all names of one face, and of all that are noted. */
enum { FACE_NAMES = 1000, NOTE = 2000 };

/* Names of one face, apart. */
static void add_names(cli_names *names, const hf_face *face)
{
    char text[FACE_NAMES], *rest = text, *end;

    hf_review_raters(text, sizeof text, face);
    for (; *rest; rest = end ? end + 2 : rest + strlen(rest)) {
        end = strstr(rest, ", ");
        if (end)
            *end = 0;
        cli_names_put(names, rest);
    }
}

static void add_file(cli_names *names, const char *path)
{
    hf_face *face;

    if (hf_face_read(&face, path, NULL) != HF_OK)
        return;
    add_names(names, face);
    hf_face_free(face);
}

/* The file that a photo's points are read from, if it is one. */
static void add_photo(cli_names *names, const char *path)
{
    char beside[4096];

    if (cli_path_may_be_landmarks(path))
        add_file(names, path);
    else if (!cli_ignores_face_files() &&
             cli_face_beside(beside, sizeof beside, path))
        add_file(names, beside);
}

static void add_found(cli_names *names, const hf_visit_photo *photo)
{
    if (photo->photo)
        add_photo(names, photo->photo);
    else if (photo->face)
        add_photo(names, photo->face);
}

static void add_visit(cli_names *names, const char *path)
{
    hf_visit_files files;
    hf_error error;

    if (cli_visit_find(&files, path, &error) != HF_OK)
        return;
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        add_found(names, &files.photos[v]);
    for (size_t i = 0; i < files.more_count; i++)
        add_found(names, &files.more[i]);
    hf_visit_files_clear(&files);
}

static void join(char *text, size_t size, const cli_names *names)
{
    text[0] = 0;
    for (size_t i = 0; i < names->count; i++) {
        const size_t used = strlen(text);

        snprintf(text + used, size - used, "%s%s", used ? ", " : "",
                 names->words[i]);
    }
}

void cli_raters_note(char *const *inputs, int count)
{
    static char text[NOTE];
    cli_names names = {0};

    for (int i = 0; i < count; i++)
        if (cli_path_is_file(inputs[i]))
            add_photo(&names, inputs[i]);
        else
            add_visit(&names, inputs[i]);
    join(text, sizeof text, &names);
    cli_names_clear(&names);
    cli_out.raters = text;
}

void cli_raters_of_view(char *text, size_t size, const cli_visit *visit,
                        hf_view view)
{
    cli_names names = {0};

    for (size_t i = 0; i < hf_visit_takes(visit->visit, view); i++)
        add_names(&names, hf_visit_take(visit->visit, view, i));
    join(text, size, &names);
    cli_names_clear(&names);
}
