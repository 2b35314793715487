/* image/jpeg_policy.c - which of libjpeg's complaints end a decode */
#include "image/jpeg_policy.h"

#include <ctype.h>
#include <jerror.h>

#include "base/fail.h"

/* Scans a file may have. Encoders write 1 to 14; 100 is far above and still
   bounds the time a file made of empty scans can take. */
enum { MOST_SCANS = 100 };
/* On large pictures fewer: blocks of 8 x 8 visited in all scans together,
   about a second's worth. But never fewer scans than LEAST_SCANS, which every
   encoder's default stays below. */
enum { MOST_VISITS = 100000000, LEAST_SCANS = 16 };

static hf_jpeg_watch *watch_of(j_common_ptr jpeg)
{
    return jpeg->client_data;
}

_Noreturn void hf_jpeg_stop(struct jpeg_decompress_struct *jpeg,
                            hf_status status)
{
    hf_jpeg_watch *watch = watch_of((j_common_ptr)jpeg);

    watch->status = status;
    longjmp(watch->out, 1);
}

/* Whatever goes wrong after the bytes have run out: the end is why. */
static _Noreturn void damaged(j_common_ptr jpeg, const char *what)
{
    const hf_jpeg_watch *watch = watch_of(jpeg);

    if (watch->early_end)
        what = "it ends early";
    hf_jpeg_stop((struct jpeg_decompress_struct *)jpeg,
                 hf_fail_damaged(watch->source, what));
}

/* ---------------------------------------------------------------- errors */

/* libjpeg's own words, begun like the middle of a sentence. */
static const char *reason(j_common_ptr jpeg, char text[JMSG_LENGTH_MAX])
{
    jpeg->err->format_message(jpeg, text);
    if (islower((unsigned char)text[1])) /* not "JPEG ..." */
        text[0] = (char)tolower((unsigned char)text[0]);
    return text;
}

static hf_status unsupported(const hf_source *s, const char *what)
{
    return hf_fail(s->error, HF_E_UNSUPPORTED,
                   "'%s' is JPEG of a kind that is not read: %s; save it as "
                   "ordinary JPEG or PNG",
                   s->name, what);
}

static void on_error(j_common_ptr jpeg)
{
    struct jpeg_decompress_struct *c = (struct jpeg_decompress_struct *)jpeg;
    const hf_source *s = watch_of(jpeg)->source;
    char text[JMSG_LENGTH_MAX];

    switch (jpeg->err->msg_code) {
    case JERR_OUT_OF_MEMORY:
        hf_jpeg_stop(c, hf_fail_memory(s->error));
    case JERR_NO_BACKING_STORE: /* max_memory_to_use is reached */
        hf_jpeg_stop(c, hf_fail_budget(s));
    case JERR_IMAGE_TOO_BIG:
        hf_jpeg_stop(c, hf_fail(s->error, HF_E_LIMIT,
                                "'%s' has %u x %u pixels: sides up to %ld "
                                "are read",
                                s->name, c->image_width, c->image_height,
                                JPEG_MAX_DIMENSION));
    case JERR_BAD_PRECISION:
        if (c->data_precision == 12) /* the other depth the standard has */
            hf_jpeg_stop(c, unsupported(s, "12 bits a sample"));
        break;
    case JERR_EMPTY_IMAGE:
        if (c->image_width > 0 && c->num_components > 0)
            hf_jpeg_stop(c, unsupported(s, "no height in the header"));
        break;
    case JERR_ARITH_NOTIMPL:
    case JERR_CCIR601_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_SOF_UNSUPPORTED: /* lossless, hierarchical */
        hf_jpeg_stop(c, unsupported(s, reason(jpeg, text)));
    default:
        break;
    }
    damaged(jpeg, reason(jpeg, text));
}

/* -------------------------------------------------------------- warnings */

/* Bytes that belong to nothing, before a marker. Between the segments of the
   header they are padding that some software leaves. After that they may be
   what is left of data that was misread, unless they are the zeros that some
   cameras fill up with; but zeros to the end of the file are the mark of an
   interrupted copy. */
