/* measure/line.c - where the middle of a face is
 *
 * A midline is a line in the frame: x(y) = x - tan(turn) y, so that a place
 * lies (px - x) cos turn + py sin turn to the patient's left of it. Heights
 * stay those of the pupils: a midline that also tilted them would make a
 * crooked nose into a hanging mouth corner.
 */
#include "measure/line.h"

#include <math.h>

#include "base/fail.h"
#include "measure/mirror.h"
#include "measure/noise.h"
#include "measure/row.h"

/* Most that a midline by hand may be off the pupils', mm and deg: beyond any
 * face, so that a mistyped number (or one in px) is told. */
static const double most_off = 30, most_turn = 20;

static const struct {
    const char *name;
    unsigned contours;
} choices[] = {
    [HF_MIDLINE_PUPILS] = {"pupils", 0},
    [HF_MIDLINE_CANTHI] = {"canthi",
                           HF_BIT(HF_CANTHUS_INNER) | HF_BIT(HF_CANTHUS_OUTER)},
    [HF_MIDLINE_NOSE] = {"nose", HF_BIT(HF_NASION) | HF_BIT(HF_SUBNASALE)},
    [HF_MIDLINE_FIT] = {"fit", HF_MIRROR_CONTOURS},
    [HF_MIDLINE_GIVEN] = {"given", 0},
};

enum { CHOICES = sizeof choices / sizeof *choices };

const char *hf_midline_name(hf_midline midline)
{
    return (unsigned)midline < CHOICES ? choices[midline].name : "";
}

unsigned hf_midline_contours(hf_midline midline)
{
    return (unsigned)midline < CHOICES ? choices[midline].contours : 0;
}

/* ------------------------------------------------------------- geometry */

static hf_line lacking(hf_contour_id id)
{
    hf_line line = {true, NAN, 1, 0, HF_CONTOUR_COUNT};

    line.lacks = id;
    return line;
}

/* Through a place, with that direction, which points up. */
static hf_line through(hf_vec at, double dx, double dy)
{
    hf_line line = {true, 0, 0, 0, HF_CONTOUR_COUNT};
    double d = hypot(dx, dy);

    /* Two places that coincide, or lie side by side, make no midline. */
    if (!(d > 0) || !(dy > 0))
        return lacking(HF_CONTOUR_COUNT);
    line.c = dy / d;
    line.s = -dx / d;
    line.x = at.x + at.y * line.s / line.c;
    return line;
}

/* The mirror line that those contours fit best. */
static hf_line by_mirror(hf_scene *scene, unsigned contours)
{
    hf_couples p;
    hf_mirror m;
    double t;

    hf_mirror_gather(&p, scene, contours);
    m = hf_mirror_fit(&p);
    t = atan2(m.s, m.c) / 2; /* within -90 and 90 */
    return t > 0 ? through(m.at, cos(t), sin(t))
                 : through(m.at, -cos(t), -sin(t));
}

/* The first of those contours that is missing on a side. */
static hf_contour_id first_missing(const hf_scene *s, unsigned contours)
{
    unsigned missing = contours & ~(s->has[HF_RIGHT] & s->has[HF_LEFT]);
    int id = 0;

    while (id < HF_CONTOUR_COUNT && !(missing & HF_BIT(id)))
        id++;
    return (hf_contour_id)id;
}

static hf_line of_points(hf_scene *s, hf_midline midline)
{
    unsigned contours = hf_midline_contours(midline);
    hf_contour_id lacks = midline == HF_MIDLINE_FIT
                              ? hf_mirror_lacks(s)
                              : first_missing(s, contours);
    hf_vec top, base;

    if (lacks != HF_CONTOUR_COUNT)
        return lacking(lacks);
    if (midline != HF_MIDLINE_NOSE)
        return by_mirror(s, contours);
    top = hf_spot(s, HF_NASION, HF_RIGHT);
    base = hf_spot(s, HF_SUBNASALE, HF_RIGHT);
    return through(base, top.x - base.x, top.y - base.y);
}

/* Shift and turn are about the place where they do not go together. */
static hf_line of_frame(const hf_scene *s)
{
    const hf_frame *f = s->frame;
    double turn = f->mid_turn + s->line_turn;
    hf_line line = {true, 0, cos(turn), sin(turn), f->mid_lacks};
    double y = f->mid_pivot;

    line.x = f->mid_x + s->line_shift / line.c;
    if (turn != f->mid_turn)
        line.x += y * (tan(turn) - tan(f->mid_turn));
    return line;
}

const hf_line *hf_scene_line(hf_scene *scene)
{
    const hf_frame *f = scene->frame;

    if (scene->line_of)
        return hf_scene_line(scene->line_of);
    if (scene->line.fresh)
        return &scene->line;
    scene->line = f->borrowed_midline || !hf_midline_contours(f->midline)
                      ? of_frame(scene)
                      : of_points(scene, f->midline);
    return &scene->line;
}

