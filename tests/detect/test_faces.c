/* Boxes: overlap, merging, pairing with the mirrored picture, order. */
#include "tests/support/check.h"

#include "detect/faces.h"
#include "detect/pose.h"

static struct hf_found box(double x, double y, double side, double score)
{
    struct hf_found f = {
        .x0 = x, .y0 = y, .x1 = x + side, .y1 = y + side, .score = score};

    for (int k = 0; k < HF_KEYS; k++) {
        f.key[k][0] = x + k;
        f.key[k][1] = y + 2 * k;
    }
    return f;
}

static void overlaps(void **state)
{
    struct hf_found a = box(0, 0, 2, 1), b = box(1, 0, 2, 1);
    struct hf_found c = box(2, 0, 2, 1), none = box(1, 1, 0, 1);

    (void)state;
    /* Common 1 x 2 of 4 + 4 - 2. */
    assert_near(hf_found_overlap(&a, &b), 2.0 / 6, 1e-15);
    assert_near(hf_found_overlap(&a, &a), 1, 0);
    assert_near(hf_found_overlap(&a, &c), 0, 0);
    assert_near(hf_found_overlap(&a, &none), 0, 0);
}

static void merges_by_score(void **state)
{
    struct hf_found list[3], out[3];

    (void)state;
    list[0] = box(10, 0, 10, 0.6);
    list[1] = box(50, 0, 10, 0.7);
    list[2] = box(8, 0, 10, 0.9);
    assert_int_equal(hf_found_merge(out, 3, list, 3), 2);
    /* (8 * .9 + 10 * .6) / 1.5 = 8.8; the score stays the best one's. */
    assert_near(out[0].x0, 8.8, 1e-12);
    assert_near(out[0].x1, 18.8, 1e-12);
    assert_near(out[0].key[3][0], 11.8, 1e-12);
    assert_near(out[0].score, 0.9, 0);
    assert_near(out[1].x0, 50, 1e-12);
}

static void keeps_at_most(void **state)
{
    struct hf_found list[3], out[2];

    (void)state;
    for (int i = 0; i < 3; i++)
        list[i] = box(50 * i, 0, 10, 0.5 + 0.1 * i);
    assert_int_equal(hf_found_merge(out, 2, list, 3), 2);
    assert_near(out[0].x0, 100, 1e-12);
}

static void makes_squares(void **state)
{
    struct hf_found f = {.x0 = 10, .y0 = 20, .x1 = 30, .y1 = 60};
    struct hf_square s;

    (void)state;
    f.key[HF_KEY_EYE_RIGHT][0] = 0;
    f.key[HF_KEY_EYE_LEFT][0] = 3;
    f.key[HF_KEY_EYE_LEFT][1] = 3;
    s = hf_found_square(&f);
    assert_near(s.x, 20, 0);
    assert_near(s.y, 40, 0);
    assert_near(s.side, 60, 0);
    assert_near(s.angle, atan2(1, 1), 1e-15);
}

static void largest_central_one_leads(void **state)
{
    struct hf_face_pair pairs[2 * HF_MOST_FOUND];
    struct hf_found found[3];

    (void)state;
    found[0] = box(0, 0, 120, 0.9);     /* larger, in the corner */
    found[1] = box(450, 450, 100, 0.6); /* in the middle */
    found[2] = box(430, 700, 70, 0.8);
    assert_int_equal(hf_faces_pair(pairs, found, 3, NULL, 0, 1000, 1000), 3);
    assert_near(pairs[0].mean.x0, 450, 0);
    /* Distances squared over half the diagonal's: 2 * 440^2 / 500000 and
     * (35^2 + 235^2) / 500000. exp(-2 * .7744) * 120^2 = 3060 is less than
     * exp(-2 * .1129) * 70^2 = 3910. */
    assert_near(pairs[1].mean.x0, 430, 0);
    assert_near(pairs[2].mean.x0, 0, 0);
}

/* Both pictures' faces pair up; turning the input over turns the output. */
static void pairs_turn_over(void **state)
{
    struct hf_face_pair a[2 * HF_MOST_FOUND], b[2 * HF_MOST_FOUND];
    struct hf_found one[2], two[2], one2[2], two2[2];
    const double width = 641;

    (void)state;
    one[0] = box(100.123456789, 50, 80, 0.9);
    one[1] = box(400.3, 300.7, 33, 0.6);
    two[0] = box(width - 183.3, 51, 81, 0.8); /* the first, turned over */
    two[1] = box(10, 10, 20, 0.7);            /* on the turned one only */
    memcpy(one2, two, sizeof two);
    memcpy(two2, one, sizeof one);
    assert_int_equal(hf_faces_pair(a, one, 2, two, 2, width, 480), 3);
    assert_int_equal(hf_faces_pair(b, one2, 2, two2, 2, width, 480), 3);
    for (int i = 0; i < 3; i++) {
        struct hf_found back = hf_found_mirror(&b[i].mean, width);

        assert_true(a[i].mean.x0 == back.x0 && a[i].mean.x1 == back.x1);
        assert_true(a[i].mean.y0 == back.y0);
        assert_true(a[i].seen[0].x0 == b[i].seen[1].x0);
        assert_true(a[i].seen[1].key[2][0] == b[i].seen[0].key[2][0]);
    }
    assert_near(a[0].mean.score, 0.85, 1e-12);
}

