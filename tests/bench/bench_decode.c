/* The floor: decode JPEG files with libjpeg-turbo alone, nothing else.
   usage: bench_decode REDUCTION PHOTO... */
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>

static int decode(const char *path, unsigned reduction)
{
    struct jpeg_decompress_struct cinfo;
    struct jpeg_error_mgr manager;
    FILE *file = fopen(path, "rb");
    unsigned char *pixels;
    size_t stride;

    if (!file)
        return 1;
    cinfo.err = jpeg_std_error(&manager);
    jpeg_create_decompress(&cinfo);
    jpeg_stdio_src(&cinfo, file);
    jpeg_read_header(&cinfo, TRUE);
    cinfo.scale_num = 1;
    cinfo.scale_denom = reduction;
    cinfo.out_color_space = JCS_RGB;
    jpeg_start_decompress(&cinfo);
    stride = (size_t)cinfo.output_width * 3;
    pixels = malloc(stride * cinfo.output_height);
    if (!pixels)
        return 1;
    while (cinfo.output_scanline < cinfo.output_height) {
        JSAMPROW row = pixels + stride * cinfo.output_scanline;

        jpeg_read_scanlines(&cinfo, &row, 1);
    }
    jpeg_finish_decompress(&cinfo);
    jpeg_destroy_decompress(&cinfo);
    fclose(file);
    free(pixels);
    return 0;
}

int main(int argc, char **argv)
{
    int status = 0;

    if (argc < 3)
        return 2;
    for (int i = 2; i < argc; i++)
        status |= decode(argv[i], (unsigned)atoi(argv[1]));
    return status;
}
