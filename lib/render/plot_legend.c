/* render/plot_legend.c - names of series, and text beside places */
#include "render/plot.h"

#include <math.h>
#include <string.h>

/* Points. */
static const double sign_width = 18.0; /* line and marker, or box */
static const double sign_gap = 4.0;    /* to the words */
static const double key_gap = 14.0;    /* to the next entry */

static void draw_sign(hr_drawing *d, const hr_key *key, hr_place at)
{
    const hr_place line[] = {{at.x, at.y}, {at.x + sign_width, at.y}};

    if (key->block) {
        hr_draw_rect(d, key->colour, NULL,
                     (hr_rect){at.x + 4.0, at.y - 4.0, 10.0, 8.0});
        return;
    }
    if (key->line)
        hr_draw_line(d, key->line, line, 2);
    hr_draw_marker(d, key->marker, key->colour,
                   (hr_place){at.x + 0.5 * sign_width, at.y}, 2.8);
}

double hr_plot_legend(hr_drawing *drawing, hr_rect within, const hr_key *keys,
                      size_t count)
{
    const double size = hr_plot_type(HR_TYPE_LEGEND), line = 1.5 * size;
    double x = within.x, y = within.y + 0.5 * line;

    for (size_t i = 0; i < count; i++) {
        const double width =
            sign_width + sign_gap +
            hr_drawing_width(drawing, size, false, keys[i].text);

        if (x > within.x && x + width > within.x + within.w) {
            x = within.x;
            y += line;
        }
        draw_sign(drawing, &keys[i], (hr_place){x, y});
        hr_draw_text(
            drawing, (hr_place){x + sign_width + sign_gap, y + 0.35 * size},
            HR_START, size, false, hr_style_colour(HR_INK), keys[i].text);
        x += width + key_gap;
    }
    return count ? y + 0.5 * line - within.y : 0.0;
}

size_t hr_plot_tags(hr_drawing *drawing, const hr_tag *tags, size_t count,
                    hr_rect bounds, const hr_rect *avoid, size_t avoid_count)
{
    const double size = hr_plot_type(HR_TYPE_LABEL);
    hr_label labels[HR_MOST_TAGS];
    size_t placed;

    count = count < HR_MOST_TAGS ? count : HR_MOST_TAGS;
    memset(labels, 0, sizeof labels);
    for (size_t i = 0; i < count; i++) {
        hr_label *l = &labels[i];

        snprintf(l->text, sizeof l->text, "%s", tags[i].text);
        l->ax = tags[i].at.x;
        l->ay = tags[i].at.y;
        l->dx = tags[i].dx;
        l->dy = tags[i].dy;
        l->box.w = hr_drawing_width(drawing, size, false, l->text);
        l->box.h = 1.2 * size;
    }
    placed = hr_labels_place(labels, count, bounds, avoid, avoid_count, 1.5);
    for (size_t i = 0; i < count; i++)
        if (labels[i].placed)
            /* 0.93: the type's height over its baseline. */
            hr_draw_text(
                drawing,
                (hr_place){labels[i].box.x, labels[i].box.y + 0.93 * size},
                HR_START, size, false, hr_style_colour(HR_INK), labels[i].text);
    return placed;
}
