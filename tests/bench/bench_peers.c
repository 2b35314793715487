/* Speed beside other systems, photo by photo.
   usage: bench_peers DETECT ROUNDS "NAME=COMMAND"... -- PHOTO...
   DETECT is the program hemiface-detect. A command is a peer: it reads lines
   "PHOTO REDUCTION" and answers each with the milliseconds that it took from
   the JPEG to landmarks, or "none" (tests/bench/peers has two). All run on the
   same photos in turn, so that what else the machine does hits all alike;
   medians of the rounds are printed, and medians of their ratios. Every one is
   asked once before it counts.
   The second table is a cold start: from starting the program to the first
   photo's landmarks. */
#define _XOPEN_SOURCE 700

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <hemiface/hemiface.h>

#include "tests/support/bench.h"

enum { MOST_PEERS = 4, MOST_ROUNDS = 50, COLD_ROUNDS = 3 };

typedef struct peer {
    const char *name, *command;
    FILE *to, *from; /* NULL: not running */
    pid_t process;
} peer;

static struct {
    const char *detect;
    peer peers[MOST_PEERS];
    int count, rounds;
    hf_detector *detector;
} bench;

/* ------------------------------------------------------------------ peers */

static void start(peer *p)
{
    int to[2], from[2];

    if (pipe(to) != 0 || pipe(from) != 0)
        bench_die("no pipe");
    /* Another peer that held them would keep this one from ending. */
    (void)fcntl(to[1], F_SETFD, FD_CLOEXEC);
    (void)fcntl(from[0], F_SETFD, FD_CLOEXEC);
    fflush(stdout);
    p->process = fork();
    if (p->process == 0) {
        dup2(to[0], STDIN_FILENO);
        dup2(from[1], STDOUT_FILENO);
        close(to[0]);
        close(to[1]);
        close(from[0]);
        close(from[1]);
        execl("/bin/sh", "sh", "-c", p->command, (char *)NULL);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    p->to = fdopen(to[1], "w");
    p->from = fdopen(from[0], "r");
}

static void stop(peer *p)
{
    fclose(p->to);
    while (getc(p->from) != EOF)
        ;
    fclose(p->from);
    waitpid(p->process, NULL, 0);
    p->to = p->from = NULL;
}

/* Milliseconds; negative: it found no face. */
static double ask(peer *p, const char *photo, int reduction)
{
    char answer[64];

    fprintf(p->to, "%s %d\n", photo, reduction);
    fflush(p->to);
    if (!fgets(answer, sizeof answer, p->from)) {
        fprintf(stderr, "bench_peers: %s does not answer\n", p->name);
        exit(2);
    }
    return *answer == 'n' ? -1 : strtod(answer, NULL);
}

/* ------------------------------------------------------------------- ours */

static double ours(const char *photo, int *reduction)
{
    hf_detect_report report;
    const double begun = bench_now();
    hf_face *face;

    if (hf_detect_photo(&face, NULL, bench.detector, photo, NULL, NULL, &report,
                        NULL) != HF_OK)
        bench_die("no face on a photo");
    *reduction = report.reduction;
    hf_face_free(face);
    return 1e3 * (bench_now() - begun);
}

/* ----------------------------------------------------------------- tables */

static const char *base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void print_row(const char *photo, const char *name, double *us,
                      double *them, int rounds)
{
    double ratios[MOST_ROUNDS];

    for (int i = 0; i < rounds; i++)
        ratios[i] = us[i] / them[i];
    printf("  %-16s %8.0f ms  %-10s %8.0f ms  ours / theirs %.3f\n",
           base(photo), bench_median(us, (size_t)rounds), name,
           bench_median(them, (size_t)rounds),
           bench_median(ratios, (size_t)rounds));
}

static void steady(const char *photo)
{
    double us[MOST_ROUNDS] = {0}, them[MOST_PEERS][MOST_ROUNDS] = {{0}};
    int reduction;

    (void)ours(photo, &reduction);
    for (int k = 0; k < bench.count; k++)
        them[k][0] = ask(&bench.peers[k], photo, reduction);
    for (int i = 0; i < bench.rounds; i++) {
        us[i] = ours(photo, &reduction);
        for (int k = 0; k < bench.count; k++)
            if (i == 0 ? them[k][0] >= 0 : them[k][i - 1] >= 0)
                them[k][i] = ask(&bench.peers[k], photo, reduction);
            else
                them[k][i] = -1;
    }
    for (int k = 0; k < bench.count; k++) {
        double own[MOST_ROUNDS];

        memcpy(own, us, sizeof own); /* medians sort */
        if (them[k][bench.rounds - 1] < 0)
            printf("  %-16s %8.0f ms  %-10s found no face\n", base(photo),
                   bench_median(own, (size_t)bench.rounds),
                   bench.peers[k].name);
        else
            print_row(photo, bench.peers[k].name, own, them[k], bench.rounds);
    }
    fflush(stdout);
}

static void cold(const char *photo, int reduction)
{
    for (int k = 0; k < bench.count; k++) {
        double us[COLD_ROUNDS], them[COLD_ROUNDS];

        for (int i = 0; i < COLD_ROUNDS; i++) {
            char *argv[] = {(char *)bench.detect, (char[]){"--csv"},
                            (char *)photo, NULL};
            double begun;

            us[i] = 1e3 * bench_start(argv).wall;
            begun = bench_now();
            start(&bench.peers[k]);
            (void)ask(&bench.peers[k], photo, reduction);
            them[i] = 1e3 * (bench_now() - begun);
            stop(&bench.peers[k]);
        }
        print_row(photo, bench.peers[k].name, us, them, COLD_ROUNDS);
        fflush(stdout);
    }
}

/* -------------------------------------------------------------- arguments */

static int read_peers(int argc, char **argv)
{
    int i = 3;

    for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
        char *equals = strchr(argv[i], '=');

        if (!equals || bench.count == MOST_PEERS)
            bench_die("a peer is NAME=COMMAND");
        *equals = 0;
        bench.peers[bench.count++] =
            (peer){.name = argv[i], .command = equals + 1};
    }
    return i + 1;
}

int main(int argc, char **argv)
{
    int first, reduction;

    if (argc < 5 || atoi(argv[2]) < 1 || atoi(argv[2]) > MOST_ROUNDS)
        bench_die("usage: bench_peers DETECT ROUNDS NAME=COMMAND... -- PHOTO");
    bench.detect = argv[1];
    bench.rounds = atoi(argv[2]);
    first = read_peers(argc, argv);
    if (first >= argc || hf_detector_new(&bench.detector, NULL) != HF_OK)
        bench_die("no photos, or no networks");
    puts("one photo after another, networks loaded:");
    for (int k = 0; k < bench.count; k++)
        start(&bench.peers[k]);
    for (int i = first; i < argc; i++)
        steady(argv[i]);
    for (int k = 0; k < bench.count; k++)
        stop(&bench.peers[k]);
    puts("from a cold start:");
    fflush(stdout);
    (void)ours(argv[first], &reduction);
    cold(argv[first], reduction);
    hf_detector_free(bench.detector);
    return 0;
}
