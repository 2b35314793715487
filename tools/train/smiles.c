/* tools/train/smiles.c - what first models say of photos
 *
 * Smiling photos have no hand-placed points: what models find that did not see
 * the person is taken for them. Where they and a hand differ much, the hand is
 * doubted.
 */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "detect/refine.h"

/* Where a model that never saw the person finds the points of a half. */
static void find_points(struct hf_work *work, const struct half *h,
                        const struct hf_cascade *cascades)
{
    struct hf_maps *maps = maps_from(h->luminance);

    work->maps = maps;
    work->cascades = cascades;
    for (int r = 0; r < HF_REGIONS; r++)
        hf_cascade_start(work->shapes[r], &cascades[r], &hf_regions[r],
                         (const double(*)[2])h->mesh);
    hf_refine_shapes(work);
    hf_maps_free(maps);
}

/* Mean distance of a region's points from where they were placed. */
static double distance(const struct hf_work *work, const struct half *h,
                       int region)
{
    const struct hf_region *r = &hf_regions[region];
    double sum = 0;

    for (int i = 0; i < r->count; i++) {
        const double *t = h->truth[r->points[i]];
        const double *s = work->shapes[region][i];

        sum += hypot(s[0] - t[0], s[1] - t[1]);
    }
    return sum / r->count;
}

/* How many times the median distance is too far. */
static const double too_far = 2;

void data_doubt(struct half *halves, size_t count, models made)
{
    struct hf_work *work = need(sizeof *work);
    double *all = need((HF_REGIONS + 1) * count * sizeof *all);

    for (size_t h = 0; h < count; h++) {
        find_points(work, &halves[h], made[fold_of(halves[h].person)]);
        for (int r = 0; r < HF_REGIONS; r++)
            all[(size_t)r * count + h] = distance(work, &halves[h], r);
    }
    for (int r = 0; r < HF_REGIONS; r++) {
        double *sorted = all + HF_REGIONS * count, median;
        int doubtful = 0;

        memcpy(sorted, all + (size_t)r * count, count * sizeof *sorted);
        gsl_sort(sorted, 1, count);
        median = gsl_stats_median_from_sorted_data(sorted, 1, count);
        for (size_t h = 0; h < count && r != HF_REGION_LIDS; h++)
            doubtful += halves[h].doubtful[r] =
                all[(size_t)r * count + h] > too_far * median;
        printf("  %-5s median %.2f units, %d of %zu doubtful\n",
               hf_regions[r].name, median, doubtful, count);
    }
    /* LIDS learns from what EYE leaves. */
    for (size_t h = 0; h < count; h++)
        halves[h].doubtful[HF_REGION_LIDS] = halves[h].doubtful[HF_REGION_EYE];
    free(all);
    free(work);
}

/* What is found becomes the truth of a half. First models never saw teeth on a
   photo and shut mouths that smile; the mesh knows open mouths well (at rest
   its inner borders are as near to the hand-placed ones as the refined). */
static void take_points(struct half *h, const struct hf_cascade *cascades)
{
    struct hf_work *work = need(sizeof *work);

    find_points(work, h, cascades);
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count && r != HF_REGION_LIDS; i++)
            memcpy(h->truth[hf_regions[r].points[i]], work->shapes[r][i],
                   sizeof work->shapes[r][i]);
    lips_from_mesh(h);
    free(work);
}

size_t data_read_smiles(struct half **halves, size_t count, const char *faces,
                        const struct diet *diet, models made)
{
    static const char neutral[] = "_neutral.jpg";
    int mirror[189] = {0};
    FILE *file = data_open(mirror, faces);
    struct line line;

    for (int person = 0; data_line(&line, faces, file); person++) {
        char *end = strstr(line.photo, neutral);

        if (!end || !data_wanted(diet, person))
            continue;
        memcpy(end, "_smiling.jpg", sizeof "_smiling.jpg");
        if (access(line.photo, R_OK))
            continue;
        count = data_add(halves, count, &line, person, SMILE, mirror);
        for (size_t h = count - 2; h < count; h++)
            take_points(*halves + h, made[fold_of(person)]);
    }
    fclose(file);
    return count;
}
