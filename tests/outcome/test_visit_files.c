/* Which file is which view, and folders of them. */
#include "tests/support/check.h"

#include <hemiface/outcome.h>

#include <sys/stat.h>
#include <unistd.h>

static void views_by_name(void **state)
{
    static const struct {
        const char *name;
        hf_view view;
    } files[] = {
        {"rest.jpg", HF_VIEW_REST},
        {"REST.JPG", HF_VIEW_REST},
        {"brow.jpeg", HF_VIEW_BROW},
        {"close-gentle.png", HF_VIEW_CLOSE_GENTLE},
        {"close_full.PNG", HF_VIEW_CLOSE_FULL},
        {"smile gentle.Jpeg", HF_VIEW_SMILE_GENTLE},
        {"Smile_Full.jpg", HF_VIEW_SMILE_FULL},
        {"pucker.jpg", HF_VIEW_PUCKER},
        {"lower-lip.jpg", HF_VIEW_LOWER_LIP},
        {"snarl.jpg", HF_VIEW_SNARL},
        {"1.jpg", HF_VIEW_REST},
        {"8.png", HF_VIEW_LOWER_LIP},
        {"9.png", HF_VIEW_SNARL},
        {"v6.jpg", HF_VIEW_SMILE_FULL},
        {"V6.jpg", HF_VIEW_SMILE_FULL},
        {"S017_pre_v6.jpg", HF_VIEW_SMILE_FULL},
        {"S017_pre_6.jpg", HF_VIEW_SMILE_FULL},
        {"S017-6.jpg", HF_VIEW_SMILE_FULL},
        {"S017 6.jpg", HF_VIEW_SMILE_FULL},
        {"P3-rest.jpeg", HF_VIEW_REST},
        {"P3_smile_full.jpg", HF_VIEW_SMILE_FULL},
        {"6-smile-full.jpg", HF_VIEW_SMILE_FULL},
        {"2 rest.jpg", HF_VIEW_REST}, /* what stands before is free */
        {"smile-full_6.jpg", HF_VIEW_SMILE_FULL}, /* name and number agree */
        {"smile-full_v6.jpg", HF_VIEW_SMILE_FULL},
        {"rest.face.json", HF_VIEW_REST},
        {"Rest.JPG.Face.json", HF_VIEW_REST},
        {"S017_pre_v6.face.json", HF_VIEW_SMILE_FULL},
        {"some/folder 3/rest.jpg", HF_VIEW_REST},
        {"/a/6.jpg/x.jpg", HF_VIEW_NONE},
        {"S017.jpg", HF_VIEW_NONE}, /* no separator before the 7 */
        {"S017_pre.jpg", HF_VIEW_NONE},
        {"IMG_1234.jpg", HF_VIEW_NONE},
        {"P-17.jpg", HF_VIEW_NONE},
        {"P-07.jpg", HF_VIEW_NONE},
        {"P-0.jpg", HF_VIEW_NONE},
        {"xv6.jpg", HF_VIEW_NONE},
        {"P-w6.jpg", HF_VIEW_NONE},
        {"v.jpg", HF_VIEW_NONE},
        {"rest-2.jpg", HF_VIEW_REST}, /* a second take */
        {"P3_rest_2.jpg", HF_VIEW_REST},
        {"rest (12).jpg", HF_VIEW_REST},
        {"v6b.jpg", HF_VIEW_SMILE_FULL},
        {"S017_pre_v6_2.jpg", HF_VIEW_SMILE_FULL},
        {"S_1_2.jpg", HF_VIEW_NONE}, /* patient 1, or take 2? */
        {"1-2.jpg", HF_VIEW_NONE},
        {"normal1_2.jpg", HF_VIEW_BROW},
        {"S017_pre_6c.jpg", HF_VIEW_SMILE_FULL},
        {"rest-0.jpg", HF_VIEW_NONE},
        {"rest-2024.jpg", HF_VIEW_NONE}, /* a year, not a take */
        {"rest2.jpg", HF_VIEW_NONE},
        {"xv6b.jpg", HF_VIEW_NONE},
        {"v6bb.jpg", HF_VIEW_NONE},
        {"smile-full v5.jpg", HF_VIEW_NONE},
        {"arrest.jpg", HF_VIEW_NONE},
        {"rest-old.jpg", HF_VIEW_NONE},
        {"smile.jpg", HF_VIEW_NONE}, /* which one? */
        {"smilefull.jpg", HF_VIEW_NONE},
        {"full.jpg", HF_VIEW_NONE},
        {".rest.jpg", HF_VIEW_NONE},
        {"._rest.jpg", HF_VIEW_NONE},
        {"rest", HF_VIEW_NONE},
        {"rest.txt", HF_VIEW_NONE},
        {"rest.json", HF_VIEW_NONE},
        {"rest.jpg.bak", HF_VIEW_NONE},
        {"rest.jpg~", HF_VIEW_NONE},
        {"rest.png.jpg", HF_VIEW_NONE},
        {"rest.face.json.jpg", HF_VIEW_NONE},
        {"jpg", HF_VIEW_NONE},
        {".jpg", HF_VIEW_NONE},
        {".face.json", HF_VIEW_NONE},
        {"", HF_VIEW_NONE},
        {"/", HF_VIEW_NONE},
        {"r\xc3\xa9st_1.jpg", HF_VIEW_REST},
    };
    char longest[600];

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (hf_view_of_file(files[i].name) != files[i].view)
            fail_msg("'%s' is '%s'", files[i].name,
                     hf_view_name(hf_view_of_file(files[i].name)));
    memset(longest, 'x', sizeof longest);
    snprintf(longest + 580, 20, "_1.jpg");
    assert_int_equal(hf_view_of_file(longest), HF_VIEW_NONE);
}

