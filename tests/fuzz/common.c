/* What targets share. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hemiface/face.h>

bool fuzz_fine(hf_status status, const hf_error *error)
{
    if (status == HF_OK)
        return true;
    if (error->status != status || !error->text[0] || strchr(error->text, '\n'))
        abort();
    return false;
}

const char *fuzz_path(const unsigned char *data, size_t size)
{
    static char path[32];
    static FILE *file;
    int fd;

    if (!file && !(file = tmpfile()))
        abort();
    fd = fileno(file);
    if (ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/dev/fd/%d", fd);
    return path;
}

/* Three points a contour, or its one. */
static hf_face *small_face(void)
{
    hf_face *face;

    if (hf_face_new(&face, 2000, 2000, NULL) != HF_OK)
        abort();
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++) {
            const double x = side ? 1200 : 800, y = 400 + 60 * id;
            const hf_point points[] = {
                {x - 50, y, 1}, {x, y - 20, 1}, {x + 50, y + 5, 1}};
            const size_t n = hf_contour_single((hf_contour_id)id) ? 1 : 3;

            if (hf_face_set_contour(face, (hf_contour_id)id, (hf_side)side,
                                    points, n, NULL) != HF_OK)
                abort();
        }
    for (int side = 0; side < 2; side++) {
        const hf_iris iris = {true, side ? 1300 : 700, 500, 59, 1, 1};

        if (hf_face_set_iris(face, (hf_side)side, iris, NULL) != HF_OK)
            abort();
    }
    return face;
}

static hf_face *kept;

static void free_kept(void)
{
    hf_face_free(kept);
}

const struct hf_face *fuzz_small_face(void)
{
    if (!kept) {
        kept = small_face();
        atexit(free_kept);
    }
    return kept;
}

unsigned char *fuzz_patched(size_t *count, const unsigned char *file,
                            size_t file_count, const unsigned char *data,
                            size_t size)
{
    unsigned char *copy = malloc(file_count), *exact;
    bool cut = false;

    if (!copy)
        abort();
    memcpy(copy, file, file_count);
    *count = file_count;
    for (; size >= 4; data += 4, size -= 4) {
        const size_t place =
            (data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16) / 2 %
            file_count;
        const size_t at = data[0] & 1 ? file_count - 1 - place : place;

        if (cut)
            *count = at;
        else
            copy[at] = data[3];
        cut = !cut && !data[0] && !data[1] && !data[2] && !data[3];
    }
    /* Room of exactly that size, so that reading beyond it shows. */
    exact = malloc(*count ? *count : 1);
    if (!exact)
        abort();
    memcpy(exact, copy, *count);
    free(copy);
    return exact;
}
