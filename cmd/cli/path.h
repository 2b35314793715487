/* cli/path.h - paths: folders, names, files beside files, lists on stdin */
#ifndef HF_CLI_PATH_H
#define HF_CLI_PATH_H

#include <stdbool.h>
#include <stddef.h>

/** Whether path is a folder. */
bool cli_path_is_folder(const char *path);
/** Whether path is a file. */
bool cli_path_is_file(const char *path);
/** Whether two paths lead to the same folder or file. */
bool cli_path_same(const char *a, const char *b);
/** Whether writing to out would replace one of the inputs: says so. */
bool cli_path_replaces(const char *out, char *const *inputs, int count);
/** Whether the name says that it holds landmarks: .face.json, .pts, .tem. */
bool cli_path_is_landmarks(const char *path);
/** Whether the name is one that landmark files of other programs have, and
 *  photos have not: those, or .txt, .csv, .xml, .json. What it is, its content
 *  tells. */
bool cli_path_may_be_landmarks(const char *path);
/** The part after the last slash; for "a/b/" that is "b/". Borrowed. */
const char *cli_path_base(const char *path);
/** A file name without folders and last extension (and without ".face.json").
 *  Truncated to size. */
void cli_path_stem(char *stem, size_t size, const char *path);
/** name in the folder that path is in. Truncated to size. */
void cli_path_beside(char *out, size_t size, const char *path,
                     const char *name);
/** The face file of a photo: `rest.face.json` or `rest.jpg.face.json` beside
 *  `rest.jpg`. False if there is none. */
bool cli_path_face_beside(char *out, size_t size, const char *photo);

/** The arguments with "-" (or, without any and with standard input not a
 *  terminal, all of it) replaced by the paths listed there, one a line.
 *  Returns their number; *out lives until exit. */
int cli_path_inputs(char ***out, int argc, char **argv);

#endif
