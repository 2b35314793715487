/* custom/tree.h - a custom measure as a tree of functions
 *
 * A line's expression becomes an array of nodes, arguments before the function
 * that takes them. Types and units are settled when it is built, so that what
 * is left to go wrong when a face is read is what the face lacks.
 *
 * A paired measure is read in the frame of the side that is measured: x counts
 * outwards there, and contours that cross the face run from that side's end.
 * So a mirrored face gives the mirrored values, whatever the expression.
 */
#ifndef HF_CUSTOM_TREE_H
#define HF_CUSTOM_TREE_H

#include <hemiface/custom.h>

#include "base/sha256.h"
#include "measure/row.h"

/** Most arguments a function takes. */
#define HF_MOST_ARGS 4

/** Most nodes of an expression with those of the lines it names: bounds the
 *  time of a line, which doubles with each line that names one twice. */
#define HF_MOST_COST 2048

/** Lines within lines: as many as anyone can follow, and few enough for any
 *  stack. */
#define HF_MOST_LEVELS 8

/** Most nodes of an expression: some 100 distances. Bounds the memory of a
 *  line and, with chains like a + b + ..., the depth of reading one. */
#define HF_MOST_NODES 512

typedef enum hf_type { HF_NUMBER = 0, HF_POINT, HF_CONTOUR } hf_type;

/** A unit as powers; any: a 0 without a unit, which goes with every unit. */
typedef struct hf_powers {
    int mm, deg, percent;
    bool any;
} hf_powers;

/** Whose contour; FACE: an unpaired one. */
typedef enum hf_whose {
    HF_WHOSE_FACE = 0,
    HF_WHOSE_OWN,   /**< the side that is measured */
    HF_WHOSE_OTHER, /**< the other one */
    HF_WHOSE_RIGHT,
    HF_WHOSE_LEFT
} hf_whose;

/** A set of those, a bit each; 0: the middle of the face alone. */
#define HF_WHOSE_BIT(whose) ((whose) ? 1u << (whose) : 0u)
#define HF_OWN_SIDES (HF_WHOSE_BIT(HF_WHOSE_OWN) | HF_WHOSE_BIT(HF_WHOSE_OTHER))
#define HF_FIXED_SIDES                                                         \
    (HF_WHOSE_BIT(HF_WHOSE_RIGHT) | HF_WHOSE_BIT(HF_WHOSE_LEFT))

/** What a node comes to. */
typedef struct hf_got {
    double number;
    hf_vec point; /**< x as the measure counts it */
    hf_curve *curve;
    bool turned; /**< the curve is counted from its last point */
    hf_contour_id id;
} hf_got;

typedef struct hf_node hf_node;

/** An expression that is being read from a face. */
typedef struct hf_act {
    hf_job *job;
    const hf_node *nodes;
    double out; /**< 1 or -1: x of the frame = out * x of the measure */
    bool paired;
} hf_act;

/** Computes out from args; what is missing goes into act->job->lack. */
typedef void hf_apply(hf_act *act, const hf_node *node, const hf_got *args,
                      hf_got *out);

/** Unit of a function's result. */
typedef enum hf_unit_rule {
    HF_IN_NONE = 0, /**< no number */
    HF_IN_MM,
    HF_IN_MM2,
    HF_IN_DEG,
    HF_IN_SAME,    /**< that of all arguments, which agree */
    HF_IN_PRODUCT, /**< those of the arguments, multiplied */
    HF_IN_QUOTIENT,
    HF_IN_ROOT,
    HF_IN_PERCENT /**< the arguments agree */
} hf_unit_rule;

/** How far a result is a position in the frame rather than a length from a
 *  natural zero: a ratio of positions means nothing. */
typedef enum hf_level_rule {
    HF_LEVEL_NONE = 0, /**< a length, whatever it is made of */
    HF_LEVEL_WHOLE,    /**< a height or direction */
    HF_LEVEL_SUM,
    HF_LEVEL_GAP, /**< first less second: two heights make a length */
    HF_LEVEL_MINUS,
    HF_LEVEL_PRODUCT,
    HF_LEVEL_QUOTIENT,
    HF_LEVEL_ALIKE, /**< that of the arguments if they agree */
    HF_LEVEL_BENT   /**< no length any more, unless of lengths */
} hf_level_rule;

