/* measure/view.c - the standard views and their names */
#include <hemiface/measure.h>

#include <string.h>

static const char *const names[HF_VIEW_COUNT] = {
    [HF_VIEW_REST] = "rest",
    [HF_VIEW_BROW] = "brow",
    [HF_VIEW_CLOSE_GENTLE] = "close-gentle",
    [HF_VIEW_CLOSE_FULL] = "close-full",
    [HF_VIEW_SMILE_GENTLE] = "smile-gentle",
    [HF_VIEW_SMILE_FULL] = "smile-full",
    [HF_VIEW_PUCKER] = "pucker",
    [HF_VIEW_LOWER_LIP] = "lower-lip",
    [HF_VIEW_SNARL] = "snarl",
};

const char *hf_view_name(hf_view view)
{
    return (unsigned)view < HF_VIEW_COUNT ? names[view] : "";
}

hf_view hf_view_by_name(const char *word)
{
    int view = 0;

    if (word[0] >= '1' && word[0] < '1' + HF_VIEW_COUNT && !word[1])
        return (hf_view)(word[0] - '1');
    while (view < HF_VIEW_COUNT && strcmp(word, names[view]) != 0)
        view++;
    return (hf_view)view;
}
