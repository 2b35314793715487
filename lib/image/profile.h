/* image/profile.h - colour profiles, by lcms */
#ifndef HF_IMAGE_PROFILE_H
#define HF_IMAGE_PROFILE_H

#include <lcms2.h>

#include "image/colours.h"

/** The profile that words describe; NULL when they describe none, or none
 *  that is known. Close it with cmsCloseProfile. */
cmsHPROFILE hf_profile_of(cmsContext context, const hf_colour_words *words);

#endif
