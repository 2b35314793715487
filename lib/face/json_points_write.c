/* face/json_points_write.c - MediaPipe's mesh and COCO-like keypoints written
 *
 * Straight to the stream, a fixed order of keys and no library in between:
 * the same face gives the same bytes.
 */
#include "face/marks.h"

/* A JSON string. Bytes that are not ASCII go through as they are: file names
   are UTF-8 where these programs run. */
static void put_string(FILE *to, const char *text)
{
    fputc('"', to);
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;

        if (c == '"' || c == '\\')
            fprintf(to, "\\%c", c);
        else if (c < 0x20)
            fprintf(to, "\\u%04x", c);
        else
            fputc(c, to);
    }
    fputc('"', to);
}

void hf_write_mediapipe(FILE *to, const hf_marks *marks)
{
    fputs("{\"photo\": ", to);
    put_string(to, marks->photo);
    fprintf(to, ", \"width\": %d, \"height\": %d, \"faceLandmarks\": [[\n",
            marks->width, marks->height);
    for (size_t i = 0; i < marks->count; i++) {
        fputs("{\"x\": ", to);
        hf_put_number(to, marks->points[i].x / marks->width);
        fputs(", \"y\": ", to);
        hf_put_number(to, marks->points[i].y / marks->height);
        fputs(i + 1 < marks->count ? "},\n" : "}\n", to);
    }
    fputs("]]}\n", to);
}

static void put_keypoints(FILE *to, const hf_marks *m)
{
    size_t seen = 0;

    fputs("\"keypoints\": [", to);
    for (size_t i = 0; i < m->count; i++) {
        fputs(i ? ",\n" : "\n", to);
        hf_put_number(to, m->seen[i] ? m->points[i].x : 0);
        fputs(", ", to);
        hf_put_number(to, m->seen[i] ? m->points[i].y : 0);
        fputs(m->seen[i] ? ", 2" : ", 0", to);
        seen += m->seen[i];
    }
    fprintf(to, "], \"num_keypoints\": %zu}],\n", seen);
}

void hf_write_coco(FILE *to, const hf_marks *marks)
{
    fputs("{\"images\": [{\"id\": 1, \"file_name\": ", to);
    put_string(to, marks->photo);
    if (marks->width)
        fprintf(to, ", \"width\": %d, \"height\": %d", marks->width,
                marks->height);
    fputs("}],\n\"annotations\": [{\"id\": 1, \"image_id\": 1, "
          "\"category_id\": 1, \"bbox\": [",
          to);
    for (int k = 0; k < 4; k++) {
        fputs(k ? ", " : "", to);
        hf_put_number(to, marks->box[k]);
    }
    fputs("],\n", to);
    put_keypoints(to, marks);
    fputs("\"categories\": [{\"id\": 1, \"name\": ", to);
    put_string(to, hf_scheme_name(marks->scheme));
    fputs("}]}\n", to);
}
