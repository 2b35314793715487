/* outcome/words.c - files of words, line by line */
#include "outcome/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "base/sha256.h"

/* Wrong lines that are told one by one; a file with more is no such file. */
enum { MOST_TOLD = 50 };

typedef struct reader {
    hf_words *words;
    hf_word_kind kind; /* of the section */
    int line;
    hf_words_tell *tell;
    void *context;
    hf_error first; /* the first mistake, as told */
    int mistakes;
} reader;

static const char *const sections[HF_WORD_KINDS] = {
    [HF_WORD_VIEW] = "views",
    [HF_WORD_VISIT] = "visits",
    [HF_WORD_SIDE] = "sides",
};

static void note(reader *r, const hf_error *e)
{
    if (r->mistakes++ == 0)
        r->first = *e;
    if (r->tell && r->mistakes <= MOST_TOLD)
        r->tell(r->context, e->text);
}

static void tell_mistake(reader *r, const char *what, const char *shown)
{
    hf_error e;

    (void)hf_fail(&e, HF_E_CORRUPT, "'%.80s' line %d: '%.100s' %s",
                  r->words->name, r->line, shown, what);
    note(r, &e);
}

static void tell_empty(reader *r)
{
    hf_error e;

    (void)hf_fail(&e, HF_E_CORRUPT,
                  "'%.80s' has no words: write word = view, one a line",
                  r->words->name);
    note(r, &e);
}

/* -------------------------------------------------------------------- lines */

static char *trim(char *text)
{
    size_t n;

    text += strspn(text, " \t\r");
    n = strlen(text);
    while (n > 0 && strchr(" \t\r", text[n - 1]))
        text[--n] = 0;
    return text;
}

/* What is behind `=`; false and told if it is nothing known. */
static bool read_target(reader *r, int *value, const char *to)
{
    hf_affected side = HF_AFFECTED_UNKNOWN;
    hf_error why;

    *value = 0;
    if (r->kind == HF_WORD_VIEW) {
        *value = (int)hf_view_by_name(to);
        if (*value == HF_VIEW_NONE && strcmp(to, "ignore") != 0) {
            tell_mistake(r,
                         "is no view: write rest, brow, close-gentle, "
                         "close-full, smile-gentle, smile-full, pucker, "
                         "lower-lip, snarl or ignore",
                         to);
            return false;
        }
    } else if (r->kind == HF_WORD_SIDE) {
        if (hf_affected_parse(&side, to, &why) != HF_OK) {
            tell_mistake(
                r, "is no side: write right, left, both, none or unknown", to);
            return false;
        }
        *value = (int)side;
    } else if (!*to) {
        tell_mistake(r, "is no name of a visit: write one behind =", to);
        return false;
    }
    return true;
}

static const hf_word *find_same(const hf_words *words, const hf_word *w)
{
    for (size_t i = 0; i < words->count; i++) {
        const hf_word *other = &words->list[i];

        if (other->kind == w->kind && other->length == w->length &&
            !memcmp(other->signs, w->signs, w->length * sizeof *w->signs))
            return other;
    }
    return NULL;
}

static hf_status keep(reader *r, const hf_word *w, hf_error *error)
{
    hf_words *words = r->words;

    if (words->count == words->room) {
        const size_t room = words->room ? 2 * words->room : 32;
        hf_word *grown = realloc(words->list, room * sizeof *grown);

        if (!grown)
            return hf_fail_memory(error);
        words->list = grown;
        words->room = room;
    }
    words->list[words->count++] = *w;
    return HF_OK;
}

static hf_status take_word(reader *r, char *text, const char *to, int value,
                           hf_error *error)
{
    hf_word w = {.kind = r->kind, .to = to, .value = value, .line = r->line};
    const hf_word *same;
    hf_status status;
    char text_there[80];

    w.text = trim(text);
    status = hf_word_fold(&w, error);
    same = status == HF_OK ? find_same(r->words, &w) : NULL;
    if (status == HF_OK && !w.length) {
        tell_mistake(r, "has no letter or digit to know a name by", w.text);
    } else if (same) {
        snprintf(text_there, sizeof text_there,
                 "is on line %d already: leave one of them", same->line);
        tell_mistake(r, text_there, w.text);
    } else if (status == HF_OK && r->words->count >= HF_WORDS_MOST) {
        status = hf_fail(error, HF_E_LIMIT, "'%s' has more than %d words",
                         r->words->name, HF_WORDS_MOST);
    } else if (status == HF_OK) {
        status = keep(r, &w, error);
        if (status == HF_OK)
            return HF_OK;
    }
    free(w.signs);
    return status;
}

