/* A clinic's words: which name stands for what, which line goes first, what is
 * wrong with a file. */
#include "tests/support/check.h"

#include <hemiface/outcome.h>
#include <hemiface/words.h>
#include <sys/stat.h>
#include <unistd.h>

static const char clinic[] = "\xef\xbb\xbf# our names\r\n"
                             "Ruhe | neutral = rest\r\n"
                             "stirn* = brow\n"
                             "eyes closed | Augen zu = close-gentle\n"
                             "fest zu = close-full\n"
                             "smile = smile-full\n"
                             "smile closed = smile-gentle\n"
                             "\xe8\xa1\xa8\xe6\x83\x85 = pucker\n" /* 表情 */
                             "GR\xc3\x96SSE = snarl\n"             /* GRÖSSE */
                             "улыбка = smile-full\n"
                             "DSC_{n} Z\xc3\xa4hne* = lower-lip\n"
                             "*r\xc3\xb6ntgen* | IMG_???? = ignore\n"
                             "\n"
                             "[visits]\n"
                             "vor OP = pre\n"
                             "nach OP | Kontrolle* = post\n"
                             "[sides]\n"
                             "links = left\n"
                             "rechts = right\n";

static hf_words *read_words(const char *text)
{
    hf_words *words = NULL;

    assert_ok(hf_words_parse(&words, text, strlen(text), "dir/clinic.map", NULL,
                             NULL, error));
    return words;
}

static void views_of_files(void **state)
{
    static const struct {
        const char *name;
        hf_view view;
        bool ignored;
    } cases[] = {
        {"01 Ruhe.JPG", HF_VIEW_REST, false},
        {"M\xc3\xbcller_Ruhe2.jpg", HF_VIEW_REST, false},
        {"NEUTRAL.heic", HF_VIEW_REST, false},
        {"Unruhe.jpg", HF_VIEW_NONE, false}, /* another word */
        {"some/Ruhe/x.jpg", HF_VIEW_NONE, false},
        {"ruhe.txt", HF_VIEW_NONE, false},
        {"Ruhe.face.json", HF_VIEW_REST, false},
        {"Stirnrunzeln.png", HF_VIEW_BROW, false},
        {"Frontal smile.jpg", HF_VIEW_SMILE_FULL, false},
        {"smile, lips closed.jpg", HF_VIEW_SMILE_FULL, false},
        {"Smile  CLOSED 3.jpg", HF_VIEW_SMILE_GENTLE, false},
        {"IMG_1234 eyes closed.jpg", HF_VIEW_CLOSE_GENTLE, false},
        {"augen-zu.jpg", HF_VIEW_CLOSE_GENTLE, false},
        {"IMG_1234.jpg", HF_VIEW_NONE, true},
        {"R\xc3\xb6ntgen Sch\xc3\xa4"
         "del.jpg",
         HF_VIEW_NONE, true},
        /* between signs of a script that has no spaces */
        {"\xe8\xa1\xa8\xe6\x83\x85"
         "01.jpg",
         HF_VIEW_PUCKER, false},
        {"\xe6\x82\xa3\xe8\x80\x85\xe8\xa1\xa8\xe6\x83\x85.jpg", HF_VIEW_PUCKER,
         false},
        /* ö composed, decomposed, in Latin-1; ß and SS fold alike */
        {"Gr\xc3\xb6\xc3\x9f"
         "e.jpg",
         HF_VIEW_SNARL, false},
        {"Gro\xcc\x88\xc3\x9f"
         "e 2.jpg",
         HF_VIEW_SNARL, false},
        {"Gr\xf6\xdf"
         "e.jpg",
         HF_VIEW_SNARL, false},
        {"УЛЫБКА.jpg", HF_VIEW_SMILE_FULL, false},
        {"DSC_0042 Z\xc3\xa4hne zeigen.JPG", HF_VIEW_LOWER_LIP, false},
        {"DSC_Z\xc3\xa4hne.jpg", HF_VIEW_NONE, false},
        /* our own names: where the words say nothing, and where they are
           longer than the word that fits */
        {"S017_v8.jpg", HF_VIEW_LOWER_LIP, false},
        {"smile-gentle.jpg", HF_VIEW_SMILE_GENTLE, false},
        {"P3_smile_gentle_2.jpg", HF_VIEW_SMILE_GENTLE, false},
        {"Ruhe_v6.jpg", HF_VIEW_NONE, false},
        {".Ruhe.jpg", HF_VIEW_NONE, false},
    };
    hf_words *words = read_words(clinic);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_view view;
        bool ignored;

        assert_ok(hf_words_view_of_file(&view, &ignored, words, cases[i].name,
                                        error));
        if (view != cases[i].view || ignored != cases[i].ignored)
            fail_msg("%s is '%s', ignored %d", cases[i].name,
                     hf_view_name(view), ignored);
    }
    assert_string_equal(hf_words_name(words), "clinic.map");
    assert_int_equal(strlen(hf_words_sha256(words)), 64);
    hf_words_free(words);
    hf_words_free(NULL);
}