/** What else there is to know of a function, a bit each. */
enum {
    HF_FN_AGAINST = 1, /**< holds its arguments against each other */
    HF_FN_MIDLINE = 2, /**< tells a place from the midline */
    HF_FN_MIDLINE_UNLESS_SIDED = 4, /**< unless all of it is of one side */
    HF_FN_MIDLINE_IF_MIDDLE = 8,    /**< if all of it is of the middle */
    HF_FN_READS = 16,               /**< its numbers only say where it reads */
    HF_FN_SIDED = 32 /**< in an unpaired measure, of one side only */
};

typedef struct hf_function {
    const char *name;
    /** Arguments: c contour, p point, n number, m number in mm, f plain number
     *  from 0 to 1, k whole number written out. */
    const char *takes;
    hf_type gives;
    hf_unit_rule unit;
    hf_level_rule level;
    unsigned is;
    hf_apply *apply;
} hf_function;

struct hf_node {
    const hf_function *function;
    int column; /**< of its name, from 1 */
    int args[HF_MOST_ARGS], count;
    double number; /**< of a constant */
    hf_contour_id id;
    hf_whose whose;
    bool rest;         /**< on the rest photo */
    const hf_row *row; /**< of a measure that is named, or NULL */
    /* settled when built */
    bool constant;
    hf_type type;
    hf_powers unit;
    unsigned sides; /**< whose contours it is made of */
    unsigned alone; /**< fixed sides that alone make up a number in it */
    bool minus;     /**< its sign is turned */
    bool midline;   /**< tells where a place of the middle lies */
    double level;   /**< 0: a length from a natural zero; NaN: unclear */
};

/** Functions that may be written with that many arguments; NULL if there is
 *  none. count -1: with any number. */
const hf_function *hf_function_named(const char *name, int count);
/** Whether it names a contour, a point or a radius. */
bool hf_leaf_named(const char *name);
/** Functions one after the other, for lists; NULL past the end. */
const hf_function *hf_function_at(size_t index);
/** Functions that are written otherwise. */
extern const hf_function hf_fn_number, hf_fn_spot, hf_fn_contour, hf_fn_pupil,
    hf_fn_iris, hf_fn_iris_radius, hf_fn_measure, hf_fn_add, hf_fn_subtract,
    hf_fn_multiply, hf_fn_divide, hf_fn_negate;
/** The tables behind them, ended by a row without a name. */
extern const hf_function hf_contour_functions[], hf_point_functions[],
    hf_number_functions[];

/** Reads a node; false with act->job->lack set. */
bool hf_act_on(hf_act *act, int node, hf_got *out);
/** Says what the face lacks; the first reason stands. */
void hf_act_lacks(hf_act *act, hf_reason reason, hf_contour_id contour);
/** The scene a node reads. */
hf_scene *hf_act_scene(const hf_act *act, const hf_node *node);
/** A place in the frame as the measure counts it. */
hf_vec hf_act_sees(const hf_act *act, hf_vec place);
/** Half way. */
hf_vec hf_between(hf_vec a, hf_vec b);

/* ------------------------------------------------------------- powers */

bool hf_powers_equal(hf_powers a, hf_powers b);
/** "mm", "mm2", "deg", "%", "a plain number", "mm3 deg-1" ... */
const char *hf_powers_text(char text[48], hf_powers powers);
/** The powers of a unit as written; false for another word. */
bool hf_powers_of(hf_powers *out, const char *unit, size_t length);
/** The result's unit; NULL, or what is wrong. */
const char *hf_powers_result(hf_powers *out, hf_unit_rule rule,
                             const hf_powers *args, int count);

