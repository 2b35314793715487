/* review/secret.h - what only the rater's browser may know */
#ifndef HF_REVIEW_SECRET_H
#define HF_REVIEW_SECRET_H

#include <stdbool.h>

/** 256 random bits in base64url without padding, and the final 0. */
enum { SECRET_SIZE = 44 };

/** Fills it from the system's random numbers. False: there are none. */
bool secret_make(char out[SECRET_SIZE]);
/** Whether text is the secret, in a time that does not tell how much of it is
 *  right. NULL and an empty secret are not. */
bool secret_is(const char secret[SECRET_SIZE], const char *text);

#endif
