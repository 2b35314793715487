/* How true the numbers are.
   usage: bench_accuracy [--every=N] [--sections=NAME,...] [--csv=FILE] FACES
   [FOLDS]
   FACES: a folder with points.tsv and photos (see accuracy.h's sections);
   photos whose name ends in _neutral may have a twin in _smiling. FOLDS: the
   models of `make train`: every person is measured with the one that was made
   without that person. Without them the model in the library is used, which
   is right for people that it never saw. Movements, closing and repetition
   are measured on every fourth person, or every N-th. --sections: not all. */
#include "accuracy.h"

#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

static struct {
    const char *faces, *folds, *csv, *sections;
    size_t every;
} ask = {.every = 4};

static void zoom_print(void)
{
    zoom(ask.faces);
}

/* The sections as they are printed: what they see of which photos, and of a
   person's rest and smile. */
enum photos {
    ALL,     /* with hand-placed points */
    CHOSEN,  /* every N-th of these: many pictures are made of each */
    SMILING, /* and the smiling ones of the same people */
    EVERY,   /* all of these, and everyone's smiling ones */
};
static const struct {
    const char *name;
    void (*collect)(const struct photo *photo);
    enum photos photos;
    void (*pair)(const struct seen *rest, const struct seen *smile);
    void (*print)(void);
} sections[] = {
    {"hand", against_hand, ALL, NULL, against_hand_print},
    {"thirds", thirds, ALL, NULL, thirds_print},
    {"calibration", calibration, ALL, NULL, calibration_print},
    {"moves", moves, SMILING, NULL, moves_print},
    {"limits", limits, SMILING, NULL, limits_print},
    {"closing", closing, CHOSEN, NULL, closing_print},
    {"repeats", repeats, CHOSEN, NULL, repeats_print},
    {"coverage", coverage, CHOSEN, NULL, coverage_print},
    {"zoom", NULL, ALL, NULL, zoom_print},
    {"worse", worse, ALL, NULL, worse_print},
    {"smiles", NULL, ALL, smiles, smiles_print},
    {"healthy", NULL, ALL, healthy, healthy_print},
    {"midlines", midlines, ALL, midlines_of_pair, midlines_print},
    {"folds", nasolabial, EVERY, NULL, nasolabial_print},
};
enum { SECTIONS = sizeof sections / sizeof *sections };

/* Whether a section was asked for; all are, unless some are named. */
static bool wanted(int i)
{
    const char *at = ask.sections;
    const size_t n = strlen(sections[i].name);

    while (at && (strncmp(at, sections[i].name, n) != 0 ||
                  (at[n] != ',' && at[n] != '\0'))) {
        at = strchr(at, ',');
        at = at ? at + 1 : NULL;
    }
    return at || !ask.sections;
}

/* To the sections that see so few photos. */
static void hand_out(const struct photo *photo, enum photos least,
                     enum photos most)
{
    for (int i = 0; i < SECTIONS; i++)
        if (sections[i].collect && sections[i].photos >= least &&
            sections[i].photos <= most && wanted(i))
            sections[i].collect(photo);
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
    struct photo photo;
    hf_image *image;
    struct seen seen;

    if (!smiling_name(name, sizeof name, h->photo))
        return;
    image = read_photo(name);
    seen = look(image, person);
    for (int i = 0; i < SECTIONS; i++)
        if (sections[i].pair && wanted(i))
            sections[i].pair(rest, &seen);
    photo = (struct photo){name, image, NULL, &seen, person, order, true};
    if (chosen && seen.face[REFINED]) {
        hand_out(&photo, SMILING, SMILING);
        order++;
    }
    hand_out(&photo, EVERY, EVERY);
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

    photo.order = chosen ? order++ : 0;
    hand_out(&photo, ALL, chosen ? SMILING : ALL);
    hand_out(&photo, EVERY, EVERY);
    smile_of(h, &seen, person, chosen);
    seen_free(&seen);
    hf_image_free(image);
}

static int usage(void)
{
    fprintf(stderr, "usage: bench_accuracy [--every=N] [--sections=NAME,...] "
                    "[--csv=FILE] FACES [FOLDS]\n");
    return 2;
}

static bool read_arguments(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--every=", 8))
            ask.every = (size_t)atoi(argv[i] + 8);
        else if (!strncmp(argv[i], "--csv=", 6))
            ask.csv = argv[i] + 6;
        else if (!strncmp(argv[i], "--sections=", 11))
            ask.sections = argv[i] + 11;
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
    for (int i = 0; i < SECTIONS; i++)
        if (wanted(i))
            sections[i].print();
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
