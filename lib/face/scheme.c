/* face/scheme.c - from a scheme's points to a face */
#include "face/scheme.h"

#include <math.h>

#include "base/fail.h"
#include "face/model.h"

static const hf_scheme_table *const tables[HF_SCHEME_COUNT] = {
    [HF_SCHEME_MESH478] = &hf_scheme_mesh478,
    [HF_SCHEME_IBUG68] = &hf_scheme_ibug68,
    [HF_SCHEME_FRL189] = &hf_scheme_frl189,
    [HF_SCHEME_WFLW98] = &hf_scheme_wflw98,
};

/* Longest list in a table: WFLW's jaw has 33 points. A row beyond it is
   refused by hf_face_from_scheme, which every scheme's test calls. */
enum { LONGEST = 40 };

const hf_scheme_table *hf_scheme_table_of(hf_scheme scheme)
{
    return (unsigned)scheme < HF_SCHEME_COUNT ? tables[scheme] : NULL;
}

const char *hf_scheme_name(hf_scheme scheme)
{
    const hf_scheme_table *table = hf_scheme_table_of(scheme);

    return table ? table->name : "";
}

size_t hf_scheme_size(hf_scheme scheme)
{
    const hf_scheme_table *table = hf_scheme_table_of(scheme);

    return table ? table->size : 0;
}

static hf_point middle(hf_point p, hf_point q)
{
    hf_point m = {(p.x + q.x) / 2, (p.y + q.y) / 2, hypot(p.sd, q.sd) / 2};

    return m;
}

static hf_status map_row(hf_face *face, const hf_scheme_row *row,
                         const hf_point *points, hf_error *error)
{
    hf_point list[LONGEST];
    size_t i;

    if (row->count > LONGEST)
        return hf_fail(error, HF_E_LIMIT, "'%s' has a list of %zu points",
                       hf_contour_name(row->id), row->count);
    for (i = 0; i < row->count; i++) {
        list[i] = points[row->list[i]];
        if (row->partner)
            list[i] = middle(list[i], points[row->partner[i]]);
    }
    return hf_face_set_contour(face, row->id, row->side, list, row->count,
                               error);
}

static hf_status map_iris(hf_face *face, hf_side side,
                          const hf_scheme_iris *numbers, const hf_point *points,
                          hf_error *error)
{
    const hf_point centre = points[numbers->centre];
    const hf_point from = points[numbers->from], to = points[numbers->to];
    hf_iris iris = {true, centre.x, centre.y, 0, centre.sd, 0};

    iris.r = hypot(to.x - from.x, to.y - from.y) / 2;
    /* Half the difference of two independent ends. */
    iris.r_sd = hypot(from.sd, to.sd) / 2;
    /* Ends that coincide say that the iris was not seen. A radius that is
       not finite is left for hf_face_set_iris to refuse. */
    iris.present = iris.r != 0;
    return hf_face_set_iris(face, side, iris, error);
}

static bool row_seen(const hf_scheme_row *row, const bool *seen)
{
    for (size_t i = 0; i < row->count; i++)
        if (!seen[row->list[i]] || (row->partner && !seen[row->partner[i]]))
            return false;
    return true;
}

static bool iris_seen(const hf_scheme_iris *iris, const bool *seen)
{
    return seen[iris->centre] && seen[iris->from] && seen[iris->to];
}

hf_status hf_scheme_map(hf_face *face, const hf_scheme_table *table,
                        const hf_point *points, const bool *seen,
                        hf_error *error)
{
    hf_status status = hf_face_set_source(face, table->name, error);
    size_t i;

    for (i = 0; i < table->count && status == HF_OK; i++)
        if (!seen || row_seen(&table->rows[i], seen))
            status = map_row(face, &table->rows[i], points, error);
    for (i = 0; i < 2 && table->irises && status == HF_OK; i++)
        if (!seen || iris_seen(&table->irises[i], seen))
            status =
                map_iris(face, (hf_side)i, &table->irises[i], points, error);
    return status;
}

hf_status hf_face_from_scheme(hf_face **out, hf_scheme scheme,
                              const hf_point *points, size_t count, int width,
                              int height, hf_error *error)
{
    const hf_scheme_table *table = hf_scheme_table_of(scheme);
    hf_status status;
    hf_face *face;

    if (!table)
        return hf_fail(error, HF_E_OPTION, "there is no scheme number %d",
                       (int)scheme);
    if (count != table->size)
        return hf_fail(error, HF_E_OPTION, "'%s' has %zu points, not %zu",
                       table->name, table->size, count);
    status = hf_face_new(&face, width, height, error);
    if (status != HF_OK)
        return status;
    status = hf_scheme_map(face, table, points, NULL, error);
    if (status != HF_OK) {
        hf_face_free(face);
        return status;
    }
    *out = face;
    return HF_OK;
}
