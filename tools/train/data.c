/* tools/train/data.c - half faces with hand-placed points */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/detect.h>

#include "detect/half.h"

static void die(const char *what, const char *where)
{
    fprintf(stderr, "train: %s '%s'\n", what, where);
    exit(2);
}

/* Index of each of the 189 points' mirror point. */
static void read_mirror(int mirror[189], const char *faces)
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
        const int index = atoi(line);

        if (last && line[0] >= '0' && line[0] <= '9' && index < 189)
            mirror[index] = atoi(last + 1);
    }
    fclose(file);
}

/* One line of points.tsv. */
struct line {
    char photo[256];
    int width;
    double at[189][2];
};

static int read_line(struct line *out, FILE *file)
{
    char *text = NULL, *rest, *field;
    size_t room = 0;

    if (getline(&text, &room, file) <= 0) {
        free(text);
        return 0;
    }
    rest = text;
    field = strtok_r(rest, "\t", &rest);
    snprintf(out->photo, sizeof out->photo, "%s", field);
    for (int i = 0; i < 4; i++) {
        field = strtok_r(rest, "\t", &rest);
        if (i == 1 && field)
            out->width = atoi(field);
    }
    for (int i = 0; i < 189; i++) {
        field = strtok_r(rest, "\t\n", &rest);
        if (!field ||
            sscanf(field, "%lf,%lf", &out->at[i][0], &out->at[i][1]) != 2)
            die("unexpected point on the line of", out->photo);
    }
    free(text);
    return 1;
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
    hf_sampler_free(sampler);
    free(l);
}

static void take_photo(struct half pair[2], const struct line *line,
                       const int *mirror, const char *faces,
                       hf_detector *detector)
{
    double right[MESH][3], left[MESH][3];
    char path[4096];
    hf_image *image, *turned;
    hf_error error;

    snprintf(path, sizeof path, "%s/%s", faces, line->photo);
    if (hf_image_read(&image, path, NULL, &error) ||
        hf_detect_mesh(right[0], detector, image, NULL, NULL, &error) ||
        hf_image_mirror(&turned, image, &error))
        die(error.text, path);
    for (int i = 0; i < MESH; i++) {
        const double *twin = right[hf_mesh_twin[i]];

        left[i][0] = line->width - twin[0];
        left[i][1] = twin[1];
        left[i][2] = twin[2];
    }
    for (int i = 0; i < 189; i++) {
        pair[0].truth[i][0] = line->at[i][0];
        pair[0].truth[i][1] = line->at[i][1];
        pair[1].truth[i][0] = line->width - line->at[mirror[i]][0];
        pair[1].truth[i][1] = line->at[mirror[i]][1];
    }
    cut_half(&pair[0], image, (const double(*)[3])right);
    cut_half(&pair[1], turned, (const double(*)[3])left);
    hf_image_free(image);
    hf_image_free(turned);
}

size_t data_read(struct half **out, const char *faces)
{
    int mirror[189] = {0};
    char path[4096];
    struct line line;
    hf_detector *detector;
    size_t count = 0;
    FILE *file;

    read_mirror(mirror, faces);
    snprintf(path, sizeof path, "%s/points.tsv", faces);
    file = fopen(path, "r");
    if (!file || hf_detector_new(&detector, NULL))
        die("cannot start with", path);
    *out = NULL;
    while (read_line(&line, file)) {
        *out = realloc(*out, (count + 2) * sizeof **out);
        if (!*out)
            die("out of memory at", line.photo);
        memset(*out + count, 0, 2 * sizeof **out);
        take_photo(*out + count, &line, mirror, faces, detector);
        (*out)[count].person = (*out)[count + 1].person = (int)count / 2;
        count += 2;
    }
    fclose(file);
    hf_detector_free(detector);
    return count;
}
