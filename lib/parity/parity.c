/* parity/parity.c - the numbers of other systems: names, options, rows */
#include "parity/peer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <hemiface/measure.h>

#include "base/fail.h"

static const struct {
    const char *name;
    void (*measure)(hf_parity *, const hf_face *, const hf_parity_options *);
} peers[HF_PEER_COUNT] = {
    [HF_PEER_EMOTRICS] = {"emotrics", hf_parity_emotrics},
    [HF_PEER_DYNAFACE] = {"dynaface", hf_parity_dynaface},
};

/* In a row; in a column's name. */
static const char *const forms[HF_PARITY_FORM_COUNT][2] = {
    [HF_PARITY_SINGLE] = {"", ""},
    [HF_PARITY_RIGHT] = {"R", "Right"},
    [HF_PARITY_LEFT] = {"L", "Left"},
    [HF_PARITY_ABSOLUTE] = {"Deviation (absolute)", "Deviation (absolute)"},
    [HF_PARITY_PERCENT] = {"Deviation (percent)", "Deviation (percent)"},
};

static const struct {
    const char *name;
    bool of_contour;
} reasons[HF_PARITY_REASON_COUNT] = {
    [HF_PARITY_OK] = {"", false},
    [HF_PARITY_NO_FACE] = {"no-face", false},
    [HF_PARITY_IRIS_HIDDEN] = {"iris-hidden", false},
    [HF_PARITY_NO_FRAME] = {"no-frame", false},
    [HF_PARITY_MISSING_CONTOUR] = {"missing-contour", true},
    [HF_PARITY_TOO_FEW_POINTS] = {"too-few-points", true},
    [HF_PARITY_FOLDED_CONTOUR] = {"folded-contour", true},
    [HF_PARITY_OUTSIDE_CONTOUR] = {"outside-contour", true},
    [HF_PARITY_SIDE_UNDECLARED] = {"side-undeclared", false},
    [HF_PARITY_BILATERAL] = {"bilateral", false},
    [HF_PARITY_ZERO_DIVISOR] = {"zero-divisor", false},
    [HF_PARITY_MIDLINE] = {"midline-misses", false},
    [HF_PARITY_OFF_PICTURE] = {"off-picture", false},
    [HF_PARITY_NO_SUCH_POINT] = {"no-such-point", false},
    [HF_PARITY_OTHER_NETWORK] = {"other-network", false},
    [HF_PARITY_NEEDS_PICTURE] = {"needs-picture", false},
};

const char *hf_peer_name(hf_peer peer)
{
    return (unsigned)peer < HF_PEER_COUNT ? peers[peer].name : "";
}

const char *hf_parity_form_name(hf_parity_form form)
{
    return (unsigned)form < HF_PARITY_FORM_COUNT ? forms[form][0] : "";
}

const char *hf_parity_reason_name(hf_parity_reason reason)
{
    return (unsigned)reason < HF_PARITY_REASON_COUNT ? reasons[reason].name
                                                     : "";
}

void hf_parity_reason_text(char *text, size_t size,
                           const hf_parity_value *value)
{
    const bool of_contour = reasons[value->reason].of_contour;

    snprintf(text, size, "%s%s%s", reasons[value->reason].name,
             of_contour ? ":" : "",
             of_contour ? hf_contour_name(value->contour) : "");
}

void hf_parity_column(char *text, size_t size, const hf_parity_value *value)
{
    const char *form = forms[value->form][1];

    snprintf(text, size, "%s%s%s", value->measure, *form ? " " : "", form);
}

/* ------------------------------------------------------------- readings */

hf_result hf_result_of(double value)
{
    if (!isfinite(value))
        return hf_result_lacks(HF_PARITY_ZERO_DIVISOR, HF_CONTOUR_COUNT);
    return (hf_result){HF_PARITY_OK, HF_CONTOUR_COUNT, value};
}

hf_result hf_result_lacks(hf_parity_reason reason, hf_contour_id contour)
{
    return (hf_result){reason, contour, NAN};
}

hf_result hf_result_gap(hf_result a, hf_result b)
{
    if (a.reason != HF_PARITY_OK)
        return a;
    if (b.reason != HF_PARITY_OK)
        return b;
    return hf_result_of(fabs(a.value - b.value));
}

void hf_parity_add(hf_parity *out, const char *measure, hf_parity_form form,
                   const char *region, const char *unit, hf_result reading)
{
    out->values[out->count++] = (hf_parity_value){
        measure,         form,         region, unit, reading.reason,
        reading.contour, reading.value};
}

/* -------------------------------------------------------------- options */

void hf_parity_options_init(hf_parity_options *options)
{
    memset(options, 0, sizeof *options);
    options->size = sizeof *options;
    options->iris_mm = HF_IRIS_MM;
}

static hf_status check(hf_peer peer, const hf_parity_options *o,
                       hf_error *error)
{
    const bool emotrics = peer == HF_PEER_EMOTRICS;

    if (!(o->iris_mm >= 8 && o->iris_mm <= 16))
        return hf_fail(error, HF_E_OPTION, "an iris of %g mm: expected 8 to 16",
                       o->iris_mm);
    if (!(o->mm_per_px >= 0) || isinf(o->mm_per_px))
        return hf_fail(error, HF_E_OPTION,
                       "a scale of %g mm per px: expected over 0",
                       o->mm_per_px);
    if (o->pupil_mm != 0 && !(o->pupil_mm >= 30 && o->pupil_mm <= 90))
        return hf_fail(error, HF_E_OPTION,
                       "pupils %g mm apart: expected 30 to 90", o->pupil_mm);
    if (emotrics && o->pupil_mm != 0)
        return hf_fail(error, HF_E_OPTION,
                       "Emotrics knows no scale by the pupils: give mm per px "
                       "or the iris in mm");
    if (!emotrics && (o->mm_per_px != 0 || o->iris_mm != HF_IRIS_MM))
        return hf_fail(error, HF_E_OPTION,
                       "dynaface scales by the pupils alone: give their "
                       "distance in mm");
    return HF_OK;
}

hf_status hf_parity_measure(hf_parity *out, hf_peer peer, const hf_face *face,
                            const hf_parity_options *options, hf_error *error)
{
    hf_parity_options defaults;
    hf_status status;

    hf_parity_options_init(&defaults);
    if (!options)
        options = &defaults;
    if ((unsigned)peer >= HF_PEER_COUNT)
        return hf_fail(error, HF_E_OPTION, "there is no system number %d",
                       (int)peer);
    status = check(peer, options, error);
    if (status != HF_OK)
        return status;
    memset(out, 0, sizeof *out);
    out->peer = peer;
    out->mm_per_px = NAN;
    out->scale = "";
    peers[peer].measure(out, face, options);
    return HF_OK;
}
