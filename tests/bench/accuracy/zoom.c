/* bench/accuracy/zoom.c - what the camera's distance does to each measure */
#include "accuracy.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 16 };

/* Photos "15cm.jpg", ... */
static struct distance {
    int cm;
    char name[64];
    hf_values *values[METHODS];
} distances[MOST];
static int count;

static int nearest_first(const void *a, const void *b)
{
    return ((const struct distance *)a)->cm - ((const struct distance *)b)->cm;
}

static void list(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;

    while (dir && count < MOST && (entry = readdir(dir))) {
        const int cm = atoi(entry->d_name);

        if (cm <= 0 || strlen(entry->d_name) >= sizeof distances->name)
            continue;
        distances[count].cm = cm;
        strcpy(distances[count++].name, entry->d_name);
    }
    if (dir)
        closedir(dir);
    qsort(distances, (size_t)count, sizeof *distances, nearest_first);
}

static void read_distance(struct distance *d, const char *folder)
{
    char path[4200];
    hf_image *image = NULL;
    hf_error error;
    struct seen seen;

    snprintf(path, sizeof path, "%s/%s", folder, d->name);
    need(hf_image_read(&image, path, NULL, &error), &error);
    seen = look(image, NOBODY);
    for (int m = 0; m < METHODS; m++)
        d->values[m] = measure(seen.face[m], NULL);
    seen_free(&seen);
    hf_image_free(image);
}

/* A measure's line in the table (the refined one) and rows in the CSV file. */
static void print(const struct wanted *wanted, const char *unit)
{
    char name[64];

    wanted_name(name, wanted);
    for (int m = 0; m < METHODS; m++) {
        if (m == REFINED)
            printf("%-30s %-4s", name, unit);
        for (int d = 0; d < count; d++) {
            struct row row;
            char amount[24];

            snprintf(amount, sizeof amount, "%d cm", distances[d].cm);
            row = row_new("zoom", name, amount, "zoom", methods[m]);
            row.value = value_of(distances[d].values[m], wanted, NULL);
            row.n = isnan(row.value) ? 0U : 1U;
            row.missing = 1 - row.n;
            csv_row(&row);
            if (m == REFINED && row.n)
                printf(" %8.2f", row.value);
            else if (m == REFINED)
                printf(" %8s", "na");
        }
    }
    putchar('\n');
}

static bool measured(const struct wanted *wanted)
{
    for (int d = 0; d < count; d++)
        for (int m = 0; m < METHODS; m++)
            if (!isnan(value_of(distances[d].values[m], wanted, NULL)))
                return true;
    return false;
}

/* What some photo gives a value for. */
static void print_values(void)
{
    const hf_values *values = NULL;
    const hf_value *v;

    for (int d = 0; d < count && !values; d++)
        values = distances[d].values[REFINED];
    for (size_t i = 0; values && (v = hf_values_at(values, i)); i++) {
        const struct wanted wanted = {v->measure->id, v->side};

        if (v->side != HF_VALUE_RATIO && measured(&wanted))
            print(&wanted, v->measure->unit);
    }
}

void zoom(const char *faces)
{
    char folder[4096];

    snprintf(folder, sizeof folder, "%s/zoom", faces);
    list(folder);
    if (!count)
        return;
    printf("\n(e) One face at several distances, refined, by the model in the "
           "library\n%-35s",
           "");
    for (int d = 0; d < count; d++) {
        read_distance(&distances[d], folder);
        printf(" %5d cm", distances[d].cm);
    }
    putchar('\n');
    print_values();
    for (int d = 0; d < count; d++)
        for (int m = 0; m < METHODS; m++)
            hf_values_free(distances[d].values[m]);
}