/* ---------------------------------------------------------------- folders */

typedef struct place {
    char folder[64];
} place;

static int make_place(void **state)
{
    place *p = calloc(1, sizeof *p);

    snprintf(p->folder, sizeof p->folder, "/tmp/hemiface-visit-XXXXXX");
    if (!mkdtemp(p->folder))
        return -1;
    *state = p;
    return 0;
}

static int remove_place(void **state)
{
    place *p = *state;
    char command[128];

    snprintf(command, sizeof command, "rm -rf '%s'", p->folder);
    if (system(command))
        return -1;
    free(p);
    return 0;
}

static void touch(const place *p, const char *name)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static void assert_name(const char *path, const place *p, const char *name)
{
    char expected[256];

    snprintf(expected, sizeof expected, "%s/%s", p->folder, name);
    assert_string_equal(path, expected);
}

static void a_visit_is_found(void **state)
{
    const place *p = *state;
    static const char *const names[] = {
        "S017_pre_v1.jpg", "S017_pre_V1.face.json",
        "2.png",           "smile-full.face.json",
        "notes.txt",       ".DS_Store",
        "._2.png",         "S017.jpg",
        "rest-old.jpg",    "pucker.JPG"};
    char sub[256];
    hf_visit_files files;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        touch(p, names[i]);
    snprintf(sub, sizeof sub, "%s/lower-lip.jpg", p->folder);
    assert_int_equal(mkdir(sub, 0700), 0); /* a folder is no photo */
    snprintf(sub, sizeof sub, "%s/brow-lift", p->folder);
    assert_int_equal(mkdir(sub, 0700), 0);
    assert_ok(hf_visit_scan(&files, p->folder, error));
    assert_int_equal(files.count, 4);
    assert_name(files.photos[HF_VIEW_REST].photo, p, "S017_pre_v1.jpg");
    assert_name(files.photos[HF_VIEW_REST].face, p, "S017_pre_V1.face.json");
    assert_name(files.photos[HF_VIEW_BROW].photo, p, "2.png");
    assert_null(files.photos[HF_VIEW_BROW].face);
    assert_null(files.photos[HF_VIEW_SMILE_FULL].photo);
    assert_name(files.photos[HF_VIEW_SMILE_FULL].face, p,
                "smile-full.face.json");
    assert_name(files.photos[HF_VIEW_PUCKER].photo, p, "pucker.JPG");
    assert_null(files.photos[HF_VIEW_LOWER_LIP].photo);
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        assert_int_equal(files.photos[v].view, v);
    hf_visit_files_clear(&files);
    assert_int_equal(files.count, 0);
    assert_null(files.photos[HF_VIEW_REST].photo);
    hf_visit_files_clear(&files);
}

