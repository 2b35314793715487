/* measure/noise.c - what is uncertain about a pair of scenes, one by one
 *
 * All is done in millimetres. A frame made of other pupils or another scale
 * is a similarity of the plane: instead of converting the face anew, its
 * points are mapped.
 */
#include "measure/noise.h"

#include <math.h>

#include "measure/line.h"

/* Numbers of one scene, in order: coordinates of points, irises, alignment
 * and midline. */
enum { IRIS_KINDS = 3, ALIGN_KINDS = 6 };

static hf_scene *scene_of(const hf_noises *n)
{
    return n->now.of_rest ? n->rest : n->view;
}

static bool own_axes(const hf_scene *s)
{
    return !s->frame->borrowed_axes && s->eye[HF_RIGHT].present &&
           s->eye[HF_LEFT].present;
}

/* sd of an iris's or an alignment's number. alone: there is no rest scene
 * whose irises carry the uncertainty of a borrowed scale. */
static double sd_of(const hf_scene *s, hf_noise_kind kind, hf_side side,
                    bool alone)
{
    switch (kind) {
    case HF_NOISE_IRIS_X:
    case HF_NOISE_IRIS_Y:
        return s->eye[side].present ? s->eye[side].sd : 0;
    case HF_NOISE_IRIS_R:
        return s->eye[side].present ? s->eye[side].r_sd : 0;
    case HF_NOISE_SHIFT_X:
    case HF_NOISE_SHIFT_Y:
        return s->frame->borrowed_axes ? s->frame->align_shift_sd : 0;
    case HF_NOISE_TURN:
        return s->frame->borrowed_axes ? s->frame->align_turn_sd : 0;
    case HF_NOISE_SCALE:
        if (!s->frame->borrowed_scale)
            return 0;
        return alone ? hypot(s->frame->align_turn_sd, s->frame->ruler_rsd)
                     : s->frame->align_turn_sd;
    case HF_NOISE_LINE_SHIFT:
        return alone ? s->frame->mid_shift_sd : 0;
    case HF_NOISE_LINE_TURN:
        return alone ? s->frame->mid_turn_sd : 0;
    default:
        return 0;
    }
}

void hf_noises_start(hf_noises *noises, hf_scene *view, hf_scene *rest)
{
    static const hf_noise first = {HF_NOISE_X, false,      HF_BROW_UPPER,
                                   HF_RIGHT,   (size_t)-1, 0};

    noises->view = view;
    noises->rest = rest;
    noises->now = first;
}

/* The next coordinate of a contour's point: all x, then all y. */
static bool next_point(hf_noise *now, const hf_scene *s)
{
    while ((int)now->id < HF_CONTOUR_COUNT) {
        const hf_curve *c = &s->curves[now->id][now->side];

        if (++now->index < c->count) {
            now->sd = s->sd[now->id][now->side][now->index];
            return true;
        }
        now->index = (size_t)-1;
        if (now->kind == HF_NOISE_X) {
            now->kind = HF_NOISE_Y;
            continue;
        }
        now->kind = HF_NOISE_X;
        if (now->side == HF_RIGHT) {
            now->side = HF_LEFT;
        } else {
            now->side = HF_RIGHT;
            now->id = (hf_contour_id)(now->id + 1);
        }
    }
    now->index = 0;
    return false;
}

/* The next number that belongs to the scene as a whole, counted in index:
 * irises by side, then alignment and midline. */
static bool next_whole(hf_noise *now, const hf_scene *s, bool alone)
{
    size_t i = now->index++;

    if (i < 2 * IRIS_KINDS) {
        now->kind = (hf_noise_kind)(HF_NOISE_IRIS_X + i % IRIS_KINDS);
        now->side = i < IRIS_KINDS ? HF_RIGHT : HF_LEFT;
    } else if (i < 2 * IRIS_KINDS + ALIGN_KINDS) {
        now->kind = (hf_noise_kind)(HF_NOISE_SHIFT_X + i - 2 * IRIS_KINDS);
    } else {
        return false;
    }
    now->sd = sd_of(s, now->kind, now->side, alone);
    return true;
}

static bool step(hf_noises *n)
{
    hf_noise *now = &n->now;

    for (;;) {
        const hf_scene *s = scene_of(n);

        if ((int)now->id < HF_CONTOUR_COUNT && next_point(now, s))
            return true;
        if (next_whole(now, s, !n->rest))
            return true;
        if (now->of_rest || !n->rest)
            return false;
        hf_noises_start(n, n->view, n->rest);
        now->of_rest = true;
    }
}

bool hf_noises_next(hf_noises *noises)
{
    while (step(noises))
        if (noises->now.sd > 0)
            return true;
    return false;
}

bool hf_noise_moves_frame(const hf_noises *noises)
{
    /* A hidden eye's partner in a borrowed frame moves only itself, but to
     * treat it as all of the scene costs little. */
    return noises->now.kind > HF_NOISE_Y;
}

