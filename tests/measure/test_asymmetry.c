/* Asymmetry of regions about the face's mirror line, by hand and against a
 * search for the line. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

static hf_values *static_values(const hf_face *face, hf_affected affected)
{
    hf_values *values = NULL;
    hf_frame frame;

    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_ok(hf_measure_static(&values, face, &frame, HF_REASON_OK,
                                HF_VIEW_REST, affected, error));
    return values;
}

static double single(const make_face *m, const char *id)
{
    hf_frame where = make_frame(1900, 1200, 3, 0.2);
    hf_face *face = make_face_place(m, &where);
    hf_values *v = static_values(face, HF_AFFECTED_NONE);
    double value = make_found(v, id, HF_VIEW_REST, HF_VALUE_SINGLE)->value;

    hf_values_free(v);
    hf_face_free(face);
    return value;
}

static const char *const ids[] = {"asymmetry_brow", "asymmetry_eye",
                                  "asymmetry_nose", "asymmetry_mouth",
                                  "asymmetry_face"};

static void symmetric_faces_have_no_asymmetry(void **state)
{
    make_face m;
    size_t i;

    (void)state;
    make_face_ideal(&m);
    for (i = 0; i < 5; i++)
        assert_near(single(&m, ids[i]), 0, 1e-9);
}

/* ------------------------------------------------------- a face of dots */

static void dot(make_face *m, hf_contour_id id, double x, double y)
{
    const double right[] = {-x, y}, left[] = {x, y};

    make_face_set(m, id, HF_RIGHT, right, 1);
    if (hf_contour_paired(id))
        make_face_set(m, id, HF_LEFT, left, 1);
}

/* A point a contour: 14 of them, brows, lids and alae on both sides. Their
 * mean is (0, -30). */
static void dots(make_face *m)
{
    int id;

    make_face_ideal(m);
    dot(m, HF_BROW_UPPER, 30, 24);
    dot(m, HF_LID_UPPER, 30, 4);
    dot(m, HF_LID_LOWER, 30, -4);
    dot(m, HF_ALA, 16, -40);
    dot(m, HF_SUBNASALE, 0, -40);
    for (id = HF_LIP_UPPER_OUTER; id <= HF_LIP_LOWER_OUTER; id++)
        dot(m, (hf_contour_id)id, 0, -60);
    dot(m, HF_CHIN, 0, -108);
}

/* The left brow 14 mm higher: the mean rises by 14 / 14 to (0, -29), and from
 * there the brows are a = (-30, 53) and b = (30, 67). The fit's sums:
 *     c            s
 *     2 (-900 - 3551)   2 (-30 67 + 53 30)   brows
 *     2 (-900 - 1089)   0                    upper lids, at 33
 *     2 (-900 - 625)    0                    lower lids, at 25
 *     2 (-256 - 121)    0                    alae, at -11
 *     -121 - 4 961 - 6241   0                subnasale, lips, chin
 *   = -26890          = -840
 * |a - Rb|^2 = |a|^2 + |b|^2 - 2 (c (axbx - ayby) + s (axby + aybx)) / r
 *     = 3709 + 5389 - 2 (26890 4451 + 840 420) / hypot(26890, 840).
 * A line of their own would make any two points symmetric: 0. */
static void a_brow_that_is_higher(void **state)
{
    make_face m;
    double r = hypot(26890, 840);

    (void)state;
    dots(&m);
    make_face_shift(&m, HF_BROW_UPPER, HF_LEFT, 0, 14);
    assert_near(single(&m, "asymmetry_brow"),
                sqrt(9098 - 2 * (26890.0 * 4451 + 840.0 * 420) / r), 1e-6);
    assert_true(single(&m, "asymmetry_brow") > 12);
}

