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
#include <stdio.h>
#include <gsl/gsl_rng.h>

#include "detect/cascade.h"

/** Folds of people: each is predicted by a regressor that never saw it. */
#define FOLDS 5
/** Images made of each half face, and starts tried on each. */
#define IMAGES 20
/** Of a drawn half, which there are many of: a small share of all. */
#define DRAWN_IMAGES 4
#define STARTS 2
/** Samples of a half face. */
#define SAMPLES ((size_t)HF_HALF_COLUMNS * HF_HALF_ROWS)
/** Mesh points: those of the half's own frame. */
#define MESH 478

/** A photo and the 189 points on it, px. */
struct line {
    char photo[4096];
    double at[189][2];
};

/** Where a half's points come from: a hand; a first model, on a smiling
 *  photo; the drawing program. */
enum half_kind { BY_HAND, SMILE, DRAWN };

/** Half a face: the patient's right, or the left turned over. */
struct half {
    int person; /**< decides the fold */
    enum half_kind kind;
    /** A region whose points lie far from where others' say they are: hidden
     *  by hair, or misplaced. It is not learned from. */
    bool doubtful[HF_REGIONS];
    uint8_t *luminance;   /**< SAMPLES */
    double truth[189][2]; /**< points, units (right half's); of a smile only
                               those of the regions */
    double mesh[MESH][2]; /**< mesh points, units */
};

/** What is taken away to see what limits the result. */
struct diet {
    double people; /**< share of each fold's people that are read [0..1] */
    double noise;  /**< sd put into each coordinate of hand-placed points,
                        units */
    double images; /**< made of each half that is not drawn, at least 1; of
                        drawn ones in proportion */
    bool once;     /**< no second run with smiles and without doubted points */
    bool undrawn;  /**< no drawn patients */
    bool gaussian; /**< movements of one shape */
    bool shaped;   /**< the other way: of many shapes for brow and eye too */
};

/** Reads faces/points.tsv and the photos, runs the mesh. Exits on failure.
 *  Returns the number of half faces, two a photo. */
size_t data_read(struct half **out, const char *faces, const struct diet *diet);

/** One local movement: centre, extent along each axis, amount, units. It fades
 *  like exp(-d^power / 2), d the distance in extents; beyond `reach` of them
 *  nothing moves. */
struct bump {
    double x, y, sx, sy, dx, dy, power, reach;
};

/** How many shapes bumps have: all Gaussian; other ones too, but for brow and
 *  eye; other ones everywhere. */
enum shapes { ONE_SHAPE, USUAL_SHAPES, MANY_SHAPES };

/** Bumps on points of a region, at most two; where it acts (an eye closes, lips
 *  part) half as many, and Gaussian. Returns how many. */
int bumps_random(struct bump *b, const struct half *half, int region, bool acts,
                 enum shapes shapes, gsl_rng *rng);
/** In some images, all of half a face. Returns how many: 0 or 1. */
int bump_whole(struct bump *b, const struct half *half, gsl_rng *rng);
/** Where a bump takes a point, and back. */
void bump_point(const struct bump *b, double *x, double *y);
void bump_back(const struct bump *b, double *x, double *y);

/** An eye that closes: the skin above the lid is drawn down over it. */
struct closing {
    double share;    /**< of the gap that is closed [0..1]; 0 = none */
    double skin;     /**< above the lid that comes down with it, units: to the
                          crease and a little farther */
    double lashes;   /**< height of what next to the margin is not stretched */
    double upper[5]; /**< y of the lid's margin at x, units, outer to inner */
    double lower[5];
    double ux[5], lx[5];
};

/** Lips that part over teeth or a dark mouth. */
struct parting {
    double gap;          /**< at the middle, units; 0 = none */
    double up;           /**< share of it by which the upper lip rises */
    double x[4], y[4];   /**< line between the lips, corner to middle */
    double teeth, tooth; /**< height of the teeth's row, width of a tooth */
    double shift, white, dark; /**< of the row; luminance of teeth, gap */
};

/** Sine of a head's turn aside; 0 = none, in most images. */
double turn_random(gsl_rng *rng);
/** Where a turn takes a place of a face, and back. */
void turn_point(double turn, double *x, double y);
void turn_back(double turn, double *x, double y);

/** A made image's geometry: lips, lid, bumps, the head's turn, then a small
 *  roll, scale and shift. */
struct warp {
    struct closing lid;
    struct parting lips;
    struct bump bumps[2 * HF_REGIONS + 1];
    int count;
    double turn;
    double a, b, tx, ty;
};

/** A random warp for image number n of a half. */
void warp_random(struct warp *w, const struct half *half, int n,
                 enum shapes shapes, gsl_rng *rng);
/** Where a point of a half face goes; which: its index in the 189 (lids and
 *  lips move apart where they touch). */
void warp_point(const struct warp *w, double to[2], const double from[2],
                int which);
/** The warped picture. */
void warp_image(const struct warp *w, float *to, const uint8_t *from);

