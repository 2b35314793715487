/* outcome/file_name.h - what a file of a visit's folder is */
#ifndef HF_OUTCOME_FILE_NAME_H
#define HF_OUTCOME_FILE_NAME_H

#include <hemiface/outcome.h>

/** Longest file name that is looked at, closing zero included. */
#define HF_FILE_NAME_SIZE 256

/** A file name taken apart. Plain value. */
typedef struct hf_file_name {
    hf_view view; /**< HF_VIEW_NONE: not a file of a visit */
    bool face;    /**< a `.face.json` */
    bool known;   /**< it ends like a photo or face file, and is not hidden */
    bool named;   /**< the view is said by its name, not by its number alone */
    size_t stem_bytes; /**< of the name as given, without its extensions */
    /** The name without folder and extensions, lower case, one separator:
     *  photo and face file of one stem belong together. */
    char stem[HF_FILE_NAME_SIZE];
    /** The stem without the mark of a further take: takes of one view have
     *  one base. */
    char base[HF_FILE_NAME_SIZE];
    int take; /**< 1, unless the name says so: their order */
} hf_file_name;

hf_file_name hf_file_name_read(const char *name);

#endif
