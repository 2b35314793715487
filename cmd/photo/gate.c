/* photo/gate.c - the quality gate in words */
#include "cmd/photo/gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

static bool ungated;

static const cli_option gate_options[] = {
    {"no-gate", 0, CLI_FLAG, &ungated, NULL,
     "measure even what the quality of a photo spoils (a head turned too far, "
     "blur, light); the warnings stay, and the output's settings say so",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_gate_group = {"Quality gate", gate_options};

bool cli_ungated(void)
{
    return ungated;
}

/* Adds words to a list, cut to its room. */
static void join(char *list, size_t size, const char *between,
                 const char *words)
{
    const size_t used = strlen(list);

    snprintf(list + used, size - used, "%s%s", used ? between : "", words);
}

hf_verdict cli_gate_text(char *line, size_t size, const hf_frame *frame,
                         const hf_face *face)
{
    hf_finding found[HF_FINDINGS];
    char text[160];
    size_t count;
    const hf_verdict verdict = hf_gate(found, &count, face, frame);

    line[0] = 0;
    for (size_t i = 0; i < count; i++) {
        hf_finding_text(text, sizeof text, &found[i]);
        join(line, size, "; ", text);
    }
    return verdict;
}

void cli_gate_warn(const char *photo, const hf_frame *frame,
                   const hf_face *face)
{
    char line[1600];

    if (cli_gate_text(line, sizeof line, frame, face) != HF_PASS)
        cli_warn("'%s': %s", photo, line);
}

bool cli_no_ruler(const hf_face *face, const hf_frame *frame)
{
    hf_finding found[HF_FINDINGS];
    size_t count;

    hf_gate(found, &count, face, frame);
    for (size_t i = 0; i < count; i++)
        if (found[i].cause == HF_CAUSE_IRIS_PX && found[i].verdict == HF_REFUSE)
            return true;
    return false;
}

/* ------------------------------------------------------------------ visit */

/* Something found on one of a visit's photos. */
typedef struct entry {
    char photo[32]; /* the view, and which take of it from the second on */
    hf_finding found;
    bool told;
} entry;

typedef struct entries {
    entry *list;
    size_t count, room;
} entries;

/* False when memory runs out. */
static bool add_entry(entries *all, const char *photo, const hf_finding *found)
{
    if (all->count == all->room) {
        const size_t room = all->room ? 2 * all->room : 64;
        entry *grown = realloc(all->list, room * sizeof *grown);

        if (!grown)
            return false;
        all->list = grown;
        all->room = room;
    }
    all->list[all->count].found = *found;
    all->list[all->count].told = false;
    snprintf(all->list[all->count].photo, sizeof all->list->photo, "%s", photo);
    all->count++;
    return true;
}

/* What is found on a take of a view. Only the first has the visit's frame; of
 * the others what needs none is judged. */
static bool judge_take(entries *all, const hf_visit *visit, hf_view view,
                       size_t take)
{
    const hf_face *face = hf_visit_take(visit, view, take);
    hf_finding found[HF_FINDINGS];
    char photo[32];
    size_t count;

    snprintf(photo, sizeof photo, "%s", hf_view_name(view));
    if (take)
        snprintf(photo, sizeof photo, "%s-%zu", hf_view_name(view), take + 1);
    hf_gate(found, &count, face, take ? NULL : hf_visit_frame(visit, view));
    for (size_t i = 0; i < count; i++)
        if (!add_entry(all, photo, &found[i]))
            return false;
    return true;
}

static bool judge_visit(entries *all, const hf_visit *visit)
{
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        for (size_t t = 0; t < hf_visit_takes(visit, (hf_view)v); t++)
            if (!judge_take(all, visit, (hf_view)v, t))
                return false;
    return true;
}

/* One line for all photos that share a finding, from the first one on. */
static void tell(const char *name, entries *all, size_t first)
{
    const hf_finding *f = &all->list[first].found;
    char photos[300] = "", text[160];

    for (size_t i = first; i < all->count; i++) {
        entry *e = &all->list[i];

        if (e->found.cause != f->cause || e->found.side != f->side ||
            e->found.fault != f->fault)
            continue;
        join(photos, sizeof photos, ", ", e->photo);
        e->told = true;
    }
    hf_finding_text(text, sizeof text, f);
    cli_warn("visit '%s', %s: %s", name, photos, text);
}

void cli_gate_warn_visit(const char *name, const hf_visit *visit)
{
    entries all = {NULL, 0, 0};

    if (!judge_visit(&all, visit))
        cli_complain("out of memory");
    for (int cause = 0; cause < HF_CAUSE_COUNT; cause++)
        for (size_t i = 0; i < all.count; i++)
            if ((int)all.list[i].found.cause == cause && !all.list[i].told)
                tell(name, &all, i);
    free(all.list);
}

/* ----------------------------------------------------------------- doubts */

void cli_view_names(char *list, size_t size, unsigned views)
{
    list[0] = 0;
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        if (views >> v & 1)
            join(list, size, ", ", hf_view_name((hf_view)v));
}

void cli_check_warn(const char *name, const hf_values *values,
                    hf_affected affected)
{
    hf_doubt doubts[HF_DOUBTS];
    const size_t count = hf_visit_check(doubts, values, affected);
    char views[160];

    for (size_t i = 0; i < count; i++) {
        cli_view_names(views, sizeof views, doubts[i].views);
        cli_warn("visit '%s', %s: %s", name, views, doubts[i].text);
    }
}

void cli_alike_warn(const char *pre_name, const hf_visit *pre,
                    const char *post_name, const hf_visit *post)
{
    hf_doubt doubts[HF_DOUBTS];
    const size_t count = hf_visits_check(doubts, pre, post);
    char views[160];

    for (size_t i = 0; i < count; i++) {
        cli_view_names(views, sizeof views, doubts[i].views);
        cli_warn("visits '%s' and '%s', %s: %s; %s", pre_name, post_name, views,
                 doubts[i].text, doubts[i].advice);
    }
}

/* ------------------------------------------------------------------ cells */

void cli_gate_read(cli_gate_words *words, const hf_frame *frame,
                   const hf_face *face)
{
    hf_finding found[HF_FINDINGS];
    char text[160];
    size_t count;

    memset(words, 0, sizeof *words);
    words->verdict = hf_gate(found, &count, face, frame);
    for (size_t i = 0; i < count; i++) {
        const bool sided =
            found[i].cause == HF_CAUSE_GLARE || found[i].cause == HF_CAUSE_HAIR;

        snprintf(text, sizeof text, "%s%s%s", hf_cause_name(found[i].cause),
                 sided ? ":" : "", sided ? hf_side_name(found[i].side) : "");
        join(words->causes, sizeof words->causes, " ", text);
        if (found[i].verdict == HF_REFUSE)
            join(words->refused, sizeof words->refused, " ", text);
        hf_finding_advice(text, sizeof text, &found[i]);
        if (!strstr(words->advice, text))
            join(words->advice, sizeof words->advice, "; ", text);
    }
}
