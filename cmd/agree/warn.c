/* agree/warn.c - what of the inputs has no partner, and what was odd */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/agree/agree.h"
#include "cmd/cli/message.h"
#include "cmd/cli/path.h"

/* Most subjects that a warning names. */
enum { NAMED = 3 };

/* Bit r of a subject: rater r has something of it. */
static unsigned *who_has(const cli_agree *agree)
{
    unsigned *has = cli_grow(NULL, agree->subjects.count, sizeof *has);

    memset(has, 0, agree->subjects.count * sizeof *has);
    for (size_t s = 0; s < agree->series_count; s++) {
        const cli_agree_series *series = &agree->series[s];

        /* The "raters" of distances apart are pairs. */
        if (series->direction == CLI_APART)
            continue;
        for (size_t c = series->first; c < series->first + series->count; c++)
            for (int r = 0; r < agree->raters; r++) {
                const size_t at = c * agree->stride + (size_t)r;

                if (agree->reasons_of[at] != CLI_NO_NAME ||
                    agree->values[at] == agree->values[at])
                    has[agree->subject_of[c]] |= 1u << r;
            }
    }
    return has;
}

static void warn_of_rater(const cli_agree *agree, const unsigned *has, int r)
{
    const unsigned all = (1u << agree->raters) - 1;
    char names[400] = "";
    size_t lonely = 0;

    for (size_t i = 0; i < agree->subjects.count; i++) {
        const size_t used = strlen(names);

        if (!(has[i] & 1u << r) || has[i] == all)
            continue;
        if (lonely++ < NAMED)
            snprintf(names + used, sizeof names - used, "%s%s",
                     used ? ", " : "",
                     cli_agree_subject_name(agree->subjects.words[i]));
    }
    if (lonely)
        cli_warn("of %c ('%s') without partner in %s: %zu (%s%s)", 'A' + r,
                 agree->name[r], agree->raters > 2 ? "some other" : "the other",
                 lonely, names, lonely > NAMED ? ", ..." : "");
    if (agree->twice[r])
        cli_warn("of %c ('%s') values given more than once, left out: %zu, "
                 "first of '%s'; give repeats as files of their own",
                 'A' + r, agree->name[r], agree->twice[r],
                 cli_agree_subject_name(agree->first_twice[r]));
}

/* A table of `na` would leave a reader to wonder. */
static void warn_of_one(const cli_agree *agree, const unsigned *has)
{
    const unsigned all = (1u << agree->raters) - 1;
    size_t shared = 0;

    for (size_t i = 0; i < agree->subjects.count; i++)
        shared += has[i] == all;
    if (shared == 1)
        cli_warn("only one photo or visit is there from all raters: limits, "
                 "intervals and coefficients need more, and are 'na'");
}

void cli_agree_warn(const cli_agree *agree)
{
    unsigned *has = who_has(agree);

    for (int b = 1; b < agree->raters; b++)
        for (int a = 0; a < b; a++)
            if (cli_path_same(agree->name[a], agree->name[b])) {
                cli_warn("%c and %c are the same ('%s'): that they agree says "
                         "nothing",
                         'A' + a, 'A' + b, agree->name[b]);
                break;
            }
    for (int r = 0; r < agree->raters; r++)
        warn_of_rater(agree, has, r);
    if (agree->uneven)
        cli_warn("contours that the raters drew with unlike numbers of "
                 "points: %zu, first %s; compared at %d even places, not "
                 "point by point",
                 agree->uneven, agree->first_uneven, (int)CLI_EVEN_POINTS);
    warn_of_one(agree, has);
    free(has);
}
