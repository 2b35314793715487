/* base/file_write.c - a file written whole or not at all */
#define _XOPEN_SOURCE 700 /* realpath */

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

/* Names tried for a temporary file before giving up: each is already unique
   to the process, so only leftovers of a crashed one are in the way. */
enum { NAME_TRIES = 100 };

struct hf_file {
    FILE *stream;
    char *shown; /* as the caller wrote it, for error texts */
    char *path;  /* where the file will be, links followed */
    char *temp;  /* NULL when written directly */
    bool keep;   /* on the disk before it is called written */
};

static hf_status cannot_write(hf_error *error, const char *path)
{
    return hf_fail(error, HF_E_WRITE, "cannot write '%s': %s", path,
                   strerror(errno));
}

/* Opens file->temp, a new name beside file->path, and returns its descriptor
   or -1 with errno. mkstemp would make files only their owner can read; mode
   0666 leaves that to the umask. */
static int open_temp(hf_file *file)
{
    size_t room = strlen(file->path) + 64;
    int fd = -1, i;

    file->temp = malloc(room);
    if (!file->temp)
        return -1;
    for (i = 0; fd < 0 && i < NAME_TRIES; i++) {
        /* The address keeps threads of one process apart. */
        snprintf(file->temp, room, "%s.%lx-%lx-%d.tmp", file->path,
                 (unsigned long)getpid(), (unsigned long)(size_t)file, i);
        fd = open(file->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    if (fd < 0) {
        free(file->temp);
        file->temp = NULL;
    }
    return fd;
}

/* A file that is replaced keeps its permissions and, when the name is a link,
   the link; what is not a plain file cannot be replaced and is written
   directly. */
static int open_target(hf_file *file)
{
    struct stat st;
    char *real;
    int fd;

    if (stat(file->shown, &st) != 0) {
        file->path = strdup(file->shown);
        return file->path ? open_temp(file) : -1;
    }
    if (!S_ISREG(st.st_mode))
        return open(file->shown, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    real = realpath(file->shown, NULL);
    if (!real)
        return -1;
    file->path = real;
    fd = open_temp(file);
    /* Failing to keep a mode is no reason to fail: the content is right. */
    if (fd >= 0 && fchmod(fd, st.st_mode & 0777) != 0)
        errno = 0;
    return fd;
}

static void discard(hf_file *file)
{
    free(file->shown);
    free(file->path);
    free(file->temp);
    free(file);
}

hf_status hf_file_create(hf_file **out, const char *path, hf_error *error)
{
    hf_file *file = calloc(1, sizeof *file);
    int fd;

    if (!file)
        return hf_fail_memory(error);
    file->shown = strdup(path);
    fd = file->shown ? open_target(file) : -1;
    if (fd >= 0)
        file->stream = fdopen(fd, "wb");
    if (!file->stream) {
        hf_status status = cannot_write(error, path);

        if (fd >= 0)
            close(fd);
        if (file->temp)
            unlink(file->temp);
        discard(file);
        return status;
    }
    *out = file;
    return HF_OK;
}

FILE *hf_file_stream(hf_file *file)
{
    return file->stream;
}

void hf_file_keep(hf_file *file)
{
    file->keep = true;
}

/* The name as well as the bytes: a folder is written like a file. Some file
   systems cannot, and then the rename was all there is. */
static void keep_name(const char *path)
{
    char *folder = strdup(path), *slash = folder ? strrchr(folder, '/') : NULL;
    int fd;

    if (slash)
        slash[slash == folder] = 0;
    fd = folder ? open(slash ? folder : ".", O_RDONLY | O_CLOEXEC) : -1;
    if (fd >= 0 && fsync(fd) != 0)
        errno = 0;
    if (fd >= 0)
        close(fd);
    free(folder);
}

hf_status hf_file_close(hf_file *file, hf_error *error)
{
    hf_status status = HF_OK;
    bool failed;

    /* A buffered write that fails shows here; errno is then of this flush or
       of an earlier write, the best reason there is. */
    failed = fflush(file->stream) != 0;
    if (!failed && ferror(file->stream)) {
        errno = EIO;
        failed = true;
    }
    if (!failed && file->keep && file->temp)
        failed = fsync(fileno(file->stream)) != 0;
    if (failed)
        status = cannot_write(error, file->shown);
    if (fclose(file->stream) != 0 && status == HF_OK)
        status = cannot_write(error, file->shown);
    if (status == HF_OK && file->temp && rename(file->temp, file->path) != 0)
        status = cannot_write(error, file->shown);
    if (status != HF_OK && file->temp)
        unlink(file->temp);
    if (status == HF_OK && file->keep && file->temp)
        keep_name(file->path);
    discard(file);
    return status;
}

void hf_file_abandon(hf_file *file)
{
    if (!file)
        return;
    fclose(file->stream);
    if (file->temp)
        unlink(file->temp);
    discard(file);
}

static hf_status write_all(const char *path, const void *bytes, size_t n,
                           bool keep, hf_error *error)
{
    hf_file *file;
    hf_status status = hf_file_create(&file, path, error);

    if (status != HF_OK)
        return status;
    file->keep = keep;
    if (n && fwrite(bytes, 1, n, file->stream) != n) {
        status = cannot_write(error, path);
        hf_file_abandon(file);
        return status;
    }
    return hf_file_close(file, error);
}

hf_status hf_file_write(const char *path, const void *bytes, size_t n,
                        hf_error *error)
{
    return write_all(path, bytes, n, false, error);
}

hf_status hf_file_write_kept(const char *path, const void *bytes, size_t n,
                             hf_error *error)
{
    return write_all(path, bytes, n, true, error);
}
