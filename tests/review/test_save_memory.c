/* Whatever runs out of memory while an edit's request is read, it is refused:
   what is taken has its record, so that a face is never one of nobody. */
#include "tests/support/check.h"

#include <jansson.h>

#include <hemiface/face.h>
#include <hemiface/review.h>

#include "base/file.h"
#include "cmd/review/save.h"

static unsigned long count, fails_at; /* 0: never */

static void *allocate(size_t size)
{
    return ++count == fails_at ? NULL : malloc(size);
}

static json_t *make_body(void)
{
    json_t *face, *body;
    char *text;
    size_t n;

    assert_ok(hf_file_read(
        &text, &n, test_path("tests/fuzz/corpus/face/close-full.face.json"),
        1 << 20, error));
    face = json_loadb(text, n, 0, NULL);
    free(text);
    assert_non_null(face);
    body = json_pack("{si ss ss ss s[] so}", "revision", 0, "rater", "AB",
                     "side", "left", "verdict", "open", "edits", "face", face);
    assert_non_null(body);
    return body;
}

/* Every allocation of jansson fails once, until none does. */
static void record_is_there_or_nothing(void **state)
{
    json_t *body;
    bool taken = false;
    int refused = 0;

    (void)state;
    json_set_alloc_funcs(allocate, free);
    body = make_body();
    for (fails_at = 1; fails_at < 20000; fails_at += fails_at < 200 ? 1 : 37) {
        hf_error why = {HF_OK, ""};
        unsigned long revision;
        hf_face *face = NULL;
        review_answer read;

        count = 0;
        read = save_read_request(&face, body, &revision, &why);
        taken = read == REVIEW_FINE;
        if (taken)
            assert_non_null(hf_face_review(face));
        else
            assert_true(!face && why.text[0]);
        refused += !taken;
        hf_face_free(face);
        if (count < fails_at)
            break;
    }
    fails_at = 0;
    json_decref(body);
    assert_true(taken && refused > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(record_is_there_or_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
