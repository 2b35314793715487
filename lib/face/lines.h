/* face/lines.h - text files line by line, and lines cut into cells */
#ifndef HF_FACE_LINES_H
#define HF_FACE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include <hemiface/error.h>

/** Room for a line, bytes: the longest row of the formats read, a thousand
 *  columns of OpenFace, has some 10,000. */
enum { HF_LINE_SIZE = 32768 };

/** A text being read. */
typedef struct hf_lines {
    const char *at, *end;
    size_t line;             /**< number of the line in text, from 1 */
    char text[HF_LINE_SIZE]; /**< without its end */
    bool cut;                /**< the line was longer: text is its begin */
    const char *name;        /**< stands for the path in errors */
    hf_error *error;
} hf_lines;

void hf_lines_begin(hf_lines *l, const char *text, size_t length,
                    const char *name, hf_error *error);

/** Takes the next line, which ends with CR, LF or CR LF. A zero byte becomes
 *  '?', so that it cannot hide what follows it. False past the last one: then
 *  text is empty and the number one higher. */
bool hf_lines_next(hf_lines *l);
/** The next one that is not blank. False if there is none: then text is
 *  blank, and the number that of the last line. */
bool hf_lines_next_filled(hf_lines *l);

/** HF_E_CORRUPT: "'name' line 3: what". */
hf_status hf_lines_bad(const hf_lines *l, const char *what);

/** Whether only blanks and tabs follow. */
bool hf_blank(const char *text);
/** Whether the text begins with those characters. */
bool hf_begins(const char *text, const char *with);

/** Most cells in a line. OpenFace's rows have 714. */
enum { HF_MOST_CELLS = 2048 };

/** Cuts a line in place at commas into cells without blanks around them; a
 *  cell in double quotes may hold commas, and two quotes for one. Returns the
 *  number of cells, most at most. */
size_t hf_cut_csv(char *text, char **cells, size_t most);
/** The same at blanks and tabs. */
size_t hf_cut_blanks(char *text, char **cells, size_t most);

/** Reads a whole cell as a number. False: it is none. */
bool hf_cell_number(double *out, const char *cell);

#endif
