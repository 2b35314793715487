/* The gate on photos: which way advice turns a head, on a mesh turned by a
 * known angle and on photos; degraded photos are told from good ones. */
#include "tests/detect/detector.h"

#include <hemiface/gate.h>
#include "detect/pose.h"
#include "tests/support/photos.h"

/* Advice on the yaw of a pose; "" when there is none. */
static void advice_on(char *text, size_t size, hf_pose pose)
{
    hf_finding found[HF_FINDINGS];
    hf_face *face = NULL;
    size_t count;

    text[0] = 0;
    assert_ok(hf_face_new(&face, 2000, 2000, error));
    hf_face_set_pose(face, pose);
    hf_gate(found, &count, face, NULL);
    for (size_t i = 0; i < count; i++)
        if (found[i].cause == HF_CAUSE_YAW)
            hf_finding_advice(text, size, &found[i]);
    hf_face_free(face);
}

/* Turned about the vertical so that what is in front (z under 0) goes to the
 * picture's right, the patient's left: the yaw grows by that angle. */
static void turn(double (*to)[3], const double *from, double degrees)
{
    const double a = degrees * 3.14159265358979323846 / 180;

    for (int i = 0; i < HF_MESH_POINTS; i++) {
        const double *p = from + 3 * i;

        to[i][0] = p[0] * cos(a) - p[2] * sin(a);
        to[i][1] = p[1];
        to[i][2] = p[0] * sin(a) + p[2] * cos(a);
    }
}

static void a_turned_mesh_is_turned_back(void **state)
{
    static double raw[3 * HF_MESH_POINTS], turned[HF_MESH_POINTS][3];
    hf_image *image = test_any_photo();
    double straight;
    char text[80];

    (void)state;
    assert_ok(hf_detect_mesh(raw, detector, image, NULL, NULL, error));
    turn(turned, raw, 0);
    straight = hf_mesh_pose((const double(*)[3])turned).yaw;
    /* To 7 deg towards the patient's left, and as far to the right. */
    turn(turned, raw, 7 - straight);
    advice_on(text, sizeof text, hf_mesh_pose((const double(*)[3])turned));
    assert_string_equal(text, "turn the head 7 deg to the patient's right");
    turn(turned, raw, -7 - straight);
    advice_on(text, sizeof text, hf_mesh_pose((const double(*)[3])turned));
    assert_string_equal(text, "turn the head 7 deg to the patient's left");
    turn(turned, raw, -straight);
    advice_on(text, sizeof text, hf_mesh_pose((const double(*)[3])turned));
    assert_string_equal(text, "");
    hf_image_free(image);
}

/* On a photo of a head turned to its left the tip of the nose, which stands
 * out, has gone to that side of the eyes; in the mirror all of it is turned
 * over. */
static void a_photo_and_its_mirror_are_turned_apart(void **state)
{
    const char *path = test_shared("faces/lisa/lisa3.jpg");
    hf_image *image[2] = {NULL, NULL};
    double tip[2];
    hf_pose pose[2];

    (void)state;
    SKIP_WITHOUT(path);
    assert_ok(hf_image_read(&image[0], path, NULL, error));
    assert_ok(hf_image_mirror(&image[1], image[0], error));
    for (int i = 0; i < 2; i++) {
        hf_face *face = NULL;
        hf_frame frame;
        hf_contour nose;
        double up;

        assert_ok(hf_detect(&face, detector, image[i], NULL, NULL, error));
        assert_ok(hf_frame_of(&frame, face, NULL, error));
        nose = hf_face_contour(face, HF_NOSE_TIP, HF_RIGHT);
        hf_frame_to_mm(&frame, nose.points[0].x, nose.points[0].y, &tip[i],
                       &up);
        pose[i] = hf_face_pose(face);
        hf_face_free(face);
        hf_image_free(image[i]);
    }
    assert_true(pose[0].yaw > 4 && tip[0] > 1);
    assert_true(pose[1].yaw < -4 && tip[1] < -1);
    assert_near(pose[0].yaw, -pose[1].yaw, 0.5);
}

/* ------------------------------------------------------ degraded photos */

static hf_image *sample(void)
{
    hf_image *image = NULL;

    assert_ok(hf_image_read(&image, test_path("data/sample/pre/rest.jpg"), NULL,
                            error));
    return image;
}

/* Means over (2 r + 1)^2 pixels; three in a row are nearly a Gaussian of
 * variance r (r + 1). */
