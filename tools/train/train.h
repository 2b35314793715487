/* tools/train/train.h - how the refinement model is made
 *
 * Half faces with hand-placed points are warped, changed in appearance and
 * perturbed; each stage of each region's cascade is a ridge regression. The
 * recipe: lib/detect/cascade.h and data/models/README.md.
 */
#ifndef HF_TRAIN_H
#define HF_TRAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <gsl/gsl_rng.h>

#include "detect/cascade.h"

/** Folds of people: each is predicted by a regressor that never saw it. */
#define FOLDS 5
/** Images made of each half face, and starts tried on each. */
#define IMAGES 14
#define STARTS 3
/** Samples of a half face. */
#define SAMPLES ((size_t)HF_HALF_COLUMNS * HF_HALF_ROWS)
/** Mesh points: those of the half's own frame. */
#define MESH 478

/** Half a face: the patient's right, or the left turned over. */
struct half {
    int person;           /**< decides the fold */
    uint8_t *luminance;   /**< SAMPLES */
    double truth[189][2]; /**< hand-placed points, units (right half's) */
    double mesh[MESH][2]; /**< mesh points, units */
};

/** Reads faces/points.tsv and the photos, runs the mesh. Exits on failure.
 *  Returns the number of half faces, two a photo. */
size_t data_read(struct half **out, const char *faces);

/** One local movement: centre, extent along each axis, amount, units. */
struct bump {
    double x, y, sx, sy, dx, dy;
};

/** An eye that closes: the skin above the lid is drawn down over it. */
struct closing {
    double share;    /**< of the gap that is closed [0..1]; 0 = none */
    double upper[5]; /**< y of the lid's margin at x, units, outer to inner */
    double lower[5];
    double ux[5], lx[5];
};

/** A made image's geometry: the lid, bumps, then a small turn, scale and
 *  shift. */
struct warp {
    struct closing lid;
    struct bump bumps[2];
    int count;
    double a, b, tx, ty;
};

/** A random warp for image number n of a half. */
void warp_random(struct warp *w, const struct half *half, int n, gsl_rng *rng);
/** How far the lid's margin comes down at x, units. */
double warp_lid(const struct warp *w, double x);
/** Where bumps, turn, scale and shift take a point. */
void warp_point(const struct warp *w, double to[2], const double from[2]);
/** The warped picture. */
void warp_image(const struct warp *w, float *to, const uint8_t *from);
/** Blur, grain, exposure, side light, low resolution, JPEG-like blocks. */
void appearance_random(float *luminance, float *scratch, gsl_rng *rng);

/** A made image: pixels, the true shape, where the mesh would be. */
struct image {
    uint8_t *luminance;
    double truth[HF_REGIONS][HF_REGION_POINTS][2];
    double mesh_moved[HF_REGIONS][HF_REGION_POINTS][2]; /**< displacement */
    const struct half *half;
    bool closing; /**< the eye is shown closing */
    uint64_t seed;
};

/** Makes image number n of a half; its pixels are malloc'ed. */
void image_make(struct image *out, const struct half *half, int n,
                uint64_t seed);

/** A first shape for a row: the mesh's guess, following the movement partly,
 *  turned, scaled and shifted at random. */
void start_random(double (*shape)[2], const struct image *image, int region,
                  const struct hf_cascade *cascade, gsl_rng *rng);
/** A shape near the truth, for the fine step. */
void near_random(double (*shape)[2], const struct image *image, int region,
                 const double (*mean)[2], gsl_rng *rng);

/** Ridge regression of targets on features with folds.
 *  features: rows x width floats, the last column 1 (not penalised).
 *  targets: rows x outputs. fold: of each row, 0..FOLDS-1, or -1 = unused.
 *  weights[FOLDS]: width x outputs for all rows used; weights[f]: without the
 *  rows of fold f. held_out: rows x outputs, each row predicted by the
 *  weights without its fold.
 *  lambda: penalty in units of the mean variance of a feature; 0 = the one
 *  that predicts the first fold best. Returns it. */
double ridge(float *const weights[FOLDS + 1], float *held_out,
             const float *features, const float *targets,
             const signed char *fold, size_t rows, size_t width, size_t outputs,
             double lambda);

/** The cascades made in one run: [FOLDS] from all people, [f] without the
 *  people of fold f. */
typedef struct hf_cascade models[FOLDS + 1][HF_REGIONS];

/** Trains all regions on the halves whose person is not in fold `without`
 *  (-1: all). */
void train(models out, const struct half *halves, size_t count, int without);

/** Prints how whole cascades do on images of people they never saw. */
void check(models made, const struct image *images, size_t count);

/** Fold of a person, 0..FOLDS-1. */
int fold_of(int person);

/** Writes a model file. Exits on failure. */
void model_write(const char *path, const struct hf_cascade *cascades);

/** Runs work(i, user) for i in [0..count) on all processors; each i once, in
 *  no order. */
void parallel(size_t count, void (*work)(size_t i, void *user), void *user);

#endif
