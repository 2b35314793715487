/* photo/visit.h - a visit on disk becomes faces and values */
#ifndef HF_PHOTO_VISIT_H
#define HF_PHOTO_VISIT_H

#include <stdio.h>

#include <hemiface/outcome.h>

#include "cmd/photo/source.h"

/** One sitting: its photos, faces and values. */
typedef struct cli_visit {
    hf_visit_files files;
    hf_visit *visit;
    hf_values *values;
    hf_frame_options frame;           /**< what the values were measured by */
    const char *first[HF_VIEW_COUNT]; /**< path of the first photo of a view
                                           that was loaded; borrowed */
    char name[256]; /**< the folder's own name, or what tells two apart */
} cli_visit;

/** The files of a visit that is named as cli_visit_load takes it; reads none.
 *  hf_visit_files_clear. HF_E_OPTION, or as hf_visit_scan. */
hf_status cli_visit_find(hf_visit_files *files, const char *path,
                         hf_error *error);
/** Loads and measures a folder of photos named by view, or a single word
 *  `VIEW=FILE[,VIEW=FILE...]`. A photo that fails is reported on stderr and
 *  counted (cli_status), the others go on; doubts about scale and pose go to
 *  stderr. HF_E_NO_FACE when nothing could be loaded. */
hf_status cli_visit_load(cli_visit *out, const char *path, hf_error *error);
/** Loads two, before and after, with names that tell them apart: the folders'
 *  own, their paths if those are the same, pre and post for VIEW=FILE. Returns
 *  how many were loaded; under 2, why not is in error. */
int cli_visits_load(cli_visit visits[2], char *const paths[2], hf_error *error);
/** One patient, one ruler: when both visits are scaled by the iris, takes the
 *  mean of their interpupillary distances in mm and measures both again by
 *  it, so that two readings of the iris that differ by chance make no change.
 *  Returns that distance, mm; 0 when it does not apply (another scale, no
 *  rest photo, or distances that differ by over 10 %: then it warns). */
double cli_visits_one_ruler(cli_visit visits[2]);
/** Most visits of the next function. */
enum { CLI_RULER_VISITS = 16 };
/** The same of several, count at most CLI_RULER_VISITS: the distances differ
 *  by over 10 % if any two do. */
double cli_visits_ruler(cli_visit *visits, size_t count);
/** Whether visits that are scaled by the iris differ too much for one ruler,
 * and that in words. Before or after cli_visits_ruler, which warns of it. */
bool cli_ruler_doubt(char *text, size_t size, const cli_visit *visits,
                     size_t count);
/** Share by which visits' interpupillary distances may differ for that. */
extern const double cli_ruler_limit;
/** Interpupillary distance by the iris scale, mm; 0 by another scale, or by
 *  irises too small for one (gate.h). */
double cli_visit_pupils_mm(const hf_visit *visit);
void cli_visit_clear(cli_visit *visit);

/** What a tool does with a folder, or with a single file. */
typedef hf_status cli_input_work(FILE *to, const char *path, hf_error *error);
/** Does one input by what it is, and counts it (cli_status); an error is
 *  reported. */
void cli_input(FILE *to, const char *path, cli_input_work *folder,
               cli_input_work *file);

/** Name of the photo (or face file) of a view, without folders; "" if the
 *  view is absent. Borrowed. */
const char *cli_visit_photo(const cli_visit *visit, hf_view view);

/** Views with a face. */
int cli_visit_views(const cli_visit *visit);

/** Views with more than one photo and how many, in words; "" without any. */
void cli_visit_takes(char *text, size_t size, const cli_visit *visit);

/** The standard views that are absent, in words, comma separated; "" if the
 *  visit is complete. */
void cli_visit_missing(char *text, size_t size, const cli_visit *visit);

#endif
