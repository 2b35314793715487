/* cage/cage.h - what a tool may still do once it has started
 *
 * A photo may come from anyone, and the libraries that decode it are large. So
 * after its options are read and its output folders are there, a tool gives up
 * what it will not need: whatever a hostile photo makes of it then can reach
 * no network, start no program, and write nowhere but where the tool's results
 * go. The table in rows.c says who needs what; it is carried out by two parts
 * of the Linux kernel, each where it is there: Landlock (landlock.c: which
 * folders may be written to) and seccomp (seccomp.c: which system calls there
 * are). Both are for good: neither the tool nor anything it might start can
 * take them off again. Reading files is left free.
 *
 * cage_file and cage_folder collect, cage_close locks. One thread only, and
 * before there are others. What cage_file was not called for, as the results
 * of a cohort, is written in folders that cage_folder names.
 */
#ifndef HF_CAGE_CAGE_H
#define HF_CAGE_CAGE_H

#include <stdbool.h>
#include <stddef.h>

/** Whether cage_close does anything; true at first. --no-sandbox makes it
 *  false. */
extern bool cage_wanted;

/** The tool will write this file, and no other in its folder: it is made in a
 *  folder of its own beside its place (cage_at), and moved there by a keeper
 *  that knows where it belongs (cage_done). A link is followed; a file that is
 *  replaced keeps its permissions. A device or pipe is written directly. If
 *  its folder is not there yet, the nearest one above it may be written to.
 *  NULL is fine. Copied. */
void cage_file(const char *path);

/** Where to write what cage_file was called for; the path itself when that is
 *  no other, as without the cage. Borrowed. */
const char *cage_at(const char *path);

/** That file is complete: moves it into its place. False with errno: it is
 *  not there. True where nothing is to be moved. */
bool cage_done(const char *path);

/** The tool will write files beside this one, under names that only what it
 *  reads will tell. */
void cage_beside(const char *path);

/** The tool will write files and folders in this folder, at any depth. NULL is
 *  fine. */
void cage_folder(const char *path);

/** Locks the cage. tool: "measure" or "hemiface measure", a row of the table
 *  (none: the strictest). threads: how many will work at once, for the memory
 *  they may take. What the kernel lacks is left out without a word; see
 *  cage_text. Only the first call does anything. */
void cage_close(const char *tool, int threads);

/** What this system has of it, for people: "Landlock 7, seccomp"; "none".
 *  Static. */
const char *cage_text(void);

#endif
