/* face/marks.c - points of a landmark file become faces */
#include "face/marks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/number.h"
#include "face/files.h"
#include "face/model.h"

void hf_marks_begin(hf_marks *marks, hf_scheme scheme, bool folded)
{
    memset(marks, 0, sizeof *marks);
    marks->scheme = scheme;
    marks->count = folded ? HF_FOLDED : hf_scheme_size(scheme);
}

void hf_marks_set(hf_marks *marks, size_t i, double x, double y)
{
    marks->points[i] = (hf_point){x, y, HF_HAND_SD};
    marks->seen[i] = true;
}

void hf_marks_name(hf_marks *marks, const char *photo)
{
    snprintf(marks->photo, sizeof marks->photo, "%s", photo);
    /* A line's end within a name would end the row that it is in. */
    for (char *c = marks->photo; *c; c++)
        if ((unsigned char)*c < 0x20)
            *c = '?';
}

void hf_put_number(FILE *to, double value)
{
    char text[HF_NUMBER_SIZE];

    fputs(hf_format_double(text, sizeof text, value, 'g', 12), to);
}

void hf_put_points(FILE *to, const hf_marks *marks, char between, char after)
{
    for (size_t i = 0; i < marks->count; i++) {
        hf_put_number(to, marks->points[i].x);
        fputc(between, to);
        hf_put_number(to, marks->points[i].y);
        fputc(after, to);
    }
}

/* The size of the photo, or the smallest that holds every point. */
static hf_status photo_size(int *width, int *height, const hf_marks *m,
                            const char *where, hf_error *error)
{
    double w = 1, h = 1;

    for (size_t i = 0; i < m->count; i++) {
        if (!m->seen[i])
            continue;
        w = fmax(w, ceil(m->points[i].x));
        h = fmax(h, ceil(m->points[i].y));
    }
    if (w > HF_MAX_SIDE || h > HF_MAX_SIDE)
        return hf_fail(error, HF_E_CORRUPT, "%s has a point beyond %d pixels",
                       where, HF_MAX_SIDE);
    *width = m->width ? m->width : (int)w;
    *height = m->height ? m->height : (int)h;
    return HF_OK;
}

/* A fold from the top down, if all four points of it were seen. */
static hf_status set_fold(hf_face *face, hf_side side, const hf_marks *m,
                          hf_error *error)
{
    const size_t first = side == HF_RIGHT ? 68 : 72;
    hf_point fold[4];

    for (size_t i = 0; i < 4; i++)
        if (!m->seen[first + i])
            return HF_OK;
    for (size_t i = 0; i < 4; i++) {
        const bool down = m->points[first].y <= m->points[first + 3].y;

        fold[i] = m->points[first + (down ? i : 3 - i)];
    }
    return hf_face_set_contour(face, HF_NASOLABIAL_FOLD, side, fold, 4, error);
}

static hf_status fill(hf_face *face, const hf_marks *m, hf_error *error)
{
    hf_status status = hf_scheme_map(face, hf_scheme_table_of(m->scheme),
                                     m->points, m->seen, error);

    for (int s = 0; s < 2 && status == HF_OK; s++) {
        if (m->iris[s].present)
            status = hf_face_set_iris(face, (hf_side)s, m->iris[s], error);
        if (status == HF_OK && m->count == HF_FOLDED)
            status = set_fold(face, (hf_side)s, m, error);
    }
    if (status == HF_OK && *m->photo)
        status = hf_face_set_photo(face, m->photo, error);
    return status;
}

static hf_status grow(hf_landmarks *file, hf_error *error)
{
    const size_t room = file->room ? 2 * file->room : 4;
    hf_landmarks_item *items;

    if (file->count < file->room)
        return HF_OK;
    items = realloc(file->items, room * sizeof *items);
    if (!items)
        return hf_fail_memory(error);
    file->items = items;
    file->room = room;
    return HF_OK;
}

hf_status hf_landmarks_add_face(hf_landmarks *file, hf_face *face,
                                hf_error *error)
{
    hf_status status = grow(file, error);

    if (status == HF_OK)
        file->items[file->count++] = (hf_landmarks_item){face, NULL};
    else
        hf_face_free(face);
    return status;
}

static void into_photo(hf_marks *m, double shift)
{
    for (size_t i = 0; i < m->count; i++) {
        m->points[i].x += shift;
        m->points[i].y += shift;
    }
    for (int s = 0; s < 2; s++) {
        m->iris[s].x += m->iris[s].present ? shift : 0;
        m->iris[s].y += m->iris[s].present ? shift : 0;
    }
    m->box[0] += shift;
    m->box[1] += shift;
}

hf_status hf_landmarks_add(hf_landmarks *file, const hf_marks *marks,
                           const char *where, hf_error *error)
{
    hf_marks *own = malloc(sizeof *own);
    hf_face *face = NULL;
    int width = 0, height = 0;
    hf_status status;
    hf_error inner;

    if (!own)
        return hf_fail_memory(error);
    *own = *marks;
    into_photo(own, hf_format_of(file->format)->shift);
    status = photo_size(&width, &height, own, where, error);
    if (status == HF_OK)
        status = hf_face_new(&face, width, height, error);
    if (status == HF_OK) {
        status = fill(face, own, &inner);
        if (status != HF_OK)
            status = hf_fail(error, HF_E_CORRUPT, "%s: %s", where, inner.text);
    }
    if (status == HF_OK)
        status = hf_landmarks_add_face(file, face, error);
    else
        hf_face_free(face);
    if (status == HF_OK)
        file->items[file->count - 1].marks = own;
    else
        free(own);
    return status;
}

hf_status hf_landmarks_add_line(hf_landmarks *file, const hf_marks *marks,
                                const hf_lines *l)
{
    char where[1100];

    snprintf(where, sizeof where, "'%.1000s' line %zu", l->name, l->line);
    return hf_landmarks_add(file, marks, where, l->error);
}

hf_status hf_landmarks_add_whole(hf_landmarks *file, const hf_marks *marks,
                                 const hf_lines *l)
{
    char where[1100];

    snprintf(where, sizeof where, "'%.1000s'", l->name);
    return hf_landmarks_add(file, marks, where, l->error);
}

void hf_landmarks_free(hf_landmarks *landmarks)
{
    if (!landmarks)
        return;
    for (size_t i = 0; i < landmarks->count; i++) {
        hf_face_free(landmarks->items[i].face);
        free(landmarks->items[i].marks);
    }
    free(landmarks->items);
    free(landmarks);
}

hf_format hf_landmarks_format(const hf_landmarks *landmarks)
{
    return landmarks->format;
}

size_t hf_landmarks_count(const hf_landmarks *landmarks)
{
    return landmarks->count;
}

const hf_face *hf_landmarks_get(const hf_landmarks *landmarks, size_t index)
{
    return index < landmarks->count ? landmarks->items[index].face : NULL;
}

bool hf_landmarks_sized(const hf_landmarks *landmarks, size_t index)
{
    return index < landmarks->count && (!landmarks->items[index].marks ||
                                        landmarks->items[index].marks->width);
}
