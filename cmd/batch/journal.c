/* batch/journal.c - finished patients on disk */
#include "cmd/batch/journal.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <hemiface/version.h>

#include "cmd/cli/message.h"
#include "cmd/photo/beside.h"

const char *const kind_names[KINDS] = {"photos", "measures", "grades",
                                       "changes", "failures"};

/* First line of a file; another one is of another version and not read. */
static const char mark[] = "hemiface batch rows 1\n";

/* Longest path. */
enum { PATH_SIZE = 4096 };

static char folder[PATH_SIZE - KEY_SIZE - 8];
static bool filled; /* there were patients in it when it was opened */

void journal_rows_clear(journal_rows *rows)
{
    for (int k = 0; k < KINDS; k++)
        free(rows->text[k]);
    *rows = (journal_rows){{NULL}, {0}};
}

/* ----------------------------------------------------------------- folder */

/* Whether it holds patients; remove: take them away. errno: why that, or to
   look, failed, or 0. */
static bool walk(bool remove)
{
    bool any = false;
    DIR *dir = opendir(folder);
    int failed = dir ? 0 : errno;
    struct dirent *entry;
    char path[PATH_SIZE];

    while (dir && (entry = readdir(dir)))
        if (entry->d_name[0] != '.' &&
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) <
                PATH_SIZE) {
            any = true;
            if (remove && unlink(path) != 0)
                failed = errno;
        }
    if (dir)
        closedir(dir);
    errno = failed;
    return any;
}

bool journal_open(const char *out, bool keep)
{
    if (snprintf(folder, sizeof folder, "%s/.resume", out) >=
        (int)sizeof folder) {
        cli_complain("the path of '%s' is too long", out);
        return false;
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        cli_complain("cannot write in '%s': %s", out, strerror(errno));
        return false;
    }
    filled = walk(!keep) && keep;
    return true;
}

bool journal_filled(void)
{
    return filled;
}

void journal_remove(void)
{
    (void)walk(true);
    if (errno == 0 && rmdir(folder) == 0)
        return;
    cli_warn("'%s' is left behind: %s; it holds patients' rows and may be "
             "deleted",
             folder, strerror(errno));
}

/* -------------------------------------------------------------------- keys */

static void add_words(hash *h, const manifest *m, const manifest_row *row)
{
    char numbers[128];
    const char *const words[] = {row->patient,
                                 row->visit,
                                 row->photo,
                                 row->day,
                                 hf_view_name(row->view),
                                 hf_affected_name(row->side),
                                 row->procedure ? row->procedure->name : "",
                                 row->mirrored ? "mirrored" : ""};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        hash_add_word(h, words[i]);
    snprintf(numbers, sizeof numbers, "%.17g %.17g", row->pupil_mm,
             row->iris_mm);
    hash_add_word(h, numbers);
    for (size_t i = 0; i < manifest_extra_count(m); i++)
        hash_add_word(h, row->extras[i]);
}

void journal_cohort(char key[KEY_SIZE], const manifest *m)
{
    hash *h = hash_new();

    for (size_t i = 0; i < manifest_count(m); i++)
        add_words(h, m, manifest_at(m, i));
    hash_end(key, h);
}

void journal_sums_face(journal_sums *out, const manifest_row *row)
{
    char beside[PATH_SIZE];

    out->face[0] = 0;
    if (cli_face_beside(beside, sizeof beside, row->path))
        hash_file(out->face, beside);
}

void journal_sums_read(journal_sums *out, const manifest_row *row)
{
    hash_file(out->photo, row->path);
    journal_sums_face(out, row);
}

void journal_key(char key[KEY_SIZE], const journal_sums *sums,
                 const manifest *m, const plan_patient *patient,
                 const char *settings)
{
    hash *h = hash_new();

    hash_add_word(h, hf_version());
    hash_add_word(h, settings);
    for (size_t i = 0; i < manifest_extra_count(m); i++)
        hash_add_word(h, manifest_extra_name(m, i));
    for (size_t i = 0; i < patient->count; i++) {
        add_words(h, m, manifest_at(m, patient->first + i));
        hash_add_word(h, sums[i].photo);
        hash_add_word(h, sums[i].face);
    }
    hash_end(key, h);
}

/* -------------------------------------------------------------------- rows */

static void path_of(char path[PATH_SIZE], const char *key, const char *end)
{
    snprintf(path, PATH_SIZE, "%s/%s%s", folder, key, end);
}

/* A length on a line of its own, at most that of the file: what stands there
 * may be damaged. */
static bool read_length(size_t *out, FILE *file, const struct stat *is)
{
    char line[32], *end;

    if (!fgets(line, sizeof line, file) || *line < '0' || *line > '9')
        return false;
    errno = 0;
    *out = strtoul(line, &end, 10);
    return *end == '\n' && !errno && *out <= (unsigned long)is->st_size;
}

bool journal_find(journal_rows *out, const char *key)
{
    char path[PATH_SIZE], line[sizeof mark + 1] = "";
    struct stat is;
    FILE *file;
    bool fine;

    *out = (journal_rows){{NULL}, {0}};
    path_of(path, key, "");
    file = fopen(path, "rb");
    if (!file)
        return false;
    fine = fstat(fileno(file), &is) == 0 && fgets(line, sizeof line, file) &&
           !strcmp(line, mark);
    for (int k = 0; k < KINDS && fine; k++)
        fine = read_length(&out->length[k], file, &is);
    for (int k = 0; k < KINDS && fine; k++) {
        out->text[k] = malloc(out->length[k] + 1);
        fine = out->text[k] &&
               fread(out->text[k], 1, out->length[k], file) == out->length[k];
    }
    fclose(file);
    if (!fine)
        journal_rows_clear(out);
    return fine;
}

bool journal_add(const char *key, const journal_rows *rows)
{
    char path[PATH_SIZE], whole[PATH_SIZE];
    FILE *file;
    bool fine;

    path_of(path, key, ".new");
    path_of(whole, key, "");
    file = fopen(path, "wb");
    fine = file && fputs(mark, file) >= 0;
    for (int k = 0; k < KINDS && fine; k++)
        fine = fprintf(file, "%zu\n", rows->length[k]) > 0;
    for (int k = 0; k < KINDS && fine; k++)
        fine = !rows->length[k] || fwrite(rows->text[k], 1, rows->length[k],
                                          file) == rows->length[k];
    if (file)
        fine = fclose(file) == 0 && fine;
    fine = fine && rename(path, whole) == 0;
    if (!fine) {
        journal_cannot_write(folder);
        unlink(path);
    }
    return fine;
}

bool journal_cannot_write(const char *path)
{
    cli_complain("cannot write '%s': %s; --resume goes on from there", path,
                 strerror(errno));
    return false;
}
