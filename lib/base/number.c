/* base/number.c - decimal numbers in text, whatever the locale */
#include "base/number.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char digits[] = "0123456789";

/* The end of the number at s, or NULL. strtod alone would take "nan", "0x1p3"
   and, in its locale, "1,5". */
static const char *number_end(const char *s)
{
    size_t whole, part = 0;

    s += *s == '+' || *s == '-';
    whole = strspn(s, digits);
    s += whole;
    if (*s == '.') {
        part = strspn(s + 1, digits);
        s += 1 + part;
    }
    if (whole + part == 0)
        return NULL;
    if (*s == 'e' || *s == 'E') {
        const char *power = s + 1;

        power += *power == '+' || *power == '-';
        if (strspn(power, digits) > 0)
            s = power + strspn(power, digits);
    }
    return s;
}

bool hf_number_read(double *out, const char **text)
{
    const char *start = *text + strspn(*text, " \t");
    const char *end = number_end(start);
    locale_t plain, before;
    double value;
    char *stop;

    if (!end)
        return false;
    plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0)
        return false;
    before = uselocale(plain); /* of this thread only */
    value = strtod(start, &stop);
    uselocale(before);
    freelocale(plain);
    if (stop != end)
        value = 0; /* it went on into "0x...": only the 0 is decimal */
    if (!isfinite(value))
        return false;
    *out = value;
    *text = end;
    return true;
}

/* The decimal sign of a locale may be several bytes long. It is the only run
 * of bytes in printf's output that is none of these, so the locale need not
 * be asked (localeconv is not safe among threads). */
static void point_only(char *text)
{
    const char *plain = "+-0123456789eE";
    size_t before = strspn(text, plain);
    size_t sign = strcspn(text + before, plain);

    if (!sign)
        return;
    text[before] = '.';
    memmove(text + before + 1, text + before + sign,
            strlen(text + before + sign) + 1);
}

static void drop_minus_of_zero(char *text)
{
    if (text[0] == '-' && strcspn(text, "123456789") == strlen(text))
        memmove(text, text + 1, strlen(text));
}

const char *hf_format_double(char *text, size_t size, double value, char style,
                             int places)
{
    /* The longest double in style 'f' has 309 digits before the point. */
    char full[384];

    if (!isfinite(value))
        snprintf(full, sizeof full, "na");
    else if (style == 'f')
        snprintf(full, sizeof full, "%.*f", places < 40 ? places : 40, value);
    else
        snprintf(full, sizeof full, "%.*g", places < 40 ? places : 40, value);
    if (isfinite(value)) {
        point_only(full);
        drop_minus_of_zero(full);
    }
    snprintf(text, size, "%s", full);
    return text;
}
