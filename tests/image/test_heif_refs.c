/* Pictures of a HEIC file that are made of one another: tables made by hand. */
#include "tests/support/check.h"

#include "image/heif_refs.h"

/* A file in the making. */
typedef struct maker {
    unsigned char bytes[4096];
    size_t n;
} maker;

static void put(maker *m, unsigned long value, int bytes)
{
    while (bytes-- > 0)
        m->bytes[m->n++] = (unsigned char)(value >> 8 * bytes);
}

/* Where the box's size belongs; end() sets it. */
static size_t begin(maker *m, const char *type)
{
    const size_t at = m->n;

    put(m, 0, 4);
    memcpy(m->bytes + m->n, type, 4);
    m->n += 4;
    return at;
}

static void end(maker *m, size_t at)
{
    const size_t n = m->n;

    m->n = at;
    put(m, (unsigned long)(n - at), 4);
    m->n = n;
}

typedef struct reference {
    const char *type;
    unsigned from, to;
} reference;

/* What a file with these references comes to, the last one without its type
 * NULL; cut: bytes less of it. */
static hf_status check(const reference *list, int id_bytes, size_t cut)
{
    maker m = {.n = 0};
    const size_t ftyp = begin(&m, "ftyp");
    size_t meta, iref;
    hf_error why;
    hf_source source;

    put(&m, 0, 4);
    end(&m, ftyp);
    meta = begin(&m, "meta");
    put(&m, 0, 4);
    end(&m, begin(&m, "hdlr"));
    iref = begin(&m, "iref");
    put(&m, id_bytes == 4 ? 1UL << 24 : 0, 4);
    for (; list->type; list++) {
        const size_t one = begin(&m, list->type);

        put(&m, list->from, id_bytes);
        put(&m, 1, 2);
        put(&m, list->to, id_bytes);
        end(&m, one);
    }
    end(&m, iref);
    end(&m, meta);
    source = (hf_source){
        .bytes = m.bytes, .count = m.n - cut, .name = "x", .error = &why};
    return hf_heif_check_references(&source);
}

static const reference none[] = {{NULL, 0, 0}};
/* A grid of two tiles, its alpha of the same tiles, a thumbnail, EXIF. */
static const reference photo[] = {
    {"dimg", 3, 1}, {"dimg", 3, 2}, {"auxl", 4, 3}, {"dimg", 4, 1},
    {"dimg", 4, 2}, {"thmb", 5, 3}, {"cdsc", 6, 3}, {NULL, 0, 0}};
static const reference itself[] = {{"dimg", 1, 1}, {NULL, 0, 0}};
static const reference circle[] = {
    {"dimg", 1, 2}, {"dimg", 2, 3}, {"dimg", 3, 1}, {NULL, 0, 0}};
/* The alpha of a picture is made of the picture. */
static const reference by_alpha[] = {
    {"auxl", 2, 1}, {"dimg", 2, 1}, {NULL, 0, 0}};
/* Behind a chain that ends. */
static const reference later[] = {{"dimg", 9, 8}, {"dimg", 8, 7},
                                  {"dimg", 7, 6}, {"dimg", 5, 6},
                                  {"dimg", 6, 5}, {NULL, 0, 0}};
/* What is no making of pictures may go round. */
static const reference others[] = {
    {"thmb", 1, 2}, {"thmb", 2, 1}, {"cdsc", 3, 3}, {NULL, 0, 0}};
static const reference eight[] = {
    {"dimg", 1, 2}, {"dimg", 2, 3}, {"dimg", 3, 4},
    {"dimg", 4, 5}, {"dimg", 5, 6}, {"dimg", 6, 7},
    {"dimg", 7, 8}, {"dimg", 8, 9}, {NULL, 0, 0}};
static const reference nine[] = {
    {"dimg", 1, 2},  {"dimg", 2, 3}, {"dimg", 3, 4}, {"dimg", 4, 5},
    {"dimg", 5, 6},  {"dimg", 6, 7}, {"dimg", 7, 8}, {"dimg", 8, 9},
    {"dimg", 9, 10}, {NULL, 0, 0}};

static void test_tables(void **state)
{
    static const struct {
        const reference *list;
        hf_status status;
    } cases[] = {{none, HF_OK},
                 {photo, HF_OK},
                 {itself, HF_E_CORRUPT},
                 {circle, HF_E_CORRUPT},
                 {by_alpha, HF_E_CORRUPT},
                 {later, HF_E_CORRUPT},
                 {others, HF_OK},
                 {eight, HF_OK},
                 {nine, HF_E_CORRUPT}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int bytes = 2; bytes <= 4; bytes += 2)
            if (check(cases[i].list, bytes, 0) != cases[i].status)
                fail_msg("case %zu with numbers of %d bytes", i, bytes);
}

/* Cut off anywhere: whatever it comes to, nothing behind the end is read (the
 * sanitizers would say), and what is left of a circle is no new one. */
static void test_cut(void **state)
{
    const size_t whole = 8 + 4 + 12 + 8 + 12 + 3 * 14;

    (void)state;
    for (size_t cut = 0; cut < whole; cut++)
        assert_int_equal(check(circle, 2, cut),
                         cut == 0 ? HF_E_CORRUPT : HF_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables),
                                       cmocka_unit_test(test_cut)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
