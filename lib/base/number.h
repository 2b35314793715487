/* base/number.h - decimal numbers in text, whatever the locale */
#ifndef HF_BASE_NUMBER_H
#define HF_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/** Reads a decimal number ("12", "-0.5", ".5e3"; no hexadecimal, no "nan" or
 *  "inf") at *text after blanks and moves *text behind it. The decimal sign
 *  is a point in every locale. False, with nothing changed, when there is no
 *  number or it is too large for a double. */
bool hf_number_read(double *out, const char **text);

/** Room for any double in style 'g', and for those below 1e15 in style 'f'
 *  with up to 6 digits. */
#define HF_NUMBER_SIZE 32

/** Writes value with a point as decimal sign: style 'f' = so many places
 *  after the point, 'g' = so many significant ones without trailing
 *  zeros. Not finite: "na"; what rounds to zero carries no sign. Cut off at
 *  size. Returns text. */
const char *hf_format_double(char *text, size_t size, double value, char style,
                             int places);

#endif
