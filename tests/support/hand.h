/* support/hand.h - the hand-placed points of the development photographs */
#ifndef HF_SUPPORT_HAND_H
#define HF_SUPPORT_HAND_H

#include <stddef.h>

#include <hemiface/face.h>

/** A photo and the face a person placed on it. */
typedef struct hand {
    char photo[256]; /**< path below the faces folder */
    hf_face *face;
} hand;

/** Reads faces/points.tsv; exits with a message on failure. Returns the
 *  number of photos; free with hand_free. */
size_t hand_read(hand **out, const char *faces);
void hand_free(hand *hands, size_t count);

#endif
