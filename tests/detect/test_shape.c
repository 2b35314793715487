/* Shape predictors: results worked out by hand. */
#include "tests/detect/shape_bytes.h"

#include "detect/packed.h"
#include "detect/shape.h"
#include "tests/support/photos.h"

static hf_shape *read_small(void)
{
    static shape_bytes b;
    hf_shape *shape = NULL;

    put_small(&b, shape_right);
    assert_ok(hf_shape_read_memory(&shape, b.at, b.count, "small", error));
    return shape;
}

/* ------------------------------------------------------------- numbers */

static void reads_numbers(void **state)
{
    /* 5; -136; 300 = 44 + 256; 0xf1384d * 2^-29 = 15808589 / 536870912 */
    static const unsigned char bytes[] = {1, 5,    0x81, 0x88, 2,    44,  1,
                                          3, 0x4d, 0x38, 0xf1, 0x81, 0x1d};
    struct hf_packed p = {bytes, 0, sizeof bytes, NULL, 0};

    (void)state;
    assert_int_equal(hf_packed_int(&p), 5);
    assert_int_equal(hf_packed_int(&p), -136);
    assert_int_equal(hf_packed_int(&p), 300);
    assert_near((double)hf_packed_real(&p), 15808589.0 / 536870912, 0);
    assert_null(p.why);
    assert_int_equal(hf_packed_int(&p), 0);
    assert_string_equal(p.why, "it ends early");
}

/* ------------------------------------------------------------- results */

static void paint(hf_image *image, int x, int y, int r, int g, int b)
{
    unsigned char *p =
        hf_image_edit(image) + 3 * (y * hf_image_width(image) + x);

    p[0] = (unsigned char)r, p[1] = (unsigned char)g, p[2] = (unsigned char)b;
}

/* The small predictor in a box of 8 px, by hand, without the box's corner.
 *
 * Points start at (2, 4) and (6, 4), where the two pixels of stage 1 lie:
 * (90 + 30 + 31) / 3 = 50.3, cut to 50, and 40. Tree 1: 50 - 40 > 10? no, by
 * nothing: leaf 1 (node 2, less 1 split), point 1 down 2, point 2 up 2. Tree
 * 2: 10 > 9.5, yes, node 1: 40 - 50 > 0? no, node 4, less 3 splits: leaf 1,
 * both right 1. Now (3, 6) and (7, 2): from the start (4, 0) between the
 * points has become (4, -4), that is a = 1, b = -1.
 *
 * Stage 2: offset (2, 0) becomes (2, -2), from (3, 6) to (5, 4), where 7 is;
 * offset (4, 0) becomes (4, -4), from (7, 2) to (11, -2), outside: 0. 7 > 6.5,
 * yes; 7 > 7.5, no: leaf 1, point 2 up 1: (3, 6) and (7, 1). All else of the
 * picture is 255, which leads to other leaves, 64 px away.
 * hemiface's coordinates are 0.5 more. */
static void finds_points(void **state)
{
    static const int corners[][2] = {{0, 0}, {-1, 0}};
    hf_shape *shape = read_small();

    (void)state;
    assert_int_equal(hf_shape_points(shape), 2);
    for (size_t i = 0; i < 2; i++) {
        const int x = corners[i][0], y = corners[i][1];
        const hf_shape_box box = {x, y, x + 8, y + 8};
        hf_image *image = test_white(9, 9);
        double xy[4];

        paint(image, x + 2, y + 4, 90, 30, 31);
        paint(image, x + 6, y + 4, 40, 40, 40);
        paint(image, x + 5, y + 4, 7, 7, 7);
        assert_ok(hf_shape_run(xy, shape, image, &box, error));
        assert_near(xy[0], x + 3.5, 0);
        assert_near(xy[1], y + 6.5, 0);
        assert_near(xy[2], x + 7.5, 0);
        assert_near(xy[3], y + 1.5, 0);
        hf_image_free(image);
    }
    hf_shape_free(shape);
}

/* One grey level more on the first pixel: 11 > 10 in tree 1, wrong leaf:
 * everything by 8 boxes. */
static void asks_for_more(void **state)
{
    const hf_shape_box box = {0, 0, 8, 8};
    hf_shape *shape = read_small();
    hf_image *image = test_white(9, 9);
    double xy[4];

    (void)state;
    paint(image, 2, 4, 51, 51, 51);
    paint(image, 6, 4, 40, 40, 40);
    assert_ok(hf_shape_run(xy, shape, image, &box, error));
    assert_true(xy[0] > 64);
    hf_image_free(image);
    hf_shape_free(shape);
}

static void refuses_boxes(void **state)
{
    static const hf_shape_box boxes[] = {
        {5, 0, 5, 8}, {0, 8, 8, 0}, {0, 0, HF_SHAPE_FARTHEST + 1, 8}};
    hf_shape *shape = read_small();
    hf_image *image = test_white(9, 9);
    double xy[4];

    (void)state;
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        assert_int_equal(hf_shape_run(xy, shape, image, &boxes[i], NULL),
                         HF_E_OPTION);
    hf_image_free(image);
    hf_shape_free(shape);
}

