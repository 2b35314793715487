/* detect/detect.c - the public calls */
#include "detect/detector.h"

#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "detect/dragged.h"
#include "detect/pose.h"
#include "detect/turn.h"
#include "image/reuse.h"

/* Long side of the first, reduced decode, px: a face that fills half of it
 * has 200 px between the pupils. */
#define FIRST_LOOK 1600
/* Fewest pixels between the pupils worth measuring on: at 62 mm between real
 * pupils this is half a millimetre a pixel, the size of the smallest change
 * that counts, and three times what the mesh's own input resolves. */
#define FINE_ENOUGH 120

/* The mesh's irises are larger than hand-placed ones: by 4.5 % on average (sd
 * 3.4 %) on 101 frontal photos. Without this every millimetre that rests on
 * the iris would be 4.5 % too short. */
#define IRIS_EXCESS 1.045

/* How much of a point's sd is new in every photo. The sds are what points
   differ by from hand-placed ones, most of it the same in every photo of a
   face: taken again with head, camera and light changed, side differences
   wander by 0.15 to 0.5 of it, refined, and by 0.4 to 0.85 of the mesh
   (`make bench-accuracy`, section g). Near the upper ends, since real series
   differ in more than the bench does. Larger: wider mdc95, fewer changes are
   called real. */
static const double repeat_refined = 0.4, repeat_mesh = 0.7;

static const char source[] = "mediapipe-478";
static const char source_refined[] = "mediapipe-478+refined";

hf_status hf_landmarks_face(hf_face **out, const struct hf_landmarks *marks,
                            int width, int height, hf_error *error)
{
    hf_point points[HF_MESH_POINTS];
    hf_face *face = NULL;
    hf_status status;

    for (int i = 0; i < HF_MESH_POINTS; i++)
        points[i] = (hf_point){marks->at[i][0], marks->at[i][1], marks->sd[i]};
    status = hf_face_from_scheme(&face, HF_SCHEME_MESH478, points,
                                 HF_MESH_POINTS, width, height, error);
    if (status)
        return status;
    hf_face_set_pose(face, hf_mesh_pose(marks->at));
    for (int side = HF_RIGHT; side <= HF_LEFT && !status; side++) {
        hf_iris iris = hf_face_iris(face, (hf_side)side);

        if (hf_mesh_eye_closed(marks->at, (hf_side)side))
            iris.present = false;
        iris.r /= IRIS_EXCESS;
        iris.r_sd /= IRIS_EXCESS;
        status = hf_face_set_iris(face, (hf_side)side, iris, error);
    }
    if (!status && marks->refined)
        status = hf_refined_face(face, marks->halves, marks->at, error);
    if (!status)
        status = hf_dragged_doubt(face, marks->refined, error);
    if (!status && marks->turn_back)
        status = hf_turn_back(face, marks->at, error);
    if (!status)
        status = hf_face_set_source(
            face, marks->refined ? source_refined : source, error);
    if (!status)
        status = hf_face_set_repeat(
            face, marks->refined ? repeat_refined : repeat_mesh, error);
    if (status) {
        hf_face_free(face);
        return status;
    }
    *out = face;
    return HF_OK;
}

/* Keeps with the face what its photo is like. */
static hf_status look_at(hf_face *face, const hf_image *image,
                         const hf_detect_options *options,
                         hf_detect_report *report, hf_error *error)
{
    const bool chosen = options && options->face > 0;
    const double start = hf_clock_ms();
    hf_quality quality;
    hf_status status = hf_quality_look(&quality, face, image,
                                       chosen ? 0 : report->faces - 1, error);

    report->quality_ms = hf_clock_ms() - start;
    return status ? status : hf_face_set_quality(face, &quality, error);
}

hf_status hf_detect(hf_face **out, hf_detector *detector, const hf_image *image,
                    const hf_detect_options *options, hf_detect_report *report,
                    hf_error *error)
{
    struct hf_landmarks marks;
    hf_detect_report own;
    hf_face *face = NULL;
    hf_status status;

    if (!report)
        report = &own;
    status = hf_landmarks_find(&marks, detector, image, options, report, error);
    if (!status)
        status = hf_landmarks_face(&face, &marks, hf_image_full_width(image),
                                   hf_image_full_height(image), error);
    if (!status)
        status = look_at(face, image, options, report, error);
    if (status) {
        hf_face_free(face);
        return status;
    }
    *out = face;
    return HF_OK;
}

hf_status hf_detect_mesh(double *xyz, hf_detector *detector,
                         const hf_image *image,
                         const hf_detect_options *options,
                         hf_detect_report *report, hf_error *error)
{
    struct hf_landmarks marks;
    hf_detect_options raw;
    hf_detect_report own;
    hf_status status;

    status = hf_detect_options_take(&raw, options, error);
    if (status)
        return status;
    raw.refine = false;
    status = hf_landmarks_find(&marks, detector, image, &raw,
                               report ? report : &own, error);
    if (!status)
        memcpy(xyz, marks.at, sizeof marks.at);
    return status;
}

