/* tests/fuzz/seed_net.h - small .tflite networks, made for fuzzing
 *
 * A few kilobytes in place of the megabytes of the real ones, with every
 * operator that is read but the three custom ones, which need options of a
 * format of their own and are reached by patches of the real files.
 */
#ifndef HF_TEST_SEED_NET_H
#define HF_TEST_SEED_NET_H

#include <stddef.h>

enum { SEED_NETS = 3 };

typedef struct seed_net {
    unsigned char bytes[16384];
    size_t count;
} seed_net;

/** Net 0..SEED_NETS - 1; static, until the next call. */
const seed_net *seed_net_make(int which);

#endif
