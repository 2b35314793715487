/* JPEG in several scans: too many, one missing, the last ones left out. */
#include "tests/support/encode.h"

#include <hemiface/image.h>

enum { SIDE = 16 };

static struct encoded encode_scans(J_COLOR_SPACE space,
                                   const jpeg_scan_info *scans, int n)
{
    static unsigned char samples[SIDE * SIDE * 3];
    struct jpeg_recipe r = {.width = SIDE,
                            .height = SIDE,
                            .in = space,
                            .stored = space,
                            .scans = scans,
                            .scan_count = n};
    size_t i;

    for (i = 0; i < sizeof samples; i++)
        samples[i] = (unsigned char)(i * 37 % 251);
    return encode_jpeg(&r, samples);
}

static hf_status read_and_free(struct encoded e, hf_error *why)
{
    hf_image *image = NULL;
    hf_status status =
        hf_image_read_memory(&image, e.bytes, e.n, "x", NULL, why);

    hf_image_free(image);
    free(e.bytes);
    return status;
}

/* A file cut to its first n scans, closed with an end marker or not. */
static struct encoded keep_scans(struct encoded e, int n, bool closed)
{
    size_t i;

    for (i = 0; i + 1 < e.n; i++)
        if (e.bytes[i] == 0xff && e.bytes[i + 1] == 0xda && n-- == 0)
            break;
    e.n = i;
    if (closed) {
        e.bytes[e.n++] = 0xff;
        e.bytes[e.n++] = 0xd9;
    }
    return e;
}

/* Fills in a scan for DC, one for each AC coefficient without its last bit,
   and one each for that bit: 127. */
static void many_scans(jpeg_scan_info scans[127])
{
    int k;

    scans[0] = (jpeg_scan_info){.comps_in_scan = 1};
    for (k = 1; k < 64; k++) {
        scans[k] =
            (jpeg_scan_info){.comps_in_scan = 1, .Ss = k, .Se = k, .Al = 1};
        scans[63 + k] =
            (jpeg_scan_info){.comps_in_scan = 1, .Ss = k, .Se = k, .Ah = 1};
    }
}

static void too_many_scans(void **state)
{
    jpeg_scan_info scans[127];
    hf_error why;

    (void)state;
    many_scans(scans);
    assert_int_equal(
        read_and_free(encode_scans(JCS_GRAYSCALE, scans, 127), &why),
        HF_E_LIMIT);
    assert_non_null(strstr(why.text, "'x' has more scans than"));
}

static void last_scans_left_out(void **state)
{
    jpeg_scan_info scans[127];
    struct encoded e;
    hf_error why;

    (void)state;
    many_scans(scans);
    /* Closed: a coarser picture was meant. Open: the rest was lost. */
    e = encode_scans(JCS_GRAYSCALE, scans, 127);
    assert_ok(read_and_free(keep_scans(e, 64, true), error));
    e = encode_scans(JCS_GRAYSCALE, scans, 127);
    assert_int_equal(read_and_free(keep_scans(e, 64, false), &why),
                     HF_E_CORRUPT);
}

static void channel_missing(void **state)
{
    static const jpeg_scan_info scans[3] = {
        {.comps_in_scan = 1, .component_index = {0}, .Se = 63},
        {.comps_in_scan = 1, .component_index = {1}, .Se = 63},
        {.comps_in_scan = 1, .component_index = {2}, .Se = 63},
    };
    struct encoded e;
    hf_error why;

    (void)state;
    assert_ok(read_and_free(encode_scans(JCS_RGB, scans, 3), error));
    e = encode_scans(JCS_RGB, scans, 3);
    assert_int_equal(read_and_free(keep_scans(e, 2, true), &why), HF_E_CORRUPT);
    assert_non_null(strstr(why.text, "a colour channel is missing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_many_scans),
        cmocka_unit_test(last_scans_left_out),
        cmocka_unit_test(channel_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
