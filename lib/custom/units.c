/* custom/units.c - units of custom measures, as powers */
#include <stdio.h>
#include <string.h>

#include "custom/tree.h"

/* Beyond mm6 nothing in a face means anything; keeps the powers small. */
enum { HIGHEST = 6 };

static const struct {
    const char *word;
    hf_powers powers;
} units[] = {
    {"mm", {1, 0, 0, false}},
    {"mm2", {2, 0, 0, false}},
    {"deg", {0, 1, 0, false}},
    {"%", {0, 0, 1, false}},
};

#define UNITS (sizeof units / sizeof *units)

bool hf_powers_equal(hf_powers a, hf_powers b)
{
    return a.mm == b.mm && a.deg == b.deg && a.percent == b.percent;
}

bool hf_powers_of(hf_powers *out, const char *unit, size_t length)
{
    size_t i;

    for (i = 0; i < UNITS; i++)
        if (strlen(units[i].word) == length &&
            strncmp(units[i].word, unit, length) == 0) {
            *out = units[i].powers;
            return true;
        }
    return false;
}

static void add_power(char text[48], const char *unit, int power)
{
    size_t used = strlen(text);

    if (power == 0)
        return;
    snprintf(text + used, 48 - used, "%s%s", used ? " " : "", unit);
    used = strlen(text);
    if (power != 1)
        snprintf(text + used, 48 - used, "%d", power);
}

const char *hf_powers_text(char text[48], hf_powers powers)
{
    text[0] = 0;
    if (powers.any) {
        snprintf(text, 48, "0");
        return text;
    }
    add_power(text, "mm", powers.mm);
    add_power(text, "deg", powers.deg);
    add_power(text, "%", powers.percent);
    if (!*text)
        snprintf(text, 48, "a plain number");
    return text;
}

/* The arguments' common unit; false when they differ. */
static bool common(hf_powers *out, const hf_powers *args, int count)
{
    int i;

    *out = args[0];
    for (i = 1; i < count; i++) {
        if (out->any)
            *out = args[i];
        else if (!args[i].any && !hf_powers_equal(*out, args[i]))
            return false;
    }
    return true;
}

static bool too_high(hf_powers p)
{
    return p.mm > HIGHEST || p.mm < -HIGHEST || p.deg > HIGHEST ||
           p.deg < -HIGHEST || p.percent > HIGHEST || p.percent < -HIGHEST;
}

/* a times b to the power of 1 or -1. */
static hf_powers times(hf_powers a, hf_powers b, int power)
{
    a.mm += power * b.mm;
    a.deg += power * b.deg;
    a.percent += power * b.percent;
    a.any = a.any || b.any;
    return a;
}

const char *hf_powers_result(hf_powers *out, hf_unit_rule rule,
                             const hf_powers *args, int count)
{
    static const hf_powers fixed[] = {[HF_IN_NONE] = {0, 0, 0, false},
                                      [HF_IN_MM] = {1, 0, 0, false},
                                      [HF_IN_MM2] = {2, 0, 0, false},
                                      [HF_IN_DEG] = {0, 1, 0, false}};
    static const hf_powers percent = {0, 0, 1, false};
    hf_powers same;

    if (rule <= HF_IN_DEG) {
        *out = fixed[rule];
        return NULL;
    }
    if (rule == HF_IN_PRODUCT || rule == HF_IN_QUOTIENT) {
        *out = times(args[0], args[1], rule == HF_IN_PRODUCT ? 1 : -1);
        return too_high(*out) ? "the powers of its unit grow too high" : NULL;
    }
    if (!common(&same, args, count))
        return "units differ";
    *out = rule == HF_IN_PERCENT ? percent : same;
    if (rule != HF_IN_ROOT)
        return NULL;
    if (same.mm % 2 || same.deg % 2 || same.percent % 2)
        return "a root needs an even power, as mm2";
    out->mm /= 2;
    out->deg /= 2;
    out->percent /= 2;
    return NULL;
}
