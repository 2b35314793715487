/* bench/accuracy/closing.c - eyes that close, one or both */
#include "accuracy.h"

#include <math.h>

static const double gaps[] = {0, 1, 2, 4, 6, 8};
enum { GAPS = sizeof gaps / sizeof *gaps };

/* What is read of a closing: the eye that closes alone, the other one, and
   both together. */
enum { ALONE, OTHER, BOTH, EYES };
static const char *const eyes[EYES] = {"one eye closes", "the other eye",
                                       "both eyes close"};

static struct column pfh[GAPS][EYES][METHODS];
/* The same eye's error at rest, and the error of the gap: what of the one is
   the other, since a hand that puts a lid's border too high does so at rest. */
static struct column errors[GAPS][EYES][METHODS];

static double read_pfh(const hf_face *face, const hf_face *rest, int side,
                       double *sd)
{
    const struct wanted wanted = {"pfh", side ? HF_VALUE_LEFT : HF_VALUE_RIGHT};
    hf_values *values = measure(face, rest);
    const double v = value_of(values, &wanted, sd);

    hf_values_free(values);
    return v;
}

/* Closes the eye of a side, or (side 2) both. */
static void close_once(const struct photo *photo, int g, int closed)
{
    static const char *const words[] = {"right", "left", "both"};
    hf_face *truth = NULL;
    hf_image *image = NULL;
    hf_frame frame;
    hf_move move;
    hf_error error;
    struct seen seen;
    char text[40];

    snprintf(text, sizeof text, "eye:%s:gap=%g", words[closed], gaps[g]);
    /* An eye that is not open that far has no such gap. */
    if (hf_frame_of(&frame, photo->truth, NULL, NULL) ||
        hf_move_parse(&move, text, photo->truth, &frame, NULL))
        return;
    need(hf_move_image(&image, photo->image, &frame, &move, 1, &error), &error);
    need(hf_move_face(&truth, photo->truth, &frame, &move, 1, &error), &error);
    seen = look(image, photo->person);
    for (int side = 0; side < 2; side++)
        for (int m = 0; m < METHODS; m++) {
            const int eye = closed == 2 ? BOTH : closed == side ? ALONE : OTHER;
            const hf_face *rest = photo->seen->face[m];
            const double gap = read_pfh(truth, photo->truth, side, NULL);
            double sd;
            const double v = read_pfh(seen.face[m], rest, side, &sd);

            column_add(&pfh[g][eye][m], gap, v, sd);
            column_add(&errors[g][eye][m],
                       read_pfh(rest, rest, side, NULL) -
                           read_pfh(photo->truth, photo->truth, side, NULL),
                       v - gap, NAN);
        }
    seen_free(&seen);
    hf_image_free(image);
    hf_face_free(truth);
}

void closing(const struct photo *photo)
{
    for (int g = 0; g < GAPS; g++) {
        close_once(photo, g, photo->order % 2 ? HF_RIGHT : HF_LEFT);
        close_once(photo, g, 2);
    }
}

static void print(int eye, int g)
{
    struct row rows[METHODS];
    char amount[24];

    snprintf(amount, sizeof amount, "gap %g", gaps[g]);
    for (int m = 0; m < METHODS; m++) {
        struct column *c = &pfh[g][eye][m];

        rows[m] = row_new("closing", eyes[eye], amount, "neutral", methods[m]);
        row_of_column(&rows[m], c);
        rows[m].slope = NAN;
        column_free(c);
    }
    pairs_row(rows);
}

/* value: the correlation of a gap's error with the eye's error at rest; mae:
   what the gap is off by when both are taken from rest. */
static void print_errors(int eye, int g)
{
    struct column *c = &errors[g][eye][REFINED];
    double xy = 0, xx = 0, yy = 0, x = 0, y = 0, off = 0;
    const double n = (double)c->n;
    struct row row;
    char amount[24];

    for (size_t i = 0; i < c->n; i++) {
        x += c->pairs[i].truth / n;
        y += c->pairs[i].seen / n;
        off += fabs(c->pairs[i].seen - c->pairs[i].truth) / n;
    }
    for (size_t i = 0; i < c->n; i++) {
        const double u = c->pairs[i].truth - x, v = c->pairs[i].seen - y;

        xy += u * v;
        xx += u * u;
        yy += v * v;
    }
    snprintf(amount, sizeof amount, "gap %g", gaps[g]);
    row = row_new("closing-rest", eyes[eye], amount, "neutral", "refined");
    row.n = c->n;
    row.value = xy / sqrt(xx * yy);
    row.mae = off;
    table_row(&row);
    for (int m = 0; m < METHODS; m++)
        column_free(&errors[g][eye][m]);
}

void closing_print(void)
{
    pairs_begin("(c) Eyes that close to a gap: pfh of each eye, mm",
                "truth mae bias sd within");
    for (int eye = 0; eye < EYES; eye++)
        for (int g = 0; g < GAPS; g++)
            print(eye, g);
    table_begin("(c') Its errors and the same eye's at rest: correlation, and "
                "mean error of the change\nfrom rest, mm",
                "value mae", "r");
    for (int eye = 0; eye < EYES; eye++)
        for (int g = 0; g < GAPS; g++)
            print_errors(eye, g);
}
