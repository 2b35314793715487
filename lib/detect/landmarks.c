/* detect/landmarks.c - from a picture to landmarks
 *
 * Options in, finder, choice of the face, mesh with its passes; all of it on
 * the picture and on the picture turned over, averaged at the end; then the
 * refinement of each half.
 */
#include "detect/detector.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "detect/doubt.h"

/* Below this the mesh itself says that there is no face: MediaPipe's. */
#define PRESENT 0.5

/* One call's work. Index 0 is the picture, 1 the picture turned over. */
struct job {
    hf_detector *detector;
    hf_detect_options options;
    hf_detect_report *report;
    hf_image *turned;               /* owned; NULL when not needed */
    struct hf_sampler *samplers[2]; /* the first one is the detector's */
    int views;                      /* 1, or 2 with mirror */
    double width, height;
    struct hf_face_pair pairs[2 * HF_MOST_FOUND];
    size_t count;
    struct hf_mesh mesh[2];
};

/* -------------------------------------------------------------- finding */

static hf_status open_views(struct job *j, const hf_image *image,
                            hf_error *error)
{
    hf_status status;

    j->views = j->options.mirror ? 2 : 1;
    j->width = hf_image_width(image);
    j->height = hf_image_height(image);
    j->samplers[0] = j->detector->sampler;
    status = hf_sampler_set(j->samplers[0], hf_image_pixels(image),
                            hf_image_width(image), hf_image_height(image),
                            j->options.area, error);
    /* The left half is refined on the picture turned over, mirror or not. */
    if (!status && (j->options.mirror || j->options.refine))
        status = hf_sampler_turn(&j->samplers[1], j->samplers[0], error);
    return status;
}

static void close_views(struct job *j)
{
    hf_sampler_free(j->samplers[1]);
    hf_sampler_rest(j->detector->sampler, HF_MOST_KEPT);
}

static void report_faces(struct job *j, hf_finder which)
{
    hf_detect_report *r = j->report;
    int n = j->count < HF_MAX_FACES ? (int)j->count : HF_MAX_FACES;

    r->finder = which;
    r->faces = n;
    for (int i = 0; i < n; i++) {
        const struct hf_found *f = &j->pairs[i].mean;

        r->boxes[i] = (hf_box){.x = f->x0 * r->reduction,
                               .y = f->y0 * r->reduction,
                               .width = (f->x1 - f->x0) * r->reduction,
                               .height = (f->y1 - f->y0) * r->reduction,
                               .score = f->score};
    }
}

static hf_status find(struct job *j, hf_finder which, hf_error *error)
{
    struct hf_found found[2][HF_MOST_FOUND];
    size_t count[2] = {0, 0};
    hf_status status = hf_detector_finder(j->detector, which, error);

    if (status)
        return status;
    for (int v = 0; v < j->views; v++)
        count[v] = hf_finder_run(j->detector->finders[which], j->samplers[v],
                                 found[v]);
    j->count = hf_faces_pair(j->pairs, found[0], count[0], found[1], count[1],
                             j->width, j->height);
    report_faces(j, which);
    return HF_OK;
}

/* -------------------------------------------------------------- meshing */

static void run_mesh(struct job *j, int view, const struct hf_square *square)
{
    struct hf_mesh *mesh = &j->mesh[view];

    hf_mesh_run(j->detector->mesh, mesh, j->samplers[view], square);
    for (int i = 0; i < HF_MESH_POINTS; i++)
        for (int c = 0; c < 3; c++)
            mesh->at[i][c] = hf_snap(mesh->at[i][c]);
}

/* The second view's mesh as it lies on the picture; the first one's when
 * there is no second. */
static void other_mesh(const struct job *j, struct hf_mesh *other)
{
    if (j->views == 2)
        hf_mesh_mirror(other, &j->mesh[1], j->width);
    else
        *other = j->mesh[0];
}

/* Where to look next: around the mean of both views' landmarks, so that both
 * look at the same part of the picture. */
static void next_squares(const struct job *j, struct hf_square *squares)
{
    struct hf_mesh mean, turned;

    other_mesh(j, &mean);
    for (int i = 0; i < HF_MESH_POINTS; i++)
        for (int c = 0; c < 3; c++)
            mean.at[i][c] = (mean.at[i][c] + j->mesh[0].at[i][c]) / 2;
    hf_mesh_mirror(&turned, &mean, j->width);
    squares[0] = hf_mesh_square(&mean);
    squares[1] = hf_mesh_square(&turned);
}

/* Measures face `index`; false when the mesh says it is none. */
static bool measure(struct job *j, size_t index)
{
    double start = hf_clock_ms();
    struct hf_square squares[2];

    for (int v = 0; v < 2; v++)
        squares[v] = hf_found_square(&j->pairs[index].seen[v]);
    for (int pass = 0; pass <= j->options.passes; pass++) {
        for (int v = 0; v < j->views; v++)
            run_mesh(j, v, &squares[v]);
        next_squares(j, squares);
    }
    j->report->presence = 0;
    for (int v = 0; v < j->views; v++)
        j->report->presence += j->mesh[v].presence / j->views;
    j->report->mesh_ms += hf_clock_ms() - start;
    return j->report->presence >= PRESENT;
}

