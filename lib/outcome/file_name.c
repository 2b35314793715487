/* outcome/file_name.c - the view a file name stands for
 *
 * A view is said by its name or usual number, alone or after a separator
 * (`_`, `-`, space), and nothing follows it but the extension:
 *   rest.jpg  smile_full.png  1.jpg  v6.jpeg  S017_pre_v6.jpg  P3 rest.JPG
 * A digit without a separator belongs to something else: `S017.jpg` is no
 * view, and neither is `smile-full_v5.jpg`, whose name and number disagree. A
 * number after a view's name is a take, and so is a letter after a view's
 * number: `rest-2.jpg`, `rest (2).jpg`, `v6b.jpg`.
 */
#include "outcome/file_name.h"

#include <stdlib.h>
#include <string.h>

static const char *const photo_ends[] = {".jpg",  ".jpeg", ".png",
                                         ".heic", ".heif", ".hif"};
static const char face_end[] = ".face.json";

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);

    return length >= tail && !strcmp(text + length - tail, end);
}

static bool cut_end(char *text, const char *end)
{
    if (!ends_with(text, end))
        return false;
    text[strlen(text) - strlen(end)] = 0;
    return true;
}

static bool cut_photo_end(char *text)
{
    for (size_t i = 0; i < sizeof photo_ends / sizeof *photo_ends; i++)
        if (cut_end(text, photo_ends[i]))
            return true;
    return false;
}

/* Only ASCII letters: views' names have no others, and bytes of other
 * alphabets must come through unharmed in any locale. */
static void normalise(char *text)
{
    char *to = text;

    for (; *text; text++) {
        if (*text >= 'A' && *text <= 'Z')
            *to++ = (char)(*text - 'A' + 'a');
        else if (*text == '_' || *text == ' ')
            *to++ = '-';
        else if (*text != '(' && *text != ')')
            *to++ = *text;
    }
    *to = 0;
}

/* The view whose name is the whole stem or its last words. */
static hf_view named_view(const char *stem, size_t length)
{
    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        const char *name = hf_view_name((hf_view)v);
        size_t tail = strlen(name);

        if (length >= tail && !strncmp(stem + length - tail, name, tail) &&
            (length == tail || stem[length - tail - 1] == '-'))
            return (hf_view)v;
    }
    return HF_VIEW_NONE;
}

/* The view of a stem that ends in a number, `6` or `v6`. */
static hf_view numbered_view(const char *stem, size_t length)
{
    size_t digit = length - 1;
    char word[2] = {0, 0};
    hf_view named, view;

    if (!length || stem[digit] < '1' || stem[digit] > '9')
        return HF_VIEW_NONE;
    word[0] = stem[digit];
    if (digit > 0 && stem[digit - 1] == 'v')
        digit--;
    if (digit > 0 && stem[digit - 1] != '-')
        return HF_VIEW_NONE;
    view = hf_view_by_name(word);
    named = digit > 0 ? named_view(stem, digit - 1) : HF_VIEW_NONE;
    return named == HF_VIEW_NONE || named == view ? view : HF_VIEW_NONE;
}

/* Most digits of a take's number. */
enum { TAKE_DIGITS = 3 };

/* "rest-2", "v6-2": a view's name or number, and a number. Two bare numbers,
 * `P-1-2`, may be anything: see find_view. */
static bool named_take(hf_file_name *name)
{
    size_t length = strlen(name->stem), digits = 0;
    const char *number;

    while (digits < length && name->stem[length - digits - 1] >= '0' &&
           name->stem[length - digits - 1] <= '9')
        digits++;
    if (!digits || digits > TAKE_DIGITS || digits == length ||
        name->stem[length - digits - 1] != '-')
        return false;
    number = name->stem + length - digits;
    name->view = named_view(name->stem, length - digits - 1);
    name->named = name->view != HF_VIEW_NONE;
    if (name->view == HF_VIEW_NONE)
        name->view = numbered_view(name->stem, length - digits - 1);
    name->take = (int)strtol(number, NULL, 10);
    name->base[length - digits - 1] = 0;
    return name->view != HF_VIEW_NONE && name->take > 0;
}

/* "v6b": a view's number and a letter. */
static bool lettered_take(hf_file_name *name)
{
    size_t length = strlen(name->stem);
    char letter = length ? name->stem[length - 1] : 0;

    if (letter < 'a' || letter > 'z')
        return false;
    name->view = numbered_view(name->stem, length - 1);
    name->take = letter - 'a' + 1;
    name->base[length - 1] = 0;
    return name->view != HF_VIEW_NONE;
}

/* Whether a base ends in a number without a `v`. */
static bool two_numbers(const char *base)
{
    size_t length = strlen(base);

    return named_view(base, length) == HF_VIEW_NONE &&
           (length < 2 || base[length - 2] != 'v');
}

/* Names come first: `close-full` ends in a letter, `smile-full-6` in the
 * number of its own view. */
static void find_view(hf_file_name *name)
{
    size_t length = strlen(name->stem);

    memcpy(name->base, name->stem, length + 1);
    name->take = 1;
    name->view = named_view(name->stem, length);
    name->named = name->view != HF_VIEW_NONE;
    if (name->named)
        return;
    if (named_take(name)) {
        if (two_numbers(name->base))
            name->view = HF_VIEW_NONE;
        return;
    }
    memcpy(name->base, name->stem, length + 1);
    if (lettered_take(name))
        return;
    memcpy(name->base, name->stem, length + 1);
    name->take = 1;
    name->view = numbered_view(name->stem, length);
}

hf_file_name hf_file_name_read(const char *name)
{
    hf_file_name result = {.view = HF_VIEW_NONE};
    const char *slash = strrchr(name, '/');
    size_t length;

    if (slash)
        name = slash + 1;
    if (name[0] == '.' || strlen(name) >= sizeof result.stem)
        return result;
    memcpy(result.stem, name, strlen(name) + 1);
    normalise(result.stem);
    length = strlen(result.stem);
    result.face = cut_end(result.stem, face_end);
    /* rest.jpg.face.json belongs to rest.jpg */
    result.known = cut_photo_end(result.stem) || result.face;
    result.stem_bytes = strlen(name) - (length - strlen(result.stem));
    if (result.known)
        find_view(&result);
    return result;
}

hf_view hf_view_of_file(const char *file_name)
{
    return hf_file_name_read(file_name).view;
}
