/* batch/journal.c - finished patients on disk */
#include "cmd/batch/journal.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sys/types.h>
#include <sha256.h>

#include <hemiface/version.h>

#include "cmd/cli/message.h"
#include "cmd/cli/path.h"

const char *const kind_names[KINDS] = {"photos", "measures", "grades",
                                       "changes", "failures"};

/* First line of a file; another one is of another version and not read. */
static const char mark[] = "hemiface batch rows 1\n";

/* Longest path. */
enum { PATH_SIZE = 4096 };

static char folder[PATH_SIZE - KEY_SIZE - 8];

void journal_rows_clear(journal_rows *rows)
{
    for (int k = 0; k < KINDS; k++)
        free(rows->text[k]);
    *rows = (journal_rows){{NULL}, {0}};
}

/* ----------------------------------------------------------------- folder */

static void empty(void)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    char path[PATH_SIZE];

    while (dir && (entry = readdir(dir)))
        if (entry->d_name[0] != '.' &&
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) <
                PATH_SIZE)
            unlink(path);
    if (dir)
        closedir(dir);
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
    if (!keep)
        empty();
    return true;
}

void journal_remove(void)
{
    empty();
    rmdir(folder);
}

/* -------------------------------------------------------------------- keys */

static void add_word(SHA2_CTX *hash, const char *word)
{
    /* With the closing zero, so that "ab" "c" is not "a" "bc". */
    SHA256Update(hash, (const uint8_t *)word, strlen(word) + 1);
}

static void digits(char key[KEY_SIZE], SHA2_CTX *hash)
{
    uint8_t digest[SHA256_DIGEST_LENGTH];

    SHA256Final(digest, hash);
    for (int i = 0; i < SHA256_DIGEST_LENGTH; i++)
        snprintf(key + 2 * i, 3, "%02x", digest[i]);
}

/* "" when it cannot be read: the run will say why. */
static void hash_file(char key[KEY_SIZE], const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t buffer[1 << 14];
    SHA2_CTX hash;
    size_t n;

    key[0] = 0;
    if (!file)
        return;
    SHA256Init(&hash);
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
        SHA256Update(&hash, buffer, n);
    if (!ferror(file))
        digits(key, &hash);
    fclose(file);
}

static void add_words(SHA2_CTX *hash, const manifest *m,
                      const manifest_row *row)
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
        add_word(hash, words[i]);
    snprintf(numbers, sizeof numbers, "%.17g %.17g", row->pupil_mm,
             row->iris_mm);
    add_word(hash, numbers);
    for (size_t i = 0; i < manifest_extra_count(m); i++)
        add_word(hash, row->extras[i]);
}

static void add_row(SHA2_CTX *hash, char photo_sha[KEY_SIZE], const manifest *m,
                    const manifest_row *row)
{
    char beside[PATH_SIZE], sha[KEY_SIZE] = "";

    add_words(hash, m, row);
    hash_file(photo_sha, row->path);
    add_word(hash, photo_sha);
    if (cli_path_face_beside(beside, sizeof beside, row->path))
        hash_file(sha, beside);
    add_word(hash, sha);
}

void journal_cohort(char key[KEY_SIZE], const manifest *m)
{
    SHA2_CTX hash;

    SHA256Init(&hash);
    for (size_t i = 0; i < manifest_count(m); i++)
        add_words(&hash, m, manifest_at(m, i));
    digits(key, &hash);
}

void journal_key(char key[KEY_SIZE], char (*photo_sha)[KEY_SIZE],
                 const manifest *m, const plan_patient *patient,
                 const char *settings)
{
    SHA2_CTX hash;

    SHA256Init(&hash);
    add_word(&hash, hf_version());
    add_word(&hash, settings);
    for (size_t i = 0; i < manifest_extra_count(m); i++)
        add_word(&hash, manifest_extra_name(m, i));
    for (size_t i = 0; i < patient->count; i++)
        add_row(&hash, photo_sha[i], m, manifest_at(m, patient->first + i));
    digits(key, &hash);
}

/* -------------------------------------------------------------------- rows */

static void path_of(char path[PATH_SIZE], const char *key, const char *end)
{
    snprintf(path, PATH_SIZE, "%s/%s%s", folder, key, end);
}

bool journal_find(journal_rows *out, const char *key)
{
    char path[PATH_SIZE], line[sizeof mark + 1] = "";
    FILE *file;
    bool fine;

    *out = (journal_rows){{NULL}, {0}};
    path_of(path, key, "");
    file = fopen(path, "rb");
    if (!file)
        return false;
    fine = fgets(line, sizeof line, file) && !strcmp(line, mark);
    for (int k = 0; k < KINDS && fine; k++)
        fine = fscanf(file, "%zu", &out->length[k]) == 1 && fgetc(file) == '\n';
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
        cli_complain("cannot write '%s': %s", whole, strerror(errno));
        unlink(path);
    }
    return fine;
}
