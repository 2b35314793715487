/* grade/cutoffs.c - every limit the literature leaves open, in one table
 *
 * What a paper states as a number (steps of 2.5 mm, sums to grades, weights)
 * is in the scale's own file. What a paper leaves to the eye of the examiner
 * is here, with the reason for the number, and can be replaced one by one or
 * by a file.
 */
#include <hemiface/grade.h>

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "base/number.h"

static const hf_cutoff table[HF_CUTOFF_COUNT] = {
    [HF_CUT_NOISE_MM] = {"noise_mm", "mm", 1.5, 0, 5,
                         "hb fngs sunnybrook regions",
                         "movement under this counts as none",
                         "test-retest MDC95 of a posed smile, Tanikawa 2018"},
    [HF_CUT_HEALTHY_MM] =
        {"healthy_mm", "mm", 2.5, 0.1, 10, "all, regions",
         "a ratio to a healthy movement under this is undefined",
         "one House-Brackmann step (0.25 cm)"},
    [HF_CUT_CLOSED_MM] = {"closed_mm", "mm", 1, 0, 5,
                          "hb_desc fngs sunnybrook eface regions",
                          "lids further apart than this are not closed",
                          "auto-eFACE counts a fissure under 1 mm as closed"},
    [HF_CUT_NORMAL_RATIO] =
        {"normal_ratio", "", 0.90, 0.75, 1, "hb_desc fngs sunnybrook regions",
         "affected / healthy from which a movement is normal or complete",
         "no paper says: the weaker side of healthy people reaches 0.85 to "
         "0.91 of the other on average"},
    [HF_CUT_SLIGHT_RATIO] =
        {"slight_ratio", "", 0.75, 0.5, 1, "hb_desc fngs sunnybrook regions",
         "from here slight weakness, almost complete movement",
         "FNGS 2.0 (over 75 % of normal), House-Brackmann's per cent beside "
         "grade II"},
    [HF_CUT_HALF_RATIO] =
        {"half_ratio", "", 0.50, 0.25, 0.75, "fngs sunnybrook regions",
         "from here obvious weakness, mild excursion; under it less than half",
         "FNGS 2.0 (over and under 50 %); Sunnybrook gives words only: its 2 "
         "to 4 then match grades IV-V, III and II in Kanerva 2011"},
    [HF_CUT_TRACE_RATIO] =
        {"trace_ratio", "", 0.25, 0, 0.5, "hb_desc fngs regions",
         "under this no more than a trace of movement",
         "House-Brackmann's per cent beside grade V (1-25); FNGS 2.0 gives "
         "the word only"},
    [HF_CUT_REST_CORNER_MM] =
        {"rest_corner_mm", "mm", 3, 0, 20, "hb_desc fngs sunnybrook symmetry",
         "mouth corners at rest that differ in height by more are asymmetric",
         "what others notice, Wang 2017"},
    [HF_CUT_REST_PULL_MM] =
        {"rest_pull_mm", "mm", 4, 0, 20, "sunnybrook symmetry",
         "a mouth corner further out than the other by more is pulled out",
         "a shift of 3-4 mm is noticed; the greater, as healthy corners differ "
         "by 2.8 mm (median, n = 10)"},
    [HF_CUT_REST_BROW_MM] =
        {"rest_brow_mm", "mm", 3.5, 0, 20, "hb_desc fngs symmetry",
         "brows at rest that differ in height by more are asymmetric",
         "what others notice, Wang 2017 (3 mm in Chu 2011)"},
    [HF_CUT_REST_LID_MM] =
        {"rest_lid_mm", "mm", 1, 0, 10, "hb_desc sunnybrook symmetry",
         "eyes at rest that differ in opening by more are narrow or wide",
         "what others notice of a lid at rest, Preston 2024"},
    [HF_CUT_SURE_SDS] =
        {"sure_sds", "sd", 1.96, 0, 4, "fngs sunnybrook regions",
         "asymmetry at rest and synkinesis count only beyond this many of "
         "their own sd",
         "two-sided 95 %: a difference its sd does not support is not called "
         "real; 0 = take it as measured"},
    [HF_CUT_SYNKINESIS_SMILE_MM] =
        {"synkinesis_smile_mm", "mm", 0.77, 0.1, 5, "fngs sunnybrook",
         "narrowing of the eye, beyond the other one's, worth one point when "
         "smiling (and at snarl)",
         "Pavia 2013, for Sunnybrook; used for FNGS and snarl too, where "
         "nothing "
         "is published: our choice"},
    [HF_CUT_SYNKINESIS_PUCKER_MM] = {"synkinesis_pucker_mm", "mm", 1.0, 0.1, 5,
                                     "fngs sunnybrook",
                                     "the same when puckering",
                                     "Pavia 2013, the only anchor in mm found"},
    [HF_CUT_SYNKINESIS_MOUTH_MM] =
        {"synkinesis_mouth_mm", "mm", 1.5, 0.1, 10, "fngs sunnybrook",
         "mouth corner's involuntary movement, beyond the other one's, from "
         "which synkinesis is mild",
         "test-retest MDC95 of a posed smile, Tanikawa 2018; no paper gives "
         "mm for the mouth"},
    [HF_CUT_SYNKINESIS_MOUTH_OBVIOUS_MM] =
        {"synkinesis_mouth_obvious_mm", "mm", 3, 0.1, 20, "fngs sunnybrook",
         "and from which it is moderate (obvious)",
         "what others notice of a mouth corner, Wang 2017"},
    [HF_CUT_SYNKINESIS_MOUTH_SEVERE_MM] =
        {"synkinesis_mouth_severe_mm", "mm", 6, 0.1, 30, "fngs sunnybrook",
         "and from which it is severe (disfiguring)",
         "6 mm of mouth asymmetry are unacceptable to most, Chu 2011"},
    [HF_CUT_WEIGHT_REST] = {"weight_rest", "", 1, 0, 100, "symmetry",
                            "weight of the items at rest",
                            "eFACE's fit to disfigurement weighs movement "
                            "twice as much as rest and synkinesis, Banks 2015"},
    [HF_CUT_WEIGHT_MOVEMENT] = {"weight_movement", "", 2, 0.01, 100, "symmetry",
                                "weight of the movements", "see weight_rest"},
    [HF_CUT_WEIGHT_SYNKINESIS] = {"weight_synkinesis", "", 1, 0, 100,
                                  "symmetry", "weight of synkinesis",
                                  "see weight_rest"},
};

