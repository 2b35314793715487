/* face/gather.c - a face's points in the order of a format's scheme
 *
 * From a file of the same scheme they are taken as they were; else from the
 * contours that both have with as many points. What is found in neither way is
 * a gap: spacing points along a contour anew would give them the name of a
 * landmark that nobody placed.
 */
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "face/files.h"
#include "face/marks.h"
#include "face/model.h"

static const char *const lost_texts[HF_LOST_COUNT] = {
    [HF_LOST_PHOTO] = "the photo's name",
    [HF_LOST_SIZE] = "the photo's size",
    [HF_LOST_SD] = "how sure points are (sd)",
    [HF_LOST_SOURCE] = "who placed the points",
    [HF_LOST_POSE] = "the head's pose",
    [HF_LOST_QUALITY] = "the photo's quality",
    [HF_LOST_IRIS] = "irises",
    [HF_LOST_BOX] = "the face's box",
    [HF_LOST_REVIEW] = "who corrected what (review)",
    [HF_LOST_FRACTION] = "fractions of a pixel",
    [HF_LOST_POINTS] = "points that lie on no contour",
};

const char *hf_lost_text(hf_lost_kind kind)
{
    return (unsigned)kind < HF_LOST_COUNT ? lost_texts[kind] : "";
}

/* A row's points from the face, or nothing. */
static hf_contour row_contour(const hf_face *face, const hf_scheme_row *row)
{
    const hf_contour c = hf_face_contour(face, row->id, row->side);

    return c.count == row->count && !row->partner ? c : (hf_contour){NULL, 0};
}

/* Contours of one point come after those that they end, and so win. */
static void take_contours(hf_marks *out, const hf_face *face)
{
    const hf_scheme_table *table = hf_scheme_table_of(out->scheme);

    for (size_t k = 0; k < table->count; k++) {
        const hf_contour c = row_contour(face, &table->rows[k]);

        for (size_t i = 0; i < c.count; i++) {
            out->points[table->rows[k].list[i]] = c.points[i];
            out->seen[table->rows[k].list[i]] = true;
        }
    }
    for (int s = 0; s < 2 && out->count == HF_FOLDED; s++) {
        const hf_contour c =
            hf_face_contour(face, HF_NASOLABIAL_FOLD, (hf_side)s);

        for (size_t i = 0; i < 4 && c.count == 4; i++) {
            out->points[(s ? 72 : 68) + i] = c.points[i];
            out->seen[(s ? 72 : 68) + i] = true;
        }
    }
}

/* Whether the points hold the contour. */
static bool holds(const hf_marks *m, const hf_face *face, hf_contour_id id,
                  hf_side side, bool same)
{
    const hf_scheme_table *table = hf_scheme_table_of(m->scheme);

    if (id == HF_NASOLABIAL_FOLD && m->count == HF_FOLDED)
        return m->seen[side == HF_LEFT ? 72 : 68];
    for (size_t k = 0; k < table->count; k++)
        if (table->rows[k].id == id && table->rows[k].side == side)
            return same || row_contour(face, &table->rows[k]).count;
    return false;
}

static bool unsure(const hf_contour c)
{
    for (size_t i = 0; i < c.count; i++)
        if (c.points[i].sd != HF_HAND_SD)
            return true;
    return false;
}

/* placed: every point has the sd of a file that gives none. */
static void lose_contours(hf_lost *lost, const hf_marks *m, const hf_face *face,
                          bool same, bool placed)
{
    for (int c = 0; c < HF_CONTOUR_COUNT; c++)
        for (int s = 0; s < hf_contour_sides((hf_contour_id)c); s++) {
            const hf_contour_id id = (hf_contour_id)c;
            const hf_contour contour = hf_face_contour(face, id, (hf_side)s);

            if (contour.count && !holds(m, face, id, (hf_side)s, same))
                lost->contours |= 1u << c;
            if (unsure(contour) && !placed)
                lost->kinds |= 1u << HF_LOST_SD;
        }
}

static bool has_iris(const hf_face *face)
{
    return hf_face_iris(face, HF_RIGHT).present ||
           hf_face_iris(face, HF_LEFT).present;
}

static void lose_rest(hf_lost *lost, const hf_landmarks_item *item,
                      const hf_format_row *format, bool same)
{
    const hf_face *face = item->face;
    const hf_marks *m = item->marks;
    const bool rims = same && hf_scheme_table_of(m->scheme)->irises;
    const bool lose[HF_LOST_COUNT] = {
        [HF_LOST_PHOTO] =
            *hf_face_photo(face) && !(format->holds & HF_HOLDS_PHOTO),
        [HF_LOST_SIZE] = (!m || m->width) && !(format->holds & HF_HOLDS_SIZE),
        [HF_LOST_SOURCE] = !m,
        [HF_LOST_POSE] = hf_face_pose(face).known,
        [HF_LOST_QUALITY] = face->quality.known,
        [HF_LOST_REVIEW] = face->review != NULL,
        [HF_LOST_IRIS] =
            has_iris(face) && !(format->holds & HF_HOLDS_IRIS) && !rims,
        [HF_LOST_BOX] = m && m->boxed && !(format->holds & HF_HOLDS_BOX),
        [HF_LOST_POINTS] = m && !same,
    };

    for (int k = 0; k < HF_LOST_COUNT; k++)
        if (lose[k])
            lost->kinds |= 1u << k;
}

