/* measure/frame.c - a face's own axes and millimetres */
#include <hemiface/measure.h>

#include <math.h>

#include "base/fail.h"
#include "measure/line.h"

/* px. Pupils nearer than this have no direction between them; real ones are
 * tens of pixels apart. */
static const double nearest_pupils = 1e-3;

static const char *const sources[] = {
    [HF_SCALE_IRIS] = "iris",
    [HF_SCALE_PUPILS] = "pupils",
    [HF_SCALE_GIVEN] = "given",
};

const char *hf_scale_source_name(hf_scale_source source)
{
    return (unsigned)source <= HF_SCALE_GIVEN ? sources[source] : "";
}

void hf_frame_options_init(hf_frame_options *options)
{
    options->size = sizeof *options;
    options->mm_per_px = 0;
    options->pupil_mm = 0;
    options->iris_mm = HF_IRIS_MM;
    options->ungated = false;
    options->midline = HF_MIDLINE_PUPILS;
    options->midline_x = 0;
    options->midline_turn = 0;
}

static hf_status check_options(const hf_frame_options *o, hf_error *error)
{
    if (o->size != sizeof *o)
        return hf_fail(error, HF_E_OPTION,
                       "frame options of another version: fill them with "
                       "hf_frame_options_init");
    /* Written so that NaN fails too. */
    if (!(o->mm_per_px >= 0 && isfinite(o->mm_per_px)))
        return hf_fail(error, HF_E_OPTION,
                       "millimetres per pixel must be above 0, or 0 for not "
                       "given");
    if (o->pupil_mm != 0 && !(o->pupil_mm >= 30 && o->pupil_mm <= 90))
        return hf_fail(error, HF_E_OPTION,
                       "the interpupillary distance must be within 30 and 90 "
                       "mm, or 0 for not measured");
    if (!(o->iris_mm >= 8 && o->iris_mm <= 16))
        return hf_fail(error, HF_E_OPTION,
                       "the iris diameter must be within 8 and 16 mm");
    return HF_OK;
}

static hf_status both_irises(hf_iris iris[2], const hf_face *face,
                             hf_error *error)
{
    int side;

    for (side = 0; side < 2; side++) {
        iris[side] = hf_face_iris(face, (hf_side)side);
        if (!iris[side].present)
            return hf_fail(error, HF_E_UNDEFINED,
                           "the %s iris does not show (eyes closed?): measure "
                           "it with the rest photo of its visit",
                           hf_side_name((hf_side)side));
    }
    return HF_OK;
}

static void set_scale(hf_frame *f, const hf_iris iris[2], double pupils_px,
                      const hf_frame_options *o)
{
    f->scale_rsd = 0;
    f->ruler_px = 0;
    f->ungated = o->ungated;
    if (o->mm_per_px > 0) {
        f->source = HF_SCALE_GIVEN;
        f->mm_per_px = o->mm_per_px;
    } else if (o->pupil_mm > 0) {
        f->source = HF_SCALE_PUPILS;
        f->mm_per_px = o->pupil_mm / pupils_px;
    } else {
        f->source = HF_SCALE_IRIS;
        f->mm_per_px = o->iris_mm / (iris[HF_RIGHT].r + iris[HF_LEFT].r);
        f->scale_rsd = HF_IRIS_RSD;
        f->ruler_px = iris[HF_RIGHT].r + iris[HF_LEFT].r;
    }
}

/* The iris centres and radii in the frame, once axes and scale stand. */
static void set_pupils(hf_frame *f, const hf_iris iris[2])
{
    int side;

    for (side = 0; side < 2; side++) {
        hf_frame_to_mm(f, iris[side].x, iris[side].y, &f->pupil_x[side],
                       &f->pupil_y[side]);
        f->iris_r[side] = iris[side].r * f->mm_per_px;
    }
}

hf_status hf_frame_of(hf_frame *out, const hf_face *face,
                      const hf_frame_options *options, hf_error *error)
{
    static const hf_frame blank;
    static const hf_iris absent;
    hf_frame_options defaults;
    hf_frame f = blank;
    hf_iris iris[2] = {absent, absent};
    hf_status status;
    double dx, dy, d;

    hf_frame_options_init(&defaults);
    if (!options)
        options = &defaults;
    status = check_options(options, error);
    if (status == HF_OK)
        status = both_irises(iris, face, error);
    if (status != HF_OK)
        return status;
    dx = iris[HF_LEFT].x - iris[HF_RIGHT].x;
    dy = iris[HF_LEFT].y - iris[HF_RIGHT].y;
    d = hypot(dx, dy);
    if (!(d > nearest_pupils))
        return hf_fail(error, HF_E_UNDEFINED,
                       "the pupils coincide: place the irises anew");
    f.x0 = iris[HF_RIGHT].x + dx / 2;
    f.y0 = iris[HF_RIGHT].y + dy / 2;
    f.ux = dx / d;
    f.uy = dy / d;
    set_scale(&f, iris, d, options);
    set_pupils(&f, iris);
    status = hf_line_place(&f, face, options, error);
    if (status == HF_OK)
        *out = f;
    return status;
}

void hf_frame_to_mm(const hf_frame *frame, double px, double py, double *x,
                    double *y)
{
    double dx = px - frame->x0, dy = py - frame->y0;

    /* Photo pixels count down, the frame counts up. */
    *x = (dx * frame->ux + dy * frame->uy) * frame->mm_per_px;
    *y = (dx * frame->uy - dy * frame->ux) * frame->mm_per_px;
}

void hf_frame_to_px(const hf_frame *frame, double x, double y, double *px,
                    double *py)
{
    double along = x / frame->mm_per_px, up = y / frame->mm_per_px;

    *px = frame->x0 + along * frame->ux + up * frame->uy;
    *py = frame->y0 + along * frame->uy - up * frame->ux;
}
