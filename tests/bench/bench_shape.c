/* bench_shape MODEL FOLDER PHOTO... - our points of dlib's predictor
 *
 * For `tests/bench/dlib`, which holds them against dlib's own: writes each
 * photo's pixels as FOLDER/N.ppm and its box to FOLDER/list, as dlib_points
 * reads them, and prints "FOLDER/N.ppm point x y", in dlib's coordinates
 * (first pixel's centre 0), for every point. How long reading the model and
 * finding the points takes goes to standard error.
 */
#include <hemiface/shape.h>

#include <stdio.h>
#include <stdlib.h>

#include "tests/support/bench.h"

struct bench {
    hf_detector *detector;
    hf_shape *shape;
    const char *folder;
    FILE *list;
    double spent; /* s in hf_shape_run */
    int photos;
};

static void stop(const hf_error *error)
{
    bench_die(error->text);
}

static void write_ppm(const hf_image *image, const char *path)
{
    const int width = hf_image_width(image), height = hf_image_height(image);
    FILE *to = fopen(path, "wb");

    if (!to)
        bench_die("cannot write the pixels");
    fprintf(to, "P6\n%d %d\n255\n", width, height);
    fwrite(hf_image_pixels(image), 3, (size_t)width * (size_t)height, to);
    if (fclose(to))
        bench_die("cannot write the pixels");
}

static hf_shape_box find_box(struct bench *b, const hf_image *image)
{
    hf_detect_report report;
    hf_face *face;
    hf_error error;

    if (hf_detect(&face, b->detector, image, NULL, &report, &error))
        stop(&error);
    hf_face_free(face);
    return hf_shape_box_of(&report.boxes[report.chosen - 1]);
}

static void one(struct bench *b, const char *photo)
{
    const size_t points = hf_shape_points(b->shape);
    double *xy = calloc(2 * points, sizeof *xy), start;
    hf_image *image;
    hf_shape_box box;
    char name[1024];
    hf_error error;

    if (!xy)
        bench_die("out of memory");
    if (hf_image_read(&image, photo, NULL, &error))
        stop(&error);
    snprintf(name, sizeof name, "%s/%d.ppm", b->folder, ++b->photos);
    write_ppm(image, name);
    box = find_box(b, image);
    fprintf(b->list, "%s %d %d %d %d\n", name, box.left, box.top, box.right,
            box.bottom);
    start = bench_now();
    if (hf_shape_run(xy, b->shape, image, &box, &error))
        stop(&error);
    b->spent += bench_now() - start;
    for (size_t i = 0; i < points; i++)
        printf("%s %zu %.6f %.6f\n", name, i, xy[2 * i] - 0.5,
               xy[2 * i + 1] - 0.5);
    free(xy);
    hf_image_free(image);
}

int main(int argc, char **argv)
{
    struct bench b = {NULL, NULL, NULL, NULL, 0, 0};
    char list[1024];
    hf_error error;
    double start = bench_now();

    if (argc < 4)
        bench_die("usage: bench_shape MODEL FOLDER PHOTO...");
    if (hf_shape_read(&b.shape, argv[1], &error) ||
        hf_detector_new(&b.detector, &error))
        stop(&error);
    fprintf(stderr, "model read in %.2f s\n", bench_now() - start);
    b.folder = argv[2];
    snprintf(list, sizeof list, "%s/list", b.folder);
    b.list = fopen(list, "w");
    if (!b.list)
        bench_die("cannot write the list");
    for (int i = 3; i < argc; i++)
        one(&b, argv[i]);
    if (fclose(b.list))
        bench_die("cannot write the list");
    fprintf(stderr, "%.1f ms a face\n", 1e3 * b.spent / b.photos);
    hf_shape_free(b.shape);
    hf_detector_free(b.detector);
    return 0;
}
