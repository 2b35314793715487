/* base/fold.c - names made comparable, in any alphabet */
#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/fail.h"

/* What belongs to words: letters, their marks, digits. */
static bool is_word(uint32_t c)
{
    return uc_is_general_category_withtable(
        c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

static uint32_t *decode(const char *text, size_t bytes, size_t *length)
{
    const uint8_t *from = (const uint8_t *)text;
    uint32_t *out;

    if (!u8_check(from, bytes))
        return u8_to_u32(from, bytes, NULL, length);
    out = malloc((bytes + 1) * sizeof *out);
    for (size_t i = 0; out && i < bytes; i++)
        out[i] = from[i];
    *length = bytes;
    return out;
}

/* Runs of what is no word become one space, none at the ends. */
static size_t space_out(uint32_t *c, size_t length)
{
    size_t n = 0;

    for (size_t i = 0; i < length; i++)
        if (is_word(c[i]))
            c[n++] = c[i];
        else if (n > 0 && c[n - 1] != ' ')
            c[n++] = ' ';
    return n > 0 && c[n - 1] == ' ' ? n - 1 : n;
}

hf_status hf_fold(uint32_t **out, size_t *length, const char *text,
                  size_t bytes, hf_error *error)
{
    size_t n = 0;
    uint32_t *plain = NULL, *folded;

    if (!bytes) { /* of which libunistring makes no memory */
        *length = 0;
        *out = calloc(1, sizeof **out);
        return *out ? HF_OK : hf_fail_memory(error);
    }
    plain = decode(text, bytes, &n);
    folded =
        plain ? u32_casefold(plain, n, NULL, UNINORM_NFKC, NULL, length) : NULL;
    free(plain);
    if (!folded)
        return hf_fail_memory(error);
    *length = space_out(folded, *length);
    *out = folded;
    return HF_OK;
}

/* Scripts that write words without a space between them: Thai to Myanmar, and
   Han, kana and Hangul (whose particles are attached). */
static bool runs_on(uint32_t c)
{
    return (c >= 0x0e00 && c <= 0x109f) || (c >= 0x1100 && c <= 0x11ff) ||
           (c >= 0x1780 && c <= 0x17ff) || (c >= 0x2e80 && c <= 0xd7ff) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

int hf_fold_kind(uint32_t c)
{
    if (c == ' ' || runs_on(c))
        return 0;
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_N) ? 1 : 2;
}

void hf_fold_write(char *text, size_t size, const uint32_t *c, size_t length)
{
    size_t used = 0;

    for (size_t i = 0; i < length; i++) {
        uint8_t sign[6];
        const int n = u8_uctomb(sign, c[i], sizeof sign);

        if (n < 0 || used + (size_t)n >= size)
            break;
        memcpy(text + used, sign, (size_t)n);
        used += (size_t)n;
    }
    text[used] = 0;
}
