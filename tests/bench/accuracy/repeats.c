/* bench/accuracy/repeats.c - the same photo again, changed where it should not
   matter */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>

enum { SHIFT, SCALE, TURN, JPEG, ALL, KINDS };
static const char *const kinds[KINDS] = {"shifted", "scaled", "turned", "jpeg",
                                         "all"};

static const struct change {
    int kind;
    double scale, turn, dx, dy; /* degrees, px */
    int quality;
} changes[] = {
    {SHIFT, 1, 0, 0.25, 0.5, 0}, {SHIFT, 1, 0, 0.5, 0.25, 0},
    {SHIFT, 1, 0, 3.4, -2.7, 0}, {SCALE, 0.5, 0, 0, 0, 0},
    {SCALE, 0.75, 0, 0, 0, 0},   {SCALE, 1.5, 0, 0, 0, 0},
    {TURN, 1, -10, 0, 0, 0},     {TURN, 1, -5, 0, 0, 0},
    {TURN, 1, 5, 0, 0, 0},       {TURN, 1, 10, 0, 0, 0},
    {JPEG, 1, 0, 0, 0, 50},
};
enum { CHANGES = sizeof changes / sizeof *changes };

static const struct wanted repeated[] = {
    {"brow_height", HF_VALUE_DIFF},
    {"pfh", HF_VALUE_DIFF},
    {"commissure_height", HF_VALUE_DIFF},
    {"commissure_lateral", HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VALUE_SINGLE},
    {"canthus_commissure", HF_VALUE_DIFF},
    {"brow_height", HF_VALUE_RIGHT},
    {"pfh", HF_VALUE_RIGHT},
    {"commissure_height", HF_VALUE_RIGHT},
    {"commissure_lateral", HF_VALUE_RIGHT},
    {"canthus_commissure", HF_VALUE_RIGHT},
    {"interpupillary", HF_VALUE_SINGLE},
};
enum { REPEATED = sizeof repeated / sizeof *repeated };

/* Squares about each photo's own mean, and what they have of freedom. */
static struct pool {
    double squares;
    size_t freedom, photos, missing;
} pools[REPEATED][KINDS][METHODS];

static hf_image *changed(const hf_image *image, const struct change *c)
{
    const double width = hf_image_width(image);
    const double height = hf_image_height(image);
    const double a = c->scale * cos(c->turn * acos(-1) / 180);
    const double b = c->scale * sin(c->turn * acos(-1) / 180);
    const int w = (int)(c->scale * width), h = (int)(c->scale * height);

    if (c->quality)
        return picture_recompressed(image, c->quality);
    /* The middle stays the middle, but for the shift. */
    return picture_turned(image, a, b,
                          w / 2.0 - (a * width - b * height) / 2 + c->dx,
                          h / 2.0 - (b * width + a * height) / 2 + c->dy, w, h);
}

static void read_all(double values[REPEATED], const hf_face *face)
{
    hf_values *v = measure(face, NULL);

    for (int i = 0; i < REPEATED; i++)
        values[i] = value_of(v, &repeated[i], NULL);
    hf_values_free(v);
}

/* The photo itself and its changes of one kind. */
static void add(struct pool *pool, double first,
                double (*values)[METHODS][REPEATED], int kind, int m, int i)
{
    double sum = first, squares = first * first, n = 1;

    if (isnan(first))
        return;
    for (int c = 0; c < CHANGES; c++) {
        const double v = values[c][m][i];

        if (kind != ALL && changes[c].kind != kind)
            continue;
        if (isnan(v)) {
            pool->missing++;
            continue;
        }
        sum += v;
        squares += v * v;
        n++;
    }
    pool->squares += fmax(squares - sum * sum / n, 0);
    pool->freedom += (size_t)n - 1;
    pool->photos++;
}

void repeats(const struct photo *photo)
{
    static double values[CHANGES][METHODS][REPEATED];
    double first[REPEATED];

    for (int c = 0; c < CHANGES; c++) {
        hf_image *image = changed(photo->image, &changes[c]);
        struct seen seen = look(image, photo->person);

        for (int m = 0; m < METHODS; m++)
            read_all(values[c][m], seen.face[m]);
        seen_free(&seen);
        hf_image_free(image);
    }
    for (int m = 0; m < METHODS; m++) {
        read_all(first, photo->seen->face[m]);
        for (int i = 0; i < REPEATED; i++)
            for (int kind = 0; kind < KINDS; kind++)
                add(&pools[i][kind][m], first[i], values, kind, m, i);
    }
}

static void print(int i, int kind)
{
    struct row rows[METHODS];
    char name[64];

    wanted_name(name, &repeated[i]);
    for (int m = 0; m < METHODS; m++) {
        const struct pool *p = &pools[i][kind][m];

        rows[m] = row_new("repeat", name, kinds[kind], "neutral", methods[m]);
        rows[m].n = p->photos;
        rows[m].missing = p->missing;
        if (p->freedom)
            rows[m].sd = sqrt(p->squares / (double)p->freedom);
    }
    pairs_row(rows);
}

void repeats_print(void)
{
    pairs_begin("(d) Repeatability: sd within photos, mm: shifted by parts of "
                "a\npixel, scaled 0.5 to 1.5, turned up to 10 deg, JPEG 50",
                "sd");
    for (int i = 0; i < REPEATED; i++)
        for (int kind = 0; kind < KINDS; kind++)
            print(i, kind);
}
