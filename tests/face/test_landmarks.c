/* Landmark files of other programs: layouts, round trips, gaps. */
#include "tests/support/folder.h"

#include <unistd.h>

#include "tests/support/check.h"

#include "tests/support/layouts.h"

#include "face/marks.h"

static hf_landmarks *read_text(const char *name)
{
    hf_landmarks *out = NULL;

    assert_ok(hf_landmarks_parse(&out, layout_text, layout_size, name, error));
    return out;
}

static hf_landmarks *made(const layout *l)
{
    layout_make(l);
    return read_text(hf_format_name(l->format));
}

/* Numbers in the schemes' own tables: 54, 82, 93, 291. */
static int left_corner(hf_scheme scheme)
{
    return scheme == HF_SCHEME_IBUG68   ? 54
           : scheme == HF_SCHEME_WFLW98 ? 82
           : scheme == HF_SCHEME_FRL189 ? 93
                                        : 291;
}

static void every_layout_is_told_and_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAYOUTS; i++) {
        hf_landmarks *file = made(&layouts[i]);
        const hf_face *face = hf_landmarks_get(file, 0);
        const int n = left_corner(layouts[i].scheme);
        const hf_contour c = hf_face_contour(face, HF_COMMISSURE, HF_LEFT);

        assert_int_equal(hf_landmarks_format(file), layouts[i].format);
        assert_int_equal(hf_landmarks_count(file), 1);
        assert_null(hf_landmarks_get(file, 1));
        assert_string_equal(hf_face_source(face),
                            hf_scheme_name(layouts[i].scheme));
        assert_string_equal(hf_face_photo(face), layouts[i].photo);
        assert_int_equal(c.count, 1);
        assert_near(c.points[0].x, 100 + 3 * n + layouts[i].dx, 1e-6);
        assert_near(c.points[0].y, 900 - 2 * n + layouts[i].dy, 1e-6);
        assert_int_equal(hf_face_contour(face, HF_JAW, HF_RIGHT).count,
                         layouts[i].jaw);
        hf_landmarks_free(file);
    }
}

static void assert_same_marks(const hf_marks *a, const hf_marks *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_int_equal(a->seen[i], b->seen[i]);
        if (!a->seen[i])
            continue;
        assert_near(a->points[i].x, b->points[i].x, 1e-8);
        assert_near(a->points[i].y, b->points[i].y, 1e-8);
    }
    for (int s = 0; s < 2; s++) {
        assert_int_equal(a->iris[s].present, b->iris[s].present);
        assert_near(a->iris[s].x, b->iris[s].x, 0);
        assert_near(a->iris[s].r, b->iris[s].r, 0);
    }
}

/* Written in its own format and read again, every point is where it was, those
   on no contour too, and nothing is said to be lost but what the format has no
   place for: WFLW's short form has no box. */
static void a_round_trip_loses_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAYOUTS; i++) {
        const unsigned fine =
            layouts[i].format == HF_FORMAT_WFLW ? 1u << HF_LOST_BOX : 0;
        const char *path = in_folder("a");
        hf_landmarks *file = made(&layouts[i]), *back = NULL;
        hf_lost lost;

        assert_ok(
            hf_landmarks_write(file, 0, layouts[i].format, path, &lost, error));
        assert_int_equal(lost.kinds, fine);
        assert_int_equal(lost.contours, 0);
        assert_ok(hf_landmarks_read(&back, path, error));
        assert_int_equal(hf_landmarks_format(back), layouts[i].format);
        assert_same_marks(file->items[0].marks, back->items[0].marks);
        hf_landmarks_free(file);
        hf_landmarks_free(back);
        unlink(path);
    }
}

/* Emotrics finds rows by their number: the bytes must be its own. A closed
   right eye is written in the middle of points 36 to 41, (215.5, 823), at
   rounded px, as closed. */
static void emotrics_bytes_come_back(void **state)
{
    hf_landmarks *file;
    char *back, *closed;
    hf_lost lost;
    FILE *in;
    size_t n;

    (void)state;
    layout_emotrics("\n");
    file = read_text("a.txt");
    assert_ok(hf_landmarks_write(file, 0, HF_FORMAT_EMOTRICS, in_folder("a"),
                                 &lost, error));
    in = fopen(in_folder("a"), "rb");
    assert_non_null(in);
    back = calloc(1, 1 << 16);
    n = fread(back, 1, (1 << 16) - 1, in);
    fclose(in);
    closed = strstr(layout_text, "210\r820\r-9\r");
    assert_non_null(closed);
    assert_memory_equal(back, layout_text, (size_t)(closed - layout_text));
    assert_string_equal(back + n -
                            strlen("# Face bounding Box [top(x), "
                                   "left(y), width, height] { \n"
                                   "95\r760\r210\r150\r# }"),
                        strstr(layout_text, "# Face bounding"));
    assert_non_null(strstr(back, "[x,y,r] { \n216\r823\r-1\r# } \n"));
    free(back);
    hf_landmarks_free(file);
    unlink(in_folder("a"));
}

static void line_ends_do_not_matter(void **state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        hf_landmarks *file;
        hf_iris iris;

        layout_emotrics(ends[i]);
        file = read_text("a.txt");
        iris = hf_face_iris(hf_landmarks_get(file, 0), HF_LEFT);
        assert_true(iris.present);
        assert_near(iris.x, 240.5, 0);
        assert_near(iris.y, 810.5, 0);
        assert_near(iris.r, 14, 0);
        /* closed */
        assert_false(hf_face_iris(hf_landmarks_get(file, 0), HF_RIGHT).present);
        hf_landmarks_free(file);
    }
}

/* 69 to 72 are the right fold, 73 to 76 the left one, which the file has from
   below: top to bottom it begins with point 75, at y = 500 - 75 + 0.5. */
