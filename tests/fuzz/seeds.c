/* Writes small right inputs for fuzzing into FOLDER/TARGET/: seeds FOLDER.
   What the tests make by themselves anyway; nothing here is a photograph. */
#include "tests/support/check.h"

#include <sys/stat.h>

#include "base/file.h"
#include "tests/detect/shape_bytes.h"
#include "tests/fuzz/seed_net.h"
#include "tests/support/encode.h"
#include "tests/support/layouts.h"

static const char *folder;

static void save(const char *target, const char *name, const void *bytes,
                 size_t n)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", folder, target);
    (void)mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/%s/%s", folder, target, name);
    assert_ok(hf_file_write(path, bytes, n, error));
}

static void save_encoded(const char *target, const char *name, struct encoded e)
{
    save(target, name, e.bytes, e.n);
    free(e.bytes);
}

static unsigned char samples[32 * 32 * 4 * 2];

static void make_jpegs(void)
{
    static const struct {
        const char *name;
        struct jpeg_recipe recipe;
    } rows[] = {
        {"grey.jpg",
         {.width = 8,
          .height = 8,
          .in = JCS_GRAYSCALE,
          .stored = JCS_GRAYSCALE}},
        {"colour.jpg",
         {.width = 17,
          .height = 9,
          .in = JCS_RGB,
          .stored = JCS_YCbCr,
          .orientation = 6}},
        {"rgb.jpg",
         {.width = 8, .height = 8, .in = JCS_RGB, .stored = JCS_RGB}},
        {"progressive.jpg",
         {.width = 32,
          .height = 32,
          .in = JCS_RGB,
          .stored = JCS_YCbCr,
          .progressive = true,
          .orientation = 3}},
        {"arithmetic.jpg",
         {.width = 16,
          .height = 16,
          .in = JCS_RGB,
          .stored = JCS_YCbCr,
          .arithmetic = true}},
        {"both.jpg",
         {.width = 16,
          .height = 16,
          .in = JCS_RGB,
          .stored = JCS_YCbCr,
          .progressive = true,
          .arithmetic = true}},
        {"cmyk.jpg",
         {.width = 8, .height = 8, .in = JCS_CMYK, .stored = JCS_CMYK}},
        {"ycck.jpg",
         {.width = 8, .height = 8, .in = JCS_CMYK, .stored = JCS_YCCK}},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        save_encoded("jpeg", rows[i].name,
                     encode_jpeg(&rows[i].recipe, samples));
}

static void make_pngs(void)
{
    static const png_color colours[] = {{0, 0, 0}, {255, 9, 9}, {9, 9, 255}};
    static const unsigned char alpha[] = {0, 128};
    static const struct {
        const char *name;
        struct png_recipe recipe;
    } rows[] = {
        {"grey1.png",
         {.width = 9, .height = 5, .depth = 1, .type = PNG_COLOR_TYPE_GRAY}},
        {"grey16.png",
         {.width = 8,
          .height = 8,
          .depth = 16,
          .type = PNG_COLOR_TYPE_GRAY,
          .interlaced = true,
          .gamma = 0.5,
          .orientation = 3}},
        {"rgb8.png",
         {.width = 8,
          .height = 8,
          .depth = 8,
          .type = PNG_COLOR_TYPE_RGB,
          .interlaced = true,
          .orientation = 6}},
        {"rgba16.png",
         {.width = 8,
          .height = 8,
          .depth = 16,
          .type = PNG_COLOR_TYPE_RGBA,
          .gamma = 1}},
        {"ga8.png",
         {.width = 8,
          .height = 8,
          .depth = 8,
          .type = PNG_COLOR_TYPE_GRAY_ALPHA,
          .interlaced = true}},
        {"palette2.png",
         {.width = 8,
          .height = 8,
          .depth = 2,
          .type = PNG_COLOR_TYPE_PALETTE,
          .palette = colours,
          .colours = 3,
          .alpha = alpha,
          .alphas = 2}},
    };
    unsigned char few[sizeof samples] = {0};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        save_encoded("png", rows[i].name,
                     encode_png(&rows[i].recipe,
                                rows[i].recipe.palette ? few : samples));
}

static void make_exif(void)
{
    unsigned char block[26];
    char name[16];

    for (int i = 1; i <= 9; i++) {
        exif_block(block, i);
        snprintf(name, sizeof name, "%d", i);
        save("exif", name, block, sizeof block);
    }
}

/* Once as told by content, once for its own reader. */
static void make_landmarks(void)
{
    static char text[1 << 17];
    char name[64];

    for (int i = 0; i < LAYOUTS; i++) {
        const hf_format format = layouts[i].format;

        layout_make(&layouts[i]);
        text[0] = (char)200;
        memcpy(text + 1, layout_text, layout_size);
        save("landmarks", hf_format_name(format), text, layout_size + 1);
        text[0] = (char)format;
        snprintf(name, sizeof name, "own-%s", hf_format_name(format));
        save("landmarks", name, text, layout_size + 1);
    }
}

static void make_shape(void)
{
    shape_bytes b;

    put_small(&b, shape_right);
    save("shape", "small.dat", b.at, b.count);
}

static void make_nets(void)
{
    for (int i = 0; i < SEED_NETS; i++) {
        const seed_net *net = seed_net_make(i);
        char name[16];

        snprintf(name, sizeof name, "%d.tflite", i);
        save("net", name, net->bytes, net->count);
    }
}

/* What no file of the repository holds: of words and of records. */
static void make_short(void)
{
    static const struct {
        const char *target, *name, *text;
        size_t n;
    } rows[] = {
#define TEXT(t) t, sizeof(t) - 1
        {"words", "move", TEXT("\0mouth-corner:right:up=4mm,radius=14mm")},
        {"words", "flat", TEXT("\0brow:left:down=2,fade=flat")},
        {"words", "eye", TEXT("\0eye:both:gap=0.5,radius=9mm")},
        {"words", "v6", TEXT("\1photos/v6b.jpg.face.json")},
        {"words", "take", TEXT("\1smile-full-2.JPEG")},
        {"words", "side", TEXT("\2left")},
        {"words", "procedure", TEXT("\3gold_weight")},
        {"net-patch", "short", TEXT("\0\2\0\0\0")},
        {"net-patch", "mesh-run", TEXT("\362\2\1\0\0\3\1\0\0")},
        {"net-patch", "cut", TEXT("\1\0\0\0\0\0\40\0\0")},
        {"refine", "run", TEXT("\377\20\1\0\0\3\1\0\0")},
        {"refine", "cut", TEXT("\0\0\0\0\0\0\40\0\0")},
        {"journal", "rows",
         TEXT("hemiface batch rows 1\n2\n0\n1\n0\n3\nababc ")},
        {"cutoffs", "two", TEXT("noise_mm 1.5\nnoise_mm = 1 # mm\n")},
        {"manifest", "all",
         TEXT(
             "patient,visit,view,photo,side,procedure,day,mirrored,pupil_mm,"
             "iris_mm,site\nA,pre,rest,a/./rest.jpg,left,gracilis,0,no,62,11.7,"
             "x\n\"B, 2\",6w,smile-full,b.png,left,,42,yes,,,\n")},
        {"agree", "rows",
         TEXT("patient,visit,photo,view,measure,side,value,unit\nA,pre,a.jpg,"
              "rest,pfh,R,9.5,mm\nA,pre,a.jpg,rest,pfh,L,NA,mm\n")},
#undef TEXT
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        save(rows[i].target, rows[i].name, rows[i].text, rows[i].n);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    folder = argv[1];
    for (size_t i = 0; i < sizeof samples; i++)
        samples[i] = (unsigned char)(i * i / 3);
    (void)mkdir(folder, 0777);
    make_jpegs();
    make_pngs();
    make_exif();
    make_landmarks();
    make_shape();
    make_nets();
    make_short();
    return 0;
}
