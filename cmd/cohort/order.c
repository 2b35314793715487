/* cohort/order.c - the order of patients, visits and series */
#include "cmd/cohort/cohort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double cli_cohort_days_of(const char *visit)
{
    static const struct {
        char letter;
        double days;
    } units[] = {{'d', 1}, {'w', 7}, {'m', 30.4375}, {'y', 365.25}};
    char *end;
    const char *digits = strpbrk(visit, "0123456789");
    double value;

    if (!digits)
        return NAN;
    value = strtod(digits, &end);
    while (*end == ' ' || *end == '_' || *end == '-')
        end++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if ((*end | 0x20) == units[i].letter)
            return value * units[i].days;
    return NAN;
}

/* What is sorted, with the number it had. */
typedef struct entry {
    double first;      /* sorts before anything else; NaN last */
    int numbers[3];    /* then these */
    const char *words; /* then this */
    size_t was;
} entry;

static int by_entry(const void *a, const void *b)
{
    const entry *p = a, *q = b;

    if (isnan(p->first) != isnan(q->first))
        return isnan(p->first) ? 1 : -1;
    if (p->first != q->first && !isnan(p->first))
        return p->first < q->first ? -1 : 1;
    for (int i = 0; i < 3; i++)
        if (p->numbers[i] != q->numbers[i])
            return p->numbers[i] < q->numbers[i] ? -1 : 1;
    return strcmp(p->words, q->words);
}

/* Sorts names; to[old number] = new number. */
static size_t *sort_names(cli_names *names, entry *entries)
{
    size_t *to = cli_grow(NULL, names->count, sizeof *to);
    char **words = cli_grow(NULL, names->count, sizeof *words);

    qsort(entries, names->count, sizeof *entries, by_entry);
    for (size_t i = 0; i < names->count; i++) {
        to[entries[i].was] = i;
        words[i] = names->words[entries[i].was];
    }
    /* From here on words are looked at by number only, or searched. */
    for (size_t i = 0; i < names->count; i++)
        names->words[i] = words[i];
    for (size_t i = 0; i < names->slot_count; i++)
        if (names->slots[i])
            names->slots[i] = to[names->slots[i] - 1] + 1;
    free(words);
    free(entries);
    return to;
}

size_t *cli_sort_by_word(cli_names *names)
{
    entry *entries = cli_grow(NULL, names->count, sizeof *entries);

    for (size_t i = 0; i < names->count; i++)
        entries[i] = (entry){0, {0, 0, 0}, names->words[i], i};
    return sort_names(names, entries);
}

/* Mean day of a visit over the patients, or what its name says. */
static double day_of_visit(const cli_cohort *c, size_t visit)
{
    double sum = 0, count = 0;

    for (size_t i = 0; i < c->day_count; i++)
        if (c->day_list[i].visit == visit) {
            sum += c->day_list[i].day;
            count++;
        }
    return count > 0 ? sum / count : cli_cohort_days_of(c->visits.words[visit]);
}

size_t *cli_sort_visits(cli_cohort *c)
{
    entry *entries = cli_grow(NULL, c->visits.count, sizeof *entries);

    for (size_t i = 0; i < c->visits.count; i++) {
        const bool base = !strcmp(c->visits.words[i], c->baseline);

        entries[i] = (entry){base ? -HUGE_VAL : day_of_visit(c, i),
                             {0, 0, 0},
                             c->visits.words[i],
                             i};
    }
    return sort_names(&c->visits, entries);
}

/* Place of a side in the order of reports. */
static int side_place(const char *side)
{
    static const char *const order[] = {"",  "affected", "healthy", "R",
                                        "L", "diff",     "R-L",     "ratio"};
    int place = 0;

    while (place < (int)(sizeof order / sizeof *order) &&
           strcmp(order[place], side) != 0)
        place++;
    return place;
}

/* Grades first, then the catalogue's measures, then what it does not know. */
static int measure_place(const cli_series *s)
{
    if (s->row)
        for (size_t i = 0; i < hf_measure_count(); i++)
            if (hf_measure_at(i) == s->row)
                return (int)i + 1;
    return s->ordinal || !strcmp(s->unit, "points")
               ? 0
               : (int)hf_measure_count() + 1;
}

size_t *cli_sort_series(cli_cohort *c)
{
    const size_t n = c->series_count;
    entry *entries = cli_grow(NULL, n, sizeof *entries);
    cli_series *sorted = cli_grow(NULL, n, sizeof *sorted);
    size_t *to = cli_grow(NULL, n, sizeof *to);

    for (size_t i = 0; i < n; i++) {
        const cli_series *s = &c->series[i];
        const int view = (int)hf_view_by_name(s->view);

        entries[i] = (entry){measure_place(s),
                             {view, side_place(s->side), 0},
                             c->keys.words[i],
                             i};
        /* Unknown measures keep together whatever their view. */
        if (!s->row)
            entries[i].numbers[0] = entries[i].numbers[1] = 0;
    }
    qsort(entries, n, sizeof *entries, by_entry);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = c->series[entries[i].was];
        to[entries[i].was] = i;
    }
    free(c->series);
    free(entries);
    c->series = sorted;
    return to;
}
