/* Every input kept in tests/fuzz/corpus goes through its reader, with any
   compiler: what fuzzing found once stays found. */
#include "tests/support/check.h"

#include <dirent.h>

#include "base/file.h"
#include "tests/fuzz/fuzz.h"

/* One input, in room of exactly its size. Says its name first: a reader that
   breaks a promise ends the program. */
static bool replay(const fuzz_target *target, const char *path)
{
    unsigned char *exact;
    char *bytes;
    size_t n;
    bool taken;

    assert_ok(hf_file_read(&bytes, &n, path, (size_t)1 << 24, error));
    exact = malloc(n ? n : 1);
    assert_non_null(exact);
    memcpy(exact, bytes, n);
    free(bytes);
    printf("%s\n", path);
    fflush(stdout);
    taken = target->run(exact, n);
    printf("  %s\n", taken ? "taken" : "refused");
    free(exact);
    return taken;
}

/* Each folder has inputs that the reader takes and that it refuses: or it is
   not the reader that was tried. One that this build lacks refuses all. */
static void every_input(void **state)
{
    (void)state;
    for (const fuzz_target *t = fuzz_targets; t->name; t++) {
        char folder[64], name[512];
        size_t taken = 0, refused = 0;
        struct dirent *entry;
        DIR *dir;

        snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", t->name);
        dir = opendir(test_path(folder));
        if (!dir)
            fail_msg("no %s", folder);
        while ((entry = readdir(dir))) {
            if (entry->d_name[0] == '.')
                continue;
            snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
            if (replay(t, test_path(name)))
                taken++;
            else
                refused++;
        }
        closedir(dir);
        if (t->there && !t->there()) {
            if (taken)
                fail_msg("%s: not there, and takes", folder);
        } else if (!taken || !refused) {
            fail_msg("%s: %zu taken, %zu refused", folder, taken, refused);
        }
    }
}

/* The names are folders and words of make fuzz TARGET=. */
static void names_differ(void **state)
{
    (void)state;
    for (const fuzz_target *t = fuzz_targets; t->name; t++)
        assert_ptr_equal(fuzz_find(t->name), t);
    assert_null(fuzz_find("no such reader"));
}

static void patches_change_a_copy(void **state)
{
    static const unsigned char file[] = "abcdefgh";
    /* Place 1 from the front (2 / 2), 1 from the end (3 / 2), cut at 5. */
    static const unsigned char records[] = {2, 0, 0, 'X', 3,  0, 0, 'Y',
                                            0, 0, 0, 0,   10, 0, 0, 0};
    size_t n;
    unsigned char *copy;

    (void)state;
    copy = fuzz_patched(&n, file, 8, records, 8);
    assert_int_equal(n, 8);
    assert_memory_equal(copy, "aXcdefYh", 8);
    free(copy);
    copy = fuzz_patched(&n, file, 8, records, sizeof records);
    assert_int_equal(n, 5);
    /* The record that announces the cut is one that sets byte 0 too. */
    assert_memory_equal(copy, "\0Xcde", 5);
    free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_differ),
        cmocka_unit_test(patches_change_a_copy),
        cmocka_unit_test(every_input),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
