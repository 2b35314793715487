// dlib_time MODEL < lines: dlib's frontal face detector and predictor, timed
//
// A line of the input is "PATH REDUCTION", a line of the output the
// milliseconds from the JPEG file to 68 landmarks, or "none". The picture is
// decoded by libjpeg at 1/REDUCTION, the scale that ours chooses for the photo:
// whole pictures would take dlib longer.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <jpeglib.h>

#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>

typedef dlib::array2d<dlib::rgb_pixel> picture;

static bool read_jpeg(picture &image, const std::string &path,
                      unsigned reduction)
{
    jpeg_decompress_struct jpeg;
    jpeg_error_mgr errors;
    FILE *file = std::fopen(path.c_str(), "rb");

    if (!file)
        return false;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_stdio_src(&jpeg, file);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.scale_num = 1;
    jpeg.scale_denom = reduction;
    jpeg.out_color_space = JCS_RGB;
    jpeg_start_decompress(&jpeg);
    image.set_size(jpeg.output_height, jpeg.output_width);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = reinterpret_cast<JSAMPROW>(&image[jpeg.output_scanline]
                                                        [0]);

        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    std::fclose(file);
    return true;
}

int main(int argc, char **argv)
{
    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
    dlib::shape_predictor predictor;
    std::string path;
    unsigned reduction;

    if (argc != 2) {
        std::fprintf(stderr, "usage: dlib_time MODEL < lines\n");
        return 2;
    }
    dlib::deserialize(argv[1]) >> predictor;
    while (std::cin >> path >> reduction) {
        const auto start = std::chrono::steady_clock::now();
        unsigned long points = 0;
        picture image;

        if (read_jpeg(image, path, reduction)) {
            const std::vector<dlib::rectangle> faces = detector(image);

            if (!faces.empty())
                points = predictor(image, faces[0]).num_parts();
        }
        const std::chrono::duration<double, std::milli> ms =
            std::chrono::steady_clock::now() - start;

        if (points)
            std::printf("%.3f\n", ms.count());
        else
            std::puts("none");
        std::fflush(stdout);
    }
    return 0;
}