void hf_scene_line_changed(hf_scene *scene)
{
    scene->line.fresh = false;
}

double hf_line_at(const hf_line *line, double y)
{
    return line->x - y * line->s / line->c;
}

double hf_frame_off_midline(const hf_frame *frame, double x, double y)
{
    return (x - frame->mid_x) * cos(frame->mid_turn) + y * sin(frame->mid_turn);
}

double hf_frame_midline_at(const hf_frame *frame, double y)
{
    return frame->mid_x - y * tan(frame->mid_turn);
}

/* ---------------------------------------------------------------- frames */

static hf_status check(const hf_frame_options *o, hf_error *error)
{
    if ((unsigned)o->midline >= CHOICES)
        return hf_fail(error, HF_E_OPTION,
                       "there is no midline number %d: choose one of "
                       "hf_midline",
                       (int)o->midline);
    if (!(fabs(o->midline_x) <= most_off) ||
        !(fabs(o->midline_turn) <= most_turn))
        return hf_fail(error, HF_E_OPTION,
                       "a midline by hand must be within %g mm of mid-pupil "
                       "and %g deg of the perpendicular",
                       most_off, most_turn);
    return HF_OK;
}

hf_status hf_line_place(hf_frame *frame, const hf_face *face,
                        const hf_frame_options *options, hf_error *error)
{
    hf_status status = check(options, error);
    const hf_line *line;
    hf_scene *scene;

    if (status != HF_OK)
        return status;
    frame->midline = options->midline;
    frame->mid_lacks = HF_CONTOUR_COUNT;
    if (options->midline == HF_MIDLINE_GIVEN) {
        frame->mid_x = options->midline_x;
        frame->mid_turn = options->midline_turn / HF_DEGREES;
    }
    if (!hf_midline_contours(options->midline))
        return HF_OK;
    status = hf_scene_new(&scene, face, frame, error);
    if (status != HF_OK)
        return status;
    line = hf_scene_line(scene);
    frame->mid_x = line->x;
    frame->mid_turn = atan2(line->s, line->c);
    frame->mid_lacks = line->lacks;
    hf_scene_free(scene);
    return HF_OK;
}

/* Variances of x and turn of the line, and what they share. */
typedef struct wobble {
    double xx, xt, tt;
} wobble;

/* How far the line lies to the left of its place at y = 0, and its turn. */
static void deviation(double out[2], hf_scene *s)
{
    const hf_line *now = hf_scene_line(s);
    const hf_frame *f = s->frame;

    out[0] = (now->x - f->mid_x) * now->c;
    out[1] = atan2(now->s, now->c) - f->mid_turn;
}

/* Every uncertain number of the rest photo put off to both sides, as in the
 * engine. Its irises count where the view has axes of its own: the line is
 * then carried over from pupil to pupil. Borrowed axes follow the rest photo's
 * pupils, and so does the line. */
static wobble wobbling(hf_scene *s, bool irises)
{
    wobble w = {0, 0, 0};
    hf_noises noises;

    hf_noises_start(&noises, s, NULL);
    while (hf_noises_next(&noises)) {
        double minus[2], plus[2], x, t;

        if (!irises && hf_noise_moves_frame(&noises))
            continue;
        hf_noise_apply(&noises, -1);
        deviation(minus, s);
        hf_noise_undo(&noises);
        hf_noise_apply(&noises, 1);
        deviation(plus, s);
        hf_noise_undo(&noises);
        x = (plus[0] - minus[0]) / 2;
        t = (plus[1] - minus[1]) / 2;
        w.xx += x * x;
        w.xt += x * t;
        w.tt += t * t;
    }
    return w;
}

hf_status hf_line_borrow(hf_frame *f, const hf_face *rest,
                         const hf_frame *rest_frame, hf_error *error)
{
    hf_status status;
    hf_scene *scene;
    wobble w;

    f->midline = rest_frame->midline;
    f->mid_x = rest_frame->mid_x;
    f->mid_turn = rest_frame->mid_turn;
    f->mid_lacks = rest_frame->mid_lacks;
    f->borrowed_midline = true;
    if (!hf_midline_contours(f->midline) || isnan(f->mid_x))
        return HF_OK;
    status = hf_scene_new(&scene, rest, rest_frame, error);
    if (status != HF_OK)
        return status;
    w = wobbling(scene, !f->borrowed_axes);
    hf_scene_free(scene);
    /* At height y it is off by x - t y: least at the pivot, where the two
     * parts do not go together. */
    f->mid_pivot = w.tt > 0 ? w.xt / w.tt : 0;
    f->mid_shift_sd = sqrt(fmax(0, w.xx - f->mid_pivot * w.xt));
    f->mid_turn_sd = sqrt(w.tt);
    return HF_OK;
}
