/* bench/accuracy/report.c - columns of figures, tables, the CSV file */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_fit.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

/* ------------------------------------------------------------- columns */

void column_add(struct column *c, double truth, double seen, double claimed)
{
    if (isnan(truth))
        return;
    if (isnan(seen)) {
        c->missing++;
        return;
    }
    if (c->n == c->room) {
        c->room = c->room ? 2 * c->room : 64;
        c->pairs = realloc(c->pairs, c->room * sizeof *c->pairs);
        if (!c->pairs)
            exit(2);
    }
    c->pairs[c->n++] = (struct pair){truth, seen, claimed};
}

void column_free(struct column *c)
{
    free(c->pairs);
    memset(c, 0, sizeof *c);
}

/* ---------------------------------------------------------------- rows */

struct row row_new(const char *section, const char *what, const char *amount,
                   const char *photos, const char *method)
{
    return (struct row){.section = section,
                        .what = what,
                        .amount = amount,
                        .photos = photos,
                        .method = method,
                        .truth = NAN,
                        .bias = NAN,
                        .sd = NAN,
                        .mae = NAN,
                        .p95 = NAN,
                        .slope = NAN,
                        .within = NAN,
                        .percent = NAN,
                        .value = NAN};
}

static void spread(struct row *row, const struct column *c, double *error)
{
    const size_t n = c->n;
    size_t within = 0, claims = 0;

    for (size_t k = 0; k < n; k++) {
        const struct pair *p = &c->pairs[k];

        error[k] = p->seen - p->truth;
        claims += isnan(p->claimed) ? 0 : 1;
        within += fabs(error[k]) <= p->claimed;
    }
    if (claims)
        row->within = 100.0 * (double)within / (double)claims;
    row->bias = gsl_stats_mean(error, 1, n);
    row->sd = n > 1 ? gsl_stats_sd(error, 1, n) : NAN;
    for (size_t k = 0; k < n; k++)
        error[k] = fabs(error[k]);
    gsl_sort(error, 1, n);
    row->mae = gsl_stats_mean(error, 1, n);
    row->p95 = gsl_stats_quantile_from_sorted_data(error, 1, n, 0.95);
}

void row_of_column(struct row *row, const struct column *c)
{
    double *error = calloc(c->n + 1, sizeof *error);
    double a, b, d, e, offset, sum = 0, low = INFINITY, high = -INFINITY;

    row->n = c->n;
    row->missing = c->missing;
    for (size_t k = 0; k < c->n; k++) {
        sum += c->pairs[k].truth;
        low = fmin(low, c->pairs[k].truth);
        high = fmax(high, c->pairs[k].truth);
    }
    if (!error)
        exit(2);
    if (c->n > 0) {
        row->truth = sum / (double)c->n;
        spread(row, c, error);
    }
    if (c->n > 2 && high > low + 1e-6)
        gsl_fit_linear(&c->pairs->truth, sizeof *c->pairs / sizeof(double),
                       &c->pairs->seen, sizeof *c->pairs / sizeof(double), c->n,
                       &offset, &row->slope, &a, &b, &d, &e);
    free(error);
}

/* -------------------------------------------------------------- report */

static const struct {
    const char *name;
    size_t offset;
    int decimals;
} statistics[] = {
    {"truth", offsetof(struct row, truth), 2},
    {"percent", offsetof(struct row, percent), 0},
    {"bias", offsetof(struct row, bias), 2},
    {"sd", offsetof(struct row, sd), 2},
    {"mae", offsetof(struct row, mae), 2},
    {"p95", offsetof(struct row, p95), 2},
    {"slope", offsetof(struct row, slope), 2},
    {"within", offsetof(struct row, within), 0},
    {"value", offsetof(struct row, value), 2},
};
enum { STATISTICS = sizeof statistics / sizeof *statistics };

static FILE *csv;
static bool shown[STATISTICS];

static double statistic(const struct row *row, int i)
{
    double v;

    memcpy(&v, (const char *)row + statistics[i].offset, sizeof v);
    return v;
}

