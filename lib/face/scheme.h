/* face/scheme.h - a landmark scheme as a table
 *
 * A new scheme is a new file with one table, named in scheme.c and in enum
 * hf_scheme; nothing else knows point numbers.
 */
#ifndef HF_FACE_SCHEME_H
#define HF_FACE_SCHEME_H

#include <hemiface/face.h>

/** One contour: point numbers in the order face.h asks for. */
typedef struct hf_scheme_row {
    hf_contour_id id;
    hf_side side; /**< HF_RIGHT for unpaired contours */
    const short *list;
    size_t count;
    /** NULL, or as many partners: each point is the middle between its two. */
    const short *partner;
} hf_scheme_row;

/** One iris: the number of its centre and of the two ends of its horizontal
 *  diameter. */
typedef struct hf_scheme_iris {
    short centre, from, to;
} hf_scheme_iris;

typedef struct hf_scheme_table {
    const char *name;
    size_t size; /**< points in the scheme */
    const hf_scheme_row *rows;
    size_t count;
    const hf_scheme_iris *irises; /**< [2] by side, or NULL */
} hf_scheme_table;

#define HF_NUMBERS(...)                                                        \
    (const short[])                                                            \
    {                                                                          \
        __VA_ARGS__                                                            \
    }
#define HF_NUMBER_COUNT(...) (sizeof(HF_NUMBERS(__VA_ARGS__)) / sizeof(short))

/** Rows: one side of a paired contour, and an unpaired contour. */
#define HF_ROW(id, side, ...)                                                  \
    {                                                                          \
        id, side, HF_NUMBERS(__VA_ARGS__), HF_NUMBER_COUNT(__VA_ARGS__), NULL  \
    }
#define HF_ROW_MIDDLE(id, ...) HF_ROW(id, HF_RIGHT, __VA_ARGS__)

extern const hf_scheme_table hf_scheme_mesh478;
extern const hf_scheme_table hf_scheme_ibug68;
extern const hf_scheme_table hf_scheme_frl189;
extern const hf_scheme_table hf_scheme_wflw98;

/** The table of a scheme, or NULL. */
const hf_scheme_table *hf_scheme_table_of(hf_scheme scheme);

/** Puts the scheme's contours and irises into a face, whose source becomes the
 *  scheme's name. seen: [table->size], or NULL = all; what needs a point that
 *  is not seen stays absent as a whole. */
HF_CHECKED hf_status hf_scheme_map(hf_face *face, const hf_scheme_table *table,
                                   const hf_point *points, const bool *seen,
                                   hf_error *error);

#endif