static void refused(const place *p, hf_status status, const char *part)
{
    hf_visit_files files;
    hf_error error = {HF_OK, ""};

    assert_int_equal(hf_visit_scan(&files, p->folder, &error), status);
    if (!strstr(error.text, part))
        fail_msg("'%s' lacks '%s'", error.text, part);
    assert_int_equal(files.count, 0);
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        assert_true(!files.photos[v].photo && !files.photos[v].face);
}

/* In the order of their numbers, each with its own face file. */
static void takes_of_a_view(void **state)
{
    const place *p = *state;
    static const char *const names[] = {
        "rest-10.jpg", "rest.jpg",  "rest_2.jpg",      "rest (2).face.json",
        "S1_v6b.jpg",  "S1_v6.jpg", "S1_v6c.face.json"};
    static const char *const more[] = {"S1_v6b.jpg", "rest_2.jpg",
                                       "rest-10.jpg"};
    hf_visit_files files;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        touch(p, names[i]);
    assert_ok(hf_visit_scan(&files, p->folder, error));
    assert_int_equal(files.count, 2);
    assert_name(files.photos[HF_VIEW_REST].photo, p, "rest.jpg");
    assert_null(files.photos[HF_VIEW_REST].face);
    assert_name(files.photos[HF_VIEW_SMILE_FULL].photo, p, "S1_v6.jpg");
    assert_int_equal(files.more_count, 4);
    for (size_t i = 0, k = 0; i < 4; i++) {
        const hf_visit_photo *m = &files.more[i];

        if (m->photo)
            assert_name(m->photo, p, more[k++]);
        else
            assert_name(m->face, p, "S1_v6c.face.json");
        if (m->photo && strstr(m->photo, "rest_2"))
            assert_name(m->face, p, "rest (2).face.json");
        assert_int_equal(m->view, m->photo && strstr(m->photo, "rest")
                                      ? HF_VIEW_REST
                                      : HF_VIEW_SMILE_FULL);
    }
    hf_visit_files_clear(&files);
    assert_int_equal(files.more_count, 0);
}

/* Another patient's photo is no take. */
/* What a caller lists himself is freed like what was found. */
static void takes_are_added(void **state)
{
    hf_visit_files files;
    hf_visit_photo *photo = NULL;

    (void)state;
    memset(&files, 0, sizeof files);
    for (int i = 0; i < 3; i++) {
        assert_ok(hf_visit_files_more(&photo, &files, HF_VIEW_BROW, error));
        assert_null(photo->photo);
        photo->photo = strdup(i == 1 ? "second" : "other");
    }
    assert_int_equal(files.more_count, 3);
    assert_int_equal(files.more[1].view, HF_VIEW_BROW);
    assert_string_equal(files.more[1].photo, "second");
    hf_visit_files_clear(&files);
    assert_int_equal(files.more_count, 0);
}

static void a_stranger_is_no_take(void **state)
{
    const place *p = *state;

    touch(p, "S1_rest.jpg");
    touch(p, "S2_rest-2.jpg");
    refused(p, HF_E_CORRUPT,
            "'S1_rest.jpg' and 'S2_rest-2.jpg': keep one, or "
            "name further takes rest-2, rest-3");
}

