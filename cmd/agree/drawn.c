/* agree/drawn.c - where raters drew one contour, component by component */
#include "cmd/agree/faces.h"

#include <math.h>
#include <string.h>

void cli_path_even(cli_path_mm *path, size_t count)
{
    static cli_path_mm old;
    double length = 0, passed = 0;
    size_t at = 0;

    old = *path;
    for (size_t i = 1; i < old.count; i++)
        length += hypot(old.x[i] - old.x[i - 1], old.y[i] - old.y[i - 1]);
    for (size_t i = 0; i < count; i++) {
        const double want = length * (double)i / (double)(count - 1);
        double step = 0, share;

        /* The piece of the contour that holds the place. */
        for (; at + 1 < old.count; passed += step, at++) {
            step = hypot(old.x[at + 1] - old.x[at], old.y[at + 1] - old.y[at]);
            if (passed + step >= want)
                break;
        }
        if (at + 1 >= old.count) {
            path->x[i] = old.x[old.count - 1];
            path->y[i] = old.y[old.count - 1];
            continue;
        }
        share = step > 0 ? (want - passed) / step : 0;
        path->x[i] = old.x[at] + share * (old.x[at + 1] - old.x[at]);
        path->y[i] = old.y[at] + share * (old.y[at + 1] - old.y[at]);
    }
    path->count = count;
}

/* ------------------------------------------------------------ components */

/* The raters' mean contour. */
static void mean_path(cli_path_mm *mean, const cli_drawn *d)
{
    double raters = 0;

    memset(mean, 0, sizeof *mean);
    for (int r = 0; r < d->raters; r++) {
        if (!d->has[r])
            continue;
        mean->count = d->path[r]->count;
        raters++;
        for (size_t i = 0; i < mean->count; i++) {
            mean->x[i] += d->path[r]->x[i];
            mean->y[i] += d->path[r]->y[i];
        }
    }
    for (size_t i = 0; i < mean->count; i++) {
        mean->x[i] /= raters;
        mean->y[i] /= raters;
    }
}

/* Direction of the mean contour at a point, from its neighbours; NaN where it
 * has none. */
static void direction(double *tx, double *ty, const cli_path_mm *mean, size_t i)
{
    const size_t before = i ? i - 1 : 0;
    const size_t after = i + 1 < mean->count ? i + 1 : i;
    const double dx = mean->x[after] - mean->x[before];
    const double dy = mean->y[after] - mean->y[before];
    const double length = hypot(dx, dy);

    *tx = length > 0 ? dx / length : (double)NAN;
    *ty = length > 0 ? dy / length : (double)NAN;
}

/* 1 or -1: which way the contour, turned by a right angle to the left, looks;
 * across is then up, or to the patient's left. One sign for the whole contour,
 * by its ends, so that it does not change over along a bend. */
static double across_sign(const cli_path_mm *mean, bool sideways)
{
    const size_t last = mean->count - 1;
    const double dx = mean->x[last] - mean->x[0];
    const double dy = mean->y[last] - mean->y[0];

    return (sideways ? -dy : dx) < 0 ? -1 : 1;
}

/* The components of a rater's point i, in the order of cli_direction. */
static void components(double out[CLI_APART], const cli_drawn *d,
                       const cli_path_mm *mean, double sign, int r, size_t i)
{
    const double x = d->path[r]->x[i], y = d->path[r]->y[i];
    double tx, ty;

    direction(&tx, &ty, mean, i);
    out[CLI_X] = x;
    out[CLI_Y] = y;
    out[CLI_ALONG] = (x - mean->x[i]) * tx + (y - mean->y[i]) * ty;
    out[CLI_ACROSS] = sign * ((y - mean->y[i]) * tx - (x - mean->x[i]) * ty);
}

/* --------------------------------------------------------------- entries */

/* What is added up over points first to last - 1 of all raters. */
typedef struct span {
    size_t first, last;
    int point; /* number of the single point, or 0 */
    const char *lacking;
} span;

static void add_component(cli_agree *agree, const cli_drawn *d, size_t subject,
                          const cli_agree_series *like, const span *p,
                          const cli_path_mm *mean, cli_direction way)
{
    const double sign = across_sign(mean, d->sideways);
    cli_agree_series own = *like;
    size_t series;

    own.unit = "mm";
    own.direction = way;
    own.point = p->point;
    series = cli_agree_series_of(agree, &own);
    for (int r = 0; r < d->raters; r++) {
        double sum = 0, part[CLI_APART];

        if (!d->looked[r])
            continue;
        for (size_t i = p->first; i < p->last && d->has[r]; i++) {
            components(part, d, mean, sign, r, i);
            sum += part[way] / (double)(p->last - p->first);
        }
        cli_agree_add(agree, series, subject, r,
                      d->has[r] && !p->lacking ? sum : (double)NAN,
                      !d->has[r]   ? "missing-contour"
                      : p->lacking ? p->lacking
                                   : "points coincide");
    }
}

static void add_apart(cli_agree *agree, const cli_drawn *d, size_t subject,
                      const cli_agree_series *like, const span *p)
{
    cli_agree_series own = *like;
    size_t series;

    own.unit = "mm";
    own.direction = CLI_APART;
    own.point = p->point;
    series = cli_agree_series_of(agree, &own);
    for (int b = 1; b < d->raters; b++)
        for (int a = 0; a < b; a++) {
            const bool both = d->has[a] && d->has[b];
            double sum = 0;

            if (!d->looked[a] && !d->looked[b])
                continue;
            for (size_t i = p->first; i < p->last && both; i++)
                sum += hypot(d->path[b]->x[i] - d->path[a]->x[i],
                             d->path[b]->y[i] - d->path[a]->y[i]) /
                       (double)(p->last - p->first);
            cli_agree_add(agree, series, subject, cli_agree_pair(a, b),
                          both && !p->lacking ? sum : (double)NAN,
                          both && p->lacking ? p->lacking : "missing-contour");
        }
}

static void add_span(cli_agree *agree, const cli_drawn *d, size_t subject,
                     const cli_agree_series *like, const span *p,
                     const cli_path_mm *mean)
{
    /* A contour of one point has no direction. */
    for (int way = CLI_X; way < CLI_APART; way++)
        if (way < CLI_ALONG || mean->count > 1)
            add_component(agree, d, subject, like, p, mean, (cli_direction)way);
    add_apart(agree, d, subject, like, p);
}

void cli_agree_drawn(cli_agree *agree, const cli_drawn *d, size_t subject,
                     const cli_agree_series *like)
{
    static cli_path_mm mean;
    span whole = {0, 0, 0, d->lacking};

    mean_path(&mean, d);
    whole.last = mean.count;
    add_span(agree, d, subject, like, &whole, &mean);
    if (!agree->points || mean.count < 2 || d->uneven)
        return;
    for (size_t i = 0; i < mean.count; i++) {
        const span point = {i, i + 1, (int)i + 1, d->lacking};

        add_span(agree, d, subject, like, &point, &mean);
    }
}
