/* Landmark files on disk: formats by content, whole or nothing. */
#include "tests/support/folder.h"
#include "tests/support/same_face.h"

#include <sys/stat.h>
#include <unistd.h>

static int drop_folder(void **state)
{
    (void)state;
    return rmdir(folder); /* fails when a test left something behind */
}

static void put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void a_written_face_is_read_back(void **state)
{
    const char *path = in_folder("a.face.json");
    hf_face *face = test_face(), *back = NULL;

    (void)state;
    assert_ok(hf_face_write(face, path, error));
    assert_ok(hf_face_write(face, path, error)); /* over the first */
    assert_ok(hf_face_read(&back, path, error));
    assert_same_face(face, back);
    unlink(path);
    hf_face_free(face);
    hf_face_free(back);
}

static void content_tells_the_format(void **state)
{
    static const struct {
        const char *text;
        hf_status status;
    } files[] = {
        {"\n {\"format\":\"hemiface-face\",\"version\":1,\"width\":1,"
         "\"height\":1,\"contours\":{}}",
         HF_OK},
        {"\xef\xbb\xbf{\"format\":\"hemiface-face\",\"version\":1,"
         "\"width\":1,\"height\":1,\"contours\":{}}",
         HF_OK},
        {"{", HF_E_CORRUPT},
        {"\r\nversion: 1\n", HF_E_CORRUPT},
        {"version", HF_E_CORRUPT},
        {"versio", HF_E_FORMAT},
        {"", HF_E_FORMAT},
        {"\xff\xd8\xff", HF_E_FORMAT},
    };
    const char *path = in_folder("some.name");
    size_t i;

    (void)state;
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        hf_face *face = NULL;

        put_file(path, files[i].text);
        assert_int_equal(hf_face_read(&face, path, NULL), files[i].status);
        assert_int_equal(face != NULL, files[i].status == HF_OK);
        hf_face_free(face);
    }
    unlink(path);
}

static void a_missing_file_is_named(void **state)
{
    hf_face *face = NULL;
    hf_error failure;

    (void)state;
    assert_int_equal(hf_face_read(&face, "/no/such.face.json", &failure),
                     HF_E_OPEN);
    assert_non_null(strstr(failure.text, "'/no/such.face.json'"));
    assert_int_equal(hf_face_read(&face, "/", &failure), HF_E_OPEN);
    assert_null(face);
}

static void the_example_of_the_page_reads(void **state)
{
    FILE *page = fopen(test_path("man/hemiface-face.5"), "r");
    const char *path = in_folder("example.face.json");
    FILE *example = fopen(path, "w");
    hf_face *face = NULL;
    char line[256];
    int inside = 0;

    (void)state;
    assert_non_null(page);
    assert_non_null(example);
    while (fgets(line, sizeof line, page)) {
        if (strcmp(line, "{\n") == 0)
            inside = 1;
        if (inside)
            fputs(line, example);
        if (strcmp(line, "}\n") == 0)
            inside = 0;
    }
    fclose(page);
    fclose(example);
    assert_ok(hf_face_read(&face, path, error));
    assert_int_equal(hf_face_contour(face, HF_BROW_UPPER, HF_RIGHT).count, 3);
    hf_face_free(face);
    unlink(path);
}

static void a_failing_write_leaves_nothing(void **state)
{
    const char *path = in_folder("taken");
    hf_face *face = test_face();
    hf_error failure;

    (void)state;
    assert_int_equal(hf_face_write(face, "/no/such/a.face.json", &failure),
                     HF_E_WRITE);
    assert_non_null(strstr(failure.text, "'/no/such/a.face.json'"));
    /* a folder is in the way; drop_folder sees that nothing stays beside */
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(hf_face_write(face, path, &failure), HF_E_WRITE);
    assert_int_equal(rmdir(path), 0);
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_written_face_is_read_back),
        cmocka_unit_test(content_tells_the_format),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(the_example_of_the_page_reads),
        cmocka_unit_test(a_failing_write_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