void report_open(const char *path)
{
    if (!path)
        return;
    csv = fopen(path, "w");
    if (!csv) {
        fprintf(stderr, "bench_accuracy: cannot write '%s'\n", path);
        exit(2);
    }
    fprintf(csv, "section,what,amount,photos,method,n,missing");
    for (int i = 0; i < STATISTICS; i++)
        fprintf(csv, ",%s", statistics[i].name);
    fputc('\n', csv);
}

void report_close(void)
{
    if (csv && fclose(csv)) {
        fprintf(stderr, "bench_accuracy: the CSV file is not complete\n");
        exit(2);
    }
}

/* Whether a word stands in a list separated by blanks. */
static bool listed(const char *list, const char *word)
{
    const size_t n = strlen(word);

    for (const char *at = list; (at = strstr(at, word)); at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == 0 || at[n] == ' '))
            return true;
    return false;
}

/* Every method has its own; true values are the same for all. */
static bool twice(int i)
{
    return strcmp(statistics[i].name, "truth") != 0;
}

void pairs_begin(const char *title, const char *list)
{
    printf("\n%s\n%50s", title, "");
    for (int i = 0; i < STATISTICS; i++) {
        shown[i] = listed(list, statistics[i].name);
        if (shown[i] && twice(i))
            printf("  %-16s", statistics[i].name);
        else if (shown[i])
            printf("%9s", "");
    }
    printf("\n%-24s %-10s %-9s %4s", "", "", "", "n");
    for (int i = 0; i < STATISTICS; i++)
        if (shown[i] && twice(i))
            printf("  %7s %8s", methods[MESH], methods[REFINED]);
        else if (shown[i])
            printf(" %8s", statistics[i].name);
    printf("  na\n");
}

void table_begin(const char *title, const char *list, const char *value_name)
{
    printf("\n%s\n%-24s %-10s %-9s %-8s %5s %4s", title, "", "", "", "", "n",
           "miss");
    for (int i = 0; i < STATISTICS; i++) {
        const char *name = statistics[i].name;

        shown[i] = listed(list, name);
        if (shown[i])
            printf(" %8s",
                   value_name && !strcmp(name, "value") ? value_name : name);
    }
    putchar('\n');
}

void csv_row(const struct row *row)
{
    const char *const words[] = {row->section, row->what, row->amount,
                                 row->photos, row->method};

    if (!csv)
        return;
    /* Some have commas. */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        fprintf(csv, strchr(words[i], ',') ? "\"%s\"," : "%s,", words[i]);
    fprintf(csv, "%zu,%zu", row->n, row->missing);
    for (int i = 0; i < STATISTICS; i++) {
        const double v = statistic(row, i);

        if (isnan(v))
            fputc(',', csv);
        else
            fprintf(csv, ",%.4f", v);
    }
    fputc('\n', csv);
}

static void print_statistic(const struct row *row, int i, int width)
{
    const double v = statistic(row, i);

    if (isnan(v))
        printf(" %*s", width, "");
    else
        printf(" %*.*f", width, statistics[i].decimals, v);
}

void pairs_row(const struct row rows[METHODS])
{
    printf("%-24s %-10s %-9s %4zu", rows->what, rows->amount, rows->photos,
           rows->n + rows->missing);
    for (int i = 0; i < STATISTICS; i++)
        if (shown[i]) {
            print_statistic(&rows[MESH], i, 8);
            if (twice(i))
                print_statistic(&rows[REFINED], i, 8);
        }
    if (rows[MESH].missing + rows[REFINED].missing)
        printf("  %zu, %zu", rows[MESH].missing, rows[REFINED].missing);
    putchar('\n');
    for (int m = 0; m < METHODS; m++)
        csv_row(&rows[m]);
}

void table_row(const struct row *row)
{
    printf("%-24s %-10s %-9s %-8s %5zu", row->what, row->amount, row->photos,
           row->method, row->n);
    printf(row->missing ? " %4zu" : "     ", row->missing);
    for (int i = 0; i < STATISTICS; i++)
        if (shown[i])
            print_statistic(row, i, 8);
    putchar('\n');
    csv_row(row);
}