static void a_slash_at_the_end_is_fine(void **state)
{
    const place *p = *state;
    char folder[80];
    hf_visit_files files;

    touch(p, "rest.jpg");
    touch(p, "rest.jpg.face.json");
    snprintf(folder, sizeof folder, "%s/", p->folder);
    assert_ok(hf_visit_scan(&files, folder, error));
    assert_name(files.photos[HF_VIEW_REST].photo, p, "rest.jpg");
    assert_name(files.photos[HF_VIEW_REST].face, p, "rest.jpg.face.json");
    hf_visit_files_clear(&files);
}

/* A link to nothing is reported when it is read, not passed over. */
static void a_broken_link_stays(void **state)
{
    const place *p = *state;
    char path[256];
    hf_visit_files files;

    snprintf(path, sizeof path, "%s/rest.jpg", p->folder);
    assert_int_equal(symlink("nowhere", path), 0);
    assert_ok(hf_visit_scan(&files, p->folder, error));
    assert_name(files.photos[HF_VIEW_REST].photo, p, "rest.jpg");
    hf_visit_files_clear(&files);
}

static void two_photos_of_a_view(void **state)
{
    const place *p = *state;

    touch(p, "smile-full.jpg");
    touch(p, "S017_v6.jpg");
    touch(p, "rest.jpg");
    refused(p, HF_E_CORRUPT,
            "two files for view 'smile-full': 'S017_v6.jpg' and "
            "'smile-full.jpg': keep one");
}

static void two_kinds_of_photo(void **state)
{
    const place *p = *state;

    touch(p, "rest.png");
    touch(p, "rest.jpg");
    refused(p, HF_E_CORRUPT, "'rest.jpg' and 'rest.png'");
}

static void two_face_files(void **state)
{
    const place *p = *state;

    touch(p, "rest.face.json");
    touch(p, "rest.jpg.face.json");
    touch(p, "rest.jpg");
    refused(p, HF_E_CORRUPT, "'rest.face.json' and 'rest.jpg.face.json'");
}

/* Whose face is it? */
static void a_face_file_of_another_stem(void **state)
{
    const place *p = *state;

    touch(p, "1.jpg");
    touch(p, "rest.face.json");
    refused(p, HF_E_CORRUPT, "'1.jpg' and 'rest.face.json'");
}

static void no_photo(void **state)
{
    const place *p = *state;

    refused(p, HF_E_FORMAT, "name the photos rest.jpg");
    touch(p, "IMG_0001.jpg");
    refused(p, HF_E_FORMAT, p->folder);
}

static void no_folder(void **state)
{
    hf_visit_files files;
    hf_error error;
    const place *p = *state;
    char path[256];

    snprintf(path, sizeof path, "%s/none", p->folder);
    assert_int_equal(hf_visit_scan(&files, path, &error), HF_E_OPEN);
    assert_non_null(strstr(error.text, path));
    touch(p, "rest.jpg");
    snprintf(path, sizeof path, "%s/rest.jpg", p->folder);
    assert_int_equal(hf_visit_scan(&files, path, NULL), HF_E_OPEN);
    assert_int_equal(hf_visit_scan(&files, "", NULL), HF_E_OPEN);
}

#define IN_PLACE(test)                                                         \
    cmocka_unit_test_setup_teardown(test, make_place, remove_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_by_name),
        IN_PLACE(a_visit_is_found),
        IN_PLACE(takes_of_a_view),
        IN_PLACE(takes_are_added),
        IN_PLACE(a_stranger_is_no_take),
        IN_PLACE(a_slash_at_the_end_is_fine),
        IN_PLACE(a_broken_link_stays),
        IN_PLACE(two_photos_of_a_view),
        IN_PLACE(two_kinds_of_photo),
        IN_PLACE(two_face_files),
        IN_PLACE(a_face_file_of_another_stem),
        IN_PLACE(no_photo),
        IN_PLACE(no_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