static void refuses_reduced(void **state)
{
    const hf_shape_box box = {0, 0, 8, 8};
    hf_image_options options;
    hf_image *image = NULL;
    hf_shape *shape = read_small();
    double xy[4];

    (void)state;
    hf_image_options_init(&options);
    options.enough = 500;
    assert_ok(hf_image_read(&image, test_path("data/sample/pre/rest.jpg"),
                            &options, error));
    assert_true(hf_image_reduction(image) > 1);
    assert_int_equal(hf_shape_run(xy, shape, image, &box, NULL), HF_E_OPTION);
    hf_image_free(image);
    hf_shape_free(shape);
}

/* ---------------------------------------------------------------- face */

/* 68 points at (i / 128, 1 / 2) of the box, without stages. */
static hf_shape *read_mean(void)
{
    static shape_bytes b;
    double start[136];
    hf_shape *shape = NULL;

    for (int i = 0; i < 68; i++)
        start[2 * i] = i / 128.0, start[2 * i + 1] = 0.5;
    b.count = 0;
    put_int(&b, 1);
    put_column(&b, start, 136);
    put_int(&b, 0), put_int(&b, 0), put_int(&b, 0);
    assert_ok(hf_shape_read_memory(&shape, b.at, b.count, "mean", error));
    return shape;
}

/* In a box from (10, 20), 128 px wide and high, point i lies at 10 + i + 0.5
 * and 20 + 64 + 0.5. The outer canthi are points 36 and 45, 9 px apart, so
 * that every sd is 0.05 * 9 = 0.45 px. */
static void makes_a_face(void **state)
{
    const hf_shape_box box = {10, 20, 138, 148};
    hf_shape *shape = read_mean();
    hf_image *image = test_white(200, 200);
    hf_face *face = NULL;
    hf_contour c;

    (void)state;
    assert_ok(hf_shape_face(&face, shape, image, &box, error));
    c = hf_face_contour(face, HF_COMMISSURE, HF_RIGHT); /* point 48 */
    assert_int_equal(c.count, 1);
    assert_near(c.points[0].x, 58.5, 0);
    assert_near(c.points[0].y, 84.5, 0);
    assert_near(c.points[0].sd, 0.45, 1e-12);
    c = hf_face_contour(face, HF_COMMISSURE, HF_LEFT); /* point 54 */
    assert_near(c.points[0].x, 64.5, 0);
    assert_false(hf_face_iris(face, HF_RIGHT).present);
    assert_false(hf_face_iris(face, HF_LEFT).present);
    assert_int_equal(hf_face_contour(face, HF_NASOLABIAL_FOLD, HF_RIGHT).count,
                     0);
    assert_int_equal(strlen(hf_shape_sha256(shape)), 64);
    assert_memory_equal(hf_face_source(face), "dlib-68 sha256 ", 15);
    assert_string_equal(hf_face_source(face) + 15, hf_shape_sha256(shape));
    hf_face_free(face);
    hf_image_free(image);
    hf_shape_free(shape);
}

static void wants_68_points(void **state)
{
    const hf_shape_box box = {0, 0, 8, 8};
    hf_shape *shape = read_small();
    hf_image *image = test_white(9, 9);
    hf_face *face = NULL;
    hf_error failure;

    (void)state;
    assert_int_equal(hf_shape_face(&face, shape, image, &box, &failure),
                     HF_E_UNSUPPORTED);
    assert_non_null(strstr(failure.text, "finds 2 points"));
    hf_image_free(image);
    hf_shape_free(shape);
}

/* 200 px wide about (300.3, 400): 0.037 * 200 = 7.4 higher, as large: from
 * 200.3 to 400.3 and from 292.6 to 492.6, in pixels 200 to 400, 292 to 492. On
 * the photo turned over, 1000 px wide, pixel i is 999 - i. */
static void places_the_box(void **state)
{
    const hf_box found = {.x = 200.3, .y = 300, .width = 200, .height = 200};
    const hf_box turned = {.x = 599.7, .y = 300, .width = 200, .height = 200};
    hf_shape_box box = hf_shape_box_of(&found), back;

    (void)state;
    assert_int_equal(box.left, 200);
    assert_int_equal(box.right, 400);
    assert_int_equal(box.top, 292);
    assert_int_equal(box.bottom, 492);
    back = hf_shape_box_of(&turned);
    assert_int_equal(box.left, 999 - back.right);
    assert_int_equal(box.right, 999 - back.left);
    assert_int_equal(box.top, back.top);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbers),   cmocka_unit_test(finds_points),
        cmocka_unit_test(asks_for_more),   cmocka_unit_test(refuses_boxes),
        cmocka_unit_test(refuses_reduced), cmocka_unit_test(makes_a_face),
        cmocka_unit_test(wants_68_points), cmocka_unit_test(places_the_box),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
