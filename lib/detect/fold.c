/* detect/fold.c - the nasolabial fold of half a face, if it shows
 *
 * Valleys as in C. Steger, An unbiased detector of curvilinear structures,
 * IEEE PAMI 20 (1998), but both flanks have to be brighter: the border of a
 * moustache or of a shadow is dark on one side only.
 */
#include "detect/fold.h"

#include <math.h>
#include <string.h>
#include "detect/fold_path.h"

/* ------------------------------------------------------------- constants */

/* Rows of the part by which a path is judged: a third of a fold, since most
 * show over a part of their length. */
enum { PART = 12 };

/* Units beside the path between which the skin's texture is read. */
static const double beside_from = 1.5, beside_to = 5;

/* The score is ln(depth^3 / (texture^0.5 rough^1.8)), less `stray` a unit that
 * the part lies beyond `close_by` of HF_FOLD_USUAL, and `least`: rounded from a
 * logistic regression on the sides of one half of the people in
 * tests/bench/folds.tsv; the figures of the other half are in
 * tests/bench/README.md. 0 is where a fold is as likely as none. Larger
 * `least`: fewer folds are seen, fewer invented. */
static const double of_depth = 3, of_texture = 0.5, of_rough = 1.8,
                    stray = 0.55, close_by = 2.5, least = 1.8;

/* Texture over which it is hair beside the path, whatever runs through it: a
 * dense beard has a dark line everywhere. Skin beside the development half's
 * folds has at most 0.023. */
static const double most_texture = 0.05;

/* Rows to both sides of a point over which its valley is looked at, and the
 * share of the clearest part's depth over which the point is on the fold; under
 * it the path only goes on from where it shows. */
enum { ROUND = 2 };
static const double shown = 0.35;

/* sd of a coordinate across the fold where it shows and where it does not,
 * units. */
static const double sd_shown = 1, sd_lost = 2.5;

/* Heights of the three points between wing (0) and mouth corner (1): where
 * people put them on 101 faces, on average. */
static const double heights[HF_FOLD_POINTS] = {0.27, 0.51, 0.82};

/* Least px a unit of the picture, 100 px between the pupils. Shrunk to 2.0 and
 * 1.5 px a unit, the development half's photos gave the same answers but for
 * one or two sides of 129; at 1.0 hairs melt into lines, and 5 sides without a
 * fold had one. hf_detect_photo reads photos at 1.9 or more if they have it. */
static const double least_unit = 1.6;

/* Least height between wing and mouth corner, units (people: 20 to 45). */
static const double least_height = 8;

/* ----------------------------------------------------------------- signs */

/* First row of the clearest part, and its mean depth. */
static int clearest_part(double *depth, const struct hf_fold_path *path,
                         int rows)
{
    int best = 0;

    *depth = -1;
    for (int row = 0; row + PART <= rows; row++) {
        double sum = 0;

        for (int i = 0; i < PART; i++)
            sum += path->depth[row + i] / PART;
        if (sum > *depth) {
            *depth = sum;
            best = row;
        }
    }
    return best;
}

/* Samples of a part along the path, and how far their mean reaches. */
enum { ALONG = (PART - 1) * HF_BAND_RATE + 1, NEAR = 2 * HF_BAND_RATE };

/* Root mean square of what is finer than `coarse` on both sides of it. */
static double texture_beside(const struct hf_fold_band *b,
                             const struct hf_fold_path *path, int first)
{
    const int across = (int)((beside_to - beside_from) * HF_BAND_RATE) + 1;
    double sum = 0;

    for (int i = 0; i < ALONG; i++) {
        const double row = first + (double)i / HF_BAND_RATE;
        const double middle = hf_fold_path_at(path, b->rows, row);

        for (int k = 0; k < across; k++)
            for (int side = -1; side <= 1; side += 2) {
                const double off = beside_from + (double)k / HF_BAND_RATE;
                const double u = middle + side * off;
                const double d = hf_fold_band_at(b->fine, row, u) -
                                 hf_fold_band_at(b->coarse, row, u);

                sum += d * d;
            }
    }
    return sqrt(sum / (2 * ALONG * across));
}

