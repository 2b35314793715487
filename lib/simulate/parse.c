/* simulate/parse.c - a movement in words: what:side:direction=amount,... */
#include "simulate/map.h"
#include "base/fail.h"
#include "base/number.h"
#include "simulate/lid.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A stretch of the text being read. */
typedef struct word {
    const char *s;
    int n;
} word;

/* outwards and up, in shares of the amount. */
static const struct {
    const char *name;
    double out, up;
} directions[] = {{"up", 0.0, 1.0},
                  {"down", 0.0, -1.0},
                  {"in", -1.0, 0.0},
                  {"out", 1.0, 0.0}};

/* The first two are hf_side's; only eyes close both at once. */
static const char *const sides[] = {"right", "left", "both"};
static const char *const fades[] = {"gaussian", "flat"};
/* A closing eye has the first one only. */
static const char *const options[] = {"radius", "fade"};

static const char *kind_name(size_t i)
{
    return hf_move_kind_at(i)->name;
}
static const char *direction_name(size_t i)
{
    return directions[i].name;
}
static const char *gap_name(size_t i)
{
    (void)i;
    return "gap";
}
static const char *side_name(size_t i)
{
    return sides[i];
}
static const char *fade_name(size_t i)
{
    return fades[i];
}
static const char *option_name(size_t i)
{
    return options[i];
}

/* The words that may stand at one place. */
typedef struct choice {
    const char *what;
    const char *(*name)(size_t index);
    size_t count;
} choice;

/* Cuts the next word off; *text moves behind the delimiter. */
static word next_word(const char **text, const char *delimiters)
{
    word w = {*text, (int)strcspn(*text, delimiters)};

    *text += w.n;
    if (**text)
        ++*text;
    return w;
}

/* Finds the word; what it could have been is in the error. */
static hf_status choose(size_t *index, word w, choice from, const char *whole,
                        hf_error *error)
{
    char known[160] = "";

    for (size_t i = 0; i < from.count; i++) {
        const char *name = from.name(i);
        size_t used = strlen(known);

        if (strlen(name) == (size_t)w.n && !memcmp(name, w.s, (size_t)w.n)) {
            *index = i;
            return HF_OK;
        }
        snprintf(known + used, sizeof known - used, "%s%s", i ? ", " : "",
                 name);
    }
    if (w.n == 0)
        return hf_fail(error, HF_E_OPTION,
                       "movement '%.100s': the %s is missing; write "
                       "'what:side:direction=amount', %s one of: %s",
                       whole, from.what, from.what, known);
    return hf_fail(error, HF_E_OPTION,
                   "movement '%.100s': unknown %s '%.*s' (known: %s)", whole,
                   from.what, w.n < 40 ? w.n : 40, w.s, known);
}

/* A number from 0 with an optional "mm". False when anything else is there. */
static bool read_mm(double *value, word w)
{
    const char *end = w.s;
    ptrdiff_t left;

    if (w.n == 0 || !hf_number_read(value, &end) || *value < 0.0)
        return false;
    left = w.s + w.n - end;
    return left == 0 || (left == 2 && !memcmp(end, "mm", 2));
}

static hf_status millimetres(double *value, word w, const char *what,
                             const char *whole, hf_error *error)
{
    if (read_mm(value, w))
        return HF_OK;
    return hf_fail(error, HF_E_OPTION,
                   "movement '%.100s': %s '%.*s' is not a length: write it "
                   "like 4mm or 2.5, without a sign",
                   whole, what, w.n < 40 ? w.n : 40, w.s);
}

/* The part after the amount: ,radius=14mm,fade=flat in any order. */
static hf_status read_options(hf_move *move, const char *rest,
                              const char *whole, hf_error *error)
{
    const choice known = {"option", option_name,
                          move->fade == HF_FADE_LID ? 1 : 2};
    const choice fade_choice = {"fade", fade_name, 2};
    bool seen[2] = {false, false};

    while (*rest) {
        size_t option = 0, fade = 0;
        word entry = next_word(&rest, ",");
        int n = (int)strcspn(entry.s, "=");
        word name = {entry.s, n < entry.n ? n : entry.n};
        word value = {entry.s + name.n, 0};
        hf_status status = choose(&option, name, known, whole, error);

        if (status)
            return status;
        if (name.n < entry.n)
            value = (word){entry.s + name.n + 1, entry.n - name.n - 1};
        if (seen[option])
            return hf_fail(error, HF_E_OPTION,
                           "movement '%.100s': '%s' is given twice", whole,
                           options[option]);
        seen[option] = true;
        if (option == 0) {
            status = millimetres(&move->radius, value, "radius", whole, error);
        } else {
            status = choose(&fade, value, fade_choice, whole, error);
            move->fade = fade ? HF_FADE_FLAT : HF_FADE_GAUSSIAN;
        }
        if (status)
            return status;
    }
    return HF_OK;
}

/* Lids of one side or both, drawn down to the gap. */
static hf_status close_eyes(hf_move *move, size_t side, double gap,
                            const hf_face *face, const hf_frame *frame,
                            hf_error *error)
{
    hf_status status = hf_move_check(move, error);

    for (size_t s = 0; s < 2 && !status; s++)
        if (side == s || side == 2)
            status = hf_lid_close(&move->lids[s], (hf_side)s, gap, face, frame,
                                  error);
    if (!status)
        hf_lid_centre(move);
    return status;
}

static hf_status locate(hf_move *move, const hf_move_kind *kind, size_t side,
                        size_t way, double mm, const hf_face *face,
                        const hf_frame *frame, hf_error *error)
{
    const double outwards = side == HF_LEFT ? 1.0 : -1.0;
    hf_status status;

    if (move->fade == HF_FADE_LID)
        return close_eyes(move, side, mm, face, frame, error);
    move->dx = outwards * directions[way].out * mm;
    move->dy = directions[way].up * mm;
    status = hf_move_check(move, error);
    if (status)
        return status;
    return hf_move_centre(&move->x, &move->y, kind, (hf_side)side, face, frame,
                          error);
}

hf_status hf_move_parse(hf_move *out, const char *text, const hf_face *face,
                        const hf_frame *frame, hf_error *error)
{
    const choice kind_choice = {"kind", kind_name, hf_move_kind_count()};
    const char *rest = text;
    size_t index = 0, side = 0, way = 0;
    double mm = 0.0;
    hf_move move = {0};
    hf_status status =
        choose(&index, next_word(&rest, ":"), kind_choice, text, error);
    const hf_move_kind *kind = hf_move_kind_at(index);
    const bool closes = hf_move_closes(kind);
    const choice side_choice = {"side", side_name, closes ? 3 : 2};
    const choice way_choice = {"direction", closes ? gap_name : direction_name,
                               closes ? 1 : 4};

    if (!status)
        status = choose(&side, next_word(&rest, ":"), side_choice, text, error);
    if (!status)
        status = choose(&way, next_word(&rest, "="), way_choice, text, error);
    if (!status)
        status = millimetres(&mm, next_word(&rest, ","), "amount", text, error);
    if (status)
        return status;
    move.radius = kind->radius;
    move.fade = closes ? HF_FADE_LID : HF_FADE_GAUSSIAN;
    status = read_options(&move, rest, text, error);
    if (!status)
        status = locate(&move, kind, side, way, mm, face, frame, error);
    if (!status)
        *out = move;
    return status;
}
