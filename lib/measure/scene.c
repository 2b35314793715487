/* measure/scene.c - a face in its frame, ready to be measured and disturbed */
#include "measure/scene.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/review.h>

#include "base/fail.h"

static size_t count_points(const hf_face *face)
{
    size_t total = 0;
    int id, side;

    for (id = 0; id < HF_CONTOUR_COUNT; id++)
        for (side = 0; side < 1 + hf_contour_paired((hf_contour_id)id); side++)
            total +=
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side).count;
    return total;
}

/* Points from at on, room in thirds, sds behind all the room. */
static void convert_contour(hf_scene *s, const hf_contour c, int id, int side,
                            size_t at)
{
    hf_curve *curve = &s->curves[id][side];
    size_t i;

    curve->points = s->points + at;
    curve->count = c.count;
    curve->room = s->room + 3 * at;
    s->sd[id][side] = s->room + 3 * s->total + at;
    for (i = 0; i < c.count; i++) {
        hf_vec *p = &curve->points[i];

        hf_frame_to_mm(s->frame, c.points[i].x, c.points[i].y, &p->x, &p->y);
        s->sd[id][side][i] = c.points[i].sd * s->frame->mm_per_px;
    }
}

static void convert_irises(hf_scene *s, const hf_face *face)
{
    const hf_frame *f = s->frame;
    int side;

    for (side = 0; side < 2; side++) {
        hf_iris iris = hf_face_iris(face, (hf_side)side);
        hf_eye *eye = &s->eye[side];

        s->pupil[side].x = f->pupil_x[side];
        s->pupil[side].y = f->pupil_y[side];
        eye->present = iris.present;
        if (!iris.present)
            continue;
        hf_frame_to_mm(f, iris.x, iris.y, &eye->centre.x, &eye->centre.y);
        eye->r = iris.r * f->mm_per_px;
        eye->sd = iris.sd * f->mm_per_px;
        eye->r_sd = iris.r_sd * f->mm_per_px;
        eye->by_hand = hf_iris_by_hand(face, (hf_side)side);
    }
}

static void convert(hf_scene *s, const hf_face *face)
{
    size_t at = 0;
    int id, side;

    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        for (side = 0; side < 1 + hf_contour_paired((hf_contour_id)id);
             side++) {
            hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);

            convert_contour(s, c, id, side, at);
            for (size_t i = 0; i < c.count; i++)
                s->by_hand[at + i] =
                    hf_face_by_hand(face, (hf_contour_id)id, (hf_side)side, i);
            at += c.count;
            if (c.count == 0)
                continue;
            s->has[side] |= 1u << id;
            if (!hf_contour_paired((hf_contour_id)id))
                s->has[HF_LEFT] |= 1u << id;
        }
    }
    convert_irises(s, face);
}

hf_status hf_scene_new(hf_scene **out, const hf_face *face,
                       const hf_frame *frame, hf_error *error)
{
    hf_scene *s = calloc(1, sizeof *s);

    if (!s)
        return hf_fail_memory(error);
    s->frame = frame;
    s->total = count_points(face);
    /* + 1: a face without points is fine, malloc(0) may be NULL. */
    s->points = malloc((s->total + 1) * sizeof *s->points);
    s->kept = malloc((s->total + 1) * sizeof *s->kept);
    s->room = malloc((s->total + 1) * 4 * sizeof *s->room);
    s->by_hand = malloc((s->total + 1) * sizeof *s->by_hand);
    if (!s->points || !s->kept || !s->room || !s->by_hand) {
        hf_scene_free(s);
        return hf_fail_memory(error);
    }
    s->repeat = hf_face_repeat(face);
    convert(s, face);
    memcpy(s->kept, s->points, s->total * sizeof *s->points);
    s->kept_pupil[HF_RIGHT] = s->pupil[HF_RIGHT];
    s->kept_pupil[HF_LEFT] = s->pupil[HF_LEFT];
    s->kept_eye[HF_RIGHT] = s->eye[HF_RIGHT];
    s->kept_eye[HF_LEFT] = s->eye[HF_LEFT];
    *out = s;
    return HF_OK;
}

void hf_scene_free(hf_scene *scene)
{
    int id;

    if (!scene)
        return;
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        hf_curve_clear(&scene->curves[id][HF_RIGHT]);
        hf_curve_clear(&scene->curves[id][HF_LEFT]);
    }
    free(scene->points);
    free(scene->kept);
    free(scene->room);
    free(scene->by_hand);
    free(scene);
}

hf_curve *hf_scene_curve(hf_scene *scene, hf_contour_id id, hf_side side)
{
    return &scene->curves[id][hf_contour_paired(id) ? side : HF_RIGHT];
}

bool hf_scene_no_memory(const hf_scene *scene)
{
    bool no_memory = false;
    int id;

    for (id = 0; id < HF_CONTOUR_COUNT; id++)
        no_memory = no_memory || scene->curves[id][HF_RIGHT].no_memory ||
                    scene->curves[id][HF_LEFT].no_memory;
    return no_memory;
}

hf_vec hf_map_point(const hf_map *map, hf_vec p)
{
    hf_vec q;

    q.x = map->a * p.x - map->b * p.y + map->tx;
    q.y = map->b * p.x + map->a * p.y + map->ty;
    return q;
}

static void all_changed(hf_scene *s)
{
    int id;

    s->line.fresh = false;
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        hf_curve_changed(&s->curves[id][HF_RIGHT]);
        hf_curve_changed(&s->curves[id][HF_LEFT]);
    }
}

void hf_scene_map(hf_scene *scene, const hf_map *map)
{
    size_t i;
    int side;

    for (i = 0; i < scene->total; i++)
        scene->points[i] = hf_map_point(map, scene->points[i]);
    for (side = 0; side < 2; side++) {
        scene->eye[side].centre = hf_map_point(map, scene->eye[side].centre);
        scene->eye[side].r *= hypot(map->a, map->b);
    }
    all_changed(scene);
}

void hf_scene_restore(hf_scene *scene)
{
    memcpy(scene->points, scene->kept, scene->total * sizeof *scene->points);
    memcpy(scene->pupil, scene->kept_pupil, sizeof scene->pupil);
    memcpy(scene->eye, scene->kept_eye, sizeof scene->eye);
    scene->line_shift = scene->line_turn = 0;
    all_changed(scene);
}
