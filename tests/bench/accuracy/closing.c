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
            double sd;
            const double v =
                read_pfh(seen.face[m], photo->seen->face[m], side, &sd);

            column_add(&pfh[g][eye][m],
                       read_pfh(truth, photo->truth, side, NULL), v, sd);
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

void closing_print(void)
{
    pairs_begin("(c) Eyes that close to a gap: pfh of each eye, mm",
                "truth mae bias sd within");
    for (int eye = 0; eye < EYES; eye++)
        for (int g = 0; g < GAPS; g++)
            print(eye, g);
}
