/* How true the numbers are.
   usage: bench_accuracy [--every=N] [--csv=FILE] FACES [FOLDS]
   FACES: a folder with points.tsv and photos (see accuracy.h's sections);
   photos whose name ends in _neutral may have a twin in _smiling. FOLDS: the
   models of `make train`: every person is measured with the one that was made
   without that person. Without them the model in the library is used, which
   is right for people that it never saw. Movements, closing and repetition
   are measured on every fourth person, or every N-th. */
#include "accuracy.h"

#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

static struct {
    const char *faces, *folds, *csv;
    size_t every;
} ask = {.every = 4};

/* Sections that see every photo with hand-placed points, and those that make
   many pictures of one. */
typedef void collect(const struct photo *photo);
static collect *const quick[] = {against_hand, midlines, thirds, calibration,
                                 worse};
static collect *const slow[] = {moves, closing, repeats, coverage};

static void hand_out(collect *const *sections, size_t count,
                     const struct photo *photo)
{
    for (size_t i = 0; i < count; i++)
        sections[i](photo);
}

/* The smiling twin of a neutral photo; false when there is none. */
static bool smiling_name(char *name, size_t size, const char *neutral)
{
    static const char from[] = "_neutral", to[] = "_smiling";
    const char *at = strstr(neutral, from);
    char path[4096];
    FILE *file;

    if (!at)
        return false;
    snprintf(name, size, "%.*s%s%s", (int)(at - neutral), neutral, to,
             at + strlen(from));
    snprintf(path, sizeof path, "%s/%s", ask.faces, name);
    file = fopen(path, "rb");
    if (file)
        fclose(file);
    return file != NULL;
}

static hf_image *read_photo(const char *name)
{
    hf_image *image = NULL;
    hf_error error;
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", ask.faces, name);
    need(hf_image_read(&image, path, NULL, &error), &error);
    return image;
}

static void smile_of(const hand *h, const struct seen *rest, size_t person,
                     bool chosen)
{
    static size_t order;
    char name[300];
    hf_image *image;
    struct seen seen;

    if (!smiling_name(name, sizeof name, h->photo))
        return;
    image = read_photo(name);
    seen = look(image, person);
    smiles(rest, &seen);
    healthy(rest, &seen);
    midlines_of_pair(rest, &seen);
    if (chosen && seen.face[REFINED])
        moves(&(struct photo){name, image, NULL, &seen, person, order++, true});
    seen_free(&seen);
    hf_image_free(image);
}

static void person_of(const hand *h, size_t person)
{
    static size_t order;
    const bool chosen = person % ask.every == 0;
    hf_image *image = read_photo(h->photo);
    struct seen seen = look(image, person);
    struct photo photo = {h->photo, image, h->face, &seen, person, 0, false};

    hand_out(quick, sizeof quick / sizeof *quick, &photo);
    if (chosen) {
        photo.order = order++;
        hand_out(slow, sizeof slow / sizeof *slow, &photo);
    }
    smile_of(h, &seen, person, chosen);
    seen_free(&seen);
    hf_image_free(image);
}

static int usage(void)
{
    fprintf(stderr, "usage: bench_accuracy [--every=N] [--csv=FILE] FACES "
                    "[FOLDS]\n");
    return 2;
}

static bool read_arguments(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--every=", 8))
            ask.every = (size_t)atoi(argv[i] + 8);
        else if (!strncmp(argv[i], "--csv=", 6))
            ask.csv = argv[i] + 6;
        else if (!ask.faces)
            ask.faces = argv[i];
        else if (!ask.folds)
            ask.folds = argv[i];
        else
            return false;
    }
    return ask.faces && *ask.faces && ask.every > 0;
}

static void print_all(void)
{
    against_hand_print();
    thirds_print();
    calibration_print();
    moves_print();
    closing_print();
    repeats_print();
    coverage_print();
    zoom(ask.faces);
    worse_print();
    smiles_print();
    healthy_print();
    midlines_print();
    printf("\nrefinement: median %.1f ms a photo\n", refine_ms());
}

int main(int argc, char **argv)
{
    hand *hands;
    size_t count;

    gsl_set_error_handler_off();
    if (!read_arguments(argc, argv))
        return usage();
    count = hand_read(&hands, ask.faces);
    report_open(ask.csv);
    printf("Accuracy on %zu photos with hand-placed points; %s\n", count,
           eyes_open(ask.folds)
               ? "each measured with a model that never saw that person"
               : "measured with the model in the library: true only for "
                 "people it was not made from");
    for (size_t i = 0; i < count; i++)
        person_of(&hands[i], i);
    print_all();
    report_close();
    hand_free(hands, count);
    eyes_close();
    return 0;
}
