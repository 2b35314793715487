/* tools/train/starts.c - where shapes start: mesh points and an offset */
#include "train.h"

#include <math.h>
#include <stdlib.h>

/* Whether a mesh point may stand for a hand-placed one. Lips that touch have
   both lips' mesh points near; each may start from its own alone, or a mouth
   that opens starts shut. */
static bool stands_for(int mesh, int point)
{
    return lip_of(point) == 0 || lip_of(point) == lip_of_mesh(mesh);
}

/* The three mesh points nearest to a hand-placed one on average, and the mean
   offset from their mean. */
static void learn_start(struct hf_start *s, const struct half *halves,
                        size_t count, const bool *used, int point)
{
    double distance[MESH] = {0}, x = 0, y = 0, n = 0;

    for (size_t h = 0; h < count; h++)
        for (int i = 0; i < MESH && used[h]; i++)
            distance[i] +=
                hypot(halves[h].mesh[i][0] - halves[h].truth[point][0],
                      halves[h].mesh[i][1] - halves[h].truth[point][1]);
    for (int k = 0; k < 3; k++) {
        int best = 0;

        while (!stands_for(best, point))
            best++;
        for (int i = best + 1; i < MESH; i++)
            if (stands_for(i, point) && distance[i] < distance[best])
                best = i;
        s->mesh[k] = (short)best;
        distance[best] = INFINITY;
    }
    for (size_t h = 0; h < count; h++) {
        if (!used[h])
            continue;
        n++;
        x += halves[h].truth[point][0];
        y += halves[h].truth[point][1];
        for (int k = 0; k < 3; k++) {
            x -= halves[h].mesh[s->mesh[k]][0] / 3;
            y -= halves[h].mesh[s->mesh[k]][1] / 3;
        }
    }
    s->x = (float)(x / n);
    s->y = (float)(y / n);
}

void starts_learn(struct hf_cascade *out, const struct half *halves,
                  size_t count, int fold, int without)
{
    bool *used = need(count * sizeof *used);

    for (size_t h = 0; h < count; h++) {
        const int own = fold_of(halves[h].person);

        used[h] = halves[h].kind == BY_HAND && own != fold && own != without;
    }
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++)
            learn_start(&out[r].starts[i], halves, count, used,
                        hf_regions[r].points[i]);
    free(used);
}
