/* bench/accuracy/worse.c - is any point worse than the mesh's? */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>

/* What counts as worse, mm; and how many of those are printed of each cause. */
#define WORSE 1.0
enum { PRINTED = 8 };

/* Mesh's and refined error of every point; those that got worse, by name. */
static struct column errors[HF_CONTOUR_COUNT][2]; /* and of its ends */
static struct exception {
    char photo[256], point[64];
    double mesh, refined;
    enum cause cause;
} * exceptions;
static size_t exception_count;

static void add_exception(const struct photo *photo, int id, int side,
                          size_t point, const double error[METHODS],
                          enum cause cause)
{
    struct exception *e;

    exceptions =
        realloc(exceptions, (exception_count + 1) * sizeof *exceptions);
    if (!exceptions)
        exit(2);
    e = &exceptions[exception_count++];
    snprintf(e->photo, sizeof e->photo, "%s", photo->name);
    snprintf(e->point, sizeof e->point, "%s%s %zu",
             hf_contour_name((hf_contour_id)id),
             !hf_contour_paired((hf_contour_id)id) ? ""
             : side                                ? " L"
                                                   : " R",
             point);
    e->mesh = error[MESH];
    e->refined = error[REFINED];
    e->cause = cause;
}

/* What the ends of a contour are. Lids end at the canthi and lips at the mouth
   corners, which count by themselves; where a brow ends is for itself, and
   from beyond the end of a short contour nothing is far. */
enum ends { LINE, COUNTED, POINT };
static enum ends ends_of(int id)
{
    switch (id) {
    case HF_BROW_UPPER:
    case HF_BROW_LOWER:
        return POINT;
    case HF_PHILTRUM:
        return LINE;
    default:
        return COUNTED;
    }
}

/* The same share of the way along both contours, as many places as the
   hand-placed one has points. */
static void compare_lines(const struct photo *photo, const hf_frame *frame,
                          const struct line *truth,
                          const struct line seen[METHODS], int id, int side,
                          size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const size_t at = n > 1 ? i * (FINE - 1) / (n - 1) : 0;
        bool end = n > 1 && (i == 0 || i == n - 1);
        double error[METHODS];

        if (end && ends_of(id) == COUNTED)
            continue;
        end = end && ends_of(id) == POINT;
        for (int m = 0; m < METHODS; m++) {
            const double x = seen[m].x[at], y = seen[m].y[at];

            error[m] = end ? hypot(x - truth->x[at], y - truth->y[at])
                           : line_distance(truth, x, y);
        }
        column_add(&errors[id][end], error[MESH], error[REFINED], NAN);
        if (error[REFINED] - error[MESH] > WORSE)
            add_exception(photo, id, side, i, error,
                          cause_of(photo, frame, truth, &seen[REFINED], (int)at,
                                   error[MESH]));
    }
}

static void compare(const struct photo *photo, const hf_frame *frame, int id,
                    int side)
{
    struct line truth, seen[METHODS];
    bool all =
        line_of(&truth, photo->truth, frame, (hf_contour_id)id, (hf_side)side);

    for (int m = 0; m < METHODS && all; m++)
        all = line_of(&seen[m], photo->seen->face[m], frame, (hf_contour_id)id,
                      (hf_side)side);
    if (all)
        compare_lines(
            photo, frame, &truth, seen, id, side,
            hf_face_contour(photo->truth, (hf_contour_id)id, (hf_side)side)
                .count);
}

void worse(const struct photo *photo)
{
    hf_frame frame;

    if (!photo->seen->face[MESH] ||
        hf_frame_of(&frame, photo->truth, NULL, NULL))
        return;
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 1 + hf_contour_paired((hf_contour_id)id);
             side++)
            compare(photo, &frame, id, side);
}

static int worst_first(const void *a, const void *b)
{
    const struct exception *x = a, *y = b;
    const double p = x->refined - x->mesh, q = y->refined - y->mesh;

    return (p < q) - (p > q);
}

/* Contours that refinement leaves alone have no row. */
static void print_errors(int id, int end)
{
    struct column *c = &errors[id][end];
    double refined = 0, size = 0;
    char name[64];
    struct row row;
    int over = 0;

    snprintf(name, sizeof name, "%s%s", hf_contour_name((hf_contour_id)id),
             end ? ", ends" : "");
    for (size_t k = 0; k < c->n; k++) {
        const double more = c->pairs[k].seen - c->pairs[k].truth;

        refined += c->pairs[k].seen / (double)c->n;
        over += more > WORSE;
        size += fabs(more);
    }
    row = row_new("worse", name, "", "neutral", "refined");
    row_of_column(&row, c);
    column_free(c);
    row.p95 = row.slope = NAN;
    row.mae = refined;
    row.value = over;
    if (size > 0)
        table_row(&row);
}

static void print_exception(const struct exception *e, bool listed)
{
    struct row row = row_new("worse-point", e->point, cause_words(e->cause),
                             e->photo, "refined");

    if (listed)
        printf("  %-30s %-24s mesh %5.2f refined %5.2f worse by %5.2f\n",
               e->photo, e->point, e->mesh, e->refined, e->refined - e->mesh);
    row.n = 1;
    row.truth = e->mesh;
    row.mae = e->refined;
    row.value = e->refined - e->mesh;
    csv_row(&row);
}

/* By cause, the worst first. */
static void print_exceptions(void)
{
    printf("\n%zu points worse than the mesh's by more than %g mm, by cause; "
           "all are in the CSV\nfile\n",
           exception_count, WORSE);
    qsort(exceptions, exception_count, sizeof *exceptions, worst_first);
    for (int cause = 0; cause < CAUSES; cause++) {
        int count = 0, listed = 0;

        for (size_t i = 0; i < exception_count; i++)
            count += (int)exceptions[i].cause == cause;
        printf("%d: %s\n", count, cause_words((enum cause)cause));
        for (size_t i = 0; i < exception_count; i++)
            if ((int)exceptions[i].cause == cause)
                print_exception(&exceptions[i], listed++ < PRINTED);
    }
    free(exceptions);
    exceptions = NULL;
}

void worse_print(void)
{
    table_begin("(f) Distance of points from the hand-placed contour, mm: the "
                "mesh's (truth), the\nrefined (mae), their difference (bias, "
                "sd), how many are worse by over 1 mm",
                "truth mae bias sd value", "worse");
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int end = 0; end < 2; end++)
            print_errors(id, end);
    print_exceptions();
}
