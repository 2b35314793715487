/* photo/midline.c - where the middle of a face is, by option */
#include "cmd/photo/midline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/cli/message.h"
#include "cmd/cli/output.h"

/* In the order of hf_midline; one by hand has options of its own. */
static const char *const words[] = {"pupils", "canthi", "nose", "fit", NULL};

static int chosen = HF_MIDLINE_PUPILS;
/* NAN: not given */
static double at = NAN, turn = NAN;

static const cli_option options[] = {
    {"midline", 0, CLI_WORD, &chosen, "WORD",
     "what deviations and distances from the midline are measured from: "
     "pupils (default: upright through mid-pupil), canthi (mirror line of the "
     "four canthi), nose (nasion to subnasale), fit (mirror line of the whole "
     "face)",
     0, 0, words},
    {"midline-at", 0, CLI_REAL, &at, "MM",
     "a midline by hand: mm from mid-pupil to the patient's left, -30 to 30",
     -30, 30, NULL},
    {"midline-turn", 0, CLI_REAL, &turn, "DEG",
     "turns a midline by hand about its place between the pupils: lower end to "
     "the patient's left, -20 to 20",
     -20, 20, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_midline_group = {"Midline", options};

static bool by_hand(void)
{
    return !isnan(at) || !isnan(turn);
}

static void refuse_both(void)
{
    if (!by_hand() || chosen == HF_MIDLINE_PUPILS)
        return;
    cli_complain("--midline=%s and a midline by hand contradict each other; "
                 "see --help",
                 words[chosen]);
    exit(CLI_NOTHING);
}

void cli_midline_choose(hf_frame_options *frame)
{
    refuse_both();
    frame->midline = by_hand() ? HF_MIDLINE_GIVEN : (hf_midline)chosen;
    frame->midline_x = isnan(at) ? 0 : at;
    frame->midline_turn = isnan(turn) ? 0 : turn;
}

const char *cli_midline_setting(void)
{
    static char text[96];

    refuse_both();
    text[0] = 0;
    if (by_hand())
        snprintf(text, sizeof text, " midline_at=%g midline_turn=%g",
                 isnan(at) ? 0 : at, isnan(turn) ? 0 : turn);
    else if (chosen != HF_MIDLINE_PUPILS)
        snprintf(text, sizeof text, " midline=%s", words[chosen]);
    return text;
}

const char *cli_midline_words(const hf_frame *frame)
{
    static const double degrees = 180 / 3.14159265358979323846;
    static char text[96];
    char place[32];

    text[0] = 0;
    if (frame->midline == HF_MIDLINE_PUPILS)
        return text;
    if (isnan(frame->mid_x)) {
        snprintf(text, sizeof text, "%s: na, its points are missing",
                 hf_midline_name(frame->midline));
        return text;
    }
    snprintf(place, sizeof place, "%s", cli_number(frame->mid_x, 1));
    snprintf(text, sizeof text, "%s at %s mm, turned %s deg",
             hf_midline_name(frame->midline), place,
             cli_number(frame->mid_turn * degrees, 1));
    return text;
}
