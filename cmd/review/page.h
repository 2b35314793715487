/* review/page.h - the page's files, inside the program */
#ifndef HF_REVIEW_PAGE_H
#define HF_REVIEW_PAGE_H

#include <stddef.h>

/** A file of the page. Static. */
typedef struct page_file {
    const char *path; /**< as asked for, e.g. "/review.js" */
    const char *type; /**< of its content */
    const unsigned char *bytes;
    size_t count;
} page_file;

/** The file of that path, or NULL. */
const page_file *page_find(const char *path);

#endif
