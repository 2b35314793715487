/* face/json.h - what the parts of the JSON reader share */
#ifndef HF_FACE_JSON_H
#define HF_FACE_JSON_H

#include <jansson.h>

#include "face/files.h"
#include "face/model.h"

/** Where the reader is, for errors. */
typedef struct hf_json_reader {
    const char *name; /**< stands for the file's path */
    char path[160];   /**< what is being read, e.g. "contours.chin[0]" */
    hf_error *error;
} hf_json_reader;

/** Parses a text; json_decref(*root). HF_E_CORRUPT with line and column,
 *  HF_E_MEMORY. */
HF_CHECKED hf_status hf_json_load(json_t **root, const char *text,
                                  size_t length, const char *name,
                                  hf_error *error);

/** Sets r->path. */
void hf_json_at(hf_json_reader *r, const char *format, ...) HF_PRINTF(2, 3);

/** HF_E_CORRUPT with name, path and what is wrong. */
hf_status hf_json_bad(const hf_json_reader *r, const char *what);
#ifdef HF_ANALYSIS /* see base/fail.h */
#define hf_json_bad(r, what)                                                   \
    ((void)hf_json_bad(r, what), (hf_status)HF_E_CORRUPT)
#endif

/** Turns "this value is refused", said by the face, into "this file is
 *  damaged"; other failures stay what they are. */
hf_status hf_json_placed(const hf_json_reader *r, hf_status status,
                         const hf_error *inner);

/** A number of an object; a missing one leaves *value alone unless needed. */
hf_status hf_json_number(hf_json_reader *r, const json_t *object,
                         const char *parent, const char *key, bool needed,
                         double *value);

/** The keys "iris" and "contours" of a face. */
hf_status hf_json_read_irises(hf_json_reader *r, const json_t *root,
                              hf_face *face);
hf_status hf_json_read_contours(hf_json_reader *r, const json_t *root,
                                hf_face *face);

/** All keys of a face but its format, version, size and review. */
hf_status hf_json_read_parts(hf_json_reader *r, const json_t *root,
                             hf_face *face);
/** The same set on an object; *fine becomes false without memory. */
void hf_json_set_parts(json_t *root, const hf_face *face, bool *fine);

/** A text as JSON, each byte that is not UTF-8 as '?'. NULL: no memory. */
json_t *hf_json_text(const char *text);
/** Sets key on an object and takes value (NULL: no memory) over. */
void hf_json_set(json_t *object, const char *key, json_t *value, bool *fine);

/** The key "quality", read and made (NULL: out of memory). */
hf_status hf_json_read_quality(hf_json_reader *r, const json_t *root,
                               hf_face *face);
json_t *hf_json_quality(const hf_face *face);

#endif