/* ----------------------------------------------------------------- photo */

/* One reading of a photo and what it led to. */
struct look {
    hf_detector *detector;
    const char *path;
    const void *bytes; /* the photo's, or NULL: they are at path */
    size_t count;
    hf_image_options reading;
    const hf_detect_options *options;
    hf_image *image;
    struct hf_landmarks marks;
    hf_detect_report report;
};

static hf_status read_photo(struct look *l, hf_error *error)
{
    if (l->bytes)
        return hf_image_reread_memory(&l->image, l->bytes, l->count, l->path,
                                      &l->reading, error);
    return hf_image_reread(&l->image, l->path, &l->reading, error);
}

/* Reads and finds; times add up over looks. */
static hf_status take_look(struct look *l, hf_error *error)
{
    hf_detect_report before = l->report;
    double start = hf_clock_ms();
    hf_status status;

    status = read_photo(l, error);
    l->report.decode_ms = before.decode_ms + hf_clock_ms() - start;
    if (status)
        return status;
    before.decode_ms = l->report.decode_ms;
    status = hf_landmarks_find(&l->marks, l->detector, l->image, l->options,
                               &l->report, error);
    l->report.decode_ms = before.decode_ms;
    l->report.find_ms += before.find_ms;
    l->report.mesh_ms += before.mesh_ms;
    l->report.refine_ms += before.refine_ms;
    return status;
}

/* The greatest reduction that leaves the pupils far enough apart. */
static int wanted_reduction(const struct look *l)
{
    double eyes = hf_mesh_eyes(l->marks.at);
    int reduction = l->report.reduction;

    while (reduction > 1 && eyes / reduction < FINE_ENOUGH)
        reduction /= 2;
    return reduction;
}

static hf_status look_closer(struct look *l, hf_error *error)
{
    int wanted = wanted_reduction(l);
    int width = hf_image_full_width(l->image);
    int height = hf_image_full_height(l->image);
    int side = width > height ? width : height;

    if (wanted == l->report.reduction)
        return HF_OK;
    l->reading.enough = wanted == 1 ? 0 : side / wanted;
    return take_look(l, error);
}

static hf_status finish(hf_face **out, struct look *l, hf_error *error)
{
    const char *name = strrchr(l->path, '/');
    hf_face *face = NULL;
    hf_status status =
        hf_landmarks_face(&face, &l->marks, hf_image_full_width(l->image),
                          hf_image_full_height(l->image), error);

    if (!status)
        status = hf_face_set_photo(face, name ? name + 1 : l->path, error);
    if (!status)
        status = look_at(face, l->image, l->options, &l->report, error);
    if (status) {
        hf_face_free(face);
        return status;
    }
    *out = face;
    return HF_OK;
}

/* The errors of pictures in memory, told with the photo's name. */
static hf_status name_photo(const char *path, hf_status status, hf_error *error)
{
    char text[HF_ERROR_SIZE];

    if (!error || status != HF_E_NO_FACE)
        return status;
    memcpy(text, error->text, sizeof text);
    return hf_fail(error, status, "'%s': %s", path, text);
}

/* Looks once or twice; l has its photo, detector and options. */
static hf_status look(hf_face **out, struct look *l,
                      const hf_image_options *image_options, hf_error *error)
{
    const bool choose = !image_options || image_options->enough == 0;
    hf_status status;

    l->image = l->detector->spare;
    l->detector->spare = NULL;
    hf_image_options_init(&l->reading);
    if (image_options)
        l->reading = *image_options;
    if (choose)
        l->reading.enough = FIRST_LOOK;
    status = take_look(l, error);
    if (!status && choose)
        status = look_closer(l, error);
    if (!status)
        status = finish(out, l, error);
    return name_photo(l->path, status, error);
}

hf_status hf_detect_photo_memory(hf_face **out, hf_image **image_out,
                                 hf_detector *detector, const void *bytes,
                                 size_t count, const char *path,
                                 const hf_image_options *image_options,
                                 const hf_detect_options *options,
                                 hf_detect_report *report, hf_error *error)
{
    struct look *l = calloc(1, sizeof *l);
    hf_status status;

    if (!l)
        return hf_fail_memory(error);
    l->detector = detector;
    l->path = path;
    l->bytes = bytes;
    l->count = count;
    l->options = options;
    status = look(out, l, image_options, error);
    if (l->image)
        l->report.colours = hf_image_colour_said(l->image);
    if (report)
        *report = l->report;
    if (!status && image_out) {
        *image_out = l->image;
        l->image = NULL;
    }
    detector->spare = hf_image_keep(l->image, HF_MOST_KEPT);
    free(l);
    return status;
}

hf_status hf_detect_photo(hf_face **out, hf_image **image_out,
                          hf_detector *detector, const char *path,
                          const hf_image_options *image_options,
                          const hf_detect_options *options,
                          hf_detect_report *report, hf_error *error)
{
    return hf_detect_photo_memory(out, image_out, detector, NULL, 0, path,
                                  image_options, options, report, error);
}
