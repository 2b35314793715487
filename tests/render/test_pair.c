/* Before and after: one scale, one pose, a place for everything. */
#include "tests/render/sketch.h"

#include "render/pair.h"

enum { contour_rgb = 0x56b4e9 };

typedef struct sitting {
    hf_frame frame;
    hf_image *photo;
    hf_face *face;
} sitting;

static sitting sit(double mm_per_px, double roll)
{
    sitting s = {.frame = sketch_frame(mm_per_px, roll)};

    s.photo = sketch_photo();
    s.face = sketch_face(&s.frame);
    return s;
}

static void leave(sitting *s)
{
    hf_face_free(s->face);
    hf_image_free(s->photo);
}

static hr_cell cell_of(const sitting *s)
{
    return (hr_cell){.image = s->photo, .face = s->face, .frame = &s->frame};
}

static hr_canvas *drawn(const hr_pair *pair)
{
    hr_canvas *canvas = NULL;
    int width = 0, height = 0;

    assert_ok(hr_pair_size(&width, &height, pair, error));
    assert_ok(hr_canvas_new(&canvas, "x.png", width, height, error));
    hr_pair_draw(canvas, pair);
    assert_int_equal(cairo_status(hr_canvas_context(canvas)), 0);
    return canvas;
}

/* A photo taken from nearer by, with the head tilted, gives the same marks as
 * the other: nearly every dot of the contours lies on the other's, 1017 dots
 * (cell and gutter) to the right. */
static void test_one_scale(void **state)
{
    sitting pre = sit(0.2, 0.0), post = sit(0.16, 0.25);
    hr_pair pair = {
        .titles = {"pre", "post"}, .columns = 2, .rows = 1, .contours = true};
    hr_canvas *canvas;
    int found = 0, same = 0;

    (void)state;
    pair.row[0] =
        (hr_row){.title = "rest", .cells = {cell_of(&pre), cell_of(&post)}};
    canvas = drawn(&pair);
    for (int y = 150; y < hr_canvas_height(canvas) - 70; y++)
        for (int x = 70; x < 1040; x++)
            if (dot(canvas, x, y) == contour_rgb) {
                found++;
                same += dot(canvas, x + 1017, y) == contour_rgb;
            }
    assert_true(found > 2000);
    assert_true(same > 0.95 * found);
    hr_canvas_free(canvas);
    leave(&pre);
    leave(&post);
}

static const char long_caption[] =
    "excursion_vertical L 0.4 mm before and 7.9 mm after the operation, which "
    "is beyond the smallest change that can be told from noise, and here are "
    "some more words so that one line is surely not enough for all of them";

static int height_with(const hr_caption *captions, size_t count)
{
    hr_pair pair = {.columns = 2, .rows = 1};
    int width = 0, height = 0;

    pair.row[0].captions = captions;
    pair.row[0].caption_count = count;
    assert_ok(hr_pair_size(&width, &height, &pair, error));
    assert_int_equal(width, 2126);
    return height;
}

/* A caption takes a line, a long one two; so does the gap before the first. */
static void test_captions(void **state)
{
    const hr_caption captions[2] = {{"excursion L", HF_IMPROVED},
                                    {long_caption, HF_WORSE}};
    int none = height_with(NULL, 0), one = height_with(captions, 1);
    int line = height_with((hr_caption[]){captions[0], captions[0]}, 2) - one;

    (void)state;
    assert_true(line > 30 && one > none + line);
    assert_int_equal(height_with(captions, 2), one + 2 * line);
}

/* One photo is missing, one has no frame; arrows and captions of all kinds. */
static void test_gaps(void **state)
{
    sitting pre = sit(0.2, 0.0);
    const hr_arrow arrows[2] = {{{-25, -62}, {-31, -54}},
                                {{25, -66}, {25, -66}}};
    const hr_caption captions[] = {{"a", HF_IMPROVED},
                                   {"b", HF_WORSE},
                                   {"c", HF_UNCHANGED},
                                   {"d", HF_CHANGED},
                                   {"", HF_UNDETERMINED}};
    hr_pair pair = {.titles = {"pre", NULL},
                    .columns = 2,
                    .rows = 2,
                    .axes = true,
                    .affected = HF_AFFECTED_BOTH};
    hr_canvas *canvas;

    (void)state;
    pair.row[0] = (hr_row){.title = "rest",
                           .cells = {cell_of(&pre)},
                           .captions = captions,
                           .caption_count = 5};
    pair.row[1] = (hr_row){.cells = {cell_of(&pre), cell_of(&pre)}};
    pair.row[1].cells[0].frame = NULL;
    pair.row[1].cells[1].arrows = arrows;
    pair.row[1].cells[1].arrow_count = 2;
    canvas = drawn(&pair);
    /* the empty cell's upper half: half-tone, not paper */
    assert_int_not_equal(dot(canvas, 64 + 1017 + 490, 64 + 72 + 300), 0xffffff);
    hr_canvas_free(canvas);
    leave(&pre);
}

static void test_refused(void **state)
{
    hr_pair pair = {.columns = HR_MOST_CELLS + 1, .rows = 1};
    int width, height;

    (void)state;
    assert_int_equal(hr_pair_size(&width, &height, &pair, NULL), HF_E_OPTION);
    pair.columns = 1;
    pair.rows = 0;
    assert_int_equal(hr_pair_size(&width, &height, &pair, NULL), HF_E_OPTION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_scale),
        cmocka_unit_test(test_captions),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
