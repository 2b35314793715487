/* tools/train/main.c - makes the refinement model
 *
 * usage: train [--people=SHARE] [--noise=UNITS] [--images=N] [--once]
 * [--undrawn] [--gaussian] [--shaped] FACES OUT FOLD_DIR [K]
 * FOLD_DIR/drawn holds drawn patients (tools/train/cohort), if there are any.
 * OUT: the model trained on all people; FOLD_DIR/fold-K.bin: models whose
 * every regressor is made without the people of fold K, for cross-validation.
 * They come out of the same run: stages need such regressors anyway. The
 * people of fold K have a say in where other people's shapes stood when a
 * later stage learned, in which regions were doubted and, through the first
 * run's models, in what other people's smiles were taken to be; their own
 * points and pixels are never learned from. With K they are left out of all
 * of it and OUT alone is written: to check that this does not matter.
 * To see what limits the result (tests/bench/ablation): --people, --noise: with
 * a share of the people, with points that a worse hand placed; --undrawn,
 * --gaussian, --shaped: without the drawn patients, with movements of one
 * shape, or of many for brow and eye too; --once, --images: by the first run
 * alone and with fewer images of each half than the recipe's, which is enough
 * for that.
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

static int usage(void)
{
    fputs("usage: train [--people=SHARE] [--noise=UNITS] [--images=N] [--once] "
          "[--undrawn] [--gaussian] [--shaped] FACES OUT FOLD_DIR [K]\n",
          stderr);
    return 2;
}

/* Takes the options off the front. Returns the number of the first argument
   that is none. */
static int read_options(struct diet *diet, int argc, char **argv)
{
    const struct {
        const char *name;
        double *number;
        bool *flag;
    } options[] = {
        {"--people=", &diet->people, NULL},
        {"--noise=", &diet->noise, NULL},
        {"--images=", &diet->images, NULL},
        {"--once", NULL, &diet->once},
        {"--undrawn", NULL, &diet->undrawn},
        {"--gaussian", NULL, &diet->gaussian},
        {"--shaped", NULL, &diet->shaped},
    };
    const size_t count = sizeof options / sizeof *options;
    int i = 1;

    for (; i < argc && !strncmp(argv[i], "--", 2); i++) {
        size_t k = 0, n = 0;

        while (k < count && strncmp(argv[i], options[k].name,
                                    n = strlen(options[k].name)) != 0)
            k++;
        if (k == count)
            return argc;
        if (options[k].number)
            *options[k].number = data_number(argv[i] + n);
        else
            *options[k].flag = true;
    }
    return i;
}

/* All halves: at rest, drawn, and, by the models of a first run (unless there
   is to be one run only), smiling. */
static size_t read_all(struct half **halves, models made, const char *faces,
                       const char *folder, const struct diet *diet, int without)
{
    const size_t at_rest = data_read(halves, faces, diet);
    char drawn[4096];
    size_t count;

    snprintf(drawn, sizeof drawn, "%s/drawn", folder);
    printf("%zu half faces at rest\n", at_rest);
    count = diet->undrawn ? at_rest
                          : data_read_drawn(halves, at_rest, faces, drawn);
    printf("%zu with drawn ones\n", count);
    if (diet->once)
        return count;
    train(made, *halves, count, diet, without);
    data_doubt(*halves, at_rest, made);
    count = data_read_smiles(halves, count, faces, diet, made);
    printf("%zu with smiles\n", count);
    clear(made);
    return count;
}

int main(int argc, char **argv)
{
    static models made;
    struct diet diet = {.people = 1, .images = IMAGES};
    const int first = read_options(&diet, argc, argv), given = argc - first;
    struct half *halves;
    char path[4096];
    size_t count;
    int without;

    gsl_set_error_handler_off();
    if (given < 3 || given > 4)
        return usage();
    argv += first;
    without = given == 4 ? (int)data_number(argv[3]) : -1;
    count = read_all(&halves, made, argv[0], argv[2], &diet, without);
    train(made, halves, count, &diet, without);
    model_write(argv[1], made[FOLDS]);
    for (int fold = 0; given == 3 && fold < FOLDS; fold++) {
        snprintf(path, sizeof path, "%s/fold-%d.bin", argv[2], fold);
        model_write(path, made[fold]);
    }
    clear(made);
    for (size_t h = 0; h < count; h++)
        free(halves[h].luminance);
    free(halves);
    return 0;
}