static void words_of_cells(void **state)
{
    hf_words *words = read_words(clinic);
    hf_affected side = HF_AFFECTED_BOTH;
    const char *visit;
    hf_view view;
    bool said;

    (void)state;
    assert_ok(hf_words_view(&view, words, "Augen zu", error));
    assert_int_equal(view, HF_VIEW_CLOSE_GENTLE);
    assert_ok(hf_words_view(&view, words, "6", error));
    assert_int_equal(view, HF_VIEW_SMILE_FULL);
    assert_ok(hf_words_view(&view, words, "grimace", error));
    assert_int_equal(view, HF_VIEW_NONE);
    assert_ok(hf_words_view(&view, NULL, "rest", error));
    assert_int_equal(view, HF_VIEW_REST);
    assert_ok(hf_words_visit(&visit, words, "2 Wochen VOR OP", error));
    assert_string_equal(visit, "pre");
    assert_ok(hf_words_visit(&visit, words, "Kontrolle 3", error));
    assert_string_equal(visit, "post");
    assert_ok(hf_words_visit(&visit, words, "2024-03-02", error));
    assert_string_equal(visit, "2024-03-02");
    assert_ok(hf_words_visit(&visit, NULL, "vor OP", error));
    assert_string_equal(visit, "vor OP");
    assert_ok(hf_words_side(&side, &said, words, "4711 links", error));
    assert_int_equal(side, HF_AFFECTED_LEFT);
    assert_true(said);
    assert_ok(hf_words_side(&side, &said, words, "4711", error));
    assert_int_equal(side, HF_AFFECTED_LEFT);
    assert_false(said);
    hf_words_free(words);
}

/* Two lines that fit alike and say different things are told, not chosen
 * from; that they say the same is no matter. */
static void ambiguity(void **state)
{
    hf_words *words = read_words("mund = pucker\nnase = snarl\nlip = pucker\n"
                                 "[sides]\nlinks = left\nright = right\n");
    hf_error why;
    hf_view view;
    hf_affected side;

    (void)state;
    assert_int_equal(
        hf_words_view_of_file(&view, NULL, words, "Mund Nase.jpg", &why),
        HF_E_CORRUPT);
    assert_int_equal(view, HF_VIEW_NONE);
    assert_string_equal(why.text,
                        "'Mund Nase.jpg' fits line 1 ('mund' = pucker) and "
                        "line 2 ('nase' = snarl) of 'clinic.map' alike: make "
                        "one of them longer");
    assert_ok(
        hf_words_view_of_file(&view, NULL, words, "Mund, Lip.jpg", error));
    assert_int_equal(view, HF_VIEW_PUCKER);
    assert_int_equal(
        hf_words_side(&side, NULL, words, "links oder right", &why),
        HF_E_CORRUPT);
    hf_words_free(words);
}

struct told {
    char text[8][300];
    int count;
};

static void hear(void *context, const char *text)
{
    struct told *told = context;

    if (told->count < 8)
        snprintf(told->text[told->count], 300, "%s", text);
    told->count++;
}

static void wrong_files(void **state)
{
    static const char text[] = "Ruhe = resting\n"
                               "Ruhe rest\n"
                               "smile = 6\n"
                               "SMILE | grin = brow\n"
                               "[view]\n"
                               " | x = rest\n"
                               "[sides]\n"
                               "links = west\n"
                               "[visits]\n"
                               "vor OP =\n";
    static const char *const want[] = {
        "'x.map' line 1: 'resting' is no view: write rest, brow, close-gentle, "
        "close-full, smile-gentle, smile-full, pucker, lower-lip, snarl or "
        "ignore",
        "'x.map' line 2: 'Ruhe rest' is no line of words: write word = view",
        "'x.map' line 4: 'SMILE' is on line 3 already: leave one of them",
        "'x.map' line 5: '[view]' is no section: write [views], [visits] or "
        "[sides]",
        "'x.map' line 6: '' has no letter or digit to know a name by",
        "'x.map' line 8: 'west' is no side: write right, left, both, none or "
        "unknown",
        "'x.map' line 10: '' is no name of a visit: write one behind =",
    };
    struct told told = {.count = 0};
    hf_words *words = NULL;
    hf_error why;

    (void)state;
    assert_int_equal(hf_words_parse(&words, text, strlen(text), "a/x.map", hear,
                                    &told, &why),
                     HF_E_CORRUPT);
    for (int i = 0; i < 7; i++)
        assert_string_equal(told.text[i], want[i]);
    assert_int_equal(told.count, 7);
    assert_string_equal(why.text, want[0]);
    assert_null(words);
    assert_int_equal(hf_words_parse(&words, "# no\n", 5, "x", NULL, NULL, &why),
                     HF_E_CORRUPT);
    assert_int_equal(hf_words_parse(&words, "a\0=", 3, "x", NULL, NULL, &why),
                     HF_E_FORMAT);
    assert_int_equal(hf_words_read(&words, "/none/x", NULL, NULL, &why),
                     HF_E_OPEN);
}

