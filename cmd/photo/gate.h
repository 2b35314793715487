/* photo/gate.h - the quality gate in words
 *
 * Findings become warnings on stderr, one line a photo or one a cause in a
 * visit, and cells of a table.
 */
#ifndef HF_PHOTO_GATE_H
#define HF_PHOTO_GATE_H

#include <hemiface/gate.h>
#include <hemiface/outcome.h>

#include "cmd/cli/options.h"

/** --no-gate. */
extern const cli_group cli_gate_group;

/** Whether --no-gate was given: values are measured all the same. */
bool cli_ungated(void);

/** What is found on a photo, in one line on stderr that names it; nothing if
 *  nothing is. frame NULL: without what needs one. */
void cli_gate_warn(const char *photo, const hf_frame *frame,
                   const hf_face *face);

/** What is found on a photo, joined by "; "; "" if nothing is. Returns its
 *  verdict. */
hf_verdict cli_gate_text(char *text, size_t size, const hf_frame *frame,
                         const hf_face *face);

/** The same of a visit's photos, a line a cause, with the views it applies to
 *  and the first one's number. */
void cli_gate_warn_visit(const char *name, const hf_visit *visit);

/** The views of a set (bit 1 << view) by name, joined by ", ". */
void cli_view_names(char *text, size_t size, unsigned views);

/** Doubts about what a visit's photos show (hf_visit_check) on stderr. */
void cli_check_warn(const char *name, const hf_values *values,
                    hf_affected affected);

/** Doubts whether two visits were photographed alike (hf_visits_check). */
void cli_alike_warn(const char *pre_name, const hf_visit *pre,
                    const char *post_name, const hf_visit *post);

/** Whether a photo's irises are too small to be a ruler: taken as the pupils'
 *  distance, they would be trusted again. */
bool cli_no_ruler(const hf_face *face, const hf_frame *frame);

/** A photo's findings in cells: names of causes (sides after a colon),
 *  those that refuse, and advice. */
typedef struct cli_gate_words {
    hf_verdict verdict;
    char causes[200], refused[200], advice[600];
} cli_gate_words;

void cli_gate_read(cli_gate_words *words, const hf_frame *frame,
                   const hf_face *face);

#endif
