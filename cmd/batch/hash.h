/* batch/hash.h - checksums: which bytes and which settings a result rests on
 */
#ifndef HF_BATCH_HASH_H
#define HF_BATCH_HASH_H

#include <stddef.h>

/** Hexadecimal digits of a sha256 and the closing zero. */
enum { KEY_SIZE = 65 };

/** A checksum on the way. */
typedef struct hash hash;

/** Begins; without memory the program ends. */
hash *hash_new(void);
void hash_add(hash *h, const void *bytes, size_t count);
/** A word with its closing zero, so that "ab" "c" is not "a" "bc". */
void hash_add_word(hash *h, const char *word);
/** The digits; frees. */
void hash_end(char key[KEY_SIZE], hash *h);

/** What sha256sum prints of bytes. */
void hash_bytes(char key[KEY_SIZE], const void *bytes, size_t count);
/** The same of a file, "" when it cannot be read. */
void hash_file(char key[KEY_SIZE], const char *path);

#endif