static void touch(const char *folder, const char *name)
{
    char path[400];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fclose(f);
}

static void untouch(const char *folder, const char *name)
{
    char path[400];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(unlink(path), 0);
}

/* Takes by the number behind a word and by a pattern's number; a face file of
 * the same stem; what nothing knows is listed. */
static void folders(void **state)
{
    static const char *const names[] = {
        "Ruhe 10.jpg",      "Ruhe.JPG",        "Ruhe 2.jpg",
        "ruhe 2.face.json", "IMG_12 lach.jpg", "IMG_9 lach.jpg",
        "Ohr.jpg",          "a.png",           "R\xc3\xb6ntgen.jpg",
        "notes.txt"};
    hf_words *words = read_words("Ruhe = rest\nIMG_{n} lach = smile-full\n"
                                 "r\xc3\xb6ntgen = ignore\n");
    char folder[] = "/tmp/hf-words-XXXXXX";
    hf_visit_files files;

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < 10; i++)
        touch(folder, names[i]);
    assert_ok(hf_visit_scan_by(&files, folder, words, error));
    assert_int_equal(files.count, 2);
    assert_string_equal(files.photos[HF_VIEW_REST].photo + strlen(folder),
                        "/Ruhe.JPG");
    assert_string_equal(files.photos[HF_VIEW_SMILE_FULL].photo + strlen(folder),
                        "/IMG_9 lach.jpg");
    assert_int_equal(files.more_count, 3);
    assert_string_equal(files.more[0].photo + strlen(folder), "/Ruhe 2.jpg");
    assert_non_null(files.more[0].face);
    assert_string_equal(files.more[1].photo + strlen(folder), "/Ruhe 10.jpg");
    assert_string_equal(files.more[2].photo + strlen(folder),
                        "/IMG_12 lach.jpg");
    assert_int_equal(files.unknown_count, 2);
    assert_string_equal(files.unknown[0], "Ohr.jpg");
    assert_string_equal(files.unknown[1], "a.png");
    hf_visit_files_clear(&files);
    for (size_t i = 0; i < 10; i++)
        untouch(folder, names[i]);
    assert_int_equal(rmdir(folder), 0);
    hf_words_free(words);
}

/* Of two patients in one folder none is taken for a take of the other. */
static void no_takes_of_others(void **state)
{
    static const char *const names[] = {"S017 Ruhe.jpg", "S018 Ruhe.jpg"};
    hf_words *words = read_words("*Ruhe = rest\n");
    char folder[] = "/tmp/hf-words-XXXXXX";
    hf_visit_files files;
    hf_error why;

    (void)state;
    assert_non_null(mkdtemp(folder));
    touch(folder, names[0]);
    touch(folder, names[1]);
    assert_int_equal(hf_visit_scan_by(&files, folder, words, &why),
                     HF_E_CORRUPT);
    assert_non_null(strstr(why.text, "two files for view 'rest'"));
    untouch(folder, names[0]);
    untouch(folder, names[1]);
    assert_int_equal(rmdir(folder), 0);
    hf_words_free(words);
}

/* A pattern that could take for ever does not. */
static void hard_patterns(void **state)
{
    char text[600] = "", name[256];
    hf_words *words;
    hf_view view;

    (void)state;
    for (int i = 0; i < 60; i++)
        strcat(text, "*a?*");
    strcat(text, "z = rest\n");
    memset(name, 'a', sizeof name);
    memcpy(name + 240, ".jpg", 5);
    words = read_words(text);
    assert_ok(hf_words_view_of_file(&view, NULL, words, name, error));
    assert_int_equal(view, HF_VIEW_NONE);
    hf_words_free(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_of_files), cmocka_unit_test(words_of_cells),
        cmocka_unit_test(ambiguity),      cmocka_unit_test(wrong_files),
        cmocka_unit_test(folders),        cmocka_unit_test(no_takes_of_others),
        cmocka_unit_test(hard_patterns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
