/* bench/accuracy/limits.c - what limits the movements of brows and lids
 *
 * Two things besides the detector: a contour has five points, and the spline
 * through points that are moved exactly is not the contour that is moved where
 * a movement ends steeply; and a measure is a distance of two parts, each of
 * which may be seen to move too far or not far enough.
 */
#include "accuracy.h"

#include <math.h>

enum { KINDS = 2, SHAPES = 2, PARTS = 4 };

static const struct {
    const char *what, *direction, *measure;
    double amount;
} table[] = {
    {"brow", "down", "brow_height", 4},
    {"brow", "up", "brow_height", 4},
    {"upper-lid", "down", "pfh", 2},
    {"lower-lid", "down", "pfh", 2},
};
enum { MOVES = sizeof table / sizeof *table };

/* Parts at the pupil's abscissa; the pupil itself has no contour. */
static const struct {
    const char *name;
    hf_contour_id id;
} parts[PARTS] = {
    {"brow", HF_BROW_UPPER},
    {"upper lid", HF_LID_UPPER},
    {"lower lid", HF_LID_LOWER},
    {"pupil", HF_CONTOUR_COUNT},
};

static const char *const shapes[SHAPES] = {"", ",fade=flat"};

/* By photos, shape and movement: how far a part went and was seen to go, mm
   upwards; change of the measure, what five points say of it, what is seen. */
static struct column went[KINDS][SHAPES][MOVES][PARTS];
static struct column five[KINDS][SHAPES][MOVES], whole[KINDS][SHAPES][MOVES];

/* Height of a part over a place of the frame's abscissa. NAN: not there. */
static double height(const hf_face *face, const hf_frame *frame, int part,
                     hf_side side, double x)
{
    const hf_iris iris = hf_face_iris(face, side);
    double near = INFINITY, height = NAN, px, py;
    struct line line;

    if (parts[part].id == HF_CONTOUR_COUNT) {
        hf_frame_to_mm(frame, iris.x, iris.y, &px, &py);
        return iris.present ? py : NAN;
    }
    if (!line_of(&line, face, frame, parts[part].id, side))
        return NAN;
    for (int i = 0; i < FINE; i++)
        if (fabs(line.x[i] - x) < near) {
            near = fabs(line.x[i] - x);
            height = line.y[i];
        }
    return height;
}

/* A change of the side difference, without its sign. */
static double change(const hf_face *before, const hf_face *after, int i)
{
    const struct wanted wanted = {table[i].measure, HF_VALUE_DIFF};
    hf_values *a = measure(before, NULL), *b = measure(after, before);
    const double d = value_of(b, &wanted, NULL) - value_of(a, &wanted, NULL);

    hf_values_free(a);
    hf_values_free(b);
    return fabs(d);
}

/* A photo's contours: its five points, and many on the curve through them. */
struct contours {
    const hf_face *points;
    hf_face *curve;
    hf_frame frame;
};

static void move_once(const struct photo *photo, const struct contours *c,
                      const char *text, int s, int i, hf_side side)
{
    const hf_face *rest = photo->seen->face[REFINED];
    const hf_iris pupil = hf_face_iris(c->points, side);
    hf_face *moved = NULL, *curve = NULL;
    hf_image *image = NULL;
    struct seen seen;
    hf_error error;
    hf_move move;
    double x, y;

    if (hf_move_parse(&move, text, c->curve, &c->frame, NULL))
        return;
    need(hf_move_image(&image, photo->image, &c->frame, &move, 1, &error),
         &error);
    need(hf_move_face(&moved, c->points, &c->frame, &move, 1, &error), &error);
    need(hf_move_face(&curve, c->curve, &c->frame, &move, 1, &error), &error);
    seen = look(image, photo->person);
    column_add(&five[photo->smiling][s][i], change(c->curve, curve, i),
               change(c->points, moved, i), NAN);
    column_add(&whole[photo->smiling][s][i], change(c->curve, curve, i),
               change(rest, seen.face[REFINED], i), NAN);
    hf_frame_to_mm(&c->frame, pupil.x, pupil.y, &x, &y);
    for (int p = 0; p < PARTS && seen.face[REFINED] && rest; p++)
        column_add(&went[photo->smiling][s][i][p],
                   height(curve, &c->frame, p, side, x) -
                       height(c->curve, &c->frame, p, side, x),
                   height(seen.face[REFINED], &c->frame, p, side, x) -
                       height(rest, &c->frame, p, side, x),
                   NAN);
    seen_free(&seen);
    hf_image_free(image);
    hf_face_free(moved);
    hf_face_free(curve);
}

void limits(const struct photo *photo)
{
    const hf_side side = photo->order % 2 ? HF_RIGHT : HF_LEFT;
    struct contours c = {.points = photo->truth ? photo->truth
                                                : photo->seen->face[REFINED]};

    if (!c.points || hf_frame_of(&c.frame, c.points, NULL, NULL))
        return;
    c.curve = dense(c.points);
    for (int s = 0; s < SHAPES; s++)
        for (int i = 0; i < MOVES; i++) {
            char text[80];

            snprintf(text, sizeof text, "%s:%s:%s=%g%s", table[i].what,
                     side == HF_RIGHT ? "right" : "left", table[i].direction,
                     table[i].amount, shapes[s]);
            move_once(photo, &c, text, s, i, side);
        }
    hf_face_free(c.curve);
}

/* Sums as in section (b): their ratio is not led by small truths. */
static void print(const char *what, const char *amount, int kind,
                  const char *method, struct column *c)
{
    struct row row =
        row_new("limits", what, amount, kind ? "smiling" : "neutral", method);
    double truth = 0, seen = 0;

    for (size_t i = 0; i < c->n; i++) {
        truth += c->pairs[i].truth / (double)c->n;
        seen += c->pairs[i].seen / (double)c->n;
    }
    row.n = c->n;
    row.truth = truth;
    row.value = seen;
    /* Under 0.2 mm a share says nothing. */
    row.percent = fabs(truth) < 0.2 ? NAN : 100 * seen / truth;
    if (c->n)
        table_row(&row);
    column_free(c);
}

void limits_print(void)
{
    table_begin("(b') What limits (b): change of the measure that a spline "
                "through five points gives\nthat are moved exactly, and how "
                "far each part goes and is seen to go, mm upwards",
                "truth value percent", "seen");
    for (int kind = 0; kind < KINDS; kind++)
        for (int i = 0; i < MOVES; i++)
            for (int s = 0; s < SHAPES; s++) {
                char what[40];

                snprintf(what, sizeof what, "%s %s%s", table[i].what,
                         table[i].direction, s ? " flat" : "");
                print(what, "measure", kind, "points", &five[kind][s][i]);
                print(what, "measure", kind, "refined", &whole[kind][s][i]);
                for (int p = 0; p < PARTS; p++)
                    print(what, parts[p].name, kind, "refined",
                          &went[kind][s][i][p]);
            }
}
