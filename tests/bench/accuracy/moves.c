/* bench/accuracy/moves.c - known movements put into one side of photos */
#include "accuracy.h"

#include <math.h>

enum { AMOUNTS = 4, KINDS = 2 };

/* Amounts beyond what a fade bears are left out: flat ones must stay under
   0.62 radii. */
static const struct {
    const char *what, *direction, *measure;
    double amounts[AMOUNTS];
    const char *fade;
} table[] = {
    {"mouth-corner", "down", "commissure_height", {2, 4, 8, 12}, ""},
    {"mouth-corner", "up", "commissure_height", {2, 4, 8, 12}, ""},
    {"mouth-corner", "out", "commissure_lateral", {2, 4, 8, 12}, ""},
    {"brow", "down", "brow_height", {2, 4, 8}, ""},
    {"brow", "up", "brow_height", {2, 4, 8}, ""},
    {"upper-lid", "down", "pfh", {1, 2, 4}, ""},
    {"upper-lid", "up", "pfh", {1, 2}, ""},
    {"lower-lid", "down", "pfh", {1, 2, 4}, ""},
    {"lower-lid", "up", "pfh", {1, 2}, ""},
    /* Another kind of warp than any that the training saw. */
    {"mouth-corner", "down", "commissure_height", {2, 4, 8}, "flat"},
    {"mouth-corner", "up", "commissure_height", {2, 4, 8}, "flat"},
    {"mouth-corner", "out", "commissure_lateral", {2, 4, 8}, "flat"},
    {"brow", "down", "brow_height", {2, 4}, "flat"},
    {"brow", "up", "brow_height", {2, 4}, "flat"},
    {"upper-lid", "down", "pfh", {1, 2}, "flat"},
    {"lower-lid", "down", "pfh", {1, 2}, "flat"},
};
enum { MOVES = sizeof table / sizeof *table };

/* True and measured changes of the side difference, signed so that the true
   one is positive. */
static struct column changes[KINDS][MOVES][AMOUNTS][METHODS];

/* The face and the picture after movement i by its amount k. */
static bool apply(hf_face **face, hf_image **image, const struct photo *photo,
                  const hf_face *rest, int i, int k)
{
    hf_frame frame;
    hf_move move;
    hf_error error;
    char text[80];

    snprintf(text, sizeof text, "%s:%s:%s=%g%s%s", table[i].what,
             photo->order % 2 ? "right" : "left", table[i].direction,
             table[i].amounts[k], *table[i].fade ? ",fade=" : "",
             table[i].fade);
    if (hf_frame_of(&frame, rest, NULL, NULL) ||
        hf_move_parse(&move, text, rest, &frame, NULL))
        return false;
    need(hf_move_image(image, photo->image, &frame, &move, 1, &error), &error);
    need(hf_move_face(face, rest, &frame, &move, 1, &error), &error);
    return true;
}

/* Change of movement i's measure from one face to another. */
static double change(const hf_face *before, const hf_face *after, int i)
{
    const struct wanted wanted = {table[i].measure, HF_VALUE_DIFF};
    hf_values *a = measure(before, NULL), *b = measure(after, before);
    const double d = value_of(b, &wanted, NULL) - value_of(a, &wanted, NULL);

    hf_values_free(a);
    hf_values_free(b);
    return d;
}

static void move_once(const struct photo *photo, const hf_face *rest, int i,
                      int k)
{
    hf_face *moved = NULL;
    hf_image *image = NULL;
    struct seen seen;
    double truth;

    if (!apply(&moved, &image, photo, rest, i, k))
        return;
    seen = look(image, photo->person);
    truth = change(rest, moved, i);
    for (int m = 0; m < METHODS; m++) {
        const double d = change(photo->seen->face[m], seen.face[m], i);

        column_add(&changes[photo->smiling][i][k][m], fabs(truth),
                   truth < 0 ? -d : d, NAN);
    }
    seen_free(&seen);
    hf_image_free(image);
    hf_face_free(moved);
}

/* Smiling photos have no hand-placed points: the refined ones are moved. */
void moves(const struct photo *photo)
{
    const hf_face *points =
        photo->truth ? photo->truth : photo->seen->face[REFINED];
    hf_face *rest = points ? dense(points) : NULL;

    for (int i = 0; rest && i < MOVES; i++)
        for (int k = 0; k < AMOUNTS && table[i].amounts[k] > 0; k++)
            move_once(photo, rest, i, k);
    hf_face_free(rest);
}

static void fill(struct row *row, struct column *c)
{
    double truth = 0, seen = 0;

    row_of_column(row, c);
    row->slope = NAN;
    for (size_t p = 0; p < c->n; p++) {
        truth += c->pairs[p].truth;
        seen += c->pairs[p].seen;
    }
    if (c->n)
        row->percent = 100 * seen / truth;
    column_free(c);
}

static void print(int kind, int i, int k)
{
    struct row rows[METHODS];
    char what[40], amount[16];

    snprintf(what, sizeof what, "%s %s%s%s", table[i].what, table[i].direction,
             *table[i].fade ? " " : "", table[i].fade);
    snprintf(amount, sizeof amount, "%g", table[i].amounts[k]);
    for (int m = 0; m < METHODS; m++) {
        rows[m] = row_new("movement", what, amount,
                          kind ? "smiling" : "neutral", methods[m]);
        fill(&rows[m], &changes[kind][i][k][m]);
    }
    if (rows->n + rows->missing)
        pairs_row(rows);
}

void moves_print(void)
{
    pairs_begin("(b) Known movements of one side, read as side differences: "
                "mm put in, true\nchange of the measure in mm, % of it seen, "
                "mean error and its sd in mm",
                "truth percent bias sd");
    for (int kind = 0; kind < KINDS; kind++)
        for (int i = 0; i < MOVES; i++)
            for (int k = 0; k < AMOUNTS && table[i].amounts[k] > 0; k++)
                print(kind, i, k);
}
