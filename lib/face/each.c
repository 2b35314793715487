/* face/each.c - moving the points of a face where they are */
#include "face/each.h"

#include <stdlib.h>

#include "base/fail.h"

static hf_status change_contour(hf_face *face, hf_contour_id id, hf_side side,
                                hf_point_change *change, const void *data,
                                hf_error *error)
{
    const hf_contour c = hf_face_contour(face, id, side);
    hf_point *points;
    hf_status status;

    if (!c.count)
        return HF_OK;
    points = malloc(c.count * sizeof *points);
    if (!points)
        return hf_fail_memory(error);
    for (size_t i = 0; i < c.count; i++) {
        points[i] = c.points[i];
        change(&points[i], &(hf_point_at){face, id, side, i}, data);
    }
    status = hf_face_set_contour(face, id, side, points, c.count, error);
    free(points);
    return status;
}

hf_status hf_side_change(hf_face *face, hf_side side, hf_point_change *change,
                         const void *data, hf_error *error)
{
    hf_status status = HF_OK;

    for (int id = 0; id < HF_CONTOUR_COUNT && !status; id++)
        if (side == HF_RIGHT || hf_contour_paired((hf_contour_id)id))
            status = change_contour(face, (hf_contour_id)id, side, change, data,
                                    error);
    return status;
}
