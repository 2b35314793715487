/* detect/fold_path.c - the best dark valley down a band
 *
 * Dynamic programming, one step a row: of all paths that may be walked the one
 * along which the sum of the valley's depths is greatest.
 */
#include "detect/fold_path.h"

#include <math.h>
#include <string.h>

/* Logarithm of luminance that a place costs where a fold cannot be: in the
 * groove of the wing and beside the mouth corner, which are deep valleys of
 * their own. Enough that no path gains by passing through. */
static const float forbidden = -0.05F;

/* Units that the wing's groove and the mouth corner reach. A fold begins
 * beside the wing, 4 to 8 mm from its groove, and goes outwards. */
static const double groove = 2.5, corner_reach = 5, corner_inside = 3;

/* What a path pays for a bend (a slant more), as a logarithm of luminance. A
 * tenth of a clear fold's depth. */
static const double bend = 0.010;

/* What a path pays for being away from where folds usually lie: `near` a unit
 * squared, which keeps it from wandering where nothing shows, and `far` beyond
 * `free_way`: a moustache's upper edge lies 6 to 9 off. */
static const double near = 0.0001, far = 0.0015, free_way = 3.5;

/* What the search keeps: the best way to each place, and whence. */
struct search {
    float gain[HF_BAND_SLANTS][HF_BAND_PLACES];
    unsigned char from[HF_BAND_ROWS][HF_BAND_SLANTS][HF_BAND_PLACES];
};

static double across_of(int place)
{
    return (double)place / HF_BAND_STEP - HF_BAND_SEARCH;
}

static bool may_pass(const double at[2], const struct hf_fold_guess *g)
{
    const double dx = at[0] - g->corner[0], dy = at[1] - g->corner[1];

    return at[0] < g->ala[0] - groove && hypot(dx, dy) >= corner_reach &&
           !(dx > -corner_inside && dy > -corner_reach);
}

/* What every place of a row is worth along each slant. */
static void worth_of_row(float worth[HF_BAND_SLANTS][HF_BAND_PLACES],
                         const struct hf_fold_band *b, int row,
                         const struct hf_fold_guess *g)
{
    for (int p = 0; p < HF_BAND_PLACES; p++) {
        const double away = fabs(across_of(p) - HF_FOLD_USUAL);
        const double off = fmax(away - free_way, 0);
        const double cost = far * off * off + near * away * away;
        double at[2];
        bool may;

        hf_fold_band_place(at, b, row, across_of(p));
        may = may_pass(at, g);
        for (int k = 0; k < HF_BAND_SLANTS; k++)
            worth[k][p] =
                may ? (float)(b->valley[k][row][p] - cost) : forbidden;
    }
}

/* One row further: the best way to each place. */
static void step(struct search *s, const float (*worth)[HF_BAND_PLACES],
                 int row)
{
    float gain[HF_BAND_SLANTS][HF_BAND_PLACES];

    for (int k = 0; k < HF_BAND_SLANTS; k++)
        for (int p = 0; p < HF_BAND_PLACES; p++) {
            const int before = p - (k - HF_BAND_SLANTS / 2);
            float best = -1e9F;
            int from = k;

            for (int j = 0; j < HF_BAND_SLANTS; j++) {
                if (before < 0 || before >= HF_BAND_PLACES)
                    break;
                const float way = s->gain[j][before] -
                                  (float)(bend * (j > k ? j - k : k - j));

                if (way > best) {
                    best = way;
                    from = j;
                }
            }
            gain[k][p] = best + worth[k][p];
            s->from[row][k][p] = (unsigned char)from;
        }
    memcpy(s->gain, gain, sizeof gain);
}

static void trace_back(struct hf_fold_path *path, const struct search *s,
                       const struct hf_fold_band *b)
{
    int slant = 0, place = 0;

    for (int k = 0; k < HF_BAND_SLANTS; k++)
        for (int p = 0; p < HF_BAND_PLACES; p++)
            if (s->gain[k][p] > s->gain[slant][place]) {
                slant = k;
                place = p;
            }
    for (int row = b->rows - 1; row >= 0; row--) {
        const int from = s->from[row][slant][place];

        path->place[row] = place;
        path->depth[row] = b->valley[slant][row][place];
        place -= slant - HF_BAND_SLANTS / 2;
        place = place < 0                 ? 0
                : place >= HF_BAND_PLACES ? HF_BAND_PLACES - 1
                                          : place;
        slant = from;
    }
}

/* Places are half a unit apart: the path in between, by the weights of a
   Gaussian of 1.3 rows, which rounds off no bend of a fold. */
static void smooth_path(struct hf_fold_path *path, int rows)
{
    static const double weights[] = {0.3, 0.22, 0.1, 0.03};

    for (int row = 0; row < rows; row++) {
        double sum = 0, all = 0;

        for (int k = -3; k <= 3; k++) {
            const int i = row + k;
            const double w = weights[k < 0 ? -k : k];

            if (i < 0 || i >= rows)
                continue;
            sum += w * across_of(path->place[i]);
            all += w;
        }
        path->across[row] = sum / all;
    }
}

void hf_fold_path_find(struct hf_fold_path *path, const struct hf_fold_band *b,
                       const struct hf_fold_guess *g)
{
    static const struct search none;
    float worth[HF_BAND_SLANTS][HF_BAND_PLACES];
    struct search s = none;

    worth_of_row(worth, b, 0, g);
    memcpy(s.gain, worth, sizeof worth);
    for (int row = 1; row < b->rows; row++) {
        worth_of_row(worth, b, row, g);
        step(&s, (const float(*)[HF_BAND_PLACES])worth, row);
    }
    trace_back(path, &s, b);
    smooth_path(path, b->rows);
    for (int row = 0; row < b->rows; row++) {
        double at[2];

        hf_fold_band_place(at, b, row, across_of(path->place[row]));
        if (!may_pass(at, g))
            path->depth[row] = forbidden;
    }
}

double hf_fold_path_at(const struct hf_fold_path *path, int rows, double row)
{
    const int i = row >= rows - 1 ? rows - 2 : (int)row;

    return path->across[i] +
           (row - i) * (path->across[i + 1] - path->across[i]);
}
