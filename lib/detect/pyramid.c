/* detect/pyramid.c - a picture at half, a quarter, ... of its size */
#include "detect/pyramid.h"

#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "detect/pyramid_rows.h"

static hf_sums *row(const struct hf_level *level, int y)
{
    return level->sums + (size_t)y * (size_t)level->width;
}

/* -------------------------------------------------------------- levels */

/* Level 2 without keeping level 1: its rows pass through two spare ones, which
 * stay in the first cache. */
static void quarter(const struct hf_pyramid *p, hf_sums *spare)
{
    const struct hf_level *half = &p->levels[1];
    hf_sums *other = spare + half->width;

    for (int y = 0; y < half->height; y += 2) {
        bool both = y + 1 < half->height;

        hf_halve_bytes(spare, &p->levels[0], y, p->turned);
        if (both)
            hf_halve_bytes(other, &p->levels[0], y + 1, p->turned);
        hf_halve_sums(row(&p->levels[2], y / 2), spare, both ? other : spare,
                      half->width, p->turned);
    }
}

static void halve(const struct hf_level *to, const struct hf_level *from,
                  bool turned)
{
    for (int y = 0; y < from->height; y += 2)
        hf_halve_sums(row(to, y / 2), row(from, y),
                      row(from, y + 1 < from->height ? y + 1 : y), from->width,
                      turned);
}

/* A width that halves without rest one time less than there are levels goes
 * without the last one: then the turned picture shares the whole pyramid. */
static int levels_for(int width)
{
    const int fewer = HF_LEVELS - 1;

    return width % (1 << fewer) && width % (1 << (fewer - 1)) == 0 ? fewer
                                                                   : HF_LEVELS;
}

/* Sizes of the levels. */
static void measure(struct hf_pyramid *p)
{
    for (int i = 1; i < p->count; i++)
        p->levels[i] =
            (struct hf_level){.width = (p->levels[i - 1].width + 1) / 2,
                              .height = (p->levels[i - 1].height + 1) / 2};
}

/* Memory for the levels that are the pyramid's own, the largest level last:
 * often it is never touched. */
static hf_status take_memory(struct hf_pyramid *p, hf_error *error)
{
    const size_t spare = 2 * (size_t)p->levels[1].width;
    size_t needed = spare;

    for (int i = p->shared; i < p->count; i++)
        needed += (size_t)p->levels[i].width * (size_t)p->levels[i].height;
    if (p->room < needed) {
        hf_pyramid_close(p);
        p->memory = malloc(needed * sizeof *p->memory);
        if (!p->memory)
            return hf_fail_memory(error);
        p->room = needed;
    }
    needed = spare;
    for (int i = p->count - 1; i >= p->shared; i--) {
        p->levels[i].sums = p->memory + needed;
        needed += (size_t)p->levels[i].width * (size_t)p->levels[i].height;
    }
    return HF_OK;
}

static hf_status fill(struct hf_pyramid *p, hf_error *error)
{
    hf_status status;

    p->first = p->end = 0;
    if (p->shared >= p->count)
        return HF_OK;
    status = take_memory(p, error);
    if (status)
        return status;
    if (p->shared <= 2)
        quarter(p, p->memory);
    for (int i = p->shared > 3 ? p->shared : 3; i < p->count; i++)
        halve(&p->levels[i], &p->levels[i - 1], p->turned);
    return HF_OK;
}

hf_status hf_pyramid_build(struct hf_pyramid *p, const unsigned char *rgb,
                           int width, int height, bool area, hf_error *error)
{
    p->levels[0] = (struct hf_level){rgb, NULL, width, height};
    p->count = area ? levels_for(width) : 1;
    p->from = NULL;
    p->shared = 1;
    p->turned = false;
    measure(p);
    return fill(p, error);
}

hf_status hf_pyramid_turn(struct hf_pyramid *p, struct hf_pyramid *from,
                          hf_error *error)
{
    memcpy(p->levels, from->levels, sizeof p->levels);
    p->count = from->count;
    p->from = from;
    p->shared = 1;
    p->turned = true;
    while (p->shared < p->count && p->levels[p->shared - 1].width % 2 == 0)
        p->shared++;
    return fill(p, error);
}

void hf_pyramid_want(struct hf_pyramid *p, int first, int end)
{
    const struct hf_level *half = &p->levels[1];

    if (p->shared > 1) {
        hf_pyramid_want(p->from, first, end);
        return;
    }
    first = first < 0 ? 0 : first;
    end = end > half->height ? half->height : end;
    if (first >= end)
        return;
    if (p->first == p->end)
        p->first = p->end = first;
    /* One run of rows: what lies between is made too. */
    for (; p->first > first; p->first--)
        hf_halve_bytes(row(half, p->first - 1), &p->levels[0], p->first - 1,
                       p->turned);
    for (; p->end < end; p->end++)
        hf_halve_bytes(row(half, p->end), &p->levels[0], p->end, p->turned);
}

void hf_pyramid_close(struct hf_pyramid *pyramid)
{
    free(pyramid->memory);
    pyramid->memory = NULL;
    pyramid->room = 0;
}