/* Mean of both views, in photo px. */
static void combine(const struct job *j, struct hf_landmarks *out)
{
    const struct hf_landmarks *done = out;
    double scale = j->report->reduction, eyes, sum = 0;
    struct hf_mesh other;

    other_mesh(j, &other);
    for (int i = 0; i < HF_MESH_POINTS; i++)
        for (int c = 0; c < 3; c++)
            out->at[i][c] = (j->mesh[0].at[i][c] + other.at[i][c]) / 2 * scale;
    eyes = hf_mesh_eyes(done->at);
    for (int i = 0; i < HF_MESH_POINTS; i++) {
        double dx = (j->mesh[0].at[i][0] - other.at[i][0]) * scale;
        double dy = (j->mesh[0].at[i][1] - other.at[i][1]) * scale;

        out->sd[i] = hf_doubt(i, eyes, dx, dy);
        sum += dx * dx + dy * dy;
    }
    j->report->mirror_rms = sqrt(sum / HF_MESH_POINTS);
}

/* Each half on its own, from the mean mesh; in photo px. */
static void refine(const struct job *j, struct hf_landmarks *out)
{
    const double scale = j->report->reduction, start = hf_clock_ms();
    struct hf_mesh mean, turned;

    for (int i = 0; i < HF_MESH_POINTS; i++)
        for (int c = 0; c < 3; c++)
            mean.at[i][c] = out->at[i][c] / scale;
    mean.presence = j->report->presence;
    hf_mesh_mirror(&turned, &mean, j->width);
    for (int side = 0; side < 2; side++)
        hf_refine_half(&out->halves[side], j->detector->refiner,
                       j->samplers[side],
                       (const double(*)[3])(side ? turned.at : mean.at));
    hf_refined_turn_back(&out->halves[HF_LEFT], j->width);
    hf_refined_scale(out->halves, scale);
    j->report->refine_ms = hf_clock_ms() - start;
}

/* Tries one finder: *done says whether a face was measured. */
static hf_status try_finder(struct job *j, hf_finder which, bool *done,
                            hf_error *error)
{
    size_t index = j->options.face > 0 ? (size_t)j->options.face - 1 : 0;
    double start = hf_clock_ms();
    hf_status status = find(j, which, error);

    j->report->find_ms += hf_clock_ms() - start;
    *done = !status && index < (size_t)j->report->faces && measure(j, index);
    if (*done)
        j->report->chosen = (int)index + 1;
    return status;
}

static hf_status no_face(const struct job *j, hf_error *error)
{
    int n = j->report->faces, wanted = j->options.face;

    if (n == 0)
        return hf_fail(error, HF_E_NO_FACE,
                       "no face found; use an upright, evenly lit photo taken "
                       "from the front, with the whole face on it");
    if (wanted > n)
        return hf_fail(error, HF_E_NO_FACE,
                       "the photo has %d face%s, not %d; ask for face 1%s", n,
                       n == 1 ? "" : "s", wanted,
                       n == 1 ? "" : " or another of these");
    return hf_fail(error, HF_E_NO_FACE,
                   "what looked like a face is none on a closer look "
                   "(certainty %.0f %%); use a sharp photo taken from the "
                   "front, with the whole face on it",
                   100 * j->report->presence);
}

/* AUTO: the short-range net first; it is quicker and misses no large face.
 * The full-range net when that gives none, too few, or something that the
 * mesh does not take for a face. */
static hf_status find_and_measure(struct job *j, hf_error *error)
{
    hf_finder first =
        j->options.finder == HF_FINDER_FULL ? HF_FINDER_FULL : HF_FINDER_SHORT;
    bool done = false;
    hf_status status = try_finder(j, first, &done, error);

    if (!status && !done && j->options.finder == HF_FINDER_AUTO) {
        int faces = j->report->faces;

        status = try_finder(j, HF_FINDER_FULL, &done, error);
        /* What is told about the photo is what was seen best. */
        if (!status && !done && j->report->faces < faces)
            status = find(j, first, error);
    }
    if (status)
        return status;
    return done ? HF_OK : no_face(j, error);
}

hf_status hf_landmarks_find(struct hf_landmarks *out, hf_detector *detector,
                            const hf_image *image,
                            const hf_detect_options *options,
                            hf_detect_report *report, hf_error *error)
{
    struct job *j = calloc(1, sizeof *j);
    double start = hf_clock_ms();
    hf_status status;

    memset(report, 0, sizeof *report);
    if (!j)
        return hf_fail_memory(error);
    j->detector = detector;
    j->report = report;
    report->reduction = hf_image_reduction(image);
    status = hf_detect_options_take(&j->options, options, error);
    if (!status && j->options.refine)
        status = hf_detector_refiner(detector, error);
    if (!status)
        status = open_views(j, image, error);
    report->find_ms = hf_clock_ms() - start;
    if (!status)
        status = find_and_measure(j, error);
    if (!status)
        combine(j, out);
    out->refined = !status && j->options.refine;
    out->turn_back = j->options.pose_correct;
    if (out->refined)
        refine(j, out);
    close_views(j);
    free(j);
    return status;
}
