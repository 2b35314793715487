/* manifest/columns.c - what the cells of a manifest may say */
#include "cmd/manifest/rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/photo/map.h"

/* What a cell holds, without what would break a message's line. */
static void bad(manifest *m, manifest_row *row, const char *column,
                const char *cell, const char *what)
{
    char shown[81];
    size_t i = 0;

    for (; cell[i] && i + 1 < sizeof shown; i++)
        shown[i] = (unsigned char)cell[i] < ' ' ? '?' : cell[i];
    shown[i] = 0;
    row->bad = true;
    manifest_complain(m, row->line, "%s '%s': %s", column, shown, what);
}

static void set_patient(manifest *m, manifest_row *row, const char *cell)
{
    row->patient = cell;
    if (!*cell)
        bad(m, row, "patient", cell, "must not be empty");
}

/* A clinic's words, from --map: what is wrong with them is a complaint of the
 * row. */
static bool known(manifest *m, manifest_row *row, hf_status status,
                  const hf_error *why)
{
    if (status == HF_OK)
        return true;
    row->bad = true;
    manifest_complain(m, row->line, "%s", why->text);
    return false;
}

static void set_visit(manifest *m, manifest_row *row, const char *cell)
{
    hf_error why;

    row->visit = cell;
    if (!*cell)
        bad(m, row, "visit", cell, "must not be empty");
    else
        (void)known(m, row, hf_words_visit(&row->visit, cli_map(), cell, &why),
                    &why);
}

static void set_view(manifest *m, manifest_row *row, const char *cell)
{
    hf_error why;

    if (!known(m, row, hf_words_view(&row->view, cli_map(), cell, &why), &why))
        return;
    if (row->view == HF_VIEW_NONE)
        bad(m, row, "view", cell,
            "must be rest, brow, close-gentle, close-full, smile-gentle, "
            "smile-full, pucker, lower-lip, snarl or 1 to 9");
}

static void set_photo(manifest *m, manifest_row *row, const char *cell)
{
    row->photo = cell;
    if (!*cell)
        bad(m, row, "photo", cell, "must not be empty");
}

static void set_side(manifest *m, manifest_row *row, const char *cell)
{
    hf_error why;
    bool said;

    if (!*cell || hf_affected_parse(&row->side, cell, &why) == HF_OK)
        return;
    if (known(m, row, hf_words_side(&row->side, &said, cli_map(), cell, &why),
              &why) &&
        !said)
        bad(m, row, "side", cell, "must be right, left, both, none or unknown");
}

static void set_procedure(manifest *m, manifest_row *row, const char *cell)
{
    hf_error why;

    if (*cell && hf_procedure_by_name(&row->procedure, cell, &why) != HF_OK)
        bad(m, row, "procedure", cell,
            "is not known: compare --procedures lists them");
}

static void set_day(manifest *m, manifest_row *row, const char *cell)
{
    char *end;

    row->day = cell;
    if (*cell && (!isfinite(strtod(cell, &end)) || *end))
        bad(m, row, "day", cell, "must be a number: days from surgery");
}

static void set_mirrored(manifest *m, manifest_row *row, const char *cell)
{
    static const char *const yes[] = {"yes", "true", "1"};
    static const char *const no[] = {"", "no", "false", "0"};

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!strcmp(cell, yes[i])) {
            row->mirrored = true;
            return;
        }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (!strcmp(cell, no[i]))
            return;
    bad(m, row, "mirrored", cell, "must be yes or no");
}

static double millimetres(manifest *m, manifest_row *row, const char *column,
                          const char *cell, double low, double high)
{
    char *end, what[64];
    const double mm = strtod(cell, &end);

    if (!*cell)
        return 0;
    if (!*end && mm >= low && mm <= high)
        return mm;
    snprintf(what, sizeof what, "must be %g to %g mm", low, high);
    bad(m, row, column, cell, what);
    return 0;
}

static void set_pupil(manifest *m, manifest_row *row, const char *cell)
{
    row->pupil_mm = millimetres(m, row, "pupil_mm", cell, 30, 90);
}

static void set_iris(manifest *m, manifest_row *row, const char *cell)
{
    row->iris_mm = millimetres(m, row, "iris_mm", cell, 8, 16);
}

const manifest_column manifest_columns[MANIFEST_COLUMNS] = {
    {"patient", true, set_patient}, {"visit", true, set_visit},
    {"view", true, set_view},       {"photo", true, set_photo},
    {"side", false, set_side},      {"procedure", false, set_procedure},
    {"day", false, set_day},        {"mirrored", false, set_mirrored},
    {"pupil_mm", false, set_pupil}, {"iris_mm", false, set_iris},
};
