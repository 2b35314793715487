/* base/number.h - decimal numbers in text, whatever the locale */
#ifndef HF_BASE_NUMBER_H
#define HF_BASE_NUMBER_H

#include <stdbool.h>

/** Reads a decimal number ("12", "-0.5", ".5e3"; no hexadecimal, no "nan" or
 *  "inf") at *text after blanks and moves *text behind it. The decimal sign
 *  is a point in every locale. False, with nothing changed, when there is no
 *  number or it is too large for a double. */
bool hf_number_read(double *out, const char **text);

#endif
