/* custom/line.c - the fields of a line of custom measures
 *
 *     name[@view...], unit [better], expression
 */
#include <stdio.h>
#include <string.h>

#include "custom/tree.h"

/* Letters of a name: it heads a column. */
enum { LONGEST_NAME = 40 };

typedef struct fields {
    hf_parser *p;
    hf_custom_line *line;
    hf_powers powers;      /* of the unit */
    const char *better_at; /* where it says what is better */
} fields;

static void skip_blanks(hf_parser *p)
{
    p->at += strspn(p->at, " \t");
}

static bool take_comma(hf_parser *p, const char *after)
{
    skip_blanks(p);
    if (*p->at != ',') {
        hf_parser_fail(p, p->at,
                       "expected ',' after the %s: a line is name, unit, "
                       "expression",
                       after);
        return false;
    }
    p->at++;
    skip_blanks(p);
    return true;
}

/* Letters of a word at p->at, which is moved behind them. */
static size_t word_length(hf_parser *p, const char *letters)
{
    size_t n = strspn(p->at, letters);

    p->at += n;
    return n;
}

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

static bool ends_in(const char *id, const char *end)
{
    size_t n = strlen(id), m = strlen(end);

    return n > m && strcmp(id + n - m, end) == 0;
}

static bool name_is_free(const fields *r, const char *at)
{
    const char *id = r->line->id;
    size_t i;

    if (hf_measure_by_id(id))
        hf_parser_fail(r->p, at,
                       "'%s' is a measure of the catalogue: choose another "
                       "name",
                       id);
    if (hf_leaf_named(id))
        hf_parser_fail(r->p, at,
                       "'%s' is a contour or point of the face: choose another "
                       "name",
                       id);
    /* Columns of wide tables are called so. */
    if (ends_in(id, "_diff") || ends_in(id, "_ratio"))
        hf_parser_fail(r->p, at,
                       "'%s' would pass for a side of another measure: choose "
                       "a name without that end",
                       id);
    for (i = 0; i < r->p->custom->count; i++)
        if (strcmp(r->p->custom->rows[i]->id, id) == 0)
            hf_parser_fail(r->p, at,
                           "'%s' is the name of line %d too: choose another",
                           id, r->p->custom->rows[i]->line);
    return !r->p->bad;
}

static bool take_view(fields *r)
{
    const char *start = r->p->at + 1;
    char word[24] = "";
    hf_view view;
    size_t n;

    r->p->at++;
    n = word_length(r->p, LOWER DIGITS "-");
    if (n < sizeof word)
        snprintf(word, sizeof word, "%.*s", (int)n, start);
    view = hf_view_by_name(word);
    if (view == HF_VIEW_NONE)
        hf_parser_fail(r->p, start,
                       "no such view: brow, close-gentle, close-full, "
                       "smile-gentle, smile-full, pucker, lower-lip or snarl");
    else if (view == HF_VIEW_REST)
        hf_parser_fail(r->p, start,
                       "views are held against rest: name another, or none "
                       "for a measure of every photo");
    else if (r->line->views >> view & 1)
        hf_parser_fail(r->p, start, "this view is named twice");
    else
        r->line->views |= 1u << view;
    return !r->p->bad;
}

static bool take_id(fields *r)
{
    hf_parser *p = r->p;
    const char *start = p->at;
    size_t n;

    if (!strchr(LOWER, *start) || !*start) {
        hf_parser_fail(p, start, "a name begins with a small letter, a to z");
        return false;
    }
    n = word_length(p, LOWER DIGITS "_");
    if (n > LONGEST_NAME) {
        hf_parser_fail(p, start, "a name has at most %d letters", LONGEST_NAME);
        return false;
    }
    snprintf(r->line->id, sizeof r->line->id, "%.*s", (int)n, start);
    if (!name_is_free(r, start))
        return false;
    r->line->views = 0;
    while (*p->at == '@')
        if (!take_view(r))
            return false;
    if (*p->at && !strchr(", \t", *p->at)) {
        hf_parser_fail(p, p->at,
                       "a name is of small letters, digits and '_', with "
                       "views as in name@smile-full");
        return false;
    }
    return take_comma(p, "name");
}

static bool is_word(const char *word, const char *start, size_t n)
{
    return strlen(word) == n && memcmp(word, start, n) == 0;
}

/* A word after the unit: what is better, or that the measure is paired though
 * it names nothing of a side. */
static bool take_word(fields *r)
{
    static const struct {
        const char *word;
        hf_better better; /* UNDEFINED: paired */
    } words[] = {{"higher", HF_BETTER_HIGHER},
                 {"lower", HF_BETTER_LOWER},
                 {"zero", HF_BETTER_NEAR_ZERO},
                 {"paired", HF_BETTER_UNDEFINED}};
    hf_parser *p = r->p;
    const char *start = p->at;
    size_t n = strcspn(start, ", \t"), i = 0;

    while (i < sizeof words / sizeof *words &&
           !is_word(words[i].word, start, n))
        i++;
    if (i == sizeof words / sizeof *words) {
        hf_parser_fail(p, start,
                       "after the unit comes ',' or one of higher, lower, "
                       "zero, paired");
        return false;
    }
    if (words[i].better == HF_BETTER_UNDEFINED) {
        p->sides |= HF_WHOSE_BIT(HF_WHOSE_OWN);
    } else if (r->line->better == HF_BETTER_UNDEFINED) {
        r->line->better = words[i].better;
        r->better_at = start;
    } else {
        hf_parser_fail(p, start, "only one of higher, lower and zero");
    }
    p->at += n;
    skip_blanks(p);
    return !p->bad;
}

static bool take_unit(fields *r)
{
    hf_parser *p = r->p;
    const char *start = p->at;
    size_t n = strcspn(start, ", \t");

    if (!hf_powers_of(&r->powers, start, n)) {
        hf_parser_fail(p, start, "a unit is mm, mm2, deg or %%");
        return false;
    }
    snprintf(r->line->unit, sizeof r->line->unit, "%.*s", (int)n, start);
    p->at += n;
    skip_blanks(p);
    r->line->better = HF_BETTER_UNDEFINED;
    while (*p->at && *p->at != ',')
        if (!take_word(r))
            return false;
    return take_comma(p, "unit");
}

int hf_parse_line(hf_parser *p, hf_custom_line *line)
{
    fields r = {p, line, {0, 0, 0, false}, NULL};
    hf_powers have;
    char text[48];
    int root;

    if (!take_id(&r) || !take_unit(&r))
        return -1;
    p->views = line->views;
    line->expression = p->at;
    root = hf_parse_expression(p);
    if (root < 0)
        return -1;
    have = p->nodes[root].unit;
    if (!hf_powers_equal(r.powers, have) || have.any)
        return hf_parser_fail(p, line->expression, "this is %s, not %s%s",
                              hf_powers_text(text, have), line->unit,
                              r.powers.percent ? ": write percent(part, whole)"
                                               : "");
    if (line->better == HF_BETTER_NEAR_ZERO && p->sides & HF_OWN_SIDES)
        return hf_parser_fail(p, r.better_at,
                              "a paired measure's diff is better near zero "
                              "anyway: say higher, lower or nothing");
    return root;
}
