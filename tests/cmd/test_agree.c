/* Faces of raters become differences along and across contours, in x and y:
 * values worked out by hand, and what has to hold whatever the face. */
#include "tests/support/check.h"

#include <unistd.h>

#include "cmd/agree/agree.h"
#include "cmd/cli/message.h"
#include "tests/support/make_face.h"

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/hemiface-agree-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

/* ------------------------------------------------------------ some faces */

/* The statistics of faces, each a rater. Takes the faces. */
typedef struct agreement {
    cli_agree agree;
    cli_agreement *rows;
    size_t count;
} agreement;

static void agree_on(agreement *out, hf_face *const *faces, int count)
{
    static const cli_list everything = {.count = 0};

    memset(out, 0, sizeof *out);
    for (int i = 0; i < count; i++) {
        char path[96];

        snprintf(path, sizeof path, "%s/rest.face.json", folder);
        assert_ok(hf_face_write(faces[i], path, error));
        hf_face_free(faces[i]);
        assert_ok(cli_agree_read(&out->agree, path, error));
        unlink(path);
    }
    cli_agree_landmarks(&out->agree);
    cli_agree_finish(&out->agree);
    out->count = cli_agreement_make(&out->rows, &out->agree, &everything, 0.95);
}

static void let_go(agreement *a)
{
    free(a->rows);
    cli_agree_clear(&a->agree);
}

/* The row of a landmark in a direction by raters a and b; NULL: none. */
static const cli_agreement *find(const agreement *of, const char *contour,
                                 const char *side, cli_direction direction,
                                 int a, int b)
{
    for (size_t i = 0; i < of->count; i++) {
        const cli_agree_series *s = of->rows[i].series;

        if (s->kind == CLI_AGREE_LANDMARK && !strcmp(s->measure, contour) &&
            !strcmp(s->side, side) && s->direction == direction &&
            of->rows[i].a == a && of->rows[i].b == b && !s->point)
            return &of->rows[i];
    }
    return NULL;
}

/* It; the test fails when there is none. */
static const cli_agreement *the_row(const agreement *of, const char *contour,
                                    const char *side, cli_direction direction,
                                    int a, int b)
{
    const cli_agreement *row = find(of, contour, side, direction, a, b);

    if (!row)
        fail_msg("no %s %s %s", contour, side, cli_direction_name(direction));
    return row;
}

static double bias(const agreement *of, const char *contour, const char *side,
                   cli_direction direction)
{
    return the_row(of, contour, side, direction, 0, 1)->limits.bias;
}

static double apart(const agreement *of, const char *contour, const char *side,
                    int a, int b)
{
    return the_row(of, contour, side, CLI_APART, a, b)->apart;
}

/* A straight brow, level and outwards, so that along and across are plain. */
static void straight_brow(make_face *m)
{
    static const double xy[] = {-12, 20, -22, 20, -32, 20};

    make_face_set(m, HF_BROW_UPPER, HF_RIGHT, xy, 3);
}

/* A tilted, magnified photo: a shift in mm is none in pixels. */
static hf_face *placed(const make_face *m)
{
    const hf_frame where = make_frame(2000, 1500, 7, 0.125);

    return make_face_place(m, &where);
}

/* -------------------------------------------------------------- by hand */

static void shifts_by_hand(void **state)
{
    make_face a, b;
    agreement g;

    (void)state;
    make_face_ideal(&a);
    straight_brow(&a);
    b = a;
    /* 1 to the patient's left is inwards on the right brow: along -1. */
    make_face_shift(&b, HF_BROW_UPPER, HF_RIGHT, 1, 2);
    make_face_shift(&b, HF_PHILTRUM, HF_RIGHT, 1.5, 0);
    make_face_shift(&b, HF_COMMISSURE, HF_LEFT, 3, -4);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b)}, 2);
    assert_near(bias(&g, "brow_upper", "R", CLI_X), 1, 1e-9);
    assert_near(bias(&g, "brow_upper", "R", CLI_Y), 2, 1e-9);
    assert_near(bias(&g, "brow_upper", "R", CLI_ALONG), -1, 1e-9);
    assert_near(bias(&g, "brow_upper", "R", CLI_ACROSS), 2, 1e-9);
    assert_near(apart(&g, "brow_upper", "R", 0, 1), sqrt(5), 1e-9);
    /* The philtrum runs down: across it is to the left. */
    assert_near(bias(&g, "philtrum", "", CLI_ACROSS), 1.5, 1e-9);
    assert_near(bias(&g, "philtrum", "", CLI_ALONG), 0, 1e-9);
    assert_near(bias(&g, "commissure", "L", CLI_X), 3, 1e-9);
    assert_near(bias(&g, "commissure", "L", CLI_Y), -4, 1e-9);
    assert_near(apart(&g, "commissure", "L", 0, 1), 5, 1e-9);
    assert_null(find(&g, "commissure", "L", CLI_ALONG, 0, 1));
    assert_near(bias(&g, "lid_lower", "L", CLI_ACROSS), 0, 1e-9);
    assert_near(apart(&g, "iris", "R", 0, 1), 0, 1e-9);
    let_go(&g);
}

