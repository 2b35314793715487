/* detect/mesh.c - 478 landmarks in a square around a face
 *
 * The attention mesh gives 468 points with depth, and better x, y for lips and
 * eyes from networks of their own, irises included. Right and left here are
 * the patient's; MediaPipe's own names are the picture's.
 */
#include "detect/mesh.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "detect/models.h"
#include "net/net.h"

/* The net's input: 192 x 192, and the unit of its coordinates. */
#define SIZE 192
/* Square over bounding box when the mesh starts from itself: MediaPipe's. */
#define SQUARE 1.5
/* Points of an eye's list whose mean depth the iris takes: the lid margin. */
#define LID_POINTS 16

/* Mesh points that the networks for lips and eyes place better, in the order
 * of their outputs. The model stores the same lists. */
static const short lips[] = {
    61,  146, 91,  181, 84,  17,  314, 405, 321, 375, 291, 185, 40,  39,
    37,  0,   267, 269, 270, 409, 78,  95,  88,  178, 87,  14,  317, 402,
    318, 324, 308, 191, 80,  81,  82,  13,  312, 311, 310, 415, 76,  77,
    90,  180, 85,  16,  315, 404, 320, 307, 306, 184, 74,  73,  72,  11,
    302, 303, 304, 408, 62,  96,  89,  179, 86,  15,  316, 403, 319, 325,
    292, 183, 42,  41,  38,  12,  268, 271, 272, 407};
static const short right_eye[] = {
    33,  7,   163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157,
    173, 130, 25,  110, 24,  23,  22,  26,  112, 243, 247, 30,  29,  27,  28,
    56,  190, 226, 31,  228, 229, 230, 231, 232, 233, 244, 113, 225, 224, 223,
    222, 221, 189, 35,  124, 46,  53,  52,  65,  143, 111, 117, 118, 119, 120,
    121, 128, 245, 156, 70,  63,  105, 66,  107, 55,  193};
static const short left_eye[] = {
    263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384,
    398, 359, 255, 339, 254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258,
    286, 414, 446, 261, 448, 449, 450, 451, 452, 453, 464, 342, 445, 444, 443,
    442, 441, 413, 265, 353, 276, 283, 282, 295, 372, 340, 346, 347, 348, 349,
    350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417};
/* Irises become points of their own, behind the mesh. */
static const short right_iris[] = {468, 469, 470, 471, 472};
static const short left_iris[] = {473, 474, 475, 476, 477};

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define EYE_POINTS COUNT(right_eye)
#define LIP_POINTS COUNT(lips)

/* Outputs in the model's order: the mesh, these, the face flag. Later ones
 * overwrite points they share with earlier ones. */
static const struct part {
    size_t output, count;
    const short *list;
} parts[] = {
    {1, LIP_POINTS, lips},          {2, EYE_POINTS, right_eye},
    {3, EYE_POINTS, left_eye},      {4, HF_IRIS_POINTS, right_iris},
    {5, HF_IRIS_POINTS, left_iris},
};
enum { OUTPUT_MESH = 0, OUTPUT_FLAG = 6 };

struct hf_mesh_net {
    struct hf_net *net;
    struct hf_net_space *space;
};

hf_status hf_mesh_new(struct hf_mesh_net **out, hf_error *error)
{
    struct hf_mesh_net *m = calloc(1, sizeof *m);
    struct hf_model_file file = hf_model_file(HF_MODEL_MESH);
    hf_status status;

    if (!m)
        return hf_fail_memory(error);
    status = hf_net_load(&m->net, file.bytes, file.count, file.name, error);
    if (!status)
        status = hf_net_space_new(&m->space, m->net, error);
    if (status) {
        hf_mesh_free(m);
        return status;
    }
    *out = m;
    return HF_OK;
}

void hf_mesh_free(struct hf_mesh_net *net)
{
    if (!net)
        return;
    hf_net_space_free(net->space);
    hf_net_free(net->net);
    free(net);
}

static double mean_depth(const struct hf_mesh *mesh, const short *list)
{
    double sum = 0;

    for (int i = 0; i < LID_POINTS; i++)
        sum += mesh->at[list[i]][2];
    return sum / LID_POINTS;
}

/* The net's outputs in its own unit. */
static void collect(const struct hf_mesh_net *net, struct hf_mesh *mesh)
{
    const float *base = hf_net_output(net->space, OUTPUT_MESH);
    double right, left;

    for (int i = 0; i < HF_MESH_IRIS; i++)
        for (int c = 0; c < 3; c++)
            mesh->at[i][c] = base[3 * i + c];
    for (size_t p = 0; p < COUNT(parts); p++) {
        const float *better = hf_net_output(net->space, parts[p].output);

        for (size_t i = 0; i < parts[p].count; i++) {
            mesh->at[parts[p].list[i]][0] = better[2 * i];
            mesh->at[parts[p].list[i]][1] = better[2 * i + 1];
        }
    }
    right = mean_depth(mesh, right_eye);
    left = mean_depth(mesh, left_eye);
    for (int i = 0; i < HF_IRIS_POINTS; i++) {
        mesh->at[right_iris[i]][2] = right;
        mesh->at[left_iris[i]][2] = left;
    }
}

void hf_mesh_run(struct hf_mesh_net *net, struct hf_mesh *mesh,
                 const struct hf_sampler *sampler,
                 const struct hf_square *square)
{
    static const struct hf_cut cut = {.size = SIZE, .factor = 1.0f / 255};
    double c = cos(square->angle), s = sin(square->angle), raw;

    hf_sampler_cut(sampler, hf_net_input(net->space), square, &cut);
    hf_net_run(net->space);
    collect(net, mesh);
    for (int i = 0; i < HF_MESH_POINTS; i++) {
        double *p = mesh->at[i];
        double u = (p[0] / SIZE - 0.5) * square->side;
        double v = (p[1] / SIZE - 0.5) * square->side;

        p[0] = square->x + c * u - s * v;
        p[1] = square->y + s * u + c * v;
        p[2] = p[2] / SIZE * square->side;
    }
    raw = hf_net_output(net->space, OUTPUT_FLAG)[0];
    mesh->presence = 1 / (1 + exp(-raw));
}

struct hf_square hf_mesh_square(const struct hf_mesh *mesh)
{
    const double *r = mesh->at[HF_MESH_CANTHUS_RIGHT];
    const double *l = mesh->at[HF_MESH_CANTHUS_LEFT];
    double x0 = r[0], x1 = r[0], y0 = r[1], y1 = r[1];
    struct hf_square square;

    for (int i = 0; i < HF_MESH_POINTS; i++) {
        x0 = fmin(x0, mesh->at[i][0]);
        x1 = fmax(x1, mesh->at[i][0]);
        y0 = fmin(y0, mesh->at[i][1]);
        y1 = fmax(y1, mesh->at[i][1]);
    }
    square.x = (x0 + x1) / 2;
    square.y = (y0 + y1) / 2;
    square.side = SQUARE * fmax(x1 - x0, y1 - y0);
    square.angle = atan2(l[1] - r[1], l[0] - r[0]);
    return square;
}