/** A random share of the eye's opening to close. */
void lid_random(struct closing *lid, const struct half *half, gsl_rng *rng);
/** How far the lid's margin comes down at x, units. */
double lid_falls(const struct closing *lid, double x);
/** Where on the picture before the lid came down `by` a place was. */
double lid_before(const struct closing *lid, double by, double x, double y);

/** Whether a point of the 189 is on the upper lip's inner border (-1), the
 *  lower one's (1) or neither (0); the same of a mesh point. */
int lip_of(int which);
int lip_of_mesh(int which);
/** Takes the mesh's inner borders of the lips for the true ones. */
void lips_from_mesh(struct half *h);

/** A random parting of the lips. */
void lips_random(struct parting *lips, const struct half *half, gsl_rng *rng);
/** Where a point goes, index of the 189; moves y. */
void lips_move(const struct parting *lips, const double from[2], int which,
               double *y);
/** Where on the picture before the lips parted a place was: true, and moves
 *  y; or false: inside, of this luminance. */
bool lips_before(const struct parting *lips, double x, double *y,
                 float *inside);

/** Blur, grain, exposure, side light, low resolution, JPEG-like blocks. */
void appearance_random(float *luminance, float *scratch, gsl_rng *rng);

/** A made image: pixels, the true shape, where the mesh would be. */
struct image {
    uint8_t *luminance;
    double truth[HF_REGIONS][HF_REGION_POINTS][2];
    double mesh_moved[HF_REGIONS][HF_REGION_POINTS][2]; /**< displacement */
    const struct half *half;
    int number;   /**< of the half's images */
    double turn;  /**< sine of the head's */
    double gap;   /**< mid-eye, units */
    bool closing; /**< the eye is shown closing */
    uint64_t seed;
};

/** How many are made of a half when `images` are made of each that is not
 *  drawn: of drawn ones in the recipe's proportion, at least 1. */
int images_of(const struct half *half, double images);

/** Makes image number n of a half; its pixels are malloc'ed. */
void image_make(struct image *out, const struct half *half, int n,
                enum shapes shapes, uint64_t seed);

/** A first shape for a row: the mesh's guess, following the movement partly,
 *  turned, scaled and shifted at random. */
void start_random(double (*shape)[2], const struct image *image, int region,
                  const struct hf_cascade *cascade, gsl_rng *rng);
/** A shape near the truth, for a fine step: errors of `size` times the usual
 *  ones. */
void near_random(double (*shape)[2], const struct image *image, int region,
                 const double (*mean)[2], double size, gsl_rng *rng);

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

/** Starts of all regions by the hand-placed halves of people that are neither
 *  in fold `fold` nor in fold `without`. */
void starts_learn(struct hf_cascade *out, const struct half *halves,
                  size_t count, int fold, int without);

/** Trains all regions on the halves whose person is not in fold `without`
 *  (-1: all). */
void train(models out, const struct half *halves, size_t count,
           const struct diet *diet, int without);

/** Opens the file of hand-placed points and finds what mirrors them. */
FILE *data_open(int mirror[189], const char *faces);
/** Reads its next line; false at the end. */
bool data_line(struct line *out, const char *faces, FILE *file);
/** Whether a person is read. */
bool data_wanted(const struct diet *diet, int person);
/** The number that a text begins with; 0 if there is none. */
double data_number(const char *text);
/** Index of each of the 189 points' mirror point. */
void data_mirror(int mirror[189], const char *faces);
/** Adds the two halves of a photo. Returns the new number. */
size_t data_add(struct half **halves, size_t count, const struct line *line,
                int person, enum half_kind kind, const int mirror[189]);
/** Adds the halves of drawn patients (tools/train/cohort), FOLDER/01, 02, ...
 *  Returns the new number. */
size_t data_read_drawn(struct half **halves, size_t count, const char *faces,
                       const char *folder);

/** Adds the halves of the smiling photos (`*_smiling` beside `*_neutral`) to
 *  the halves read before; their points are found by the models that did not
 *  see the person. Returns the new number. */
size_t data_read_smiles(struct half **halves, size_t count, const char *faces,
                        const struct diet *diet, models made);

/** Marks the regions of halves that are doubtful by what models found that
 *  did not see the person. */
void data_doubt(struct half *halves, size_t count, models made);

/** Says what is wrong with which file and exits. */
_Noreturn void die(const char *what, const char *where);
/** Zeroed memory; exits when there is none. */
void *need(size_t bytes);
/** A seeded generator; exits when there is no memory. */
gsl_rng *need_rng(uint64_t seed);
double uniform(gsl_rng *rng, double low, double high);
/** An index brought into [0..count). */
int clamp(int i, int count);
/** The polynomial through count points, at x. */
double through(const double *px, const double *py, int count, double x);
/** Maps of a half's SAMPLES luminances. Free with hf_maps_free. */
struct hf_maps *maps_from(const uint8_t *luminance);

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