/* The mouth 7 mm to the patient's left: the mean moves by 4 7 / 14 to (2, -30).
 * From there, with the pairs at x = -32, 28 (alae -18, 14):
 *     c                  s
 *     2 (-896 - 2916)    2 54 (28 - 32)    brows
 *     2 (-896 - 1156)    2 34 (28 - 32)    upper lids
 *     2 (-896 - 676)     2 26 (28 - 32)    lower lids
 *     2 (-252 - 100)     -2 10 (14 - 18)   alae
 *     4 - 100            2 (-2) (-10)      subnasale
 *     4 (25 - 900)       4 2 5 (-30)       lips
 *     4 - 6084           2 (-2) (-78)      chin
 *   = -25252           = -1680
 * A lip's point p = (5, -30) is its own partner:
 * |p - Rp|^2 = 2 925 - 2 (25252 875 + 1680 300) / hypot(25252, 1680),
 * 8.0 mm. The line gives way a little: about the pupils' midline it would be
 * 14; about a line of its own 0. */
static void a_mouth_off_to_one_side(void **state)
{
    make_face m;
    double r = hypot(25252, 1680);
    int id;

    (void)state;
    dots(&m);
    for (id = HF_LIP_UPPER_OUTER; id <= HF_LIP_LOWER_OUTER; id++)
        make_face_shift(&m, (hf_contour_id)id, 0, 7, 0);
    assert_near(single(&m, "asymmetry_mouth"),
                sqrt(1850 - 2 * (25252.0 * 875 + 1680.0 * 300) / r), 1e-6);
    assert_near(single(&m, "asymmetry_mouth"), 8, 0.01);
}

/* --------------------------------------------- against a search for the line
 */

typedef struct pair {
    double ax, ay, bx, by;
} pair;

/* Mean square distance of each a from b's image about the line through (at, 0)
 * that leans by turn; both partners are in the list. */
static double off_line(const pair *list, size_t n, double at, double turn)
{
    double nx = cos(turn), ny = -sin(turn), d = nx * at, sum = 0;
    size_t i;

    for (i = 0; i < n; i++) {
        const pair *p = &list[i];
        double off = 2 * (nx * p->bx + ny * p->by - d);

        sum += pow(p->ax - (p->bx - off * nx), 2) +
               pow(p->ay - (p->by - off * ny), 2);
    }
    return sum / (double)n;
}

