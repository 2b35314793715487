/* bench/accuracy/smiles.c - from rest to smile on healthy people */
#include "accuracy.h"

#include <math.h>

static const struct wanted read[] = {{"excursion", HF_VALUE_RIGHT},
                                     {"excursion", HF_VALUE_LEFT},
                                     {"excursion", HF_VALUE_DIFF},
                                     {"dental_show", HF_VALUE_RIGHT},
                                     {"dental_show", HF_VALUE_LEFT}};
enum { READ = sizeof read / sizeof *read };

static struct column columns[READ][METHODS];

static hf_values *visit_values(hf_visit **visit, const hf_face *rest,
                               const hf_face *smile)
{
    hf_face *a = NULL, *b = NULL;
    hf_values *values = NULL;
    hf_error error;

    need(hf_face_copy(&a, rest, &error), &error);
    need(hf_face_copy(&b, smile, &error), &error);
    need(hf_visit_new(visit, &error), &error);
    need(hf_visit_set(*visit, HF_VIEW_REST, a, &error), &error);
    need(hf_visit_set(*visit, HF_VIEW_SMILE_FULL, b, &error), &error);
    need(hf_visit_measure(&values, *visit, NULL, HF_AFFECTED_UNKNOWN, &error),
         &error);
    return values;
}

void smiles(const struct seen *rest, const struct seen *smile)
{
    for (int m = 0; m < METHODS; m++) {
        hf_visit *visit = NULL;
        hf_values *values;

        if (!rest->face[m] || !smile->face[m])
            continue;
        values = visit_values(&visit, rest->face[m], smile->face[m]);
        for (int i = 0; i < READ; i++) {
            const hf_value *v = hf_values_find(
                values, read[i].id, HF_VIEW_SMILE_FULL, read[i].side);

            column_add(&columns[i][m], 0, v && !v->reason ? v->value : NAN,
                       NAN);
        }
        hf_values_free(values);
        hf_visit_free(visit);
    }
}

/* There is no truth: bias is the mean, mae the mean size. */
void smiles_print(void)
{
    if (!columns[0][0].n)
        return;
    table_begin("Healthy smiles, from rest to smile, and how far they open the "
                "lips, mm: mean\n(bias), sd and mean size (mae)",
                "bias sd mae p95", NULL);
    for (int i = 0; i < READ; i++)
        for (int m = 0; m < METHODS; m++) {
            char name[64];
            struct row row;

            wanted_name(name, &read[i]);
            row = row_new("smile", name, "", "pairs", methods[m]);
            row_of_column(&row, &columns[i][m]);
            row.truth = NAN;
            table_row(&row);
            column_free(&columns[i][m]);
        }
}
