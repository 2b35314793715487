/* base/fail.c - filling hf_error */
#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>

#undef hf_fail /* what analysers are told */
#undef hf_fail_memory

const char *hf_version(void)
{
    return HF_VERSION_STRING;
}

/* Input names may hold line ends; an error stays one line. */
static void flatten(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ')
            *text = '?';
}

hf_status hf_fail(hf_error *error, hf_status status, const char *format, ...)
{
    va_list args;

    if (!error)
        return status;
    error->status = status;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    flatten(error->text);
    return status;
}

hf_status hf_fail_memory(hf_error *error)
{
    return hf_fail(error, HF_E_MEMORY, "out of memory");
}
