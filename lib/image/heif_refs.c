/* image/heif_refs.c - which of a HEIC file's pictures are made of which
 *
 * By ISO/IEC 14496-12: boxes (4.2), item references (8.11.12), which libheif
 * gives nobody. They are read as libheif reads them, one behind the other
 * whatever size each says.
 */
#include "image/heif_refs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

/* Steps from the picture shown to what it is made of: an image turned, of a
 * grid, of tiles, with an alpha made in the same way are four. Each is some
 * frames of libheif's on the stack. */
enum { MOST_STEPS = 8 };
/* Of a whole file; a photo of 100 megapixels has 400 tiles. Bounds the work. */
enum { MOST_REFERENCES = 100000 };

typedef struct span {
    const unsigned char *at, *end;
} span;

/* A picture, and one that it is made of. */
typedef struct made_of {
    uint32_t whole, part;
    bool deeper; /* the part is made of others */
} made_of;

typedef struct references {
    made_of *all;
    size_t count, room;
} references;

static bool number(uint64_t *out, span *s, int bytes)
{
    if (s->end - s->at < bytes)
        return false;
    for (*out = 0; bytes > 0; bytes--)
        *out = *out << 8 | *s->at++;
    return true;
}

/* A box's head; the rest of s is behind it. size: of what follows the head. */
static bool head(char type[4], uint64_t *size, span *s)
{
    const unsigned char *start = s->at;
    uint64_t said;

    if (!number(&said, s, 4) || s->end - s->at < 4)
        return false;
    memcpy(type, s->at, 4);
    s->at += 4;
    if (said == 1 && !number(&said, s, 8))
        return false;
    if (!memcmp(type, "uuid", 4)) {
        if (s->end - s->at < 16)
            return false;
        s->at += 16;
    }
    if (said == 0) /* to the end of what it stands in */
        said = (uint64_t)(s->end - start);
    if (said < (uint64_t)(s->at - start))
        return false;
    *size = said - (uint64_t)(s->at - start);
    return true;
}

/* The next box, or what there is of it; *s goes behind it. */
static bool next_box(char type[4], span *body, span *s)
{
    uint64_t size;

    if (!head(type, &size, s))
        return false;
    if (size > (uint64_t)(s->end - s->at))
        size = (uint64_t)(s->end - s->at);
    *body = (span){s->at, s->at + size};
    s->at += size;
    return true;
}

static hf_status keep(references *r, made_of one, const hf_source *source)
{
    if (r->count == MOST_REFERENCES)
        return hf_fail(source->error, HF_E_LIMIT,
                       "'%s' has more than %d references between pictures",
                       source->name, (int)MOST_REFERENCES);
    if (r->count == r->room) {
        const size_t room = r->room ? 2 * r->room : 64;
        made_of *more = realloc(r->all, room * sizeof *more);

        if (!more)
            return hf_fail_memory(source->error);
        r->all = more;
        r->room = room;
    }
    r->all[r->count++] = one;
    return HF_OK;
}

/* What an item's reference to another one says of the making of pictures;
 * false: nothing. */
static bool says_made(made_of *out, const char type[4], uint64_t from,
                      uint64_t to)
{
    const bool tile = !memcmp(type, "dimg", 4);

    *out = (made_of){.whole = (uint32_t)(tile ? from : to),
                     .part = (uint32_t)(tile ? to : from)};
    return tile || !memcmp(type, "auxl", 4);
}

/* A box `iref`: an item's references of one kind, and the next. */
static hf_status read_table(references *r, span s, const hf_source *source)
{
    hf_status status = HF_OK;
    uint64_t version, from, to, count, size;
    made_of one;
    char type[4];
    int bytes; /* of an item's number */

    if (!number(&version, &s, 4))
        return HF_OK;
    bytes = version >> 24 ? 4 : 2;
    while (status == HF_OK && head(type, &size, &s) &&
           number(&from, &s, bytes) && number(&count, &s, 2))
        for (; status == HF_OK && count && number(&to, &s, bytes); count--)
            if (says_made(&one, type, from, to))
                status = keep(r, one, source);
    return status;
}

static hf_status read_file(references *r, const hf_source *source)
{
    span file = {source->bytes, source->bytes + source->count}, meta, box;
    hf_status status = HF_OK;
    uint64_t version;
    char type[4];

    while (status == HF_OK && next_box(type, &meta, &file)) {
        if (memcmp(type, "meta", 4) != 0 || !number(&version, &meta, 4))
            continue;
        while (status == HF_OK && next_box(type, &box, &meta))
            if (!memcmp(type, "iref", 4))
                status = read_table(r, box, source);
    }
    return status;
}

static int by_whole(const void *a, const void *b)
{
    const uint32_t x = ((const made_of *)a)->whole;
    const uint32_t y = ((const made_of *)b)->whole;

    return (x > y) - (x < y);
}

/* Whether all end within so many steps: each round takes away those whose part
 * is made of nothing any more. */
static bool ends(references *r)
{
    qsort(r->all, r->count, sizeof *r->all, by_whole);
    for (int step = 0; step < MOST_STEPS && r->count; step++) {
        size_t kept = 0;

        for (size_t i = 0; i < r->count; i++) {
            const made_of next = {.whole = r->all[i].part};

            r->all[i].deeper =
                bsearch(&next, r->all, r->count, sizeof next, by_whole) != NULL;
        }
        for (size_t i = 0; i < r->count; i++)
            if (r->all[i].deeper)
                r->all[kept++] = r->all[i];
        r->count = kept;
    }
    return r->count == 0;
}

hf_status hf_heif_check_references(const hf_source *source)
{
    references r = {NULL, 0, 0};
    hf_status status = read_file(&r, source);

    if (status == HF_OK && r.count && !ends(&r))
        status = hf_fail_damaged(source, "pictures in it are made of one "
                                         "another without an end");
    free(r.all);
    return status;
}
