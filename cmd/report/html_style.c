/* report/html_style.c - how reports look in a browser and on its paper
 *
 * Dark on white, the reader's own system font, one column. Below 40 rem, a
 * phone, each row of a table becomes a block with the columns' names inside.
 */
#include "cmd/report/html.h"

#include "render/style.h"

static const char screen[] =
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0 auto;max-width:58rem;padding:1.5rem 1.25rem 3rem;"
    "background:#fff;color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"
    "\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"Noto Sans\","
    "\"DejaVu Sans\",sans-serif}\n"
    "h1{font-size:1.6rem;line-height:1.2;margin:0 0 1rem}\n"
    "h2{font-size:1.2rem;line-height:1.3;margin:2.25rem 0 .75rem;"
    "padding-top:.75rem;border-top:1px solid var(--line)}\n"
    "p,ul,dl{margin:.5rem 0;max-width:44rem}\n"
    "ul{padding-left:1.25rem}\n"
    "li{margin:.2rem 0}\n"
    ".key{margin:1rem 0;padding:.5rem 1rem;"
    "background:var(--tint);border-left:4px solid var(--ink)}\n"
    ".note{font-size:.85rem;color:var(--soft)}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}\n"
    "dt{color:var(--soft)}\n"
    "dd{margin:0;overflow-wrap:anywhere}\n"
    "table{border-collapse:collapse;width:100%;margin:1rem 0;"
    "font-size:.9rem;line-height:1.35;font-variant-numeric:tabular-nums}\n"
    "caption{text-align:left;font-weight:600;padding:.25rem 0 .5rem}\n"
    "th,td{padding:.35rem .75rem .35rem 0;text-align:left;"
    "vertical-align:top;border-bottom:1px solid var(--line)}\n"
    "th{font-weight:600}\n"
    "tbody th{font-weight:500}\n"
    "thead th{color:var(--soft);border-bottom:1.5px solid var(--ink);"
    "vertical-align:bottom}\n"
    ".n{text-align:right;white-space:nowrap}\n"
    ".better,.worse,.other{font-weight:700;margin-right:.3em}\n"
    ".better{color:var(--better)}.worse{color:var(--worse)}"
    ".other{color:var(--same)}\n"
    "figure{margin:1.25rem 0}\n"
    "figcaption{font-size:.9rem;color:var(--soft);margin-top:.35rem;"
    "max-width:44rem}\n"
    "figure.plot figcaption{color:var(--ink);font-weight:600;margin:0 0 .5rem}"
    "\n"
    "svg{display:block;width:100%;height:auto;font-family:system-ui,"
    "-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,"
    "\"DejaVu Sans\",sans-serif}\n"
    "img{display:block;width:100%;height:auto}\n"
    ".plots{display:flex;flex-wrap:wrap;gap:0 2.5rem}\n"
    ".plots figure{flex:1 1 20rem;min-width:0}\n"
    ".plots figure.wide{flex-basis:100%}\n"
    ".many{font-size:.78rem}\n"
    ".many th,.many td{padding-right:.5rem}\n"
    "details{margin-top:2.25rem;border-top:1px solid var(--line)}\n"
    "summary{padding:.75rem 0;cursor:pointer}\n"
    "summary h2{display:inline;border:0;margin:0;padding:0}\n"
    "summary:focus-visible{outline:2px solid var(--ink);outline-offset:2px}\n"
    ".scroll{overflow-x:auto}\n";

static const char phone[] =
    "@media screen and (max-width:40rem){\n"
    "body{padding:1rem 1rem 2rem}\n"
    "dl{grid-template-columns:1fr;gap:0}\n"
    "dd{margin:0 0 .4rem}\n"
    "table,caption,tbody,th,td{display:block;width:100%}\n"
    "thead{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%)}\n"
    "tbody tr{display:grid;gap:.15rem .75rem;padding:.6rem 0;"
    "grid-template-columns:repeat(auto-fill,minmax(5.75rem,1fr));"
    "border-bottom:1px solid var(--line)}\n"
    "tbody th,td{border:0;padding:0}\n"
    "tbody th,td:not(.n){grid-column:1/-1;font-weight:400}\n"
    "tbody th{font-weight:600}\n"
    "td{text-align:left}\n"
    "td.n{text-align:left}\n"
    "td::before{content:attr(data-name);color:var(--soft);"
    "font-size:.8rem;margin-right:.5em}\n"
    "td.n::before{display:block;margin:0}\n"
    "td:empty{display:none}\n"
    /* Small print of a wide plot would be too small: it scrolls. */
    ".plots figure.wide{overflow-x:auto}\n"
    "figure.wide svg{min-width:34rem}\n"
    "}\n";

static const char paper[] =
    "@page{size:A4;margin:16mm 15mm}\n"
    "@media print{\n"
    "html{font-size:10pt}\n"
    "body{max-width:none;padding:0}\n"
    "figure{margin:.75rem 0}\n"
    "h2{break-after:avoid;margin-top:1.25rem}\n"
    "tr,figure,.key{break-inside:avoid}\n"
    "thead{display:table-header-group}\n"
    "caption{break-after:avoid}\n"
    ".page{break-before:page}\n"
    ".page h2{border:0;padding-top:0;margin-top:0}\n"
    "details{break-inside:auto}\n"
    "details::details-content{content-visibility:visible;display:block}\n"
    "summary{list-style:none}\n"
    "table{font-size:8.5pt}\n"
    ".scroll{overflow:visible}\n"
    ".plots figure:not(.wide){flex:0 1 42%}\n"
    ".many{font-size:7pt}\n"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "}\n";

void html_style(FILE *to)
{
    static const struct {
        const char *name;
        hr_colour_id id;
    } colours[] = {{"ink", HR_INK},        {"soft", HR_INK_SOFT},
                   {"tint", HR_HALF_TONE}, {"better", HR_BETTER},
                   {"worse", HR_WORSE},    {"same", HR_SAME}};
    char hex[8];

    fputs(":root{--line:#d5d5da", to);
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        hr_style_hex(hex, colours[i].id);
        fprintf(to, ";--%s:%s", colours[i].name, hex);
    }
    fputs("}\n", to);
    fputs(screen, to);
    fputs(phone, to);
    fputs(paper, to);
}
