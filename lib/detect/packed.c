/* detect/packed.c - dlib's packed numbers, one after the other */
#include "detect/packed.h"

#include <math.h>

/* Bits of a control byte: how many bytes follow, the sign, never set. */
enum { SIZE = 0x0f, NEGATIVE = 0x80, NEVER = 0x70, MOST_BYTES = 8 };

/* Exponents of a float that is not 0 lie far within; dlib's marks for
 * infinity and not-a-number (32000 to 32002) far beyond. */
#define FARTHEST_EXPONENT 1000

void hf_packed_fail(struct hf_packed *from, const char *why)
{
    if (from->why)
        return;
    from->why = why;
    from->where = from->at;
}

int64_t hf_packed_int(struct hf_packed *from)
{
    uint64_t value = 0;
    size_t size;
    unsigned control;

    if (from->why)
        return 0;
    if (from->at == from->end) {
        hf_packed_fail(from, "it ends early");
        return 0;
    }
    control = from->bytes[from->at];
    size = control & SIZE;
    if (control & NEVER || size < 1 || size > MOST_BYTES)
        hf_packed_fail(from, "expected a number");
    else if (size > from->end - from->at - 1)
        hf_packed_fail(from, "it ends early");
    for (size_t i = size; i > 0 && !from->why; i--)
        value = value << 8 | from->bytes[from->at + i];
    if (value > INT64_MAX)
        hf_packed_fail(from, "a number is too large");
    if (from->why)
        return 0;
    from->at += 1 + size;
    return control & NEGATIVE ? -(int64_t)value : (int64_t)value;
}

size_t hf_packed_index(struct hf_packed *from, size_t most, const char *why)
{
    const size_t at = from->at;
    const int64_t value = hf_packed_int(from);

    if (value >= 0 && (uint64_t)value <= most)
        return (size_t)value;
    from->at = at;
    hf_packed_fail(from, why);
    return 0;
}

size_t hf_packed_count(struct hf_packed *from, size_t least)
{
    return hf_packed_index(from, (from->end - from->at) / least,
                           "a list is longer than the rest of the file");
}

float hf_packed_real(struct hf_packed *from)
{
    const int64_t mantissa = hf_packed_int(from);
    const int64_t exponent = hf_packed_int(from);
    float value = 0;

    if (exponent >= -FARTHEST_EXPONENT && exponent <= FARTHEST_EXPONENT)
        value = (float)ldexp((double)mantissa, (int)exponent);
    else
        value = INFINITY;
    if (!isfinite(value)) {
        hf_packed_fail(from, "a number is not finite");
        return 0;
    }
    return value;
}

void hf_packed_reals(struct hf_packed *from, float *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = hf_packed_real(from);
}
