/* support/photos.h - pictures with and without faces, for tests
 *
 * Free every picture with hf_image_free.
 */
#ifndef HF_TEST_PHOTOS_H
#define HF_TEST_PHOTOS_H

#include <hemiface/image.h>

/** A composite face of the development data, e.g. "f_multi", 1350x1350; NULL
 *  when absent. */
hf_image *test_composite(const char *name);

/** Path of, and, any photo with a face: from the development data, or the
 *  sample patient. */
const char *test_any_face(void);
hf_image *test_any_photo(void);

/** A white picture. */
hf_image *test_white(int width, int height);

/** Copies `from` into `to` at (x, y): every `skip`th pixel, `times` over. */
void test_paste(hf_image *to, const hf_image *from, int x, int y, int skip,
                int times);

#endif
