/* face/marks.h - the points of a landmark file, between bytes and face
 *
 * A format is a reader and a writer between bytes and hf_marks, and a row in
 * formats.c that says what it is. Readers fill hf_marks in the file's own
 * pixels and hand them to hf_landmarks_add; writers get them so.
 */
#ifndef HF_FACE_MARKS_H
#define HF_FACE_MARKS_H

#include <stdio.h>

#include <hemiface/landmarks.h>

#include "face/lines.h"
#include "face/scheme.h"

enum {
    HF_MOST_MARKS = 478, /**< points of the largest scheme */
    HF_FOLDED = 76       /**< iBUG's 68 and four of either fold, Emotrics+ */
};

/** One face as points. Start from hf_marks_begin. */
typedef struct hf_marks {
    hf_scheme scheme;
    size_t count; /**< points: the scheme's size, or HF_FOLDED */
    hf_point points[HF_MOST_MARKS];
    bool seen[HF_MOST_MARKS];
    hf_iris iris[2]; /**< by side: circles beside the points */
    bool boxed;
    double box[4];     /**< left, top, width, height */
    int width, height; /**< of the photo, px; 0: not known */
    char photo[512];   /**< its name; "": not known */
} hf_marks;

/** Nothing seen, of that scheme (68 points with room for folds if folded). */
void hf_marks_begin(hf_marks *marks, hf_scheme scheme, bool folded);
/** Sets point i, seen, with the sd of a hand. */
void hf_marks_set(hf_marks *marks, size_t i, double x, double y);
/** The photo's name, cut off at its room. */
void hf_marks_name(hf_marks *marks, const char *photo);

/** A file being read. */
typedef struct hf_landmarks_item {
    hf_face *face;
    hf_marks *marks; /**< in photo pixels; NULL: there are contours only */
} hf_landmarks_item;

struct hf_landmarks {
    hf_format format;
    hf_landmarks_item *items;
    size_t count, room;
};

/** Adds a face, moved into photo pixels. where: "'name' line 3", for errors.
 *  HF_E_CORRUPT: points that no photo holds; HF_E_MEMORY. */
HF_CHECKED hf_status hf_landmarks_add(hf_landmarks *file, const hf_marks *marks,
                                      const char *where, hf_error *error);
/** Adds a face that is contours only; takes it, also on failure. */
HF_CHECKED hf_status hf_landmarks_add_face(hf_landmarks *file, hf_face *face,
                                           hf_error *error);
/** Adds marks that stand on the line, or (whole) are all of the file: the usual
 *  ends of a reader. */
HF_CHECKED hf_status hf_landmarks_add_line(hf_landmarks *file,
                                           const hf_marks *marks,
                                           const hf_lines *l);
HF_CHECKED hf_status hf_landmarks_add_whole(hf_landmarks *file,
                                            const hf_marks *marks,
                                            const hf_lines *l);

/** Reads text that is the format of the file; see hf_landmarks_read. */
typedef hf_status hf_format_reader(hf_landmarks *file, const char *text,
                                   size_t length, const char *name,
                                   hf_error *error);
/** Writes marks in the file's pixels. */
typedef void hf_format_writer(FILE *to, const hf_marks *marks);

/** What a format has a place for. */
enum {
    HF_HOLDS_PHOTO = 1,
    HF_HOLDS_SIZE = 2,
    HF_HOLDS_IRIS = 4,
    HF_HOLDS_BOX = 8,
    HF_HOLDS_FOLDS = 16, /**< HF_FOLDED points */
    HF_HOLDS_GAPS = 32,  /**< points may be missing */
    HF_WHOLE = 64,       /**< whole pixels only */
    HF_NEEDS_SIZE = 128  /**< no writing without the photo's size */
};

/** A format. */
typedef struct hf_format_row {
    const char *name, *ending, *text;
    hf_scheme scheme; /**< HF_SCHEME_COUNT: the one that the points have */
    double shift;     /**< photo px minus the file's px */
    unsigned holds;
    /** Whether the text is of this format; first: its first line that is not
     *  blank. */
    bool (*is)(const char *first, const char *text, size_t length);
    hf_format_reader *read;
    hf_format_writer *write; /**< NULL: hf_face_write */
} hf_format_row;

/** A format's row, or NULL. */
const hf_format_row *hf_format_of(hf_format format);

/** The points of item in the format's scheme and pixels, and what is lost.
 *  HF_E_UNSUPPORTED as hf_landmarks_write. */
HF_CHECKED hf_status hf_marks_gather(hf_marks *out, hf_lost *lost,
                                     const hf_landmarks_item *item,
                                     const hf_format_row *format,
                                     const char *path, hf_error *error);

/** Writes a number with a point, 12 significant digits: a billionth of a
 *  pixel. */
void hf_put_number(FILE *to, double value);

/** Writes all of them, x, the character between, y, the character after. */
void hf_put_points(FILE *to, const hf_marks *marks, char between, char after);

/** The format of a text, or HF_FORMAT_COUNT. lines: room to work in. */
hf_format hf_format_tell(const char *text, size_t length, hf_lines *lines);

/** Reads a whole text into a new hf_landmarks, by its content. */
HF_CHECKED hf_status hf_landmarks_parse(hf_landmarks **out, const char *text,
                                        size_t length, const char *name,
                                        hf_error *error);

hf_format_reader hf_read_face, hf_read_pts, hf_read_emotrics;
hf_format_reader hf_read_emotrics_csv, hf_read_tem, hf_read_openface;
hf_format_reader hf_read_dlib, hf_read_wflw, hf_read_auto_eface;
hf_format_reader hf_read_dynaface, hf_read_mediapipe, hf_read_coco;
hf_format_writer hf_write_pts, hf_write_emotrics, hf_write_emotrics_plus;
hf_format_writer hf_write_emotrics_csv, hf_write_tem, hf_write_openface;
hf_format_writer hf_write_dlib, hf_write_wflw, hf_write_auto_eface;
hf_format_writer hf_write_dynaface, hf_write_mediapipe, hf_write_coco;

#endif
