/* render/pdf_whole.c - whether a PDF holds all that it names */
#include "render/pdf_whole.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of a table's entry: "0000000015 00000 n \n". */
enum { ENTRY = 20, KIND = 17 };
/* Longer than each line that is read: a start and what may stand before it. */
enum { LINE = 64 };

/* What stands at a place, as a text; short at the end. */
static void copy(char text[LINE], const hr_bytes *pdf, size_t at)
{
    const size_t left = pdf->count - at;
    const size_t length = left < LINE - 1 ? left : LINE - 1;

    memcpy(text, pdf->data + at, length);
    text[length] = 0;
}

/* Where the table begins; false: no such line at the end. */
static bool find_table(size_t *at, const hr_bytes *pdf)
{
    static const char word[] = "startxref";
    char text[LINE];
    const char *start;

    copy(text, pdf, pdf->count < LINE ? 0 : pdf->count - (LINE - 1));
    start = strstr(text, word);
    if (!start)
        return false;
    *at = strtoul(start + sizeof word - 1, NULL, 10);
    return *at < pdf->count;
}

static bool stands(const hr_bytes *pdf, size_t number, const char *entry)
{
    const size_t at = strtoul(entry, NULL, 10);
    char wanted[LINE], text[LINE];

    if (entry[KIND] != 'n')
        return true; /* a number that is not in use */
    if (at >= pdf->count)
        return false;
    copy(text, pdf, at);
    snprintf(wanted, sizeof wanted, "%zu 0 obj", number);
    return strncmp(text, wanted, strlen(wanted)) == 0;
}

bool hr_pdf_whole(const hr_bytes *pdf)
{
    static const char head[] = "xref\n0 ";
    size_t at, count;
    char text[LINE], *end;

    if (!pdf->count || !find_table(&at, pdf))
        return false;
    copy(text, pdf, at);
    if (isdigit((unsigned char)text[0]))
        return true;
    if (strncmp(text, head, sizeof head - 1) != 0)
        return false;
    count = strtoul(text + sizeof head - 1, &end, 10);
    if (!count || *end != '\n')
        return false;
    at += (size_t)(end - text) + 1;
    if (count > (pdf->count - at) / ENTRY)
        return false;
    for (size_t i = 0; i < count; i++) {
        copy(text, pdf, at + ENTRY * i);
        if (!stands(pdf, i, text))
            return false;
    }
    return true;
}
