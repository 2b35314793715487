/* tools/train/main.c - makes the refinement model
 *
 * usage: train FACES OUT FOLD_DIR [K]
 * FOLD_DIR/drawn holds drawn patients (tools/train/cohort), if there are any.
 * OUT: the model trained on all people; FOLD_DIR/fold-K.bin: models whose
 * every regressor is made without the people of fold K, for cross-validation.
 * They come out of the same run: stages need such regressors anyway. The
 * people of fold K have a say in where other people's shapes stood when a
 * later stage learned, in which regions were doubted and, through the first
 * run's models, in what other people's smiles were taken to be; their own
 * points and pixels are never learned from. With K they are left out of all
 * of it and OUT alone is written: to check that this does not matter.
 */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

/* -------------------------------------------------------------- writing */

static void put(FILE *f, const void *p, size_t n)
{
    if (fwrite(p, 1, n, f) != n) {
        perror("train: cannot write");
        exit(2);
    }
}

static void put16(FILE *f, unsigned v)
{
    const unsigned char b[2] = {(unsigned char)v, (unsigned char)(v >> 8)};

    put(f, b, 2);
}

static void put_float(FILE *f, float v)
{
    unsigned bits;

    memcpy(&bits, &v, 4);
    put16(f, bits & 0xFFFF);
    put16(f, bits >> 16);
}

/* An IEEE half float, to nearest; |v| <= 1 here. */
static unsigned to_half(double v)
{
    const unsigned sign = v < 0 ? 0x8000 : 0;
    int exponent;
    long fraction;

    v = fabs(v);
    if (v < ldexp(1, -14))
        return sign | (unsigned)lrint(ldexp(v, 24));
    frexp(v, &exponent);
    fraction = lrint(ldexp(v, 11 - exponent));
    if (fraction == 2048) {
        fraction = 1024;
        exponent++;
    }
    return sign | (unsigned)(exponent + 14) << 10 | (unsigned)(fraction - 1024);
}

static void put_stage(FILE *f, const float *weights, size_t count)
{
    float most = 1e-30F;

    for (size_t i = 0; i < count; i++)
        most = fmaxf(most, fabsf(weights[i]));
    put_float(f, most);
    for (size_t i = 0; i < count; i++)
        put16(f, to_half((double)weights[i] / (double)most));
}

void model_write(const char *path, const struct hf_cascade *cascades)
{
    FILE *f = fopen(path, "wb");

    if (!f) {
        perror(path);
        exit(2);
    }
    put(f, HF_CASCADE_MAGIC, 8);
    for (int r = 0; r < HF_REGIONS; r++) {
        const struct hf_region *region = &hf_regions[r];

        for (int i = 0; i < region->count; i++) {
            for (int k = 0; k < 3; k++)
                put16(f, (unsigned)cascades[r].starts[i].mesh[k]);
            put_float(f, cascades[r].starts[i].x);
            put_float(f, cascades[r].starts[i].y);
        }
        for (int k = 0; k < region->stages; k++)
            put_stage(f, cascades[r].weights[k],
                      HF_FEATURES(region->count) * 2 * (size_t)region->count);
    }
    if (fclose(f)) {
        perror(path);
        exit(2);
    }
}

static void clear(models made)
{
    for (int fold = 0; fold <= FOLDS; fold++)
        hf_cascades_clear(made[fold]);
}

int main(int argc, char **argv)
{
    static models made;
    struct half *halves;
    char path[4096];
    char drawn[4096];
    size_t count, drawn_from;
    int without;

    gsl_set_error_handler_off();
    if (argc < 4 || argc > 5) {
        fputs("usage: train FACES OUT FOLD_DIR [K]\n", stderr);
        return 2;
    }
    snprintf(drawn, sizeof drawn, "%s/drawn", argv[3]);
    without = argc == 5 ? atoi(argv[4]) : -1;
    count = data_read(&halves, argv[1]);
    printf("%zu half faces at rest\n", count);
    drawn_from = count;
    count = data_read_drawn(&halves, count, argv[1], drawn);
    printf("%zu with drawn ones\n", count);
    train(made, halves, count, without);
    data_doubt(halves, drawn_from, made);
    count = data_read_smiles(&halves, count, argv[1], made);
    printf("%zu with smiles\n", count);
    clear(made);
    train(made, halves, count, without);
    model_write(argv[2], made[FOLDS]);
    for (int fold = 0; argc == 4 && fold < FOLDS; fold++) {
        snprintf(path, sizeof path, "%s/fold-%d.bin", argv[3], fold);
        model_write(path, made[fold]);
    }
    clear(made);
    for (size_t h = 0; h < count; h++)
        free(halves[h].luminance);
    free(halves);
    return 0;
}