/* A 2 % smaller iris in B: the shared scale is the geometric mean of the two,
 * so that B's iris is 2 % of nearly 5.885 mm smaller, and lengths are neither
 * rater's own. */
static void scales_are_shared(void **state)
{
    make_face a, b;
    agreement g;

    (void)state;
    make_face_ideal(&a);
    b = a;
    b.iris[0].r = b.iris[1].r = 0.98 * 5.885;
    make_face_shift(&b, HF_COMMISSURE, HF_LEFT, 0, 2);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b)}, 2);
    assert_near(bias(&g, "iris", "L", CLI_RADIUS), -0.02 * 5.885 / sqrt(0.98),
                1e-9);
    assert_near(bias(&g, "commissure", "L", CLI_Y), 2 / sqrt(0.98), 1e-9);
    let_go(&g);
}

/* Corners of one rater, the middles of two more: the same straight brow. */
static void uneven_points(void **state)
{
    static const double five[] = {-12, 21, -13, 21, -17, 21, -29, 21, -32, 21};
    make_face a, b;
    agreement g;
    size_t measured = 0;

    (void)state;
    make_face_ideal(&a);
    straight_brow(&a);
    b = a;
    make_face_set(&b, HF_BROW_UPPER, HF_RIGHT, five, 5);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b)}, 2);
    assert_near(bias(&g, "brow_upper", "R", CLI_ACROSS), 1, 1e-9);
    assert_near(bias(&g, "brow_upper", "R", CLI_ALONG), 0, 1e-9);
    assert_near(apart(&g, "brow_upper", "R", 0, 1), 1, 1e-9);
    assert_int_equal(g.agree.uneven, 1);
    /* Each face is measured too, in its own frame. */
    for (size_t i = 0; i < g.count; i++)
        measured += g.rows[i].series->kind == CLI_AGREE_MEASURE && g.rows[i].n;
    assert_true(measured > 30);
    let_go(&g);
}

static void three_raters(void **state)
{
    make_face a, b, c;
    agreement g;

    (void)state;
    make_face_ideal(&a);
    b = c = a;
    make_face_shift(&b, HF_CHIN, HF_RIGHT, 0, 1);
    make_face_shift(&c, HF_CHIN, HF_RIGHT, 0, 3);
    make_face_drop(&b, HF_NASION);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b), placed(&c)}, 3);
    assert_near(apart(&g, "chin", "", 0, 1), 1, 1e-9);
    assert_near(apart(&g, "chin", "", 0, 2), 3, 1e-9);
    assert_near(apart(&g, "chin", "", 1, 2), 2, 1e-9);
    assert_near(the_row(&g, "chin", "", CLI_Y, 1, 2)->limits.bias, 2, 1e-9);
    assert_int_equal(the_row(&g, "nasion", "", CLI_X, 0, 1)->n, 0);
    assert_int_equal(the_row(&g, "nasion", "", CLI_X, 0, 1)->missing, 1);
    assert_string_equal(the_row(&g, "nasion", "", CLI_X, 0, 1)->why,
                        "missing-contour");
    assert_int_equal(the_row(&g, "nasion", "", CLI_X, 0, 2)->n, 1);
    let_go(&g);
}

static void photos_of_different_sizes(void **state)
{
    make_face a;
    hf_face *face, *half;
    agreement g;

    (void)state;
    make_face_ideal(&a);
    face = placed(&a);
    assert_ok(hf_face_transform(&half, face, 0.5, 0, 0, 0, 2000, 2000, error));
    agree_on(&g, (hf_face *[]){face, half}, 2);
    assert_int_equal(the_row(&g, "chin", "", CLI_X, 0, 1)->n, 0);
    assert_string_equal(the_row(&g, "chin", "", CLI_X, 0, 1)->why,
                        "photos of different sizes");
    assert_int_equal(the_row(&g, "chin", "", CLI_APART, 0, 1)->n, 0);
    let_go(&g);
}

