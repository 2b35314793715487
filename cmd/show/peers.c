/* show/peers.c - measuring as other systems do */
#include "cmd/show/peers.h"

#include <stdlib.h>
#include <string.h>

#include <hemiface/parity.h>

#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/output.h"
#include "cmd/cli/path.h"
#include "cmd/photo/pose.h"
#include "cmd/photo/source.h"
#include "cmd/show/values.h"
#include "cmd/photo/visit.h"

/* By hf_peer. */
static const char *const words[] = {"emotrics", "dynaface", NULL};
static int chosen = -1;
static bool with_defects, wide_rows;

static const cli_option peer_options[] = {
    {"as", 0, CLI_WORD, &chosen, "SYSTEM",
     "print what another system would: emotrics or dynaface, under its own "
     "names and by its own definitions, its known defects put right",
     0, 0, words},
    {"with-defects", 0, CLI_FLAG, &with_defects, NULL,
     "with --as: reproduce the system's known defects too, for comparison "
     "with published tables",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_peer_group = {"Other systems", peer_options};

/* -------------------------------------------------------------- options */

/* The scale as the options say it; dynaface's and Emotrics' own otherwise. */
static hf_parity_options measuring(void)
{
    const hf_frame_options scale = cli_frame_options();
    hf_parity_options options;

    hf_parity_options_init(&options);
    options.defects = with_defects;
    options.iris_mm = scale.iris_mm;
    options.mm_per_px = scale.mm_per_px;
    options.pupil_mm = scale.pupil_mm;
    options.affected = cli_affected();
    return options;
}

/* A face's values; NULL: the rows alone, which every face has. */
static hf_status measure(hf_parity *out, const hf_face *face, hf_error *error)
{
    const hf_parity_options options = measuring();

    return hf_parity_measure(out, (hf_peer)chosen, face, &options, error);
}

bool cli_peer_chosen(void)
{
    hf_parity rows;
    hf_error error;

    if (chosen < 0) {
        if (with_defects) {
            cli_complain("--with-defects: needs --as; see --help");
            exit(CLI_NOTHING);
        }
        return false;
    }
    if (*cli_midline_setting()) {
        cli_complain("--as: %s has a midline of its own, upright through "
                     "mid-pupil: leave out --midline; see --help",
                     words[chosen]);
        exit(CLI_NOTHING);
    }
    if (cli_pose_correct()) {
        cli_complain("--as: %s measures heads as they are turned: leave out "
                     "--pose-correct; see --help",
                     words[chosen]);
        exit(CLI_NOTHING);
    }
    if (measure(&rows, NULL, &error) != HF_OK) {
        cli_complain("--as: %s; see --help", error.text);
        exit(CLI_NOTHING);
    }
    return true;
}

const char *cli_peer_settings(void)
{
    static char text[320];
    char scale[64];

    snprintf(scale, sizeof scale, "pupil_mm=%g", HF_DYNAFACE_PUPIL_MM);
    snprintf(text, sizeof text, "as=%s with_defects=%s %s", words[chosen],
             with_defects ? "yes" : "no",
             chosen == HF_PEER_DYNAFACE && measuring().pupil_mm == 0
                 ? cli_settings_of(scale)
                 : cli_settings());
    return text;
}

/* ----------------------------------------------------------------- rows */

/* The relative sd of a scale; dynaface's guess of the pupils has none that is
   known. */
static double scale_rsd(const hf_parity *p)
{
    static const struct {
        const char *scale;
        double rsd;
    } table[] = {{"iris", HF_IRIS_RSD}, {"given", 0}, {"pupils", 0}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].scale, p->scale))
            return table[i].rsd;
    return NAN;
}

static void print_long(const cli_origin *origin, const hf_parity *p)
{
    char reason[64];

    for (size_t i = 0; i < p->count; i++) {
        const hf_parity_value *v = &p->values[i];

        hf_parity_reason_text(reason, sizeof reason, v);
        cli_values_line(origin, origin->view,
                        &(cli_line){v->region, v->measure,
                                    hf_parity_form_name(v->form), v->unit,
                                    v->value, NAN, reason, p->scale,
                                    scale_rsd(p), NAN, 1, NAN});
    }
}

static void begin_wide(void)
{
    /* Borrowed until the rows end. */
    static char names[HF_PARITY_MAX][64];
    static cli_column columns[CLI_WIDE_FRONT + HF_PARITY_MAX];
    hf_parity p;

    if (measure(&p, NULL, NULL) != HF_OK)
        return; /* told by cli_peer_chosen */
    cli_wide_front(columns);
    for (size_t i = 0; i < p.count; i++) {
        hf_parity_column(names[i], sizeof names[i], &p.values[i]);
        columns[CLI_WIDE_FRONT + i] = (cli_column){names[i], 2};
    }
    cli_rows_begin(columns, CLI_WIDE_FRONT + p.count);
}

static void print_wide(const cli_origin *origin, const hf_parity *p)
{
    cli_cell cells[CLI_WIDE_FRONT + HF_PARITY_MAX];

    cli_wide_front_cells(cells, origin, p->mm_per_px, p->scale);
    for (size_t i = 0; i < p->count; i++)
        cells[CLI_WIDE_FRONT + i] = CLI_NUMBER_CELL(p->values[i].value);
    cli_row(cells);
}

/* ---------------------------------------------------------- for people */

/* Columns of the table: three in front, one for each form that the system has,
   and why. */
enum { TABLE_FRONT = 3, TABLE_MOST = TABLE_FRONT + HF_PARITY_FORM_COUNT + 1 };

