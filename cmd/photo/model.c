/* photo/model.c - --model: a face's points by dlib's shape predictor */
#include "cmd/photo/model.h"

#include <stdio.h>
#include <stdlib.h>

#include <hemiface/shape.h>

#include "cmd/cli/message.h"
#include "cmd/photo/pose.h"

static const char *file, *box_text;
static bool with_irises;
static hf_shape *shape; /* read once, kept to the end */
static hf_shape_box given;

static const cli_option model_options[] = {
    {"model", 0, CLI_TEXT, &file, "FILE",
     "take the points from this 68-point shape predictor of dlib (.dat) "
     "instead of our own, to compare with; it has no irises, see "
     "hemiface-detect(1)",
     0, 0, NULL},
    {"model-box", 0, CLI_TEXT, &box_text, "L,T,R,B",
     "the box it starts from, as dlib's rectangle: first and last column and "
     "row of the photo, from 0; default: by our finder, as large as the box of "
     "dlib's frontal detector",
     0, 0, NULL},
    {"model-irises", 0, CLI_FLAG, &with_irises, NULL,
     "add our own irises to its points, so that they can be measured", 0, 0,
     NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_model_group = {"Another model", model_options};

/* Four whole numbers with commas between them and nothing else. */
static bool read_box(const char *text)
{
    int *const to[] = {&given.left, &given.top, &given.right, &given.bottom};

    for (int i = 0; i < 4; i++) {
        char *end;
        const long value = strtol(text, &end, 10);

        if (end == text || *end != (i < 3 ? ',' : 0) ||
            value < -HF_SHAPE_FARTHEST || value > HF_SHAPE_FARTHEST)
            return false;
        *to[i] = (int)value;
        text = end + 1;
    }
    return given.left < given.right && given.top < given.bottom;
}

static void refuse(const char *what)
{
    cli_complain("%s; see --help", what);
    exit(CLI_NOTHING);
}

void cli_model_open(void)
{
    hf_error error;

    if (!file && (box_text || with_irises))
        refuse("--model-box and --model-irises go with --model");
    if (!file)
        return;
    if (cli_pose_correct())
        refuse("--pose-correct turns our own points only: leave it out with "
               "--model");
    if (box_text && !read_box(box_text))
        refuse("--model-box: give left,top,right,bottom in whole pixels, left "
               "below right and top below bottom");
    if (hf_shape_read(&shape, file, &error) != HF_OK) {
        cli_complain("--model: %s", error.text);
        exit(CLI_NOTHING);
    }
}

/* What the model cannot say: from the face our detector found. */
static hf_status complete(hf_face *face, const hf_face *ours, hf_error *error)
{
    hf_quality quality = hf_face_quality(face);
    hf_status status;

    hf_face_set_pose(face, hf_face_pose(ours));
    quality.others = hf_face_quality(ours).others;
    status = hf_face_set_quality(face, &quality, error);
    for (int side = 0; side < 2 && with_irises && status == HF_OK; side++)
        status = hf_face_set_iris(face, (hf_side)side,
                                  hf_face_iris(ours, (hf_side)side), error);
    return status;
}

hf_status cli_model_apply(cli_source *source, const char *path, hf_error *error)
{
    const hf_image_options whole = cli_image_options();
    const hf_detect_report *r = &source->report;
    hf_face *face = NULL;
    hf_image *image = NULL;
    hf_shape_box box = given;
    hf_status status;

    if (!shape)
        return HF_OK;
    if (!source->detected) {
        snprintf(error->text, sizeof error->text,
                 "'%s' is a landmark file: --model needs its photo", path);
        return error->status = HF_E_UNSUPPORTED;
    }
    if (!box_text)
        box = hf_shape_box_of(&r->boxes[r->chosen - 1]);
    status = hf_image_read(&image, path, &whole, error);
    if (status == HF_OK)
        status = hf_shape_face(&face, shape, image, &box, error);
    if (status == HF_OK)
        status = complete(face, source->face, error);
    hf_image_free(image);
    if (status != HF_OK) {
        hf_face_free(face);
        return status;
    }
    hf_face_free(source->face);
    source->face = face;
    return HF_OK;
}

const char *cli_model_settings(const char *settings)
{
    static char text[1024];

    if (!shape)
        return settings;
    snprintf(text, sizeof text, "%s model=dlib sha256=%s%s%s%s", settings,
             hf_shape_sha256(shape), box_text ? " model_box=" : "",
             box_text ? box_text : "", with_irises ? " model_irises=yes" : "");
    return text;
}