static void twins_are_mutual(void **state)
{
    int alone = 0;

    (void)state;
    for (int i = 0; i < HF_MESH_POINTS; i++) {
        int twin = hf_mesh_twin[i];

        assert_in_range(twin, 0, HF_MESH_POINTS - 1);
        assert_int_equal(hf_mesh_twin[twin], i);
        alone += twin == i;
    }
    assert_int_equal(alone, 28);
    assert_int_equal(hf_mesh_twin[61], 291);
    assert_int_equal(hf_mesh_twin[HF_MESH_CANTHUS_RIGHT], HF_MESH_CANTHUS_LEFT);
    assert_int_equal(hf_mesh_twin[468], 473);
    /* Rims: right, top, left, bottom of the picture. */
    assert_int_equal(hf_mesh_twin[469], 476);
    assert_int_equal(hf_mesh_twin[470], 475);
    assert_int_equal(hf_mesh_twin[472], 477);
    assert_int_equal(hf_mesh_twin[152], 152);
}

/* A face of just the points the pose reads, turned in space. */
static hf_pose turned(double yaw, double pitch, double roll)
{
    static double at[HF_MESH_POINTS][3];
    double rad = 3.14159265358979323846 / 180;
    double cy = cos(yaw * rad), sy = sin(yaw * rad);
    double cp = cos(pitch * rad), sp = sin(pitch * rad);
    double cr = cos(roll * rad), sr = sin(roll * rad);

    for (int i = 0; i < HF_MESH_POINTS; i++) {
        double x = 0, y = i == 10 ? -100 : i == 152 ? 100 : 0, z = 0;
        double u, v, w;

        if (i == HF_MESH_CANTHUS_RIGHT)
            x = -50;
        if (i == HF_MESH_CANTHUS_LEFT)
            x = 50;
        /* Chin lifted: y down turns towards the camera, -z. */
        v = cp * y + sp * z;
        w = -sp * y + cp * z;
        /* To the patient's left: x right turns away, +z. */
        u = cy * x - sy * w;
        w = sy * x + cy * w;
        /* Left side lower: x right turns down. */
        at[i][0] = 500 + cr * u - sr * v;
        at[i][1] = 400 + sr * u + cr * v;
        at[i][2] = w;
    }
    return hf_mesh_pose((const double(*)[3])at);
}

static void poses_have_signs(void **state)
{
    hf_pose level = turned(0, 0, 0), pose;

    (void)state;
    assert_true(level.known);
    assert_near(level.yaw, 0, 1e-9);
    assert_near(level.roll, 0, 1e-9);
    pose = turned(20, 0, 0);
    assert_near(pose.yaw, 20, 1e-9);
    assert_near(pose.pitch, level.pitch, 1e-9);
    pose = turned(0, 15, 0);
    assert_near(pose.pitch - level.pitch, 15, 1e-9);
    assert_near(pose.yaw, 0, 1e-9);
    pose = turned(0, 0, 10);
    assert_near(pose.roll, 10, 1e-9);
}

static void closed_eyes_are_told(void **state)
{
    static double at[HF_MESH_POINTS][3];

    (void)state;
    /* Right iris 12 px wide; lids 2 px apart: 1/6. Left: 6 px, 1/2. */
    at[469][0] = at[474][0] = 12;
    for (int i = 0; i < 3; i++) {
        static const int upper[2][3] = {{160, 159, 158}, {387, 386, 385}};

        at[upper[0][i]][1] = -2;
        at[upper[1][i]][1] = -6;
    }
    assert_near(hf_mesh_eye_opening((const double(*)[3])at, HF_RIGHT), 1.0 / 6,
                1e-12);
    assert_true(hf_mesh_eye_closed((const double(*)[3])at, HF_RIGHT));
    assert_false(hf_mesh_eye_closed((const double(*)[3])at, HF_LEFT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlaps),
        cmocka_unit_test(merges_by_score),
        cmocka_unit_test(keeps_at_most),
        cmocka_unit_test(makes_squares),
        cmocka_unit_test(largest_central_one_leads),
        cmocka_unit_test(pairs_turn_over),
        cmocka_unit_test(twins_are_mutual),
        cmocka_unit_test(poses_have_signs),
        cmocka_unit_test(closed_eyes_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
