/* main.c - draw-patient: the sample patient, or one of a cohort */
#include "patient.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char usage[] =
    "usage: draw-patient [--seed N] [--out DIR] [--visit pre|post|healthy]\n"
    "                    [--view VIEW]... [--set NAME=VALUE]... [--list]\n"
    "                    [--truth-only]\n"
    "Draws the eight photos of a visit, or those of the views (both visits of\n"
    "the sample without --visit), into DIR/VISIT; writes DIR/truth.csv and\n"
    "DIR/points.csv: every measure and contour as drawn.\n";

typedef struct job {
    const char *out, *visit;
    bool view[HF_ACT_COUNT], chosen; /* without a choice all are drawn */
    const char *set[256];
    int sets;
    bool list, truth_only;
} job;

static int fail(const char *what, const char *name)
{
    fprintf(stderr, "draw-patient: %s%s\n", what, name);
    return 2;
}

static int choose(job *j, const char *name)
{
    int v = 0;

    while (v < HF_ACT_COUNT && strcmp(name, hf_act_name((hf_act_view)v)) != 0)
        v++;
    if (v == HF_ACT_COUNT)
        return fail("no such view: ", name);
    j->view[v] = j->chosen = true;
    return 0;
}

/* 0, or 2 after a line on stderr; -1 asks to stop with success. */
static int parse(job *j, int argc, char **argv)
{
    static char seed[64];

    for (int i = 1; i < argc; i++) {
        const char *a = argv[i], *v = argv[i + 1];
        bool flag = true;

        if (strcmp(a, "--help") == 0) {
            fputs(usage, stdout);
            return -1;
        }
        if (strcmp(a, "--list") == 0)
            j->list = true;
        else if (strcmp(a, "--truth-only") == 0)
            j->truth_only = true;
        else
            flag = false;
        if (flag)
            continue;
        if (!v)
            return fail("a value is missing or unknown option: ", a);
        i++;
        if (strcmp(a, "--out") == 0)
            j->out = v;
        else if (strcmp(a, "--visit") == 0)
            j->visit = v;
        else if (strcmp(a, "--view") == 0) {
            if (choose(j, v) != 0)
                return 2;
        } else if (strcmp(a, "--set") == 0 && j->sets < 255)
            j->set[j->sets++] = v;
        else if (strcmp(a, "--seed") == 0 && j->sets < 255) {
            snprintf(seed, sizeof seed, "seed=%s", v);
            j->set[j->sets++] = seed;
        } else
            return fail("unknown option: ", a);
    }
    return 0;
}

static int person(hf_patient *p, const job *j, const char *visit)
{
    char message[256];

    if (!hf_patient_default(p, visit))
        return fail("no such visit (pre, post, healthy): ", visit);
    for (int i = 0; i < j->sets; i++)
        if (!hf_patient_set(p, j->set[i], message, sizeof message))
            return fail(message, "");
    return 0;
}

static int draw(const job *j, const hf_patient *p, const char *visit,
                FILE *truth, FILE *points)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", j->out, visit);
    if (!j->truth_only && mkdir(path, 0777) != 0 && errno != EEXIST)
        return fail("cannot make folder ", path);
    for (int v = 0; v < HF_ACT_COUNT; v++) {
        const char *name = hf_act_name((hf_act_view)v);

        if (j->chosen && !j->view[v])
            continue;
        hf_truth_measures(p, visit, (hf_act_view)v, truth);
        hf_truth_points(p, visit, (hf_act_view)v, points);
        snprintf(path, sizeof path, "%s/%s/%s.jpg", j->out, visit, name);
        if (!j->truth_only && !hf_patient_photo(p, (hf_act_view)v, path))
            return fail("cannot write ", path);
    }
    return 0;
}

static FILE *open_csv(const job *j, const char *name, const char *header)
{
    char path[4096];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", j->out, name);
    f = fopen(path, "w");
    if (f)
        fprintf(f, "%s\n", header);
    else
        fail("cannot write ", path);
    return f;
}

static int run(const job *j)
{
    static const char *const visits[] = {"pre", "post"};
    hf_patient p[2];
    int n = j->visit ? 1 : 2, status = 0;
    FILE *truth, *points;

    for (int i = 0; i < n && status == 0; i++)
        status = person(&p[i], j, j->visit ? j->visit : visits[i]);
    if (status == 0 && j->list) {
        hf_patient_list(&p[0], stdout);
        return 0;
    }
    if (status != 0)
        return status;
    if (mkdir(j->out, 0777) != 0 && errno != EEXIST)
        return fail("cannot make folder ", j->out);
    truth = open_csv(j, "truth.csv", "visit,view,measure,side,value,unit");
    points = open_csv(j, "points.csv", "visit,view,contour,side,index,x,y,r");
    status = truth && points ? 0 : 2;
    for (int i = 0; i < n && status == 0; i++)
        status = draw(j, &p[i], j->visit ? j->visit : visits[i], truth, points);
    if (truth && fclose(truth) != 0)
        status = fail("cannot write ", "truth.csv");
    if (points && fclose(points) != 0)
        status = fail("cannot write ", "points.csv");
    return status;
}

int main(int argc, char **argv)
{
    job j = {.out = "data/sample"};
    int status = parse(&j, argc, argv);

    if (status != 0)
        return status < 0 ? 0 : status;
    return run(&j);
}
