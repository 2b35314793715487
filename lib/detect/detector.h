/* detect/detector.h - what detect.c and its neighbours share */
#ifndef HF_DETECT_DETECTOR_H
#define HF_DETECT_DETECTOR_H

#include <hemiface/detect.h>
#include "detect/faces.h"
#include "detect/mesh.h"
#include "detect/refine.h"
#include "detect/sampler.h"

struct hf_detector {
    struct hf_finder_net *finders[3]; /**< by hf_finder; FULL when needed */
    struct hf_mesh_net *mesh;
    struct hf_refiner *refiner; /**< when needed */
    /** Memory kept from photo to photo: to hand pages back and be given them
     *  again, cleared, takes a tenth of a photo's time. */
    struct hf_sampler *sampler;
    hf_image *spare; /**< a picture that is done with, or NULL */
};

/** Most bytes each of the two may keep: enough for photos of 150 megapixels,
 *  reduced as they are read. */
#define HF_MOST_KEPT ((size_t)64 << 20)

/** Landmarks in photo px with their doubt. */
struct hf_landmarks {
    double at[HF_MESH_POINTS][3];
    double sd[HF_MESH_POINTS];
    /** What refinement made of both halves; only when refined. */
    struct hf_refined halves[2];
    bool refined;
    bool turn_back; /**< wanted of the face that is made of them */
};

/** Milliseconds of a clock that only runs forward. */
double hf_clock_ms(void);

/** Distance of the iris centres, px. */
double hf_mesh_eyes(const double (*at)[3]);

/** Loads a finder unless it is there. */
HF_CHECKED hf_status hf_detector_finder(hf_detector *d, hf_finder which,
                                        hf_error *error);

/** Loads the refinement unless it is there. */
HF_CHECKED hf_status hf_detector_refiner(hf_detector *d, hf_error *error);

/** The caller's options (NULL = defaults), checked. HF_E_OPTION. */
HF_CHECKED hf_status hf_detect_options_take(hf_detect_options *to,
                                            const hf_detect_options *from,
                                            hf_error *error);

/** Finds and measures; fills report (never NULL). The whole work of the
 *  public calls short of making a face. */
HF_CHECKED hf_status hf_landmarks_find(struct hf_landmarks *out,
                                       hf_detector *detector,
                                       const hf_image *image,
                                       const hf_detect_options *options,
                                       hf_detect_report *report,
                                       hf_error *error);

/** A face from landmarks, on a photo of that size. */
HF_CHECKED hf_status hf_landmarks_face(hf_face **out,
                                       const struct hf_landmarks *marks,
                                       int width, int height, hf_error *error);

#endif