/* Without irises in one face the other's frame serves; without any, none. */
static void hidden_irises(void **state)
{
    make_face a, b;
    agreement g;

    (void)state;
    make_face_ideal(&a);
    b = a;
    make_face_shift(&b, HF_CHIN, HF_RIGHT, 2, 0);
    make_face_hide(&b);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b)}, 2);
    assert_near(bias(&g, "chin", "", CLI_X), 2, 1e-9);
    assert_int_equal(the_row(&g, "iris", "R", CLI_X, 0, 1)->n, 0);
    let_go(&g);
    make_face_hide(&a);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b)}, 2);
    assert_int_equal(the_row(&g, "chin", "", CLI_X, 0, 1)->n, 0);
    assert_string_equal(the_row(&g, "chin", "", CLI_X, 0, 1)->why,
                        "iris-hidden");
    let_go(&g);
}

/* --------------------------------------------------------- whatever faces */

/* A face and one that is off everywhere, differently. */
static void two_faces(make_face *a, make_face *b)
{
    unsigned seed = 7;

    make_face_ideal(a);
    *b = *a;
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++)
            for (size_t i = 0; i < b->count[id][side]; i++) {
                seed = seed * 1103515245u + 12345u;
                b->points[id][side][i].x += (double)(seed >> 16 & 1023) / 512;
                seed = seed * 1103515245u + 12345u;
                b->points[id][side][i].y += (double)(seed >> 16 & 1023) / 700;
            }
}

static hf_face *mirrored(hf_face *face)
{
    hf_face *out = NULL;

    assert_ok(hf_face_mirror(&out, face, error));
    hf_face_free(face);
    return out;
}

/* The sign that turning the photo over gives a direction of a contour. */
static double turned(const cli_agree_series *s)
{
    const bool down = !strcmp(s->measure, "philtrum") ||
                      !strcmp(s->measure, "nasolabial_fold");
    const bool across = hf_contour_across(hf_contour_by_name(s->measure));

    switch (s->direction) {
    case CLI_X:
        return -1;
    case CLI_ALONG: /* right to left stays right to left */
        return across ? -1 : 1;
    case CLI_ACROSS:
        return down ? -1 : 1;
    default:
        return 1;
    }
}

static void right_and_left_swap(void **state)
{
    make_face a, b;
    agreement g, m;
    size_t compared = 0;

    (void)state;
    two_faces(&a, &b);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b)}, 2);
    agree_on(&m, (hf_face *[]){mirrored(placed(&a)), mirrored(placed(&b))}, 2);
    for (size_t i = 0; i < g.count; i++) {
        const cli_agreement *r = &g.rows[i], *o;
        const char *side = r->series->side;

        if (r->series->kind != CLI_AGREE_LANDMARK)
            continue;
        o = find(&m, r->series->measure,
                 !*side               ? ""
                 : !strcmp(side, "R") ? "L"
                                      : "R",
                 r->series->direction, r->a, r->b);
        assert_non_null(o);
        assert_near(r->apart, o->apart, 1e-9);
        if (r->series->direction == CLI_APART)
            continue;
        assert_near(r->limits.bias, turned(r->series) * o->limits.bias, 1e-9);
        compared++;
    }
    assert_true(compared > 90);
    let_go(&g);
    let_go(&m);
}

static void raters_change_over(void **state)
{
    make_face a, b;
    agreement g, o;

    (void)state;
    two_faces(&a, &b);
    agree_on(&g, (hf_face *[]){placed(&a), placed(&b)}, 2);
    agree_on(&o, (hf_face *[]){placed(&b), placed(&a)}, 2);
    assert_int_equal(g.count, o.count);
    for (size_t i = 0; i < g.count; i++) {
        if (g.rows[i].n == 0 || g.rows[i].series->direction == CLI_APART)
            continue;
        assert_near(g.rows[i].limits.bias, -o.rows[i].limits.bias, 1e-9);
        assert_near(g.rows[i].apart, o.rows[i].apart, 1e-9);
    }
    let_go(&g);
    let_go(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shifts_by_hand),
        cmocka_unit_test(scales_are_shared),
        cmocka_unit_test(uneven_points),
        cmocka_unit_test(three_raters),
        cmocka_unit_test(photos_of_different_sizes),
        cmocka_unit_test(hidden_irises),
        cmocka_unit_test(right_and_left_swap),
        cmocka_unit_test(raters_change_over),
    };

    cli_name("test_agree");
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
