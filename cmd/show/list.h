/* show/list.h - the catalogue of measures, printed */
#ifndef HF_SHOW_LIST_H
#define HF_SHOW_LIST_H

#include <stdbool.h>
#include <stdio.h>

/** Prints the catalogue, and what --measures adds, as rows in the chosen
 *  format; or the catalogue alone as the mdoc source of hemiface-measures(7).
 */
void cli_list_measures(FILE *to, bool mdoc);

#endif
