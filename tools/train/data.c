/* tools/train/data.c - half faces with hand-placed points */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_spline.h>

#include <hemiface/detect.h>

#include "base/number.h"
#include "detect/refine.h"

void die(const char *what, const char *where)
{
    fprintf(stderr, "train: %s '%s'\n", what, where);
    exit(2);
}

double data_number(const char *text)
{
    double number = 0;

    return hf_number_read(&number, &text) ? number : 0;
}

void data_mirror(int mirror[189], const char *faces)
{
    char path[4096], line[300];
    FILE *file;

    snprintf(path, sizeof path, "%s/frl189.csv", faces);
    file = fopen(path, "r");
    if (!file)
        die("cannot read", path);
    while (fgets(line, sizeof line, file)) {
        /* Names may hold commas: the mirror is what follows the last one. */
        const char *last = strrchr(line, ',');
        const int index = (int)data_number(line);

        if (last && line[0] >= '0' && line[0] <= '9' && index < 189)
            mirror[index] = (int)data_number(last + 1);
    }
    fclose(file);
}

/* Contours whose points between the ends may lie anywhere along them. */
static const struct {
    int count;
    unsigned char points[5];
} contours[] = {
    {5, {18, 19, 20, 21, 22}},                    /* lids */
    {5, {18, 28, 29, 30, 22}}, {3, {87, 88, 89}}, /* lips */
    {4, {87, 94, 95, 96}},     {4, {87, 99, 100, 101}},
    {4, {87, 104, 105, 106}},
};

/* Spreads a contour's points evenly: where along it a person put them says
   nothing, and would be learned as noise. */
static void spread(double (*truth)[2], const unsigned char *points, int count)
{
    const size_t n = (size_t)count;
    double along[5] = {0}, v[2][5];
    gsl_spline *spline =
        gsl_spline_alloc(n > 2 ? gsl_interp_cspline : gsl_interp_linear, n);

    for (int i = 0; i < count; i++) {
        for (int c = 0; c < 2; c++)
            v[c][i] = truth[points[i]][c];
        if (i > 0)
            along[i] = along[i - 1] + fmax(1e-6, hypot(v[0][i] - v[0][i - 1],
                                                       v[1][i] - v[1][i - 1]));
    }
    for (int c = 0; c < 2; c++) {
        gsl_spline_init(spline, along, v[c], n);
        for (int i = 1; i + 1 < count; i++)
            truth[points[i]][c] = gsl_spline_eval(
                spline, along[count - 1] * i / (count - 1), NULL);
    }
    gsl_spline_free(spline);
}

bool data_line(struct line *out, const char *faces, FILE *file)
{
    char *text = NULL, *rest;
    const char *photo;
    size_t room = 0;

    if (getline(&text, &room, file) <= 0) {
        free(text);
        return false;
    }
    rest = text;
    photo = strtok_r(rest, "\t", &rest);
    snprintf(out->photo, sizeof out->photo, "%s/%s", faces, photo ? photo : "");
    for (int i = 0; i < 4; i++)
        (void)strtok_r(rest, "\t", &rest);
    for (int i = 0; i < 189; i++) {
        const char *at = strtok_r(rest, "\t\n", &rest);

        if (!at || !hf_number_read(&out->at[i][0], &at) || *at++ != ',' ||
            !hf_number_read(&out->at[i][1], &at))
            die("unexpected point on the line of", out->photo);
    }
    free(text);
    return true;
}

static void cut_half(struct half *h, const hf_image *picture,
                     const double (*at)[3])
{
    struct hf_half_frame frame;
    struct hf_sampler *sampler;
    float *l = malloc(SAMPLES * sizeof *l);

    h->luminance = malloc(SAMPLES);
    if (!l || !h->luminance ||
        hf_sampler_new(&sampler, hf_image_pixels(picture),
                       hf_image_width(picture), hf_image_height(picture), true,
                       NULL))
        die("out of memory for", "a half face");
    hf_half_frame_of(&frame, at);
    hf_half_cut(l, &frame, sampler);
    for (size_t i = 0; i < SAMPLES; i++)
        h->luminance[i] = (uint8_t)lrintf(fminf(fmaxf(l[i], 0), 255));
    for (int i = 0; i < MESH; i++)
        hf_half_units(h->mesh[i], &frame, at[i][0], at[i][1]);
    for (int i = 0; i < 189; i++) {
        const double x = h->truth[i][0], y = h->truth[i][1];

        hf_half_units(h->truth[i], &frame, x, y);
    }
    for (size_t i = 0; i < sizeof contours / sizeof *contours; i++)
        spread(h->truth, contours[i].points, contours[i].count);
    hf_sampler_free(sampler);
    free(l);
}

