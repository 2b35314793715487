/* bench/accuracy/nasolabial.c - does a nasolabial fold show, and where?
 *
 * The truth is in tests/bench/folds.tsv: what one reader saw. Its development
 * half is what the detector was made with; the other half is what counts.
 */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 3, MOST = 1024 };

/* A line of the file. */
struct label {
    char photo[64], side[8], half[16], hair[8], shows[8];
    double at[POINTS][2]; /* px, NAN where it was not read */
    bool invented;        /* found where the reader saw none */
};
static struct label *labels;
static size_t label_count;

/* Sides that were seen to have a fold, of those that a reader told apart. */
struct tally {
    int sides, found;
};
enum { YES, NO, UNSURE, ANSWERS };
static const char *const answers[ANSWERS] = {"yes", "no", "unsure"};
enum { DEVELOPMENT, HELD_OUT, HALVES };
static const char *const halves[HALVES] = {"development", "held-out"};
/* [smiling][hair on lip or cheek] */
static struct tally tallies[HALVES][ANSWERS][2][2];

/* Distances of read points from the line that was found; the angle; and of the
 * found points from where a person placed the smile line at rest, which people
 * do whether a fold shows or not. */
static struct column across[HALVES], angles[HALVES], placed;

static void read_line(struct label *l, const char *line)
{
    char cells[6][16];
    int at = 0, end = 0;

    memset(l, 0, sizeof *l);
    if (sscanf(line, "%63[^\t]\t%7[^\t]\t%15[^\t]\t%7[^\t]\t%7[^\t]%n",
               l->photo, l->side, l->half, l->hair, l->shows, &at) != 5) {
        fprintf(stderr, "bench_accuracy: folds.tsv: '%s'\n", line);
        exit(2);
    }
    for (int i = 0; i < 2 * POINTS; i++) {
        cells[i][0] = '\0';
        if (line[at] == '\t' &&
            sscanf(line + ++at, "%15[^\t\n]%n", cells[i], &end) == 1)
            at += end;
        l->at[i / 2][i % 2] = cells[i][0] ? atof(cells[i]) : NAN;
    }
}

static void read_labels(void)
{
    const char path[] = HF_TEST_SOURCE "/tests/bench/folds.tsv";
    FILE *file = fopen(path, "r");
    char line[512];

    labels = calloc(MOST, sizeof *labels);
    if (!file || !labels) {
        fprintf(stderr, "bench_accuracy: cannot read %s\n", path);
        exit(2);
    }
    while (fgets(line, sizeof line, file) && label_count < MOST)
        if (line[0] != '#' && strncmp(line, "photo\t", 6) != 0)
            read_line(&labels[label_count++], line);
    fclose(file);
}

static int index_of(const char *const *words, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(words[i], word))
            return i;
    fprintf(stderr, "bench_accuracy: folds.tsv: '%s'\n", word);
    exit(2);
}

/* The face with the reader's fold on that side. NULL: not all three points
   were read. */
static hf_face *as_read(const hf_face *face, const struct label *l,
                        hf_side side)
{
    hf_point points[POINTS];
    hf_face *copy = NULL;
    hf_error error;

    for (int i = 0; i < POINTS; i++) {
        if (!isfinite(l->at[i][0]))
            return NULL;
        points[i] = (hf_point){l->at[i][0], l->at[i][1], 0};
    }
    need(hf_face_copy(&copy, face, &error), &error);
    need(hf_face_set_contour(copy, HF_NASOLABIAL_FOLD, side, points, POINTS,
                             &error),
         &error);
    return copy;
}

static void compare_angle(const hf_face *face, const struct label *l,
                          hf_side side, int half)
{
    const struct wanted wanted = {
        "nasolabial_angle", side == HF_LEFT ? HF_VALUE_LEFT : HF_VALUE_RIGHT};
    hf_face *truth = as_read(face, l, side);
    hf_values *seen, *read;
    double sd;

    if (!truth)
        return;
    seen = measure(face, NULL);
    read = measure(truth, NULL);
    if (seen && read) {
        const double value = value_of(seen, &wanted, &sd);

        column_add(&angles[half], value_of(read, &wanted, NULL), value, sd);
    }
    hf_values_free(seen);
    hf_values_free(read);
    hf_face_free(truth);
}

/* Straight on beyond its ends, by half its length: a reader's points lie at
   the same heights, give or take some. */
static bool longer(struct line *line, const hf_face *face,
                   const hf_frame *frame, hf_side side)
{
    const hf_contour c = hf_face_contour(face, HF_NASOLABIAL_FOLD, side);
    hf_point points[POINTS + 2];
    hf_face *copy = NULL;
    hf_error error;
    bool ok;

    if (c.count != POINTS)
        return false;
    memcpy(points + 1, c.points, sizeof *points * POINTS);
    points[0] = points[POINTS + 1] = points[1];
    points[0].x += (points[1].x - points[2].x);
    points[0].y += (points[1].y - points[2].y);
    points[POINTS + 1].x = 2 * points[POINTS].x - points[POINTS - 1].x;
    points[POINTS + 1].y = 2 * points[POINTS].y - points[POINTS - 1].y;
    need(hf_face_copy(&copy, face, &error), &error);
    need(hf_face_set_contour(copy, HF_NASOLABIAL_FOLD, side, points, POINTS + 2,
                             &error),
         &error);
    ok = line_of(line, copy, frame, HF_NASOLABIAL_FOLD, side);
    hf_face_free(copy);
    return ok;
}

