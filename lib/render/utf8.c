/* render/utf8.c - text that pictures and documents can hold */
#include "render/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Characters that take fewer bytes, stand for nothing, or control something. */
static bool allowed(unsigned code, int length)
{
    static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};

    if (code < least[length] || code > 0x10FFFF ||
        (code >= 0xD800 && code < 0xE000) || code == 0xFFFE || code == 0xFFFF)
        return false;
    return (code >= 0x20 && code != 0x7F) || code == '\t' || code == '\n';
}

int hr_utf8_length(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    const int length = *c < 0x80    ? 1
                       : *c >= 0xF5 ? 0
                       : *c >= 0xF0 ? 4
                       : *c >= 0xE0 ? 3
                       : *c >= 0xC2 ? 2
                                    : 0;
    unsigned code = length > 1 ? *c & (0x7Fu >> length) : *c;

    for (int i = 1; i < length; i++) {
        if ((c[i] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | (c[i] & 0x3Fu);
    }
    return length && allowed(code, length) ? length : 0;
}

char *hr_utf8_copy(const char *text)
{
    char *copy = malloc(3 * strlen(text) + 1), *to = copy;

    while (copy && *text) {
        const int length = hr_utf8_length(text);

        memcpy(to, length ? text : "\xef\xbf\xbd",
               (size_t)(length ? length : 3));
        to += length ? length : 3;
        text += length ? length : 1;
    }
    if (copy)
        *to = 0;
    return copy;
}
