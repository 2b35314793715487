/* render/utf8.h - text that pictures and documents can hold */
#ifndef HR_UTF8_H
#define HR_UTF8_H

/** Bytes of the UTF-8 character at c that XML allows (no control characters but
 *  tab and newline, no half surrogates), 1 to 4; 0: none such. */
int hr_utf8_length(const char *c);

/** A malloc'ed copy in which every other byte is U+FFFD: cairo refuses text
 *  that is not UTF-8, and names of files need not be. NULL: no memory. */
char *hr_utf8_copy(const char *text);

#endif
