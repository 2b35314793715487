/* bench/accuracy/look.c - both readings of a picture, by the right model */
#include "accuracy.h"

#include <stdlib.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "base/file.h"
#include "detect/detector.h"
#include "detect/turn.h"

enum { FOLDS = 5, TIMES = 1 << 14 };

const char *const methods[METHODS] = {"mesh", "refined"};

static hf_detector *detector;
static struct hf_refiner *folds[FOLDS];
static int fold_count;
static double times[TIMES];
static size_t time_count;

void need(hf_status status, const hf_error *error)
{
    if (!status)
        return;
    fprintf(stderr, "bench_accuracy: %s\n", error->text);
    exit(2);
}

static struct hf_refiner *load(const char *path)
{
    struct hf_refiner *refiner = NULL;
    char *bytes = NULL;
    hf_error error;
    size_t n;

    need(hf_file_read(&bytes, &n, path, 1 << 24, &error), &error);
    need(hf_refiner_new(&refiner, (unsigned char *)bytes, n, &error), &error);
    free(bytes);
    return refiner;
}

int eyes_open(const char *folder)
{
    char path[4096];
    hf_error error;
    FILE *file;

    need(hf_detector_new(&detector, &error), &error);
    snprintf(path, sizeof path, "%s/fold-0.bin", folder ? folder : "");
    file = folder ? fopen(path, "rb") : NULL;
    if (!file)
        return 0;
    fclose(file);
    for (fold_count = 0; fold_count < FOLDS; fold_count++) {
        snprintf(path, sizeof path, "%s/fold-%d.bin", folder, fold_count);
        folds[fold_count] = load(path);
    }
    return fold_count;
}

void eyes_close(void)
{
    for (int f = 0; f < fold_count; f++)
        hf_refiner_free(folds[f]);
    hf_detector_free(detector);
}

/* Lends the detector another model for one picture. */
static hf_status find(struct hf_landmarks *marks, const hf_image *image,
                      struct hf_refiner *refiner, hf_detect_report *report,
                      hf_error *error)
{
    struct hf_refiner *own = detector->refiner;
    hf_detect_options options;
    hf_status status;

    hf_detect_options_init(&options);
    options.refine = true;
    if (refiner)
        detector->refiner = refiner;
    status = hf_landmarks_find(marks, detector, image, &options, report, error);
    if (refiner)
        detector->refiner = own;
    return status;
}

struct seen look(const hf_image *image, size_t person)
{
    static struct hf_landmarks marks;
    struct seen seen = {{NULL, NULL}, NULL};
    struct hf_refiner *fold =
        fold_count && person != NOBODY ? folds[person % FOLDS] : NULL;
    hf_detect_report report;
    hf_error error;
    hf_status status = find(&marks, image, fold, &report, &error);

    /* Not to be found is what is measured; anything else is a fault. */
    if (status == HF_E_NO_FACE)
        return seen;
    need(status, &error);
    if (time_count < TIMES)
        times[time_count++] = report.refine_ms;
    for (int m = METHODS; m-- > 0; marks.refined = false)
        need(hf_landmarks_face(&seen.face[m], &marks,
                               hf_image_full_width(image),
                               hf_image_full_height(image), &error),
             &error);
    need(hf_face_copy(&seen.turned, seen.face[REFINED], &error), &error);
    need(hf_turn_back(seen.turned, (const double(*)[3])marks.at, &error),
         &error);
    return seen;
}

void seen_free(struct seen *seen)
{
    for (int m = 0; m < METHODS; m++) {
        hf_face_free(seen->face[m]);
        seen->face[m] = NULL;
    }
    hf_face_free(seen->turned);
    seen->turned = NULL;
}

double refine_ms(void)
{
    gsl_sort(times, 1, time_count);
    return gsl_stats_median_from_sorted_data(times, 1, time_count);
}
