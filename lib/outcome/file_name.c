/* outcome/file_name.c - the view a file name stands for
 *
 * A view is said by its name or usual number, alone or after a separator
 * (`_`, `-`, space), and nothing follows it but the extension:
 *   rest.jpg  smile_full.png  1.jpg  v6.jpeg  S017_pre_v6.jpg  P3 rest.JPG
 * A digit without a separator belongs to something else: `S017.jpg` is no
 * view. So does a number after a view's name that does not agree with it:
 * `rest-2.jpg` is a second take of rest, not view 2, and is left alone.
 */
#include "outcome/file_name.h"

#include <string.h>

static const char *const photo_ends[] = {".jpg", ".jpeg", ".png"};
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
    for (; *text; text++) {
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text - 'A' + 'a');
        else if (*text == '_' || *text == ' ')
            *text = '-';
    }
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

/* The view of a stem that ends in a number, `6` or `v6`. before: length of
 * what stands in front of the number and its separator. */
static hf_view numbered_view(const char *stem, size_t *before)
{
    size_t length = strlen(stem), digit = length - 1;
    char word[2] = {0, 0};

    *before = 0;
    if (!length || stem[digit] < '1' || stem[digit] > '9')
        return HF_VIEW_NONE;
    word[0] = stem[digit];
    if (digit > 0 && stem[digit - 1] == 'v')
        digit--;
    if (digit > 0 && stem[digit - 1] != '-')
        return HF_VIEW_NONE;
    *before = digit > 0 ? digit - 1 : 0;
    return hf_view_by_name(word);
}

static hf_view view_of_stem(const char *stem)
{
    size_t before;
    hf_view named = named_view(stem, strlen(stem)), numbered;

    if (named != HF_VIEW_NONE)
        return named;
    numbered = numbered_view(stem, &before);
    named = named_view(stem, before);
    if (named != HF_VIEW_NONE && named != numbered)
        return HF_VIEW_NONE;
    return numbered;
}

hf_file_name hf_file_name_read(const char *name)
{
    hf_file_name result = {.view = HF_VIEW_NONE};
    const char *slash = strrchr(name, '/');

    if (slash)
        name = slash + 1;
    if (name[0] == '.' || strlen(name) >= sizeof result.stem)
        return result;
    memcpy(result.stem, name, strlen(name) + 1);
    normalise(result.stem);
    result.face = cut_end(result.stem, face_end);
    /* rest.jpg.face.json belongs to rest.jpg */
    if (cut_photo_end(result.stem) || result.face)
        result.view = view_of_stem(result.stem);
    return result;
}

hf_view hf_view_of_file(const char *file_name)
{
    return hf_file_name_read(file_name).view;
}
