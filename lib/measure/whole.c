/* measure/whole.c - the face as a whole on one photo
 *
 * Asymmetry of a region: the root mean square distance of a point of its
 * contours from its partner's mirror image, see mirror.c.
 *
 * The line is the face's, one for all regions: a line of its own for each
 * would take away what palsy does to a region as a whole, a mouth drawn to one
 * side or a brow that hangs. It is the line that fits all contours of FACE
 * that the photo has. It needs both lids, which hold its upper end, and nose
 * or mouth, which hold its lower one.
 */
#include <math.h>

#include "measure/line.h"
#include "measure/mirror.h"
#include "measure/row.h"

/* The contours of a region are those every scheme has: a value over other
 * contours would not compare. */
#define BROW HF_BIT(HF_BROW_UPPER)
#define EYE (HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER))
#define NOSE (HF_BIT(HF_ALA) | HF_BIT(HF_SUBNASALE))
#define MOUTH                                                                  \
    (HF_BIT(HF_LIP_UPPER_OUTER) | HF_BIT(HF_LIP_UPPER_INNER) |                 \
     HF_BIT(HF_LIP_LOWER_INNER) | HF_BIT(HF_LIP_LOWER_OUTER))
#define FACE HF_MIRROR_CONTOURS

static double asymmetry(hf_job *job, unsigned region)
{
    hf_contour_id lacks = hf_mirror_lacks(job->view);
    hf_mirror line;
    hf_couples p;
    double d;

    if (lacks != HF_CONTOUR_COUNT)
        return hf_lacking(job, HF_REASON_MISSING_CONTOUR, lacks);
    hf_mirror_gather(&p, job->view, FACE);
    line = hf_mirror_fit(&p);
    hf_mirror_gather(&p, job->view, region);
    d = hf_mirror_distance(&line, &p);
    return isfinite(d)
               ? d
               : hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_CONTOUR_COUNT);
}

static double asymmetry_brow(hf_job *job)
{
    return asymmetry(job, BROW);
}

static double asymmetry_eye(hf_job *job)
{
    return asymmetry(job, EYE);
}

static double asymmetry_nose(hf_job *job)
{
    return asymmetry(job, NOSE);
}

static double asymmetry_mouth(hf_job *job)
{
    return asymmetry(job, MOUTH);
}

static double asymmetry_face(hf_job *job)
{
    return asymmetry(job, FACE);
}

static double chin_deviation(hf_job *job)
{
    return hf_off_midline(job->view, hf_spot(job->view, HF_CHIN, HF_RIGHT));
}

static double interpupillary(hf_job *job)
{
    const hf_eye *eye = job->view->eye;

    return hf_distance(eye[HF_RIGHT].centre, eye[HF_LEFT].centre);
}

static double across(const hf_job *job, hf_contour_id id)
{
    return hf_distance(hf_spot(job->view, id, HF_RIGHT),
                       hf_spot(job->view, id, HF_LEFT));
}

static double intercanthal(hf_job *job)
{
    return across(job, HF_CANTHUS_INNER);
}

static double outercanthal(hf_job *job)
{
    return across(job, HF_CANTHUS_OUTER);
}

#define MIRRORED                                                               \
    "root mean square distance of their points from the mirror image of the "  \
    "other side about the line that fits the whole face best; 0 = symmetric"

#define COMPARED (HF_SIDE_AGAINST_SIDE | HF_NEEDS_MIRROR)

static const hf_row rows[] = {
    {{"chin_deviation", "mm", "face", false, false, 0, HF_BETTER_NEAR_ZERO, 6,
      "chin from the midline; positive = to the patient's left", ""},
     HF_BIT(HF_CHIN),
     HF_OFF_MIDLINE | HF_NEEDS_MIDLINE,
     chin_deviation},
    {{"interpupillary", "mm", "face", false, false, 0, HF_BETTER_UNDEFINED, NAN,
      "distance of the iris centres; checks the scale",
      "Emotrics, dynaface pd"},
     0,
     HF_NEEDS_IRIS,
     interpupillary},
    {{"intercanthal", "mm", "face", false, false, 0, HF_BETTER_UNDEFINED, NAN,
      "distance of the inner canthi; checks the scale", "dynaface id"},
     HF_BIT(HF_CANTHUS_INNER),
     0,
     intercanthal},
    {{"outercanthal", "mm", "face", false, false, 0, HF_BETTER_UNDEFINED, NAN,
      "distance of the outer canthi; checks the scale", "dynaface oe"},
     HF_BIT(HF_CANTHUS_OUTER),
     0,
     outercanthal},
    {{"asymmetry_brow", "mm", "brow", false, false, 0, HF_BETTER_LOWER, NAN,
      "upper borders of the brows: " MIRRORED, ""},
     BROW | EYE,
     COMPARED,
     asymmetry_brow},
    {{"asymmetry_eye", "mm", "eye", false, false, 0, HF_BETTER_LOWER, NAN,
      "margins of the lids: " MIRRORED, ""},
     EYE,
     COMPARED,
     asymmetry_eye},
    {{"asymmetry_nose", "mm", "nose", false, false, 0, HF_BETTER_LOWER, NAN,
      "alae and subnasale: " MIRRORED, ""},
     NOSE | EYE,
     COMPARED,
     asymmetry_nose},
    {{"asymmetry_mouth", "mm", "mouth", false, false, 0, HF_BETTER_LOWER, NAN,
      "outer and inner borders of both lips: " MIRRORED, ""},
     MOUTH | EYE,
     COMPARED,
     asymmetry_mouth},
    {{"asymmetry_face", "mm", "face", false, false, 0, HF_BETTER_LOWER, NAN,
      "the contours of all four regions and the chin: " MIRRORED, ""},
     FACE,
     COMPARED,
     asymmetry_face},
};

const hf_region hf_whole_region = HF_REGION(rows);
