/* detect/shape_face.c - the box a shape predictor wants, and the face it gives
 */
#include "detect/shape.h"

#include <math.h>
#include <stdio.h>

#include "base/fail.h"

/* From our finder's box to dlib's, in sides of ours: as large, and higher by
 * 0.037. On 74 photos of 69 people and drawings dlib's frontal detector's
 * boxes were 1.00 times ours (sd 0.08), 0.01 to the image's left (sd 0.03) and
 * 0.037 higher (sd 0.04); its own boxes come in sizes a fifth apart, so that a
 * face moved by some pixels changes as much. Not to the left here: right and
 * left are treated alike. */
static const double box_side = 1, box_up = 0.037;

/* Scatter of one coordinate, in distances of the outer canthi. On patients
 * with palsy a public model's root mean square error over 68 points was 0.086
 * of the distance of the eyes (Guarin et al. 2020): 0.06 a coordinate, and 0.8
 * of that without the jaw, which is found worst. Healthy resting faces are
 * found better (canthi, mouth corners and subnasale of 65 of them to 0.015),
 * but whom a model was made for is not in its file. Larger: wider sds. */
static const double sd_share = 0.05;

enum { POINTS = 68, CANTHUS_RIGHT = 36, CANTHUS_LEFT = 45 };

/* Number of the pixel whose centre is nearest to a place on the photo. */
static int pixel_at(double place)
{
    const double v = floor(place);

    return (int)fmin(fmax(v, -HF_SHAPE_FARTHEST), HF_SHAPE_FARTHEST);
}

/* Each edge on its own, so that boxes of a photo and of the photo turned over
 * are each other's mirror images. */
hf_shape_box hf_shape_box_of(const hf_box *found)
{
    const double size = (found->width + found->height) / 2;
    const double half = box_side * size / 2;
    const double x = found->x + found->width / 2;
    const double y = found->y + found->height / 2 - box_up * size;

    return (hf_shape_box){pixel_at(x - half), pixel_at(y - half),
                          pixel_at(x + half), pixel_at(y + half)};
}

static hf_status make_face(hf_face **out, const hf_shape *shape,
                           const double *xy, const hf_image *image,
                           hf_error *error)
{
    const double *r = xy + 2 * CANTHUS_RIGHT, *l = xy + 2 * CANTHUS_LEFT;
    const double sd = sd_share * hypot(l[0] - r[0], l[1] - r[1]);
    char source[32 + HF_SHA256_SIZE];
    hf_point points[POINTS];
    hf_quality quality;
    hf_face *face = NULL;
    hf_status status;

    for (int i = 0; i < POINTS; i++)
        points[i] = (hf_point){xy[2 * i], xy[2 * i + 1], sd};
    snprintf(source, sizeof source, "dlib-68 sha256 %s", shape->sha256);
    status = hf_face_from_scheme(&face, HF_SCHEME_IBUG68, points, POINTS,
                                 hf_image_full_width(image),
                                 hf_image_full_height(image), error);
    if (!status)
        status = hf_face_set_source(face, source, error);
    if (!status)
        status = hf_quality_look(&quality, face, image, 0, error);
    if (!status)
        status = hf_face_set_quality(face, &quality, error);
    if (status) {
        hf_face_free(face);
        return status;
    }
    *out = face;
    return HF_OK;
}

hf_status hf_shape_face(hf_face **out, const hf_shape *shape,
                        const hf_image *image, const hf_shape_box *box,
                        hf_error *error)
{
    double xy[2 * POINTS];
    hf_status status;

    if (shape->points != POINTS)
        return hf_fail(error, HF_E_UNSUPPORTED,
                       "the shape predictor finds %zu points; only those of %d "
                       "(iBUG's) make a face",
                       shape->points, POINTS);
    status = hf_shape_run(xy, shape, image, box, error);
    return status ? status : make_face(out, shape, xy, image, error);
}