static bool harmless_bytes(const struct jpeg_decompress_struct *c)
{
    const hf_source *s = watch_of((j_common_ptr)c)->source;
    const unsigned char *end = c->src->next_input_byte;
    size_t n = (size_t)c->err->msg_parm.i[0]; /* as the message counts */

    if (c->input_scan_number == 0)
        return true;
    /* At the end of the file libjpeg reads on in a buffer of its own. */
    if (watch_of((j_common_ptr)c)->early_end || n > s->count)
        return false;
    while (n > 0 && *--end == 0)
        n--;
    return n == 0;
}

static void on_message(j_common_ptr jpeg, int level)
{
    struct jpeg_decompress_struct *c = (struct jpeg_decompress_struct *)jpeg;
    char text[JMSG_LENGTH_MAX];

    if (level >= 0) /* a trace, not a warning */
        return;
    switch (jpeg->err->msg_code) {
    case JWRN_ADOBE_XFORM:    /* libjpeg's reading is everyone's */
    case JWRN_BOGUS_ICC:      /* read without it, and said so */
    case JWRN_JFIF_MAJOR:     /* a version number */
    case JWRN_NOT_SEQUENTIAL: /* fields without meaning in baseline */
        return;
    case JWRN_JPEG_EOF:
        /* The end marker may be all that is missing: the Huffman decoder
           warns when bits are, hf_jpeg_check_scans sees when scans are. The
           arithmetic decoder cannot tell. */
        watch_of(jpeg)->early_end = true;
        if (c->arith_code)
            damaged(jpeg, "it ends early");
        return;
    case JWRN_EXTRANEOUS_DATA:
        if (harmless_bytes(c))
            return;
        damaged(jpeg, "its compressed data is broken");
    case JWRN_ARITH_BAD_CODE:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
        damaged(jpeg, "its compressed data is broken");
    case JWRN_BOGUS_PROGRESSION:
        damaged(jpeg, "its scans contradict each other");
    default:
        damaged(jpeg, reason(jpeg, text));
    }
}

/* ----------------------------------------------------------------- scans */

static void on_progress(j_common_ptr jpeg)
{
    const struct jpeg_decompress_struct *c =
        (const struct jpeg_decompress_struct *)jpeg;
    double blocks = 0;
    int i, most;

    if (hf_source_late(watch_of(jpeg)->source))
        hf_jpeg_stop((struct jpeg_decompress_struct *)jpeg,
                     hf_fail_late(watch_of(jpeg)->source));
    if (c->input_scan_number <= LEAST_SCANS)
        return;
    for (i = 0; i < c->num_components; i++)
        blocks += (double)c->comp_info[i].width_in_blocks *
                  c->comp_info[i].height_in_blocks;
    most = blocks * MOST_SCANS > MOST_VISITS ? (int)(MOST_VISITS / blocks)
                                             : MOST_SCANS;
    if (c->input_scan_number > most)
        hf_jpeg_stop((struct jpeg_decompress_struct *)jpeg,
                     hf_fail(watch_of(jpeg)->source->error, HF_E_LIMIT,
                             "'%s' has more scans than a photo can need: "
                             "save it as ordinary JPEG or PNG",
                             watch_of(jpeg)->source->name));
}

void hf_jpeg_check_scans(struct jpeg_decompress_struct *c)
{
    bool cut = watch_of((j_common_ptr)c)->early_end;
    int i, k;

    for (i = 0; i < c->num_components; i++) {
        /* Set when a component's first scan begins. */
        if (!c->comp_info[i].quant_table ||
            (c->coef_bits && c->coef_bits[i][0] < 0))
            damaged((j_common_ptr)c, "a colour channel is missing");
        /* Without its end marker a file has all its scans if every
           coefficient has come to its last bit. */
        for (k = 0; cut && c->coef_bits && k < DCTSIZE2; k++)
            if (c->coef_bits[i][k] != 0)
                damaged((j_common_ptr)c, "it ends early");
    }
}

/* ----------------------------------------------------------------- setup */

void hf_jpeg_watch_errors(hf_jpeg_watch *watch,
                          struct jpeg_decompress_struct *jpeg,
                          const hf_source *source)
{
    jpeg->err = jpeg_std_error(&watch->errors);
    watch->errors.error_exit = on_error;
    watch->errors.emit_message = on_message;
    watch->source = source;
    jpeg->client_data = watch;
}

void hf_jpeg_watch_scans(hf_jpeg_watch *watch,
                         struct jpeg_decompress_struct *jpeg)
{
    watch->progress.progress_monitor = on_progress;
    jpeg->progress = &watch->progress;
}