static void take_section(reader *r, char *line)
{
    const size_t n = strlen(line);

    for (int k = 0; k < HF_WORD_KINDS; k++)
        if (line[n - 1] == ']' && n - 2 == strlen(sections[k]) &&
            !strncmp(line + 1, sections[k], n - 2)) {
            r->kind = (hf_word_kind)k;
            return;
        }
    tell_mistake(r, "is no section: write [views], [visits] or [sides]", line);
}

/* A line without its end. */
static hf_status take_line(reader *r, char *line, hf_error *error)
{
    hf_status status = HF_OK;
    char *equals, *word, *rest;
    int value;

    r->line++;
    line = trim(line);
    if (!*line || *line == '#')
        return HF_OK;
    if (*line == '[') {
        take_section(r, line);
        return HF_OK;
    }
    equals = strrchr(line, '=');
    if (!equals || strlen(line) > HF_WORDS_MOST_LINE) {
        tell_mistake(r, "is no line of words: write word = view", line);
        return HF_OK;
    }
    *equals = 0;
    equals = trim(equals + 1);
    if (!read_target(r, &value, equals))
        return HF_OK;
    for (rest = line; status == HF_OK && (word = rest);) {
        rest = strchr(word, '|');
        if (rest)
            *rest++ = 0;
        status = take_word(r, word, equals, value, error);
    }
    return status;
}

static hf_status take_lines(reader *r, hf_error *error)
{
    char *line = r->words->text, *end;
    hf_status status = HF_OK;

    if (!strncmp(line, "\xef\xbb\xbf", 3))
        line += 3;
    for (; line && status == HF_OK; line = end) {
        end = strchr(line, '\n');
        if (end)
            *end++ = 0;
        status = take_line(r, line, error);
    }
    if (status != HF_OK)
        return status;
    if (!r->mistakes && !r->words->count)
        tell_empty(r);
    return r->mistakes ? hf_fail(error, HF_E_CORRUPT, "%s", r->first.text)
                       : HF_OK;
}

/* --------------------------------------------------------------------- sets */

hf_status hf_words_parse(hf_words **out, const char *text, size_t length,
                         const char *name, hf_words_tell *tell, void *context,
                         hf_error *error)
{
    const char *slash = strrchr(name, '/');
    hf_words *words = calloc(1, sizeof *words);
    reader r = {.words = words, .tell = tell, .context = context};
    hf_status status;

    if (!words)
        return hf_fail_memory(error);
    words->name = strdup(slash ? slash + 1 : name);
    words->text = malloc(length + 1);
    if (!words->name || !words->text) {
        status = hf_fail_memory(error);
    } else if (memchr(text, 0, length)) {
        status = hf_fail(error, HF_E_FORMAT, "'%s' is no text file", name);
    } else {
        memcpy(words->text, text, length);
        words->text[length] = 0;
        hf_sha256(words->sha256, text, length);
        status = take_lines(&r, error);
    }
    if (status == HF_OK)
        *out = words;
    else
        hf_words_free(words);
    return status;
}

hf_status hf_words_read(hf_words **out, const char *path, hf_words_tell *tell,
                        void *context, hf_error *error)
{
    char *text;
    size_t length;
    hf_status status =
        hf_file_read(&text, &length, path, HF_WORDS_MOST_BYTES, error);

    if (status != HF_OK)
        return status;
    status = hf_words_parse(out, text, length, path, tell, context, error);
    free(text);
    return status;
}

void hf_words_free(hf_words *words)
{
    if (!words)
        return;
    for (size_t i = 0; i < words->count; i++)
        free(words->list[i].signs);
    free(words->list);
    free(words->name);
    free(words->text);
    free(words);
}

const char *hf_words_name(const hf_words *words)
{
    return words->name;
}

const char *hf_words_sha256(const hf_words *words)
{
    return words->sha256;
}
