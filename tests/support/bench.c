/* support/bench.c - what the benches share: clock, photos, measured processes
 */
#define _DEFAULT_SOURCE /* wait4 */
#include "tests/support/bench.h"

#include <dirent.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <jpeglib.h>

double bench_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double bench_median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, ascending);
    return values[count / 2];
}

void bench_die(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(2);
}

/* ------------------------------------------------------------ test photos */

/* One row of the enlarged picture, bilinear, with noise of +-18 levels:
   a quarter byte a pixel at quality 85, like a camera's files. */
static void enlarged_row(unsigned char *row, int width, int y, double zoom,
                         const hf_image *small, unsigned *seed)
{
    const int w = hf_image_width(small), h = hf_image_height(small);
    const unsigned char *from = hf_image_pixels(small);
    const double v = fmin(fmax((y + 0.5) / zoom - 0.5, 0), h - 1.001);
    const int y0 = (int)v;

    for (int x = 0; x < width; x++) {
        const double u = fmin(fmax((x + 0.5) / zoom - 0.5, 0), w - 1.001);
        const int x0 = (int)u;

        for (int c = 0; c < 3; c++) {
            const unsigned char *p =
                from + 3 * ((size_t)y0 * (size_t)w + (size_t)x0) + c;
            const unsigned char *q = p + 3 * (size_t)w;
            const double top = p[0] + (u - x0) * (p[3] - p[0]);
            const double low = q[0] + (u - x0) * (q[3] - q[0]);
            double value = top + (v - y0) * (low - top);

            *seed = *seed * 1664525u + 1013904223u;
            value += (double)(*seed >> 24) / 7.0 - 18;
            row[3 * x + c] = (unsigned char)fmin(fmax(value, 0), 255);
        }
    }
}

void bench_photo(const char *path, const hf_image *small, double megapixels)
{
    const double zoom =
        sqrt(megapixels * 1e6 / hf_image_width(small) / hf_image_height(small));
    /* Cameras' sides are multiples of their codecs' blocks. */
    const int width = (int)(hf_image_width(small) * zoom) / 16 * 16;
    const int height = (int)(hf_image_height(small) * zoom) / 16 * 16;
    struct jpeg_compress_struct cinfo;
    struct jpeg_error_mgr manager;
    FILE *file = fopen(path, "wb");
    unsigned char *row = malloc((size_t)width * 3);
    unsigned seed = 1;

    if (!file || !row)
        bench_die("cannot write the test photos");
    cinfo.err = jpeg_std_error(&manager);
    jpeg_create_compress(&cinfo);
    jpeg_stdio_dest(&cinfo, file);
    cinfo.image_width = (JDIMENSION)width;
    cinfo.image_height = (JDIMENSION)height;
    cinfo.input_components = 3;
    cinfo.in_color_space = JCS_RGB;
    jpeg_set_defaults(&cinfo);
    jpeg_set_quality(&cinfo, 85, TRUE);
    jpeg_start_compress(&cinfo, TRUE);
    for (int y = 0; y < height; y++) {
        enlarged_row(row, width, y, zoom, small, &seed);
        jpeg_write_scanlines(&cinfo, &row, 1);
    }
    jpeg_finish_compress(&cinfo);
    jpeg_destroy_compress(&cinfo);
    fclose(file);
    free(row);
}

/* -------------------------------------------------------- whole processes */

/* s. Shorter would disturb what is measured, longer miss the last waits of a
   thread. */
static const double look_every = 0.01;

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

/* Most that a thread of the process has waited for a processor, s. */
static double waited(pid_t process)
{
    char path[300];
    DIR *folder;
    struct dirent *thread;
    double most = 0;

    snprintf(path, sizeof path, "/proc/%ld/task", (long)process);
    folder = opendir(path);
    while (folder && (thread = readdir(folder))) {
        unsigned long long ran, queued;
        FILE *file;

        snprintf(path, sizeof path, "/proc/%ld/task/%s/schedstat",
                 (long)process, thread->d_name);
        file = thread->d_name[0] == '.' ? NULL : fopen(path, "r");
        if (!file)
            continue;
        if (fscanf(file, "%llu %llu", &ran, &queued) == 2)
            most = fmax(most, 1e-9 * (double)queued);
        fclose(file);
    }
    if (folder)
        closedir(folder);
    return most;
}

static pid_t spawn(char *const argv[])
{
    const pid_t child = fork();

    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), 1);
        execv(argv[0], argv);
        _exit(127);
    }
    if (child < 0)
        bench_die("no process can be started");
    return child;
}

bench_run bench_start(char *const argv[])
{
    const struct timespec pause = {0, (long)(1e9 * look_every)};
    const double start = bench_now();
    const pid_t child = spawn(argv);
    struct rusage usage;
    double most = 0;
    bench_run run;
    int status;
    pid_t ended;

    while ((ended = wait4(child, &status, WNOHANG, &usage)) == 0) {
        most = fmax(most, waited(child));
        nanosleep(&pause, NULL);
    }
    if (ended < 0 || status)
        bench_die("a measured process failed");
    run.wall = bench_now() - start;
    run.quiet = run.wall - most;
    run.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    run.peak_mib = (double)usage.ru_maxrss / 1024;
    return run;
}
