/* batch/write.c - the files of results, whole or not at all */
#include "cmd/batch/write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cli/message.h"
#include "cmd/cli/output.h"

/* Longest path. */
enum { PATH_SIZE = 4096 };

static struct {
    FILE *file;
    char name[PATH_SIZE], temporary[PATH_SIZE];
} files[KINDS];

static bool fail(int kind)
{
    return journal_cannot_write(files[kind].name);
}

static bool open_one(int kind, const char *folder)
{
    const char *end = cli_out.json ? "jsonl" : "csv";

    if (snprintf(files[kind].name, PATH_SIZE, "%s/%s.%s", folder,
                 kind_names[kind], end) >= PATH_SIZE - 8) {
        cli_complain("the path of '%s' is too long", folder);
        return false;
    }
    strcpy(files[kind].temporary, files[kind].name);
    strcat(files[kind].temporary, ".new");
    files[kind].file = fopen(files[kind].temporary, "wb");
    if (!files[kind].file)
        cli_complain("cannot write '%s': %s", files[kind].name,
                     strerror(errno));
    return files[kind].file != NULL;
}

/* Without memory the program ends where it is: what is not whole goes. */
static void forget_files(void)
{
    for (int k = 0; k < KINDS; k++)
        if (files[k].temporary[0])
            unlink(files[k].temporary);
}

bool write_open(const char *folder, const work_settings *settings, bool wide)
{
    const work_patient nobody = {.patient = NULL};
    journal_rows headers;
    bool fine = atexit(forget_files) == 0;

    for (int k = 0; k < KINDS && fine; k++)
        fine = open_one(k, folder);
    if (!fine)
        return false;
    write_rows(&headers, settings, &nobody, wide);
    for (int k = 0; k < KINDS; k++)
        cli_provenance_to(files[k].file);
    fine = write_append(&headers);
    journal_rows_clear(&headers);
    return fine;
}

bool write_append(const journal_rows *rows)
{
    for (int k = 0; k < KINDS; k++)
        if (rows->length[k] && fwrite(rows->text[k], 1, rows->length[k],
                                      files[k].file) != rows->length[k])
            return fail(k);
    return true;
}

/* What an earlier run left in the other format would be taken for this one's
 * by --merge and stats. */
static void remove_other(int kind)
{
    char path[PATH_SIZE + 8];
    const size_t stem = strlen(files[kind].name) - (cli_out.json ? 5 : 3);

    snprintf(path, sizeof path, "%.*s%s", (int)stem, files[kind].name,
             cli_out.json ? "csv" : "jsonl");
    unlink(path);
}

bool write_close(bool keep)
{
    bool fine = keep;

    for (int k = 0; k < KINDS; k++) {
        if (!files[k].file)
            continue;
        if (fclose(files[k].file) != 0 && fine)
            fine = fail(k);
        files[k].file = NULL;
    }
    for (int k = 0; k < KINDS && fine; k++)
        fine = rename(files[k].temporary, files[k].name) == 0 || fail(k);
    for (int k = 0; k < KINDS && fine; k++)
        remove_other(k);
    if (!fine)
        forget_files();
    for (int k = 0; k < KINDS; k++)
        files[k].temporary[0] = 0;
    return fine;
}