static void compare(const struct photo *photo, const struct label *l,
                    hf_side side, int half)
{
    const hf_face *face = photo->seen->face[REFINED];
    const hf_contour c = hf_face_contour(face, HF_NASOLABIAL_FOLD, side);
    struct line line;
    hf_frame frame;

    if (hf_frame_of(&frame, face, NULL, NULL) ||
        !longer(&line, face, &frame, side))
        return;
    for (int i = 0; i < POINTS; i++) {
        double x, y;

        if (!isfinite(l->at[i][0]))
            continue;
        hf_frame_to_mm(&frame, l->at[i][0], l->at[i][1], &x, &y);
        column_add(&across[half], 0, line_distance(&line, x, y),
                   c.points[i].sd * frame.mm_per_px);
    }
    compare_angle(face, l, side, half);
}

/* At rest, where a person drew the smile line. */
static void compare_placed(const struct photo *photo, hf_side side)
{
    const hf_face *face = photo->seen->face[REFINED];
    const hf_contour c = hf_face_contour(face, HF_NASOLABIAL_FOLD, side);
    struct line truth;
    hf_frame frame;

    if (!photo->truth || hf_frame_of(&frame, photo->truth, NULL, NULL) ||
        !line_of(&truth, photo->truth, &frame, HF_NASOLABIAL_FOLD, side))
        return;
    for (size_t i = 0; i < c.count; i++) {
        double x, y;

        hf_frame_to_mm(&frame, c.points[i].x, c.points[i].y, &x, &y);
        column_add(&placed, 0, line_distance(&truth, x, y),
                   c.points[i].sd * frame.mm_per_px);
    }
}

void nasolabial(const struct photo *photo)
{
    const hf_face *face = photo->seen->face[REFINED];

    if (!labels)
        read_labels();
    for (size_t i = 0; i < label_count && face; i++) {
        struct label *l = &labels[i];
        const hf_side side = strcmp(l->side, "left") ? HF_RIGHT : HF_LEFT;
        struct tally *t;
        int half, answer;

        if (strcmp(l->photo, photo->name) != 0)
            continue;
        half = index_of(halves, HALVES, l->half);
        answer = index_of(answers, ANSWERS, l->shows);
        t = &tallies[half][answer][photo->smiling][!strcmp(l->hair, "yes")];
        t->sides++;
        if (!hf_face_contour(face, HF_NASOLABIAL_FOLD, side).count)
            continue;
        t->found++;
        if (answer == NO)
            l->invented = true;
        if (answer == YES)
            compare(photo, l, side, half);
        compare_placed(photo, side);
    }
}

static void print_tally(const char *half, const char *answer,
                        const char *photos, const char *hair,
                        const struct tally *t)
{
    struct row row = row_new("fold", answer, half, photos, hair);

    if (!t->sides)
        return;
    row.n = (size_t)t->sides;
    row.value = t->found;
    row.percent = 100.0 * t->found / t->sides;
    table_row(&row);
}

static void print_column(const char *what, const char *half,
                         struct column *column)
{
    struct row row = row_new("fold", what, half, "", "refined");

    if (!column->n)
        return;
    row_of_column(&row, column);
    table_row(&row);
    column_free(column);
}

void nasolabial_print(void)
{
    if (!label_count)
        return;
    table_begin("Sides with a nasolabial fold by what a reader saw (yes, no, "
                "unsure), and how many\nof them it was found on (found, "
                "percent); hair: moustache, beard or stubble",
                "percent value", "found");
    for (int h = HALVES; h-- > 0;)
        for (int a = 0; a < ANSWERS; a++)
            for (int s = 0; s < 2; s++)
                for (int hair = 0; hair < 2; hair++)
                    print_tally(
                        halves[h], answers[a], s ? "smiling" : "neutral",
                        hair ? "hair" : "bare", &tallies[h][a][s][hair]);
    for (size_t i = 0; i < label_count; i++)
        if (labels[i].invented)
            printf("invented: %s, %s side (%s)\n", labels[i].photo,
                   labels[i].side, labels[i].half);
    table_begin("Where it was found: a reader's points from it, mm; its angle, "
                "deg; and at rest the\npoints found from where a person put "
                "the smile line, mm",
                "bias sd mae p95 within", NULL);
    for (int h = HALVES; h-- > 0;) {
        print_column("read points", halves[h], &across[h]);
        print_column("angle", halves[h], &angles[h]);
    }
    print_column("placed smile line", "", &placed);
}
