/* batch/kinds.h - the files of results */
#ifndef HF_BATCH_KINDS_H
#define HF_BATCH_KINDS_H

enum {
    KIND_PHOTOS = 0,
    KIND_MEASURES,
    KIND_GRADES,
    KIND_CHANGES,
    KIND_FAILURES,
    KINDS
};

/** "photos", "measures", ... */
extern const char *const kind_names[KINDS];

#endif
