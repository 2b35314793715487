/* detect/refine.h - from the mesh's guess to the picture's evidence
 *
 * The mesh learned on symmetric faces and pulls every face towards symmetry.
 * Here each half of the face is searched on its own for its contours, from
 * where the mesh thinks they are.
 */
#ifndef HF_DETECT_REFINE_H
#define HF_DETECT_REFINE_H

#include <hemiface/face.h>
#include "detect/cascade.h"
#include "detect/fold.h"
#include "detect/half.h"

struct hf_refiner;

/** Loads the model (NULL: the one in the library). HF_E_MEMORY,
 *  HF_E_CORRUPT. */
HF_CHECKED hf_status hf_refiner_new(struct hf_refiner **out,
                                    const unsigned char *model, size_t n,
                                    hf_error *error);
/** NULL is fine. */
void hf_refiner_free(struct hf_refiner *refiner);

/** One half's points by region, px. */
struct hf_refined {
    double at[HF_REGIONS][HF_REGION_POINTS][2];
    /** How far the last step moved each point, px: small where the picture
     *  leaves no doubt. */
    double moved[HF_REGIONS][HF_REGION_POINTS];
    struct hf_fold fold; /**< px, where it shows; its signs as they are */
    double unit;         /**< px */
};

/** Refines the patient's right half of a picture from its landmarks. */
void hf_refine_half(struct hf_refined *out, struct hf_refiner *refiner,
                    const struct hf_sampler *sampler, const double (*at)[3]);

/** A half found on the picture turned over, width px wide, as it lies on the
 *  picture. */
void hf_refined_turn_back(struct hf_refined *half, double width);
/** Both halves in px of a photo that has `scale` px per px of the picture. */
void hf_refined_scale(struct hf_refined halves[2], double scale);

/** The cascades at work on one half face. */
struct hf_work {
    const struct hf_cascade *cascades; /**< HF_REGIONS of them */
    const struct hf_maps *maps;
    /** In: starts. Out: found points, units. */
    double shapes[HF_REGIONS][HF_REGION_POINTS][2];
    double before[HF_REGIONS][HF_REGION_POINTS][2]; /**< the last step */
    float features[HF_MOST_FEATURES];
};

/** Moves the shapes of all regions. */
void hf_refine_shapes(struct hf_work *work);

/** Puts both halves' contours (patient's right first, photo px) into a face
 *  made from the mesh's landmarks `at`. */
HF_CHECKED hf_status hf_refined_face(hf_face *face,
                                     const struct hf_refined halves[2],
                                     const double (*at)[3], hf_error *error);

#endif