static void box_blur(hf_image *image, int r)
{
    const int width = hf_image_width(image), height = hf_image_height(image);
    const size_t size = 3 * (size_t)width * (size_t)height;
    unsigned char *p = hf_image_edit(image), *from = malloc(size);

    assert_non_null(from);
    for (int pass = 0; pass < 6; pass++) {
        const int dx = pass % 2 == 0, dy = !dx;

        memcpy(from, p, size);
        for (int y = r; y < height - r; y++)
            for (int x = r; x < width - r; x++)
                for (int c = 0; c < 3; c++) {
                    int sum = r;

                    for (int k = -r; k <= r; k++)
                        sum +=
                            from[3 * ((y + k * dy) * width + x + k * dx) + c];
                    p[3 * (y * width + x) + c] =
                        (unsigned char)(sum / (2 * r + 1));
                }
    }
    free(from);
}

/* Times that factor, as sRGB numbers. */
static void expose(hf_image *image, double factor)
{
    const size_t size =
        3 * (size_t)hf_image_width(image) * (size_t)hf_image_height(image);
    unsigned char *p = hf_image_edit(image);

    for (size_t i = 0; i < size; i++)
        p[i] = (unsigned char)fmin(255, p[i] * factor);
}

/* The verdict, and what is said of one cause: HF_PASS if nothing. */
static hf_verdict verdict_of(hf_image *image, hf_cause cause, hf_verdict *all)
{
    hf_finding found[HF_FINDINGS];
    hf_verdict verdict = HF_PASS;
    hf_face *face = NULL;
    hf_frame frame;
    size_t count;

    assert_ok(hf_detect(&face, detector, image, NULL, NULL, error));
    assert_ok(hf_frame_of(&frame, face, NULL, error));
    *all = hf_gate(found, &count, face, &frame);
    for (size_t i = 0; i < count; i++)
        if (found[i].cause == cause)
            verdict = found[i].verdict;
    hf_face_free(face);
    hf_image_free(image);
    return verdict;
}

/* The sample's rest photo has 4.5 px a mm: sds of sqrt(4 * 5) = 4.5 px are
 * 1.0 mm, of sqrt(7 * 8) = 7.5 px 1.7 mm. Green of its skin is about 160: times
 * 1.2 it is 192, times 1.7 it is 272, white, times 0.04 it is 6, black. */
static void degraded_photos_are_told(void **state)
{
    hf_image *image = sample();
    hf_verdict all;

    (void)state;
    assert_int_equal(verdict_of(image, HF_CAUSE_BLUR, &all), HF_PASS);
    assert_int_equal(all, HF_PASS);
    image = sample();
    box_blur(image, 4);
    assert_int_equal(verdict_of(image, HF_CAUSE_BLUR, &all), HF_WARN);
    image = sample();
    box_blur(image, 7);
    assert_int_equal(verdict_of(image, HF_CAUSE_BLUR, &all), HF_REFUSE);
    image = sample();
    expose(image, 1.2);
    assert_int_equal(verdict_of(image, HF_CAUSE_BRIGHT, &all), HF_PASS);
    image = sample();
    expose(image, 1.7);
    assert_int_equal(verdict_of(image, HF_CAUSE_BRIGHT, &all), HF_REFUSE);
    image = sample();
    expose(image, 0.04);
    assert_int_equal(verdict_of(image, HF_CAUSE_DARK, &all), HF_REFUSE);
}

/* Good photos: none is refused, and blends of faces pass. */
static void good_photos_are_not_refused(void **state)
{
    static const char *const names[] = {
        "composite/f_african", "composite/f_multi",  "composite/m_african",
        "composite/m_easian",  "composite/m_white",  "london/003_neutral",
        "london/005_smiling",  "london/041_neutral", "london/100_smiling",
        "london/143_smiling",  "canada/003f",        "canada/114m",
    };
    int passed = 0;

    (void)state;
    SKIP_WITHOUT(test_shared("faces/composite/f_multi.jpg"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char relative[80];
        const char *path;
        hf_image *image = NULL;
        hf_verdict all, hair;

        snprintf(relative, sizeof relative, "faces/%s.jpg", names[i]);
        path = test_shared(relative);
        if (!path)
            continue;
        assert_ok(hf_image_read(&image, path, NULL, error));
        hair = verdict_of(image, HF_CAUSE_HAIR, &all);
        assert_true(all != HF_REFUSE);
        passed += all == HF_PASS;
        if (strncmp(names[i], "composite/", 10) == 0)
            assert_int_equal(all, HF_PASS);
        /* A fringe over both brows. */
        if (strcmp(names[i], "london/003_neutral") == 0)
            assert_int_equal(hair, HF_WARN);
    }
    assert_true(passed >= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turned_mesh_is_turned_back),
        cmocka_unit_test(a_photo_and_its_mirror_are_turned_apart),
        cmocka_unit_test(degraded_photos_are_told),
        cmocka_unit_test(good_photos_are_not_refused),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
