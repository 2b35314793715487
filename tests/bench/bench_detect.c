/* bench_detect PHOTO... - speed of detection, and how well it repeats itself
 *
 * Speed: milliseconds per photo for decoding, finding and meshing with the
 * defaults. Repeatability: mean distance, in per cent of the distance of the
 * pupils, between the contours (without the jaw) and irises of a photo and of
 * the same photo under a change that should not matter, for every setting:
 *   finder  the box comes from the other network
 *   shift   the picture is moved by 5 and 3 px
 *   scale   the picture is reduced to 70 %
 *   mirror  the picture is turned over
 */
#include <hemiface/detect.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void stop(const hf_error *error)
{
    fprintf(stderr, "bench_detect: %s\n", error->text);
    exit(1);
}

/* ------------------------------------------------------------- changes */

static hf_image *blank(int width, int height)
{
    hf_image *image = NULL;
    hf_error error;

    if (hf_image_new(&image, width, height, &error))
        stop(&error);
    return image;
}

static hf_image *shifted(const hf_image *from)
{
    enum { DX = 5, DY = 3 };
    int width = hf_image_width(from), height = hf_image_height(from);
    hf_image *to = blank(width - DX, height - DY);

    for (int y = DY; y < height; y++)
        memcpy(hf_image_edit(to) + 3 * (size_t)(y - DY) * (size_t)(width - DX),
               hf_image_pixels(from) + 3 * ((size_t)y * (size_t)width + DX),
               3 * (size_t)(width - DX));
    return to;
}

/* Mean of the source area of each pixel, along one axis at a time. */
static void reduce(double *to, const double *from, int n, size_t stride,
                   int out, double ratio)
{
    for (int i = 0; i < out; i++) {
        double a = i / ratio, b = (i + 1) / ratio;

        to[(size_t)i * stride] = 0;
        for (int k = (int)a; k < n && k < b; k++)
            to[(size_t)i * stride] += from[(size_t)k * stride] *
                                      (fmin(b, k + 1) - fmax(a, k)) * ratio;
    }
}

static hf_image *scaled(const hf_image *from)
{
    const double ratio = 0.7;
    int width = hf_image_width(from), height = hf_image_height(from);
    int w = (int)(width * ratio), h = (int)(height * ratio);
    size_t row = 3 * (size_t)width, n = row * (size_t)height;
    double *a = calloc(n, sizeof *a), *b = calloc(n, sizeof *b);
    hf_image *to = blank(w, h);
    unsigned char *out = hf_image_edit(to);

    for (size_t i = 0; i < n; i++)
        a[i] = hf_image_pixels(from)[i];
    for (size_t i = 0; i < row; i++)
        reduce(b + i, a + i, height, row, h, ratio);
    for (int y = 0; y < h; y++)
        for (size_t c = 0; c < 3; c++)
            reduce(a + (size_t)y * row + c, b + (size_t)y * row + c, width, 3,
                   w, ratio);
    for (int y = 0; y < h; y++)
        for (int i = 0; i < 3 * w; i++)
            *out++ = (unsigned char)(a[(size_t)y * row + (size_t)i] + 0.5);
    free(a);
    free(b);
    return to;
}

static hf_image *turned(const hf_image *from)
{
    hf_image *to = NULL;
    hf_error error;

    if (hf_image_mirror(&to, from, &error))
        stop(&error);
    return to;
}

/* A face on the changed picture, in the first picture's coordinates. */
static hf_face *unshift(const hf_face *face)
{
    hf_face *out = NULL;

    if (hf_face_transform(&out, face, 1, 0, 5, 3, 100, 100, NULL))
        exit(1);
    return out;
}

static hf_face *unscale(const hf_face *face)
{
    hf_face *out = NULL;

    if (hf_face_transform(&out, face, 1 / 0.7, 0, 0, 0, 100, 100, NULL))
        exit(1);
    return out;
}

static hf_face *unturn(const hf_face *face)
{
    hf_face *out = NULL;

    if (hf_face_mirror(&out, face, NULL))
        exit(1);
    return out;
}

static const struct change {
    const char *name;
    hf_finder finder;
    hf_image *(*forth)(const hf_image *);
    hf_face *(*back)(const hf_face *);
} changes[] = {
    {"finder", HF_FINDER_FULL, NULL, NULL},
    {"shift", HF_FINDER_SHORT, shifted, unshift},
    {"scale", HF_FINDER_SHORT, scaled, unscale},
    {"mirror", HF_FINDER_SHORT, turned, unturn},
};
enum { CHANGES = sizeof changes / sizeof *changes };

/* ------------------------------------------------------------ distance */

static double gap(double ax, double ay, double bx, double by)
{
    return hypot(ax - bx, ay - by);
}