/* Root mean square of what differs along the valley from its mean over 2 units
 * to both sides: hairs cross a path, a fold goes along. */
static double rough_along(const struct hf_fold_band *b,
                          const struct hf_fold_path *path, int first)
{
    double level[ALONG], sum = 0;

    for (int i = 0; i < ALONG; i++) {
        const double row = first + (double)i / HF_BAND_RATE;

        level[i] =
            hf_fold_band_at(b->fine, row, hf_fold_path_at(path, b->rows, row));
    }
    for (int i = 0; i < ALONG; i++) {
        double mean = 0, all = 0;

        for (int k = -NEAR; k <= NEAR; k++) {
            const double t = (double)k / HF_BAND_RATE, w = exp(-t * t / 2);

            if (i + k < 0 || i + k >= ALONG)
                continue;
            mean += w * level[i + k];
            all += w;
        }
        sum += (level[i] - mean / all) * (level[i] - mean / all);
    }
    return sqrt(sum / ALONG);
}

static void read_signs(struct hf_fold_signs *signs,
                       const struct hf_fold_band *b,
                       const struct hf_fold_path *path)
{
    const int first = clearest_part(&signs->depth, path, b->rows);

    signs->texture = texture_beside(b, path, first);
    signs->rough = rough_along(b, path, first);
    signs->aside = 0;
    for (int i = 0; i < PART; i++)
        signs->aside += path->across[first + i] / PART;
    signs->score =
        of_depth * log(fmax(signs->depth, 1e-4)) -
        of_texture * log(fmax(signs->texture, 1e-4)) -
        of_rough * log(fmax(signs->rough, 1e-4)) - least -
        stray * fmax(fabs(signs->aside - HF_FOLD_USUAL) - close_by, 0);
}

/* ---------------------------------------------------------------- points */

/* Where the path crosses a height of the half, and the row; ends of the path
   beyond it. */
static int cross(double at[2], const struct hf_fold_band *b,
                 const struct hf_fold_path *path, double y)
{
    double before[2];

    hf_fold_band_place(at, b, 0, path->across[0]);
    for (int row = 1; row < b->rows && at[1] < y; row++) {
        double t;

        memcpy(before, at, sizeof before);
        hf_fold_band_place(at, b, row, path->across[row]);
        if (at[1] < y)
            continue;
        t = (y - before[1]) / (at[1] - before[1]);
        at[0] = before[0] + t * (at[0] - before[0]);
        at[1] = y;
        return row;
    }
    return at[1] < y ? b->rows - 1 : 0;
}

/* Whether the valley shows around a row. */
static bool shows_at(const struct hf_fold_path *path, int rows, int row,
                     double depth)
{
    double sum = 0;
    int n = 0;

    for (int i = row - ROUND; i <= row + ROUND; i++)
        if (i >= 0 && i < rows) {
            sum += path->depth[i];
            n++;
        }
    return sum / n >= shown * depth;
}

void hf_fold_find(struct hf_fold *out, struct hf_fold_band *b,
                  const float *luminance, const struct hf_fold_guess *guess,
                  double unit)
{
    const double height = guess->corner[1] - guess->ala[1];
    struct hf_fold_path path;

    memset(out, 0, sizeof *out);
    if (!(height >= least_height) || !(unit >= least_unit) ||
        !hf_fold_band_lay(b, guess) || b->rows < PART)
        return;
    hf_fold_band_read(b, luminance);
    hf_fold_path_find(&path, b, guess);
    read_signs(&out->signs, b, &path);
    for (int i = 0; i < HF_FOLD_POINTS; i++) {
        const int row =
            cross(out->at[i], b, &path, guess->ala[1] + heights[i] * height);

        out->sd[i] = shows_at(&path, b->rows, row, out->signs.depth) ? sd_shown
                                                                     : sd_lost;
    }
    out->shows = out->signs.score > 0 && out->signs.texture <= most_texture;
}
