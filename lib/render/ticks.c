/* render/ticks.c - round numbers along an axis */
#include "render/ticks.h"

#include <math.h>
#include <stdio.h>

/* The next step that is 1, 2 or 5 times a power of ten. */
static double round_step(double least)
{
    static const double steps[] = {1.0, 2.0, 5.0, 10.0};
    const double power = pow(10.0, floor(log10(least)));
    size_t i = 0;

    /* A hair less, so that 0.2 / 0.1 is 2 and not 2.0000000000000004. */
    while (i < 3 && steps[i] * power < least * (1.0 - 1e-9))
        i++;
    return steps[i] * power;
}

hr_ticks hr_ticks_of(double low, double high, size_t most)
{
    const double hair = 1e-9;
    hr_ticks t;
    double exponent;

    if (!isfinite(low) || !isfinite(high)) {
        low = 0.0;
        high = 1.0;
    }
    if (!(high > low)) {
        const double room = fmax(fabs(low) * 0.1, 0.5);

        low -= room;
        high += room;
    }
    t.step = round_step((high - low) / (double)(most > 2 ? most - 1 : 1));
    t.first = floor(low / t.step + hair) * t.step;
    t.count = (size_t)(ceil(high / t.step - hair) - floor(low / t.step + hair) +
                       0.5) +
              1;
    exponent = floor(log10(t.step) + hair);
    t.decimals = exponent < 0 ? (int)-exponent : 0;
    return t;
}

double hr_tick_at(const hr_ticks *ticks, size_t index)
{
    const double value = ticks->first + (double)index * ticks->step;

    return fabs(value) < 1e-6 * ticks->step ? 0.0 : value;
}

void hr_tick_text(char *text, size_t size, const hr_ticks *ticks, size_t index)
{
    const double value = hr_tick_at(ticks, index);

    snprintf(text, size, "%s%.*f", value < 0 ? "\xe2\x88\x92" : "",
             ticks->decimals, fabs(value));
}
