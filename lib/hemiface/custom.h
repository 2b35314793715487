/* hemiface/custom.h - measures of one's own, one a line of a text file
 *
 * A file of custom measures, see hemiface-custom(5), holds lines
 *
 *     name[@view...], unit [better], expression
 *
 * over the contours, points and frame of a face. Loaded, each line is a
 * hf_measure, and its values are ordinary hf_values: R, L, diff and ratio when
 * it is paired, sd by the same propagation as the catalogue's, na with a
 * reason. They can stand in one list with the catalogue's values and go
 * through hf_compare; no grade reads them.
 *
 * Lifetime: hf_value.measure of a custom value points into the set. Keep the
 * set until every list, change or copy of such a value is done with. A set is
 * never changed once loaded, so threads may share it.
 */
#ifndef HEMIFACE_CUSTOM_H
#define HEMIFACE_CUSTOM_H

#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/measure.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Limits of a file: bytes in all, bytes of a line, measures. Far above what
 *  people write, so that a wrong file is told at once. */
#define HF_CUSTOM_MOST_BYTES 262144
#define HF_CUSTOM_MOST_LINE 1000
#define HF_CUSTOM_MOST 500

/** A set of custom measures. */
typedef struct hf_custom hf_custom;

/** Is told what is wrong with a file, one call a line of it: text names file,
 *  line and column, says what is wrong and what to do. Valid during the call.
 */
typedef void hf_custom_tell(void *context, const char *text);

/** Reads a file. On HF_E_CORRUPT every line that is wrong has been told to
 *  tell (may be NULL; at most 50 of them), in order, and the error's text is
 *  the first one's, with how many there are. HF_E_OPEN, HF_E_LIMIT,
 *  HF_E_MEMORY: told by the error alone. A file without measures is corrupt
 *  too. *out: free with hf_custom_free. */
HF_API HF_CHECKED hf_status hf_custom_read(hf_custom **out, const char *path,
                                           hf_custom_tell *tell, void *context,
                                           hf_error *error);

/** The same from text; name stands for the path. */
HF_API HF_CHECKED hf_status hf_custom_parse(hf_custom **out, const char *text,
                                            size_t length, const char *name,
                                            hf_custom_tell *tell, void *context,
                                            hf_error *error);

/** Frees the set and the measures in it. NULL is fine. */
HF_API void hf_custom_free(hf_custom *custom);

/** Measures in the set. */
HF_API size_t hf_custom_count(const hf_custom *custom);
/** A measure, in the order of the file; NULL past the end. Its region is
 *  "custom", its text the expression as written. Lives as long as the set. */
HF_API const hf_measure *hf_custom_at(const hf_custom *custom, size_t index);

/** For provenance: the file's name without folders, and the SHA-256 of its
 *  bytes in hexadecimal. Live as long as the set. */
HF_API const char *hf_custom_name(const hf_custom *custom);
HF_API const char *hf_custom_sha256(const hf_custom *custom);

/** What hf_measure_static and hf_measure_dynamic do, for the measures of a set
 *  instead of the catalogue's. Measures without views are static, the others
 *  dynamic. *out is a new list. */
HF_API HF_CHECKED hf_status
hf_custom_static(hf_values **out, const hf_custom *custom, const hf_face *face,
                 const hf_frame *frame, hf_reason no_frame, hf_view view,
                 hf_affected affected, hf_error *error);
HF_API HF_CHECKED hf_status hf_custom_dynamic(
    hf_values **out, const hf_custom *custom, const hf_face *rest,
    const hf_frame *rest_frame, const hf_face *face, const hf_frame *frame,
    hf_view view, hf_affected affected, hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
