/* tests/support/profiles.h - colour profiles and HEIC, made in memory */
#ifndef HF_TEST_PROFILES_H
#define HF_TEST_PROFILES_H

#include "tests/support/encode.h"

/** The profiles that tests need. */
enum test_profile {
    PROFILE_SRGB,
    PROFILE_P3,     /* Display P3: sRGB's curve */
    PROFILE_ADOBE,  /* Adobe RGB (1998) */
    PROFILE_LINEAR, /* grey, samples are light */
    PROFILE_INK     /* CMYK whose full black has L* 20, paper L* 100 */
};

/** One of them; with padding (bytes, even) it carries a text of that length. */
struct encoded make_profile(enum test_profile which, size_t padding);

/** What a HEIC file is to be. */
struct heic_recipe {
    int width, height;
    bool alpha; /* samples have a fourth, opacity */
    int depth;  /* bits; over 8 samples are 16 bits, big-endian, in file
                   depth */
    int turns;  /* quarter turns anticlockwise that irot says */
    bool mixed; /* colours are multiplied by alpha */
    struct encoded icc;
    int primaries, transfer; /* nclx, 0 = none beside 1 and 13 */
    int orientation;         /* in an EXIF block, 0 = none */
    bool second;             /* a picture before it, white, not primary */
};

/** Encodes without loss. Without an encoder, or a build without HEIC, the test
 *  is skipped with a message. */
struct encoded encode_heic(const struct heic_recipe *recipe,
                           const unsigned char *samples);

#endif
