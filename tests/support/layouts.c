/* support/layouts.c - landmark files as their programs write them */
#include "tests/support/layouts.h"

#include <stdarg.h>

#include "tests/support/check.h"

enum { ROOM = 1 << 16 };

char layout_text[ROOM];
size_t layout_size;

static void put(const char *format, ...) HF_PRINTF(1, 2);

static void put(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    layout_size += (size_t)vsnprintf(layout_text + layout_size,
                                     ROOM - layout_size, format, args);
    va_end(args);
    assert_true(layout_size < ROOM);
}

static int px(int n)
{
    return 100 + 3 * n;
}

static int py(int n)
{
    return 900 - 2 * n;
}

/* The layouts, as their programs write them. */
void layout_emotrics(const char *end)
{
    layout_size = 0;
    put("# File name { %s7_rest.jpg%s# } %s# 68 facial Landmarks [x,y] { %s",
        end, end, end, end);
    for (int n = 0; n < 68; n++)
        put("%d,%d\r", px(n), py(n));
    put("# } %s# Left iris [x,y,r] { %s240\r810\r14\r# } %s", end, end, end);
    put("# Right iris [x,y,r] { %s210\r820\r-9\r# } %s", end, end);
    put("# Face bounding Box [top(x), left(y), width, height] { %s", end);
    put("95\r760\r210\r150\r# }");
}

static void make_emotrics(void)
{
    layout_emotrics("\n");
}

/* Point 3 is missing, the labels come in no order, both folds are there; the
   left one was placed from below. */
static void make_emotrics_plus(void)
{
    put("# File name { \n7_rest.jpg\n# } \n# Facial Landmarks [x,y] { \n");
    for (int n = 75; n >= 0; n--)
        if (n != 2 && n < 72)
            put("%d,%d,%d\r", px(n), py(n), n + 1);
    for (int n = 72; n < 76; n++)
        put("%d,%d,%d\r", px(n), 500 - n, n + 1);
    put("# } \n# Left iris [x,y,r] { \n240\r810\r14\r# } \n"
        "# Right iris [x,y,r] { \n210\r820\r13\r# } \n"
        "# Face bounding Box [top(x), left(y), width, height] { \n"
        "95\r760\r210\r150\r# }");
}

static void make_emotrics_csv(void)
{
    put(",0,1,2\n");
    for (int n = 0; n < 68; n++)
        put("%d,%d,%d,%d\n", n, px(n), py(n), n + 1);
}

static void make_pts(void)
{
    put("version: 1\nn_points: 68\n{\n");
    for (int n = 0; n < 68; n++)
        put("%d.25 %d\n", px(n), py(n));
    put("}\n");
}

static void make_tem(void)
{
    put("189\n");
    for (int n = 0; n < 189; n++)
        put("%d.125\t%d\n", px(n), py(n));
    put("2\n0\n2\n0 1\n0\n2\n1 2\n");
}

static void make_openface(void)
{
    put("frame, timestamp, confidence, success, gaze_0_x");
    for (int axis = 0; axis < 2; axis++)
        for (int n = 0; n < 68; n++)
            put(", %c_%d", axis ? 'y' : 'x', n);
    put(", X_0, AU01_r\n1, 0.000, 0.00, 0, 0");
    for (int n = 0; n < 136; n++)
        put(", 0");
    put(", 0, 0\n2, 0.033, 0.98, 1, 0.1");
    for (int axis = 0; axis < 2; axis++)
        for (int n = 0; n < 68; n++)
            put(", %d.5", axis ? py(n) : px(n));
    put(", 0, 0\n");
}

static void make_dlib(void)
{
    put("<?xml version='1.0' encoding='ISO-8859-1'?>\n<?xml-stylesheet "
        "type='text/xsl' href='a.xsl'?>\n<dataset>\n<name>a &lt; b</name>\n"
        "<images>\n  <image file='7 &amp; 8/7_rest.jpg' width='1000' "
        "height='1200'>\n    <box top='760' left='95' width='210' "
        "height='150'>\n<!-- <part name='00'/> -->\n");
    for (int n = 0; n < 68; n++)
        put("      <part name='%02d' x='%d' y='%d'/>\n", n, px(n), py(n));
    put("    </box>\n  </image>\n</images>\n</dataset>\n");
}

static void make_wflw(void)
{
    for (int n = 0; n < 98; n++)
        put("%d.750000 %d.000000 ", px(n), py(n));
    put("95 700 305 910 0 1 0 0 1 0 7--Rest/7_rest.jpg\n");
}