/* The map into the frame of the irises as they now are, and its scale. */
static double reframe(hf_map *map, const hf_scene *s)
{
    hf_vec r = s->eye[HF_RIGHT].centre, l = s->eye[HF_LEFT].centre;
    double dx = l.x - r.x, dy = l.y - r.y, d = hypot(dx, dy), k = 1;
    double mx = r.x + dx / 2, my = r.y + dy / 2;

    if (s->frame->borrowed_scale)
        k = 1;
    else if (s->frame->source == HF_SCALE_PUPILS)
        k = hypot(s->kept_eye[HF_LEFT].centre.x -
                      s->kept_eye[HF_RIGHT].centre.x,
                  s->kept_eye[HF_LEFT].centre.y -
                      s->kept_eye[HF_RIGHT].centre.y) /
            d;
    else if (s->frame->source == HF_SCALE_IRIS)
        k = (s->kept_eye[HF_RIGHT].r + s->kept_eye[HF_LEFT].r) /
            (s->eye[HF_RIGHT].r + s->eye[HF_LEFT].r);
    map->a = k * dx / d;
    map->b = -k * dy / d;
    map->tx = -(map->a * mx - map->b * my);
    map->ty = -(map->b * mx + map->a * my);
    return k;
}

static void set_pupils(hf_scene *s, const hf_scene *from)
{
    s->pupil[HF_RIGHT] = from->eye[HF_RIGHT].centre;
    s->pupil[HF_LEFT] = from->eye[HF_LEFT].centre;
}

static void move_iris(hf_noises *n, double by)
{
    hf_scene *s = scene_of(n);
    hf_eye *eye = &s->eye[n->now.side];
    hf_map map, scale = {1, 0, 0, 0};

    if (n->now.kind == HF_NOISE_IRIS_X)
        eye->centre.x += by;
    else if (n->now.kind == HF_NOISE_IRIS_Y)
        eye->centre.y += by;
    else
        eye->r += by;
    if (!own_axes(s))
        return;
    scale.a = reframe(&map, s);
    hf_scene_map(s, &map);
    set_pupils(s, s);
    /* What the view borrowed from rest follows. */
    if (!n->now.of_rest)
        return;
    if (n->view->frame->borrowed_axes) {
        hf_scene_map(n->view, &map);
        set_pupils(n->view, s);
    } else if (n->view->frame->borrowed_scale) {
        hf_scene_map(n->view, &scale);
        set_pupils(n->view, n->view);
    }
}

/* Turn and scale are about the middle of the points that were aligned, or
 * about the pupils when only the scale is borrowed. */
static void move_alignment(hf_scene *s, hf_noise_kind kind, double by)
{
    const hf_frame *f = s->frame;
    bool axes = f->borrowed_axes;
    double x = axes ? f->align_x : 0, y = axes ? f->align_y : 0;
    hf_map map = {1, 0, 0, 0};

    if (kind == HF_NOISE_TURN) {
        map.a = cos(by);
        map.b = sin(by);
    } else if (kind == HF_NOISE_SCALE) {
        map.a = 1 + by;
    }
    map.tx = x - (map.a * x - map.b * y);
    map.ty = y - (map.b * x + map.a * y);
    if (kind == HF_NOISE_SHIFT_X)
        map.tx += by;
    else if (kind == HF_NOISE_SHIFT_Y)
        map.ty += by;
    hf_scene_map(s, &map);
    if (!axes)
        set_pupils(s, s);
}

static void move_line(hf_scene *s, hf_noise_kind kind, double by)
{
    if (kind == HF_NOISE_LINE_SHIFT)
        s->line_shift = by;
    else
        s->line_turn = by;
    hf_scene_line_changed(s);
}

static void move_point(hf_scene *s, const hf_noise *now, double by)
{
    hf_curve *c = &s->curves[now->id][now->side];

    if (now->kind == HF_NOISE_X)
        c->points[now->index].x += by;
    else
        c->points[now->index].y += by;
    hf_curve_changed(c);
    hf_scene_line_changed(s);
}

void hf_noise_apply(hf_noises *noises, double sds)
{
    const hf_noise *now = &noises->now;
    double by = sds * now->sd;

    if (now->kind <= HF_NOISE_Y)
        move_point(scene_of(noises), now, by);
    else if (now->kind <= HF_NOISE_IRIS_R)
        move_iris(noises, by);
    else if (now->kind <= HF_NOISE_SCALE)
        move_alignment(scene_of(noises), now->kind, by);
    else
        move_line(scene_of(noises), now->kind, by);
}

void hf_noise_undo(hf_noises *noises)
{
    const hf_noise *now = &noises->now;
    hf_scene *s = scene_of(noises);

    if (hf_noise_moves_frame(noises)) {
        hf_scene_restore(noises->view);
        if (noises->rest)
            hf_scene_restore(noises->rest);
    } else {
        hf_curve *c = &s->curves[now->id][now->side];
        size_t at = (size_t)(c->points - s->points) + now->index;

        c->points[now->index] = s->kept[at];
        hf_curve_changed(c);
        hf_scene_line_changed(s);
    }
}

double hf_noise_repeat(const hf_noises *noises)
{
    const hf_scene *s = scene_of(noises);
    const hf_noise *now = &noises->now;
    bool by_hand = false;

    if (now->kind <= HF_NOISE_Y)
        by_hand = s->by_hand[(size_t)(s->curves[now->id][now->side].points -
                                      s->points) +
                             now->index];
    else if (now->kind <= HF_NOISE_IRIS_R)
        by_hand = s->eye[now->side].by_hand;
    return by_hand ? 1 : s->repeat;
}
