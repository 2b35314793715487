/* support/photos.c - pictures with and without faces */
#include "tests/support/photos.h"

#include "tests/support/check.h"

hf_image *test_composite(const char *name)
{
    char relative[100];
    const char *path;
    hf_image *image = NULL;

    snprintf(relative, sizeof relative, "faces/composite/%s.jpg", name);
    path = test_shared(relative);
    if (path)
        assert_ok(hf_image_read(&image, path, NULL, error));
    return image;
}

const char *test_any_face(void)
{
    const char *path = test_shared("faces/composite/f_african.jpg");

    return path ? path : test_path("data/sample/pre/rest.jpg");
}

hf_image *test_any_photo(void)
{
    hf_image *image = NULL;

    assert_ok(hf_image_read(&image, test_any_face(), NULL, error));
    return image;
}

hf_image *test_white(int width, int height)
{
    hf_image *image = NULL;

    assert_ok(hf_image_new(&image, width, height, error));
    return image;
}

void test_paste(hf_image *to, const hf_image *from, int x, int y, int skip,
                int times)
{
    int width = hf_image_width(from) / skip * times;
    int height = hf_image_height(from) / skip * times;
    unsigned char *out = hf_image_edit(to);
    const unsigned char *in = hf_image_pixels(from);

    for (int j = 0; j < height && y + j < hf_image_height(to); j++)
        for (int i = 0; i < width && x + i < hf_image_width(to); i++)
            memcpy(out + 3 * ((size_t)(y + j) * (size_t)hf_image_width(to) +
                              (size_t)(x + i)),
                   in + 3 * ((size_t)(j / times * skip) *
                                 (size_t)hf_image_width(from) +
                             (size_t)(i / times * skip)),
                   3);
}