/** A row of a set. */
typedef struct hf_custom_row {
    hf_row row; /* first: see hf_custom_row_of */
    hf_node *nodes;
    int root, line;
    int cost, levels;       /* with those of lines that are named */
    unsigned sides;         /* whose contours it is made of */
    char *id, *unit, *text; /* what row.measure points to */
} hf_custom_row;

/* ------------------------------------------------------------ parsing */

/** Longest name that can be right, closing zero included. */
#define HF_NAME_SIZE 48

/** A line while its expression is parsed. */
typedef struct hf_parser {
    const char *line, *at;
    hf_node nodes[HF_MOST_NODES];
    int count, depth;
    unsigned views;          /**< the measure's; 0: static */
    const hf_custom *custom; /**< the lines before */
    int cost, levels;        /**< those of the lines it names */
    bool in_rest;            /**< within rest(...) */
    unsigned sides;          /**< whose contours there are at all */
    bool compares;           /**< holds one side against the other */
    int bad; /**< column of the mistake, 0 while there is none */
    char what[200];
} hf_parser;

/** Says what is wrong at that place, once; returns -1. */
int hf_parser_fail(hf_parser *p, const char *at, const char *format, ...)
    HF_PRINTF(3, 4);
/** Says that something else was expected there; returns -1. */
int hf_parser_unexpected(hf_parser *p, const char *wanted);
/** The next character that is no blank, where p->at then is. */
char hf_parser_peek(hf_parser *p);
/** Steps over that character; false, told, if it is another one. */
bool hf_parser_step(hf_parser *p, char c, const char *wanted);
/** The name at p->at, which is moved behind it; false, told, if it is longer
 *  than any. */
bool hf_parser_name(hf_parser *p, char name[HF_NAME_SIZE]);
/** ASCII, whatever the locale; '_' is a letter. */
bool hf_is_letter(char c);
bool hf_is_digit(char c);
/** The root of the expression from p->at to the end of the line, or -1. */
int hf_parse_expression(hf_parser *p);
/** Adds a node whose function, args, count, column are set, with its type and
 *  unit worked out; returns its number or -1. */
int hf_build(hf_parser *p, hf_node node);
/** Works out sides, midline and level of a node from its arguments'. */
void hf_node_sides(hf_parser *p, hf_node *node);
/** Whether a set has one member. */
bool hf_one_bit(unsigned bits);
/** What only shows when the whole is known; false if it is wrong. */
bool hf_build_check(hf_parser *p, int root);
/** A line's fields, as read. */
typedef struct hf_custom_line {
    int number;
    char id[64], unit[8];
    const char *expression;
    unsigned views;
    hf_better better;
} hf_custom_line;

/** Reads a whole line; its fields and the expression's root, or -1. */
int hf_parse_line(hf_parser *p, hf_custom_line *line);
/** The row of a measure named in an expression: of a line before, or of the
 *  catalogue. NULL if there is none. */
const hf_row *hf_row_named(const hf_parser *p, const char *name);
/** Whether the expression may name it where it does; told if not. */
bool hf_row_fits(hf_parser *p, const char *at, const hf_row *row);
/** A row's entry in its set; NULL if it is the catalogue's. */
const hf_custom_row *hf_custom_row_of(const hf_row *row);
/** ": did you mean 'x'?" for the name most like a wrong one, or "". */
const char *hf_suggestion(char text[80], const char *name, bool function);

/* ---------------------------------------------------------------- set */

struct hf_custom {
    hf_custom_row **rows; /* each on its own: values point into them */
    size_t count, room;
    char *name;
    char sha256[HF_SHA256_SIZE];
};

/** An empty set; *out is freed with hf_custom_free. */
HF_CHECKED hf_status hf_custom_new(hf_custom **out, hf_error *error);
/** Adds a row for a parsed expression. Its measure is complete but for the
 *  strings, which are copied: id, unit, expression. HF_E_MEMORY. */
HF_CHECKED hf_status hf_custom_add(hf_custom *custom, const hf_parser *p,
                                   int root, const hf_custom_line *line,
                                   hf_error *error);

#endif
