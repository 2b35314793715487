/* Speed as ratios: a photo's way through hemiface against decoding it alone.
   usage: bench_speed BUILD SAMPLE.jpg
   Makes photos of 12 and 24 megapixels from the sample (enlarged, with noise
   so that they compress like camera photos), then prints time per stage and
   the whole-process ratio of `hemiface measure` on many of them to
   bench_decode on the same files at the same reduction. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hemiface/hemiface.h>

#include "tests/support/bench.h"

enum {
    ROUNDS = 7, /* pairs of runs; the median of their ratios is printed */
    PHOTOS = 24 /* photos per process: the models' load is spread over them */
};

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
            bench_die("no face on the test photo");
        start = bench_now();
        if (hf_frame_of(&frame, face, NULL, NULL) != HF_OK ||
            hf_measure_static(&values, face, &frame, HF_REASON_NO_FRAME,
                              HF_VIEW_NONE, HF_AFFECTED_LEFT, NULL) != HF_OK)
            bench_die("cannot measure");
        measure[i] = 1e3 * (bench_now() - start);
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
           bench_median(decode, ROUNDS), reduction, bench_median(find, ROUNDS),
           bench_median(mesh, ROUNDS), bench_median(quality, ROUNDS),
           bench_median(measure, ROUNDS));
    return reduction;
}

/* -------------------------------------------------------- whole processes */

static void processes(const char *build, const char *path, int reduction)
{
    char ours[4096], floor[4096], times[16];
    char *a[PHOTOS + 4], *b[PHOTOS + 4];
    double ratio[ROUNDS], ms[ROUNDS], peak = 0;
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
        const bench_run ours_run = bench_start(a);
        const bench_run floor_run = bench_start(b);

        ms[i] = 1e3 * ours_run.cpu / PHOTOS;
        ratio[i] = ours_run.cpu / floor_run.cpu;
        peak = ours_run.peak_mib;
    }
    printf("  whole process, %d photos: %.0f ms a photo, %.2f times the "
           "decode alone, peak %.0f MiB\n",
           PHOTOS, bench_median(ms, ROUNDS), bench_median(ratio, ROUNDS), peak);
}

static double load_ms(hf_detector **detector)
{
    const double start = bench_now();

    if (hf_detector_new(detector, NULL) != HF_OK)
        bench_die("cannot load the networks");
    return 1e3 * (bench_now() - start);
}

int main(int argc, char **argv)
{
    static const double sizes[] = {12, 24};
    hf_detector *detector;
    hf_image *sample;
    char path[4096];

    if (argc != 3 || hf_image_read(&sample, argv[2], NULL, NULL) != HF_OK)
        bench_die("usage: bench_speed BUILD SAMPLE.jpg");
    printf("networks loaded in %.1f ms\n", load_ms(&detector));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        snprintf(path, sizeof path, "%s/bench-%.0fmp.jpg", argv[1], sizes[i]);
        if (access(path, R_OK))
            bench_photo(path, sample, sizes[i]);
        printf("photo of %.0f megapixels\n", sizes[i]);
        processes(argv[1], path, stages(detector, path));
    }
    hf_detector_free(detector);
    hf_image_free(sample);
    return 0;
}
