/* custom/scan.c - letters, names and mistakes of a line */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "custom/tree.h"

int hf_parser_fail(hf_parser *p, const char *at, const char *format, ...)
{
    va_list args;

    if (p->bad)
        return -1;
    p->bad = (int)(at - p->line) + 1;
    va_start(args, format);
    vsnprintf(p->what, sizeof p->what, format, args);
    va_end(args);
    return -1;
}

/* The locale is left out of it: isalpha would ask it. */
bool hf_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool hf_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char hf_parser_peek(hf_parser *p)
{
    p->at += strspn(p->at, " \t");
    return *p->at;
}

/* What stands there, in words. */
static const char *thing(char text[32], const char *at)
{
    if (!*at)
        snprintf(text, 32, "the end of the line");
    else if (*at < ' ' || *at > '~')
        snprintf(text, 32, "byte 0x%02X", (unsigned)(unsigned char)*at);
    else
        snprintf(text, 32, "'%c'", *at);
    return text;
}

int hf_parser_unexpected(hf_parser *p, const char *wanted)
{
    char found[32];

    hf_parser_peek(p);
    return hf_parser_fail(p, p->at, "expected %s, found %s", wanted,
                          thing(found, p->at));
}

/* Steps over that character; false, told, if it is another one. */
bool hf_parser_step(hf_parser *p, char c, const char *wanted)
{
    if (hf_parser_peek(p) != c) {
        hf_parser_unexpected(p, wanted);
        return false;
    }
    p->at++;
    return true;
}

/* A name at p->at; false, told, if it is too long. */
bool hf_parser_name(hf_parser *p, char name[HF_NAME_SIZE])
{
    const char *start = p->at;
    size_t n = 0;

    while (hf_is_letter(*p->at) || hf_is_digit(*p->at)) {
        if (n < HF_NAME_SIZE - 1)
            name[n] = *p->at;
        n++;
        p->at++;
    }
    name[n < HF_NAME_SIZE ? n : HF_NAME_SIZE - 1] = 0;
    if (n < HF_NAME_SIZE)
        return true;
    hf_parser_fail(p, start, "no name is as long as this");
    return false;
}
