/* review/secret.c - what only the rater's browser may know */
#include "cmd/review/secret.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

enum { BYTES = 32 };

static bool fill(unsigned char *bytes, size_t count)
{
    size_t used = 0;

    while (used < count) {
        const ssize_t n = getrandom(bytes + used, count - used, 0);

        if (n < 0 && errno != EINTR)
            return false;
        used += n > 0 ? (size_t)n : 0;
    }
    return true;
}

bool secret_make(char out[SECRET_SIZE])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789-_";
    /* A byte more: the last digit holds what is left of the last bytes. */
    unsigned char bytes[BYTES + 1] = {0};

    if (!fill(bytes, BYTES))
        return false;
    for (size_t i = 0; i < SECRET_SIZE - 1; i++) {
        const size_t bit = 6 * i, at = bit / 8;
        const unsigned both = (unsigned)bytes[at] << 8 | bytes[at + 1];

        out[i] = digits[both >> (10 - bit % 8) & 63];
    }
    out[SECRET_SIZE - 1] = 0;
    return true;
}

bool secret_is(const char secret[SECRET_SIZE], const char *text)
{
    unsigned differ = 0;

    if (!text || !*secret || strlen(text) != SECRET_SIZE - 1)
        return false;
    for (size_t i = 0; i < SECRET_SIZE - 1; i++)
        differ |= (unsigned char)secret[i] ^ (unsigned char)text[i];
    return !differ;
}