size_t hf_cutoff_count(void)
{
    return HF_CUTOFF_COUNT;
}

const hf_cutoff *hf_cutoff_at(size_t index)
{
    return index < HF_CUTOFF_COUNT ? &table[index] : NULL;
}

/* ---------------------------------------------------------------- options */

void hf_grade_options_init(hf_grade_options *options)
{
    *options =
        (hf_grade_options){.size = sizeof *options, .lid_movement = true};
    for (size_t i = 0; i < HF_CUTOFF_COUNT; i++)
        options->cutoff[i] = table[i].value;
}

static hf_status check_range(const hf_cutoff *c, double value, hf_error *error)
{
    char given[HF_NUMBER_SIZE], from[HF_NUMBER_SIZE], to[HF_NUMBER_SIZE];

    if (value >= c->low && value <= c->high)
        return HF_OK;
    return hf_fail(error, HF_E_OPTION, "'%s' is %s: choose from %s to %s",
                   c->id, hf_format_double(given, sizeof given, value, 'g', 6),
                   hf_format_double(from, sizeof from, c->low, 'g', 6),
                   hf_format_double(to, sizeof to, c->high, 'g', 6));
}

/* Rungs of one ladder have to be in its order. */
static hf_status check_order(const hf_grade_options *options, hf_error *error)
{
    static const hf_cutoff_id pairs[][2] = {
        {HF_CUT_TRACE_RATIO, HF_CUT_HALF_RATIO},
        {HF_CUT_HALF_RATIO, HF_CUT_SLIGHT_RATIO},
        {HF_CUT_SLIGHT_RATIO, HF_CUT_NORMAL_RATIO},
        {HF_CUT_SYNKINESIS_MOUTH_MM, HF_CUT_SYNKINESIS_MOUTH_OBVIOUS_MM},
        {HF_CUT_SYNKINESIS_MOUTH_OBVIOUS_MM,
         HF_CUT_SYNKINESIS_MOUTH_SEVERE_MM}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (options->cutoff[pairs[i][0]] > options->cutoff[pairs[i][1]])
            return hf_fail(error, HF_E_OPTION, "'%s' must not exceed '%s'",
                           table[pairs[i][0]].id, table[pairs[i][1]].id);
    return HF_OK;
}

hf_status hf_grade_options_check(const hf_grade_options *options,
                                 hf_error *error)
{
    if (options->size != sizeof *options)
        return hf_fail(error, HF_E_OPTION,
                       "grade options are not set up: call "
                       "hf_grade_options_init first");
    for (size_t i = 0; i < HF_CUTOFF_COUNT; i++) {
        hf_status status = check_range(&table[i], options->cutoff[i], error);

        if (status != HF_OK)
            return status;
    }
    return check_order(options, error);
}

static hf_status set_cutoff(hf_grade_options *options, const char *id,
                            size_t length, double value, hf_error *error)
{
    for (size_t i = 0; i < HF_CUTOFF_COUNT; i++) {
        hf_status status;

        if (strlen(table[i].id) != length ||
            strncmp(table[i].id, id, length) != 0)
            continue;
        status = check_range(&table[i], value, error);
        if (status == HF_OK)
            options->cutoff[i] = value;
        return status;
    }
    return hf_fail(error, HF_E_OPTION,
                   "no cut-off is called '%.*s': grade --list-cutoffs shows "
                   "them",
                   (int)(length < 60 ? length : 60), id);
}

hf_status hf_grade_options_set(hf_grade_options *options, const char *id,
                               double value, hf_error *error)
{
    return set_cutoff(options, id, strlen(id), value, error);
}

/* ------------------------------------------------------------------- file */

/* Bytes. A file of all cut-offs with comments has 4 KiB. */
enum { MOST_BYTES = 64 * 1024 };

static const char *skip_blanks(const char *p)
{
    return p + strspn(p, " \t\r");
}

/* "id value", "id = value" or nothing, and perhaps "# words". */
static hf_status read_line(hf_grade_options *options, const char *line,
                           hf_error *error)
{
    const char *id = skip_blanks(line), *p;
    size_t length = strcspn(id, " \t\r=#");
    double value;

    if (!*id || *id == '#')
        return HF_OK;
    p = skip_blanks(id + length);
    if (*p == '=')
        p++;
    if (!length || !hf_number_read(&value, &p) ||
        (*skip_blanks(p) && *skip_blanks(p) != '#'))
        return hf_fail(error, HF_E_OPTION,
                       "expected a cut-off and its number, as in 'noise_mm "
                       "1.5'");
    return set_cutoff(options, id, length, value, error);
}

hf_status hf_grade_options_read(hf_grade_options *options, const char *path,
                                hf_error *error)
{
    hf_grade_options set = *options;
    char *bytes, *line, *rest;
    hf_status status;
    size_t n;
    int number = 0;

    status = hf_file_read(&bytes, &n, path, MOST_BYTES, error);
    if (status != HF_OK)
        return status;
    if (memchr(bytes, 0, n))
        status = hf_fail(error, HF_E_CORRUPT, "'%s': not a text file", path);
    for (line = bytes; status == HF_OK && line; line = rest) {
        hf_error why;

        rest = strchr(line, '\n');
        if (rest)
            *rest++ = 0;
        number++;
        status = read_line(&set, line, &why);
        if (status != HF_OK)
            status = hf_fail(error, HF_E_CORRUPT, "'%s', line %d: %s", path,
                             number, why.text);
    }
    if (status == HF_OK)
        *options = set;
    free(bytes);
    return status;
}