static void take_photo(struct half pair[2], const struct line *line,
                       const int *mirror)
{
    static hf_detector *detector;
    double right[MESH][3], left[MESH][3];
    hf_image *image, *turned;
    hf_error error;

    if ((!detector && hf_detector_new(&detector, &error)) ||
        hf_image_read(&image, line->photo, NULL, &error) ||
        hf_detect_mesh(right[0], detector, image, NULL, NULL, &error) ||
        hf_image_mirror(&turned, image, &error))
        die(error.text, line->photo);
    for (int i = 0; i < MESH; i++) {
        const double *twin = right[hf_mesh_twin[i]];

        left[i][0] = hf_image_width(image) - twin[0];
        left[i][1] = twin[1];
        left[i][2] = twin[2];
    }
    for (int i = 0; i < 189; i++) {
        pair[0].truth[i][0] = line->at[i][0];
        pair[0].truth[i][1] = line->at[i][1];
        pair[1].truth[i][0] = hf_image_width(image) - line->at[mirror[i]][0];
        pair[1].truth[i][1] = line->at[mirror[i]][1];
    }
    cut_half(&pair[0], image, (const double(*)[3])right);
    cut_half(&pair[1], turned, (const double(*)[3])left);
    hf_image_free(image);
    hf_image_free(turned);
}

/* Room for two more halves. */
static struct half *two_more(struct half **halves, size_t count)
{
    *halves = realloc(*halves, (count + 2) * sizeof **halves);
    if (!*halves)
        die("out of memory for", "half faces");
    memset(*halves + count, 0, 2 * sizeof **halves);
    return *halves + count;
}

size_t data_add(struct half **halves, size_t count, const struct line *line,
                int person, enum half_kind kind, const int mirror[189])
{
    struct half *pair = two_more(halves, count);

    take_photo(pair, line, mirror);
    for (int s = 0; s < 2; s++) {
        pair[s].person = person;
        pair[s].kind = kind;
    }
    return count + 2;
}

FILE *data_open(int mirror[189], const char *faces)
{
    char path[4096];
    FILE *file;

    data_mirror(mirror, faces);
    snprintf(path, sizeof path, "%s/points.tsv", faces);
    file = fopen(path, "r");
    if (!file)
        die("cannot read", path);
    return file;
}

/* Evenly over a fold's people. */
bool data_wanted(const struct diet *diet, int person)
{
    const int others = person / FOLDS; /* of its fold, before it */
    const double before = others * diet->people;

    return floor(before + diet->people + 1e-9) > floor(before + 1e-9);
}

/* The same for all images of a half: a hand that places points worse. */
static void blur_points(struct half *h, double sd, uint64_t seed)
{
    gsl_rng *rng = need_rng(seed);

    for (int i = 0; i < 189; i++)
        for (int c = 0; c < 2; c++)
            h->truth[i][c] += gsl_ran_gaussian(rng, sd);
    gsl_rng_free(rng);
}

size_t data_read(struct half **out, const char *faces, const struct diet *diet)
{
    int mirror[189] = {0};
    FILE *file = data_open(mirror, faces);
    struct line line;
    size_t count = 0;

    *out = NULL;
    for (int person = 0; data_line(&line, faces, file); person++)
        if (data_wanted(diet, person))
            count = data_add(out, count, &line, person, BY_HAND, mirror);
    for (size_t h = 0; h < count && diet->noise > 0; h++)
        blur_points(*out + h, diet->noise, h + 1);
    fclose(file);
    return count;
}
