/* A PDF's table and what it names: objects where it says, or not. */
#include "tests/support/check.h"

#include "render/pdf_whole.h"

/* Two objects at 9 and 25, the table at 41; by hand. */
#define BODY "%PDF-1.4\n1 0 obj\n<<>>    2 0 obj\n<<>>    "
#define HEAD "xref\n0 3\n0000000000 65535 f \n"
#define FIRST "0000000009 00000 n \n"
#define SECOND "0000000025 00000 n \n"
#define END "trailer\n<< /Size 3 >>\nstartxref\n41\n%%EOF\n"

static bool whole(const char *text)
{
    hr_bytes pdf = {0};
    bool is;

    assert_true(hr_bytes_add(&pdf, text, strlen(text)));
    is = hr_pdf_whole(&pdf);
    hr_bytes_clear(&pdf);
    return is;
}

static void test_whole(void **state)
{
    (void)state;
    assert_int_equal(strlen(BODY), 41);
    assert_true(whole(BODY HEAD FIRST SECOND END));
    /* a number that is not in use may be nowhere */
    assert_true(whole(BODY HEAD FIRST "0000000000 00001 f \n" END));
    /* a compressed table */
    assert_true(whole("%PDF-1.5\n3 0 obj\nstartxref\n9\n%%EOF\n"));
}

static void test_not_whole(void **state)
{
    static const char *const broken[] = {
        /* the second object was left out, was never written, is another one */
        BODY HEAD FIRST "0000000041 00000 n \n" END,
        BODY HEAD FIRST "0000009999 00000 n \n" END,
        BODY HEAD SECOND FIRST END,
        /* a table cut off, none, somewhere else, no end */
        BODY HEAD FIRST "startxref\n41\n%%EOF\n",
        BODY "startxref\n40\n%%EOF\n",
        BODY HEAD FIRST SECOND "startxref\n9999\n%%EOF\n",
        BODY HEAD FIRST SECOND "trailer\n",
        "%PDF-1.4\n",
    };
    hr_bytes nothing = {0};

    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        if (whole(broken[i]))
            fail_msg("number %zu is said to be whole", i);
    assert_false(hr_pdf_whole(&nothing));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_whole),
                                       cmocka_unit_test(test_not_whole)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
