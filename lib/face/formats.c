/* face/formats.c - the table of landmark formats, told apart by content */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/files.h"
#include "face/marks.h"

/* Characters looked at to tell formats of one kind apart: all name themselves
   within their first lines. */
static const size_t looked_at = 4096;

static bool contains(const char *text, size_t length, const char *what)
{
    const size_t n = strlen(what);

    for (size_t i = 0; i + n <= length; i++)
        if (text[i] == *what && memcmp(text + i, what, n) == 0)
            return true;
    return false;
}

static bool early(const char *text, size_t length, const char *what)
{
    return contains(text, length < looked_at ? length : looked_at, what);
}

static bool is_face(const char *first, const char *text, size_t length)
{
    (void)text, (void)length;
    return *first == '{';
}

static bool is_pts(const char *first, const char *text, size_t length)
{
    (void)text, (void)length;
    return hf_begins(first, "version");
}

static bool is_emotrics(const char *first, const char *text, size_t length)
{
    return hf_begins(first, "# File name {") &&
           early(text, length, "# 68 facial Landmarks");
}

static bool is_emotrics_plus(const char *first, const char *text, size_t length)
{
    return hf_begins(first, "# File name {") &&
           early(text, length, "# Facial Landmarks");
}

static bool is_emotrics_csv(const char *first, const char *text, size_t length)
{
    (void)text, (void)length;
    return hf_begins(first, ",0,1");
}

static bool is_tem(const char *first, const char *text, size_t length)
{
    (void)text, (void)length;
    return *first && !first[strspn(first, "0123456789 \t")];
}

static bool is_openface(const char *first, const char *text, size_t length)
{
    (void)text, (void)length;
    return strchr(first, ',') && strstr(first, "x_0") && strstr(first, "y_0");
}

static bool is_dlib(const char *first, const char *text, size_t length)
{
    return *first == '<' && early(text, length, "<dataset");
}

static bool is_wflw(const char *first, const char *text, size_t length)
{
    static const char digits[] = "0123456789.-+eE";
    size_t cells = 0;

    (void)text, (void)length;
    for (first += strspn(first, " \t"); *first && cells < 196; cells++) {
        const size_t n = strspn(first, digits);

        if (!n)
            return false;
        first += n;
        first += strspn(first, " \t");
    }
    return cells == 196;
}

static bool is_auto_eface(const char *first, const char *text, size_t length)
{
    (void)text, (void)length;
    return strstr(first, "landmark_0_x") != NULL;
}

static bool is_dynaface(const char *first, const char *text, size_t length)
{
    (void)text, (void)length;
    return strstr(first, "landmark-1-x") != NULL;
}

static bool is_mediapipe(const char *first, const char *text, size_t length)
{
    return *first == '{' && contains(text, length, "\"faceLandmarks\"");
}

static bool is_coco(const char *first, const char *text, size_t length)
{
    return *first == '{' && contains(text, length, "\"annotations\"") &&
           contains(text, length, "\"images\"");
}

/* In the order of enum hf_format. .face.json comes first and is asked last: it
   takes all other JSON, to say what is wrong with it. */
