/* render/ticks.h - round numbers along an axis */
#ifndef HR_TICKS_H
#define HR_TICKS_H

#include <stddef.h>

/** Ticks at first, first + step, ..., count of them: 1, 2 or 5 times a power
 *  of ten apart, with that many digits after the point. Plain value. */
typedef struct hr_ticks {
    double first, step;
    size_t count;
    int decimals;
} hr_ticks;

/** The finest ticks of which at most `most` [2..100] (one more where the ends
 *  fall between two) cover low to high: the first is at low or under it, the
 *  last at high or over it. low = high gets room to both sides; what is not
 *  finite counts as 0 to 1. */
hr_ticks hr_ticks_of(double low, double high, size_t most);

/** Value of a tick; exactly 0 where it is 0. */
double hr_tick_at(const hr_ticks *ticks, size_t index);

/** A tick's number in words: "-2.5", "0"; minus is U+2212. */
void hr_tick_text(char *text, size_t size, const hr_ticks *ticks, size_t index);

#endif
