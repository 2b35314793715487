/* What limits the sample patient's chin, lips and lids: the place from which
   the refinement starts, or the refinement. usage: bench_sample
   Each half is refined twice, once from the mesh's guess and once from where
   the point was drawn; mm of the drawn irises. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/hemiface.h>

#include "detect/detector.h"
#include "detect/models.h"
#include "tests/support/bench.h"
#include "tests/support/check.h"
#include "tests/support/sample.h"

enum { MOST = 64 };

/* A drawn contour in units of a half. */
struct drawn {
    double at[MOST][2];
    size_t count;
};

/* One half of a photo and what was drawn on it. */
struct half {
    float luminance[HF_HALF_ROWS * HF_HALF_COLUMNS];
    double mesh[HF_MESH_POINTS][2];
    struct hf_half_frame frame;
    struct drawn chin, upper_lid, lower_lid, upper_lip, lower_lip;
    double mm; /* of a unit */
};

/* What is compared: how far the chin is from the drawn one, sideways, and how
   far lids and lips are apart at mid-eye and mid-lip. */
struct reading {
    double chin, lids, lips;
};

static struct half half;
static double mm_per_px; /* by the drawn irises at rest */
static struct hf_work work;
static struct hf_maps *maps;
static struct hf_cascade cascades[HF_REGIONS];

static void need(hf_status status, const hf_error *error)
{
    if (status)
        bench_die(error->text);
}

static void take(struct drawn *to, const hf_face *face, hf_contour_id id,
                 hf_side side)
{
    const hf_contour c = hf_face_contour(face, id, side);

    to->count = c.count < MOST ? c.count : MOST;
    for (size_t i = 0; i < to->count; i++)
        hf_half_units(to->at[i], &half.frame, c.points[i].x, c.points[i].y);
}

/* Height of a drawn line at x, or at its nearer end. */
static double height_at(const struct drawn *line, double x)
{
    double best = line->at[0][1], away = INFINITY;

    for (size_t i = 0; i + 1 < line->count; i++) {
        const double *a = line->at[i], *b = line->at[i + 1];
        const double near = fmin(fmax(x, fmin(a[0], b[0])), fmax(a[0], b[0]));

        if (fabs(near - x) >= away)
            continue;
        away = fabs(near - x);
        best = a[0] == b[0]
                   ? a[1]
                   : a[1] + (near - a[0]) / (b[0] - a[0]) * (b[1] - a[1]);
    }
    return best;
}

/* The right half, or that of the photo turned over. drawn: as it is there. */
static void open_half(const struct hf_landmarks *marks, const hf_image *image,
                      const hf_face *drawn, bool turned,
                      const struct hf_sampler *sampler)
{
    const hf_side side = HF_RIGHT;
    struct hf_mesh mesh, mirror;

    memcpy(mesh.at, marks->at, sizeof mesh.at);
    hf_mesh_mirror(&mirror, &mesh, hf_image_width(image));
    if (turned)
        mesh = mirror;
    hf_half_frame_of(&half.frame, (const double(*)[3])mesh.at);
    for (int i = 0; i < HF_MESH_POINTS; i++)
        hf_half_units(half.mesh[i], &half.frame, mesh.at[i][0], mesh.at[i][1]);
    hf_half_cut(half.luminance, &half.frame, sampler);
    take(&half.chin, drawn, HF_CHIN, side);
    take(&half.upper_lid, drawn, HF_LID_UPPER, side);
    take(&half.lower_lid, drawn, HF_LID_LOWER, side);
    take(&half.upper_lip, drawn, HF_LIP_UPPER_INNER, side);
    take(&half.lower_lip, drawn, HF_LIP_LOWER_INNER, side);
    half.mm = half.frame.unit * mm_per_px;
}

enum { CHIN = 2, LIP = 1, LIDS = HF_LIDS_MARGIN / 2 };

static struct reading read_shapes(void)
{
    const double(*eye)[2] = (const double(*)[2])work.shapes[HF_REGION_EYE];
    const double(*mouth)[2] = (const double(*)[2])work.shapes[HF_REGION_MOUTH];

    return (struct reading){
        half.mm * (work.shapes[HF_REGION_CHIN][CHIN][0] - half.chin.at[0][0]),
        half.mm * (eye[HF_EYE_LOWER + LIDS][1] - eye[HF_EYE_UPPER + LIDS][1]),
        half.mm *
            (mouth[HF_MOUTH_LOWER + LIP][1] - mouth[HF_MOUTH_UPPER + LIP][1])};
}

static void put_on(double (*points)[2], int count, const struct drawn *line)
{
    for (int i = 0; i < count; i++)
        points[i][1] = height_at(line, points[i][0]);
}

