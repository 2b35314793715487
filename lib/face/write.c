/* face/write.c - landmark files to disk */
#include <stdlib.h>

#include "base/fail.h"
#include "base/file.h"
#include "face/marks.h"

/* What a face file has no place for: its face is all there is, but for points
   on no contour and the box. */
static void lose_to_face(hf_lost *lost, const hf_marks *m)
{
    const hf_scheme_table *table = m ? hf_scheme_table_of(m->scheme) : NULL;
    bool held[HF_MOST_MARKS] = {false};

    if (!m)
        return;
    if (m->boxed)
        lost->kinds |= 1u << HF_LOST_BOX;
    for (size_t k = 0; k < table->count; k++)
        for (size_t i = 0; i < table->rows[k].count && !table->rows[k].partner;
             i++)
            held[table->rows[k].list[i]] = true;
    for (size_t i = 0; i < table->size; i++)
        if (m->seen[i] && !held[i])
            lost->kinds |= 1u << HF_LOST_POINTS;
}

static hf_status write_marks(const hf_marks *m, const hf_format_row *format,
                             const char *path, hf_error *error)
{
    hf_file *file;
    hf_status status = hf_file_create(&file, path, error);

    if (status != HF_OK)
        return status;
    format->write(hf_file_stream(file), m);
    return hf_file_close(file, error);
}

hf_status hf_landmarks_write(const hf_landmarks *landmarks, size_t index,
                             hf_format format, const char *path, hf_lost *lost,
                             hf_error *error)
{
    const hf_format_row *row = hf_format_of(format);
    const hf_landmarks_item *item;
    hf_marks *marks;
    hf_status status;

    if (!row || index >= landmarks->count)
        return hf_fail(error, HF_E_OPTION, "there is no %s number %zu",
                       row ? "face" : "format", row ? index : (size_t)format);
    item = &landmarks->items[index];
    *lost = (hf_lost){0, 0};
    if (!row->write) {
        lose_to_face(lost, item->marks);
        return hf_face_write(item->face, path, error);
    }
    marks = malloc(sizeof *marks);
    if (!marks)
        return hf_fail_memory(error);
    status = hf_marks_gather(marks, lost, item, row, path, error);
    if (status == HF_OK)
        status = write_marks(marks, row, path, error);
    free(marks);
    return status;
}
