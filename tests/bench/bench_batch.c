/* A cohort against its photos one by one: speed, memory, a long manifest.
   usage: bench_batch BUILD SAMPLE_FOLDER
   The cohort is the sample patient, many times over; everything is made in
   BUILD/bench-batch. Other programs on the machine disturb what the clock
   says: the runs that are compared alternate, and the median of their ratios
   is printed with the smallest and the largest. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/bench.h"

enum {
    ROUNDS = 7, /* alternating runs; the median of their ratios is printed */
    ROWS = 100000,
    PATH_ROOM = 4096
};

static const char *const visits[] = {"pre", "post"};
static const char *const views[] = {
    "rest",         "brow",       "close-gentle", "close-full",
    "smile-gentle", "smile-full", "pucker",       "lower-lip"};

/* Folder of the bench, and the tools. */
static char root[1024];
static const char *build;

/* ----------------------------------------------------------------- cohorts */

/* "ROOT/name" in one of a few places that take turns. */
static char *in_root(const char *name)
{
    static char paths[8][PATH_ROOM];
    static int next;
    char *path = paths[next = (next + 1) % 8];

    snprintf(path, PATH_ROOM, "%s/%s", root, name);
    return path;
}

static char *program(const char *name)
{
    static char paths[4][PATH_ROOM];
    static int next;
    char *path = paths[next = (next + 1) % 4];

    snprintf(path, PATH_ROOM, "%s/bin/%s", build, name);
    return path;
}

static void copy(const char *to, const char *from)
{
    static char bytes[1 << 16];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    size_t n;

    if (!in || !out)
        bench_die("cannot copy the sample photos");
    while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
        fwrite(bytes, 1, n, out);
    fclose(in);
    if (fclose(out) != 0)
        bench_die("cannot copy the sample photos");
}

/* One cohort: its manifest and its photos, as arguments of detect. */
typedef struct cohort {
    char manifest[PATH_ROOM];
    char **photos;
    size_t count;
} cohort;

/* patients of so many views; `one` NULL: the sample's photos, else that photo
   for every view. */
static void make_cohort(cohort *c, const char *name, int patients,
                        size_t view_count, const char *sample, const char *one)
{
    FILE *file;

    snprintf(c->manifest, sizeof c->manifest, "%s/%s.csv", root, name);
    c->photos = calloc((size_t)patients * 2 * view_count, sizeof *c->photos);
    c->count = 0;
    file = fopen(c->manifest, "w");
    if (!file || !c->photos)
        bench_die("cannot write the cohort");
    fputs("patient,visit,view,photo,side,procedure\n", file);
    for (int p = 0; p < patients; p++)
        for (size_t i = 0; i < 2 * view_count; i++) {
            const char *visit = visits[i / view_count];
            const char *view = views[i % view_count];
            char from[PATH_ROOM], to[PATH_ROOM], base[64];

            snprintf(base, sizeof base, "%s-%d-%s-%s.jpg", name, p, visit,
                     view);
            snprintf(to, sizeof to, "%s/%s", root, base);
            snprintf(from, sizeof from, "%s/%s/%s.jpg", sample, visit, view);
            copy(to, one ? one : from);
            fprintf(file, "P%03d,%s,%s,%s,left,gracilis\n", p, visit, view,
                    base);
            c->photos[c->count++] = strdup(to);
        }
    fclose(file);
}

static void clear_cohort(cohort *c)
{
    for (size_t i = 0; i < c->count; i++) {
        unlink(c->photos[i]);
        free(c->photos[i]);
    }
    unlink(c->manifest);
    free(c->photos);
}

static bench_run batch(const cohort *c, const char *jobs)
{
    char out[PATH_ROOM + 16];
    char *const argv[] = {program("hemiface-batch"),
                          (char *)"--quiet",
                          out,
                          (char *)jobs,
                          (char *)c->manifest,
                          NULL};

    snprintf(out, sizeof out, "--out=%s", in_root("out"));
    return bench_start(argv);
}

static bench_run detect(const cohort *c)
{
    char **argv = calloc(c->count + 3, sizeof *argv);
    bench_run run;

    if (!argv)
        bench_die("out of memory");
    argv[0] = program("hemiface-detect");
    argv[1] = (char[]){"--csv"};
    memcpy(argv + 2, c->photos, c->count * sizeof *argv);
    run = bench_start(argv);
    free(argv);
    return run;
}

