/* base/sha256.h - checksums, to say which file a result rests on */
#ifndef HF_BASE_SHA256_H
#define HF_BASE_SHA256_H

#include <stddef.h>

/** A checksum in hexadecimal digits and the closing zero. */
#define HF_SHA256_SIZE 65

/** SHA-256 (FIPS 180-4) of n bytes, in hexadecimal: what sha256sum prints. */
void hf_sha256(char hex[HF_SHA256_SIZE], const void *bytes, size_t n);

#endif