/* Chin, lids and inner lips to where they were drawn. */
static void start_from_truth(void)
{
    double(*chin)[2] = work.shapes[HF_REGION_CHIN];
    double(*eye)[2] = work.shapes[HF_REGION_EYE];
    double(*mouth)[2] = work.shapes[HF_REGION_MOUTH];
    const double dx = half.chin.at[0][0] - chin[CHIN][0];
    const double dy = half.chin.at[0][1] - chin[CHIN][1];

    for (int i = 0; i < hf_regions[HF_REGION_CHIN].count; i++) {
        chin[i][0] += dx;
        chin[i][1] += dy;
    }
    put_on(eye + HF_EYE_UPPER, HF_LIDS_MARGIN, &half.upper_lid);
    put_on(eye + HF_EYE_LOWER, HF_LIDS_MARGIN, &half.lower_lid);
    put_on(mouth + HF_MOUTH_UPPER, HF_MOUTH_INNER, &half.upper_lip);
    put_on(mouth + HF_MOUTH_LOWER, HF_MOUTH_INNER, &half.lower_lip);
}

static void start_from_mesh(void)
{
    for (int r = 0; r < HF_REGIONS; r++)
        hf_cascade_start(work.shapes[r], &cascades[r], &hf_regions[r],
                         (const double(*)[2])half.mesh);
}

static void print_half(const char *visit, hf_view view, bool turned)
{
    struct reading start, found, drawn, again;

    start_from_mesh();
    start = read_shapes();
    hf_refine_shapes(&work);
    found = read_shapes();
    start_from_mesh();
    start_from_truth();
    drawn = read_shapes();
    hf_refine_shapes(&work);
    again = read_shapes();
    printf("%-4s %-12s %c  |%6.2f%6.2f%6.2f |%6.2f%6.2f%6.2f%6.2f "
           "|%6.2f%6.2f%6.2f%6.2f\n",
           visit, hf_view_name(view), turned ? 'L' : 'R', start.chin,
           found.chin, again.chin, drawn.lids, start.lids, found.lids,
           again.lids, drawn.lips, start.lips, found.lips, again.lips);
}

static void print_photo(hf_detector *detector, const char *visit, hf_view view,
                        const hf_face *drawn)
{
    static struct hf_landmarks marks;
    struct hf_sampler *samplers[2] = {NULL, NULL};
    hf_detect_report report;
    hf_image *image = NULL;
    hf_face *mirror = NULL;
    hf_error error;
    char path[200];

    snprintf(path, sizeof path, "data/sample/%s/%s.jpg", visit,
             hf_view_name(view));
    need(hf_image_read(&image, test_path(path), NULL, &error), &error);
    need(hf_landmarks_find(&marks, detector, image, NULL, &report, &error),
         &error);
    need(hf_sampler_new(&samplers[0], hf_image_pixels(image),
                        hf_image_width(image), hf_image_height(image), true,
                        &error),
         &error);
    need(hf_sampler_turn(&samplers[1], samplers[0], &error), &error);
    need(hf_face_mirror(&mirror, drawn, &error), &error);
    for (int turned = 0; turned < 2; turned++) {
        open_half(&marks, image, turned ? mirror : drawn, turned,
                  samplers[turned]);
        hf_maps_make(maps, half.luminance);
        print_half(visit, view, turned);
    }
    hf_face_free(mirror);
    hf_sampler_free(samplers[1]);
    hf_sampler_free(samplers[0]);
    hf_image_free(image);
}

int main(void)
{
    static const char *const visits[] = {"pre", "post"};
    static const hf_view views[] = {HF_VIEW_REST, HF_VIEW_CLOSE_GENTLE,
                                    HF_VIEW_CLOSE_FULL, HF_VIEW_SMILE_FULL,
                                    HF_VIEW_LOWER_LIP};
    const struct hf_model_file model = hf_model_file(HF_MODEL_REFINE);
    hf_detector *detector = NULL;
    hf_error error;

    maps = hf_maps_new();
    if (!maps)
        bench_die("out of memory");
    need(hf_detector_new(&detector, &error), &error);
    need(hf_cascades_read(cascades, model.bytes, model.count, &error), &error);
    work.cascades = cascades;
    work.maps = maps;
    puts("mm; *: started from | chin off sideways | lids apart              | "
         "inner lips apart");
    puts("    the drawn place | start found     * | drawn start found     * | "
         "drawn start found     *");
    for (int v = 0; v < 2; v++) {
        hf_visit *visit = sample_visit(visits[v]);
        hf_frame frame;

        need(hf_frame_of(&frame, hf_visit_face(visit, HF_VIEW_REST), NULL,
                         &error),
             &error);
        mm_per_px = frame.mm_per_px;
        for (size_t k = 0; k < sizeof views / sizeof *views; k++)
            print_photo(detector, visits[v], views[k],
                        hf_visit_face(visit, views[k]));
        hf_visit_free(visit);
    }
    hf_maps_free(maps);
    hf_cascades_clear(cascades);
    hf_detector_free(detector);
    return 0;
}