static void make_auto_eface(void)
{
    put(",file,bb_x1,bb_y1,bb_x2,bb_y2");
    for (int n = 0; n < 68; n++)
        put(",landmark_%d_x,landmark_%d_y", n, n);
    put("\n0,\"7_rest.jpg\",95,760,305.5,910");
    for (int n = 0; n < 68; n++)
        put(",%d,%d", px(n), py(n));
    put("\n");
}

static void make_dynaface(void)
{
    put("frame,time,fai");
    for (int n = 0; n < 98; n++)
        put(",landmark-%d-x,landmark-%d-y", n + 1, n + 1);
    put("\n0,0.0,2.5");
    for (int n = 0; n < 98; n++)
        put(",%d,%d", px(n), py(n));
    put("\n");
}

/* On 2000 x 1000 px, x and y swap their sizes' roles if one errs. */
static void make_mediapipe(void)
{
    put("{\"width\": 2000, \"height\": 1000, \"faceLandmarks\": [[");
    for (int n = 0; n < 478; n++)
        put("%s{\"x\": %.10f, \"y\": %.10f, \"z\": 0}", n ? "," : "",
            px(n) / 2000.0, py(n) / 1000.0);
    put("]]}");
}

static void make_coco(void)
{
    put("{\"images\": [{\"id\": 4, \"file_name\": \"x.jpg\"}, {\"id\": 7, "
        "\"file_name\": \"7_rest.jpg\", \"width\": 1000, \"height\": 1200}], "
        "\"annotations\": [{\"id\": 1, \"image_id\": 7, \"bbox\": [95, 760, "
        "210, 150], \"keypoints\": [");
    for (int n = 0; n < 68; n++)
        put("%s%d, %d, %d", n ? ", " : "", px(n), py(n), n == 2 ? 0 : 2);
    put("]}]}");
}

const layout layouts[LAYOUTS] = {
    /* 0.25 from the file; counted from 1 */
    {HF_FORMAT_PTS, make_pts, HF_SCHEME_IBUG68, -0.25, -0.5, "", 17},
    {HF_FORMAT_EMOTRICS, make_emotrics, HF_SCHEME_IBUG68, 0.5, 0.5,
     "7_rest.jpg", 17},
    /* without point 2 there is no jaw */
    {HF_FORMAT_EMOTRICS_PLUS, make_emotrics_plus, HF_SCHEME_IBUG68, 0.5, 0.5,
     "7_rest.jpg", 0},
    {HF_FORMAT_EMOTRICS_CSV, make_emotrics_csv, HF_SCHEME_IBUG68, 0.5, 0.5, "",
     17},
    {HF_FORMAT_TEM, make_tem, HF_SCHEME_FRL189, 0.125, 0, "", 0},
    {HF_FORMAT_OPENFACE, make_openface, HF_SCHEME_IBUG68, 1, 1, "", 17},
    {HF_FORMAT_DLIB, make_dlib, HF_SCHEME_IBUG68, 0.5, 0.5, "7_rest.jpg", 17},
    {HF_FORMAT_WFLW, make_wflw, HF_SCHEME_WFLW98, 1.25, 0.5, "7_rest.jpg", 33},
    {HF_FORMAT_AUTO_EFACE, make_auto_eface, HF_SCHEME_IBUG68, 0.5, 0.5,
     "7_rest.jpg", 17},
    {HF_FORMAT_DYNAFACE, make_dynaface, HF_SCHEME_WFLW98, 0.5, 0.5, "", 33},
    {HF_FORMAT_MEDIAPIPE, make_mediapipe, HF_SCHEME_MESH478, 0, 0, "", 21},
    {HF_FORMAT_COCO, make_coco, HF_SCHEME_IBUG68, 0.5, 0.5, "7_rest.jpg", 0},
};

const layout *layout_of(hf_format format)
{
    for (size_t i = 0; i < LAYOUTS; i++)
        if (layouts[i].format == format)
            return &layouts[i];
    return NULL;
}

void layout_make(const layout *l)
{
    layout_size = 0;
    l->make();
}

void layout_damage(const char *from, const char *to)
{
    char *where = strstr(layout_text, from);

    assert_non_null(where);
    memmove(where + strlen(to), where + strlen(from),
            strlen(where + strlen(from)) + 1);
    memcpy(where, to, strlen(to));
    layout_size += strlen(to) - strlen(from);
}
