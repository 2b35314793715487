/* hemiface/review.h - what a person corrected on a face, and what was there
 *
 * A face that went through a person's hands carries a record: who looked at
 * it, the verdict, the face as it was before the first change, and who moved
 * what when. The face's own contours are the corrected ones, so that whatever
 * reads faces uses them without knowing of the record. It is the key "review"
 * of a face file, hemiface-face(5).
 */
#ifndef HEMIFACE_REVIEW_H
#define HEMIFACE_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/face.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the rater said of the photo. */
typedef enum hf_review_verdict {
    HF_REVIEW_OPEN = 0, /**< not finished */
    HF_REVIEW_ACCEPTED, /**< the contours are right */
    HF_REVIEW_REJECTED  /**< the photo is not to be measured */
} hf_review_verdict;

/** "open", "accepted", "rejected". */
HF_API const char *hf_review_verdict_name(hf_review_verdict verdict);

/** What was done. */
typedef enum hf_edit_action {
    HF_EDIT_MOVE = 0, /**< a point moved */
    HF_EDIT_SHIFT,    /**< a whole contour moved */
    HF_EDIT_PLACE,    /**< a contour placed from nothing */
    HF_EDIT_HIDE,     /**< marked as not visible, or deleted */
    HF_EDIT_SHOW,     /**< brought back */
    HF_EDIT_IRIS,     /**< an iris moved or resized */
    HF_EDIT_COPY,     /**< copied from the other side or another photo */
    HF_EDIT_SIDE,     /**< another side declared */
    HF_EDIT_UNDO,
    HF_EDIT_REDO,
    HF_EDIT_ACTIONS
} hf_edit_action;

/** "move", "shift", ...; "" for a number that is none. */
HF_API const char *hf_edit_action_name(hf_edit_action action);

/** Where a point was or is, photo px; r: an iris's radius, px, else 0. */
typedef struct hf_edit_place {
    double x, y, r;
} hf_edit_place;

/** One edit. Plain value of borrowed parts. */
typedef struct hf_edit {
    const char *at;   /**< UTC, "2026-11-28T23:59:01Z", with or without
                           fractions of a second */
    const char *by;   /**< who; 1 to HF_REVIEW_NAME bytes */
    const char *what; /**< a contour's name, "iris", "side" (the declared one)
                           or "face" (several contours at once) */
    hf_edit_action action;
    bool sided; /**< side says which; false for what exists once */
    hf_side side;
    /** The places before and after; none where there was or is nothing. */
    const hf_edit_place *from, *to;
    size_t from_count, to_count; /**< each at most HF_MAX_POINTS */
    hf_affected was, now;        /**< of "side"; else HF_AFFECTED_UNKNOWN */
} hf_edit;

/** Most bytes of a rater's name and of a reason, without the final 0; neither
 *  may hold control characters. */
#define HF_REVIEW_NAME 80
#define HF_REVIEW_REASON 500
/** Most edits of a record: far more than a face takes, so that a damaged file
 *  cannot ask for all memory. */
#define HF_MAX_EDITS 100000

/** The record. Plain value of borrowed parts. */
typedef struct hf_review {
    const char *rater; /**< whose verdict it is; "" before anyone's */
    hf_review_verdict verdict;
    const char *reason;     /**< why it was rejected, or "" */
    const char *at;         /**< of the last save, UTC; "" or as in hf_edit */
    hf_affected side;       /**< as the rater declares it */
    unsigned long revision; /**< how often it was saved */
    /** The face before the first edit, of the same photo size and without a
     *  record of its own; NULL: there was none. */
    const hf_face *automatic;
    const hf_edit *edits; /**< oldest first */
    size_t edit_count;
} hf_review;

/** The face's record, or NULL: no person has looked at it. Borrowed until the
 *  face's record is set anew or the face is freed. Copying a face keeps the
 *  record; mirroring and transforming move its places, its automatic face and
 *  its sides along. */
HF_API const hf_review *hf_face_review(const hf_face *face);

/** Gives the face a deep copy of a record; NULL takes it away. Texts that are
 *  NULL count as "". HF_E_OPTION: a field is out of the ranges above or not
 *  finite. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_face_set_review(hf_face *face,
                                               const hf_review *review,
                                               hf_error *error);

/** Whether a point differs from where it was before the first edit, so that it
 *  was placed by hand: true for all points of a contour that was not there or
 *  had another number of points. False without a record. */
HF_API bool hf_face_by_hand(const hf_face *face, hf_contour_id id, hf_side side,
                            size_t index);
/** The same of an iris: centre or radius. */
HF_API bool hf_iris_by_hand(const hf_face *face, hf_side side);

/** Why a face is not to be measured, "rejected by AB: REASON", cut to size;
 *  false (and "") unless it was rejected. */
HF_API bool hf_review_refuses(char *text, size_t size, const hf_face *face);

/** Everyone who had a hand in the face, joined by ", ": the rater, then who
 *  else edited, in order; "" without a record. Cut to size. */
HF_API void hf_review_raters(char *text, size_t size, const hf_face *face);

#ifdef __cplusplus
}
#endif
#endif
