#include <stdio.h>
#include <hemiface/hemiface.h>
int main(int argc, char **argv)
{
    hf_error error = {HF_OK, ""};
    hf_detector *detector = NULL;
    hf_face *face = NULL;
    if (argc == 2 && hf_detector_new(&detector, &error) == HF_OK &&
        hf_detect_photo(&face, NULL, detector, argv[1], NULL, NULL, NULL,
                        &error) == HF_OK)
        printf("%s: iris of %.1f px\n", hf_version(),
               2 * hf_face_iris(face, HF_RIGHT).r);
    else
        printf("%s\n", error.text);
    hf_face_free(face);
    hf_detector_free(detector);
    return error.status != HF_OK;
}
