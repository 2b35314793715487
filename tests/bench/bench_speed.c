/* Speed as ratios: a photo's way through hemiface against decoding it alone.
   usage: bench_speed BUILD SAMPLE.jpg
   Makes photos of 12 and 24 megapixels from the sample (enlarged, with noise
   so that they compress like camera photos), then prints time per stage and
   the whole-process ratio of `hemiface measure` on many of them to
   bench_decode on the same files at the same reduction. */
#define _DEFAULT_SOURCE /* wait4 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <fcntl.h>
#include <jpeglib.h>

#include <hemiface/hemiface.h>

enum {
    ROUNDS = 7, /* pairs of runs; the median of their ratios is printed */
    PHOTOS = 24 /* photos per process: the models' load is spread over them */
};

static double now(void)
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

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, ascending);
    return values[count / 2];
}

static void die(const char *what)
{
    fprintf(stderr, "bench_speed: %s\n", what);
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

static void make_photo(const char *path, const hf_image *small,
                       double megapixels)
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
        die("cannot write the test photos");
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

/* ----------------------------------------------------------------- stages */

static int stages(hf_detector *detector, const char *path)
{
    double decode[ROUNDS], find[ROUNDS], mesh[ROUNDS], measure[ROUNDS];
    double quality[ROUNDS];
    int reduction = 1;

    for (int i = 0; i < ROUNDS; i++) {
        hf_detect_report report;
        hf_frame frame;
        hf_face *face;
        hf_values *values = NULL;
        double start;

        if (hf_detect_photo(&face, NULL, detector, path, NULL, NULL, &report,
                            NULL) != HF_OK)
            die("no face on the test photo");
        start = now();
        if (hf_frame_of(&frame, face, NULL, NULL) != HF_OK ||
            hf_measure_static(&values, face, &frame, HF_REASON_NO_FRAME,
                              HF_VIEW_NONE, HF_AFFECTED_LEFT, NULL) != HF_OK)
            die("cannot measure");
        measure[i] = 1e3 * (now() - start);
        decode[i] = report.decode_ms;
        find[i] = report.find_ms;
        mesh[i] = report.mesh_ms;
        quality[i] = report.quality_ms;
        reduction = report.reduction;
        hf_values_free(values);
        hf_face_free(face);
    }
    printf("  decode %.1f ms (1/%d), finder %.1f, mesh %.1f, quality %.1f, "
           "measure %.1f\n",
           median(decode, ROUNDS), reduction, median(find, ROUNDS),
           median(mesh, ROUNDS), median(quality, ROUNDS),
           median(measure, ROUNDS));
    return reduction;
}

/* -------------------------------------------------------- whole processes */

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

/* Processor time of a process: one thread, so what a quiet machine would take
   by the clock. */
static double run(char *const argv[], double *peak_mib)
{
    const pid_t child = fork();
    struct rusage usage;
    int status;

    if (child == 0) {
        const int null = open("/dev/null", O_WRONLY);

        dup2(null, 1);
        execv(argv[0], argv);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status)
        die("a measured process failed");
    *peak_mib = (double)usage.ru_maxrss / 1024;
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

static void processes(const char *build, const char *path, int reduction)
{
    char ours[4096], floor[4096], times[16];
    char *a[PHOTOS + 4], *b[PHOTOS + 4];
    double ratio[ROUNDS], ms[ROUNDS], peak = 0, floor_peak;
    int n = 0, m = 0;

    snprintf(ours, sizeof ours, "%s/bin/hemiface-measure", build);
    snprintf(floor, sizeof floor, "%s/tests/bench/bench_decode", build);
    snprintf(times, sizeof times, "%d", reduction);
    a[n++] = ours;
    a[n++] = (char[]){"--csv"};
    b[m++] = floor;
    b[m++] = times;
    for (int i = 0; i < PHOTOS; i++) {
        a[n++] = (char *)path;
        b[m++] = (char *)path;
    }
    a[n] = b[m] = NULL;
    for (int i = 0; i < ROUNDS; i++) {
        const double t = run(a, &peak);

        ms[i] = 1e3 * t / PHOTOS;
        ratio[i] = t / run(b, &floor_peak);
    }
    printf("  whole process, %d photos: %.0f ms a photo, %.2f times the "
           "decode alone, peak %.0f MiB\n",
           PHOTOS, median(ms, ROUNDS), median(ratio, ROUNDS), peak);
}

static double load_ms(hf_detector **detector)
{
    const double start = now();

    if (hf_detector_new(detector, NULL) != HF_OK)
        die("cannot load the networks");
    return 1e3 * (now() - start);
}

int main(int argc, char **argv)
{
    static const double sizes[] = {12, 24};
    hf_detector *detector;
    hf_image *sample;
    char path[4096];

    if (argc != 3 || hf_image_read(&sample, argv[2], NULL, NULL) != HF_OK)
        die("usage: bench_speed BUILD SAMPLE.jpg");
    printf("networks loaded in %.1f ms\n", load_ms(&detector));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        snprintf(path, sizeof path, "%s/bench-%.0fmp.jpg", argv[1], sizes[i]);
        if (access(path, R_OK))
            make_photo(path, sample, sizes[i]);
        printf("photo of %.0f megapixels\n", sizes[i]);
        processes(argv[1], path, stages(detector, path));
    }
    hf_detector_free(detector);
    hf_image_free(sample);
    return 0;
}
