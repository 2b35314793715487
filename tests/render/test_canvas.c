/* Files of all formats: whole or not at all, the same bytes every time. */
#include "tests/support/check.h"

#include "render/canvas.h"
#include "render/style.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/hemiface-canvas-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static const char *in_folder(const char *name)
{
    static char path[128];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* Entries of the folder, to see that nothing is left behind. */
static int entries(void)
{
    DIR *dir = opendir(folder);
    int count = -2; /* . and .. */

    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static size_t slurp(unsigned char *bytes, size_t room, const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t count;

    assert_non_null(file);
    count = fread(bytes, 1, room, file);
    fclose(file);
    assert_in_range(count, 100, room - 1);
    return count;
}

static void draw(cairo_t *cr)
{
    cairo_surface_t *photo =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, 9, 9);

    cairo_set_source_surface(cr, photo, 20.0, 20.0);
    cairo_paint(cr);
    cairo_surface_destroy(photo);
    cairo_new_path(cr);
    cairo_move_to(cr, 10.0, 10.0);
    cairo_line_to(cr, 90.0, 70.0);
    hr_stroke(cr, HR_DISTANCE, 1.0);
    hr_font(cr, 20.0, 1);
    hr_text(cr, 10.0, 60.0, "0.4 \xe2\x86\x92 7.9 mm");
}

static void picture(const char *path)
{
    hr_canvas *canvas = NULL;

    assert_ok(hr_canvas_new(&canvas, path, 200, 100, error));
    assert_int_equal(hr_canvas_width(canvas), 200);
    assert_int_equal(hr_canvas_height(canvas), 100);
    draw(hr_canvas_context(canvas));
    assert_ok(hr_canvas_finish(canvas, error));
    hr_canvas_free(canvas);
}

/* Twice into the same name: same bytes; the right first ones. */
static void same_twice(const char *name, const char *start)
{
    static unsigned char a[200000], b[200000];
    const char *path = in_folder(name);
    size_t count;

    picture(path);
    count = slurp(a, sizeof a, path);
    assert_memory_equal(a, start, strlen(start));
    picture(path);
    assert_int_equal(slurp(b, sizeof b, path), count);
    assert_memory_equal(a, b, count);
    remove(path);
    assert_int_equal(entries(), 0);
}

static void test_formats(void **state)
{
    (void)state;
    same_twice("a.png", "\x89PNG\r\n");
    same_twice("a.SVG", "<?xml");
    same_twice("a.pdf", "%PDF-1.");
}

static bool holds(const char *path, const char *text)
{
    static unsigned char bytes[200000];
    size_t count = slurp(bytes, sizeof bytes, path), n = strlen(text);

    for (size_t i = 0; i + n <= count; i++)
        if (!memcmp(bytes + i, text, n))
            return true;
    return false;
}

/* 86400 s after the epoch: the second of January 1970. */
static void test_date(void **state)
{
    const char *path = in_folder("d.pdf");

    (void)state;
    unsetenv("SOURCE_DATE_EPOCH");
    picture(path);
    assert_false(holds(path, "CreationDate"));
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    picture(path);
    unsetenv("SOURCE_DATE_EPOCH");
    assert_true(holds(path, "19700102000000"));
    remove(path);
}

/* 2126 dots at 300 an inch are 510.24 points = 180 mm. */
static void test_page(void **state)
{
    const char *path = in_folder("p.svg");
    hr_canvas *canvas = NULL;

    (void)state;
    assert_ok(hr_canvas_new(&canvas, path, 2126, 100, error));
    assert_ok(hr_canvas_finish(canvas, error));
    hr_canvas_free(canvas);
    assert_true(holds(path, "width=\"510.24"));
    remove(path);
}

static void test_svg_well_formed(void **state)
{
    const char *path = in_folder("x.svg");
    char command[200];

    (void)state;
    if (system("command -v xmllint >/dev/null 2>&1")) {
        printf("skip: xmllint is not here\n");
        skip();
    }
    picture(path);
    snprintf(command, sizeof command, "xmllint --noout '%s'", path);
    assert_int_equal(system(command), 0);
    remove(path);
}

static void refused(const char *path, int width, const char *part)
{
    hr_canvas *canvas = NULL;
    hf_error error = {HF_OK, ""};

    assert_int_equal(hr_canvas_new(&canvas, path, width, 10, &error),
                     HF_E_OPTION);
    assert_null(canvas);
    if (!strstr(error.text, part))
        fail_msg("'%s' does not say '%s'", error.text, part);
}

static void test_refused(void **state)
{
    (void)state;
    refused("face.gif", 10, "'face.gif' does not end in .png, .svg or .pdf");
    refused(".png", 10, "does not end in");
    refused("a.png", 0, "sides go from 1 to 32767");
    refused("a.png", 32768, "sides go from 1 to 32767");
}

/* A folder in the file's place: the rename fails, nothing is left. */
static void test_not_written(void **state)
{
    static const char *const names[] = {"f.png", "f.svg", "f.pdf"};

    (void)state;
    for (int i = 0; i < 3; i++) {
        const char *path = in_folder(names[i]);
        hr_canvas *canvas = NULL;
        hf_error refusal = {HF_OK, ""};
        assert_int_equal(mkdir(path, 0777), 0);
        assert_ok(hr_canvas_new(&canvas, path, 20, 20, error));
        assert_int_equal(hr_canvas_finish(canvas, &refusal), HF_E_WRITE);
        hr_canvas_free(canvas);
        assert_non_null(strstr(refusal.text, names[i]));
        assert_int_equal(entries(), 1);
        rmdir(path);
    }
}

static void test_no_folder(void **state)
{
    hr_canvas *canvas = NULL;

    (void)state;
    assert_ok(hr_canvas_new(&canvas, in_folder("none/a.png"), 20, 20, error));
    assert_int_equal(hr_canvas_finish(canvas, NULL), HF_E_WRITE);
    hr_canvas_free(canvas);
    hr_canvas_free(NULL);
    assert_int_equal(entries(), 0);
}

/* Pixels that are handed out outlive their canvas, and no file appears. */
static void test_picture(void **state)
{
    cairo_surface_t *picture = NULL;
    hr_canvas *canvas = NULL;
    const unsigned char *row;

    (void)state;
    assert_ok(hr_canvas_new(&canvas, in_folder("a.png"), 20, 10, error));
    cairo_set_source_rgb(hr_canvas_context(canvas), 1, 0, 0);
    cairo_rectangle(hr_canvas_context(canvas), 5, 5, 1, 1);
    cairo_fill(hr_canvas_context(canvas));
    assert_ok(hr_canvas_picture(&picture, canvas, error));
    hr_canvas_free(canvas);
    assert_int_equal(cairo_image_surface_get_width(picture), 20);
    row = cairo_image_surface_get_data(picture) +
          5 * cairo_image_surface_get_stride(picture);
    assert_int_equal(((const uint32_t *)(const void *)row)[5] & 0xffffff,
                     0xff0000);
    assert_int_equal(((const uint32_t *)(const void *)row)[6] & 0xffffff,
                     0xffffff);
    cairo_surface_destroy(picture);
    assert_int_equal(entries(), 0);
    assert_ok(hr_canvas_new(&canvas, in_folder("a.pdf"), 20, 10, error));
    assert_int_equal(hr_canvas_picture(&picture, canvas, NULL), HF_E_OPTION);
    hr_canvas_free(canvas);
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats),
        cmocka_unit_test(test_date),
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_svg_well_formed),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_not_written),
        cmocka_unit_test(test_no_folder),
        cmocka_unit_test(test_picture),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
