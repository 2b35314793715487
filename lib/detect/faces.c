/* detect/faces.c - the faces of a photo and of the photo turned over */
#include "detect/faces.h"

#include <math.h>
#include <stdlib.h>

/* 2^19: a mean of two such numbers is still a multiple of 2^-20, as
 * hf_face_mirror wants, and the rounding is far below any landmark's doubt. */
#define SNAP 524288.0

/* How much the middle of the picture attracts: the size of a face counts
 * exp(-2 d^2), d = distance of its centre from the picture's over half the
 * diagonal. A face near a corner must be 3 to 4 times as large as a central
 * one to be preferred: the patient is in the middle, bystanders are not. */
#define CENTRAL 2.0

/* Overlap above which a face of either picture is the same: as between boxes
 * of one picture (MediaPipe). */
#define SAME 0.3

double hf_snap(double v)
{
    return rint(v * SNAP) / SNAP;
}

static void snap_found(struct hf_found *f)
{
    f->x0 = hf_snap(f->x0);
    f->y0 = hf_snap(f->y0);
    f->x1 = hf_snap(f->x1);
    f->y1 = hf_snap(f->y1);
    for (int k = 0; k < HF_KEYS; k++)
        for (int c = 0; c < 2; c++)
            f->key[k][c] = hf_snap(f->key[k][c]);
}

struct hf_found hf_found_mirror(const struct hf_found *found, double width)
{
    static const enum hf_key twin[HF_KEYS] = {
        [HF_KEY_EYE_RIGHT] = HF_KEY_EYE_LEFT,
        [HF_KEY_EYE_LEFT] = HF_KEY_EYE_RIGHT,
        [HF_KEY_NOSE] = HF_KEY_NOSE,
        [HF_KEY_MOUTH] = HF_KEY_MOUTH,
        [HF_KEY_EAR_RIGHT] = HF_KEY_EAR_LEFT,
        [HF_KEY_EAR_LEFT] = HF_KEY_EAR_RIGHT};
    struct hf_found out = *found;

    out.x0 = width - found->x1;
    out.x1 = width - found->x0;
    for (int k = 0; k < HF_KEYS; k++) {
        out.key[twin[k]][0] = width - found->key[k][0];
        out.key[twin[k]][1] = found->key[k][1];
    }
    return out;
}

void hf_mesh_mirror(struct hf_mesh *out, const struct hf_mesh *mesh,
                    double width)
{
    out->presence = mesh->presence;
    for (int i = 0; i < HF_MESH_POINTS; i++) {
        double *to = out->at[hf_mesh_twin[i]];

        to[0] = width - mesh->at[i][0];
        to[1] = mesh->at[i][1];
        to[2] = mesh->at[i][2];
    }
}

static void finish_pair(struct hf_face_pair *p, double width, double height)
{
    struct hf_found b = hf_found_mirror(&p->seen[1], width);
    const struct hf_found *a = &p->seen[0];
    double dx, dy, half2 = (width * width + height * height) / 4;

    p->mean = *a;
    p->mean.x0 = (a->x0 + b.x0) / 2;
    p->mean.x1 = (a->x1 + b.x1) / 2;
    p->mean.y0 = (a->y0 + b.y0) / 2;
    p->mean.y1 = (a->y1 + b.y1) / 2;
    p->mean.score = (a->score + b.score) / 2;
    dx = fabs((p->mean.x0 + p->mean.x1) / 2 - width / 2);
    dy = fabs((p->mean.y0 + p->mean.y1) / 2 - height / 2);
    p->rank = (p->mean.x1 - p->mean.x0) * (p->mean.y1 - p->mean.y0) *
              exp(-CENTRAL * (dx * dx + dy * dy) / half2);
}

static int rank_first(const void *a, const void *b)
{
    const struct hf_face_pair *x = a, *y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? 1 : -1;
    if (x->mean.x0 != y->mean.x0)
        return x->mean.x0 < y->mean.x0 ? -1 : 1;
    return (x->mean.y0 > y->mean.y0) - (x->mean.y0 < y->mean.y0);
}

/* The best overlapping faces not yet paired; false when none do. used: bit 0
 * for the photo's faces, bit 1 for the turned one's (already turned back). */
static bool best_match(size_t *i, size_t *j, const struct hf_found *found,
                       size_t count, const struct hf_found *back,
                       size_t back_count, const unsigned char *used)
{
    double best = SAME;

    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < back_count; b++) {
            double overlap = hf_found_overlap(&found[a], &back[b]);

            if (used[a] & 1 || used[b] & 2 || overlap <= best)
                continue;
            best = overlap;
            *i = a;
            *j = b;
        }
    return best > SAME;
}

/* Matched faces first, then those only one picture shows. */
static size_t match(struct hf_face_pair *pairs, const struct hf_found *found,
                    size_t count, const struct hf_found *turned,
                    size_t turned_count, double width)
{
    struct hf_found back[HF_MOST_FOUND];
    unsigned char used[HF_MOST_FOUND] = {0};
    size_t n = 0, i = 0, j = 0;

    for (size_t b = 0; b < turned_count; b++)
        back[b] = hf_found_mirror(&turned[b], width);
    while (best_match(&i, &j, found, count, back, turned_count, used)) {
        used[i] |= 1;
        used[j] |= 2;
        pairs[n].seen[0] = found[i];
        pairs[n++].seen[1] = turned[j];
    }
    for (size_t a = 0; a < count; a++)
        if (!(used[a] & 1)) {
            pairs[n].seen[0] = found[a];
            pairs[n++].seen[1] = hf_found_mirror(&found[a], width);
        }
    for (size_t b = 0; b < turned_count; b++)
        if (!(used[b] & 2)) {
            pairs[n].seen[0] = back[b];
            pairs[n++].seen[1] = turned[b];
        }
    return n;
}

size_t hf_faces_pair(struct hf_face_pair *pairs, struct hf_found *found,
                     size_t count, struct hf_found *turned, size_t turned_count,
                     double width, double height)
{
    size_t n;

    for (size_t i = 0; i < count; i++)
        snap_found(&found[i]);
    for (size_t i = 0; i < turned_count; i++)
        snap_found(&turned[i]);
    n = match(pairs, found, count, turned, turned_count, width);
    for (size_t i = 0; i < n; i++)
        finish_pair(&pairs[i], width, height);
    qsort(pairs, n, sizeof *pairs, rank_first);
    return n;
}
