/* render/fail.c - filling hf_error */
#include "render/fail.h"

#include <stdarg.h>
#include <stdio.h>

hf_status hr_fail(hf_error *error, hf_status status, const char *format, ...)
{
    va_list args;

    if (!error)
        return status;
    error->status = status;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    /* Names from outside may hold line ends; an error stays one line. */
    for (char *c = error->text; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = '?';
    return status;
}

hf_status hr_fail_memory(hf_error *error)
{
    return hr_fail(error, HF_E_MEMORY, "out of memory");
}

hf_status hr_fail_midline(hf_error *error, bool framed)
{
    return hr_fail(error, HF_E_UNDEFINED, "the face has no midline: %s",
                   framed ? "contours that it rests on are missing; choose "
                            "another one with --midline"
                          : "an iris is hidden; choose a photo "
                            "with open eyes");
}