/* Mean distance of contours and irises, per cent of a's pupil distance. */
static double distance(const hf_face *a, const hf_face *b)
{
    hf_iris r = hf_face_iris(a, HF_RIGHT), l = hf_face_iris(a, HF_LEFT);
    double sum = 0;
    size_t n = 0;

    for (int id = 0; id < HF_JAW; id++)
        for (int side = 0; side <= hf_contour_paired((hf_contour_id)id);
             side++) {
            hf_contour p = hf_face_contour(a, (hf_contour_id)id, (hf_side)side);
            hf_contour q = hf_face_contour(b, (hf_contour_id)id, (hf_side)side);

            for (size_t i = 0; i < p.count && i < q.count; i++, n++)
                sum += gap(p.points[i].x, p.points[i].y, q.points[i].x,
                           q.points[i].y);
        }
    for (int side = 0; side < 2; side++, n++) {
        hf_iris p = hf_face_iris(a, (hf_side)side);
        hf_iris q = hf_face_iris(b, (hf_side)side);

        sum += gap(p.x, p.y, q.x, q.y);
    }
    return 100 * sum / (double)n / gap(r.x, r.y, l.x, l.y);
}

/* ------------------------------------------------------------- the bench */

/* Adds the distances for one photo and setting; false when no face. */
static int compare(hf_detector *detector, const hf_image *image,
                   hf_detect_options options, double *sum)
{
    hf_face *first = NULL, *other = NULL, *back = NULL;
    double found[CHANGES];
    int fine = 1;

    options.finder = HF_FINDER_SHORT;
    if (hf_detect(&first, detector, image, &options, NULL, NULL))
        return 0;
    for (int i = 0; i < CHANGES && fine; i++) {
        const struct change *c = &changes[i];
        hf_image *changed = c->forth ? c->forth(image) : NULL;

        options.finder = c->finder;
        fine = hf_detect(&other, detector, changed ? changed : image, &options,
                         NULL, NULL) == HF_OK;
        if (fine) {
            back = c->back ? c->back(other) : NULL;
            found[i] = distance(first, back ? back : other);
            hf_face_free(back);
            hf_face_free(other);
        }
        hf_image_free(changed);
    }
    hf_face_free(first);
    for (int i = 0; i < CHANGES && fine; i++)
        sum[i] += found[i];
    return fine;
}

static void repeatability(hf_detector *detector, char **paths, int count)
{
    printf("\narea passes mirror");
    for (int i = 0; i < CHANGES; i++)
        printf(" %8s", changes[i].name);
    printf("   ms/photo\n");
    for (int setting = 0; setting < 16; setting++) {
        double sum[CHANGES] = {0}, ms = 0;
        hf_detect_options options;
        int n = 0;

        hf_detect_options_init(&options);
        options.area = setting & 8;
        options.passes = setting >> 1 & 3;
        options.mirror = setting & 1;
        for (int i = 0; i < count; i++) {
            hf_detect_report report;
            hf_image *image = NULL;
            static double xyz[3 * 478];

            if (hf_image_read(&image, paths[i], NULL, NULL))
                continue;
            n += compare(detector, image, options, sum);
            if (hf_detect_mesh(xyz, detector, image, &options, &report, NULL) ==
                HF_OK)
                ms += report.find_ms + report.mesh_ms;
            hf_image_free(image);
        }
        printf("%4s %6d %6s", options.area ? "yes" : "no", options.passes,
               options.mirror ? "yes" : "no");
        for (int i = 0; i < CHANGES; i++)
            printf(" %7.3f%%", n ? sum[i] / n : 0);
        printf(" %10.1f\n", count ? ms / count : 0);
    }
}

static void speed(hf_detector *detector, const char *path)
{
    hf_detect_report report;
    hf_image *image = NULL;
    hf_face *face = NULL;
    hf_error error;

    if (hf_detect_photo(&face, &image, detector, path, NULL, NULL, &report,
                        &error)) {
        printf("%s\n", error.text);
        return;
    }
    printf("%7.1f %7.1f %7.1f %5d %5dx%-5d %s\n", report.decode_ms,
           report.find_ms, report.mesh_ms, report.reduction,
           hf_image_width(image), hf_image_height(image), path);
    hf_image_free(image);
    hf_face_free(face);
}

int main(int argc, char **argv)
{
    hf_detector *detector = NULL;
    hf_error error;

    if (argc < 2) {
        printf("usage: bench_detect PHOTO...\n");
        return 0;
    }
    if (hf_detector_new(&detector, &error))
        stop(&error);
    printf(" decode    find    mesh reduced, size\n");
    for (int i = 1; i < argc; i++)
        speed(detector, argv[i]);
    repeatability(detector, argv + 1, argc - 1);
    hf_detector_free(detector);
    return 0;
}
