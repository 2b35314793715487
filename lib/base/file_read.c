/* base/file_read.c - a whole file into memory */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

/* First buffer in bytes for what does not tell its size (a pipe); doubles as
   it fills, so the value only saves a few calls. */
enum { FIRST_BUFFER = 1 << 16 };

struct reader {
    int fd;
    const char *path;
    size_t limit;
    char *bytes;
    size_t n, room; /* bytes read, bytes that fit */
    hf_error *error;
};

static hf_status too_large(const struct reader *r)
{
    return hf_fail(r->error, HF_E_LIMIT,
                   "'%s' is larger than the %zu bytes allowed", r->path,
                   r->limit);
}

/* What the file says of itself decides the first buffer. */
static hf_status prepare(struct reader *r)
{
    struct stat st;

    if (fstat(r->fd, &st) != 0)
        return hf_fail(r->error, HF_E_OPEN, "cannot read '%s': %s", r->path,
                       strerror(errno));
    if (S_ISDIR(st.st_mode))
        return hf_fail(r->error, HF_E_OPEN,
                       "'%s' is a folder: give the files in it", r->path);
    r->room = FIRST_BUFFER;
    if (S_ISREG(st.st_mode) && st.st_size > 0) {
        if ((unsigned long long)st.st_size > r->limit)
            return too_large(r);
        r->room = (size_t)st.st_size;
    }
    r->bytes = malloc(r->room + 1);
    return r->bytes ? HF_OK : hf_fail_memory(r->error);
}

/* Twice the room, up to one byte over the limit: enough to see the excess. */
static hf_status grow(struct reader *r)
{
    size_t most = r->limit + 1;
    size_t room = r->room > most / 2 ? most : 2 * r->room;
    char *bytes = realloc(r->bytes, room + 1);

    if (!bytes)
        return hf_fail_memory(r->error);
    r->bytes = bytes;
    r->room = room;
    return HF_OK;
}

static hf_status read_all(struct reader *r)
{
    for (;;) {
        char past;
        bool full = r->n == r->room;
        ssize_t got = full ? read(r->fd, &past, 1)
                           : read(r->fd, r->bytes + r->n, r->room - r->n);

        if (got == 0)
            return HF_OK;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return hf_fail(r->error, HF_E_OPEN, "cannot read '%s': %s", r->path,
                           strerror(errno));
        if (full) {
            hf_status status = grow(r);

            if (status != HF_OK)
                return status;
            r->bytes[r->n] = past;
        }
        r->n += (size_t)got;
        if (r->n > r->limit)
            return too_large(r);
    }
}

hf_status hf_file_read(char **bytes, size_t *n, const char *path, size_t limit,
                       hf_error *error)
{
    struct reader r = {.path = path, .limit = limit, .error = error};
    hf_status status;

    r.fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (r.fd < 0)
        return hf_fail(error, HF_E_OPEN, "cannot open '%s': %s", path,
                       strerror(errno));
    status = prepare(&r);
    if (status == HF_OK)
        status = read_all(&r);
    close(r.fd);
    if (status != HF_OK) {
        free(r.bytes);
        return status;
    }
    r.bytes[r.n] = 0;
    *bytes = r.bytes;
    *n = r.n;
    return HF_OK;
}
