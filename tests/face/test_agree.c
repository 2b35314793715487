/* Schemes against each other: the mesh's points and a person's, on the same
 * photos, must mean the same places. Finds wrong numbers in a table, which
 * symmetry alone does not. */
#include "tests/support/check.h"

#include <hemiface/face.h>

enum { PHOTOS = 10, MOST = 478, LINE = 20000 };

/* Photos named by the first field; "x,y" or "x,y,z" in the last ones. */
static hf_face *row_face(const char *line, int skip_fields, hf_scheme scheme)
{
    hf_point points[MOST];
    hf_face *face = NULL;
    size_t n, count = hf_scheme_size(scheme);

    for (; skip_fields > 0; skip_fields--) {
        line = strchr(line, '\t');
        assert_non_null(line);
        line++;
    }
    for (n = 0; n < count; n++) {
        assert_non_null(line);
        assert_int_equal(sscanf(line, "%lf,%lf", &points[n].x, &points[n].y),
                         2);
        points[n].sd = 0;
        line = strchr(line, '\t');
        assert_true(line != NULL || n + 1 == count);
        line = line ? line + 1 : NULL;
    }
    assert_ok(
        hf_face_from_scheme(&face, scheme, points, count, 1350, 1350, error));
    return face;
}

/* The row of the photo named before the first tab of key, or false. */
static bool find_row(const char *path, const char *key, char *line)
{
    size_t length = strcspn(key, "\t") + 1;
    FILE *file = fopen(path, "r");
    bool found = false;

    assert_non_null(file);
    while (!found && fgets(line, LINE, file))
        found = strncmp(line, key, length) == 0;
    fclose(file);
    return found;
}

/* Most allowed distance, in % of the distance of the pupils, averaged over
   the photos. Measured: 1.1 to 1.8 for eyes and lips, 2.5 at the nose, 3.0 at
   the chin, where the two schemes mean slightly different places. */
static const struct {
    hf_contour_id id;
    double most;
} places[] = {
    {HF_CANTHUS_INNER, 3}, {HF_CANTHUS_OUTER, 3}, {HF_COMMISSURE, 3},
    {HF_CUPID_BOW, 3},     {HF_ALA, 3},           {HF_SUBNASALE, 3},
    {HF_CHIN, 4},          {HF_NOSE_TIP, 6},
};

enum { PLACES = sizeof places / sizeof *places };

static void add_distances(const hf_face *mesh, const hf_face *hand,
                          double sums[PLACES][2])
{
    hf_iris r = hf_face_iris(hand, HF_RIGHT), l = hf_face_iris(hand, HF_LEFT);
    double pupils = hypot(l.x - r.x, l.y - r.y);
    int i, side;

    assert_true(r.present && l.present);
    for (side = 0; side < 2; side++) {
        hf_iris a = hf_face_iris(mesh, (hf_side)side);
        hf_iris b = hf_face_iris(hand, (hf_side)side);

        assert_near(hypot(a.x - b.x, a.y - b.y) / pupils, 0, 0.03);
        assert_near(a.r / b.r, 1, 0.15);
        for (i = 0; i < PLACES; i++) {
            hf_contour p = hf_face_contour(mesh, places[i].id, (hf_side)side);
            hf_contour q = hf_face_contour(hand, places[i].id, (hf_side)side);

            assert_int_equal(p.count, 1);
            assert_int_equal(q.count, 1);
            sums[i][side] += 100 / pupils *
                             hypot(p.points[0].x - q.points[0].x,
                                   p.points[0].y - q.points[0].y);
        }
    }
}

static void mesh_and_hand_mean_the_same_places(void **state)
{
    const char *points = test_shared("faces/points.tsv");
    const char *meshes = test_shared("faces/reference/mesh478.tsv");
    static char mesh_line[LINE], hand_line[LINE];
    double sums[PLACES][2] = {{0, 0}};
    int photos = 0, i, side;
    FILE *file;

    (void)state;
    SKIP_WITHOUT(points);
    SKIP_WITHOUT(meshes);
    file = fopen(meshes, "r");
    assert_non_null(file);
    while (fgets(mesh_line, LINE, file)) {
        hf_face *mesh, *hand;

        assert_true(find_row(points, mesh_line, hand_line));
        mesh = row_face(mesh_line, 1, HF_SCHEME_MESH478);
        hand = row_face(hand_line, 5, HF_SCHEME_FRL189);
        add_distances(mesh, hand, sums);
        hf_face_free(mesh);
        hf_face_free(hand);
        photos++;
    }
    fclose(file);
    assert_int_equal(photos, PHOTOS);
    for (i = 0; i < PLACES; i++)
        for (side = 0; side < 2; side++) {
            double mean = sums[i][side] / photos;

            if (!(mean < places[i].most))
                fail_msg("%s %s: %.2f %%", hf_contour_name(places[i].id),
                         hf_side_name((hf_side)side), mean);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mesh_and_hand_mean_the_same_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
