/* show/pair.c - two visits of one patient: doubts and settings */
#include "cmd/show/pair.h"

#include <stdio.h>
#include <string.h>

#include "cmd/photo/gate.h"
#include "cmd/show/grades.h"
#include "cmd/cli/message.h"

bool cli_other_person(char *text, size_t size, const cli_visit visits[2])
{
    const hf_visit *pre = visits[0].visit, *post = visits[1].visit;
    const hf_frame *a = hf_visit_frame(pre, HF_VIEW_REST);
    const hf_frame *b = hf_visit_frame(post, HF_VIEW_REST);
    double rms;

    if (!a || !b ||
        hf_proportion(&rms, hf_visit_face(pre, HF_VIEW_REST), a,
                      hf_visit_face(post, HF_VIEW_REST), b, NULL) != HF_OK ||
        rms <= hf_proportion_limit)
        return false;
    snprintf(text, size,
             "the faces differ in proportion by %.1f mm (limit %.1f): are they "
             "the same person, at the same distance?",
             rms, hf_proportion_limit);
    return true;
}

static void warn_missing(const cli_visit *visit, const hf_procedure *p)
{
    char text[160];

    cli_visit_missing(text, sizeof text, visit);
    if (*text)
        cli_warn("visit '%s' lacks %s", visit->name, text);
    for (int v = 0; p && v < HF_VIEW_COUNT; v++)
        if (p->views & 1u << v && !hf_visit_face(visit->visit, (hf_view)v))
            cli_warn("%s needs %s, which visit '%s' lacks", p->name,
                     hf_view_name((hf_view)v), visit->name);
}

void cli_pair_doubt(const cli_visit visits[2])
{
    char text[240];

    cli_alike_warn(visits[0].name, visits[0].visit, visits[1].name,
                   visits[1].visit);
    if (cli_other_person(text, sizeof text, visits))
        cli_warn("visits '%s' and '%s': %s", visits[0].name, visits[1].name,
                 text);
}

void cli_pair_warn(const cli_visit visits[2], const hf_procedure *procedure)
{
    warn_missing(&visits[0], procedure);
    warn_missing(&visits[1], procedure);
    cli_pair_doubt(visits);
}

const char *cli_pair_settings(double pupils_mm)
{
    static char text[2048];

    snprintf(text, sizeof text, "%s%s", cli_settings(), cli_grade_settings());
    if (pupils_mm > 0)
        snprintf(text + strlen(text), sizeof text - strlen(text),
                 " one_ruler=%.2f_mm_between_pupils", pupils_mm);
    return text;
}
