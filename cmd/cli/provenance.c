/* cli/provenance.c - what made an output, in front of it */
#include <hemiface/detect.h>
#include <hemiface/version.h>

#include "cmd/cli/message.h"
#include "cmd/cli/stream.h"

void cli_provenance_text(FILE *to)
{
    const cli_names *from = cli_out.sources;
    const char *name, *sha256;

    fprintf(to, "# %s %s; research and education, not a medical device\n",
            cli_get_name(), hf_version());
    for (size_t i = 0; !from && hf_detect_model(i, &name, &sha256); i++)
        fprintf(to, "# model %s sha256 %.16s\n", name, sha256);
    for (size_t i = 0; from && i < from->count; i++)
        fprintf(to, "# of results: %s\n", from->words[i]);
    if (*cli_out.settings)
        fprintf(to, "# settings %s\n", cli_out.settings);
    if (*cli_out.raters)
        fprintf(to, "# points corrected by %s\n", cli_out.raters);
}

void cli_provenance_json(FILE *to)
{
    const cli_names *from = cli_out.sources;
    const char *name, *sha256;

    fputs("{\"provenance\": {\"tool\": ", to);
    cli_json_string(to, cli_get_name());
    fprintf(to, ", \"version\": \"%s\", \"%s", hf_version(),
            from ? "results\": [" : "models\": {");
    for (size_t i = 0; !from && hf_detect_model(i, &name, &sha256); i++)
        fprintf(to, "%s\"%s\": \"%s\"", i ? ", " : "", name, sha256);
    for (size_t i = 0; from && i < from->count; i++) {
        fputs(i ? ", " : "", to);
        cli_json_string(to, from->words[i]);
    }
    fprintf(to, "%c, \"settings\": ", from ? ']' : '}');
    cli_json_string(to, cli_out.settings);
    if (*cli_out.raters) {
        fputs(", \"corrected_by\": ", to);
        cli_json_string(to, cli_out.raters);
    }
    fputs("}}\n", to);
}