static const hf_format_row rows[] = {
    {"face", ".face.json", "hemiface's face file", HF_SCHEME_COUNT, 0, 0,
     is_face, hf_read_face, NULL},
    {"pts", ".pts", "iBUG 300-W points", HF_SCHEME_IBUG68, -0.5, 0, is_pts,
     hf_read_pts, hf_write_pts},
    {"emotrics", ".txt", "Emotrics points and irises", HF_SCHEME_IBUG68, 0.5,
     HF_HOLDS_PHOTO | HF_HOLDS_IRIS | HF_HOLDS_BOX | HF_WHOLE, is_emotrics,
     hf_read_emotrics, hf_write_emotrics},
    {"emotrics-plus", ".txt", "Emotrics+ points, folds and irises",
     HF_SCHEME_IBUG68, 0.5,
     HF_HOLDS_PHOTO | HF_HOLDS_IRIS | HF_HOLDS_BOX | HF_HOLDS_FOLDS |
         HF_HOLDS_GAPS | HF_WHOLE,
     is_emotrics_plus, hf_read_emotrics, hf_write_emotrics_plus},
    {"emotrics-csv", ".csv", "Emotrics+ points as CSV", HF_SCHEME_IBUG68, 0.5,
     HF_HOLDS_FOLDS | HF_HOLDS_GAPS | HF_WHOLE, is_emotrics_csv,
     hf_read_emotrics_csv, hf_write_emotrics_csv},
    {"tem", ".tem", "WebMorph template of 189 points", HF_SCHEME_FRL189, 0, 0,
     is_tem, hf_read_tem, hf_write_tem},
    {"openface", ".csv", "OpenFace points, columns x_0 to y_67",
     HF_SCHEME_IBUG68, 0.5, 0, is_openface, hf_read_openface,
     hf_write_openface},
    {"dlib", ".xml", "dlib's boxes and parts", HF_SCHEME_IBUG68, 0.5,
     HF_HOLDS_PHOTO | HF_HOLDS_SIZE | HF_HOLDS_BOX | HF_HOLDS_GAPS, is_dlib,
     hf_read_dlib, hf_write_dlib},
    {"wflw", ".txt", "WFLW list of 98 points", HF_SCHEME_WFLW98, 0.5,
     HF_HOLDS_PHOTO, is_wflw, hf_read_wflw, hf_write_wflw},
    {"auto-eface", ".csv", "Auto-eFACE table, a photo a row", HF_SCHEME_IBUG68,
     0.5, HF_HOLDS_PHOTO | HF_HOLDS_BOX, is_auto_eface, hf_read_auto_eface,
     hf_write_auto_eface},
    {"dynaface", ".csv", "dynaface points, columns landmark-1-x and on",
     HF_SCHEME_WFLW98, 0.5, HF_HOLDS_GAPS, is_dynaface, hf_read_dynaface,
     hf_write_dynaface},
    {"mediapipe", ".json", "MediaPipe mesh in shares of the photo's sides",
     HF_SCHEME_MESH478, 0, HF_HOLDS_PHOTO | HF_HOLDS_SIZE | HF_NEEDS_SIZE,
     is_mediapipe, hf_read_mediapipe, hf_write_mediapipe},
    {"coco", ".json", "COCO-like keypoints of any of the schemes",
     HF_SCHEME_COUNT, 0.5,
     HF_HOLDS_PHOTO | HF_HOLDS_SIZE | HF_HOLDS_BOX | HF_HOLDS_GAPS, is_coco,
     hf_read_coco, hf_write_coco},
};

enum { ROWS = sizeof rows / sizeof *rows };

const hf_format_row *hf_format_of(hf_format format)
{
    return (unsigned)format < ROWS ? &rows[format] : NULL;
}

const char *hf_format_name(hf_format format)
{
    return (unsigned)format < ROWS ? rows[format].name : "";
}

const char *hf_format_ending(hf_format format)
{
    return (unsigned)format < ROWS ? rows[format].ending : "";
}

const char *hf_format_text(hf_format format)
{
    return (unsigned)format < ROWS ? rows[format].text : "";
}

/* Editors on Windows put a byte order mark in front of UTF-8. */
static size_t mark(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

hf_format hf_format_tell(const char *text, size_t length, hf_lines *lines)
{
    const size_t skip = mark(text, length);
    const char *first = lines->text;

    hf_lines_begin(lines, text + skip, length - skip, "", NULL);
    hf_lines_next_filled(lines);
    first += strspn(first, " \t");
    for (int f = ROWS - 1; f >= 0; f--)
        if (rows[f].is(first, text + skip, length - skip))
            return (hf_format)f;
    return HF_FORMAT_COUNT;
}

hf_status hf_landmarks_parse(hf_landmarks **out, const char *text,
                             size_t length, const char *name, hf_error *error)
{
    const size_t skip = mark(text, length);
    hf_landmarks *file = calloc(1, sizeof *file);
    hf_lines *lines = malloc(sizeof *lines);
    hf_status status = HF_OK;

    if (!file || !lines) {
        free(file);
        free(lines);
        return hf_fail_memory(error);
    }
    file->format = hf_format_tell(text, length, lines);
    free(lines);
    if (file->format == HF_FORMAT_COUNT)
        status = hf_fail(error, HF_E_FORMAT,
                         "'%s' is no landmark file of a known format (see "
                         "hemiface-convert(1))",
                         name);
    else
        status = rows[file->format].read(file, text + skip, length - skip, name,
                                         error);
    if (status == HF_OK && !file->count)
        status = hf_fail(error, HF_E_NO_FACE, "'%s' holds no face", name);
    if (status == HF_OK)
        *out = file;
    else
        hf_landmarks_free(file);
    return status;
}

hf_status hf_read_face(hf_landmarks *file, const char *text, size_t length,
                       const char *name, hf_error *error)
{
    hf_face *face = NULL;
    hf_status status = hf_face_from_json(&face, text, length, name, error);

    return status == HF_OK ? hf_landmarks_add_face(file, face, error) : status;
}