/* ------------------------------------------------------------------- speed */

static void print_ratio(const char *what, double ratio[ROUNDS])
{
    const double middle = bench_median(ratio, ROUNDS);

    printf("  %s %.2f (%.2f to %.2f)\n", what, middle, ratio[0],
           ratio[ROUNDS - 1]);
}

static void speed(const char *title, const cohort *c)
{
    double jobs[ROUNDS], quiet[ROUNDS], cost[ROUNDS], ms[ROUNDS];

    for (int i = 0; i < ROUNDS; i++) {
        const bench_run one = batch(c, "-j1"), two = batch(c, "-j2");
        const bench_run alone = detect(c);

        jobs[i] = one.wall / two.wall;
        quiet[i] = one.quiet / two.quiet;
        cost[i] = one.cpu / alone.cpu;
        ms[i] = 1e3 * one.cpu / (double)c->count;
    }
    printf("%s, %zu photos: %.0f ms of processor a photo\n", title, c->count,
           bench_median(ms, ROUNDS));
    print_ratio("a photo in batch / in detect, processor time:", cost);
    print_ratio("-j1 / -j2 by the clock:", jobs);
    print_ratio("-j1 / -j2 without waiting for other programs:", quiet);
}

/* ------------------------------------------------------------------ memory */

static void memory(const char *sample)
{
    static const int patients[] = {10, 100};

    for (int i = 0; i < 2; i++) {
        cohort c;
        double one, two;

        make_cohort(&c, "memory", patients[i], 2, sample, NULL);
        one = batch(&c, "-j1").peak_mib;
        two = batch(&c, "-j2").peak_mib;
        printf("%d visits, %zu photos: peak %.0f MiB with -j1, %.0f with -j2\n",
               2 * patients[i], c.count, one, two);
        clear_cohort(&c);
    }
}

/* ---------------------------------------------------------- long manifest */

static void long_manifest(void)
{
    char *path = in_root("long.csv");
    char *const argv[] = {program("hemiface-batch"), (char[]){"--check"}, path,
                          NULL};
    double wall[ROUNDS], peak = 0;
    FILE *file = fopen(path, "w");

    if (!file)
        bench_die("cannot write the manifest");
    fputs("patient,visit,view,photo,side,procedure,day,surgeon\n", file);
    for (int i = 0; i < ROWS; i++)
        fprintf(file, "Q%05d,%s,rest,photos/%d.jpg,left,gracilis,%d,A\n", i / 2,
                visits[i % 2], i, i % 2 ? 300 : -10);
    fclose(file);
    for (int i = 0; i < ROUNDS; i++) {
        const bench_run run = bench_start(argv);

        wall[i] = run.wall;
        peak = run.peak_mib;
    }
    printf("--check of %d rows: %.2f s, peak %.0f MiB\n", ROWS,
           bench_median(wall, ROUNDS), peak);
    unlink(path);
}

int main(int argc, char **argv)
{
    hf_image *sample;
    char path[PATH_ROOM];
    cohort c;

    if (argc != 3)
        bench_die("usage: bench_batch BUILD SAMPLE_FOLDER");
    build = argv[1];
    snprintf(root, sizeof root, "%s/bench-batch", build);
    if (mkdir(root, 0777) != 0 && errno != EEXIST)
        bench_die("cannot make the folder for the cohorts");
    make_cohort(&c, "sample", 6, 8, argv[2], NULL);
    speed("cohort of 1.5 megapixel photos", &c);
    clear_cohort(&c);

    snprintf(path, sizeof path, "%s/pre/rest.jpg", argv[2]);
    if (hf_image_read(&sample, path, NULL, NULL) != HF_OK)
        bench_die("cannot read the sample");
    bench_photo(in_root("12.jpg"), sample, 12);
    hf_image_free(sample);
    make_cohort(&c, "large", 4, 4, argv[2], in_root("12.jpg"));
    speed("cohort of 12 megapixel photos", &c);
    clear_cohort(&c);

    memory(argv[2]);
    long_manifest();
    return 0;
}
