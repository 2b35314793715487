/* Speed as ratios: a photo's way through hemiface against decoding it alone.
   usage: bench_speed BUILD SAMPLE.jpg
   Makes photos of 12 and 24 megapixels from the sample (enlarged, with noise
   so that they compress like camera photos), then prints time per stage and
   what one photo more costs `hemiface detect` in ratio to bench_decode on the
   same file at the same reduction, and the ratio of whole processes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hemiface/hemiface.h>

#include "tests/support/bench.h"

enum {
    ROUNDS = 7, /* pairs of runs; the median of their ratios is printed */
    PHOTOS = 25 /* photos of a process, and 1 of another, which is taken off */
};

/* ----------------------------------------------------------------- stages */

static int stages(hf_detector *detector, const char *path)
{
    double decode[ROUNDS], find[ROUNDS], mesh[ROUNDS], measure[ROUNDS];
    double refine[ROUNDS], quality[ROUNDS];
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
        refine[i] = report.refine_ms;
        quality[i] = report.quality_ms;
        reduction = report.reduction;
        hf_values_free(values);
        hf_face_free(face);
    }
    printf("  decode %.1f ms (1/%d), finder %.1f, mesh %.1f, refinement %.1f, "
           "quality %.1f, measure %.1f\n",
           bench_median(decode, ROUNDS), reduction, bench_median(find, ROUNDS),
           bench_median(mesh, ROUNDS), bench_median(refine, ROUNDS),
           bench_median(quality, ROUNDS), bench_median(measure, ROUNDS));
    return reduction;
}

/* -------------------------------------------------------- whole processes */

/* A program with its first arguments and a photo many times. */
static bench_run run_on(const char *program, const char *argument,
                        const char *path, int times)
{
    char *argv[PHOTOS + 4];
    int n = 0;

    argv[n++] = (char *)program;
    argv[n++] = (char *)argument;
    for (int i = 0; i < times; i++)
        argv[n++] = (char *)path;
    argv[n] = NULL;
    return bench_start(argv);
}

/* What a program takes for one photo more, s: the time of many of them less
   that of one, so that starting it and loading the networks do not count. */
static double steady(const char *program, const char *argument,
                     const char *path, bench_run *many)
{
    const double one = run_on(program, argument, path, 1).cpu;

    *many = run_on(program, argument, path, PHOTOS);
    return (many->cpu - one) / (PHOTOS - 1);
}

static void processes(const char *build, const char *path, int reduction)
{
    char ours[4096], floor[4096], times[16];
    double ratio[ROUNDS], whole[ROUNDS], ms[ROUNDS], least[2] = {1e9, 1e9};
    bench_run many, plain;

    snprintf(ours, sizeof ours, "%s/bin/hemiface-detect", build);
    snprintf(floor, sizeof floor, "%s/tests/bench/bench_decode", build);
    snprintf(times, sizeof times, "%d", reduction);
    for (int i = 0; i < ROUNDS; i++) {
        const double photo = steady(ours, "--csv", path, &many);
        const double decode = steady(floor, times, path, &plain);

        ms[i] = 1e3 * photo;
        ratio[i] = photo / decode;
        whole[i] = many.cpu / plain.cpu;
        least[0] = photo < least[0] ? photo : least[0];
        least[1] = decode < least[1] ? decode : least[1];
    }
    printf("  one photo more in a process: %.0f ms, %.2f times the decode "
           "alone (of the least of both %.2f)\n",
           bench_median(ms, ROUNDS), bench_median(ratio, ROUNDS),
           least[0] / least[1]);
    printf("  whole process, %d photos: %.2f times the decode alone, peak "
           "%.0f MiB\n",
           PHOTOS, bench_median(whole, ROUNDS), many.peak_mib);
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