/* The forms that the system has, in order; their number. */
static size_t forms_of(const hf_parity *p,
                       hf_parity_form forms[HF_PARITY_FORM_COUNT])
{
    bool has[HF_PARITY_FORM_COUNT] = {false};
    size_t count = 0;

    for (size_t i = 0; i < p->count; i++)
        has[p->values[i].form] = true;
    for (int f = 0; f < HF_PARITY_FORM_COUNT; f++)
        if (has[f])
            forms[count++] = (hf_parity_form)f;
    return count;
}

static void begin_table(const hf_parity_form *forms, size_t count)
{
    static const char *const heads[HF_PARITY_FORM_COUNT] = {
        "value", "R", "L", "deviation", "percent"};
    /* Borrowed until the rows end. */
    static cli_column columns[TABLE_MOST] = {
        {"region", -1}, {"measure", -1}, {"unit", -1}};

    for (size_t i = 0; i < count; i++)
        columns[TABLE_FRONT + i] = (cli_column){heads[forms[i]], 0};
    columns[TABLE_FRONT + count] = (cli_column){"why na", -1};
    cli_rows_begin(columns, TABLE_FRONT + count + 1);
}

/* One line of the table: the forms of the measure at first. Returns how many
   values it has taken. */
static size_t table_line(const hf_parity *p, size_t first,
                         const hf_parity_form *forms, size_t count)
{
    const hf_parity_value *v = &p->values[first];
    const char *text[HF_PARITY_FORM_COUNT] = {"", "", "", "", ""};
    cli_cell cells[TABLE_MOST] = {CLI_TEXT_CELL(v->region),
                                  CLI_TEXT_CELL(v->measure),
                                  CLI_TEXT_CELL(v->unit)};
    char reason[64] = "";
    size_t i;

    for (i = 0; first + i < p->count && v[i].measure == v->measure; i++) {
        text[v[i].form] = cli_number(v[i].value, cli_decimals(v[i].unit));
        /* A missing percent alone needs no words: it asks for --side. */
        if (!*reason && v[i].reason != HF_PARITY_SIDE_UNDECLARED)
            hf_parity_reason_text(reason, sizeof reason, &v[i]);
    }
    for (size_t f = 0; f < count; f++)
        cells[TABLE_FRONT + f] = CLI_TEXT_CELL(text[forms[f]]);
    cells[TABLE_FRONT + count] = CLI_TEXT_CELL(reason);
    cli_row(cells);
    return i;
}

static void print_table(FILE *to, const cli_origin *origin, const hf_parity *p)
{
    hf_parity_form forms[HF_PARITY_FORM_COUNT];
    const size_t count = forms_of(p, forms);

    fprintf(to, "\n%s%s%s  as %s%s", cli_shown(origin->photo),
            *origin->visit ? "  " : "", hf_view_name(origin->view),
            hf_peer_name(p->peer), with_defects ? " with its defects" : "");
    if (*p->scale)
        fprintf(to, "  scale %s mm/px (%s)", cli_number(p->mm_per_px, 4),
                p->scale);
    fputc('\n', to);
    begin_table(forms, count);
    for (size_t i = 0; i < p->count;)
        i += table_line(p, i, forms, count);
    cli_rows_end();
}

/* ------------------------------------------------------------- measuring */

static bool for_people(void)
{
    return cli_format_chosen() == CLI_AS_TEXT && !wide_rows;
}

static hf_status print_face(FILE *to, const cli_origin *origin,
                            const hf_face *face, hf_error *error)
{
    hf_parity p;
    hf_status status = measure(&p, face, error);

    if (status != HF_OK)
        return status;
    if (wide_rows)
        print_wide(origin, &p);
    else if (for_people())
        print_table(to, origin, &p);
    else
        print_long(origin, &p);
    return HF_OK;
}

/* Doubts about pose and scale, the scale being the system's. */
static void warn(const char *path, const hf_face *face)
{
    hf_frame_options options = cli_frame_options();
    hf_frame frame;
    hf_error why;

    if (chosen == HF_PEER_DYNAFACE && options.pupil_mm == 0)
        options.pupil_mm = HF_DYNAFACE_PUPIL_MM;
    /* No system of these refuses a number. */
    options.ungated = true;
    if (hf_frame_of(&frame, face, &options, &why) == HF_OK)
        cli_gate_warn(path, &frame, face);
    else
        cli_warn("'%s': %s", path, why.text);
}

static hf_status measure_loose(FILE *to, const char *path, hf_error *error)
{
    const cli_origin origin = {"", "", cli_path_base(path), HF_VIEW_NONE, NULL};
    cli_source source;
    hf_status status = cli_load(&source, path, false, error);

    if (status != HF_OK)
        return status;
    warn(path, source.face);
    status = print_face(to, &origin, source.face, error);
    cli_source_clear(&source);
    return status;
}

/* Each photo of a visit by itself: these systems carry no frame or scale from
   the rest photo to the others. */
static hf_status measure_visit(FILE *to, const char *path, hf_error *error)
{
    cli_visit visit;
    hf_status status = cli_visit_load(&visit, path, error);

    if (status != HF_OK)
        return status;
    for (int v = 0; status == HF_OK && v < HF_VIEW_COUNT; v++) {
        const hf_face *face = hf_visit_face(visit.visit, (hf_view)v);
        const cli_origin origin = {"", visit.name,
                                   cli_visit_photo(&visit, (hf_view)v),
                                   (hf_view)v, NULL};

        if (face)
            status = print_face(to, &origin, face, error);
    }
    cli_visit_clear(&visit);
    return status;
}

void cli_peer_measure(FILE *to, char *const *inputs, int count, bool wide)
{
    wide_rows = wide;
    if (wide)
        begin_wide();
    else if (!for_people())
        cli_values_begin();
    for (int i = 0; i < count; i++)
        cli_input(to, inputs[i], measure_visit, measure_loose);
    if (!for_people())
        cli_rows_end();
}