/* The line that fits all of them, found by halving steps. */
static void search(const pair *list, size_t n, double *at, double *turn)
{
    double step = 1, best;

    *at = *turn = 0;
    best = off_line(list, n, 0, 0);
    while (step > 1e-9) {
        static const double way[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        bool found = false;
        int i;

        for (i = 0; i < 4; i++) {
            double x = *at + way[i][0] * step;
            double t = *turn + way[i][1] * step / 50;
            double now = off_line(list, n, x, t);

            if (now >= best)
                continue;
            best = now;
            *at = x;
            *turn = t;
            found = true;
        }
        if (!found)
            step /= 2;
    }
}

static size_t both(pair *list, size_t n, double ax, double ay, double bx,
                   double by)
{
    list[n] = (pair){ax, ay, bx, by};
    list[n + 1] = (pair){bx, by, ax, ay};
    return n + 2;
}

/* Dots, and a lower lip's border as straight line from the drooping right
 * corner (-24, -68) to (20, -60): 17 even points, the k-th from one end
 * against the k-th from the other. */
static void a_mouth_that_droops_on_one_side(void **state)
{
    const double lip[] = {-24, -68, 20, -60};
    pair list[64];
    size_t n = 0, mouth, i;
    double at, turn;
    make_face m;

    (void)state;
    dots(&m);
    make_face_set(&m, HF_LIP_LOWER_OUTER, 0, lip, 2);
    for (i = 0; i < 17; i++)
        list[n++] = (pair){-24 + 2.75 * (double)i, -68 + 0.5 * (double)i,
                           20 - 2.75 * (double)i, -60 - 0.5 * (double)i};
    for (i = 0; i < 3; i++)
        list[n++] = (pair){0, -60, 0, -60};
    mouth = n;
    n = both(list, n, -30, 24, 30, 24);
    n = both(list, n, -30, 4, 30, 4);
    n = both(list, n, -30, -4, 30, -4);
    n = both(list, n, -16, -40, 16, -40);
    list[n++] = (pair){0, -40, 0, -40};
    list[n++] = (pair){0, -108, 0, -108};
    search(list, n, &at, &turn);
    assert_near(single(&m, "asymmetry_mouth"),
                sqrt(off_line(list, mouth, at, turn)), 1e-6);
    assert_near(single(&m, "asymmetry_face"), sqrt(off_line(list, n, at, turn)),
                1e-6);
    assert_near(single(&m, "asymmetry_brow"),
                sqrt(off_line(list + mouth, 2, at, turn)), 1e-6);
    assert_true(single(&m, "asymmetry_mouth") > 1); /* 0 about its own line */
}

/* ------------------------------------------------------------- what it needs
 */

static void assert_lacks(const make_face *m, const char *id, const char *reason)
{
    hf_frame where = make_frame(1900, 1200, 3, 0.2);
    hf_face *face = make_face_place(m, &where);
    hf_values *v = static_values(face, HF_AFFECTED_NONE);
    char text[64];

    hf_value_reason(text, sizeof text,
                    hf_values_find(v, id, HF_VIEW_REST, HF_VALUE_SINGLE));
    assert_string_equal(text, reason);
    hf_values_free(v);
    hf_face_free(face);
}

/* Lids at the upper end, nose or mouth at the lower. */
static void the_line_needs_both_ends(void **state)
{
    make_face m;

    (void)state;
    make_face_ideal(&m);
    make_face_shift(&m, HF_BROW_UPPER, HF_LEFT, 0, 5);
    make_face_drop(&m, HF_CHIN);
    make_face_drop(&m, HF_ALA);
    assert_true(single(&m, "asymmetry_brow") > 4);
    make_face_drop(&m, HF_LIP_LOWER_OUTER);
    assert_lacks(&m, "asymmetry_brow", "missing-contour:ala");
    make_face_ideal(&m);
    make_face_drop(&m, HF_LIP_LOWER_OUTER);
    single(&m, "asymmetry_brow");
    make_face_drop(&m, HF_SUBNASALE);
    assert_lacks(&m, "asymmetry_brow", "missing-contour:subnasale");
    make_face_ideal(&m);
    make_face_drop(&m, HF_LID_LOWER);
    assert_lacks(&m, "asymmetry_mouth", "missing-contour:lid_lower");
}

/* The brows' value is as sure as the line is: the chin counts, the jaw, which
 * the line does not rest on, does not. */
static void doubt_of_the_line_counts(void **state)
{
    static const hf_contour_id doubted[] = {HF_CHIN, HF_JAW};
    int i;

    (void)state;
    for (i = 0; i < 2; i++) {
        hf_frame where = make_frame(1900, 1200, 3, 0.2);
        hf_values *v;
        hf_face *face;
        make_face m;
        double sd;

        make_face_ideal(&m);
        make_face_shift(&m, HF_BROW_UPPER, HF_LEFT, 0, 5);
        m.points[doubted[i]][HF_RIGHT][0].sd = 1;
        face = make_face_place(&m, &where);
        v = static_values(face, HF_AFFECTED_NONE);
        sd = make_found(v, "asymmetry_brow", HF_VIEW_REST, HF_VALUE_SINGLE)->sd;
        assert_true(i == 0 ? sd > 0.001 : sd == 0);
        hf_values_free(v);
        hf_face_free(face);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symmetric_faces_have_no_asymmetry),
        cmocka_unit_test(a_brow_that_is_higher),
        cmocka_unit_test(a_mouth_off_to_one_side),
        cmocka_unit_test(a_mouth_that_droops_on_one_side),
        cmocka_unit_test(the_line_needs_both_ends),
        cmocka_unit_test(doubt_of_the_line_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
