// dlib_points MODEL < list: dlib's own points, to hold ours against
//
// A line of the list is "picture.ppm left top right bottom", a line of the
// output "picture point x y X Y": x, y are dlib's points, whole pixels; X, Y
// the same points before dlib rounds them. With --find, instead: the box of
// dlib's own face detector, "picture left top right bottom".
//
// dlib only tells whole pixels. Unrounded ones come from a picture that is
// `magnification` times as large, made of the same pixels, in a box as much
// larger: dlib then rounds to a fraction of a pixel, which is divided away.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>

// 2^16: dlib rounds to 0.00002 px, and a pixel is read in the neighbour's
// place only where one of them is nearer than that to its border.
static const long magnification = 65536;

struct magnified {
    const dlib::array2d<dlib::rgb_pixel> *from;
};

// Position p of the large picture lies in pixel p / magnification + 0.5.
static inline long small(long p)
{
    const long q = p + magnification / 2;

    return q >= 0 ? q / magnification : -1;
}

static inline dlib::rectangle get_rect(const magnified &image)
{
    return dlib::rectangle(-magnification / 2, -magnification / 2,
                     (2 * image.from->nc() - 1) * (magnification / 2) - 1,
                     (2 * image.from->nr() - 1) * (magnification / 2) - 1);
}

namespace dlib
{
template <> struct image_traits<magnified> {
    typedef rgb_pixel pixel_type;
};

template <> class const_image_view<magnified>
{
public:
    struct row {
        const array2d<rgb_pixel> *from;
        long y;
        const rgb_pixel &operator[](long x) const
        {
            return (*from)[small(y)][small(x)];
        }
    };
    explicit const_image_view(const magnified &image) : from(image.from)
    {
    }
    row operator[](long y) const
    {
        return row{from, y};
    }

private:
    const array2d<rgb_pixel> *from;
};
} // namespace dlib

static bool read_ppm(dlib::array2d<dlib::rgb_pixel> &image,
                     const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    std::string kind;
    long width = 0, height = 0, most = 0;

    in >> kind >> width >> height >> most;
    in.get();
    if (!in || kind != "P6" || most != 255)
        return false;
    image.set_size(height, width);
    for (long y = 0; y < height; y++)
        in.read(reinterpret_cast<char *>(&image[y][0]), 3 * width);
    return bool(in);
}

static void print_points(const dlib::shape_predictor &predictor,
                         const dlib::array2d<dlib::rgb_pixel> &image,
                         const std::string &name, const dlib::rectangle &box)
{
    const long m = magnification;
    const dlib::full_object_detection whole = predictor(image, box);
    const dlib::full_object_detection fine =
        predictor(magnified{&image},
                  dlib::rectangle(box.left() * m, box.top() * m,
                                  box.right() * m, box.bottom() * m));

    for (unsigned long i = 0; i < whole.num_parts(); i++)
        std::printf("%s %lu %ld %ld %.6f %.6f\n", name.c_str(), i,
                    whole.part(i).x(), whole.part(i).y(),
                    double(fine.part(i).x()) / double(m),
                    double(fine.part(i).y()) / double(m));
}

static void print_box(dlib::frontal_face_detector &detector,
                      const dlib::array2d<dlib::rgb_pixel> &image,
                      const std::string &name)
{
    dlib::array2d<unsigned char> grey;

    dlib::assign_image(grey, image);
    for (const dlib::rectangle &r : detector(grey))
        std::printf("%s %ld %ld %ld %ld\n", name.c_str(), r.left(), r.top(),
                    r.right(), r.bottom());
}

int main(int argc, char **argv)
{
    const bool find = argc == 2 && !std::strcmp(argv[1], "--find");
    dlib::shape_predictor predictor;
    dlib::frontal_face_detector detector;
    dlib::array2d<dlib::rgb_pixel> image;
    std::string path;
    long l, t, r, b;

    if (argc != 2) {
        std::fprintf(stderr, "usage: dlib_points MODEL|--find < list\n");
        return 2;
    }
    if (find)
        detector = dlib::get_frontal_face_detector();
    else
        dlib::deserialize(argv[1]) >> predictor;
    while (std::cin >> path >> l >> t >> r >> b) {
        if (!read_ppm(image, path)) {
            std::fprintf(stderr, "dlib_points: cannot read '%s'\n",
                         path.c_str());
            return 2;
        }
        if (find)
            print_box(detector, image, path);
        else
            print_points(predictor, image, path, dlib::rectangle(l, t, r, b));
    }
    return 0;
}