static void folds_of_emotrics_plus(void **state)
{
    hf_landmarks *file = made(layout_of(HF_FORMAT_EMOTRICS_PLUS));
    const hf_face *face = hf_landmarks_get(file, 0);
    const hf_contour right =
        hf_face_contour(face, HF_NASOLABIAL_FOLD, HF_RIGHT);
    const hf_contour left = hf_face_contour(face, HF_NASOLABIAL_FOLD, HF_LEFT);

    (void)state;
    assert_int_equal(right.count, 4);
    assert_int_equal(left.count, 4);
    /* points 71 to 68: y = 900 - 2 n falls with the number */
    assert_near(right.points[0].x, 100 + 3 * 71 + 0.5, 0);
    assert_near(left.points[0].x, 100 + 3 * 75 + 0.5, 0);
    assert_near(left.points[0].y, 425.5, 0);
    hf_landmarks_free(file);
}

/* Through a face file the points on no contour are gone: 28, 29, 32 and 34 of
   the 68. A format that leaves gaps says which, one that cannot refuses. */
static void gaps_are_not_filled(void **state)
{
    hf_landmarks *file = made(layout_of(HF_FORMAT_PTS)), *face = NULL,
                 *back = NULL;
    const char *path = in_folder("a.face.json");
    hf_error failure = {HF_OK, ""};
    hf_lost lost;

    (void)state;
    assert_ok(hf_landmarks_write(file, 0, HF_FORMAT_FACE, path, &lost, error));
    assert_int_equal(lost.kinds, 1u << HF_LOST_POINTS);
    assert_ok(hf_landmarks_read(&face, path, error));
    unlink(path);
    assert_int_equal(
        hf_landmarks_write(face, 0, HF_FORMAT_PTS, "a.pts", &lost, &failure),
        HF_E_UNSUPPORTED);
    assert_string_equal(
        failure.text,
        "cannot write 'a.pts': format pts leaves out no point, and the face "
        "has 4 of ibug-68's 68 not (from 0: 28, 29, 32, 34): convert to a "
        "format with gaps, such as coco");
    assert_ok(hf_landmarks_write(face, 0, HF_FORMAT_COCO, path, &lost, error));
    assert_ok(hf_landmarks_read(&back, path, error));
    for (size_t i = 0; i < 68; i++) {
        const hf_marks *a = file->items[0].marks, *b = back->items[0].marks;

        assert_int_equal(b->seen[i], i != 28 && i != 29 && i != 32 && i != 34);
        if (b->seen[i])
            assert_near(a->points[i].x, b->points[i].x, 1e-8);
    }
    unlink(path);
    hf_landmarks_free(file);
    hf_landmarks_free(face);
    hf_landmarks_free(back);
}

/* Keypoints of any scheme: 189 hold their irises, and come back as 189. */
static void keypoints_keep_their_scheme(void **state)
{
    hf_landmarks *file = made(layout_of(HF_FORMAT_TEM)), *back = NULL;
    const char *path = in_folder("a.json");
    hf_lost lost;

    (void)state;
    assert_true(hf_face_iris(hf_landmarks_get(file, 0), HF_LEFT).present);
    assert_ok(hf_landmarks_write(file, 0, HF_FORMAT_COCO, path, &lost, error));
    assert_int_equal(lost.kinds, 0);
    assert_int_equal(lost.contours, 0);
    assert_ok(hf_landmarks_read(&back, path, error));
    assert_same_marks(file->items[0].marks, back->items[0].marks);
    unlink(path);
    /* as 68 the irises are lost, and no sd: none was in the file */
    assert_ok(hf_landmarks_write(file, 0, HF_FORMAT_DLIB, path, &lost, error));
    assert_true(lost.kinds & (1u << HF_LOST_IRIS));
    assert_false(lost.kinds & (1u << HF_LOST_SD));
    unlink(path);
    hf_landmarks_free(file);
    hf_landmarks_free(back);
}

/* From 98 points, contours of 68 that have as many: the lids of 5 points are
   none of iBUG's 4, the lips are. */
static void other_schemes_share_contours(void **state)
{
    hf_landmarks *file = made(layout_of(HF_FORMAT_WFLW)), *back = NULL;
    const char *path = in_folder("a.xml");
    hf_lost lost;

    (void)state;
    assert_ok(hf_landmarks_write(file, 0, HF_FORMAT_DLIB, path, &lost, error));
    assert_true(lost.contours & (1u << HF_LID_UPPER));
    assert_true(lost.contours & (1u << HF_BROW_LOWER));
    assert_false(lost.contours & (1u << HF_LIP_UPPER_OUTER));
    assert_true(lost.kinds & (1u << HF_LOST_POINTS));
    assert_ok(hf_landmarks_read(&back, path, error));
    /* 79 of 98 is 51 of 68: 100 + 3 * 79 + 0.75 in file pixels */
    assert_near(back->items[0].marks->points[51].x, 337.75 + 0.5, 1e-9);
    assert_false(back->items[0].marks->seen[37]);
    assert_true(back->items[0].marks->seen[36]);
    unlink(path);
    hf_landmarks_free(file);
    hf_landmarks_free(back);
}

static int drop_folder(void **state)
{
    (void)state;
    return rmdir(folder); /* fails when a test left something behind */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_layout_is_told_and_read),
        cmocka_unit_test(a_round_trip_loses_nothing),
        cmocka_unit_test(emotrics_bytes_come_back),
        cmocka_unit_test(line_ends_do_not_matter),
        cmocka_unit_test(folds_of_emotrics_plus),
        cmocka_unit_test(gaps_are_not_filled),
        cmocka_unit_test(keypoints_keep_their_scheme),
        cmocka_unit_test(other_schemes_share_contours),
    };

    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
