/* batch/work.c - one patient measured, graded, compared */
#include "cmd/batch/work.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/photo/custom.h"

static bool no_memory(work_patient *p)
{
    p->status = HF_E_MEMORY;
    snprintf(p->error.text, sizeof p->error.text, "out of memory");
    return false;
}

/* ----------------------------------------------------------------- photos */

bool work_tools_new(work_tools *out)
{
    hf_error error;

    *out = (work_tools){.detector = NULL};
    return hf_detector_new(&out->detector, &error) == HF_OK;
}

void work_tools_clear(work_tools *tools)
{
    hf_detector_free(tools->detector);
    bytes_clear(&tools->photo);
}

/* The bytes are read once: what was hashed is what was measured. */
void work_photo_do(work_photo *photo, journal_sums *sums, work_tools *tools)
{
    const manifest_row *row = photo->row;
    const bool read = bytes_read(&tools->photo, row->path);
    const cli_memory memory = {tools->photo.at, tools->photo.count};
    hf_status status;

    if (read)
        hash_bytes(sums->photo, memory.bytes, memory.count);
    else
        hash_file(sums->photo, row->path);
    journal_sums_face(sums, row);
    status = cli_load_with(&photo->source, tools->detector, row->path,
                           read ? &memory : NULL, row->mirrored, &photo->error);
    photo->error.status = status;
    photo->face = photo->source.face;
}

/* ----------------------------------------------------------------- visits */

/* Rows are sorted: those of a visit are neighbours. */
static bool find_visits(work_patient *p)
{
    p->visits = calloc(p->photo_count, sizeof *p->visits);
    if (!p->visits)
        return no_memory(p);
    p->visit_count = 0;
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

/* One patient, one ruler, as compare has it: the mean distance of the pupils
 * over all visits that read the iris, unless they differ too much. 0: none. */
static double one_ruler(const work_patient *p)
{
    double sum = 0, low = INFINITY, high = 0;
    int n = 0;

    for (size_t i = 0; i < p->visit_count; i++) {
        const double mm = cli_visit_pupils_mm(p->visits[i].visit);

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

/* The frames of all visits first, which give the ruler; then all is measured
 * once, by it. A visit whose photos all failed too: its values are na, and the
 * patient does not go missing from what is counted. */
static hf_status measure_all(work_patient *p, const work_settings *s)
{
    hf_status status = HF_OK;
    double pupils;

    p->frame = frame_of(s, p->photos[0].row);
    for (size_t i = 0; i < p->visit_count && status == HF_OK; i++) {
        status = fill_visit(p, &p->visits[i]);
        if (status == HF_OK)
            status =
                hf_visit_find_frames(p->visits[i].visit, &p->frame, &p->error);
    }
    pupils = status == HF_OK ? one_ruler(p) : 0;
    if (pupils > 0)
        p->frame.pupil_mm = pupils;
    for (size_t i = 0; i < p->visit_count && status == HF_OK; i++)
        status = hf_visit_measure(&p->visits[i].values, p->visits[i].visit,
                                  &p->frame, p->photos[0].row->side, &p->error);
    return status;
}

/* ------------------------------------------------------ grades and changes */

static hf_status grade_all(work_patient *p, const work_settings *s)
{
    hf_status status = HF_OK;

    for (size_t i = 0; i < p->visit_count && status == HF_OK; i++) {
        work_visit *v = &p->visits[i];

        status = cli_grades_by(&v->grades, &s->grading, v->visit, v->values,
                               &p->frame, p->photos[0].row->side, &p->error);
    }
    return status;
}

static hf_status compare_all(work_patient *p, const work_settings *s)
{
    work_visit *base = &p->visits[0];
    const manifest_row *row = p->photos[0].row;
    hf_status status = HF_OK;

    if (strcmp(base->name, s->baseline) != 0)
        return HF_OK;
    for (size_t i = 1; i < p->visit_count && status == HF_OK; i++) {
        work_visit *v = &p->visits[i];

        status = hf_compare(&v->changes, base->values, v->values,
                            row->procedure, row->side, &p->error);
    }
    return status;
}

/* ---------------------------------------------------------------- patient */

/* What is in the journal under the files as they are. */
static void look_up(work_patient *p, const work_settings *s)
{
    for (size_t i = 0; i < p->photo_count; i++)
        journal_sums_read(&p->sums[i], p->photos[i].row);
    journal_key(p->key, p->sums, s->manifest, p->patient, s->words);
    p->known = journal_find(&p->rows, p->key);
}

bool work_open(work_patient *p, const work_settings *s,
               const plan_patient *patient)
{
    *p = (work_patient){.patient = patient, .photo_count = patient->count};
    p->photos = calloc(p->photo_count, sizeof *p->photos);
    p->sums = calloc(p->photo_count, sizeof *p->sums);
    if (!p->photos || !p->sums)
        return no_memory(p);
    for (size_t i = 0; i < p->photo_count; i++)
        p->photos[i].row = manifest_at(s->manifest, p->patient->first + i);
    if (journal_filled())
        look_up(p, s);
    return !p->known;
}

void work_close(work_patient *p, const work_settings *s)
{
    journal_key(p->key, p->sums, s->manifest, p->patient, s->words);
    if (!find_visits(p))
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
    free(p->sums);
    journal_rows_clear(&p->rows);
    *p = (work_patient){.patient = NULL};
}
