/* render/bytes.c - a finished picture in memory, on its way to a file */
#include "render/bytes.h"
#include "render/fail.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool hr_bytes_add(hr_bytes *bytes, const void *data, size_t count)
{
    if (!count)
        return true; /* nothing, perhaps from nowhere to nowhere */
    if (!bytes->data || count > bytes->room - bytes->count) {
        size_t room = 2 * (bytes->room + count);
        unsigned char *grown = realloc(bytes->data, room);
        if (!grown) {
            bytes->failed = true;
            return false;
        }
        bytes->data = grown;
        bytes->room = room;
    }
    memcpy(bytes->data + bytes->count, data, count);
    bytes->count += count;
    return true;
}

void hr_bytes_clear(hr_bytes *bytes)
{
    free(bytes->data);
    *bytes = (hr_bytes){0};
}

/* Length of a counted name at p up to its number, or 0: id="image7", #image7.
 */
static size_t counted_name(const unsigned char *p, const unsigned char *end)
{
    static const char *const names[] = {"image", "surface"};

    if (*p != '"' && *p != '#')
        return 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t n = strlen(names[i]);
        if ((size_t)(end - p) > n + 1 && !memcmp(p + 1, names[i], n) &&
            isdigit(p[n + 1]))
            return n + 1;
    }
    return 0;
}

/* Pictures hold a few photos each; more names than this keep their numbers. */
enum { most_names = 256 };

static long new_number(long *seen, int *count, long old)
{
    int i = 0;

    while (i < *count && seen[i] != old)
        i++;
    if (i == most_names)
        return old;
    if (i == *count)
        seen[(*count)++] = old;
    return i;
}

bool hr_bytes_renumber(hr_bytes *bytes)
{
    const unsigned char *p = bytes->data, *end = p + bytes->count;
    const unsigned char *kept = p;
    long seen[most_names];
    int count = 0;
    hr_bytes out = {0};
    bool ok = true;

    while (p < end && ok) {
        size_t n = counted_name(p, end);
        char number[24];
        long old = 0;

        if (n == 0) {
            p++;
            continue;
        }
        p += n;
        ok = hr_bytes_add(&out, kept, (size_t)(p - kept));
        for (; p < end && isdigit(*p) && old < 100000000L; p++)
            old = 10 * old + (*p - '0');
        snprintf(number, sizeof number, "%ld", new_number(seen, &count, old));
        ok = ok && hr_bytes_add(&out, number, strlen(number));
        kept = p;
    }
    ok = ok && hr_bytes_add(&out, kept, (size_t)(end - kept));
    if (!ok) {
        hr_bytes_clear(&out);
        return false;
    }
    hr_bytes_clear(bytes);
    *bytes = out;
    return true;
}

static bool store(const hr_bytes *bytes, int file)
{
    FILE *stream = fdopen(file, "wb");
    bool ok;

    if (!stream) {
        close(file);
        return false;
    }
    ok = fwrite(bytes->data, 1, bytes->count, stream) == bytes->count;
    return fclose(stream) == 0 && ok;
}

hf_status hr_bytes_write(const hr_bytes *bytes, const char *path,
                         hf_error *error)
{
    size_t room = strlen(path) + 32;
    char *beside = malloc(room);
    hf_status status = HF_OK;
    int file;

    if (!beside)
        return hr_fail_memory(error);
    /* The process's own name, and the rights of an ordinary file. */
    snprintf(beside, room, "%s.%ld.part", path, (long)getpid());
    file = open(beside, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (file < 0 || !store(bytes, file) || rename(beside, path)) {
        status = hr_fail(error, HF_E_WRITE, "cannot write '%s': %s", path,
                         strerror(errno));
        if (file >= 0)
            remove(beside);
    }
    free(beside);
    return status;
}
