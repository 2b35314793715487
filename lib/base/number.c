/* base/number.c - decimal numbers in text, whatever the locale */
#include "base/number.h"

#include <locale.h>
#include <math.h>
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
