/* support/layouts.h - landmark files as their programs write them
 *
 * Point n (from 0) stands in every file at (100 + 3 n, 900 - 2 n), plus a
 * fraction where the format has any, so that a contour shows its numbers.
 */
#ifndef HF_TEST_LAYOUTS_H
#define HF_TEST_LAYOUTS_H

#include <hemiface/landmarks.h>

/** A format's file. */
typedef struct layout {
    hf_format format;
    void (*make)(void);
    hf_scheme scheme;
    double dx, dy;     /**< photo px minus 100 + 3 n and 900 - 2 n */
    const char *photo; /**< its name, or "" */
    int jaw;           /**< points of the jaw's contour */
} layout;

/** Every format but the face file. */
enum { LAYOUTS = HF_FORMAT_COUNT - 1 };
extern const layout layouts[LAYOUTS];
/** That format's. */
const layout *layout_of(hf_format format);

/** What was made last, and how many bytes. */
extern char layout_text[];
extern size_t layout_size;

void layout_make(const layout *l);
/** Emotrics' with titles that end so. */
void layout_emotrics(const char *end);
/** Replaces the first `from` by `to`; fails without one. */
void layout_damage(const char *from, const char *to);

#endif
