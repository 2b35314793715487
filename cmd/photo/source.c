/* photo/source.c - inputs: photos and landmark files become faces */
#include "cmd/photo/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/photo/custom.h"
#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/photo/beside.h"
#include "cmd/photo/map.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/path.h"
#include "cmd/photo/pose.h"
#include "cmd/photo/review.h"

static const char *const finder_words[] = {"auto", "short", "full", NULL};

static struct {
    int face, finder, passes;
    bool mirror, refine, ignore_files;
    double megapixels, seconds;
} detect_set = {0, HF_FINDER_AUTO, 2, true, true, false, 200, 60};

static struct {
    double mm_per_px, pupil_mm, iris_mm;
} scale_set = {0, 0, HF_IRIS_MM};

static const char *side_word = "unknown";
static bool mirrored;

static const cli_option detect_options[] = {
    {"face", 0, CLI_INT, &detect_set.face, "N",
     "measure the N-th face of a photo with several, in the order detect "
     "lists them; default: the largest central one",
     1, HF_MAX_FACES, NULL},
    {"finder", 0, CLI_WORD, &detect_set.finder, "WORD",
     "network that looks for faces: auto (default), short (large faces), "
     "full (small faces too)",
     0, 0, finder_words},
    {"passes", 0, CLI_INT, &detect_set.passes, "N",
     "further passes of the mesh from its own result, 0 to 5; default 2", 0, 5,
     NULL},
    {"no-refine", 0, CLI_UNFLAG, &detect_set.refine, NULL,
     "leave contours where the mesh puts them, instead of moving them to where "
     "the picture shows them; the mesh pulls faces towards symmetry",
     0, 0, NULL},
    {"no-mirror", 0, CLI_UNFLAG, &detect_set.mirror, NULL,
     "do not average with the mirrored photo: faster, but sides are no "
     "longer treated alike",
     0, 0, NULL},
    {"ignore-face-files", 0, CLI_FLAG, &detect_set.ignore_files, NULL,
     "detect even where a .face.json, or a landmark file of another program, "
     "lies beside the photo",
     0, 0, NULL},
    {"max-megapixels", 0, CLI_REAL, &detect_set.megapixels, "N",
     "refuse larger photos, 0.01 to 2000; default 200", 0.01, 2000, NULL},
    {"max-seconds", 0, CLI_REAL, &detect_set.seconds, "N",
     "give up on a photo that takes longer to decode, 0.001 to 86400 seconds "
     "of processor time; default 60",
     0.001, 86400, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_option scale_options[] = {
    {"mm-per-px", 0, CLI_REAL, &scale_set.mm_per_px, "MM",
     "scale of every photo, mm per pixel, 0.001 to 10", 0.001, 10, NULL},
    {"pupil-mm", 0, CLI_REAL, &scale_set.pupil_mm, "MM",
     "this patient's measured interpupillary distance, 30 to 90 mm", 30, 90,
     NULL},
    {"iris-mm", 0, CLI_REAL, &scale_set.iris_mm, "MM",
     "iris diameter that sets the scale, 8 to 16 mm; default 11.77 (the "
     "convention; population 11.71, sd 0.42)",
     8, 16, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

#define MIRRORED                                                               \
    {                                                                          \
        "mirrored", 0, CLI_FLAG, &mirrored, NULL,                              \
            "the photos are mirror images, as many cameras facing their user " \
            "store "                                                           \
            "them: they (and face files made from them) are turned back "      \
            "first",                                                           \
            0, 0, NULL                                                         \
    }

static const cli_option mirrored_options[] = {
    MIRRORED, {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const char *const side_words[] = {"right", "left",    "both",
                                         "none",  "unknown", NULL};

static const cli_option side_options[] = {
    {"side", 0, CLI_TEXT, &side_word, "SIDE",
     "the patient's affected side: right, left, both, none or unknown "
     "(default); it is never guessed",
     0, 0, side_words},
    MIRRORED,
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_detect_group = {"Detection", detect_options};
const cli_group cli_scale_group = {"Scale (the first one given wins)",
                                   scale_options};
const cli_group cli_side_group = {"Patient", side_options};
const cli_group cli_mirrored_group = {"Patient", mirrored_options};

/* ------------------------------------------------------------ settings */

hf_frame_options cli_frame_options(void)
{
    hf_frame_options options;

    hf_frame_options_init(&options);
    options.mm_per_px = scale_set.mm_per_px;
    options.pupil_mm = scale_set.pupil_mm;
    options.iris_mm = scale_set.iris_mm;
    options.ungated = cli_ungated();
    if (*cli_custom_setting() && *cli_midline_setting()) {
        cli_complain("--measures: custom measures know the midline of the "
                     "pupils only: leave out --midline; see --help");
        exit(CLI_NOTHING);
    }
    cli_midline_choose(&options);
    return options;
}

hf_affected cli_affected(void)
{
    hf_affected affected = HF_AFFECTED_UNKNOWN;
    hf_error error;

    if (hf_affected_parse(&affected, side_word, &error) != HF_OK) {
        cli_complain("--side: %s; see --help", error.text);
        exit(CLI_NOTHING);
    }
    return affected;
}

const char *cli_settings_of(const char *scale)
{
    static char text[896];
    const char *custom = cli_custom_setting(), *map = cli_map_setting();

    snprintf(
        text, sizeof text,
        "%s side=%s finder=%s passes=%d mirror=%s%s%s%s%s%s%s%s%s%s", scale,
        side_word, finder_words[detect_set.finder], detect_set.passes,
        detect_set.mirror ? "yes" : "no", detect_set.refine ? "" : " refine=no",
        mirrored ? " mirrored=yes" : "", cli_ungated() ? " gate=no" : "",
        cli_midline_setting(), cli_pose_correct() ? " pose_correct=yes" : "",
        *custom ? " measures=" : "", custom, *map ? " map=" : "", map);
    return text;
}

const char *cli_settings(void)
{
    char scale[64];

    if (scale_set.mm_per_px > 0)
        snprintf(scale, sizeof scale, "mm_per_px=%g", scale_set.mm_per_px);
    else if (scale_set.pupil_mm > 0)
        snprintf(scale, sizeof scale, "pupil_mm=%g", scale_set.pupil_mm);
    else
        snprintf(scale, sizeof scale, "iris_mm=%g", scale_set.iris_mm);
    return cli_settings_of(scale);
}

/* ------------------------------------------------------------- loading */

static hf_status detector(hf_detector **out, hf_error *error)
{
    static hf_detector *one; /* loaded when first needed, kept to the end */
    hf_status status = HF_OK;

    if (!one)
        status = hf_detector_new(&one, error);
    *out = one;
    return status;
}

double cli_max_seconds(void)
{
    return detect_set.seconds;
}

hf_image_options cli_image_options(void)
{
    hf_image_options options;

    hf_image_options_init(&options);
    options.max_pixels = (size_t)(detect_set.megapixels * 1e6);
    options.max_seconds = detect_set.seconds;
    return options;
}

/* memory: the photo's bytes, or NULL to read them. */
static hf_status detect_by(cli_source *out, hf_detector *networks,
                           const char *path, const cli_memory *memory,
                           bool want_image, hf_error *error)
{
    const hf_image_options image_options = cli_image_options();
    hf_detect_options options;
    hf_status status;

    hf_detect_options_init(&options);
    options.face = detect_set.face;
    options.finder = (hf_finder)detect_set.finder;
    options.passes = detect_set.passes;
    options.mirror = detect_set.mirror;
    options.refine = detect_set.refine;
    options.pose_correct = cli_pose_correct();
    status = hf_detect_photo_memory(
        &out->face, want_image ? &out->image : NULL, networks,
        memory ? memory->bytes : NULL, memory ? memory->count : 0, path,
        &image_options, &options, &out->report, error);
    out->detected = status == HF_OK;
    return status;
}

static hf_status detect(cli_source *out, const char *path, bool want_image,
                        hf_error *error)
{
    hf_detector *networks;
    hf_status status = detector(&networks, error);

    if (status == HF_OK)
        status = detect_by(out, networks, path, NULL, want_image, error);
    return status;
}

static hf_status read_image(cli_source *out, const char *path, hf_error *error)
{
    const hf_image_options options = cli_image_options();

    return hf_image_read(&out->image, path, &options, error);
}

/* A landmark file and, if wanted, the photo it names beside it. */
static hf_status read_face(cli_source *out, const char *path, bool want_image,
                           hf_error *error)
{
    char photo[4096];
    hf_status status = hf_face_read(&out->face, path, error);

    if (status != HF_OK || !want_image)
        return status;
    if (!*hf_face_photo(out->face)) {
        error->status = HF_E_OPEN;
        snprintf(error->text, sizeof error->text,
                 "'%s' does not name its photo: give the photo instead", path);
        return HF_E_OPEN;
    }
    cli_path_beside(photo, sizeof photo, path, hf_face_photo(out->face));
    return read_image(out, photo, error);
}

static hf_status turn_image(hf_image **image, hf_error *error)
{
    hf_image *turned = NULL;
    hf_status status = HF_OK;

    if (!*image)
        return HF_OK;
    status = hf_image_mirror(&turned, *image, error);
    if (status != HF_OK)
        return status;
    hf_image_free(*image);
    *image = turned;
    return HF_OK;
}

hf_status cli_turn_back(hf_image **image, hf_error *error)
{
    return mirrored ? turn_image(image, error) : HF_OK;
}

/* What was read from a mirror image, as it is in life. */
static hf_status turn_back(cli_source *source, bool photo_mirrored,
                           hf_error *error)
{
    hf_face *turned = NULL;
    hf_status status = HF_OK;

    if (!mirrored && !photo_mirrored)
        return HF_OK;
    status = hf_face_mirror(&turned, source->face, error);
    if (status != HF_OK)
        return status;
    hf_face_free(source->face);
    source->face = turned;
    return turn_image(&source->image, error);
}

const char *cli_colour_words(const cli_source *source)
{
    return source->detected && source->report.colours == HF_COLOUR_IGNORED
               ? "its colour profile is damaged or not known and was not used: "
                 "colours are taken as sRGB"
               : "";
}

hf_status cli_load(cli_source *out, const char *path, bool want_image,
                   hf_error *error)
{
    char beside[4096];
    hf_status status;

    memset(out, 0, sizeof *out);
    if (cli_path_may_be_landmarks(path)) {
        status = read_face(out, path, want_image, error);
    } else if (!detect_set.ignore_files &&
               cli_face_beside(beside, sizeof beside, path)) {
        status = cli_face_read_beside(&out->face, beside, path, error);
        if (status == HF_OK && want_image)
            status = read_image(out, path, error);
    } else {
        status = detect(out, path, want_image, error);
    }
    if (status == HF_OK)
        status = turn_back(out, false, error);
    if (status == HF_OK)
        status = cli_review_check(path, out->face, error);
    if (status != HF_OK) {
        cli_source_clear(out);
        return status;
    }
    cli_pose_tell(path, out->face, out->detected);
    cli_review_tell(path, out->face);
    if (*cli_colour_words(out))
        cli_warn("'%s': %s", path, cli_colour_words(out));
    return HF_OK;
}

/* What a rater rejected is not measured. */
static hf_status refuse(cli_source *out, const char *path, hf_status status,
                        hf_error *error)
{
    if (status == HF_OK)
        status = cli_review_check(path, out->face, error);
    if (status != HF_OK)
        cli_source_clear(out);
    return status;
}

static hf_status load_with(cli_source *out, hf_detector *networks,
                           const char *path, const cli_memory *memory,
                           bool photo_mirrored, hf_error *error)
{
    char beside[4096];
    hf_status status;

    memset(out, 0, sizeof *out);
    if (cli_path_may_be_landmarks(path))
        status = hf_face_read(&out->face, path, error);
    else if (!detect_set.ignore_files &&
             cli_face_beside(beside, sizeof beside, path))
        status = cli_face_read_beside(&out->face, beside, path, error);
    else
        status = detect_by(out, networks, path, memory, false, error);
    if (status == HF_OK)
        status = turn_back(out, photo_mirrored, error);
    if (status != HF_OK)
        cli_source_clear(out);
    return status;
}

hf_status cli_load_with(cli_source *out, hf_detector *networks,
                        const char *path, const cli_memory *memory,
                        bool photo_mirrored, hf_error *error)
{
    return refuse(out, path,
                  load_with(out, networks, path, memory, photo_mirrored, error),
                  error);
}

hf_status cli_load_rejected(cli_source *out, hf_detector *networks,
                            const char *path, bool photo_mirrored,
                            hf_error *error)
{
    return load_with(out, networks, path, NULL, photo_mirrored, error);
}

bool cli_mirrored(void)
{
    return mirrored;
}

bool cli_ignores_face_files(void)
{
    return detect_set.ignore_files;
}

void cli_source_always_detect(void)
{
    detect_set.ignore_files = true;
}

void cli_source_clear(cli_source *source)
{
    hf_face_free(source->face);
    hf_image_free(source->image);
    source->face = NULL;
    source->image = NULL;
}
