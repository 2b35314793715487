/* batch/work.c - one patient measured, graded, compared */
#include "cmd/batch/work.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/custom.h"

static bool no_memory(work_patient *p)
{
    p->status = HF_E_MEMORY;
    snprintf(p->error.text, sizeof p->error.text, "out of memory");
    return false;
}

/* ----------------------------------------------------------------- photos */

static void load_photo(work_photo *photo, hf_detector *detector)
{
    const manifest_row *row = photo->row;
    hf_status status = cli_load_with(&photo->source, detector, row->path,
                                     row->mirrored, &photo->error);

    photo->error.status = status;
    photo->face = photo->source.face;
}

static bool load_all(work_patient *p, const work_settings *s,
                     hf_detector *detector, const volatile int *stop)
{
    for (size_t i = 0; i < p->photo_count; i++) {
        p->photos[i].row = manifest_at(s->manifest, p->patient->first + i);
        if (*stop) {
            p->stopped = true;
            return false;
        }
        load_photo(&p->photos[i], detector);
    }
    return true;
}

/* ----------------------------------------------------------------- visits */

/* Rows are sorted: those of a visit are neighbours. */
static bool find_visits(work_patient *p)
{
    p->visits = calloc(p->photo_count, sizeof *p->visits);
    if (!p->visits)
        return no_memory(p);
    for (size_t i = 0; i < p->photo_count; i++) {
        const char *name = p->photos[i].row->visit;
        work_visit *last =
            p->visit_count ? &p->visits[p->visit_count - 1] : NULL;

        if (last && !strcmp(last->name, name))
            last->count++;
        else
            p->visits[p->visit_count++] =
                (work_visit){.name = name, .first = i, .count = 1};
    }
    return true;
}

static hf_status fill_visit(work_patient *p, work_visit *v)
{
    hf_status status = hf_visit_new(&v->visit, &p->error);

    if (status == HF_OK)
        hf_visit_custom(v->visit, cli_custom());
    for (size_t i = 0; i < v->count && status == HF_OK; i++) {
        work_photo *photo = &p->photos[v->first + i];

        if (!photo->source.face)
            continue;
        status = hf_visit_add(v->visit, photo->row->view, photo->source.face,
                              &p->error);
        photo->source.face = NULL; /* the visit's, even on failure */
    }
    return status;
}

static bool any_face(const work_visit *v)
{
    for (int view = 0; view < HF_VIEW_COUNT; view++)
        if (hf_visit_takes(v->visit, (hf_view)view))
            return true;
    return false;
}

static hf_frame_options frame_of(const work_settings *s,
                                 const manifest_row *row)
{
    hf_frame_options frame = s->frame;

    if (row->pupil_mm > 0)
        frame.pupil_mm = row->pupil_mm;
    if (row->iris_mm > 0)
        frame.iris_mm = row->iris_mm;
    return frame;
}

static hf_status measure(work_patient *p, work_visit *v,
                         const hf_frame_options *frame)
{
    hf_values_free(v->values);
    v->values = NULL;
    return hf_visit_measure(&v->values, v->visit, frame, p->photos[0].row->side,
                            &p->error);
}

/* One patient, one ruler, as compare has it: the mean distance of the pupils
 * over all visits that read the iris, unless they differ too much. */
static double one_ruler(const work_patient *p)
{
    double sum = 0, low = INFINITY, high = 0;
    int n = 0;

    for (size_t i = 0; i < p->visit_count; i++) {
        const double mm =
            p->visits[i].values ? cli_visit_pupils_mm(p->visits[i].visit) : 0;

        if (!(mm > 0))
            continue;
        sum += mm;
        n++;
        low = fmin(low, mm);
        high = fmax(high, mm);
    }
    if (n < 2 || high - low > cli_ruler_limit * sum / n)
        return 0;
    return sum / n;
}

static hf_status measure_all(work_patient *p, const work_settings *s)
{
    hf_frame_options frame = frame_of(s, p->photos[0].row);
    hf_status status = HF_OK;
    double pupils;

    for (size_t i = 0; i < p->visit_count && status == HF_OK; i++) {
        status = fill_visit(p, &p->visits[i]);
        if (status == HF_OK && any_face(&p->visits[i]))
            status = measure(p, &p->visits[i], &frame);
    }
    pupils = status == HF_OK ? one_ruler(p) : 0;
    if (!(pupils > 0))
        return status;
    frame.pupil_mm = pupils;
    for (size_t i = 0; i < p->visit_count && status == HF_OK; i++)
        if (p->visits[i].values)
            status = measure(p, &p->visits[i], &frame);
    return status;
}

/* ------------------------------------------------------ grades and changes */

static hf_status grade_all(work_patient *p, const work_settings *s)
{
    const hf_frame_options frame = frame_of(s, p->photos[0].row);
    hf_status status = HF_OK;

    for (size_t i = 0; i < p->visit_count && status == HF_OK; i++) {
        work_visit *v = &p->visits[i];

        if (v->values)
            status = cli_grades_by(&v->grades, &s->grading, v->visit, v->values,
                                   &frame, p->photos[0].row->side, &p->error);
    }
    return status;
}

static hf_status compare_all(work_patient *p, const work_settings *s)
{
    work_visit *base = &p->visits[0];
    const manifest_row *row = p->photos[0].row;
    hf_status status = HF_OK;

    if (strcmp(base->name, s->baseline) != 0 || !base->values)
        return HF_OK;
    for (size_t i = 1; i < p->visit_count && status == HF_OK; i++) {
        work_visit *v = &p->visits[i];

        if (v->values)
            status = hf_compare(&v->changes, base->values, v->values,
                                row->procedure, row->side, &p->error);
    }
    return status;
}

/* ---------------------------------------------------------------- patient */

static bool start(work_patient *p, const work_settings *s)
{
    char(*sha)[KEY_SIZE] = calloc(p->photo_count, sizeof *sha);

    p->photos = calloc(p->photo_count, sizeof *p->photos);
    if (!p->photos || !sha) {
        free(sha);
        return no_memory(p);
    }
    journal_key(p->key, sha, s->manifest, p->patient, s->words);
    for (size_t i = 0; i < p->photo_count; i++)
        memcpy(p->photos[i].sha256, sha[i], KEY_SIZE);
    free(sha);
    p->known = journal_find(&p->rows, p->key);
    return !p->known;
}

void work_do(work_patient *p, const work_settings *s,
             const plan_patient *patient, hf_detector *detector,
             const volatile int *stop)
{
    *p = (work_patient){.patient = patient, .photo_count = patient->count};
    if (!start(p, s) || !load_all(p, s, detector, stop) || !find_visits(p))
        return;
    p->status = measure_all(p, s);
    if (p->status == HF_OK)
        p->status = grade_all(p, s);
    if (p->status == HF_OK)
        p->status = compare_all(p, s);
}

void work_clear(work_patient *p)
{
    for (size_t i = 0; i < p->photo_count && p->photos; i++)
        cli_source_clear(&p->photos[i].source);
    for (size_t i = 0; i < p->visit_count; i++) {
        hf_visit_free(p->visits[i].visit);
        hf_values_free(p->visits[i].values);
        hf_changes_free(p->visits[i].changes);
        cli_grades_clear(&p->visits[i].grades);
    }
    free(p->visits);
    free(p->photos);
    journal_rows_clear(&p->rows);
    *p = (work_patient){.patient = NULL};
}
