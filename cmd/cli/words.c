/* cli/words.c - text and numbers as outputs want them */
#include <math.h>
#include <string.h>

#include "cmd/cli/output.h"

/* Bytes of the UTF-8 character at c, or 0 if there is none. */
static int utf8_length(const unsigned char *c)
{
    const int length = *c < 0x80    ? 1
                       : *c >= 0xF5 ? 0
                       : *c >= 0xF0 ? 4
                       : *c >= 0xE0 ? 3
                       : *c >= 0xC2 ? 2
                                    : 0;

    for (int i = 1; i < length; i++)
        if ((c[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

void cli_json_string(FILE *to, const char *text)
{
    fputc('"', to);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        const int length = utf8_length(c);

        if (length != 1) {
            /* File names need not be UTF-8, JSON must be. */
            fprintf(to, "%.*s", length ? length : 6,
                    length ? (const char *)c : "\\ufffd");
            c += length ? length - 1 : 0;
            continue;
        }
        if (*c == '"' || *c == '\\')
            fprintf(to, "\\%c", *c);
        else if (*c < ' ')
            fprintf(to, "\\u%04x", *c);
        else
            fputc(*c, to);
    }
    fputc('"', to);
}

const char *cli_shown(const char *text)
{
    static char buffers[4][512];
    static int next;
    char *out = buffers[next++ % 4];

    snprintf(out, sizeof buffers[0], "%s", text);
    for (char *c = out; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
    return out;
}

const char *cli_number(double value, int decimals)
{
    static char buffers[8][48];
    static int next;
    char *text = buffers[next++ % 8];

    if (!isfinite(value))
        return "na";
    snprintf(text, sizeof buffers[0], "%.*f", decimals, value);
    /* "-0.00" reads as a sign where there is none. */
    if (text[0] == '-' && strspn(text, "-0.") == strlen(text))
        memmove(text, text + 1, strlen(text));
    return text;
}
