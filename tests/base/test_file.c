/* Files read whole; written whole or not at all. */
#include "tests/support/check.h"
#include "tests/support/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static int entries(void)
{
    DIR *dir = opendir(folder);
    int n = 0;

    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2; /* . and .. */
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"a", "link", "pipe", "sub"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof names / sizeof *names; i++)
        remove(in_folder(names[i]));
    return rmdir(folder);
}

static void round_trip(void **state)
{
    char *bytes;
    size_t n;

    (void)state;
    assert_ok(hf_file_write(in_folder("a"), "one\0two", 7, error));
    assert_ok(hf_file_read(&bytes, &n, in_folder("a"), 7, error));
    assert_int_equal(n, 7);
    assert_memory_equal(bytes, "one\0two", 8); /* the closing zero too */
    free(bytes);
    assert_ok(hf_file_write(in_folder("a"), "", 0, error));
    assert_ok(hf_file_read(&bytes, &n, in_folder("a"), 7, error));
    assert_int_equal(n, 0);
    free(bytes);
    assert_int_equal(entries(), 1);
}

static void limit_holds(void **state)
{
    hf_error why;
    char *bytes;
    size_t n;

    (void)state;
    assert_ok(hf_file_write(in_folder("a"), "1234567", 7, error));
    assert_int_equal(hf_file_read(&bytes, &n, in_folder("a"), 6, &why),
                     HF_E_LIMIT);
    /* no end and no size: only the limit stops it */
    assert_int_equal(hf_file_read(&bytes, &n, "/dev/zero", 200000, &why),
                     HF_E_LIMIT);
    assert_string_equal(why.text,
                        "'/dev/zero' is larger than the 200000 bytes allowed");
}

static void reads_pipes(void **state)
{
    static char big[100000]; /* more than the first buffer of 65536 */
    char *bytes;
    size_t n;
    pid_t child;

    (void)state;
    assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
    memset(big, 'x', sizeof big);
    child = fork();
    if (child == 0) {
        int fd = open(in_folder("pipe"), O_WRONLY);
        _exit(write(fd, big, sizeof big) == (ssize_t)sizeof big ? 0 : 1);
    }
    assert_ok(hf_file_read(&bytes, &n, in_folder("pipe"), 100000, error));
    assert_int_equal(n, sizeof big);
    assert_memory_equal(bytes, big, sizeof big);
    free(bytes);
    unlink(in_folder("pipe"));
}

static void missing_and_folder(void **state)
{
    hf_error why;
    char *bytes;
    size_t n;

    (void)state;
    assert_int_equal(hf_file_read(&bytes, &n, "/no/such", 9, &why), HF_E_OPEN);
    assert_string_equal(why.text,
                        "cannot open '/no/such': No such file or directory");
    assert_int_equal(hf_file_read(&bytes, &n, "/tmp", 9, &why), HF_E_OPEN);
    assert_string_equal(why.text, "'/tmp' is a folder: give the files in it");
    assert_int_equal(hf_file_write("/no/such", "x", 1, &why), HF_E_WRITE);
    assert_string_equal(why.text,
                        "cannot write '/no/such': No such file or directory");
    assert_int_equal(hf_file_write("/tmp", "x", 1, &why), HF_E_WRITE);
}

static void full_device(void **state)
{
    hf_error why;
    struct stat st;

    (void)state;
    assert_int_equal(hf_file_write("/dev/full", "x", 1, &why), HF_E_WRITE);
    assert_string_equal(why.text,
                        "cannot write '/dev/full': No space left on device");
    assert_int_equal(stat("/dev/full", &st), 0);
    assert_true(S_ISCHR(st.st_mode)); /* still the device */
}

static void keeps_link_and_mode(void **state)
{
    struct stat st;
    char *bytes;
    size_t n;

    (void)state;
    assert_ok(hf_file_write(in_folder("a"), "old", 3, error));
    assert_int_equal(chmod(in_folder("a"), 0640), 0);
    assert_int_equal(symlink("a", in_folder("link")), 0);
    assert_ok(hf_file_write(in_folder("link"), "new", 3, error));
    assert_int_equal(lstat(in_folder("link"), &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(lstat(in_folder("a"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_ok(hf_file_read(&bytes, &n, in_folder("a"), 9, error));
    assert_string_equal(bytes, "new");
    free(bytes);
    assert_int_equal(entries(), 2);
}

static void new_file_obeys_umask(void **state)
{
    mode_t old = umask(022);
    struct stat st;

    (void)state;
    assert_ok(hf_file_write(in_folder("a"), "x", 1, error));
    umask(old);
    assert_int_equal(stat(in_folder("a"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0644);
}

static void abandoned_leaves_old(void **state)
{
    hf_file *file;
    char *bytes;
    size_t n;

    (void)state;
    assert_ok(hf_file_write(in_folder("a"), "old", 3, error));
    assert_ok(hf_file_create(&file, in_folder("a"), error));
    fputs("half", hf_file_stream(file));
    hf_file_abandon(file);
    hf_file_abandon(NULL);
    assert_ok(hf_file_read(&bytes, &n, in_folder("a"), 9, error));
    assert_string_equal(bytes, "old");
    free(bytes);
    assert_int_equal(entries(), 1);
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

/* On the disk or not, it reads the same; a failure leaves the old file. */
static void keeps_what_it_writes(void **state)
{
    char *bytes;
    hf_error why;
    size_t n;

    (void)state;
    assert_ok(hf_file_write_kept(in_folder("a"), "one", 3, error));
    assert_ok(hf_file_write_kept(in_folder("a"), "two\0x", 5, error));
    assert_ok(hf_file_read(&bytes, &n, in_folder("a"), 10, error));
    assert_int_equal(n, 5);
    assert_memory_equal(bytes, "two\0x", 5);
    free(bytes);
    /* Devices have nothing to be brought to a disk. */
    assert_ok(hf_file_write_kept("/dev/null", "x", 1, error));
    assert_int_equal(hf_file_write_kept("/no/such", "x", 1, &why), HF_E_WRITE);
    assert_int_equal(hf_file_write_kept("/dev/full", "x", 1, &why), HF_E_WRITE);
    assert_int_equal(entries(), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(round_trip),           IN_FOLDER(limit_holds),
        IN_FOLDER(reads_pipes),          cmocka_unit_test(missing_and_folder),
        cmocka_unit_test(full_device),   IN_FOLDER(keeps_link_and_mode),
        IN_FOLDER(new_file_obeys_umask), IN_FOLDER(abandoned_leaves_old),
        IN_FOLDER(keeps_what_it_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
