/* Landmark schemes: the mapping by point number, and its mirror symmetry. */
#include "tests/support/check.h"

#include "face/scheme.h"

enum { MOST = 478 };

/* Point n at (n, 1000 - n / 2), sd 1: a contour shows its numbers. */
static void numbered(hf_point *points, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        points[i].x = (double)i;
        points[i].y = 1000 - (double)i / 2;
        points[i].sd = 1;
    }
}

static hf_face *face_from(hf_scheme scheme, const hf_point *points)
{
    hf_face *face = NULL;

    assert_ok(hf_face_from_scheme(&face, scheme, points, hf_scheme_size(scheme),
                                  1000, 1000, error));
    return face;
}

static hf_face *numbered_face(hf_scheme scheme)
{
    hf_point points[MOST];

    numbered(points, hf_scheme_size(scheme));
    return face_from(scheme, points);
}

/* Expected numbers. */
static void assert_numbers(const hf_face *face, hf_contour_id id, hf_side side,
                           const double *numbers, size_t count)
{
    hf_contour c = hf_face_contour(face, id, side);

    assert_int_equal(c.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_near(c.points[i].x, numbers[i], 0);
        assert_near(c.points[i].y, 1000 - numbers[i] / 2, 0);
    }
}

#define NUMBERS(face, id, side, ...)                                           \
    assert_numbers(face, id, side, (const double[]){__VA_ARGS__},              \
                   sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

static void names_and_sizes(void **state)
{
    (void)state;
    assert_string_equal(hf_scheme_name(HF_SCHEME_MESH478), "mediapipe-478");
    assert_string_equal(hf_scheme_name(HF_SCHEME_IBUG68), "ibug-68");
    assert_string_equal(hf_scheme_name(HF_SCHEME_FRL189), "frl-189");
    assert_string_equal(hf_scheme_name(HF_SCHEME_WFLW98), "wflw-98");
    assert_string_equal(hf_scheme_name(HF_SCHEME_COUNT), "");
    assert_int_equal(hf_scheme_size(HF_SCHEME_MESH478), 478);
    assert_int_equal(hf_scheme_size(HF_SCHEME_IBUG68), 68);
    assert_int_equal(hf_scheme_size(HF_SCHEME_FRL189), 189);
    assert_int_equal(hf_scheme_size(HF_SCHEME_WFLW98), 98);
    assert_int_equal(hf_scheme_size(HF_SCHEME_COUNT), 0);
}

static void wrong_calls_are_refused(void **state)
{
    hf_point points[MOST];
    hf_face *face = NULL;
    hf_error failure;

    (void)state;
    numbered(points, MOST);
    assert_int_equal(hf_face_from_scheme(&face, HF_SCHEME_IBUG68, points, 67, 9,
                                         9, &failure),
                     HF_E_OPTION);
    assert_string_equal(failure.text, "'ibug-68' has 68 points, not 67");
    assert_int_equal(
        hf_face_from_scheme(&face, HF_SCHEME_COUNT, points, 0, 9, 9, &failure),
        HF_E_OPTION);
    points[474].x = NAN;
    assert_int_equal(hf_face_from_scheme(&face, HF_SCHEME_MESH478, points, 478,
                                         9, 9, &failure),
                     HF_E_OPTION);
    assert_null(face);
}

static void maps_the_mesh(void **state)
{
    hf_face *face = numbered_face(HF_SCHEME_MESH478);
    hf_iris iris = hf_face_iris(face, HF_RIGHT);

    (void)state;
    assert_string_equal(hf_face_source(face), "mediapipe-478");
    NUMBERS(face, HF_BROW_UPPER, HF_RIGHT, 107, 66, 105, 63, 70);
    NUMBERS(face, HF_LID_LOWER, HF_LEFT, 362, 382, 381, 380, 374, 373, 390, 249,
            263);
    NUMBERS(face, HF_CANTHUS_OUTER, HF_RIGHT, 33);
    NUMBERS(face, HF_LIP_UPPER_OUTER, HF_RIGHT, 61, 185, 40, 39, 37, 0, 267,
            269, 270, 409, 291);
    NUMBERS(face, HF_COMMISSURE, HF_LEFT, 291);
    NUMBERS(face, HF_ALA, HF_RIGHT, 49);
    NUMBERS(face, HF_PHILTRUM, HF_RIGHT, 164, 0);
    NUMBERS(face, HF_CHIN, HF_RIGHT, 152);
    assert_int_equal(hf_face_contour(face, HF_JAW, HF_RIGHT).count, 21);
    assert_int_equal(hf_face_contour(face, HF_NASOLABIAL_FOLD, HF_RIGHT).count,
                     0);
    /* 469 and 471 are 2 apart in x and 1 in y: r = sqrt(5) / 2; the sd of
       half a difference of two points of sd 1 is sqrt(2) / 2 */
    assert_true(iris.present);
    assert_near(iris.x, 468, 0);
    assert_near(iris.y, 766, 0);
    assert_near(iris.r, sqrt(5) / 2, 1e-15);
    assert_near(iris.sd, 1, 0);
    assert_near(iris.r_sd, sqrt(0.5), 1e-15);
    assert_near(hf_face_iris(face, HF_LEFT).x, 473, 0);
    hf_face_free(face);
}

static void maps_the_68(void **state)
{
    hf_face *face = numbered_face(HF_SCHEME_IBUG68);

    (void)state;
    NUMBERS(face, HF_BROW_UPPER, HF_RIGHT, 21, 20, 19, 18, 17);
    NUMBERS(face, HF_BROW_UPPER, HF_LEFT, 22, 23, 24, 25, 26);
    NUMBERS(face, HF_LID_UPPER, HF_RIGHT, 39, 38, 37, 36);
    NUMBERS(face, HF_LID_LOWER, HF_LEFT, 42, 47, 46, 45);
    NUMBERS(face, HF_LIP_LOWER_OUTER, HF_LEFT, 48, 59, 58, 57, 56, 55, 54);
    NUMBERS(face, HF_LIP_LOWER_INNER, HF_LEFT, 60, 67, 66, 65, 64);
    NUMBERS(face, HF_SUBNASALE, HF_LEFT, 33);
    assert_int_equal(hf_face_contour(face, HF_BROW_LOWER, HF_LEFT).count, 0);
    assert_int_equal(hf_face_contour(face, HF_JAW, HF_LEFT).count, 17);
    assert_false(hf_face_iris(face, HF_RIGHT).present);
    assert_false(hf_face_iris(face, HF_LEFT).present);
    hf_face_free(face);
}

static void maps_the_189(void **state)
{
    hf_face *face = numbered_face(HF_SCHEME_FRL189);
    hf_contour philtrum = hf_face_contour(face, HF_PHILTRUM, HF_RIGHT);

    (void)state;
    NUMBERS(face, HF_BROW_UPPER, HF_RIGHT, 75, 74, 73, 72, 71);
    NUMBERS(face, HF_BROW_LOWER, HF_LEFT, 77, 85, 86, 82);
    NUMBERS(face, HF_LID_UPPER, HF_RIGHT, 22, 21, 20, 19, 18);
    NUMBERS(face, HF_LIP_UPPER_INNER, HF_LEFT, 87, 94, 95, 96, 97, 98, 93);
    NUMBERS(face, HF_NASOLABIAL_FOLD, HF_RIGHT, 158, 159, 160);
    NUMBERS(face, HF_SUBNASALE, HF_LEFT, 55);
    /* middles of 170, 172 and of 171, 173; the mean of two points of sd 1
       has sd sqrt(2) / 2 */
    NUMBERS(face, HF_PHILTRUM, HF_LEFT, 171, 172);
    assert_near(philtrum.points[0].sd, sqrt(0.5), 1e-15);
    /* the middle of 54 and 60 */
    NUMBERS(face, HF_NOSE_TIP, HF_LEFT, 57);
    assert_int_equal(hf_face_contour(face, HF_JAW, HF_LEFT).count, 0);
    /* 4 and 8: 4 apart in x, 2 in y */
    assert_near(hf_face_iris(face, HF_RIGHT).x, 0, 0);
    assert_near(hf_face_iris(face, HF_RIGHT).r, sqrt(20) / 2, 1e-15);
    assert_near(hf_face_iris(face, HF_LEFT).x, 1, 0);
    hf_face_free(face);
}

static void maps_the_98(void **state)
{
    hf_face *face = numbered_face(HF_SCHEME_WFLW98);

    (void)state;
    NUMBERS(face, HF_BROW_UPPER, HF_RIGHT, 37, 36, 35, 34, 33);
    NUMBERS(face, HF_BROW_LOWER, HF_LEFT, 50, 49, 48, 47, 46);
    NUMBERS(face, HF_LID_UPPER, HF_LEFT, 68, 69, 70, 71, 72);
    NUMBERS(face, HF_LID_LOWER, HF_RIGHT, 64, 65, 66, 67, 60);
    NUMBERS(face, HF_LIP_LOWER_OUTER, HF_LEFT, 76, 87, 86, 85, 84, 83, 82);
    NUMBERS(face, HF_COMMISSURE, HF_LEFT, 82);
    NUMBERS(face, HF_CHIN, HF_LEFT, 16);
    assert_int_equal(hf_face_contour(face, HF_JAW, HF_LEFT).count, 33);
    assert_false(hf_face_iris(face, HF_RIGHT).present);
    hf_face_free(face);
}

static void an_iris_without_width_is_not_seen(void **state)
{
    hf_point points[MOST];
    hf_face *face;

    (void)state;
    numbered(points, MOST);
    points[471] = points[469];
    face = face_from(HF_SCHEME_MESH478, points);
    assert_false(hf_face_iris(face, HF_RIGHT).present);
    assert_true(hf_face_iris(face, HF_LEFT).present);
    hf_face_free(face);
}

/* ------------------------------------------------------------ mirror */

static void pair(short *twin, short a, short b)
{
    assert_true(twin[a] == -1 || twin[a] == b);
    assert_true(twin[b] == -1 || twin[b] == a);
    twin[a] = b;
    twin[b] = a;
}

static const hf_scheme_row *find(const hf_scheme_table *table, hf_contour_id id,
                                 hf_side side)
{
    size_t i;

    for (i = 0; i < table->count; i++)
        if (table->rows[i].id == id && table->rows[i].side == side)
            return &table->rows[i];
    return NULL;
}

/* The mirror map that the table implies: paired lists correspond point by
   point, lists across the face by their ends. Fails on a contradiction. */
static void implied_twins(const hf_scheme_table *table, short *twin)
{
    size_t i, k;

    memset(twin, -1, MOST * sizeof *twin);
    for (i = 0; i < table->count; i++) {
        const hf_scheme_row *row = &table->rows[i], *other = row;

        if (hf_contour_paired(row->id))
            other = find(table, row->id, hf_side_other(row->side));
        assert_non_null(other);
        assert_int_equal(row->count, other->count);
        for (k = 0; k < row->count; k++)
            if (row->partner)
                pair(twin, row->list[k], row->partner[k]);
            else if (other != row || row->id == HF_PHILTRUM)
                pair(twin, row->list[k], other->list[k]);
            else
                pair(twin, row->list[k], row->list[row->count - 1 - k]);
    }
    if (table->irises) {
        const hf_scheme_iris *r = &table->irises[0], *l = &table->irises[1];

        pair(twin, r->centre, l->centre);
        pair(twin, r->from, l->to);
        pair(twin, r->to, l->from);
    }
}

static void tables_are_symmetric(void **state)
{
    short twin[MOST];
    int scheme;

    (void)state;
    for (scheme = 0; scheme < HF_SCHEME_COUNT; scheme++) {
        const hf_scheme_table *table = hf_scheme_table_of((hf_scheme)scheme);
        size_t i, k;

        for (i = 0; i < table->count; i++)
            for (k = 0; k < table->rows[i].count; k++)
                assert_in_range(table->rows[i].list[k], 0, table->size - 1);
        implied_twins(table, twin);
    }
}

/* Mirrored points with the twins exchanged are the mirrored face. */
static void mirrored_points_give_the_mirrored_face(void **state)
{
    int scheme, id, side;

    (void)state;
    for (scheme = 0; scheme < HF_SCHEME_COUNT; scheme++) {
        hf_point points[MOST], over[MOST];
        hf_face *face, *mirror = NULL, *other;
        short twin[MOST];
        size_t i, size = hf_scheme_size((hf_scheme)scheme);

        implied_twins(hf_scheme_table_of((hf_scheme)scheme), twin);
        numbered(points, size);
        for (i = 0; i < size; i++) {
            over[i] = points[twin[i] < 0 ? (short)i : twin[i]];
            over[i].x = 1000 - over[i].x;
        }
        face = face_from((hf_scheme)scheme, points);
        other = face_from((hf_scheme)scheme, over);
        assert_ok(hf_face_mirror(&mirror, face, error));
        for (id = 0; id < HF_CONTOUR_COUNT; id++)
            for (side = 0; side < 2; side++) {
                hf_contour a =
                    hf_face_contour(mirror, (hf_contour_id)id, (hf_side)side);
                hf_contour b =
                    hf_face_contour(other, (hf_contour_id)id, (hf_side)side);

                assert_int_equal(a.count, b.count);
                if (a.count > 0)
                    assert_memory_equal(a.points, b.points,
                                        a.count * sizeof *a.points);
            }
        assert_near(hf_face_iris(mirror, HF_LEFT).x,
                    hf_face_iris(other, HF_LEFT).x, 0);
        assert_near(hf_face_iris(mirror, HF_LEFT).r,
                    hf_face_iris(other, HF_LEFT).r, 0);
        hf_face_free(face);
        hf_face_free(mirror);
        hf_face_free(other);
    }
}

/* The scheme's authors list each point's mirror point themselves. */
static void the_189_agree_with_their_own_mirror(void **state)
{
    const char *path = test_shared("faces/frl189.csv");
    char line[256];
    short twin[MOST];
    int number, listed, seen = 0;
    FILE *file;

    (void)state;
    SKIP_WITHOUT(path);
    implied_twins(&hf_scheme_frl189, twin);
    file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        char *last = strrchr(line, ',');

        if (!last || sscanf(line, "%d", &number) != 1 ||
            sscanf(last + 1, "%d", &listed) != 1)
            continue;
        assert_in_range(number, 0, 188);
        if (twin[number] >= 0)
            assert_int_equal(twin[number], listed);
        seen++;
    }
    fclose(file);
    assert_int_equal(seen, 189);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_sizes),
        cmocka_unit_test(wrong_calls_are_refused),
        cmocka_unit_test(maps_the_mesh),
        cmocka_unit_test(maps_the_68),
        cmocka_unit_test(maps_the_189),
        cmocka_unit_test(maps_the_98),
        cmocka_unit_test(an_iris_without_width_is_not_seen),
        cmocka_unit_test(tables_are_symmetric),
        cmocka_unit_test(mirrored_points_give_the_mirrored_face),
        cmocka_unit_test(the_189_agree_with_their_own_mirror),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