static hf_status refuse_gaps(const hf_marks *m, const hf_format_row *format,
                             const char *path, hf_error *error)
{
    const size_t size = hf_scheme_size(m->scheme);
    char list[96] = "";
    size_t gaps = 0, at = 0;

    for (size_t i = 0; i < size; i++) {
        if (m->seen[i])
            continue;
        if (gaps++ < 8)
            at += (size_t)snprintf(list + at, sizeof list - at, "%s%zu",
                                   gaps > 1 ? ", " : "", i);
    }
    if (!gaps)
        return HF_OK;
    return hf_fail(error, HF_E_UNSUPPORTED,
                   "cannot write '%s': format %s leaves out no point, and the "
                   "face has %zu of %s's %zu not (from 0: %s%s): convert to a "
                   "format with gaps, such as coco",
                   path, format->name, gaps, hf_scheme_name(m->scheme), size,
                   list, gaps > 8 ? ", ..." : "");
}

static double into_file(double value, double shift, bool whole, hf_lost *lost)
{
    const double moved = value - shift;

    if (!whole || moved == floor(moved))
        return moved;
    lost->kinds |= 1u << HF_LOST_FRACTION;
    return floor(moved + 0.5);
}

static void all_into_file(hf_marks *m, const hf_format_row *format,
                          hf_lost *lost)
{
    const bool whole = format->holds & HF_WHOLE;

    for (size_t i = 0; i < m->count; i++) {
        hf_point *p = &m->points[i];

        if (!m->seen[i])
            continue;
        p->x = into_file(p->x, format->shift, whole, lost);
        p->y = into_file(p->y, format->shift, whole, lost);
    }
    for (int s = 0; s < 2; s++) {
        hf_iris *iris = &m->iris[s];

        if (!iris->present)
            continue;
        iris->x = into_file(iris->x, format->shift, whole, lost);
        iris->y = into_file(iris->y, format->shift, whole, lost);
        iris->r = into_file(iris->r, 0, whole, lost);
    }
}

/* The box of the file, or the smallest around all points. */
static void box_into_file(hf_marks *m, const hf_format_row *format)
{
    double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};

    if (m->boxed) {
        m->box[0] -= format->shift;
        m->box[1] -= format->shift;
    }
    for (size_t i = 0; i < m->count && !m->boxed; i++) {
        if (!m->seen[i])
            continue;
        low[0] = fmin(low[0], m->points[i].x);
        low[1] = fmin(low[1], m->points[i].y);
        high[0] = fmax(high[0], m->points[i].x);
        high[1] = fmax(high[1], m->points[i].y);
    }
    for (int k = 0; k < 2 && !m->boxed; k++) {
        m->box[k] = low[k] <= high[k] ? floor(low[k]) : 0;
        m->box[k + 2] = low[k] <= high[k] ? ceil(high[k]) - m->box[k] : 0;
    }
    for (int k = 0; k < 4 && (format->holds & HF_WHOLE); k++)
        m->box[k] = floor(m->box[k] + 0.5);
}

hf_status hf_marks_gather(hf_marks *out, hf_lost *lost,
                          const hf_landmarks_item *item,
                          const hf_format_row *format, const char *path,
                          hf_error *error)
{
    const hf_marks *m = item->marks;
    const bool any = format->scheme == HF_SCHEME_COUNT;
    const bool same = m && (any || m->scheme == format->scheme);
    hf_status status = HF_OK;

    hf_marks_begin(out,
                   !any   ? format->scheme
                   : same ? m->scheme
                          : HF_SCHEME_IBUG68,
                   format->holds & HF_HOLDS_FOLDS);
    if (same) {
        const size_t n = m->count < out->count ? m->count : out->count;

        memcpy(out->points, m->points, n * sizeof *m->points);
        memcpy(out->seen, m->seen, n * sizeof *m->seen);
        memcpy(out->box, m->box, sizeof out->box);
        out->boxed = m->boxed;
    } else {
        take_contours(out, item->face);
    }
    for (int s = 0; s < 2; s++)
        out->iris[s] = hf_face_iris(item->face, (hf_side)s);
    hf_marks_name(out, hf_face_photo(item->face));
    out->width = m && !m->width ? 0 : hf_face_width(item->face);
    out->height = m && !m->height ? 0 : hf_face_height(item->face);
    lose_contours(lost, out, item->face, same, m);
    lose_rest(lost, item, format, same);
    if (!(format->holds & HF_HOLDS_GAPS))
        status = refuse_gaps(out, format, path, error);
    if (status == HF_OK && (format->holds & HF_NEEDS_SIZE) && !out->width)
        status = hf_fail(error, HF_E_UNSUPPORTED,
                         "cannot write '%s': format %s needs the photo's size, "
                         "which is not known",
                         path, format->name);
    all_into_file(out, format, lost);
    box_into_file(out, format);
    return status;
}
